"""A desk's database after years: a hundred thousand claims about the same few people, and as many links.

Who is mentioned follows Zipf's law, as names in news do: a few in thousands of claims, most in a handful. Two linked
claims mention one entity. Some articles have an older text too, some claims are told elsewhere word for word, some are
judged. Rows go in a chunk of articles at a time, so that a million claims need little more memory than their links.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bench.desk_judged import Judged, decision
from factcheck.storage.copying import copy_rows
from factcheck.storage.database import Database
from factcheck.storage.rows import (
    AttributionRow,
    CaptureRow,
    ClaimRow,
    EntityAliasRow,
    EntityRow,
    EvidenceRow,
    LinkDecisionRow,
    LinkRow,
    MemberRow,
    MentionRow,
    OutletRow,
    QuantityRow,
    RatingRow,
    SentenceRow,
    SourceRow,
    VerdictRow,
)
from factcheck.text import fold

CLAIMS, LINKS = 100_000, 100_000  # as many links as claims, unless told
CLAIMS_A_SOURCE = 20
SOURCES_AT_ONCE = 500
ENTITIES, CLAIMANTS, MEMBERS = 5_000, 2_000, 20
FIRST_ENTITY = 1_000_000  # beyond those of the reference data
MENTIONS = (1, 3)  # a claim, from and to
FIRST_DAY, DAYS = date(2015, 1, 1), 1095
CONTRADICT, DECIDED, ONE_ORIGIN = 0.4, 0.05, 0.1  # shares of the links
ATTRIBUTED, RELAYED, ANONYMOUS, WITH_FIGURE, COPIED = 0.7, 0.3, 0.15, 0.3, 0.03  # of claims; of attributed ones
CHANGED = 0.05  # share of articles that have an older text, whose claims are kept
RECENT = 1000  # claims whose words may be told again
REASONS = {
    "contradicts": ("denial", "quantity", "negation", "opposite", "time"),
    "agrees": ("same-words", "same-event", "count"),
}
UNITS = ("USD", "LYD", "percent", "km", "جندي")
WORDS = fold(
    "قال نفى أكد المتحدث الوزارة الجيش الحكومة صفقة عقد السلاح النفط روسيا ليبيا مليار دولار العام الماضي رفع الحظر"
    " اتفاق زيارة القيادة العامة طبرق بنغازي موسكو المجلس الرئاسي مصدر مسؤول صحيفة تقرير عملية قوات المدينة"
).split()

Row = dict[str, Any]
Ref = tuple[int, int]


def fill(database: Database, *, seed: int = 1, claims: int = CLAIMS) -> list[str]:
    """Writes that many claims and links; gives the entities' names, the most mentioned first."""
    desk = _Desk(random.Random(seed))
    with database.transaction() as session:
        outlets = list(session.scalars(select(OutletRow.outlet_id).order_by(OutletRow.outlet_id)))
        copy_rows(session, EntityRow, desk.entities())
        copy_rows(session, EntityAliasRow, desk.aliases())
        judged = _judges(session, desk.chance)
        sources = claims // CLAIMS_A_SOURCE
        for first in range(1, sources + 1, SOURCES_AT_ONCE):
            _write_articles(session, desk, range(first, min(first + SOURCES_AT_ONCE, sources + 1)), outlets)
            _write_verdicts(session, judged, desk.newest)
        _write_links(session, desk, judged, claims)
    with database.transaction() as session:
        session.execute(text("analyze"))
    return desk.names


def _judges(session: Session, chance: random.Random) -> Judged:
    copy_rows(session, MemberRow, ({"name": f"checker {number}"} for number in range(MEMBERS)))
    members = session.scalars(select(MemberRow.member_id).order_by(MemberRow.member_id)).all()
    ratings = session.scalars(select(RatingRow.rating_id).order_by(RatingRow.rating_id)).all()
    desks = session.scalars(select(OutletRow.outlet_id).order_by(OutletRow.outlet_id).limit(5)).all()
    return Judged(chance, members, ratings, desks)


def _write_articles(session: Session, desk: "_Desk", sources: range, outlets: Sequence[int]) -> None:
    rows = [desk.source(source, desk.chance.choice(outlets)) for source in sources]
    refs = [(source, number) for source in sources for number in range(1, CLAIMS_A_SOURCE + 1)]
    changed = {row["source_id"] for row in rows if row["latest_capture"] > 1}
    claims = [desk.claim(ref, changed=ref[0] in changed) for ref in refs]
    copy_rows(session, SourceRow, rows)
    copy_rows(session, CaptureRow, (_capture(row, each + 1) for row in rows for each in range(row["latest_capture"])))
    copy_rows(session, SentenceRow, map(_sentence, claims))
    copy_rows(session, ClaimRow, claims)
    copy_rows(session, AttributionRow, (hop for claim in claims for hop in desk.hops(claim)))
    copy_rows(session, QuantityRow, (desk.figure(ref) for ref in refs if desk.chance.random() < WITH_FIGURE))
    copy_rows(session, MentionRow, (row for ref in refs for row in desk.mentions(ref)))
    desk.newest = [
        ref for ref, claim in zip(refs, claims, strict=True) if ref[0] not in changed or claim["capture"] > 1
    ]


def _write_verdicts(session: Session, judged: Judged, refs: Sequence[Ref]) -> None:
    verdicts = [row for ref in refs for row in judged.verdicts(ref)]
    copy_rows(session, VerdictRow, verdicts)
    copy_rows(session, EvidenceRow, (row for verdict in verdicts for row in judged.evidence(verdict)))


def _write_links(session: Session, desk: "_Desk", judged: Judged, count: int) -> None:
    decided: list[Row] = []

    def noted() -> Iterator[Row]:
        for row in desk.links(count):
            if row["state"] != "suggested":
                decided.append(decision(row, judged.member()))
            yield row

    copy_rows(session, LinkRow, noted())
    copy_rows(session, LinkDecisionRow, decided)


class _Desk:
    """The rows, made one after the other from one source of chance. ``newest`` are claims written last, as current."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.names = [f"{chance.choice(WORDS)} {chance.choice(WORDS)} {number}" for number in range(ENTITIES)]
        self.weights = list(accumulate(1 / rank for rank in range(1, ENTITIES + 1)))
        self.mentioned_in: dict[int, list[Ref]] = defaultdict(list)
        self.recent: list[tuple[Ref, str]] = []
        self.copies: list[tuple[Ref, Ref]] = []
        self.newest: list[Ref] = []

    def entities(self) -> Iterator[Row]:
        for number, name in enumerate(self.names):
            key = {"entity_id": FIRST_ENTITY + number, "kind": "person", "curated": False}
            yield {**key, "name": name, "name_normalized": fold(name)}

    def aliases(self) -> Iterator[Row]:
        for number, name in enumerate(self.names):
            yield {"entity_id": FIRST_ENTITY + number, "name": name, "name_normalized": fold(name)}

    def links(self, count: int) -> Iterator[Row]:
        met = [refs for refs in self.mentioned_in.values() if len(refs) > 1]
        weights = list(accumulate(map(len, met)))
        seen = set(self.copies)
        for a, b in self.copies:
            yield self._link(a, b, "agrees")
        while len(seen) < count:
            [refs] = self.chance.choices(met, cum_weights=weights)
            a, b = sorted((self.chance.choice(refs), self.chance.choice(refs)))
            if a != b and (a, b) not in seen:
                seen.add((a, b))
                yield self._link(a, b, "contradicts" if self.chance.random() < CONTRADICT else "agrees")

    def source(self, source: int, outlet: int) -> Row:
        day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        captures = 2 if self.chance.random() < CHANGED else 1
        return {
            "source_id": source,
            "outlet_id": outlet,
            "key": f"{source}.txt",
            "published_start_on": day,
            "published_end_on": day,
            "published_precision": "day",
            "language": "ar",
            "latest_capture": captures,
            "linked_capture": captures,
            "uid": f"bench-{source}",
        }

    def claim(self, ref: Ref, *, changed: bool) -> Row:
        """A claim; of an article that has changed the first half stand in its older text."""
        words = self._words(ref)
        attributed = self.chance.random() < ATTRIBUTED
        anonymous = attributed and self.chance.random() < ANONYMOUS
        claimant = f"{self.chance.choice(WORDS)} {self.chance.randrange(CLAIMANTS)}" if attributed else None
        known = FIRST_ENTITY + self.chance.randrange(ENTITIES) if attributed and not anonymous else None
        return {
            "source_id": ref[0],
            "number": ref[1],
            "capture": 2 if changed and ref[1] > CLAIMS_A_SOURCE // 2 else 1,
            "sentence": ref[1],
            "span_start": 0,
            "span_end": len(words),
            "text": words,
            "text_normalized": words,
            "voice": "attributed" if attributed else "outlet",
            "claimant_name": claimant,
            "claimant_normalized": claimant,
            "claimant_kind": ("anonymous" if anonymous else "person") if attributed else None,
            "claimant_entity_id": known,
            "polarity": self.chance.choices(("affirms", "denies", "declines"), (90, 8, 2))[0],
            "modality": "certain",
            "quoted": False,
            "extractor": "bench",
        }

    def hops(self, claim: Row) -> Iterator[Row]:
        if claim["voice"] == "outlet":
            return
        key = {"source_id": claim["source_id"], "claim": claim["number"]}
        name = claim["claimant_name"]
        said = {"name": name, "name_normalized": name, "entity_id": claim["claimant_entity_id"]}
        yield {**key, "position": 1, "role": "claimant", **said}
        if self.chance.random() < RELAYED:
            relay = self.chance.randrange(ENTITIES)
            said = {"name": self.names[relay], "name_normalized": self.names[relay]}
            yield {**key, "position": 2, "role": "relay", **said, "entity_id": FIRST_ENTITY + relay}

    def figure(self, ref: Ref) -> Row:
        value = self.chance.randrange(1, 10_000)
        key = {"source_id": ref[0], "claim": ref[1], "position": 1, "text": str(value), "span_start": 0, "span_end": 1}
        rest = {"value": float(value), "unit": self.chance.choice(UNITS), "approximate": self.chance.random() < 0.2}
        return {**key, **rest, "open_ended": False}

    def mentions(self, ref: Ref) -> Iterator[Row]:
        places = self.chance.choices(range(ENTITIES), cum_weights=self.weights, k=self.chance.randint(*MENTIONS))
        for position, place in enumerate(dict.fromkeys(places), 1):
            self.mentioned_in[place].append(ref)
            name = self.names[place]
            row = {"source_id": ref[0], "claim": ref[1], "position": position, "entity_id": FIRST_ENTITY + place}
            yield {**row, "kind": "person", "name": name, "name_normalized": name, "span_start": 0, "span_end": 1}

    def _words(self, ref: Ref) -> str:
        """Words of its own, or of one of the claims before, which then agrees."""
        if self.recent and self.chance.random() < COPIED:
            before, words = self.chance.choice(self.recent)
            self.copies.append((before, ref))
            return words
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(12, 30)))
        if len(self.recent) < RECENT:
            self.recent.append((ref, words))
        else:
            self.recent[self.chance.randrange(RECENT)] = (ref, words)
        return words

    def _link(self, a: Ref, b: Ref, relation: str) -> Row:
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


def _capture(source: Row, number: int) -> Row:
    key = {"source_id": source["source_id"], "number": number, "text": " ".join(WORDS), "text_sha256": b"", "raw": b""}
    return {**key, "media_type": "text/plain", "extractor": "bench"}


def _sentence(claim: Row) -> Row:
    key = {"source_id": claim["source_id"], "capture": claim["capture"], "number": claim["number"]}
    return {**key, "span_start": 0, "span_end": 1, "kind": "body"}
