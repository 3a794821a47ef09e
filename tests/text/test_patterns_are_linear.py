"""Every regular expression of the text stages takes time in proportion to the text, whatever the text.

The patterns are found by walking from the modules to all that they hold, word lists made into patterns included. Each
is asked of the worst of many hostile texts, at one length and at twice that length, with the methods that the source
asks it with: a pattern that is only matched at a place need not be quick to search for.
"""

import gc
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from statistics import median
from types import FunctionType, ModuleType

import factcheck.text
from factcheck.text import Context, read

_RATIO = 2.6
_LENGTH = 4_000
# A quadratic walk over so many characters takes several times this long.
_QUICK_S = 0.004
_TRIES = 6
# How far back the stages look from a place in a text, at most.
_WINDOW = 100
_SOURCE = "\n".join(path.read_text("utf-8") for path in Path(factcheck.text.__file__).parent.rglob("*.py"))
# What makes patterns go back: runs of one kind that end as none of them can, pairs that nearly match, words that lead
# to more of the same.
_UNITS = (
    " ", "\n", "\t", "ا", "a", "A", "1", "٤", "ـ", "،", ".", "-", "–", '"', "«", "(", ")", "'", "@", "/", ":", "$",
    "a ", "A ", "ا ", "1 ", "123 ", "1,", "1.", "a.", "A. ", "Ab. ", "a@", "a-", "- ", "a: ", '"a ', "«ا ", "(a ",
    "(a) ", "a/", "1/", "Abc ", "Jan. ", "و ", "من ", "قال ", "مليون ", "مئة و", "خمسة وعشرون و", "بين عامي ", "خلال ",
    "one ", "hundred and ", "twenty-", "million ", "between 4 and ", "last ", "of the ", "3 p.m. ", "http://", "S-4",
)  # fmt: skip
_LEAST_PATTERNS = 60
_ENDS = ("", "\x00", "ا", "1")
_ARABIC = "قال الوزير أمس إن نحو 4.2 مليون دولار صرفت منذ عام 2015، وأضاف مصدر مقرب منه أن «الأمر انتهى»."
_ENGLISH = 'About 4.2 million dollars was spent last year, an official close to him said on Monday. "It is over."'


def test_each_pattern_takes_twice_as_long_for_twice_the_text():
    patterns = list(_patterns())
    slow = [f"{name}: {each.pattern[:80]}" for name, each in patterns if _ratio(name, each) >= _RATIO]

    assert len(patterns) >= _LEAST_PATTERNS
    assert slow == []


def test_a_pattern_that_goes_back_and_back_would_be_found():
    going_back = re.compile(r"\s+x").search

    assert median(_doubled(going_back, " ", "") for _ in range(_TRIES)) >= _RATIO


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """All compiled patterns that the modules of the text stages hold, once each, with the name that holds them."""
    for module in pkgutil.walk_packages(factcheck.text.__path__, f"{factcheck.text.__name__}."):
        importlib.import_module(module.name)
    for text in (_ARABIC, _ENGLISH):
        read(text, Context())
    modules = [module for name, module in sys.modules.items() if name.startswith(factcheck.text.__name__)]
    left: list[tuple[str, object]] = [("", module) for module in modules]
    seen = set[int]()
    while left:
        name, one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, re.Pattern):
            yield name, one
        elif _is_ours(one):
            left += [*(("", each) for each in gc.get_referents(one)), *_named(one)]


def _is_ours(one: object) -> bool:
    """Whether what the object holds belongs to the text stages."""
    if isinstance(one, ModuleType):
        return one.__name__.startswith(factcheck.text.__name__)
    home = one.__module__ if isinstance(one, type | FunctionType) else type(one).__module__
    containers = () if isinstance(one, type | FunctionType) else ("builtins", "functools", "collections")
    return home in containers or str(home).startswith(factcheck.text.__name__)


def _named(one: object) -> Iterator[tuple[str, object]]:
    """What the object holds under a name, made first where it is made when it is first asked for."""
    if isinstance(one, dict):
        yield from ((name, value) for name, value in one.items() if isinstance(name, str))
    lazy = [name for name, value in vars(type(one)).items() if isinstance(value, cached_property)]
    slots = [name for kind in type(one).__mro__ for name in kind.__dict__.get("__slots__", ())]
    for name in {*getattr(one, "__dict__", ()), *lazy, *slots}:
        if hasattr(one, name):
            yield name, getattr(one, name)


def _ratio(name: str, pattern: re.Pattern[str]) -> float:
    """How many times as long the worst text takes at twice its length; 1 where none takes long."""
    asked = _as_asked(name, pattern)
    seconds, unit, end = max((_seconds(asked, unit, end, _LENGTH), unit, end) for unit in _UNITS for end in _ENDS)
    if seconds < _QUICK_S:
        return 1.0
    ratios = (_doubled(asked, unit, end) for _ in range(_TRIES))
    return next((ratio for ratio in ratios if ratio < _RATIO), _RATIO)


def _doubled(asked: Callable[[str], object], unit: str, end: str) -> float:
    once, twice = (min(_seconds(asked, unit, end, length) for _ in range(3)) for length in (_LENGTH, 2 * _LENGTH))
    return twice / once


def _as_asked(name: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    """The pattern as the source asks it: at a place, in a window before a place, or all through the text."""
    if not re.search(rf"\b{name}\.(?:search|finditer|findall|split|sub)\(", _SOURCE) and name in _SOURCE:
        return lambda text: (pattern.match(text), pattern.match(text, len(text) // 2), pattern.fullmatch(text))
    if pattern.pattern.endswith(r"\Z") or re.search(rf"\b{name}\.search\(\w+, (?:max\(0|low\b)", _SOURCE):
        return lambda text: pattern.search(text, len(text) - _WINDOW)
    return pattern.search


def _seconds(asked: Callable[[str], object], unit: str, end: str, length: int) -> float:
    text = unit * (length // len(unit)) + end
    started = time.process_time()
    asked(text)
    return time.process_time() - started
