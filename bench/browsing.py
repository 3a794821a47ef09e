"""The desk as eight people use it at once: each asks for a page, looks at it for a moment, and asks for the next one.

What is measured is the time from a request to the whole answer, over loopback, on the databases of a small desk and of
a large one; the browser that paints it is not in it. Editors decide a pair and take it back, so that both are measured
and nothing is left behind.
"""

import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from bench import desk
from bench.figures import Figure, Figures
from bench.painting import painted
from bench.servers import new_conninfo
from bench.serving import Served, serving
from factcheck.services.refreshing import refresh
from factcheck.storage.connection import connect
from factcheck.storage.database import Database
from factcheck.storage.server import Cluster

SIZES = (100_000, 1_000_000)
PEOPLE, PAGES = 8, 60  # pages that each of them turns over
LOOKS_S = (0.2, 1.0)  # at a page, from and to: quicker than anybody reads
TARGET, STARTED, MEMORY = "p95 <= 100", "<= 1.5", "<= 250"
WORDS = ("حفتر", "صفقة السلاح", "رفع الحظر", "Haftar", "النفط")
_OUTLETS = "select outlet from report.outlet_record where outlet is not null order by claims desc limit %s"
_HIDDEN = re.compile(r'name="([a-z_]+)" value="([^"]*)"')
_FORM = re.compile(r'<form[^>]*action="(/review[^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
Times = dict[str, list[float]]


@dataclass(slots=True)
class _Person:
    """Somebody at the desk: what was asked for, and how long it took in milliseconds."""

    client: httpx.Client
    chance: random.Random
    outlet: str  # whose pairs this editor goes through
    stories: Sequence[str]
    sources: int
    times: Times = field(default_factory=lambda: defaultdict(list))

    def work(self) -> Times:
        """Turn over one page after the other, of every kind in turn."""
        kinds: list[Callable[[], None]] = [self._front, self._filtered, self._review, self._search, self._story,
                                           self._claim, self._source]  # fmt: skip
        for number in range(PAGES):
            kinds[number % len(kinds)]()
            time.sleep(self.chance.uniform(*LOOKS_S))
        return self.times

    def _front(self) -> None:
        self._get("front page", "/")

    def _filtered(self) -> None:
        self._get("contradictions by a figure", "/?reason=quantity&min-score=0.6")

    def _search(self) -> None:
        self._get("search", "/search", q=self.chance.choice(WORDS))

    def _story(self) -> None:
        self._get("story", f"/stories/{self.chance.choice(self.stories)}")

    def _claim(self) -> None:
        source, claim = self.chance.randint(1, self.sources), self.chance.randint(1, desk.CLAIMS_A_SOURCE)
        self._get("claim", f"/claims/{source}.{claim}")

    def _source(self) -> None:
        self._get("article", f"/sources/{self.chance.randint(1, self.sources)}")

    def _review(self) -> None:
        """The next pair, a word on it, and the word taken back."""
        shown = self._get("review, next", "/review", outlet=self.outlet)
        decided = self._send("decide", shown, "word", "rejected")
        if decided is not None:
            self._send("undo", decided, "number", None)

    def _get(self, kind: str, address: str, **query: str) -> httpx.Response:
        return self._timed(kind, lambda: self.client.get(address, params=query or None))

    def _send(self, kind: str, shown: httpx.Response, marks: str, value: str | None) -> httpx.Response | None:
        """Send the form of a page that has the field ``marks``; None where somebody was quicker."""
        for action, form in _FORM.findall(shown.text):
            fields = dict(_HIDDEN.findall(form))
            if f'name="{marks}"' in form:
                sent = fields | ({} if value is None else {marks: value})
                answer = self._timed(kind, lambda: self.client.post(action.replace("&amp;", "&"), data=sent))  # noqa: B023
                if answer.status_code == httpx.codes.CONFLICT:
                    return None
                return self.client.get(answer.headers["location"])
        raise RuntimeError(f"no form for {kind} on {shown.url}")

    def _timed(self, kind: str, ask: Callable[[], httpx.Response]) -> httpx.Response:
        start = time.perf_counter()
        answer = ask()
        took = 1000 * (time.perf_counter() - start)
        if answer.status_code not in (httpx.codes.OK, httpx.codes.SEE_OTHER, httpx.codes.CONFLICT):
            raise RuntimeError(f"{kind}: {answer.status_code} of {answer.url}")
        self.times[kind].append(took)
        return answer


def figures(cluster: Cluster, sizes: Sequence[int] = SIZES) -> Figures:
    """Of each size: every page in milliseconds, its weight, the desk's start and memory."""
    for claims in sizes:
        conninfo = new_conninfo(cluster)
        database = Database(conninfo)
        desk.fill(database, claims=claims)
        refresh(database)
        database.close()
        yield from of_database(conninfo, claims)


def of_database(conninfo: str, claims: int) -> Figures:
    """The same of a database that is filled and refreshed."""
    with connect(conninfo) as connection:
        connection.autocommit = True
        connection.execute("analyze")
        stories = [row[0] for row in connection.execute("select group_ref from report.claim_group limit 1000")]
        outlets = [row[0] for row in connection.execute(_OUTLETS, [PEOPLE])]
    note = f"{claims:,} claims, {PEOPLE} people"
    with serving(conninfo) as served:
        yield Figure("the desk is open", "s", [served.started_s], target=STARTED, note=f"{claims:,} claims")
        for kind, times in _together(served, outlets, stories, claims // desk.CLAIMS_A_SOURCE).items():
            yield Figure(kind, "ms", times, target=TARGET, note=note)
        weight = len(served.client().get("/").content) / 1000
        yield Figure("weight of the front page", "kB", [weight], target="<= 150", note="the page itself, uncompressed")
        yield Figure("first paint of the front page", "ms", painted(served), target="<= 300", note="chromium")
    yield Figure("the desk's memory", "MB", [served.memory_mb], target=MEMORY, note=note)


def _together(served: Served, outlets: Sequence[str], stories: Sequence[str], sources: int) -> Times:
    people = [_Person(served.client(), random.Random(outlet), outlet, stories, sources) for outlet in outlets]
    times: Times = defaultdict(list)
    with ThreadPoolExecutor(PEOPLE) as pool:
        for of_one in pool.map(_Person.work, people):
            for kind, each in of_one.items():
                times[kind] += each
    return times
