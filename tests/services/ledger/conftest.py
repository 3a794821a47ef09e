"""A small desk's history, and somebody with every right who changes it behind the program's back."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DataError, IntegrityError

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.ratings import NewRating
from factcheck.domain.tampering import Finding
from factcheck.domain.verdicts import Evidence, NewVerdict, Withdrawal
from factcheck.domain.words import LinkState, Polarity, RatingClass, Relation, Stance
from factcheck.services.corrections import correct
from factcheck.services.decisions import decide
from factcheck.services.entity_acts import Because, give_name
from factcheck.services.ledger import Checked, head, verify
from factcheck.services.queue import assign
from factcheck.services.ratings import add_rating, retire_rating
from factcheck.services.verdict_history import withdraw_evidence, withdraw_verdict
from factcheck.services.verdicts import add_verdict
from factcheck.storage.connection import connect
from factcheck.storage.database import Database
from factcheck.storage.ledgered import KINDS
from factcheck.storage.queue import add_look

# Whoever has every right also has these: no key, law or identity is in his way.
LAWS = """
select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname)
from pg_constraint where connamespace = 'factcheck'::regnamespace and contype in ('f', 'c', 'u')
union all
select format('alter table %s alter column %I drop identity if exists', attrelid::regclass, attname)
from pg_attribute where attidentity <> '' and attrelid::regclass::text like 'factcheck.%'
"""
COLUMNS = text("""
select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
where attrelid = to_regclass(:table) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
""")
TABLES = {kind.kind: kind for kind in KINDS}
# Fields that are called otherwise than the columns that they are taken from.
FIELDS = {
    "verdict": {"member_id": "checker", "rating_id": "rating", "desk_outlet_id": "desk_outlet"},
    "evidence_withdrawal": {"member_id": "member"},
    "verdict_look": {"member_id": "member"},
    "assignment": {"member_id": "member", "assignee_id": "assignee"},
    "link_decision": {"member_id": "editor"},
    "entity_decision": {"member_id": "member", "kind": "act"},
    "correction": {"member_id": "corrected_by"},
    "rating": {"scale_id": "scale"},
}


@pytest.fixture
def superuser(cluster, fresh_database) -> Iterator[Connection]:
    """A superuser's connection to a database of the test's own, in one transaction that is rolled back."""
    name = fresh_database.partition("dbname=")[2].split()[0]
    engine = create_engine("postgresql+psycopg://", creator=lambda: connect(cluster.conninfo(name, "postgres")))
    with engine.connect() as connection:
        outer = connection.begin()
        yield connection
        outer.rollback()
    engine.dispose()


@pytest.fixture
def database(superuser) -> Database:
    return Database(superuser)


@pytest.fixture
def desk(seeded, newsroom, say) -> Database:
    """A database in which each table that the ledger watches holds several rows."""
    one, other = newsroom.publish(say("وعدت موسكو بالسلاح", by="الناطق"), say("وصلت السفينة", by="السفير"), key="a.txt")
    [third] = newsroom.publish(say("نفت موسكو الوعد", by="الوزير"), key="b.txt")
    cited = (Evidence(Stance.REFUTES, "https://un.org/en/s/res/1970"), Evidence(Stance.SUPPORTS, "سجل الميناء"))
    for claim, checker in ((one, "Huda"), (other, "سلمى"), (third, "Huda"), (one, "يوسف")):
        add_verdict(seeded, NewVerdict(claim, "false", f"{checker} looked", checker, cited))
    add_verdict(seeded, NewVerdict(one, "true", "shown", "Huda", cited[:1], supersedes=1, reason="a document came"))
    withdraw_evidence(seeded, Withdrawal(one, "Huda", "the page is gone"), 1)
    withdraw_evidence(seeded, Withdrawal(other, "سلمى", "no log of that day"), 2)
    withdraw_verdict(seeded, Withdrawal(third, "Huda", "looked at the wrong ship"))
    for state, editor in ((LinkState.CONFIRMED, "Omar"), (LinkState.REJECTED, "Huda")):
        decide(seeded, [NewLinkDecision(one, third, state, editor, Relation.CONTRADICTS, note="as said")])
    for name in ("طبرق", "Tobruk city"):
        give_name(seeded, "Tobruk", name + " الجديدة", Because("Omar", "a name"), language="ar")
    for polarity in (Polarity.DENIES, Polarity.AFFIRMS):
        correct(seeded, NewCorrection(claim=other, reason="read again", corrected_by="Omar", polarity=polarity))
    add_rating(
        seeded,
        NewRating(
            scale="truth5",
            code="nearly",
            label={"en": "Nearly"},
            numeric_value=None,
            added_by="Omar",
            normalised_class=RatingClass.UNPROVEN,
        ),
    )
    retire_rating(seeded, "nearly", by="Omar")
    for claim in (one, third):
        assign(seeded, claim, to="Huda", by="Omar", note="soon")
    with seeded.transaction() as session:
        for note in ("stands", "stands still"):
            add_look(session, one, 1, member_id=1, note=note)
    return seeded


@dataclass(frozen=True)
class Deed:
    """What was done, what a check has to name for it (records or places in the ledger, and the field), what it did."""

    what: str
    names: frozenset[str | int]
    field: str | None = None
    found: tuple[Finding, ...] = ()

    def is_named(self) -> bool:
        """Whether every row that was touched is named, by its field where one field was."""
        return all(any(self._names(finding, name) for finding in self.found) for name in self.names)

    def _names(self, finding: Finding, name: str | int) -> bool:
        same = finding.seq == name if isinstance(name, int) else (finding.record or "").startswith(name)
        return same and self.field in (None, finding.field)


# New values for a column {0}, by its type.
VALUES = {
    "bigint": ["{0} + 1", "{0} - 1", "coalesce({0}, 0) + 4000", "null"],
    "integer": ["{0} + 1", "{0} - 1", "coalesce({0}, 0) + 4000", "null"],
    "text": ["{0} || ' '", "reverse({0})", "upper({0})", "coalesce({0}, '') || 'ـ'", "'x'", "null"],
    "boolean": ["not {0}"],
    "jsonb": ["'{{}}'", "{0} || '{{\"x\": 1}}'", "jsonb_build_object('en', {0})", "'[1e400]'", "'null'"],
    "bytea": ["'\\x'", "{0} || '\\x00'", "set_byte({0}, 0, (get_byte({0}, 0) + 1) % 256)"],
    "timestamp with time zone": ["{0} + interval '1 microsecond'", "'infinity'", "now() - interval '1 year'", "null"],
    "numeric": ["{0} + 0.5", "{0} * 1.00", "'NaN'", "null"],
    "date": ["current_date", "'infinity'", "null"],
    "text[]": ["array_append({0}, 'editor')", "'{{}}'"],
}
ROW_NAME = "select {record} from {rows} where t.ctid = cast(:ctid as tid)"
EVIDENCE_OF = (
    "select concat(source_id, '.', claim, ' verdict ', verdict) from factcheck.evidence where ctid = cast(:ctid as tid)"
)


class Tamperer:
    """Somebody who may do everything to every table, and does so at random; each deed is checked and taken back."""

    def __init__(self, connection: Connection, database: Database, chance: random.Random) -> None:
        self.connection, self.database, self.chance = connection, database, chance
        self.kept = [head(database)]
        for (statement,) in connection.execute(text(LAWS)).all():
            connection.execute(text(statement))
        self.columns = {table: self._columns(table) for table in (*TABLES, "evidence", "ledger")}

    def unnoticed(self, deeds: int) -> list[Deed]:
        """Those of so many deeds that a check does not find, or does not name."""
        done = [self._once() for _ in range(deeds)]
        return [deed for deed in done if not deed.is_named()]

    def _once(self) -> Deed:
        while True:
            with self.connection.begin_nested() as savepoint:
                deed = self._any_deed()
                if deed is not None:
                    found = tuple(verify(self.database, Checked(), against=self.kept))
                    deed = replace(deed, found=found)
                savepoint.rollback()
            if deed is not None:
                return deed

    def _any_deed(self) -> Deed | None:
        """A deed, None for one that comes to nothing: a key that is taken, a value that is the same."""
        table = self.chance.choice([*self.columns, "ledger", "verdict", "evidence"])
        deeds = [self._update, self._update, self._update, self._delete, self._insert, self._swap]
        if table == "ledger":
            deeds += [self._exchange_places, self._close_up, self._push_in]
        try:
            with self.connection.begin_nested():
                return self.chance.choice(deeds)(table)
        except (IntegrityError, DataError):
            return None

    def _update(self, table: str) -> Deed | None:
        column, kind = self.chance.choice(self.columns[table])
        value = self.chance.choice(VALUES[kind]).format(column)
        [ctid] = self._rows(table, 1)
        before = self._name(table, ctid)
        statement = f"update factcheck.{table} set {column} = {value} where ctid = cast(:ctid as tid)"
        changed = f"{statement} and ({value})::text is distinct from {column}::text returning ctid::text"
        after = self.connection.execute(text(changed), {"ctid": ctid}).scalar_one_or_none()
        if after is None:
            return None
        names = {before, self._name(table, after)}
        named_by = None if len(names) > 1 else self._field(table, column)
        return Deed(f"{table} {before}: {column} = {value}", frozenset(names), named_by)

    def _delete(self, table: str) -> Deed:
        [ctid] = self._rows(table, 1)
        name = self._name(table, ctid)
        self.connection.execute(text(f"delete from factcheck.{table} where ctid = cast(:ctid as tid)"), {"ctid": ctid})
        return Deed(f"{table} {name} deleted", frozenset([name]))

    def _insert(self, table: str) -> Deed:
        """A copy of a row under another key."""
        [ctid] = self._rows(table, 1)
        key = {"ledger": "seq", "evidence": "position"}.get(table) or TABLES[table].key[-1]
        names = [column for column, _ in self.columns[table]]
        value = f"(select max({key}) + 1 from factcheck.{table})"
        values = [value if column == key else column for column in names]
        added = f"insert into factcheck.{table} ({', '.join(names)}) select {', '.join(values)} from factcheck.{table}"
        where = f"{added} where ctid = cast(:ctid as tid) returning ctid::text"
        name = self._name(table, self.connection.execute(text(where), {"ctid": ctid}).scalar_one())
        return Deed(f"{table} {name} added", frozenset([name]))

    def _swap(self, table: str) -> Deed | None:
        """Two rows exchange what they say in a column."""
        column, _ = self.chance.choice(self.columns[table])
        one, other = self._rows(table, 2)
        names = {self._name(table, one), self._name(table, other)}
        swapped = f"update factcheck.{table} t set {column} = o.{column} from factcheck.{table} o where "
        both = (
            "(t.ctid, o.ctid) in ((cast(:one as tid), cast(:other as tid)), (cast(:other as tid), cast(:one as tid)))"
        )
        differing = f" and t.{column}::text is distinct from o.{column}::text"
        done = self.connection.execute(text(swapped + both + differing), {"one": one, "other": other})
        if done.rowcount != 2:
            return None
        return Deed(f"{table} {names}: {column} exchanged", frozenset(names), self._field(table, column))

    def _exchange_places(self, table: str) -> Deed:
        one, other = self.chance.sample(range(1, self.kept[0].seq + 1), 2)
        self._place(f"case seq when {one} then {other} else {one} end", f"seq in ({one}, {other})")
        return Deed(f"{table} {one} and {other} exchanged", frozenset([one, other]))

    def _close_up(self, table: str) -> Deed:
        """An entry is taken out, and those after it are renumbered."""
        seq = self.chance.randint(1, self.kept[0].seq)
        self.connection.execute(text(f"delete from factcheck.ledger where seq = {seq}"))
        self._place("seq - 1", f"seq > {seq}")
        return Deed(f"{table} {seq} taken out", frozenset([seq]))

    def _push_in(self, table: str) -> Deed:
        """A copy of an entry is put in somewhere, and those after it are renumbered."""
        seq = self.chance.randint(1, self.kept[0].seq)
        names = ", ".join(column for column, _ in self.columns["ledger"] if column != "seq")
        copied = (
            f"insert into factcheck.ledger (seq, {names}) select 0, {names} from factcheck.ledger where seq = {seq}"
        )
        self.connection.execute(text(copied))
        self._place("seq + 1", f"seq >= {seq}")
        self._place(str(seq), "seq = 0")
        return Deed(f"{table} {seq} put in twice", frozenset([seq + 1]))

    def _place(self, seq: str, where: str) -> None:
        """Renumber, by way of numbers that nobody has."""
        self.connection.execute(text(f"update factcheck.ledger set seq = -1000000 - ({seq}) where {where}"))
        self.connection.execute(text("update factcheck.ledger set seq = -1000000 - seq where seq < -1000"))

    def _rows(self, table: str, number: int) -> list[str]:
        rows = self.connection.scalars(text(f"select ctid::text from factcheck.{table} order by ctid")).all()
        return self.chance.sample(list(rows), number)

    def _name(self, table: str, ctid: str) -> str | int:
        if table == "ledger":
            query = "select seq from factcheck.ledger where ctid = cast(:ctid as tid)"
        elif table == "evidence":
            query = EVIDENCE_OF
        else:
            query = ROW_NAME.format(record=TABLES[table].record, rows=TABLES[table].rows)
        return self.connection.execute(text(query), {"ctid": ctid}).scalar_one()

    def _field(self, table: str, column: str) -> str | None:
        if table == "ledger":
            return column if column.endswith("digest") else "entry"
        if table == "evidence" or column in TABLES[table].key:
            return None  # evidence, or what is cited in it; rows that are others now
        return FIELDS.get(table, {}).get(column, column)

    def _columns(self, table: str) -> list[tuple[str, str]]:
        rows = self.connection.execute(COLUMNS, {"table": f"factcheck.{table}"})
        return [(column, kind) for column, kind, _ in rows]


@pytest.fixture
def tamperer(desk, superuser) -> Tamperer:
    return Tamperer(superuser, desk, random.Random("behind the program's back"))
