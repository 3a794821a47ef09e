"""Outlets by name: in any script and spelling, added when nobody has heard of them, folded together when they are one.

Two names are one outlet's when their folded forms are equal ("رويترز", "رويتَرز"), or equal but for words that only
say what kind of thing it is ("وكالة رويترز", "The Guardian"), or, from four consonants on, when the consonants that
both scripts write are the same and fit one outlet alone ("Sputnik", "سبوتنيك").
"""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.domain.records import OutletRecord
from factcheck.domain.words import OutletKind
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.storage import outlets as stored
from factcheck.storage.database import Database
from factcheck.storage.entities import add_alias
from factcheck.text import fold, skeleton

# Words that say what kind of outlet it is; without them the name is the same name.
GENERIC = frozenset(
    fold(word)
    for word in [
        "موقع",
        "وكالة",
        "صحيفة",
        "جريدة",
        "قناة",
        "مجلة",
        "شبكة",
        "اذاعة",
        "الانباء",
        "للانباء",
        "الاخبارية",
        "الاخباري",
        "the",
        "news",
        "agency",
        "newspaper",
        "daily",
        "website",
        "site",
        "tv",
        "channel",
        "network",
    ]
)
SHORTEST_SKELETON = 4  # consonants; shorter ones are shared by too many names (CNN, CNBC)


def list_outlets(database: Database) -> list[OutletRecord]:
    """Every outlet, by name."""
    with database.transaction(read_only=True) as session:
        return stored.list_outlets(session)


def add_outlet(
    database: Database,
    name: str,
    *,
    aliases: Iterable[str] = (),
    kind: OutletKind = OutletKind.UNKNOWN,
    **known: str | None,
) -> OutletRecord:
    """The outlet that was added; Conflict when one already bears that name. ``known``: domain, country, language."""
    with database.transaction() as session:
        stored.lock_outlets(session)
        aliases = list(aliases)
        _refuse_taken(OutletNames(session), [name, *aliases])
        outlet_id = stored.add_outlet(session, _named(name), fold(name), kind=kind, **known)
        entity_id = stored.outlet_entity(session, outlet_id)
        for alias in aliases:
            add_alias(session, entity_id, _named(alias), fold(alias))
        return _record(session, outlet_id)


def merge_outlets(database: Database, name: str, into: str) -> tuple[OutletRecord, int]:
    """The outlet that is kept, and how many sources were given to it."""
    with database.transaction() as session:
        stored.lock_outlets(session)
        names = OutletNames(session)
        old, kept = names.require(name), names.require(into)
        if old == kept:
            raise InvalidInput(f"{name!r} and {into!r} are one outlet already", hint="factcheck outlet list")
        moved = stored.merge_outlets(session, old, kept)
        return _record(session, kept), moved


class OutletNames:
    """The names of all outlets, to look up and to add to within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[int, stored.OutletName] = {}
        self._by_fold: dict[str, set[int]] = {}
        self._by_core: dict[str, set[int]] = {}
        self._by_skeleton: dict[str, set[int]] = {}
        for name in stored.outlet_names(session):
            self._learn(name)

    def __getitem__(self, outlet_id: int) -> stored.OutletName:
        """The outlet's own name and entity."""
        return self._known[outlet_id]

    def find(self, name: str) -> int | None:
        """The one outlet that the name or number means; None when none or more than one may be meant."""
        by_number = int(name) if name.isdecimal() else None
        return by_number if by_number in self._known else self.named(name)

    def named(self, name: str) -> int | None:
        """As find, for names alone: what an article calls its outlet is never a number of ours."""
        for table, key in (
            (self._by_fold, fold(name)),
            (self._by_core, core(name)),
            (self._by_skeleton, _long_skeleton(name)),
        ):
            hits = table.get(key, set()) if key else set()
            if len(hits) == 1:
                return next(iter(hits))
        return None

    def require(self, name: str) -> int:
        """As find; NotFound when no outlet is meant, InvalidInput when several bear the name."""
        outlet_id = self.find(name)
        if outlet_id is None:
            self._refuse_shared(name)
            raise NotFound(f"no outlet is called {name!r}", hint="factcheck outlet list")
        return outlet_id

    def look_up(self, name: str) -> stored.OutletName | None:
        """The outlet that an article means, None for a new one; InvalidInput when several outlets bear the name."""
        outlet_id = self.named(name)
        if outlet_id is None:
            self._refuse_shared(name)
            return None
        return self[outlet_id]

    def find_or_add(self, name: str) -> int:
        """The outlet that the name means, made now if nobody has heard of it; a new spelling is kept as an alias.

        InvalidInput when several outlets bear the name: one more would make it worse.
        """
        outlet_id = self.named(name)
        if outlet_id is None:
            self._refuse_shared(name)
            outlet_id = stored.add_outlet(self._session, _named(name), fold(name))
            entity_id = stored.outlet_entity(self._session, outlet_id)
            self._learn(stored.OutletName(outlet_id, entity_id, name, name))
        elif fold(name) not in self._by_fold:
            known = self._known[outlet_id]
            add_alias(self._session, known.entity_id, name, fold(name))
            self._learn(replace(known, name=name))
        return outlet_id

    def _refuse_shared(self, name: str) -> None:
        bearers = sorted(self._by_fold.get(fold(name), ()))
        if bearers:
            numbers = " and ".join(map(str, bearers))
            hint = f"factcheck outlet merge {bearers[-1]} {bearers[0]}"
            raise InvalidInput(f"{name!r} is the name of more than one outlet: {numbers}", hint=hint)

    def _learn(self, known: stored.OutletName) -> None:
        self._known.setdefault(known.outlet_id, known)
        for table, key in (
            (self._by_fold, fold(known.name)),
            (self._by_core, core(known.name)),
            (self._by_skeleton, _long_skeleton(known.name)),
        ):
            if key:
                table.setdefault(key, set()).add(known.outlet_id)


def core(name: str) -> str:
    """The folded name without the words that only say what kind of outlet it is; all of it when nothing else is left.

    >>> core("وكالة رويترز") == core("رويترز")
    True
    """
    folded = fold(name)
    words = [word for word in folded.split() if word not in GENERIC]
    return " ".join(words) or folded


def _refuse_taken(names: OutletNames, wanted: Iterable[str]) -> None:
    for name in wanted:
        taken = names.named(name)
        if taken is not None:
            raise Conflict(f"outlet {name!r} is already there, as number {taken}", hint="factcheck outlet list")


def _long_skeleton(name: str) -> str:
    bones = skeleton(core(name))
    return bones if len(bones.replace(" ", "")) >= SHORTEST_SKELETON else ""


def _named(name: str) -> str:
    if not fold(name):
        raise InvalidInput(f"an outlet's name has no letters: {name!r}", hint="give the name as readers know it")
    return name.strip()


def _record(session: Session, outlet_id: int) -> OutletRecord:
    record = stored.find_outlet(session, outlet_id)
    assert record is not None
    return record
