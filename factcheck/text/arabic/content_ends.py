"""Where what somebody says ends: before the next frame, and before what whoever writes adds to it."""

from factcheck.text.arabic.clauses import is_be, is_finite
from factcheck.text.arabic.frames import NOUN, PARTICIPLE, RELATIVE, VERB, Frame
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import CLAIMS

_SHORT = 5
_CONCESSIONS = (("رغم", "ان"), ("رغم", "من"), ("الرغم", "من"), ("مع", "ان"), ("وذلك", "رغم"))
# What is set against a mere claim.
_AGAINST = (("الا", "ان"), ("غير", "ان"), ("بيد", "ان"))
_NOT_YET = frozenset({"ولم", "فيما", "بينما"})
# «الأمر الذي لم تعلق عليه الوزارة», «وهو ما لم يؤكده أحد»: nor has anybody else spoken of it.
_WHICH = frozenset({("الامر", "الذي"), ("وهو", "ما"), ("وهو", "امر")})
_UNHEARD = frozenset({"علق", "رد", "عقب", "وكده", "وكدها", "نفه", "نفها"})
_MEANWHILE = frozenset({"في", "وفي"})
_HEARD = frozenset({"يصدر", "تصدر", "يتسن", "يتسني", "تتضح", "يتضح", "تعرف", "لم"})
# «دون أن يذكر», «لكنه لم يحدد»: what somebody has not said, by the verb without its prefix.
_UNTOLD = frozenset(
    {"ذكر", "حدد", "وضح", "كشف", "فصح", "سم", "سمي", "شر", "شير", "تطرق", "دل", "دلي", "بين", "فصل", "علق", "خض", "خوض"}
)
# These are untold where evidence or details follow.
_UNSHOWN = frozenset({"قدم", "عط", "عطي", "ورد", "ظهر", "نشر", "سق", "سوق", "طرح"})
_EVIDENCE = frozenset(
    {"ادله", "دليل", "دليلا", "تفاصيل", "اثباتات", "اثبات", "اثباتا", "امثله", "ايضاحات", "توضيحات", "مزيد", "مزيدا"}
)
_CONTRAST = frozenset({"بينما", "فيما", "وبينما", "وفيما"})
# Words without one of which whoever writes adds nothing.
_SILENT = _NOT_YET | {"لم"}
_ADDED = _NOT_YET | _CONTRAST | {"دون", "لم", "حين"}
_COLONS = frozenset(":")
_MYSELF = frozenset({"ولست", "وانا", "ولا ادري", "ونحن"})
_PREFIXES = frozenset("يت")
# Between a pause and «لم»: «، إلا أنه لم».
_TO_PAUSE = 4


def set_ends(view: View, found: list[Frame]) -> None:
    """Gives each frame of the sentence its end."""
    for number, frame in enumerate(found):
        if frame.kind is RELATIVE:
            frame.end = _end_of_relative(view, frame.content)
        elif frame.end is None and frame.kind is NOUN:
            frame.end = _before_consequence(view, frame.content)
        elif frame.end is None:
            frame.end = _before_distance(view, frame, _next_clause(found[number + 1 :], frame.content, view.size))
    for number in range(len(found) - 2, -1, -1):  # «قال فلان إن اللجنة أوصت بكذا»: that too he says
        frame, inner = found[number], found[number + 1]
        empty = frame.end is not None and frame.end <= frame.content and inner.kind is VERB
        if empty and frame.speaker is not None and inner.start <= frame.content and inner.explicit:
            frame.end = inner.end


def _next_clause(later: list[Frame], content: int, size: int) -> int:
    """Where the first of the later frames begins that begins a clause behind the beginning of the content."""
    for frame in later:
        if frame.clean and frame.start >= content:
            return frame.start
    return size


def _before_silence(view: View, frame: Frame, end: int) -> int:
    """«...، ولم يصدر تعليق»: that nobody else has spoken is told by whoever writes."""
    first, forms = frame.content + 1, view.forms
    if _SILENT.isdisjoint(forms[first:end]):
        return end
    for at in range(first, end - 1):
        if not view.mark(at - 1, COMMAS):
            continue
        if forms[at] in _NOT_YET and forms[at + 1] in _HEARD:
            return at - 1
        if forms[at] in _MEANWHILE and forms[at + 1] == "حين" and forms[at + 2] == "لم" and _is_unheard(forms[at + 3]):
            return at - 1
        if (forms[at], forms[at + 1]) in _WHICH and forms[at + 2] == "لم" and _is_unheard(forms[at + 3]):
            return at - 1
    return end


def _is_unheard(form: str) -> bool:
    """«يصدر», «تعلق», «ترد», «تؤكده»."""
    return form in _HEARD or (form[:1] in _PREFIXES and form[1:] in _UNHEARD)


def _before_untold(view: View, frame: Frame, end: int) -> int:
    """«...، دون أن يذكر متى», «...، لكنها لم تقدم أدلة»: what the speaker left out is told by whoever writes."""
    first, forms = frame.content + 1, view.forms
    if "دون" not in forms[first:end] and "لم" not in forms[first:end] and "ولم" not in forms[first:end]:
        return end
    for at in range(first, end - 2):
        verb = at + 2 if forms[at] == "دون" and view.words[at + 1].that else at + 1
        if (forms[at] not in ("لم", "ولم") and verb == at + 1) or not _is_untold(view, verb):
            continue
        pause = next(
            (before for before in range(at - 1, max(first, at - _TO_PAUSE) - 1, -1) if view.mark(before, COMMAS)), None
        )
        if pause is not None and not _is_of_noun(view, pause + 1, at):
            return pause
    return end


def _is_of_noun(view: View, start: int, at: int) -> bool:
    """«إلا أن الوزارة لم تحدد»: that somebody else has not said is part of what is said."""
    return any(view.words[place].noun is not None or view.words[place].has("relatives") for place in range(start, at))


def _is_untold(view: View, verb: int) -> bool:
    form = view.forms[verb]
    if form[:1] not in _PREFIXES:
        return False
    return form[1:] in _UNTOLD or (form[1:] in _UNSHOWN and not _EVIDENCE.isdisjoint(view.forms[verb + 1 : verb + 3]))


def _before_contrast(view: View, frame: Frame, end: int) -> int:
    """«توقع خبراء استمرار الضغط، بينما يعول التجار على ...»: what is set against a deed is a clause of its own."""
    if frame.content >= end:
        return end
    first = frame.content + 1
    if view.opens_speech(frame.content):
        first = view.after_quote(frame.content) + 1  # «قال: "..."، في حين هتف آخرون»
    elif view.words[frame.content].that or view.words[frame.content - 1].that or view.mark(frame.content - 1, _COLONS):
        return end
    if frame.kind not in (VERB, PARTICIPLE):
        return end
    for at in range(first, end - 1):
        contrast = view.forms[at] in _CONTRAST or (view.forms[at].lstrip("و"), view.forms[at + 1]) == ("في", "حين")
        if contrast and view.mark(at - 1, COMMAS) and asserts(view, at, end):
            return at - 1
    return end


def _end_of_relative(view: View, start: int) -> int:
    return next((at for at in range(start, view.size) if view.mark(at, COMMAS)), view.size)


def _before_consequence(view: View, start: int) -> int:
    """«ورغم نفي موسكو ...، فإن ...»: where the main clause begins, or any other."""
    for at in range(start + 1, view.size):
        after = view.words[at]
        if view.mark(at - 1, COMMAS) and ((after.that and after.clitic == "ف") or after.cues or is_finite(view, at)):
            return at - 1
    return view.size


def _before_distance(view: View, frame: Frame, end: int) -> int:
    """«يزعم أن ...، رغم أن ...»: what sets limits to a mere claim is said by whoever writes."""
    if frame.meaning is not CLAIMS:
        if _ADDED.isdisjoint(view.forms[frame.content : end]):
            return end
        return _before_contrast(view, frame, _before_untold(view, frame, _before_silence(view, frame, end)))
    for at in range(frame.content + 1, end - 1):
        if not view.mark(at - 1, COMMAS):
            continue
        pair = (view.forms[at], view.forms[at + 1])
        if pair in _CONCESSIONS or pair in _AGAINST or view.forms[at] in _MYSELF:
            return at
    return end


def asserts(view: View, start: int, end: int) -> bool:
    """Whether the tokens are a clause of their own: enough words and a verb that is no relative clause's."""
    words = [at for at in range(start, end) if view.forms[at]]
    if len(words) < 4:  # noqa: PLR2004 - a verb with its subject and something said of it
        return False
    if view.words[words[0]].has("relatives"):
        return False
    conceded = (view.forms[words[0]], view.forms[words[1]]) in _CONCESSIONS
    return conceded or any(_carries_clause(view, at) for at in words) or _tells(view, words)


def _tells(view: View, words: list[int]) -> bool:
    """A longer stretch that opens with no preposition or adverb tells something, whatever its verb."""
    first = view.words[words[0]]
    adverbial = first.kinds & {"prepositions", "times", "connectors", "before_that"} or first.form.endswith("ا")
    return len(words) > _SHORT and not adverbial and first.form not in ("اما", "واما")


def _carries_clause(view: View, at: int) -> bool:
    if at and view.words[at - 1].has("relatives"):
        return False
    word = view.words[at]
    return (
        is_finite(view, at)
        or is_be(view, at)
        or (word.has("negators") and word.noun_cue is None and view.forms[at] not in ("دون", "بدون", "غير", "عدم"))
    )
