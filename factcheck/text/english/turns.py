"""Interviews in English: paragraphs that open with who speaks, whose words then stand there without marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.domain.spans import Span
from factcheck.text.normalize import fold
from factcheck.text.quotes import Quote

# A name of up to four capitalised words and a colon.
_LABEL = re.compile(r"([A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}): +(?=\S)")
_LEAST_TURNS = 2  # who speaks but once is a heading or a note


def turns(text: str, paragraphs: Iterable[Span], outlet: str | None) -> Iterator[Quote]:
    """What each of those says whose name opens two paragraphs or more; not what the outlet asks."""
    labelled = [(match, paragraph.end) for paragraph in paragraphs if (match := _LABEL.match(text, paragraph.start))]
    often = Counter(match[1] for match, _ in labelled)
    for match, end in labelled:
        if often[match[1]] >= _LEAST_TURNS and fold(match[1]) != fold(outlet or ""):
            yield Quote(Span(match.end(), end), Span(match.end(), end))
