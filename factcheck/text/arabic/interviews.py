"""Interviews: which sentences are answers, and who answers.

Turns begin with their line: «- » or «ج:» before an answer, «• », «* », «س:» before a question, or a question alone.
Without marks it takes questions on lines of their own to somebody, or answers of somebody who speaks of himself:
«هل تعتقدون أن ...؟», «نحن لم ...».
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple, Self

from factcheck.domain.reading import Claimant, Mention, Sentence
from factcheck.domain.words import ClaimantKind, EntityKind, SentenceKind
from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.normalize import fold, fold_word
from factcheck.text.pack import Document

_DASHES = "-–—"
_QUESTION_MARKS = "•*●■◾▪►س?؟"
_ANSWER_LETTERS = ("ج:", "ج :", "ج/", "ج-", "الجواب:", "جواب:")
_QUESTION_LETTERS = ("س:", "س :", "س/", "س-", "السؤال:", "سؤال:")
# No answer begins otherwise, nor a question that a dash before it makes one.
_MAY_ANSWER = (*_DASHES, *_ANSWER_LETTERS)
_BLANKS = " \t\u200f\u200e"
_TOLD = frozenset({SentenceKind.BODY})
_TOLD_OR_HEADING = frozenset({SentenceKind.BODY, SentenceKind.HEADING})  # a short question alone looks like a heading
_ASKING = ("؟", "?")
_LONGEST_QUESTION = 500  # characters
_FEWEST_QUESTIONS = 3  # on lines of their own: fewer are a writer's
_ADDRESSED, _PERSONAL = (
    1 / 3,
    1 / 2,
)  # shares of questions to somebody, of answers of oneself: more than explainers have
# One question and its answer make no interview yet.
_FEWEST_ANSWERS = 2
# Whoever asks stands after these.
_ASKED_BY = frozenset({"حاوره", "حاورها", "حاورهم", "حاور", "حوار", "اجري", "اجرت", "اعداد", "كتب", "كتبت"})


def answers_in(document: Document) -> frozenset[int]:
    """The numbers of the sentences that are answers in an interview."""
    written = document.text.split("\n")
    marked = any(line.lstrip(_BLANKS).startswith(_MAY_ANSWER) for line in written)
    if not marked and sum(line.rstrip(" \t").endswith(_ASKING) for line in written) < _FEWEST_QUESTIONS:
        return frozenset()
    found = _marked(document, _lines(document, _TOLD)) if marked else frozenset()
    return found or _below_questions(document, _lines(document, _TOLD_OR_HEADING))


def _marked(document: Document, lines: list[list[Sentence]]) -> frozenset[int]:
    """The answers that a dash or a letter before them shows."""
    found: list[int] = []
    turns = 0
    for before, line in pairwise(lines):
        asked, answered = _opening(document, before[0]), _opening(document, line[0])
        if _is_answer(answered, asked, asked=_ends_asking(document, before[-1])):
            turns += 1
            found.extend(sentence.number for sentence in line)
    return frozenset(found) if turns >= _FEWEST_ANSWERS else frozenset()


def _below_questions(document: Document, lines: list[list[Sentence]]) -> frozenset[int]:
    """What stands below questions that have lines of their own, where somebody is asked and answers of himself."""
    asked = [at for at, line in enumerate(lines) if _asks_alone(document, line)]
    told = [(first + 1, after) for first, after in pairwise([*asked, len(lines)]) if first + 1 < after]
    if len(told) < _FEWEST_QUESTIONS:
        return frozenset()
    first, after = told[-1]  # no answer is longer than the others: what stands below the last one need not belong to it
    told[-1] = (first, min(after, first + max(end - start for start, end in told[:-1])))
    answers = [[sentence for line in lines[first:after] for sentence in line] for first, after in told]
    to_somebody = sum(_has(document, lines[at], _speech().asked) for at in asked)
    of_oneself = sum(_has(document, answer, _speech().answering) for answer in answers)
    if to_somebody < _ADDRESSED * len(asked) and of_oneself < _PERSONAL * len(answers):
        return frozenset()
    return frozenset(one.number for answer in answers for one in answer if one.kind is SentenceKind.BODY)


def _asks_alone(document: Document, line: list[Sentence]) -> bool:
    short = line[-1].span.end - line[0].span.start <= _LONGEST_QUESTION
    return short and _ends_asking(document, line[-1])


def _has(document: Document, sentences: list[Sentence], person: "_Person") -> bool:
    return any(map(person.speaks, (form for one in sentences for form in document.tokens.forms_within(one.span))))


class _Person(NamedTuple):
    """Words of one grammatical person, and what its verbs and possessives end in; ``other`` ends so and is none."""

    words: frozenset[str]
    ends: tuple[str, ...]
    other: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, list[str]], name: str) -> Self:
        """The person as the data file has it."""
        return cls(frozenset(map(fold, data[name])), tuple(data[f"{name}_ends"]), frozenset(data[f"{name}_not"]))

    def speaks(self, form: str) -> bool:
        """Whether the word is one of the person; after a long vowel the ending is a noun's own («قانونا»)."""
        bare = form.removeprefix("و")
        if bare in self.words:
            return True
        stem = bare[:-2]
        return bare.endswith(self.ends) and len(stem) > 1 and stem[-1] not in "او" and bare not in self.other


class _Speech(NamedTuple):
    asked: _Person
    answering: _Person


@cache
def _speech() -> _Speech:
    data = word_data("interviews")
    return _Speech(_Person.of(data, "asked"), _Person.of(data, "answering"))


def interviewee(document: Document, answers: frozenset[int]) -> Speaker | None:
    """Who answers: the person whom the text before the first answer names most often, the first of these."""
    start = min(sentence.span.start for sentence in document.sentences if sentence.number in answers)
    named = [mention for mention in document.mentions if mention.span.end <= start and _may_answer(document, mention)]
    if not named:
        return None
    often = Counter(fold_word(mention.name).split()[-1] for mention in named)
    most = max(often.values())
    best = next(one for one in named if often[fold_word(one.name).split()[-1]] == most)
    full = max((one for one in named if _same(one, best)), key=lambda one: len(one.name))
    claimant = Claimant(full.name, ClaimantKind.PERSON, None, full.entity_id)
    return Speaker(claimant, None, plural=False, named=True)


def _lines(document: Document, kinds: frozenset[SentenceKind]) -> list[list[Sentence]]:
    """The sentences of these kinds, those of one line together."""
    lines: list[list[Sentence]] = []
    end = -1
    for sentence in document.sentences:
        if sentence.kind not in kinds:
            continue
        if lines and "\n" not in document.text[end : sentence.span.start]:
            lines[-1].append(sentence)
        else:
            lines.append([sentence])
        end = sentence.span.end
    return lines


def _opening(document: Document, sentence: Sentence) -> str:
    """What the sentence's line begins with."""
    start = document.text.rfind("\n", 0, sentence.span.start) + 1
    return document.text[start : sentence.span.start + len("الجواب:") + 1].lstrip(_BLANKS)


def _is_answer(line: str, before: str, *, asked: bool) -> bool:
    if line.startswith(_ANSWER_LETTERS):
        return True
    if line.startswith(_QUESTION_LETTERS):
        return False
    question = before[:1] in _QUESTION_MARKS or before.startswith(_QUESTION_LETTERS) or asked
    if before[:1] in _DASHES:  # here the dash stands before the question
        return asked
    return question and line[:1] in _DASHES


def _ends_asking(document: Document, sentence: Sentence) -> bool:
    return document.text[sentence.span.end - 1] in _ASKING


def _may_answer(document: Document, mention: Mention) -> bool:
    if mention.kind is not EntityKind.PERSON:
        return False
    line = document.text.rfind("\n", 0, mention.span.start) + 1
    first = fold_word(document.text[line : mention.span.start]).split()
    return not (first and first[0].strip(":") in _ASKED_BY)


def _same(one: Mention, other: Mention) -> bool:
    return one.name.split()[-1] == other.name.split()[-1]
