"""Which language a text is in, among those that can be read."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import Protocol

from factcheck.text.pack import Script

UNDETERMINED = "und"
# Words looked at from the beginning; more do not change the answer.
_SAMPLE = 200
# Share of function words in a language's own news lies at 0.15-0.4; in its neighbours' (Persian, Urdu; German, French
# and Spanish) below 0.04.
_LEAST_SHARE = 0.06
_AFTER_DIGITS = ":"  # what comes after "9": letters of every script do, marks (which are empty) and figures do not
_FIRST_LETTER = itemgetter(0)
_ARABIC, _LATIN = re.compile("[\u0600-\u06ff]+"), re.compile("[a-z]+")


class Known(Protocol):
    """What must be known of a language to tell it from others; function words are asked for in its script alone."""

    @property
    def language(self) -> str:
        """The ISO 639-1 code."""
        ...

    @property
    def script(self) -> Script:
        """The script that most of its letters come from."""
        ...

    @property
    def function_words(self) -> frozenset[str]:
        """Words that every text of the language is full of, folded."""
        ...


def detect(forms: Iterable[str], known: Sequence[Known]) -> str:
    """The code of the language whose script and function words the text has; "und" where none fits.

    ``forms`` are the folded words of the text from its beginning, empty for marks.
    """
    words = list(islice(filter(_AFTER_DIGITS.__le__, islice(forms, 2 * _SAMPLE)), _SAMPLE))
    script = _script(words)
    shares = {each.language: _share(words, each.function_words) for each in known if each.script is script}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= _LEAST_SHARE else UNDETERMINED


def _script(words: Sequence[str]) -> Script | None:
    letters = "".join(map(_FIRST_LETTER, words))
    arabic, latin = (sum(map(len, script.findall(letters))) for script in (_ARABIC, _LATIN))
    if not arabic + latin:
        return None
    return Script.ARABIC if arabic >= latin else Script.LATIN


def _share(words: Sequence[str], function_words: frozenset[str]) -> float:
    return sum(map(function_words.__contains__, words)) / max(1, len(words))
