"""Articles, hand-made claims and links, so that a test of a service says what it needs in a line each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine, event, select

from factcheck.domain.articles import Article
from factcheck.domain.days import DayRange
from factcheck.domain.reading import Claim, Claimant, Hop, Mention, Quantity, Reading, Sentence, TimeReference
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.domain.words import (
    ClaimantKind,
    EntityKind,
    HopRole,
    LinkState,
    Modality,
    Polarity,
    Relation,
    SentenceKind,
    Voice,
)
from factcheck.services.entities import EntitySelection, list_entities
from factcheck.services.ingest import IngestReport, ingest
from factcheck.services.outlets import OutletNames
from factcheck.services.reference import load_reference
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.entities import FoundName, add_alias, add_entity, curated_aliases, keep_found_names
from factcheck.storage.readings import NewCapture, add_captures
from factcheck.storage.rows import EntityAliasRow, LinkRow, MentionRow
from factcheck.storage.sources import NewSource, add_sources
from factcheck.text import fold


@dataclass(frozen=True)
class Said:
    """A claim as a test writes it: ``words`` stand in the article; without ``by`` the outlet itself says them.

    Whoever is among ``about`` is an entity, as a speaker too.
    """

    words: str
    by: str | None = None
    through: tuple[str, ...] = ()
    cue: str | None = None
    polarity: Polarity = Polarity.AFFIRMS
    quantity: tuple[str, float, str] | None = None
    time: tuple[str, str] | None = None
    about: tuple[str, ...] = ()


def _article(text: str = "قال الوزير إن الاتفاق وقع.", key: str = "a.txt", **known) -> Article:
    published = known.pop("published", None)
    days = DayRange.parse(published) if published else None
    return Article(key=key, text=text, raw=text.encode(), media_type="text/plain", published=days, **known)


@pytest.fixture
def article() -> Callable[..., Article]:
    """Makes an article; ``published`` is written as YYYY-MM-DD."""
    return _article


@pytest.fixture
def take_in(database: Database) -> Callable[..., IngestReport]:
    """Ingests articles in one batch."""
    return lambda *arrivals: ingest(database, arrivals)


@pytest.fixture
def seeded(database: Database) -> Database:
    """The database with its reference data: outlets, entities, ratings."""
    load_reference(database)
    return database


@pytest.fixture
def say() -> type[Said]:
    """A claim for ``publish``."""
    return Said


@dataclass
class Newsroom:
    """Puts articles with hand-made claims into the database, and links between them."""

    database: Database
    refs: dict[str, ClaimRef] = field(default_factory=dict)

    def publish(self, *claims: Said, key: str = "a.txt", **known) -> list[ClaimRef]:
        """The names of the claims of one article that says them, a sentence each."""
        article = _article("\n".join(claim.words for claim in claims), key, **known)
        with self.database.transaction() as session:
            outlet = OutletNames(session).find_or_add(article.outlet) if article.outlet else None
            names = {name for claim in claims for name in claim.about}
            found = keep_found_names(session, {FoundName(EntityKind.PLACE, fold(name), name) for name in names})
            [source_id] = add_sources(session, [NewSource(article, outlet, None, f"uid-{key}-{article.outlet}", "ar")])
            numbers = {name: found[EntityKind.PLACE, fold(name)] for name in names}
            reading = _reading(article.text, claims, numbers)
            add_captures(session, [NewCapture(source_id, 1, article, reading, 1)], fold=fold)
        return [ClaimRef(source_id, number) for number in range(1, len(claims) + 1)]

    def link(self, a: ClaimRef, b: ClaimRef, relation: Relation = Relation.CONTRADICTS, **known) -> None:
        """Links two claims; ``reason`` is one code, ``score`` 0.9 unless told."""
        self.link_all([(a, b)], relation, **known)

    def link_all(
        self, pairs: Iterable[tuple[ClaimRef, ClaimRef]], relation: Relation = Relation.CONTRADICTS, **known
    ) -> None:
        """The same of many pairs at once."""
        with self.database.transaction() as session:
            copy_rows(session, LinkRow, [self._link_row(*sorted(pair), relation, known) for pair in pairs])

    @staticmethod
    def _link_row(a: ClaimRef, b: ClaimRef, relation: Relation, known: dict[str, Any]) -> dict[str, Any]:
        return {
            "source_id": a.source_id,
            "claim": a.number,
            "other_source_id": b.source_id,
            "other_claim": b.number,
            "relation": relation.value,
            "score": known.get("score", 0.9),
            "reasons": [{"code": known.get("reason", "denial"), "detail": "one / other"}],
            "features": {},
            "same_origin": known.get("same_origin", False),
            "state": known.get("state", LinkState.SUGGESTED).value,
            "method": "by hand",
        }


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    """See Newsroom."""
    return Newsroom(database)


class Entities:
    """Enters entities, and looks at them, in a word each."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def entered(self, name: str, *aliases: str, kind: EntityKind = EntityKind.PERSON) -> int:
        """The id of an entity that people entered."""
        with self.database.transaction() as session:
            entity_id = add_entity(session, kind, name, fold(name), curated=True)
            for alias in aliases:
                add_alias(session, entity_id, alias, fold(alias))
        return entity_id

    def found(self, name: str, kind: EntityKind = EntityKind.PERSON) -> int:
        """The id of an entity that a text gave."""
        with self.database.transaction() as session:
            return keep_found_names(session, [FoundName(kind, fold(name), name)])[kind, fold(name)]

    def read_as(self, name: str) -> list[int]:
        """The entities as which ingest reads the name."""
        with self.database.transaction(read_only=True) as session:
            return [alias.entity_id for alias in curated_aliases(session) if alias.name_normalized == fold(name)]

    def listed(self, **wanted) -> dict[str, int]:
        """Name to mentions, in the order of the list."""
        return {each.name: each.mentions for each in list_entities(self.database, EntitySelection(**wanted))}

    def mentions(self) -> list[tuple[str, int | None]]:
        """Every mention's raw name and raw entity."""
        with self.database.transaction(read_only=True) as session:
            rows = session.execute(
                select(MentionRow.name, MentionRow.entity_id).order_by(*MentionRow.__table__.columns)
            )
            return [(name, entity_id) for name, entity_id in rows]

    def aliases(self) -> list[tuple[int, str]]:
        """Every alias with the entity that it is recorded for."""
        with self.database.transaction(read_only=True) as session:
            rows = session.execute(select(EntityAliasRow.entity_id, EntityAliasRow.name))
            return sorted((entity_id, name) for entity_id, name in rows)


@pytest.fixture
def entities(database: Database) -> Entities:
    """See Entities."""
    return Entities(database)


@pytest.fixture
def haftar(entities: Entities) -> int:
    """An entity that people entered."""
    return entities.entered("خليفة حفتر", "Khalifa Haftar", "حفتر")


@pytest.fixture
def hifter(entities: Entities) -> int:
    """An entity that a text gave, near in sound and letters."""
    return entities.found("خليفه حفتار")


@pytest.fixture
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements sent to the database so far, those that only frame a transaction left out."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield _Counted(sent)
    event.remove(engine, "before_cursor_execute", note)


class _Counted(list):
    """A live view: framing statements are not counted."""

    def __init__(self, sent: list[str]) -> None:
        super().__init__()
        self._sent = sent

    def __len__(self) -> int:
        framing = ("SAVEPOINT", "RELEASE", "ROLLBACK", "set transaction")
        return sum(not statement.startswith(framing) for statement in self._sent)


def _reading(text: str, claims: tuple[Said, ...], numbers: dict[str, int]) -> Reading:
    sentences, made, start = [], [], 0
    for number, said in enumerate(claims, 1):
        span = Span(start, start + len(said.words))
        sentences.append(Sentence(number, span, SentenceKind.BODY))
        made.append(_claim(text, number, said, span, numbers))
        start = span.end + 1
    return Reading("ar", tuple(sentences), tuple(made), "by hand")


def _claim(text: str, number: int, said: Said, span: Span, numbers: dict[str, int]) -> Claim:
    def place(words: str) -> Span:
        start = text.index(words, span.start)
        return Span(start, start + len(words))

    speakers = [name for name in (said.by, *said.through) if name]
    roles = [HopRole.CLAIMANT, *[HopRole.RELAY] * len(said.through)]
    return Claim(
        number=number,
        sentence=number,
        span=span,
        voice=Voice.ATTRIBUTED if said.by else Voice.OUTLET,
        claimant=Claimant(said.by, ClaimantKind.PERSON, None) if said.by else None,
        chain=tuple(Hop(name, role, entity_id=numbers.get(name)) for name, role in zip(speakers, roles, strict=False)),
        cue=said.cue,
        cue_span=place(said.cue) if said.cue else None,
        polarity=said.polarity,
        modality=Modality.CERTAIN,
        quoted=False,
        quantities=_quantities(said, place),
        times=_times(said, place),
        mentions=tuple(Mention(place(name), name, EntityKind.PLACE, numbers[name]) for name in said.about),
    )


def _quantities(said: Said, place: Callable[[str], Span]) -> tuple[Quantity, ...]:
    if said.quantity is None:
        return ()
    words, value, unit = said.quantity
    return (Quantity(place(words), value, None, unit, approximate=False),)


def _times(said: Said, place: Callable[[str], Span]) -> tuple[TimeReference, ...]:
    if said.time is None:
        return ()
    words, day = said.time
    return (TimeReference(place(words), DayRange.parse(day)),)
