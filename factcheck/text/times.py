"""Times that a text names, as days; relative ones from the day of publication.

A day that hangs on the day of publication is given only where all days that the article may have been published on
lead to the same one: a weekday needs the day, "last month" is content with the month. Hijri dates are found but not
turned into Gregorian days.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from typing import Any

from factcheck.domain.days import DayRange
from factcheck.domain.reading import TimeReference
from factcheck.domain.spans import Span
from factcheck.text.dating import Named, resolve
from factcheck.text.measures import Measures, measures
from factcheck.text.normalize import fold
from factcheck.text.numerals import figure_value, small_numbers
from factcheck.text.stretches import Stretch
from factcheck.text.wordlists import Starts, alternation, word_data

_DIGIT = "[0-9٠-٩۰-۹]"
_YEAR = f"(?:[1١۱][5-9٥-٩۵-۹]|[2٢۲][01٠١۰۱]){_DIGIT}{{2}}(?!\\w|[.,٫٬]{_DIGIT})"
_SLOTS = (
    "month", "weekday", "hijri", "part", "edge", "shift", "of_year", "deictic", "unit_the", "unit_many", "unit",
    "unit_two", "decade", "quarter",
)  # fmt: skip
_LISTS = {"of_year": "years"} | {slot: slot for slot in _SLOTS if slot.startswith("unit")}
# What the slots of a phrase are called in Named.
_FIELDS = {
    "year": "year", "year_to": "year_to", "month": "month", "date": "day", "weekday": "weekday", "shift": "shift",
    "of_year": "of_year", "deictic": "deictic", "number": "number", "unit": "unit", "unit_the": "unit",
    "unit_many": "unit", "unit_two": "unit", "quarter": "quarter", "quarter_figure": "quarter", "decade": "decade",
    "decade_figure": "decade",
}  # fmt: skip
_FIGURES = {
    "year": _YEAR, "year_to": _YEAR, "date": f"{_DIGIT}{{1,2}}(?!{_DIGIT}|[.,]{_DIGIT})", "figure": f"{_DIGIT}+",
    "numeric": rf"{_DIGIT}{{1,4}}[/\-.]{_DIGIT}{{1,2}}[/\-.]{_DIGIT}{{2,4}}(?![/\-.]?{_DIGIT})",
    "quarter_figure": "[1-4]", "decade_figure": "(?:1[89]|20)[0-9]0(?=s)",
}  # fmt: skip
_TWIN = r"(?:\s?[/\-–]\s?{month}|\s?\(\s?{month}\s?\))?"  # «سبتمبر/ أيلول»: one month in two calendars' words
_MORE = re.compile(rf"[-–/:]?{_DIGIT}|\s?[%٪]")
_YEAR_DIGITS, _MONTHS, _FIRST_YEAR = 4, 12, 1000
_RECENT_YEARS = range(1950, 2036)  # these four digits before a plain noun are a year: "the 2011 attacks"
_WINDOW = 90  # characters before a time in which a word that points ahead is looked for
_SHORT_WINDOW = 16


def find_times(text: str, span: Span, language: str, published: DayRange | None) -> tuple[TimeReference, ...]:
    """The times named in ``span`` of ``text``, in order, none overlapping; () for a language without such words.

    ``published`` is when the article came out, as exactly as it is known.
    """
    return times_of(Stretch(text, span), language, published)


def times_of(stretch: Stretch, language: str, published: DayRange | None) -> tuple[TimeReference, ...]:
    """``find_times`` for a stretch."""
    return tuple(
        TimeReference(stretch.span_of(start, end), resolve(named, published))
        for start, end, named in _named_times(stretch, language)
    )


def time_spans(stretch: Stretch, language: str) -> list[tuple[int, int]]:
    """Where times stand in the stretch's text."""
    return [(start, end) for start, end, _ in _named_times(stretch, language)]


# Quantities and times are asked for the same stretch one after the other.
@lru_cache(maxsize=8)
def _named_times(stretch: Stretch, language: str) -> tuple[tuple[int, int, Named], ...]:
    phrases = _phrases(language)
    return () if phrases is None else tuple(phrases.find(stretch))


class _Phrase:
    """One phrase, made a pattern when it is first met: most texts need few of them.

    ``slots`` are its lists in their order, each with the name of its group.
    """

    def __init__(self, words: str, slot: Callable[[str], str], data: dict[str, Any]) -> None:
        self._words, self._slot, self._data = words, slot, data
        self.slots: list[tuple[str, str]] = []

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase with its slots as named groups; group "phrase" leaves out what is written before it."""
        words = self._words.replace("{twin}", _TWIN).replace(" ?", r"\s?").replace(" ", r"\s+")
        words = re.sub(r"\{([a-z_]+)\}", lambda found: self._named(found[1]), words)
        onto, not_before = self._data["onto"], self._data["not_before"]
        return re.compile(rf"(?<![\w/:.,٫٬\-$£€]){onto}(?P<phrase>{words})(?!\w)(?!{not_before})")

    def _named(self, slot: str) -> str:
        self.slots.append((slot, f"{slot}_{len(self.slots)}"))
        return f"(?P<{self.slots[-1][1]}>{self._slot(slot)})"


class _Phrases:
    """The time phrases of one language as one pattern."""

    def __init__(self, data: dict[str, Any], language: str, units: Measures | None) -> None:
        self._measures, self._data = units, data
        self._tables = {slot: _table(data[_LISTS.get(slot, f"{slot}s")]) for slot in _SLOTS if slot != "hijri"}
        self._tables["hijri"] = _table(data["hijri"])
        self._tables["number"] = small_numbers(language) | _table(data["numbers"])
        self._kinds = [phrase["kind"] for phrase in data["phrase"]]
        self._compiled = [_Phrase(phrase["words"], self._slot, data) for phrase in data["phrase"]]
        self._starts = Starts(*self._first_words(data["phrase"]), data["onto"])
        self._ahead = re.compile(rf"(?<!\w)\w?{data['ahead']}(?!\w)[^.!?؟]*\Z")
        self._not_after = re.compile(rf"(?<!\w){data['not_after']}\s+\Z")
        self._hangs = re.compile(data["hangs"])
        self._weak = frozenset(map(fold, data["weak"]["words"]))
        labels = (word_data("quantities", language) or {}).get("labels", {"words": []})["words"]
        self._label = re.compile(rf"(?<!\w)\w?{alternation(map(fold, labels))}[\s\"«“]*\Z")
        self._exact = frozenset(map(fold, data["weak"]["exact"]))
        self._before_weak = re.compile(rf"(?<!\w)\w?{data['weak']['prepositions']}")

    def find(self, stretch: Stretch) -> Iterator[tuple[int, int, Named]]:
        """Start, end and meaning of each time in the stretch's text."""
        text, done = stretch.text, 0
        for place, phrases in self._starts.places(stretch):
            if place < done:
                continue
            for at in phrases:
                match = self._compiled[at].pattern.match(text, place)
                named = match and self._named(text, match, at)
                if match and named:
                    yield match.start("phrase"), match.end(), named
                    done = match.end()
                    break

    def _first_words(self, phrases: list[dict[str, Any]]) -> tuple[dict[str, list[int]], list[int]]:
        """The numbers of the phrases that each word may start, and those that figures may."""
        table: dict[str, list[int]] = defaultdict(list)
        figure = []
        for at, phrase in enumerate(phrases):
            words = {word for start in phrase["starts"] for word in self._tables.get(start, {fold(start): 0})}
            for word in {word.split()[0] for word in words}:
                table[word].append(at)
            if "number" in phrase["starts"] or "figure" in phrase["starts"]:
                figure.append(at)
        return table, figure

    def _slot(self, slot: str) -> str:
        if slot in _FIGURES:
            return _FIGURES[slot]
        words = rf"{alternation(self._tables[slot])}(?!\w)"
        return rf"{words}|{_DIGIT}{{1,3}}(?!\w)" if slot == "number" else words

    def _named(self, text: str, match: re.Match[str], at: int) -> Named | None:
        """What the match says, or None where it is no time after all."""
        said = {
            slot: (name, match[name]) for slot, name in reversed(self._compiled[at].slots) if match[name] is not None
        }
        kind, start = self._kinds[at], match.start("phrase")
        if self._not_after.search(text, max(0, start - _SHORT_WINDOW), start):
            return None
        if "month" in said and not self._is_month(text, match, said, start):
            return None
        if kind == "bare" and not self._is_year(text, match, said["year"][1]):
            return None
        if kind in ("ago", "span") and self._hangs.match(text, match.end()):
            kind = "unknown"
        ahead = kind in ("date", "weekday") and self._ahead.search(text, max(0, start - _WINDOW), start) is not None
        values = {slot: self._value(slot, words) for slot, (_, words) in said.items()}
        if "numeric" in values:
            values |= self._numeric(said["numeric"][1])
        known = {_FIELDS[slot]: value for slot, value in values.items() if slot in _FIELDS}
        if kind == "unit" and "shift" not in known:
            known["shift"] = 0
        if "unit_two" in values:
            known["number"] = 2
        return Named(
            kind="date" if kind == "numeric" else kind, ahead=ahead, week_starts=self._data["week_starts"], **known
        )

    def _value(self, slot: str, words: str) -> Any:
        table = self._tables.get(slot, {})
        value = table.get(fold(words))
        if value is not None:
            return value
        figure = figure_value(words) if words.isdecimal() else None
        return None if figure is None else int(figure)

    def _is_month(self, text: str, match: re.Match[str], said: dict[str, tuple[str, str]], start: int) -> bool:
        """Whether a month's word is one: some are names or verbs too, and need a preposition, a day or a year."""
        name, word = said["month"]
        if word.islower() or (fold(word) in self._exact and word not in self._data["weak"]["exact"]):
            return False
        if fold(word) not in self._weak or said.keys() & {"date", "year", "shift", "twin", "of_year", "edge"}:
            return True
        at = match.start(name)
        if self._before_weak.search(text, max(0, at - _SHORT_WINDOW), at):
            return True
        return at == start and start > match.start() and text[start - 1] in self._data["weak"]["written_on"]

    def _is_year(self, text: str, match: re.Match[str], year: str) -> bool:
        """Whether four digits are a year and neither a count («2000 جندي») nor a label ("resolution 1970")."""
        value, end = Decimal(int(year)), match.end()
        unit = self._measures.after(text, end, value) if self._measures else None
        if unit is not None and unit.certain and (not unit.noun or value not in _RECENT_YEARS or value % 100 == 0):
            return False
        start = end - len(year)
        return not self._label.search(text, max(0, start - _WINDOW), start) and not _MORE.match(text, end)

    def _numeric(self, written: str) -> dict[str, int | None]:
        """Year, month and day of 2016-11-30, 30/11/2016 or 11/30/2016; nothing where the order is anyone's guess."""
        parts = [int(part) for part in re.split(r"[/\-.]", written)]
        if len(re.split(r"[/\-.]", written)[0]) == _YEAR_DIGITS:
            year, month, day = parts
        else:
            first, second, year = parts
            day, month = (first, second) if second <= _MONTHS else (second, first)
            if "day_first" not in self._data and max(first, second) <= _MONTHS and first != second:
                return {}
        return {"year": year, "month": month, "date": day} if year >= _FIRST_YEAR else {}


@cache
def _phrases(language: str) -> _Phrases | None:
    data = word_data("times", language)
    return None if data is None else _Phrases(data, language, measures(language))


def _table(data: dict[str, list[str]]) -> dict[str, Any]:
    """Folded form -> what it says: a number where the key is one."""
    return {fold(form): _key(key) for key, forms in data.items() for form in forms}


def _key(key: str) -> int | str:
    return int(key) if key.lstrip("-").isdecimal() else key
