"""How firmly a content is put, from its cue and its wording."""

from factcheck.domain.words import Modality
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.view import PAUSES, View
from factcheck.text.arabic.vocabulary import DEMANDS, PREDICTS, SUPPOSES, CueClass

_CERTAIN, _CONDITIONAL, _POSSIBLE, _PREDICTED, _PROBABLE = (
    Modality.CERTAIN,
    Modality.CONDITIONAL,
    Modality.POSSIBLE,
    Modality.PREDICTED,
    Modality.PROBABLE,
)
_OF_CUE = {SUPPOSES: _PROBABLE, PREDICTS: _PREDICTED}
_PREFIXES = frozenset("يت")
_SHORTEST_PRESENT = 3
# «لو ... لـ»: a condition that does not hold needs no future.
_UNREAL = frozenset({"لو", "لولا", "فلو"})
_PERIODS = frozenset(
    {
        "العام",
        "الشهر",
        "السنه",
        "الاسبوع",
        "شهر",
        "يوم",
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "مايو",
        "يونيو",
        "يوليو",
        "اغسطس",
        "سبتمبر",
        "اكتوبر",
        "نوفمبر",
        "ديسمبر",
    }
)
# «وهو ما لم يعلق عليه»: which he did not comment on.
_RELATED = frozenset({"هو", "وهو", "هي", "وهي", "كل", "وكل", "علي", "الي", "من", "في", "عن"})
# These negate a noun, and no verb: «من دون محاسبة لن يتغير شيء».
_WITHOUT = frozenset({"دون", "بدون", "غير", "عدم", "بغير"})
_TOPICS = frozenset({"اما", "واما"})
_WERE = frozenset({"كنا", "كنت", "كان", "كانت", "كانوا", "وكنا", "وكان", "وكانت"})
_TO_CUE = 2
# A hedge this far into the content belongs to some later clause.
_NEAR = 8


def modality_of(view: View, start: int, end: int, *, meaning: CueClass | None = None) -> Modality:
    """The modality of the content in tokens ``[start, end)`` under a cue of class ``meaning``."""
    of_cue = _OF_CUE.get(meaning) if meaning is not None else None
    words = view.words
    marked = [at for at in view.marked if start <= at < end and words[at].hedged]
    if of_cue is not None or meaning is DEMANDS:
        conditional = any(_is_condition(view, at) for at in marked)
        return _CONDITIONAL if conditional else of_cue or _of_wording(view, start, marked)
    return _of_wording(view, start, marked)


def _of_wording(view: View, start: int, marked: list[int]) -> Modality:
    if not marked:
        return _CERTAIN
    if _is_conditional(view, start, marked):
        return _CONDITIONAL
    near = [at for at in marked if at < start + _NEAR]
    if any("possible" in view.words[at].hedges for at in near) or _has_may(view, start, marked):
        return _POSSIBLE
    if any("probable" in view.words[at].hedges for at in near):
        return _PROBABLE
    ahead = _is_future(view, start, marked) or _is_ahead(view, start, marked)
    return _PREDICTED if ahead else _CERTAIN


def _is_conditional(view: View, start: int, marked: list[int]) -> bool:
    """«إذا» makes a content conditional, other words where the consequence lies in the future, or is to be done."""
    future = [at for at in marked if is_future(view, at)]
    if any(view.forms[at][0] == "ف" and view.forms[at - 1] not in _TOPICS for at in future):
        return True
    unreal = any((view.forms[at] in _UNREAL and _is_condition(view, at)) or _is_unless(view, at) for at in marked)
    conditions = [at for at in marked if _is_condition(view, at)]
    possible = any("may" in view.words[at].hedges for at in marked)
    if not conditions:
        return False
    plain = any(view.forms[at].lstrip("وف") == "اذا" for at in conditions)
    return (
        plain or bool(future) or unreal or possible or _is_deed(view, start, conditions[0]) or _is_wished(view, start)
    )


def _is_wished(view: View, start: int) -> bool:
    """«لم يستبعد أن يلتقي الوفدان إذا ...»: what is yet to be, after «أن»."""
    after = start + view.words[start].that
    return view.forms[after - 1] == "ان" and _is_present(view.forms[after])


def _is_deed(view: View, start: int, condition: int) -> bool:
    """«استعداد الاتحاد لإرسال بعثة إذا ...»: what is to be done, without a verb before the condition."""
    form = view.forms[start]
    deed = is_action_noun(form) or (form[:1] == "ب" and is_action_noun(form[1:].removeprefix("ال")))  # «ملوحا بالطعن»
    return deed and not any(view.words[at].verb for at in range(start, condition))


def _is_unless(view: View, at: int) -> bool:
    """«ما لم», «إلا إذا»: what is not so before something else holds needs no future either."""
    pair = (view.forms[at - 1], view.forms[at])
    if pair == ("ما", "لم"):
        return view.forms[at - 2] not in _RELATED and not _is_of_it(view, at)
    return pair == ("الا", "اذا") or _is_if_not(view, at)


def _is_if_not(view: View, at: int) -> bool:
    """«إن لم تقع مفاجآت», but not «وإن لم يفعل» (though) and not «قال إن لم», where a cue stands before it."""
    if (view.forms[at - 1], view.forms[at]) != ("ان", "لم") or at < _TO_CUE:
        return False
    return view.tokens[at - 1].text[:1] != "أ" and not view.words[at - 2].cues


def _is_of_it(view: View, at: int) -> bool:
    """«وجدت في المضيق ما لم تجده هناك»: the pronoun on the verb is what «ما» stands for."""
    return view.tokens[at + 1].text.endswith(("ه", "ها")) if at + 1 < view.size else False


def _is_condition(view: View, at: int) -> bool:
    form, before = view.forms[at], view.forms[at - 1]
    if view.mentions[at] is not None:  # «لو تان», «لو موند»
        return False
    if form == "حال":
        following = view.forms[at + 1]
        return before.endswith("في") or is_action_noun(following) or (at + 1 < view.size and view.words[at + 1].verb)
    if form in ("لو", "ولو") and before in ("حتي", "وحتي", "كما"):  # even if
        return False
    if form.lstrip("وف") == "لم":
        return _is_if_not(view, at) or (
            before == "ما" and view.forms[at - 2] not in _RELATED and not _is_of_it(view, at)
        )
    if form == "اذا" and before in ("ما", "عما", "فيما", "مما"):  # «ما إذا»: whether
        return False
    return "conditional" in view.words[at].hedges


def _has_may(view: View, start: int, marked: list[int]) -> bool:
    """«قد» before a present verb or «يمكن», in the first clause."""
    for at in marked:
        if at >= start + 2 * _NEAR or "may" not in view.words[at].hedges:
            continue
        if any(view.mark(before, PAUSES) for before in range(start, at)):
            return False
        if view.forms[at - 1] in ("ما", "لا", "ولا") or view.words[at - 1].has("relatives"):
            continue
        if view.forms[at] in ("يمكن", "يمكنه", "يمكنها") or _is_present(view.forms[at + 1]):
            return True
    return False


def _is_ahead(view: View, start: int, marked: list[int]) -> bool:
    """«ويزور الوزير موسكو الشهر المقبل»: a verb in the present, and a day to come."""
    days = [at for at in marked if "ahead" in view.words[at].hedges and _is_day(view, at)]
    if not days:
        return False
    first = next((at for at in range(start, days[0]) if view.words[at].verb and view.mentions[at] is None), None)
    return first is not None and _is_present(view.forms[first].removeprefix("و"))


def _is_day(view: View, at: int) -> bool:
    return view.forms[at] in ("غدا", "الغد") or view.words[at - 1].has("times") or view.forms[at - 1] in _PERIODS


def _is_present(form: str) -> bool:
    """«قد يصل», «قد تؤجل», not «قد تسلمت», «قد تمكن»."""
    known = lexicon()
    if form in known.pasts or form[:1] not in _PREFIXES or len(form) < _SHORTEST_PRESENT:
        return False
    return form in known.verbs or form in known.cues or form[-1] != "ت"


def _is_future(view: View, start: int, marked: list[int]) -> bool:
    """Whether the first verb of the first clause lies in the future."""
    first = next((at for at in marked if is_future(view, at)), None)
    if first is None:
        return False
    relative = False
    for at in range(start, first):
        word = view.words[at]
        if word.verb and view.mentions[at] is not None:
            continue
        if word.form in _WERE:  # «كنا نعرف أنهم سيرفضون»: the future of what is past
            return False
        if word.has("relatives") or (word.form in ("من", "ما") and view.words[at - 1].that):
            relative = True
        elif word.verb or (word.has("negators") and word.form not in _WITHOUT):
            if not relative:
                return False
            relative = False
    return not relative


def is_future(view: View, at: int) -> bool:
    """Whether a verb in the future stands here, or the particle of the future."""
    return view.words[at].future and view.mentions[at] is None
