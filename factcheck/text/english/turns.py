"""Interviews in English: paragraphs that open with who speaks, whose words then stand there without marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.spans import Span
from factcheck.text.english.memory import PERSON, Speaker
from factcheck.text.normalize import fold
from factcheck.text.quotes import Quote

ANSWER = "a"  # "A: We did." answers "Q: Did you?"
_QUESTION = "q"
# A name of up to four capitalised words and a colon, or the Q and A of an interview.
_LABEL = re.compile(r"([QA]|[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}): +(?=\S)")
_FULL_NAME = re.compile(r"\b([A-Z][\w’-]{1,20}) ([A-Z][\w’-]{2,20})\b")
_LEAST_TURNS = 2  # who speaks but once is a heading or a note


def turns(text: str, paragraphs: Iterable[Span], outlet: str | None) -> Iterator[Quote]:
    """What each of those says whose name opens two paragraphs or more; not what the outlet asks."""
    labelled = [(match, paragraph.end) for paragraph in paragraphs if (match := _LABEL.match(text, paragraph.start))]
    often = Counter(match[1] for match, _ in labelled)
    for match, end in labelled:
        if often[match[1]] >= _LEAST_TURNS and fold(match[1]) not in (_QUESTION, fold(outlet or "")):
            yield Quote(Span(match.end(), end), Span(match.end(), end))


def guest(text: str) -> Speaker | None:
    """Whose answers stand behind "A:": the person whose last name the text has most often; None without answers."""
    if "\nA: " not in text or "\nQ: " not in text:
        return None
    names = {last: first for first, last in reversed(_FULL_NAME.findall(text))}
    often = Counter(word for word in re.findall(r"[A-Z][\w’-]{2,20}", text) if word in names)
    if not often or often.most_common(1)[0][1] < _LEAST_TURNS:
        return None
    last = often.most_common(1)[0][0]
    return Speaker(f"{names[last]} {last}", PERSON, None)
