"""One pair for an editor's eye: both claims in their sentences, chain, day, reasons, and what was said of it before."""

from collections.abc import Iterator

from factcheck.domain.records import ClaimRecord
from factcheck.domain.spans import Span
from factcheck.presenters.decisions import said_lines
from factcheck.presenters.independence import behind_lines
from factcheck.presenters.links import headline, reason_lines
from factcheck.presenters.words import chain, day, field, marked, one_line, stance
from factcheck.services.review import Pair, Side

_AROUND = 600  # characters of the text on each side of the claim when the source is opened


def pair_lines(pair: Pair, *, place: int, of: int) -> Iterator[str]:
    """The pair as a card."""
    yield f"{place} of {of}  {headline(pair.link)}"
    yield from (f"  {line}" for line in (*reason_lines(pair.link.reasons), *said_lines(pair.link.said)))
    for side in pair.sides:
        yield ""
        yield from (f"  {line}" for line in _side(side.record))
        yield from (f"    {line}" for line in behind_lines(pair.behind.get(side.record.ref)))


def context_lines(side: Side) -> Iterator[str]:
    """The claim in the text around it."""
    record = side.record
    start, end = max(0, record.claim.span.start - _AROUND), record.claim.span.end + _AROUND
    yield f"{record.ref}  {field(record.source.key)}  {field(record.source.url) if record.source.url else ''}".rstrip()
    yield f"  {marked(side.text[start:end], Span(start, min(end, len(side.text))), record.claim.span)}"


def _side(record: ClaimRecord) -> Iterator[str]:
    claim, source = record.claim, record.source
    said = stance(claim.polarity, claim.modality, claim.voice)
    yield f"{record.ref}  {day(source.published)}  {said}"
    yield f"  {chain([hop.name for hop in claim.chain], source.outlet)}"
    if source.title:
        yield f"  {one_line(source.title)}"
    yield f"  {marked(record.sentence_text, record.sentence, claim.span)}"
