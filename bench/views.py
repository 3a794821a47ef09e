"""What analysts ask of the views of schema report, on the databases of a small desk and of a large one.

Of each view the first page in its natural order, and the filters that people use: one claim, one outlet, a week.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from psycopg import sql

from bench import desk
from bench.figures import Figure, Figures, timed
from bench.servers import new_conninfo
from factcheck.services.refreshing import refresh
from factcheck.storage.connection import connect
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster

SIZES = (100_000, 1_000_000)
PAGE, RUNS = 50, 20
TARGET = "p95 <= 300"
LIST = "select * from report.{view} {rest} limit {page}"

# Each view's natural order, and which of the filters below are asked of it.
VIEWS = {
    "source": ("source_id", ("outlet", "week")),
    "claim": ("source_id, claim", ("claim", "outlet", "week")),
    "attribution": ("source_id, claim, position", ("claim",)),
    "origin": ("source_id, claim", ("claim", "outlet", "week")),
    "quantity": ("source_id, claim, position", ("claim", "outlet", "week", "unit")),
    "mention": ("source_id, claim, position", ("claim", "outlet", "week", "entity")),
    "link": ("claim_ref, other_claim_ref", ("claim", "relation")),
    "agreement": ("score desc", ("claim", "outlet", "week")),
    "contradiction": ("score desc", ("claim", "outlet", "week")),
    "claim_group": ("outlets desc, claims desc", ("group", "one origin")),
    "claim_group_member": ("source_id, claim", ("claim", "group", "outlet")),
    "claim_timeline": ("source_id, claim, happened_on", ("claim",)),
    "verdict": ("logged_at desc", ("claim",)),
    "verdict_current": ("logged_at desc", ("claim", "class")),
    "verdict_history": ("logged_at desc", ("claim",)),
    "checker_record": ("verdicts desc", ()),
    "checker_agreement": ("claims desc", ()),
    "claimant_record": ("claims desc, claimant", ("claimant", "kinds")),
    "outlet_record": ("claims desc", ("outlet",)),
    "entity": ("entity_id", ("entity", "most mentioned")),
    "entity_alias": ("entity_id", ("entity",)),
    "correction": ("corrected_at desc", ("claim",)),
    "queue": (None, ()),
    "stale": (None, ()),
}
FILTERS = {
    "claim": "where claim_ref = %(claim)s",
    "group": "where group_ref = %(group)s",
    "outlet": "where outlet = %(outlet)s order by {order}",
    "week": "where published_start_on between %(since)s and %(until)s order by {order}",
    "entity": "where entity_id = %(entity)s order by {order}",
    "unit": "where unit = 'USD' and value >= 1000 order by value desc",
    "relation": "where relation = 'contradicts' order by score desc",
    "one origin": "where origins = 1 and outlets > 2 order by {order}",
    "class": "where class = 'false' order by {order}",
    "claimant": "where claimant = %(claimant)s",
    "most mentioned": "order by claims_mentioning desc nulls last",
}
COUNTED = {"kinds": "select claimant_kind, count(*), sum(claims) from report.claimant_record group by 1"}


@dataclass(frozen=True, slots=True)
class _Desk:
    """A filled database, and the values that its analysts ask for."""

    connection: psycopg.Connection[tuple[Any, ...]]
    claims: int
    outlets: Sequence[str]
    groups: Sequence[str]
    claimants: Sequence[str]

    def values(self, chance: random.Random) -> dict[str, Any]:
        since = desk.FIRST_DAY + timedelta(days=chance.randrange(desk.DAYS - 7))
        source = chance.randint(1, self.claims // desk.CLAIMS_A_SOURCE)
        return {
            "claim": f"{source}.{chance.randint(1, desk.CLAIMS_A_SOURCE)}",
            "group": chance.choice(self.groups),
            "outlet": chance.choice(self.outlets),
            "claimant": chance.choice(self.claimants),
            "entity": desk.FIRST_ENTITY + chance.randrange(desk.ENTITIES),
            "since": since,
            "until": since + timedelta(days=6),
        }


def figures(cluster: Cluster, sizes: Sequence[int] = SIZES) -> Figures:
    """Of each size: loading and refreshing in seconds, then every view's lists in milliseconds."""
    for claims in sizes:
        conninfo = new_conninfo(cluster)
        note = f"{claims:,} claims"
        database = Database(conninfo)
        seconds = list[float]()
        with timed(seconds):
            desk.fill(database, claims=claims)
        yield Figure("a desk's database written and analyzed", "s", seconds, note=note)
        yield from _refreshed(database, note)
        database.close()
        with connect(conninfo) as connection:
            connection.autocommit = True
            connection.prepare_threshold = None  # analysts ask a thing once: each plan is made for its values
            connection.execute("analyze")
            yield from _lists(_described(connection, claims), note)


def _refreshed(database: Database, note: str) -> Figures:
    done = refresh(database)
    yield Figure("report refresh, all of it", "s", [sum(each.took_s for each in done)], note=note)
    for each in done:
        yield Figure(f"report refresh, {each.view}", "s", [each.took_s], note=f"{note}; {each.rows:,} rows")


def _described(connection: psycopg.Connection[tuple[Any, ...]], claims: int) -> _Desk:
    def first(statement: str) -> list[str]:
        return [row[0] for row in connection.execute(statement)]

    return _Desk(
        connection,
        claims,
        first("select outlet from report.outlet_record where outlet is not null"),
        first("select group_ref from report.claim_group limit 1000"),
        first("select claimant from report.claimant_record limit 1000"),
    )


def _lists(of: _Desk, note: str) -> Figures:
    for view, (order, filters) in VIEWS.items():
        ordered = f"order by {order}" if order else ""
        yield _measured(of, f"report.{view}, first page", LIST.format(view=view, rest=ordered, page=PAGE), note)
        for name in filters:
            asked = LIST.format(view=view, rest=FILTERS.get(name, "").format(order=order), page=PAGE)
            yield _measured(of, f"report.{view}, {name}", COUNTED.get(name, asked), note)


def _measured(of: _Desk, name: str, statement: str, note: str) -> Figure:
    chance = random.Random(name)
    seconds = list[float]()
    for _ in range(RUNS):
        values = of.values(chance)
        with timed(seconds):
            of.connection.execute(sql.SQL(statement), values).fetchall()
    return Figure(name, "ms", [1000 * each for each in seconds], target=TARGET, note=note)
