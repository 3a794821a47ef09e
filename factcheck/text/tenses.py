"""Whether a time lies ahead or behind, as the verb before it has it: "will meet on Thursday", "met on Thursday"."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from factcheck.text.normalize import fold_all
from factcheck.text.stretches import Stretch

AHEAD, BEHIND, UNTOLD = 1, -1, 0
_BY_ENDING = 2  # a past verb, or an adjective that ends like one

_REACH = 14  # words before a time in which the verb is looked for
_ENDING_REACH = 8  # the same for a verb that is known by its ending alone, which an adjective may have as well
_BEGINNING = 2  # tokens at most from the beginning of a sentence to a time that begins it
_REACH_BEHIND = 9  # words behind a time that begins its sentence in which the verb is looked for
_SAYING_REACH = 3  # words from a verb of saying to the day on which it was said: «أعلنت الوزارة الخميس»
_LEAD_REACH = 2  # words before a time among which stands what it is put off to: «إلى جلسة الخميس»
_WORDS_REMEMBERED = 65_536
_STOPS = ".!?؟"


class Tenses:
    """The words of one language that say whether a time lies ahead."""

    def __init__(self, data: dict[str, Any]) -> None:
        tense, leads = data["tense"], data["leads"]
        told = {AHEAD: tense["ahead"], BEHIND: tense["behind"], _BY_ENDING: tense["past"], None: tense["says"]}
        self._told = {form: what for what, words in told.items() for form in fold_all(words)}
        self._ahead, self._behind = re.compile(tense["ahead_shape"]), re.compile(tense["behind_shape"])
        self._endings, self._no_past = tuple(tense["past_endings"]), frozenset(tense["no_past"])
        self._since, self._until = (frozenset(fold_all(leads[lead])) for lead in ("since", "until"))
        self._put_off, self._to = frozenset(fold_all(tense["put_off"])), self._until | frozenset(fold_all(tense["to"]))
        self._joined_on, self._put_onto = str(tense["joined_on"]), str(tense["put_onto"])
        self._pairs = {(one, other) for one, other in tense["ahead_pairs"]}
        self._that = frozenset(fold_all(tense["that"]))
        self._no_verb_after = frozenset(fold_all(tense["no_verb_after"]))
        self._known = lru_cache(maxsize=_WORDS_REMEMBERED)(self._of_word)

    def of(self, stretch: Stretch, first: int, *, after: int, lead: str) -> int:
        """What the nearest verb before a time says that stands at the tokens ``[first, after)``.

        ``lead`` is the preposition before it, or empty. Where the sentence begins with the time, the verb behind it
        tells: "By October it had shut".
        """
        if lead in self._since:
            return BEHIND
        if after < len(stretch.forms) and self._is_said_or_done(stretch.forms[after]):  # "a court on Monday granted"
            return BEHIND
        until = lead in self._until
        to = until or not self._to.isdisjoint(stretch.forms[max(0, first - _LEAD_REACH) : first])
        begins, tense = self._before(stretch, first, to=to)
        if begins:
            tense = self._behind_it(stretch, after)
        elif until and tense == BEHIND:
            return UNTOLD  # "was open until 9 August": gone or to come
        return tense or (AHEAD if until else UNTOLD)

    def _before(self, stretch: Stretch, first: int, *, to: bool) -> tuple[bool, int | None]:
        """Whether the time begins its sentence, and what the nearest verb before it says."""
        forms = stretch.forms
        for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
            form = forms[at]
            if not form:
                if _ends_sentence(stretch, at):
                    return first - at - 1 <= _BEGINNING, UNTOLD
                continue
            if to and (form in self._put_off or (form[0] in self._put_onto and form[1:] in self._put_off)):
                return False, AHEAD
            if at and (forms[at - 1], form) in self._pairs:
                return False, AHEAD
            tense = self._known(form)
            if tense == _BY_ENDING:
                tense = BEHIND if first - at <= _ENDING_REACH and self._is_past(forms, at) else UNTOLD
            elif tense is None:
                tense = self._of_saying(forms, at, first)
            if tense != UNTOLD:
                return False, tense
        return first <= _BEGINNING, UNTOLD

    def _of_saying(self, forms: Sequence[str], at: int, first: int) -> int | None:
        """What a verb of saying says of a time: past where it was said then, nothing of what is said to be."""
        if forms[at - 1] in self._no_verb_after and at:  # "to be announced on Monday"
            return UNTOLD
        then = first - at <= _SAYING_REACH and self._that.isdisjoint(forms[at:first])
        return BEHIND if then else None

    def _behind_it(self, stretch: Stretch, after: int) -> int | None:
        """What the first verb behind a time at the beginning of its sentence says."""
        forms = stretch.forms
        for at in range(after, min(after + _REACH_BEHIND, len(forms))):
            if not forms[at]:
                if _ends_sentence(stretch, at):
                    break
                continue
            tense = self._known(forms[at])
            if tense == _BY_ENDING:
                tense = BEHIND if self._is_past(forms, at) else UNTOLD
            if tense != UNTOLD:
                return tense
        return UNTOLD

    def _is_said_or_done(self, form: str) -> bool:
        """Whether the word right behind a time is a past verb, whose time it is then."""
        return bool(form) and self._ends_past(form) and self._known(form) in (BEHIND, _BY_ENDING, None)

    def _ends_past(self, form: str) -> bool:
        return form.endswith(self._endings) or self._told.get(form, UNTOLD) in (BEHIND, _BY_ENDING)

    def _of_word(self, form: str) -> int | None:
        """What the word says of a time; None for a verb of saying, which tells nothing of what is said."""
        bare = form[1:] if form[0] in self._joined_on else form
        for word in (form, bare):
            if word in self._told:
                return self._told[word]
        if self._ahead.fullmatch(form) or self._ahead.fullmatch(bare):
            return AHEAD
        if self._behind.fullmatch(bare):
            return BEHIND
        return _BY_ENDING if form.endswith(self._endings) and form not in self._no_past else UNTOLD

    def _is_past(self, forms: Sequence[str], at: int) -> bool:
        """Whether a word that ends like a past verb is one: "he softened", not "to be opened", "decided to open"."""
        before = forms[at - 1] if at else ""
        after = forms[at + 1] if at + 1 < len(forms) else ""
        return before not in self._no_verb_after and after != "to"


def _ends_sentence(stretch: Stretch, at: int) -> bool:
    """Whether the mark at the token ends a sentence: the stop behind a single letter ("a.m.") does not."""
    mark = stretch.mark(at)
    return bool(mark) and mark in _STOPS and (mark != "." or at == 0 or len(stretch.forms[at - 1]) != 1)
