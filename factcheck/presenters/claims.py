"""Claims for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator

from factcheck.domain.reading import Claim
from factcheck.domain.records import ClaimRecord
from factcheck.presenters.corrections import correction_lines
from factcheck.presenters.decisions import said_lines
from factcheck.presenters.exports import Out, claim_out
from factcheck.presenters.independence import behind_lines
from factcheck.presenters.links import Card, headline
from factcheck.presenters.queue import held_lines
from factcheck.presenters.verdicts import verdict_cards
from factcheck.presenters.words import brief_lines, chain, day, field, marked, one_line, outlet_name, stance
from factcheck.services.claims import ClaimDossier
from factcheck.services.reading import ReadArticle


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
        *(f"  {line}" for line in correction_lines(dossier.corrections, dossier.verdicts)),
        *_no_longer(dossier),
        *(f"  {line}" for line in behind_lines(dossier.independence)),
        *(f"  {line}" for line in held_lines(dossier.held)),
        "  sentence",
        f"  {marked(record.sentence_text, record.sentence, record.claim.span)}",
    ]
    for link in dossier.links:
        other = link.b if link.a.ref == record.ref else link.a
        reasons = ", ".join(f"{reason.code}" for reason in link.reasons)
        said = [f"  {line}" for line in said_lines(link.said)]
        yield [f"{headline(link)}  {reasons}".rstrip(), *said, *(f"  {line}" for line in brief_lines(other))]
    yield from verdict_cards(dossier.verdicts)


def reading_cards(read: ReadArticle, *, explain: bool) -> Iterator[Card]:
    """The article sentence by sentence, each with its claims; ``explain`` adds what decided."""
    article = read.article
    known = [outlet_name(article.outlet), day(article.published), f"language {read.reading.language}"]
    yield [f"{field(article.key)}  {'  '.join(known)}"]
    for sentence in read.reading.sentences:
        claims = read.claims_of(sentence)
        lines = [line for record in claims for line in _read_lines(record, explain=explain)]
        yield [f"sentence {sentence.number}, {sentence.kind}", f"  {one_line(sentence.span.of(article.text))}", *lines]


def _read_lines(record: ClaimRecord, *, explain: bool) -> Iterator[str]:
    claim = record.claim
    yield f"    {_heading(record)}"
    yield f"      claim     {field(record.text)}"
    yield f"      chain     {_chain(record)}"
    for line in _details(record):
        yield f"      {line}"
    if explain:
        for line in _explanation(claim):
            yield f"      {line}"


def _explanation(claim: Claim) -> Iterator[str]:
    """Which rule decided, and by which words."""
    if claim.claimant is None:
        yield f"why       {claim.rule or 'nobody is credited'}; the outlet's own voice"
        return
    where = "named before" if claim.claimant.span is None else "named here"
    yield f"why       {claim.rule or 'attributed'}; claimant {where}, {claim.claimant.kind}"
    said = claim.claimant.anonymity
    if said is not None:
        close_to = f", close to {field(said.close_to)}" if said.close_to else ""
        yield f"          not named: {said.kind}{', several' if said.plural else ''}{close_to}"
    for hop in claim.chain[1:]:
        yield f"          relayed by {field(hop.name)}{f', {field(hop.cue)}' if hop.cue else ''}"


def claim_rows(claims: Iterable[ClaimRecord]) -> Iterator[Out]:
    """The rows of the export."""
    return map(claim_out, claims)


def _heading(record: ClaimRecord) -> str:
    claim = record.claim
    said = stance(claim.polarity, claim.modality, claim.voice)
    notes = [str(record.ref), day(record.source.published), said]
    if claim.quoted:
        notes.append("quoted")
    if record.corrected:
        notes.append("corrected")
    if record.outdated_at is not None:
        notes.append("no longer read")
    elif not record.current:
        notes.append(f"in capture {record.capture}, since changed")
    return "  ".join(notes)


def _no_longer(dossier: ClaimDossier) -> Iterator[str]:
    """For a claim that a newer reading of its text does not have: since when, and what is read in its place."""
    since = dossier.claim.outdated_at
    if since is not None:
        instead = "nothing" if dossier.replaced_by is None else str(dossier.replaced_by)
        yield f"  no longer read since {since:%Y-%m-%d}; in its place: {instead}"


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
