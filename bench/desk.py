"""A desk's database after years: a hundred thousand claims about the same few people, and as many links.

Who is mentioned follows Zipf's law, as names in news do: a few in thousands of claims, most in a handful. Two linked
claims mention one entity.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import select, text

from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    EntityAliasRow,
    EntityRow,
    LinkRow,
    MentionRow,
    OutletRow,
    SentenceRow,
    SourceRow,
)
from factcheck.text import fold

CLAIMS, LINKS = 100_000, 100_000
CLAIMS_A_SOURCE = 20
ENTITIES, CLAIMANTS = 5_000, 2_000
MENTIONS = (1, 3)  # a claim, from and to
FIRST_DAY, DAYS = date(2015, 1, 1), 1095
CONTRADICT, DECIDED, ONE_ORIGIN = 0.4, 0.05, 0.1  # shares of the links
REASONS = {
    "contradicts": ("denial", "quantity", "negation", "opposite", "time"),
    "agrees": ("same-words", "same-event", "count"),
}
WORDS = fold(
    "قال نفى أكد المتحدث الوزارة الجيش الحكومة صفقة عقد السلاح النفط روسيا ليبيا مليار دولار العام الماضي رفع الحظر"
    " اتفاق زيارة القيادة العامة طبرق بنغازي موسكو المجلس الرئاسي مصدر مسؤول صحيفة تقرير عملية قوات المدينة"
).split()

Row = dict[str, Any]
Ref = tuple[int, int]


def fill(database: Database, *, seed: int = 1) -> list[str]:
    """Writes the claims and links; gives the entities' names, the most mentioned first."""
    desk = _Desk(random.Random(seed))
    with database.transaction() as session:
        outlets = list(session.scalars(select(OutletRow.outlet_id).order_by(OutletRow.outlet_id)))
        copy_rows(session, EntityRow, desk.entities())
        copy_rows(session, EntityAliasRow, desk.aliases())
        for row_class, rows in desk.articles(outlets):
            copy_rows(session, row_class, rows)
        copy_rows(session, LinkRow, desk.links())
    with database.transaction() as session:
        session.execute(text("analyze"))
    return desk.names


class _Desk:
    """The rows, made one after the other from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.first_entity = 1_000_000  # beyond those of the reference data
        self.names = [f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}" for number in range(ENTITIES)]
        self.weights = list(accumulate(1 / rank for rank in range(1, ENTITIES + 1)))
        self.mentioned_in: dict[int, list[Ref]] = defaultdict(list)

    def entities(self) -> Iterator[Row]:
        for number, name in enumerate(self.names):
            key = {"entity_id": self.first_entity + number, "kind": "person", "curated": False}
            yield {**key, "name": name, "name_normalized": fold(name)}

    def aliases(self) -> Iterator[Row]:
        for number, name in enumerate(self.names):
            yield {"entity_id": self.first_entity + number, "name": name, "name_normalized": fold(name)}

    def articles(self, outlets: Sequence[int]) -> Iterator[tuple[Any, Iterable[Row]]]:
        """The tables of articles with their rows, in the order in which they can be written."""
        sources = range(1, CLAIMS // CLAIMS_A_SOURCE + 1)
        refs = [(source, number) for source in sources for number in range(1, CLAIMS_A_SOURCE + 1)]
        claims = [self._claim(ref) for ref in refs]
        yield SourceRow, (self._source(source, self.chance.choice(outlets)) for source in sources)
        yield CaptureRow, (_capture(source) for source in sources)
        yield SentenceRow, (_sentence(ref) for ref in refs)
        yield ClaimRow, claims
        yield AttributionRow, (_hop(claim) for claim in claims if claim["voice"] == "attributed")
        yield MentionRow, (row for ref in refs for row in self._mentions(ref))

    def links(self) -> Iterator[Row]:
        met = [refs for refs in self.mentioned_in.values() if len(refs) > 1]
        weights = list(accumulate(map(len, met)))
        seen: set[tuple[Ref, Ref]] = set()
        while len(seen) < LINKS:
            [refs] = self.chance.choices(met, cum_weights=weights)
            a, b = sorted(self.chance.sample(refs, 2))
            if a != b and (a, b) not in seen:
                seen.add((a, b))
                yield self._link(a, b)

    def _source(self, source: int, outlet: int) -> Row:
        day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        return {
            "source_id": source,
            "outlet_id": outlet,
            "key": f"{source}.txt",
            "published_start_on": day,
            "published_end_on": day,
            "published_precision": "day",
            "language": "ar",
            "latest_capture": 1,
            "linked_capture": 1,
            "uid": f"bench-{source}",
        }

    def _claim(self, ref: Ref) -> Row:
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(12, 30)))
        attributed = self.chance.random() < 0.7
        claimant = f"{self.chance.choice(WORDS)} {self.chance.randrange(CLAIMANTS)}" if attributed else None
        return {
            "source_id": ref[0],
            "number": ref[1],
            "capture": 1,
            "sentence": ref[1],
            "span_start": 0,
            "span_end": len(words),
            "text": words,
            "text_normalized": words,
            "voice": "attributed" if attributed else "outlet",
            "claimant_name": claimant,
            "claimant_normalized": claimant,
            "claimant_kind": "person" if attributed else None,
            "polarity": self.chance.choices(("affirms", "denies", "declines"), (90, 8, 2))[0],
            "modality": "certain",
            "quoted": False,
            "extractor": "bench",
        }

    def _mentions(self, ref: Ref) -> Iterator[Row]:
        places = self.chance.choices(range(ENTITIES), cum_weights=self.weights, k=self.chance.randint(*MENTIONS))
        for position, place in enumerate(dict.fromkeys(places), 1):
            self.mentioned_in[place].append(ref)
            name = self.names[place]
            row = {"source_id": ref[0], "claim": ref[1], "position": position, "entity_id": self.first_entity + place}
            yield {**row, "kind": "person", "name": name, "name_normalized": name, "span_start": 0, "span_end": 1}

    def _link(self, a: Ref, b: Ref) -> Row:
        relation = "contradicts" if self.chance.random() < CONTRADICT else "agrees"
        decided = self.chance.random() < DECIDED
        return {
            "source_id": a[0],
            "claim": a[1],
            "other_source_id": b[0],
            "other_claim": b[1],
            "relation": relation,
            "score": self.chance.uniform(0.5, 1),
            "reasons": [{"code": self.chance.choice(REASONS[relation]), "detail": "4.2 / 42"}],
            "features": {"trigrams": 0.5, "shared": 1.0},
            "same_origin": self.chance.random() < ONE_ORIGIN,
            "state": self.chance.choice(("confirmed", "rejected", "unsure")) if decided else "suggested",
            "method": "bench",
        }


def _capture(source: int) -> Row:
    key = {"source_id": source, "number": 1, "text": " ".join(WORDS), "text_sha256": b"", "raw": b""}
    return {**key, "media_type": "text/plain", "extractor": "bench"}


def _sentence(ref: Ref) -> Row:
    return {"source_id": ref[0], "capture": 1, "number": ref[1], "span_start": 0, "span_end": 1, "kind": "body"}


def _hop(claim: Row) -> Row:
    name = claim["claimant_name"]
    key = {"source_id": claim["source_id"], "claim": claim["number"], "position": 1, "role": "claimant"}
    return {**key, "name": name, "name_normalized": name}
