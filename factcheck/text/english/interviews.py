"""Interviews in English: paragraphs that are somebody's words though no marks stand around them.

They are printed in three ways: "Q:" and "A:"; a name or its initials with a colon; each question on a line of its own
and the answer below it. The first two name who speaks, in the third it is the guest throughout.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.domain.spans import Span
from factcheck.domain.words import EntityKind
from factcheck.text.english.memory import PERSON, Speaker
from factcheck.text.normalize import fold
from factcheck.text.pack import Document

_ASKS = frozenset({"q", "question", "interviewer", "reporter", "host"})
# A name of up to four capitalised words and a colon, or the Q and A of an interview.
_LABEL = re.compile(r"([QA]|[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}): +(?=\S)")
# Each capitalised word with the next one, so that "Hydrologist Selma Karahodzic" has the name too.
_FULL_NAME = re.compile(r"(?<!\bby )(?<!\bBy )\b(?=([A-Z][\w’-]{1,20}) ([A-Z][\w’-]{2,20})\b)")
_QUESTION = re.compile(r"\?[\s”\"*_)]*$")
_LONGEST_QUESTION = 500  # characters
_TO_SOMEBODY = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_OF_ONESELF = re.compile(r"\b(?:I|I['’]\w+|[Ww]e|[Ww]e['’]\w+|[Mm]y|[Oo]ur|me|us)\b")
_CAPITALISED = re.compile(r"[A-Z][\w’-]{2,20}")
_AFTERWORD = re.compile(r"\b(?:interview|conversation|edited|condensed)\b")
_LEAST_TURNS = 2  # who speaks but once is a heading or a note
_LEAST_TALK = 4  # turns from which paragraphs without a name belong to the one before them
_LEAST_QUESTIONS = 3  # on lines of their own: fewer are a writer's
_ADDRESSED, _PERSONAL = 1 / 3, 1 / 2  # shares of questions to a "you", of answers by an "I": more than explainers have


class Answer(NamedTuple):
    """Words that somebody speaks, ``span`` without the name before them; ``label`` None where none stands there."""

    span: Span
    label: str | None


class Interview(NamedTuple):
    """What is spoken in a text without marks, in order, and whose the answers are that bear no name."""

    answers: tuple[Answer, ...] = ()
    guest: Speaker | None = None


def interview_in(document: Document, paragraphs: Iterable[Span]) -> Interview:
    """The interview that the document holds; one without answers where it is none."""
    text = document.text
    if ": " not in text and "?\n" not in text:
        return Interview()
    pieces = list(paragraphs)
    answers = _labelled(document, pieces) or _below_questions(text, pieces)
    if not answers:
        return Interview()
    guest = _by_initials(document, answers) or _guest(document, before=answers[0].span.start)
    if guest is None:
        answers = [answer for answer in answers if answer.label is not None]
    return Interview(tuple(answers), guest)


def _labelled(document: Document, paragraphs: Sequence[Span]) -> list[Answer]:
    """What each of those says whose name opens two paragraphs or more; not what the outlet asks."""
    text = document.text
    found = [_LABEL.match(text, paragraph.start) for paragraph in paragraphs]
    often = Counter(match[1] for match in found if match)
    turns = [(at, match) for at, match in enumerate(found) if match and often[match[1]] >= _LEAST_TURNS]
    asked = Counter(match[1] for at, match in turns if _asks(text, paragraphs[at]))
    names = _last_names(document, turns)
    answers = []
    for number, (at, match) in enumerate(turns):
        goes_on = len(turns) >= _LEAST_TALK and number + 1 < len(turns)
        after = turns[number + 1][0] if goes_on else at + 1
        names_them = (on for on in range(at + 1, after) if not names.isdisjoint(_words(text, paragraphs[on])))
        last = next(names_them, after) - 1
        if not _is_interviewer(match[1], document.outlet, asks=2 * asked[match[1]] > often[match[1]]):
            answers.append(Answer(Span(match.end(), paragraphs[last].end), match[1]))
    return answers


def _last_names(document: Document, turns: Sequence[tuple[int, re.Match[str]]]) -> set[str]:
    """Of those who talk: a paragraph that has one of them is told by somebody else."""
    guest = _guest(document, before=turns[0][1].start()) if turns else None
    names = [match[1] for _, match in turns if len(match[1]) > 1] + ([guest.name] if guest else [])
    return {name.split()[-1] for name in names}


def _is_interviewer(label: str, outlet: str | None, *, asks: bool) -> bool:
    initials = "".join(word[0] for word in (outlet or "").split() if word[0].isupper())
    return asks or fold(label) in _ASKS or fold(label) == fold(outlet or "") or label == initials


def _below_questions(text: str, paragraphs: Sequence[Span]) -> list[Answer]:
    """What stands below questions that have lines of their own, where somebody asks and somebody answers."""
    short = (at for at, each in enumerate(paragraphs) if each.end - each.start <= _LONGEST_QUESTION)
    asked = [at for at in short if _asks(text, paragraphs[at])]
    told = [(at + 1, after) for at, after in pairwise([*asked, len(paragraphs)]) if at + 1 < after]
    if len(told) < _LEAST_QUESTIONS:
        return []
    told[-1] = (told[-1][0], _end_of_last(text, paragraphs, told))
    answers = [Span(paragraphs[first].start, paragraphs[after - 1].end) for first, after in told]
    addressed = sum(bool(_TO_SOMEBODY.search(text, paragraphs[at].start, paragraphs[at].end)) for at in asked)
    personal = sum(bool(_OF_ONESELF.search(text, span.start, span.end)) for span in answers)
    if addressed < _ADDRESSED * len(asked) and personal < _PERSONAL * len(answers):
        return []
    return [Answer(span, None) for span in answers]


def _end_of_last(text: str, paragraphs: Sequence[Span], told: Sequence[tuple[int, int]]) -> int:
    """The paragraph behind the last answer: no answer is longer than the others, nor speaks of the interview."""
    first, after = told[-1]
    after = min(after, first + max(end - start for start, end in told[:-1]))
    spoken = range(first + 1, after)
    return next((at for at in spoken if _AFTERWORD.search(text, paragraphs[at].start, paragraphs[at].end)), after)


def _words(text: str, paragraph: Span) -> list[str]:
    return _CAPITALISED.findall(text, paragraph.start, paragraph.end)


def _asks(text: str, paragraph: Span) -> bool:
    return _QUESTION.search(text, max(paragraph.start, paragraph.end - 5), paragraph.end) is not None


def _guest(document: Document, *, before: int) -> Speaker | None:
    """Who answers: of those named before the first answer the one whom the whole text names most often."""
    names = list(_persons(document, before)) or list(_full_names(document.text[:before]))
    names = names or list(_full_names(document.text))
    often = Counter(_CAPITALISED.findall(document.text))
    best = max(names, key=lambda name: often[name.split()[-1]], default=None)
    return None if best is None else Speaker(best, PERSON, None)


def _by_initials(document: Document, answers: Sequence[Answer]) -> Speaker | None:
    """Whose initials stand before the answers, of those named before the first of them."""
    labels = {answer.label.replace(".", "") for answer in answers if answer.label is not None}
    named = _FULL_NAME.findall(document.text[: answers[0].span.start])
    found = next((f"{first} {last}" for first, last in named if first[0] + last[0] in labels), None)
    return None if found is None else Speaker(found, PERSON, None)


def _persons(document: Document, before: int) -> Iterator[str]:
    ends = [mention.span.end for mention in document.mentions]
    for mention in document.mentions[: bisect_right(ends, before)]:
        byline = document.text[: mention.span.start].rstrip().lower().endswith("by")
        if mention.kind is EntityKind.PERSON and " " in mention.name and not byline:
            yield mention.name


def _full_names(text: str) -> Iterator[str]:
    """Names of two capitalised words of which the last one stands more than once."""
    often = Counter(_CAPITALISED.findall(text))
    for first, last in _FULL_NAME.findall(text):
        if often[last] >= _LEAST_TURNS:
            yield f"{first} {last}"
