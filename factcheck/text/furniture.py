"""What news pages put around their articles, line by line: share bars, bylines, links, dates, notes of the desk."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.text.normalize import fold, fold_word
from factcheck.text.word_files import read_words

_MOST_WORDS = 12
_MOST_CHARACTERS = 20 * _MOST_WORDS
_NOTICE_WORDS = 25
_BYLINE_WORDS = 8
_ZONE = fold("بتوقيت")
_STOPS = (".", "،", "؟", "?", "!", "…")
_PARTS = re.compile(r"\s[/|>»›]\s")
_IN_BRACKETS = re.compile(r"\(([^()\n]+)\)")
_BRACKETED_CREDIT = re.compile(r"\s*[(\[]([^()\[\]\n]{2,60})[)\]]\s*$")
_LABELLED_CREDIT = re.compile(r"(?:^|[.!؟]|\s)\s*([^\s:.]{4,12}):\s[^:.\n]{2,60}$")
_CREDIT_CHARACTERS = 80
# "10:30", "6.12pm": the hour, with what of the day it is.
_HOUR = re.compile(r"\d+(?:am|pm|h|st|nd|rd|th)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+|[+()\d\s./-]{6,}")
_POST_SIGNATURE = re.compile(r"[-–—]\s?[^@\n]{1,60}\(@")
# «طرابلس - عربي الغد»: where and by whom, on a line above the article.
_PLACE_AND_OUTLET = re.compile(r"[^\s-]+(?: [^\s-]+){0,2}\s[-–—]\s[^\s-]+(?: [^\s-]+){0,2}")
# «مرسين/ سليم قره داغ/ البوسفور»: place, writer and outlet.
_PLACE_WRITER_OUTLET = re.compile(r"[^/\n]{2,30}/[^/\n]{2,30}/[^/\n]{2,30}")
# «س.ب/ م.ع», "AUNA/HK/rs": who wrote and who edited, by their letters.
_LETTERS_OF_THE_DESK = re.compile(r"[^\W\d]{1,4}(?:[./]\s?[^\W\d]{1,4}| [^\W\d]){1,4}")
_BRACKETED_PICTURE = re.compile(r"\[([^\s\[\]:]{4,12})(?:: |\])")


@dataclass(frozen=True, slots=True)
class _Words:
    lines: frozenset[str]
    bar_words: frozenset[str]
    starts: tuple[str, ...]
    notices: tuple[str, ...]
    links_follow: frozenset[str]
    links_end: frozenset[str]
    bylines: frozenset[str]
    writers: frozenset[str]
    desk: frozenset[str]
    pages: frozenset[str]
    credits: frozenset[str]
    archives: frozenset[str]
    credit_labels: frozenset[str]
    date_words: frozenset[str]
    unfinished: frozenset[str]


def is_furniture(line: str, *, above: bool) -> bool:
    """Whether the line is no part of the article; ``above``: no paragraph has been seen yet."""
    if len(line) > _MOST_CHARACTERS or line.count(" ") > _NOTICE_WORDS:
        return False
    words = _folded_words(line)
    form = " ".join(words)
    known = _words()
    if form in known.lines or form in known.links_end or known.bar_words.issuperset(words):
        return True
    if len(words) > _MOST_WORDS:
        return len(words) <= _NOTICE_WORDS and any(map(form.__contains__, known.notices))
    if any(map(form.__contains__, known.notices)) or _says_when(words) or _is_note(line, words):
        return True
    if line.endswith(_STOPS):
        return False
    return (
        line[0] == "©"
        or form.startswith(known.starts)
        or _is_byline(line, words)
        or _points_or_signs(line, above=above)
    )


def points_elsewhere(line: str) -> bool:
    """Whether the line stands above links to other articles, or above addresses."""
    return len(line) <= _MOST_CHARACTERS and " ".join(_folded_words(line)) in _words().links_follow


def ends_links(line: str) -> bool:
    """Whether the line says that the links above it have come to their end."""
    return len(line) <= _MOST_CHARACTERS and " ".join(_folded_words(line)) in _words().links_end


def is_page_number(line: str) -> bool:
    """Whether the line numbers the page: what stands right above it is the head of every page."""
    words = _folded_words(line) if len(line) <= _CREDIT_CHARACTERS else []
    return len(words) == 2 and words[0] in _words().pages and words[1].isdigit()  # noqa: PLR2004 - "page 4"


def credit_start(line: str) -> int | None:
    """Where the credit of a photograph begins that the line ends with, None where it ends with none."""
    low = max(0, len(line) - _CREDIT_CHARACTERS)
    if line[-1] in ")]":
        bracketed = _BRACKETED_CREDIT.search(line, low)
        return bracketed.start() if bracketed and _is_credit(bracketed[1]) else None
    if line.find(":", low) < 0:
        return None
    labelled = _LABELLED_CREDIT.search(line, low)
    return labelled.start(1) if labelled and fold(labelled[1]) in _words().credit_labels else None


def breaks_off(line: str) -> bool:
    """Whether the line ends where no sentence and no heading does: with a comma, a hyphen, a preposition."""
    if line[-1] in ",،؛;" or (line[-1] == "-" and line[-2:-1].isalpha()):
        return True
    return fold_word(line[-_CREDIT_CHARACTERS:].rsplit(maxsplit=1)[-1]) in _words().unfinished


def _folded_words(line: str) -> list[str]:
    return " ".join(map(fold_word, line.split())).split()


def _is_credit(words: str) -> bool:
    if "/" in words or fold(words) in _words().credits or fold(words.split(maxsplit=1)[0]) in _words().archives:
        return True
    label, colon, _ = words.partition(":")
    return bool(colon) and fold(label) in _words().credit_labels


def _says_when(words: list[str]) -> bool:
    """A line of nothing but a time."""
    if _ZONE in words:  # «12:38 بتوقيت أبوظبي»
        words = words[: words.index(_ZONE)]
    said = set(words) - _words().date_words
    figures = [word for word in words if word[0].isdigit()]
    return bool(figures) and all(word.isdigit() or _HOUR.fullmatch(word) for word in said)


def _is_note(line: str, words: list[str]) -> bool:
    """A line in brackets in which the desk speaks: "(Reporting by ...)", «(رويترز، الأفق)»."""
    picture = _BRACKETED_PICTURE.match(line)
    if picture is not None and line[-1] == "]":
        return fold(picture[1]) in _words().credit_labels
    inside = _IN_BRACKETS.fullmatch(line) if line[0] == "(" else None
    if inside is None:
        return False
    return words[0] in _words().desk or any(fold(part) in _words().credits for part in re.split(r"[،,/]", inside[1]))


def _is_byline(line: str, words: list[str]) -> bool:
    """Who wrote, asked or photographed."""
    if words[0] not in _words().bylines or not 1 < len(words) <= _BYLINE_WORDS:
        return False
    if ":" in line or not line.isascii() or words[-1] in _words().writers:
        return True
    return all(word[0].isupper() for word in line.split() if len(word) > len("and") and word.isalpha())


def _points_or_signs(line: str, *, above: bool) -> bool:
    """An address, the signature of a post, a path of sections, place and outlet above the article."""
    if _ADDRESS.fullmatch(line) or _POST_SIGNATURE.match(line) or _LETTERS_OF_THE_DESK.fullmatch(line):
        return True
    first, *others = _PARTS.split(line, maxsplit=3)
    if others and fold(first) in _words().lines:
        return True
    return above and bool(_PLACE_AND_OUTLET.fullmatch(line) or _PLACE_WRITER_OUTLET.fullmatch(line))


@cache
def _words() -> _Words:
    data = read_words(Path(__file__).with_name("furniture.toml"))
    folded = {key: list(map(fold, values)) for key, values in data.items()}
    starts, notices = tuple(folded.pop("starts")), tuple(folded.pop("notices"))
    return _Words(starts=starts, notices=notices, **{key: frozenset(values) for key, values in folded.items()})
