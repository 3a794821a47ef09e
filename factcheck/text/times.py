"""Times that a text names, before the day of publication is asked: which phrase says what.

How phrases are written is told in arabic/times.toml; what they come to on the calendar, in ``dating``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from factcheck.text.measures import Measures, measures
from factcheck.text.named_times import Named
from factcheck.text.normalize import fold
from factcheck.text.stretches import Stretch
from factcheck.text.tenses import Tenses
from factcheck.text.time_names import Names
from factcheck.text.time_phrases import FROM, Lists, Match, Phrases
from factcheck.text.time_tables import phrases_of, time_tables
from factcheck.text.wordlists import word_data

# What the slots of a phrase are called in Named; several for one name are added up.
_FIELDS = {
    "year": "year", "year_tail": "year", "month": "month",
    "date": "day", "first_day": "day", "ordinal": "day", "ordinal_tens": "day",
    "weekday": "weekday", "shift": "shift", "of_year": "of_year", "deictic": "deictic", "number": "number",
    "tens": "number", "the_number": "number",
    "the_tens": "number", "the_figure": "number", "unit": "unit", "unit_the": "unit",
    "unit_many": "unit", "unit_two": "unit", "unit_one": "unit", "quarter": "quarter",
    "quarter_figure": "quarter", "decade": "decade",
    "decade_figure": "decade", "hijri": "hijri", "hijri_year": "hijri_year", "hijri_marked": "hijri_year",
    "season": "season", "the_season": "season", "year_long": "number", "quarter_long": "number",
}  # fmt: skip
_NAMES = _FIELDS | {FROM + slot: FROM + name for slot, name in _FIELDS.items()}
_FIGURES = {
    "year": r"(?:1[5-9]|2[01])\d\d", "number": r"\d{1,3}", "figure": r"\d{1,4}", "hijri_year": r"1[2-5]\d\d",
    "hijri_marked": r"1[2-5]\d\dه", "quarter_figure": "q[1-4]", "year_tail": r"\d\d",
    "decade_figure": "(?:1[89]|20)\\d0s",
}  # fmt: skip
_DATE = r"(?:0?[1-9]|[12]\d|3[01])"
# Figures of every shape, so that each has its character before patterns are made.
_SAMPLES = ("1", "5th", "24", "45", "450", "1445", "1445ه", "1550", "2016", "1250", "1980s", "q3", "ال5", "ال24")
_DIGITS = re.compile(r"\d+")
_NUMERIC = re.compile(r"(\d{1,4})[/\-.](\d{1,2})[/\-.](\d{2,4})(?![/\-.]?\d)")
# What may not stand right before a time or right behind it: a word, a figure, a sum of money goes on.
_STICKS = frozenset("/:.,٫٬-$£€_")
_MARKS_IN_FIGURES = frozenset(".,٫٬")
_MORE = re.compile(r"[-–/:]?\d|\s?[%٪]")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})[/\-](\d{1,2})(?![/\-.]?\d)")
_MONTHS, _FIRST_YEAR = 12, 1000
_YEAR_DIGITS, _CENTURY = 4, 100
_RECENT_YEARS = range(1950, 2036)  # these four digits before a plain noun are a year: "the 2011 attacks"
_TENSED = frozenset({"date", "dates", "weekday", "weekdays", "hijri", "quarter"})
_NOT_SINCE = frozenset({"unknown", "length"})  # kinds that name no day to count from
_WORDS_REMEMBERED = 65_536
_JOINED_ON = "و"
_MEANING = {"numeric": "date", "day_month": "date"}  # kinds that mean another


class Told(NamedTuple):
    """A time as its phrase tells it: ``[start, end)`` of the stretch's text, its tokens, and what it says.

    ``counts``: its number is a quantity as well («خلال 48 ساعة»).
    """

    start: int
    end: int
    first: int
    after: int
    named: Named
    counts: bool


class TimeGrammar:
    """How one language puts its times."""

    def __init__(self, data: dict[str, Any], language: str, units: Measures | None) -> None:
        self._measures, self._data = units, data
        tables = time_tables(data, language)
        figures = {slot: re.compile(shape) for slot, shape in _FIGURES.items()}
        figures["date"] = re.compile(_DATE + data["date_endings"])
        figures["the_figure"] = re.compile(r"ال\d{1,3}")
        self._tables = tables
        self._phrases = Phrases(phrases_of(data), Lists(tables, figures), data["onto"], _SAMPLES)
        self._kinds: list[str] = [phrase["kind"] for phrase in data["phrase"]]
        self._sets: list[dict[str, Any]] = [phrase.get("set", {}) for phrase in data["phrase"]]
        self._counting = [phrase.get("counts", False) for phrase in data["phrase"]]
        self._names = Names(data)
        self._tenses = Tenses(data)
        self._said = lru_cache(maxsize=_WORDS_REMEMBERED)(self._say)
        leads = {lead: frozenset(map(fold, words)) for lead, words in data["leads"].items()}
        self._since, self._articles = leads["since"], frozenset(data["leads"]["articles"])
        self._leads = {"dates": leads["from"], "years": leads["from"], "ago": leads["one"], "span": leads["through"]}
        self._behinds = [frozenset(map(fold, phrase.get("behind", ()))) for phrase in data["phrase"]]
        self._hangs = frozenset(map(fold, data["hangs"]["words"]))
        self._labels = frozenset(map(fold, (word_data("quantities", language) or _NO_LABELS)["labels"]["words"]))

    def starts(self, form: str) -> bool:
        """Whether a time may start with the folded word."""
        return self._phrases.starts(form)

    def read(self, stretch: Stretch, places: Sequence[int]) -> Iterator[Told]:
        """The times that start at those tokens of the stretch, in order, none overlapping."""
        done = 0
        for place in places:
            if place < done:
                continue
            for match in self._phrases.at(stretch, place):
                told = self._told(stretch, match, done)
                if told is not None:
                    yield told
                    done = told.after
                    break

    def _told(self, stretch: Stretch, match: Match, done: int) -> Told | None:
        """What the match says, or None where it is no time after all."""
        first, after, kind = match.first, match.end, self._kinds[match.phrase]
        lead, led = self._lead(stretch, first, done)
        behind = self._behinds[match.phrase]
        if behind and lead not in behind:
            return None
        cut, begins = self._phrases.cut(stretch.forms[first]), stretch.starts[first]
        if not cut and _sticks(stretch.text[begins - 1 : begins]):
            return None
        start, end = stretch.behind(first, cut), stretch.ends[after - 1]
        values = {slot: self._value(stretch, slot, *where) for slot, where in match.slots.items()}
        if None in values.values() or not self._stands(stretch, match, kind, values):
            return None
        known = _fields(values)
        known.update(self._sets[match.phrase])
        if kind == "day_month":
            known |= _day_month(stretch.text[start:end])
        if kind == "numeric":
            known |= _numeric(stretch.text[start:end], day_first="day_first" in self._data)
        since = lead in self._since and kind not in _NOT_SINCE
        if lead and (behind or since or lead in self._leads.get(kind, ())):
            first, start = led, stretch.behind(led, len(stretch.forms[led]) - len(lead))
        if kind in ("ago", "span") and after < len(stretch.forms) and stretch.forms[after] in self._hangs:
            kind = "unknown"
        tense = self._tenses.of(stretch, first, after=after, lead=lead) if kind in _TENSED else 0
        meaning, week_starts = _MEANING.get(kind, kind), self._data["week_starts"]
        named = Named(meaning, tense=tense, week_starts=week_starts, since=since, **known)
        return Told(start, end, first, after, named, self._counting[match.phrase])

    def _lead(self, stretch: Stretch, first: int, done: int) -> tuple[str, int]:
        """The word before the token without «و», and its place: "since" may stand before an article."""
        forms, at = stretch.forms, first - 1
        if at < done:
            return "", first
        if forms[at] in self._articles and at > done and forms[at - 1] in self._since:
            at -= 1
        return forms[at].removeprefix(_JOINED_ON), at

    def _stands(self, stretch: Stretch, match: Match, kind: str, values: Mapping[str, Any]) -> bool:
        """Whether the words are a time here, and no name, verb, count or label."""
        text, end = stretch.text, stretch.ends[match.end - 1]
        figure_goes_on = text[end : end + 1] in _MARKS_IN_FIGURES and text[end + 1 : end + 2].isdecimal()
        if figure_goes_on or not self._names.allow(stretch, match, kind, values):
            return False
        if kind == "numeric":
            where = match.slots["figure"][0]
            return _NUMERIC.fullmatch(stretch.text, stretch.starts[where], end) is not None
        if "year_tail" in values:
            return bool((values["from_year"] + 1) % _CENTURY == values["year_tail"])
        if kind == "bare" or (kind == "years" and match.end - match.first == _BARE_YEARS):
            return self._is_year(stretch, match, values["year"])
        return True

    def _value(self, stretch: Stretch, slot: str, first: int, after: int) -> Any:
        """What a slot's words say."""
        if after == first + 1:
            return self._said(slot, stretch.forms[first])
        return self._said(slot, " ".join(stretch.forms[first:after]))

    def _say(self, slot: str, words: str) -> Any:
        """What the words say in the slot, what is written onto them left out."""
        bare = words[self._phrases.cut(words.split(" ", 1)[0]) :]
        value = self._tables.get(slot.removeprefix(FROM), {}).get(bare)
        if value is not None:
            return value
        digits = _DIGITS.search(words)
        return int(digits[0]) if digits else None

    def _is_year(self, stretch: Stretch, match: Match, year: int) -> bool:
        """Whether four digits are a year and neither a count («2000 جندي») nor a label ("resolution 1970")."""
        unit = self._measures.at(stretch, match.end, Decimal(year)) if self._measures else None
        if unit is not None and unit.certain and (not unit.noun or year not in _RECENT_YEARS or year % 100 == 0):
            return False
        before = stretch.forms[match.first - 1] if match.first else ""
        if before in self._labels or (before[:1] in "وفبلك" and before[1:] in self._labels):
            return False
        return not _MORE.match(stretch.text, stretch.ends[match.end - 1])


_NO_LABELS: dict[str, dict[str, list[str]]] = {"labels": {"words": []}}
_BARE_YEARS = 3  # tokens of "2011-2014"


@cache
def time_grammar(language: str) -> TimeGrammar | None:
    """The grammar of a language (ISO 639-1), None where its folder has no ``times.toml``."""
    data = word_data("times", language)
    return None if data is None else TimeGrammar(data, language, measures(language))


def _sticks(before: str) -> bool:
    """Whether what stands right before makes a figure part of something else."""
    return before in _STICKS or before.isalnum()


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The slots' values under their names in Named, those of one name added up."""
    known: dict[str, Any] = {}
    for slot, value in values.items():
        name = _NAMES.get(slot)
        if name is not None:
            known[name] = known[name] + value if name in known else value
    if "year_tail" in values:  # "2023-24"
        known["year"] = known["from_year"] + 1
    if "from_month" in known:
        known.setdefault("month", known["from_month"])
    if "unit_two" in values:
        known["number"] = 2
    return known


def _numeric(written: str, *, day_first: bool) -> dict[str, int]:
    """Year, month and day of 2016-11-30, 30/11/2016 or 11/30/2016; nothing where the order is anyone's guess."""
    match = _NUMERIC.search(written)
    if match is None:
        return {}
    first, second, third = map(int, match.groups())
    if len(match[1]) == _YEAR_DIGITS:
        return {"year": first, "month": second, "day": third}
    if third < _FIRST_YEAR or (not day_first and max(first, second) <= _MONTHS and first != second):
        return {}
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return {"year": third, "month": month, "day": day}


def _day_month(written: str) -> dict[str, int]:
    """Day and month of 26/11; nothing where the second number is no month."""
    match = _DAY_MONTH.search(written)
    if match is None or not 0 < int(match[2]) <= _MONTHS:
        return {}
    return {"day": int(match[1]), "month": int(match[2])}
