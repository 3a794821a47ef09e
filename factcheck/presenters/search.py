"""What a search found: for people (cards), for programs (rows) and for pages (marked sentences)."""

from collections.abc import Iterator
from typing import Literal

from factcheck.domain.days import DayRange
from factcheck.domain.search import FoundName, FoundSource, Nearness
from factcheck.presenters.exports import ClaimOut, Out, claim_out
from factcheck.presenters.marks import CLAIM
from factcheck.presenters.pieces import Mark, Piece, pieces
from factcheck.presenters.words import UNKNOWN_DAY, field, one_line, outlet_name
from factcheck.services.search import Found

HIT = "hit"


class FoundNameOut(Out):
    """Who bears a name that was asked for; ``sounds_like`` where it is written otherwise."""

    entity_id: int
    kind: str
    name: str
    other_names: tuple[str, ...]
    outlet_id: int | None
    sounds_like: bool


class FoundSourceOut(Out):
    """An article whose headline or address was asked for."""

    source_id: int
    title: str | None
    key: str
    outlet: str | None
    published_on: str | None


class FoundClaimOut(Out):
    """A claim with the places in its capture of the words that were asked for."""

    claim: ClaimOut
    hits: tuple[tuple[int, int], ...]


class FoundOut(Out):
    """What was found. ``counted`` claims hold the words, more where ``many``; those about a name come with them.

    ``next`` is what ``after`` says to have the next claims; null at the end. ``named`` is the claim that the question
    names.
    """

    names: tuple[FoundNameOut, ...]
    sources: tuple[FoundSourceOut, ...]
    claims: tuple[FoundClaimOut, ...]
    counted: int
    many: bool
    next: str | None
    named: str | None


class FoundRow(Out):
    """One thing that was found, as a row: a name, an article or a claim."""

    found: Literal["name", "source", "claim"]
    id: str
    text: str
    outlet: str | None
    published_on: str | None


def found_out(found: Found) -> FoundOut:
    """What was found as JSON."""
    return FoundOut(
        names=tuple(map(_name_out, found.names)),
        sources=tuple(map(_source_out, found.sources)),
        claims=tuple(
            FoundClaimOut(
                claim=claim_out(record), hits=tuple((span.start, span.end) for span in found.hits.get(record.ref, ()))
            )
            for record in found.claims
        ),
        counted=found.counted,
        many=found.many,
        next=None if found.next is None else str(found.next),
        named=None if found.named is None else str(found.named),
    )


def found_cards(found: Found) -> Iterator[list[str]]:
    """A card a thing: names, then articles, then claims."""
    for name in found.names:
        others = ", ".join(map(field, name.others))
        like = "  (sounds like it)" if name.nearness is Nearness.SOUNDS else ""
        yield [f"{name.kind} {name.entity_id}  {field(name.name)}{like}", *([f"  {others}"] if others else [])]
    for source in found.sources:
        yield [
            f"source {source.source_id}  {_day(source.published) or UNKNOWN_DAY}  {outlet_name(source.outlet)}",
            f"  {one_line(source.title or source.key)}",
        ]
    for record in found.claims:
        claimant = record.claim.claimant
        said = outlet_name(record.source.outlet)
        by = said if claimant is None else f"{field(claimant.name)} -> {said}"
        yield [
            f"claim {record.ref}  {_day(record.source.published) or UNKNOWN_DAY}  {by}",
            f"  {one_line(''.join(_bracketed(piece) for piece in found_pieces(found, record.ref)))}",
        ]


def found_rows(found: Found) -> Iterator[Out]:
    """A row a thing: names, then articles, then claims."""
    for name in found.names:
        yield FoundRow(found="name", id=str(name.entity_id), text=name.name, outlet=None, published_on=None)
    for source in found.sources:
        known = {"outlet": source.outlet, "published_on": _day(source.published)}
        yield FoundRow(found="source", id=str(source.source_id), text=source.title or source.key, **known)
    for record in found.claims:
        known = {"outlet": record.source.outlet, "published_on": _day(record.source.published)}
        yield FoundRow(found="claim", id=str(record.ref), text=record.text, **known)


def found_pieces(found: Found, ref: object) -> Iterator[Piece]:
    """The sentence of a claim that was found, cut where the claim and the words that were asked for stand in it."""
    [record] = [each for each in found.claims if each.ref == ref]
    hits = [Mark(span, HIT) for span in found.hits.get(record.ref, ()) if record.sentence.holds(span)]
    return pieces(record.sentence_text, [Mark(record.claim.span, CLAIM), *hits], at=record.sentence.start)


def _bracketed(piece: Piece) -> str:
    return f"[{piece.text}]" if HIT in piece.kinds else piece.text


def _name_out(name: FoundName) -> FoundNameOut:
    return FoundNameOut(
        entity_id=name.entity_id,
        kind=name.kind,
        name=name.name,
        other_names=name.others,
        outlet_id=name.outlet_id,
        sounds_like=name.nearness is Nearness.SOUNDS,
    )


def _source_out(source: FoundSource) -> FoundSourceOut:
    return FoundSourceOut(
        source_id=source.source_id,
        title=source.title,
        key=source.key,
        outlet=source.outlet,
        published_on=_day(source.published),
    )


def _day(days: DayRange | None) -> str | None:
    return None if days is None else days.written()
