"""Claims for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator

from factcheck.domain.records import ClaimRecord
from factcheck.presenters.exports import Out, claim_out
from factcheck.presenters.links import Card, headline
from factcheck.presenters.verdicts import verdict_cards
from factcheck.presenters.words import brief_lines, chain, day, field, marked, one_line, stance
from factcheck.services.claims import ClaimDossier


def claim_cards(claims: Iterable[ClaimRecord]) -> Iterator[Card]:
    """A card a claim: its name and stance, its chain, its words."""
    for record in claims:
        yield [_heading(record), f"  {_chain(record)}", f"  {one_line(record.text)}"]


def dossier_cards(dossier: ClaimDossier) -> Iterator[Card]:
    """The claim in its sentence with all that was read of it, then its links, then its verdicts."""
    record = dossier.claim
    yield [
        _heading(record),
        f"  chain     {_chain(record)}",
        f"  from      {field(record.source.key)}, source {record.source.source_id}, sentence {record.claim.sentence}",
        *(f"  {line}" for line in _details(record)),
        "  sentence",
        f"  {marked(record.sentence_text, record.sentence, record.claim.span)}",
    ]
    for link in dossier.links:
        other = link.b if link.a.ref == record.ref else link.a
        reasons = ", ".join(f"{reason.code}" for reason in link.reasons)
        yield [f"{headline(link)}  {reasons}".rstrip(), *(f"  {line}" for line in brief_lines(other))]
    yield from verdict_cards(dossier.verdicts)


def claim_rows(claims: Iterable[ClaimRecord]) -> Iterator[Out]:
    """The rows of the export."""
    return map(claim_out, claims)


def _heading(record: ClaimRecord) -> str:
    claim = record.claim
    said = stance(claim.polarity, claim.modality, claim.voice)
    notes = [str(record.ref), day(record.source.published), said]
    if claim.quoted:
        notes.append("quoted")
    if not record.current:
        notes.append(f"in capture {record.capture}, since changed")
    return "  ".join(notes)


def _chain(record: ClaimRecord) -> str:
    return chain([hop.name for hop in record.claim.chain], record.source.outlet)


def _details(record: ClaimRecord) -> Iterator[str]:
    """Cue, quantities and times, where there are any: the words last on their line."""
    claim = record.claim
    if claim.cue:
        yield f"cue       {field(claim.cue)}"
    for quantity, text in zip(claim.quantities, record.quantities_text, strict=True):
        yield f"quantity  {_interval(quantity.value, quantity.value_max)} {field(quantity.unit or '')} = {field(text)}"
    for time, text in zip(claim.times, record.times_text, strict=True):
        yield f"time      {time.days.written() if time.days else 'day not known'} = {field(text)}"


def _interval(value: float | None, value_max: float | None) -> str:
    if value is None:
        return f"at most {value_max:,g}" if value_max is not None else "?"
    return f"{value:,.10g}" if value_max is None else f"{value:,.10g} to {value_max:,.10g}"
