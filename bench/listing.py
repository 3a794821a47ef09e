"""The list that editors open, on the database of a desk after years."""

import random
from collections.abc import Callable, Sequence
from datetime import timedelta

from bench import desk
from bench.figures import Figure, Figures, timed
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ReasonCode, Relation
from factcheck.services.claims import show_claim
from factcheck.services.contradictions import list_links
from factcheck.services.outlets import list_outlets
from factcheck.services.selection import LinkSelection
from factcheck.storage.database import Database

PAGE = 20  # as the command line's
RUNS = 200
FILTERED_RUNS = 50  # of each filter

Chosen = Callable[[random.Random], LinkSelection]


def figures(database: Database) -> Figures:
    """Milliseconds for a page of contradictions: the first one, deeper ones, and with each kind of filter."""
    seconds = list[float]()
    with timed(seconds):
        names = desk.fill(database)
    note = f"{desk.CLAIMS:,} claims, {desk.LINKS:,} links"
    yield Figure("a desk's database written and analyzed", "s", seconds, note=note)
    outlets = [outlet.name for outlet in list_outlets(database)]
    yield _measured(database, "first page", lambda _: LinkSelection(limit=PAGE), runs=RUNS, note=note)
    for name, chosen in _filters(names, outlets).items():
        yield _measured(database, name, chosen, runs=FILTERED_RUNS, note=note)
    yield _shown(database, note=note)


def _filters(names: Sequence[str], outlets: Sequence[str]) -> dict[str, Chosen]:
    """Each filter with values as people would give them: the most mentioned names most often."""
    return {
        "page 20": lambda _: LinkSelection(limit=PAGE, offset=19 * PAGE),
        "of an outlet": lambda chance: LinkSelection(limit=PAGE, outlet=chance.choice(outlets)),
        "about a well-known entity": lambda chance: LinkSelection(limit=PAGE, entity=chance.choice(names[:20])),
        "about any entity": lambda chance: LinkSelection(limit=PAGE, entity=chance.choice(names)),
        "of a claimant": lambda chance: LinkSelection(limit=PAGE, claimant=f" {chance.randrange(desk.CLAIMANTS)}"),
        "of a week": _of_a_week,
        "for a reason": lambda _: LinkSelection(limit=PAGE, reason=ReasonCode.QUANTITY),
        "sure, of two articles and two origins": lambda _: LinkSelection(
            limit=PAGE, min_score=0.9, same_source=False, same_origin=False
        ),
    }


def _shown(database: Database, *, note: str) -> Figure:
    chance = random.Random("shown")
    seconds = list[float]()
    for _ in range(FILTERED_RUNS):
        source_id = chance.randint(1, desk.CLAIMS // desk.CLAIMS_A_SOURCE)
        with timed(seconds):
            show_claim(database, ClaimRef(source_id, chance.randint(1, desk.CLAIMS_A_SOURCE)))
    return Figure("a claim with its links and verdicts", "ms", [1000 * each for each in seconds], note=note)


def _of_a_week(chance: random.Random) -> LinkSelection:
    since = desk.FIRST_DAY + timedelta(days=chance.randrange(desk.DAYS - 7))
    return LinkSelection(limit=PAGE, since=since, until=since + timedelta(days=6))


def _measured(database: Database, name: str, chosen: Chosen, *, runs: int, note: str) -> Figure:
    chance = random.Random(name)
    seconds = list[float]()
    for _ in range(runs):
        selection = chosen(chance)
        with timed(seconds):
            list_links(database, Relation.CONTRADICTS, selection)
    return Figure(f"contradictions, {name}", "ms", [1000 * each for each in seconds], note=note)
