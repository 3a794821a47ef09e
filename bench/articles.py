"""Articles to work on: paragraphs of the seeds, shuffled to the length of a news article, no two alike."""

import random
from collections.abc import Iterator
from functools import cache

from factcheck.domain.articles import Article
from factcheck.domain.days import DayRange
from factcheck.services.packaged import seeds_folder

CHARACTERS = 3000  # a news story: the seeds have 1,900 to 3,300, the five originals 2,700 on average
ARABIC_SHARE = 0.8  # most texts are Arabic, English is the second language


def generated_articles(count: int, seed: int) -> list[Article]:
    """That many articles; the same seed gives the same ones."""
    chance = random.Random(seed)
    return [_article(chance, f"{seed}-{number}.txt") for number in range(count)]


def _article(chance: random.Random, key: str) -> Article:
    language = "ar" if chance.random() < ARABIC_SHARE else "en"
    text = "\n\n".join(_until_long_enough(chance, language))
    day = DayRange.parse(f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}")
    return Article(key=key, text=text, raw=text.encode(), media_type="text/plain", published=day, outlet="عربي21")


def _until_long_enough(chance: random.Random, language: str) -> Iterator[str]:
    """Paragraphs up to the length of an article; the first is a number, so that no two articles are the same."""
    written = f"({chance.randrange(10**9)})"
    yield written
    length = len(written)
    while length < CHARACTERS:
        paragraph = chance.choice(_paragraphs(language))
        yield paragraph
        length += len(paragraph) + 2


@cache
def _paragraphs(language: str) -> tuple[str, ...]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((seeds_folder() / "articles").glob("*.txt"))]
    lines = [line.strip() for text in texts for line in text.split("\n") if len(line) > 80]
    return tuple(line for line in lines if ("\u0600" <= _first_letter(line) <= "\u06ff") == (language == "ar"))


def _first_letter(line: str) -> str:
    return next(filter(str.isalpha, line), "")
