"""Stories told by several outlets: their articles read, their claims as linking sees them, their gold rows."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.text.gold import DOC_CHARACTERS, DOSSIER, HELD, ROOT, GoldArticle
from bench.text.gold import GOLD as GOLD_OF_TEXTS
from factcheck.domain.days import DayRange
from factcheck.domain.links import ComparedClaim, ComparedQuantity, Voicing
from factcheck.domain.reading import Claim, Hop
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, HopRole
from factcheck.text import Gazetteer, fold

GOLD = ROOT / "tests" / "linking" / "gold"
SEEDS = ROOT / "seeds" / "articles"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim with the place where it stands: article by its first characters, code points of its text."""

    doc: str
    start: int
    end: int
    claim: ComparedClaim


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a story, read."""

    doc: str
    text: str
    claims: tuple[ToldClaim, ...]

    def bearing(self, anchor: str) -> ToldClaim | None:
        """The claim that holds most of the anchor, at least half; None where no claim does."""
        start = self.text.find(anchor)
        end = start + len(anchor)
        best = max(self.claims, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
        if start < 0 or best is None or 2 * (min(end, best.end) - max(start, best.start)) < len(anchor):
            return None
        return best


@dataclass(frozen=True, slots=True)
class Story:
    """One event as several outlets tell it, and what a careful reader links in it."""

    name: str
    articles: tuple[Told, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StorySet:
    """Stories that are worked on, or held back, together."""

    name: str
    stories: tuple[Story, ...]

    @property
    def held(self) -> bool:
        """Whether nobody may tune on it."""
        return HELD in self.name


def story_sets(gazetteer: Gazetteer) -> Iterator[StorySet]:
    """All sets, those to work on first."""
    folders = sorted((path.parent for path in GOLD.glob("*/links.jsonl")), key=lambda folder: folder.name)
    for folder in sorted(folders, key=lambda folder: HELD in folder.name):
        yield StorySet(folder.name, tuple(_stories(folder, gazetteer)))


def dossier(gazetteer: Gazetteer) -> Story:
    """The dossier of seeds/ as one story: all of its articles name the same few, so that names tell little there."""
    links = (GOLD_OF_TEXTS / DOSSIER / "links.jsonl").read_text(encoding="utf-8").splitlines()
    rows = tuple({"reasons": [], "same_origin": None} | json.loads(line) for line in links if line.strip())
    entries = json.loads((SEEDS / "manifest.json").read_text(encoding="utf-8"))
    return Story(DOSSIER, tuple(_told(SEEDS, entry, gazetteer) for entry in entries), rows)


def _stories(folder: Path, gazetteer: Gazetteer) -> Iterator[Story]:
    lines = (folder / "links.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    manifest = json.loads((folder / "articles" / "manifest.json").read_text(encoding="utf-8"))
    for name in dict.fromkeys(entry["story"] for entry in manifest):
        entries = [entry for entry in manifest if entry["story"] == name]
        told = tuple(_told(folder / "articles", entry, gazetteer) for entry in entries)
        yield Story(name, told, tuple(row for row in rows if row["story"] == name))


def _told(folder: Path, entry: Row, gazetteer: Gazetteer) -> Told:
    article = GoldArticle(
        doc=entry["file"][:DOC_CHARACTERS],
        text=(folder / entry["file"]).read_text(encoding="utf-8"),
        language=entry["language"],
        outlet=entry["outlet"],
        title=entry["title"],
        published=DayRange.parse(entry["published_on"]),
    )
    reading = article.read(gazetteer)
    sentences = {sentence.number: sentence.span for sentence in reading.sentences}
    claims = tuple(
        ToldClaim(
            article.doc,
            claim.span.start,
            claim.span.end,
            compared(article, claim, sentences[claim.sentence].of(article.text)),
        )
        for claim in reading.claims
    )
    return Told(article.doc, article.text, claims)


def compared(article: GoldArticle, claim: Claim, sentence: str) -> ComparedClaim:
    """The claim as linking sees it; names that no gazetteer knows are entities by their letters."""
    anonymous = claim.claimant is not None and claim.claimant.kind is ClaimantKind.ANONYMOUS
    return ComparedClaim(
        ref=ClaimRef(_number(article.doc), claim.number),
        language=article.language,
        text=claim.span.of(article.text),
        sentence=sentence,
        voice=claim.voice,
        polarity=claim.polarity,
        modality=claim.modality,
        outlet_id=_number(article.outlet or article.doc),
        voicings=tuple(_voicing(hop, anonymous=anonymous) for hop in claim.chain),
        entities=frozenset(mention.entity_id or _number(fold(mention.name)) for mention in claim.mentions),
        quantities=tuple(
            ComparedQuantity(q.value, q.value_max, q.unit, q.approximate, q.open_ended, q.span.of(article.text))
            for q in claim.quantities
        ),
        times=tuple(time.days for time in claim.times if time.days is not None),
        published=article.published,
        names=frozenset(mention.name for mention in claim.mentions),
        outlet_entity_id=_number(fold(article.outlet or article.doc)),
        outlet=article.outlet,
    )


def _voicing(hop: Hop, *, anonymous: bool) -> Voicing:
    known = hop.entity_id or _number(fold(hop.name))
    return Voicing(hop.name, known, anonymous=anonymous and hop.role is HopRole.CLAIMANT)


def _number(name: str) -> int:
    return zlib.crc32(name.encode())
