"""One box over everything: who is known by a name, which articles are called so, which claims say it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from factcheck.domain.records import ClaimRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.search import FoundName, FoundSource, Nearness
from factcheck.domain.spans import Span
from factcheck.errors import InvalidInput
from factcheck.linking.stems import unclad
from factcheck.services.addresses import normalize_url
from factcheck.storage import search as stored
from factcheck.storage.claims import claims_named
from factcheck.storage.database import Database
from factcheck.storage.entities import merged_entities, with_standing
from factcheck.text import fold, skeleton

MOST_WORDS = 8  # of a question; what comes after them narrows nothing
NAMES, SOURCES = 8, 5  # that are shown beside the claims
SURE_SOUND = 3  # consonants by which a name is looked for; two are shared by too many
BEGUN = 3  # letters that the beginning of a word has, for whoever is still typing; two begin half of all words
MEANT = 5  # entities whose claims are shown: those whose name it is, or that sound so where it is nobody's
_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found. ``next`` is the claim before which the next page begins, None at the end.

    ``claims`` are in the order in which they came in, the latest first; ``hits`` tells of each where in its capture the
    words stand that were asked for. ``counted`` claims hold the words, ``many`` when there are more. ``named`` is the
    claim that the question names.
    """

    asked: str
    names: Sequence[FoundName] = ()
    sources: Sequence[FoundSource] = ()
    claims: Sequence[ClaimRecord] = ()
    hits: Mapping[ClaimRef, Sequence[Span]] = field(default_factory=dict)
    counted: int = 0
    many: bool = False
    next: ClaimRef | None = None
    named: ClaimRef | None = None


def search(database: Database, asked: str, *, after: ClaimRef | None = None, limit: int = 20) -> Found:
    """What fits the words, in any script and form; with ``after`` more claims only. InvalidInput for no words."""
    words = fold(asked).split()[:MOST_WORDS]
    if not words:
        raise InvalidInput(f"nothing to search for in {asked!r}", hint="factcheck search WORDS")
    with database.transaction(read_only=True) as session:
        query = stored.query_of(session, words, [*[""] * (len(words) - 1), _begun(words[-1])])
        names = _names(session, words)
        meant = _meant(names)
        sources = [] if after else stored.found_sources(session, query, url=_address(asked), most=SOURCES)
        hits = stored.claims_with(session, query, after=after, most=limit + 1) if query else stored.Hits([], 0, False)
        of_names = stored.claims_of(session, meant, after=after, most=limit + 1) if meant else []
        refs = sorted({*hits.refs, *of_names}, reverse=True)[: limit + 1]
        records = _records(session, refs[:limit])
        return Found(
            asked=asked,
            names=[] if after else names,
            sources=sources,
            claims=[records[ref] for ref in refs[:limit] if ref in records],
            hits=_hits(session, records.values(), query, meant),
            counted=hits.counted,
            many=hits.many,
            next=refs[limit - 1] if len(refs) > limit else None,
            named=None if after else _named(session, asked),
        )


def _begun(word: str) -> str:
    """The query for words that begin with this one, without its clitics: it may not be whole yet."""
    *_, bare = unclad(word)
    return f"{bare}:*" if len(bare) >= BEGUN and bare.isalnum() else ""


def _names(session: Session, words: Sequence[str]) -> list[FoundName]:
    written = " & ".join(_quoted(word) for word in words)
    bones = [bone.replace("$", "c") for bone in skeleton(" ".join(words)).split()]
    sounding = " & ".join(f"'0{bone}'" for bone in bones) if sum(map(len, bones)) >= SURE_SOUND else ""
    return stored.found_names(session, whole=" ".join(words), written=f"{written}:*", sounding=sounding, most=NAMES)


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _meant(names: Sequence[FoundName]) -> list[int]:
    nearest = min((name.nearness for name in names), default=Nearness.SOUNDS)
    return [name.entity_id for name in names if name.nearness is nearest][:MEANT]


def _address(asked: str) -> str | None:
    if not _ADDRESS.match(asked.strip()):
        return None
    try:
        return normalize_url(asked)
    except InvalidInput:
        return None  # begins as an address does, and is none: its words are looked for


def _named(session: Session, asked: str) -> ClaimRef | None:
    try:
        ref = ClaimRef.parse(asked.strip())
    except ValueError:
        return None
    return ref if claims_named(session, [ref]) else None


def _records(session: Session, refs: Collection[ClaimRef]) -> dict[ClaimRef, ClaimRecord]:
    """The claims that still stand, by name."""
    merged = merged_entities(session)
    found = (with_standing(record, merged) for record in claims_named(session, refs))
    return {record.ref: record for record in found if record.current}


def _hits(
    session: Session, records: Collection[ClaimRecord], query: str | None, meant: Collection[int]
) -> dict[ClaimRef, list[Span]]:
    """Where the words that were asked for stand, and the names of whom they mean."""
    placed = {record.ref: list(_words(record)) for record in records}
    folded = {word for words in placed.values() for word, _ in words}
    fitting = stored.words_that_fit(session, folded, query.replace(" & ", " | ")) if query and folded else set()
    return {
        record.ref: [
            *(span for word, span in placed[record.ref] if word in fitting),
            *(mention.span for mention in record.claim.mentions if mention.entity_id in meant),
            *(hop.span for hop in record.claim.chain if hop.span is not None and hop.entity_id in meant),
        ]
        for record in records
    }


def _words(record: ClaimRecord) -> list[tuple[str, Span]]:
    """The words of the claim's sentence, folded, each with its place in the capture."""
    start = record.sentence.start
    return [
        (fold(word[0]), Span(start + word.start(), start + word.end())) for word in _WORD.finditer(record.sentence_text)
    ]
