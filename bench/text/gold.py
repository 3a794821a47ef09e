"""The gold sets: invented articles with what a careful reader takes from them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Reading
from factcheck.text import Context, Gazetteer, read

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "text" / "gold"
DOSSIER = "dossier"  # the articles of seeds/, whose gold lies apart from them
HELD = "held"  # sets whose name starts so are never tuned on: their totals are printed, their rows never
DOC_CHARACTERS = 3  # a gold row names its article by the first characters of the file name

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article and what is known of it besides its text."""

    doc: str
    text: str
    language: str
    outlet: str | None
    title: str | None
    published: DayRange | None

    def read(self, gazetteer: Gazetteer) -> Reading:
        """What the grammar takes from it."""
        context = Context(
            outlet=self.outlet,
            title=self.title,
            published=self.published,
            language=self.language,
            gazetteer=gazetteer,
        )
        return read(self.text, context)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles with gold rows; ``rows`` are claims or, in a pairs set, attributions."""

    name: str
    articles: tuple[GoldArticle, ...]
    rows: tuple[Row, ...]

    @property
    def held(self) -> bool:
        """Whether nobody may tune on it."""
        return self.name.startswith(HELD)

    def of_language(self, language: str) -> "GoldSet":
        """The part of it in that language."""
        articles = tuple(article for article in self.articles if article.language == language)
        docs = {article.doc for article in articles}
        return GoldSet(self.name, articles, tuple(row for row in self.rows if row["doc"] in docs))


def claim_sets() -> list[GoldSet]:
    """All sets of claims, those to work on first."""
    folders = sorted(path.parent for path in GOLD.glob("*/claims.jsonl"))
    return sorted((_claim_set(folder) for folder in folders), key=lambda one: one.held)


def pair_sets() -> list[GoldSet]:
    """All sets of (source, content) pairs."""
    return [_set(path.parent, path.parent / "articles", "pairs.jsonl") for path in sorted(GOLD.glob("*/pairs.jsonl"))]


def merged(name: str, sets: Iterable[GoldSet]) -> GoldSet:
    """Several sets as one; no two may name an article alike."""
    parts = list(sets)
    return GoldSet(
        name, tuple(a for part in parts for a in part.articles), tuple(r for part in parts for r in part.rows)
    )


def _claim_set(folder: Path) -> GoldSet:
    articles = ROOT / "seeds" / "articles" if folder.name == DOSSIER else folder / "articles"
    return _set(folder, articles, "claims.jsonl")


def _set(folder: Path, articles: Path, rows: str) -> GoldSet:
    return GoldSet(folder.name, tuple(_articles(articles)), tuple(_lines(folder / rows)))


def _articles(folder: Path) -> Iterator[GoldArticle]:
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        on = entry.get("published_on")
        yield GoldArticle(
            doc=entry["file"][:DOC_CHARACTERS],
            text=(folder / entry["file"]).read_text(encoding="utf-8"),
            language=entry["language"],
            outlet=entry.get("outlet"),
            title=entry.get("title"),
            published=DayRange.parse(on) if on else None,
        )


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
