"""Real Postgres for whoever asks: one throw-away cluster a run, migrated once, each test rolled back or on a copy.

And a newsroom: articles, hand-made claims and links, so that a test says what it needs in a line each.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql
from sqlalchemy import Engine, create_engine, event

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
from factcheck.services.ingest import IngestReport, ingest
from factcheck.services.outlets import OutletNames
from factcheck.services.reference import load_reference
from factcheck.settings import Settings
from factcheck.storage.connection import connect
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.entities import FoundName, keep_found_names
from factcheck.storage.migrate import upgrade
from factcheck.storage.readings import NewCapture, add_captures
from factcheck.storage.rows import LinkRow
from factcheck.storage.server import Cluster, find_binaries, scratch_cluster
from factcheck.storage.sources import NewSource, add_sources
from factcheck.text import fold

_NUMBERS = count(1)

# How long examples take to draw is the machine's affair, and no test's.
settings.register_profile("factcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factcheck")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A running cluster of this test run's own, stopped and removed at its end."""
    with scratch_cluster(find_binaries(Settings.from_environment().pg_bin)) as cluster:
        cluster.ensure_running()
        yield cluster


@pytest.fixture(scope="session")
def other_cluster() -> Iterator[Cluster]:
    """A second cluster, for what concerns a whole cluster: its roles. Whoever uses it tidies up."""
    with scratch_cluster(find_binaries(Settings.from_environment().pg_bin)) as cluster:
        cluster.ensure_running()
        yield cluster


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """Name of a migrated database to copy; nothing may stay connected to it."""
    name = _create(cluster)
    upgrade(cluster.conninfo(name))
    return name


@pytest.fixture(scope="session")
def cluster_conninfo(cluster: Cluster, template: str) -> str:
    """A migrated database that the whole run shares. Whoever writes to it rolls back: see ``database``."""
    return cluster.conninfo(_create(cluster, template))


@pytest.fixture
def fresh_database(cluster: Cluster, template: str) -> Iterator[str]:
    """Conninfo of a migrated, empty database for one test that really commits."""
    name = _create(cluster, template)
    yield cluster.conninfo(name)
    _drop(cluster, name)


@pytest.fixture(scope="module")
def module_database(cluster: Cluster, template: str) -> Iterator[str]:
    """Conninfo of a migrated, empty database that the tests of one module share and really commit to."""
    name = _create(cluster, template)
    yield cluster.conninfo(name)
    _drop(cluster, name)


@pytest.fixture
def bare_database(cluster: Cluster) -> Iterator[str]:
    """Conninfo of a database that no migration has seen."""
    name = _create(cluster)
    yield cluster.conninfo(name)
    _drop(cluster, name)


@pytest.fixture(scope="session")
def engine(cluster_conninfo: str) -> Iterator[Engine]:
    engine = create_engine("postgresql+psycopg://", creator=lambda: connect(cluster_conninfo), pool_size=1)
    yield engine
    engine.dispose()


@pytest.fixture
def database(engine: Engine) -> Iterator[Database]:
    """The migrated database; all that the test writes is rolled back."""
    with engine.connect() as connection:
        outer = connection.begin()
        yield Database(connection)
        outer.rollback()


def _create(cluster: Cluster, template: str = "template1") -> str:
    name = f"test_{next(_NUMBERS)}"
    _execute(cluster.conninfo(), "create database {} template {}", name, template)
    return name


def _drop(cluster: Cluster, name: str) -> None:
    # As the superuser: the autovacuum worker that may be in the database can be ended by nobody else.
    _execute(cluster.conninfo("postgres", "postgres"), "drop database {} with (force)", name)


def _execute(conninfo: str, statement: str, *names: str) -> None:
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


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
        """Links two claims; ``reason`` is one code with its ``detail``, ``score`` 0.9 unless told."""
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
            "reasons": [{"code": known.get("reason", "denial"), "detail": known.get("detail", "one / other")}],
            "features": {},
            "same_origin": known.get("same_origin", False),
            "state": known.get("state", LinkState.SUGGESTED).value,
            "method": "by hand",
        }


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    """See Newsroom."""
    return Newsroom(database)


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
