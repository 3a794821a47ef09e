"""Words around a time that make it a name or something else: «سوق الجمعة», "USA Today", "June Brown"."""

from collections.abc import Mapping
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.stretches import Stretch
from factcheck.text.time_phrases import Match

_EVENTS = frozenset({"date", "bare"})  # kinds that name events: «ثورة 17 فبراير»
_NAMESAKES = frozenset({"weekday", "date", "dates"})  # kinds that people are called by: "June Brown"
_DATED = frozenset({"year", "shift", "of_year"})  # with these it is no event's name
# What says which month it is, so that a word that is also a name is one.
_TOLD = frozenset({"date", "ordinal", "ordinal_tens", "first_day", "year", "shift", "twin_month", "of_year", "edge"})
_CLITICS = "وفبلك"


class Names:
    """Words around a time that make it a name or something else."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._not_after = {kind: frozenset(map(fold, words)) for kind, words in data["not_after"].items()}
        self._not_before = frozenset(map(fold, data["not_before"]["words"]))
        weak = data["weak"]
        self._weak, self._exact = frozenset(map(fold, weak["words"])), {fold(word): word for word in weak["exact"]}
        self._prepositions, self._written_on = frozenset(map(fold, weak["prepositions"])), weak["written_on"]
        self._capitals: bool = data.get("capitals", False)
        self._unless = frozenset(map(fold, data.get("name_unless", {}).get("words", ())))

    def allow(self, stretch: Stretch, match: Match, kind: str, values: Mapping[str, Any]) -> bool:
        """Whether the words around let the phrase be a time."""
        forms, first = stretch.forms, match.first
        before = forms[first - 1] if first else ""
        if match.end < len(forms) and forms[match.end] in self._not_before:
            return False
        shortest = "date" if kind in _EVENTS and _DATED.isdisjoint(values) else kind
        if before in self._not_after["any"] or self._bars(shortest, before):
            return False
        if before.isdecimal() and first > 1 and self._bars(shortest, forms[first - 2]):  # «ثورة 17 فبراير»
            return False
        if "month" in values and "from_month" not in values and not self._is_month(stretch, match, values):
            return False
        return not self._capitals or self._capital(stretch, match, kind, values)

    def _bars(self, kind: str, before: str) -> bool:
        barred = self._not_after.get(kind)
        return barred is not None and (before in barred or (before[:1] in _CLITICS and before[1:] in barred))

    def _is_month(self, stretch: Stretch, match: Match, values: Mapping[str, Any]) -> bool:
        """Whether a month's word is one: some are names or verbs too, and need a preposition, a day or a year."""
        at = match.slots["month"][0]
        form = stretch.forms[at]
        written = stretch.written(at)
        if self._capitals and written.islower():
            return False
        for folded, exact in self._exact.items():
            if form.endswith(folded) and not written.endswith(exact):
                return False
        bare = next((form[cut:] for cut in range(3) if form[cut:] in self._weak), None)
        if bare is None or not _TOLD.isdisjoint(values):
            return True
        if at and stretch.forms[at - 1].removeprefix("و") in self._prepositions:
            return True
        return bare != form and form[0] in self._written_on

    def _capital(self, stretch: Stretch, match: Match, kind: str, values: Mapping[str, Any]) -> bool:
        """Whether the words are written as a time is, and not as a name's part: "USA Today", "June Brown"."""
        first, written = match.first, stretch.written(match.first)
        before, after = stretch.written(first - 1) if first else "", ""
        if match.end < len(stretch.forms):
            after = stretch.written(match.end)
        if kind == "deictic":
            return not (written[0].isupper() and before[:1].isupper())
        alone = kind in _NAMESAKES and values.keys() <= {"month", "from_month", "weekday"}
        if not alone or not after[:1].isupper() or not after[1:].islower():
            return True
        return stretch.forms[first - 1] in self._unless if first else False
