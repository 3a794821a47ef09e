"""What an editor is shown and has decided, as JSON."""

from collections.abc import Iterable

from factcheck.domain.decisions import LinkDecision
from factcheck.domain.records import LinkRecord
from factcheck.presenters.decisions import DecisionOut, decision_rows
from factcheck.presenters.exports import ClaimOut, LinkOut, Out, claim_out, link_out
from factcheck.services.reviewing import COUNTED, Sheet


class SaidOut(Out):
    """The newest word of an editor on a link."""

    number: int
    editor: str
    state: str
    note: str | None


class SheetOut(Out):
    """A pair: its link with what was said of it, the other link if it has both, and both claims in their sentences.

    ``seen`` and ``other_seen`` are the newest decisions on the two, to be sent with a decision; ``place`` is what
    ``after`` says to have the next pair.
    """

    link: LinkOut
    said: tuple[SaidOut, ...]
    seen: int
    other: LinkOut | None
    other_seen: int
    claims: tuple[ClaimOut, ...]
    place: str


class NextOut(Out):
    """The next pair, null at the end; ``left`` are open on all pages, ``counted`` is false where there may be more."""

    pair: SheetOut | None
    left: int
    counted: bool


class DecisionsOut(Out):
    """What was decided."""

    decisions: tuple[DecisionOut, ...]


def next_out(sheet: Sheet | None, *, left: int) -> NextOut:
    """The sheet as JSON."""
    return NextOut(pair=None if sheet is None else _sheet(sheet), left=left, counted=left < COUNTED)


def decisions_out(decisions: Iterable[LinkDecision]) -> DecisionsOut:
    """Decisions as JSON."""
    return DecisionsOut(decisions=tuple(decision_rows(decisions)))


def _sheet(sheet: Sheet) -> SheetOut:
    link, other = sheet.link, sheet.other
    return SheetOut(
        link=link_out(link),
        said=_said(link),
        seen=link.seen,
        other=None if other is None else link_out(other),
        other_seen=0 if other is None else other.seen,
        claims=tuple(claim_out(sheet.claims[ref]) for ref in (link.a.ref, link.b.ref)),
        place=str(sheet.place),
    )


def _said(link: LinkRecord) -> tuple[SaidOut, ...]:
    return tuple(SaidOut(number=one.number, editor=one.editor, state=one.state, note=one.note) for one in link.said)
