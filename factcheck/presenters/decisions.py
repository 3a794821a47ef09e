"""What editors said of links, for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from factcheck.domain.decisions import EditorSays, LinkDecision, disagree
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line


class DecisionOut(Out):
    """What an editor said of a link; ``number`` counts the link's decisions from 1, the highest holds.

    ``undoes`` is the number of the one that it takes back; ``state`` is then what the link was before that.
    """

    claim_id: str
    relation: str
    other_claim_id: str
    number: int
    state: str
    editor: str
    note: str | None
    decided_at: datetime
    undoes: int | None = None


def decision_cards(decisions: Iterable[LinkDecision]) -> Iterator[list[str]]:
    """A card a decision: what of which pair, who and when, and why where that was said."""
    for one in decisions:
        pair = f"{one.a} {one.relation} {one.b}"
        back = "" if one.undoes is None else f"takes {one.undoes} back: "
        said = f"{back}{one.state} by {field(one.editor)}  {one.decided_at:%Y-%m-%d %H:%M} UTC"
        yield [f"{pair}  decision {one.number}  {said}", *([f"  {one_line(one.note)}"] if one.note else [])]


def decision_rows(decisions: Iterable[LinkDecision]) -> Iterator[DecisionOut]:
    """A row a decision."""
    for one in decisions:
        yield DecisionOut(
            claim_id=str(one.a),
            relation=one.relation.value,
            other_claim_id=str(one.b),
            number=one.number,
            state=one.state.value,
            editor=one.editor,
            note=one.note,
            decided_at=one.decided_at,
            undoes=one.undoes,
        )


def said_lines(said: Sequence[EditorSays]) -> Iterator[str]:
    """Who decided what of a link, a line; where two disagree it says so."""
    if not said:
        return
    words = ", ".join(f"{one.state} by {field(one.editor)}" for one in said)
    yield f"editors disagree: {words}" if disagree(said) else words
    yield from (f"  {field(one.editor)}: {one_line(one.note)}" for one in said if one.note)
