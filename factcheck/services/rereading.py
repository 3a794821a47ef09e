"""Reading stored texts again with the present program, and saying what became of their claims.

Which claims keep their names is the law of ``factcheck.domain.rereading``. Sentences are named by their numbers in the
same way: one that stands where it stood keeps its number, a new one is numbered on, one that is gone stays for as long
as an old claim stands in it. Links that were only suggested of claims that changed or went go with their reading; the
sources of claims that came or changed go through linking again. What people have corrected, judged or decided stays.

A batch is one transaction, and each text notes what has read it: a run that is stopped goes on where it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from factcheck.domain.reading import Claim, Reading, Sentence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.rereading import KnownClaim, Outcome, Renumbered, compare_readings, renumber, successor
from factcheck.domain.spans import Span
from factcheck.errors import NotFound
from factcheck.services.collecting import collecting_seldom
from factcheck.services.found import with_found_entities
from factcheck.storage import rereading as stored
from factcheck.storage.candidates import lock_linking, mark_unlinked
from factcheck.storage.database import Database
from factcheck.storage.entities import curated_aliases
from factcheck.storage.links import forget_suggestions
from factcheck.storage.placed import PlacedClaim, add_claims, rewrite_claims
from factcheck.storage.rereading import StoredText, TextsWanted
from factcheck.storage.sources import last_claim_numbers, lock_ingest
from factcheck.text import EXTRACTOR, Alias, Context, Gazetteer, fold, read

# One transaction: the claims that the texts had and have fit into a command's memory (120 MB) beside the program.
BATCH_TEXTS = 50
BATCH_CHARACTERS = 2_000_000  # and at most this much text
UNKNOWN = "und"  # a text in no language that could be read: a newer program may know it

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class RereadSource:
    """What became of one source's claims, by name. ``stayed`` counts those that are as they were; ``went`` names with
    each what took its place, if anything did; ``extractor`` is what had read it before.
    """

    source_id: int
    key: str
    extractor: str
    stayed: int
    changed: tuple[ClaimRef, ...]
    came: tuple[ClaimRef, ...]
    returned: tuple[ClaimRef, ...]
    went: tuple[tuple[ClaimRef, ClaimRef | None], ...]

    @property
    def is_same(self) -> bool:
        """Whether it is read as it was."""
        return not (self.changed or self.came or self.returned or self.went)


def reread(
    database: Database,
    source_ids: Sequence[int] | None = None,
    *,
    everything: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Iterator[RereadSource]:
    """What became of each source that is read again, batch by batch as they are written; after a ``dry_run`` nothing
    has changed.

    Read are the newest captures of the sources (None for all) that another program has read, with ``everything``
    those too that this one has. NotFound when one of the sources is not there.
    """
    _check(database, source_ids)
    wanted = TextsWanted(source_ids, None if everything else EXTRACTOR)
    after = done = 0
    while True:
        with database.transaction(dry_run=dry_run) as session:
            # In this order, as those who correct take them.
            lock_ingest(session)
            lock_linking(session)
            texts = stored.next_texts(session, wanted, after=after, limit=BATCH_TEXTS, characters=BATCH_CHARACTERS)
            became = _read_again(session, texts) if texts else []
        if not texts:
            return
        yield from became
        after, done = texts[-1].source_id, done + len(texts)
        if progress is not None:
            progress(done)


@dataclass(frozen=True, slots=True)
class _Reread:
    """A text with its new reading, whose sentences and claims have the numbers that they are stored by."""

    text: StoredText
    language: str
    sentences: Renumbered
    known: Mapping[int, KnownClaim]
    outcome: Outcome
    came: Mapping[int, Claim]

    @property
    def rewritten(self) -> dict[int, Claim]:
        """The claims whose rows are written, by number."""
        return {**self.outcome.changed, **self.came}

    def refs(self, numbers: Iterable[int]) -> list[ClaimRef]:
        """The names of the claims of these numbers."""
        return [ClaimRef(self.text.source_id, number) for number in numbers]

    def placed(self, claims: Mapping[int, Claim]) -> list[PlacedClaim]:
        """The claims as they are written."""
        text = self.text
        return [
            PlacedClaim(ClaimRef(text.source_id, number), text.capture, text.text, claim, EXTRACTOR)
            for number, claim in claims.items()
        ]


def _check(database: Database, source_ids: Sequence[int] | None) -> None:
    if source_ids is None:
        return
    with database.transaction(read_only=True) as session:
        unknown = stored.unknown_sources(session, source_ids)
    if unknown:
        raise NotFound(f"there is no source {', '.join(map(str, unknown))}", hint="factcheck source list")


def _read_again(session: Session, texts: Sequence[StoredText]) -> list[RereadSource]:
    ids = [text.source_id for text in texts]
    gazetteer = Gazetteer.build(Alias(each.name, each.entity_id, each.kind) for each in curated_aliases(session))
    claims = stored.known_claims(session, ids)
    sentences = stored.known_sentences(session, {text.source_id: text.capture for text in texts})
    last = last_claim_numbers(session, ids)
    with collecting_seldom():
        again = [
            _compared(
                text,
                _read(text, gazetteer),
                claims=claims[text.source_id],
                sentences=sentences[text.source_id],
                first_claim=last.get(text.source_id, 0) + 1,
            )
            for text in texts
        ]
    again = _with_entities(session, again)
    _write(session, again)
    return [_became(each) for each in again]


def _read(text: StoredText, gazetteer: Gazetteer) -> Reading:
    context = Context(
        outlet=text.outlet,
        outlet_entity_id=text.outlet_entity_id,
        title=text.title,
        published=text.published,
        language=None if text.language == UNKNOWN else text.language,
        gazetteer=gazetteer,
        country=text.country,
    )
    return read(text.text, context)


def _compared(
    text: StoredText, reading: Reading, *, claims: Sequence[KnownClaim], sentences: Sequence[Sentence], first_claim: int
) -> _Reread:
    renumbered = renumber(sentences, reading.sentences)
    placed = [replace(claim, sentence=renumbered.numbers[claim.sentence]) for claim in reading.claims]
    outcome = compare_readings(claims, placed)
    known = {each.number: each for each in claims}
    return _Reread(text, reading.language, renumbered, known, outcome, dict(enumerate(outcome.came, first_claim)))


def _with_entities(session: Session, again: Sequence[_Reread]) -> list[_Reread]:
    """The same with an entity for every name in the claims that are written, as ingest gives them."""
    readings = [Reading(each.language, (), tuple(each.rewritten.values()), EXTRACTOR) for each in again]
    numbered = with_found_entities(session, readings)
    return [_numbered(each, reading.claims) for each, reading in zip(again, numbered, strict=True)]


def _numbered(each: _Reread, claims: Sequence[Claim]) -> _Reread:
    by_number = dict(zip(each.rewritten, claims, strict=True))
    changed = {number: by_number[number] for number in each.outcome.changed}
    came = {number: by_number[number] for number in each.came}
    return replace(each, outcome=replace(each.outcome, changed=changed), came=came)


def _write(session: Session, again: Sequence[_Reread]) -> None:
    for each in again:
        stored.add_sentences(session, each.text, each.sentences.new)
        stored.change_kinds(session, each.text, each.sentences.other_kind)
    rewrite_claims(session, [at for each in again for at in each.placed(each.outcome.changed)], fold=fold)
    add_claims(session, [at for each in again for at in each.placed(each.came)], fold=fold)
    stored.outdate_claims(session, [ref for each in again for ref in each.refs(each.outcome.went)])
    stored.renew_claims(session, [ref for each in again for ref in each.refs(each.outcome.returned)])
    stored.move_claims(session, {ref: at for each in again for ref, at in _moves(each)})
    stored.drop_sentences(session, [row for each in again for row in _left_over(each)])
    stored.sign(session, {each.text.source_id: each.language for each in again}, EXTRACTOR)
    _link_later(session, again)


def _link_later(session: Session, again: Sequence[_Reread]) -> None:
    """Drop what was suggested of claims as they were, and let linking take those that are new to it."""
    gone = [ref for each in again for ref in each.refs([*each.outcome.changed, *each.outcome.went])]
    forget_suggestions(session, gone)
    new = [each.text.source_id for each in again if each.rewritten or each.outcome.returned]
    mark_unlinked(session, new)


def _moves(each: _Reread) -> Iterator[tuple[ClaimRef, int]]:
    """The claims that are as they were, but stand in a sentence that begins or ends elsewhere now."""
    for number, claim in {**each.outcome.stayed, **each.outcome.returned}.items():
        if each.known[number].claim.sentence != claim.sentence:
            yield ClaimRef(each.text.source_id, number), claim.sentence


def _left_over(each: _Reread) -> Iterator[tuple[int, int, int]]:
    for number in each.sentences.left_over:
        yield each.text.source_id, each.text.capture, number


def _became(each: _Reread) -> RereadSource:
    outcome = each.outcome
    now = {**outcome.stayed, **outcome.changed, **outcome.returned, **each.came}
    spans = {number: claim.span for number, claim in now.items()}
    return RereadSource(
        source_id=each.text.source_id,
        key=each.text.key,
        extractor=each.text.extractor,
        stayed=len(outcome.stayed),
        changed=tuple(each.refs(outcome.changed)),
        came=tuple(each.refs(each.came)),
        returned=tuple(each.refs(outcome.returned)),
        went=tuple(_gone(each, number, spans) for number in outcome.went),
    )


def _gone(each: _Reread, number: int, spans: Mapping[int, Span]) -> tuple[ClaimRef, ClaimRef | None]:
    instead = successor(each.known[number].claim.span, spans)
    source_id = each.text.source_id
    return ClaimRef(source_id, number), None if instead is None else ClaimRef(source_id, instead)
