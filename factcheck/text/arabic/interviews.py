"""Interviews: which sentences are answers, and who answers.

Turns begin with their line: «- » or «ج:» before an answer, «• », «* », «س:» before a question, or a question alone.
"""

import re
from collections import Counter
from itertools import pairwise

from factcheck.domain.reading import Claimant, Mention, Sentence
from factcheck.domain.words import ClaimantKind, EntityKind, SentenceKind
from factcheck.text.arabic.speakers import Speaker
from factcheck.text.normalize import fold_word
from factcheck.text.pack import Document

_DASHES = "-–—"
_QUESTION_MARKS = "•*●■◾▪►س?؟"
_ANSWER_LETTERS = ("ج:", "ج :", "ج/", "ج-", "الجواب:", "جواب:")
_QUESTION_LETTERS = ("س:", "س :", "س/", "س-", "السؤال:", "سؤال:")
# No answer begins otherwise, nor a question that a dash before it makes one.
_MAY_ANSWER = re.compile(
    rf"^[ \t\u200f\u200e]*(?:[{_DASHES}]|{'|'.join(map(re.escape, _ANSWER_LETTERS))})", re.MULTILINE
)
# One question and its answer make no interview yet.
_FEWEST_ANSWERS = 2
# Whoever asks stands after these.
_ASKED_BY = frozenset({"حاوره", "حاورها", "حاورهم", "حاور", "حوار", "اجري", "اجرت", "اعداد", "كتب", "كتبت"})


def answers_in(document: Document) -> frozenset[int]:
    """The numbers of the sentences that are answers in an interview."""
    if _MAY_ANSWER.search(document.text) is None:
        return frozenset()
    lines = _lines(document)
    found: list[int] = []
    turns = 0
    for before, line in pairwise(lines):
        asked, answered = _opening(document, before[0]), _opening(document, line[0])
        if _is_answer(answered, asked, asked=_ends_asking(document, before[-1])):
            turns += 1
            found.extend(sentence.number for sentence in line)
    return frozenset(found) if turns >= _FEWEST_ANSWERS else frozenset()


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


def _lines(document: Document) -> list[list[Sentence]]:
    """The sentences of the body, those of one line together."""
    lines: list[list[Sentence]] = []
    end = -1
    for sentence in document.sentences:
        if sentence.kind is not SentenceKind.BODY:
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
    return document.text[start : sentence.span.start + len("الجواب:") + 1].lstrip(" \t\u200f\u200e")


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
    return document.text[sentence.span.end - 1] in "؟?"


def _may_answer(document: Document, mention: Mention) -> bool:
    if mention.kind is not EntityKind.PERSON:
        return False
    line = document.text.rfind("\n", 0, mention.span.start) + 1
    first = fold_word(document.text[line : mention.span.start]).split()
    return not (first and first[0].strip(":") in _ASKED_BY)


def _same(one: Mention, other: Mention) -> bool:
    return one.name.split()[-1] == other.name.split()[-1]
