"""Sentences of pages of every build: where each starts and ends, what it is on the page, what is furniture.

In a case's text ``[[...]]`` stands around each sentence, ``[[title: ...]]`` around one that is not of the body;
whatever stands outside is furniture and belongs to no sentence. Files that say ``held`` were never tuned on.
A boundary is a place where a sentence starts or ends: a piece of furniture that is read costs two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from factcheck.text import Context, read

_FILES = sorted(Path(__file__).parent.glob("cases/segmentation/*.yaml"))
_MARK = re.compile(r"\[\[(?:(title|heading|caption): )?|\]\]")
_TARGET = 0.97
_TARGET_OF_A_PAGE = (
    0.8  # dots that may end a sentence or not, a heading that could be a verb: few sentences, few misses
)


@dataclass(frozen=True)
class Found:
    """A sentence of one file, its span trimmed of white space."""

    file: str
    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True)
class Page:
    """One file: the text without its marks, and the sentences that the marks show."""

    name: str
    held: bool
    text: str
    expected: tuple[Found, ...]


def _page(path: Path) -> Page:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    text, opened = "", list[tuple[int, str]]()
    expected, at = list[Found](), 0
    for mark in _MARK.finditer(case["text"]):
        text += case["text"][at : mark.start()]
        at = mark.end()
        if mark.group() == "]]":
            start, kind = opened.pop()
            expected.append(_found(path.stem, text, start, len(text), kind))
        else:
            opened.append((len(text), mark.group(1) or "body"))
    return Page(path.stem, case["held"], text + case["text"][at:], tuple(expected))


def _found(file: str, text: str, start: int, end: int, kind: str) -> Found:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Found(file, start, start + len(words.strip()), kind, " ".join(words.split()))


def _sentences(page: Page) -> Iterator[Found]:
    for each in read(page.text, Context()).sentences:
        yield _found(page.name, page.text, each.span.start, each.span.end, each.kind.value)


def _boundaries(sentences: Sequence[Found]) -> set[tuple[str, int, str]]:
    return {place for each in sentences for place in ((each.file, each.start, "start"), (each.file, each.end, "end"))}


def _f1(pages: Sequence[Page]) -> float:
    expected = _boundaries([each for page in pages for each in page.expected])
    got = _boundaries([each for page in pages for each in _sentences(page)])
    return 2 * len(expected & got) / (len(expected) + len(got))


_PAGES = [_page(path) for path in _FILES]
_HELD = [page for page in _PAGES if page.held]
_TUNED = [page for page in _PAGES if not page.held]


def test_the_set_is_as_large_as_it_must_be():
    sentences = [each for page in _PAGES for each in page.expected]

    assert len(_PAGES) >= 16
    assert len(sentences) >= 130
    assert len(_HELD) >= len(_PAGES) // 3


@pytest.mark.parametrize("page", _TUNED, ids=lambda page: page.name)
def test_a_page_is_read_nearly_sentence_by_sentence(page):
    score = _f1([page])

    assert score >= _TARGET_OF_A_PAGE


def test_what_a_sentence_is_on_the_page_is_right_where_its_boundaries_are():
    expected = {(each.file, each.start, each.end): each.kind for page in _PAGES for each in page.expected}
    got = [each for page in _PAGES for each in _sentences(page) if (each.file, each.start, each.end) in expected]

    right = sum(expected[each.file, each.start, each.end] == each.kind for each in got)
    assert right / len(got) >= _TARGET


def test_boundaries_are_right_on_the_whole_set(record_property):
    score = _f1(_PAGES)

    record_property("boundary F1", score)
    assert score >= _TARGET, f"boundary F1 on {len(_PAGES)} pages: {score:.4f}"


def test_boundaries_are_right_on_pages_that_nobody_tuned_on(record_property):
    score = _f1(_HELD)

    record_property("boundary F1, held", score)
    assert score >= _TARGET, f"boundary F1 on {len(_HELD)} pages never tuned on: {score:.4f}"
