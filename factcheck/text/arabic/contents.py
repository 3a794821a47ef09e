"""Where what is said begins: after a complementiser, a colon, a quotation mark, a preposition, or as an action noun."""

from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.clauses import answers
from factcheck.text.arabic.content_objects import is_object
from factcheck.text.arabic.content_openings import Content, Opening, opening_at
from factcheck.text.arabic.cue_verbs import ONE_OF, hides_name
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.view import COMMAS, PAUSES, View
from factcheck.text.arabic.vocabulary import DECLINES, DENIES, CueWord

# Words between a cue and its content: where somebody spoke, when, to whom.
_WINDOW = 40
_COLON = frozenset(":：")
_SEMICOLONS = frozenset("؛;")
_COMMAS_BETWEEN = 5
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_LONGEST_ASIDE = 24
_UN = frozenset({"عدم", "دون", "بدون", "غير"})
_SAID_OF = frozenset({"object", "pronoun"})
_BEFORE_THAT = frozenset({"الي", "علي", "من", "ب", "في"})
_LONGEST_ADDRESSEE = 8
_MEANWHILE = frozenset({"وهو", "وهي", "وهم", "وهما", "ما", "حسبما", "مثلما"})
_BACK = frozenset({"فيه", "فيها", "عنه", "عنها", "عليه", "عليها", "به", "بها", "منه", "منها", "اليه", "اليها"})


def content_after(view: View, at: int, cue: CueWord, *, window: int = _WINDOW) -> Content | None:
    """The content of a cue whose claimant ends before token ``at``; None where nothing is said."""
    words, quotes, limit = view.words, view.quotes, min(view.size, at + window)
    commas, place = 0, at
    while place < limit:
        word = words[place]
        unquoted = quotes[place] is None
        plain = unquoted and word.form
        found = (
            opening_at(view, place, at, cue)
            if plain
            else _after_mark(view, place) or _quoted_object(view, place, at, cue)
        )
        if found is not None:
            return found if found.start < view.size else None
        if word.cues and _another_cue(view, place) and not _belongs(view, place, at):
            return None
        if plain:
            place += 1
            continue
        commas += view.mark(place, PAUSES)
        if view.mark(place, _SEMICOLONS) or commas > _COMMAS_BETWEEN:
            return None
        aside = _after_aside(view, place, limit, cue) if view.mark(place, COMMAS) else None
        place = aside or (place + 1 if unquoted else view.after_quote(place))
    return None


def spoken_at(view: View, at: int, content: Content) -> int:
    """Where the cue stands that is nearest to what is said: «ختم تقريره بالقول إن», «استطرد قائلا:»."""
    last = content.opened_at - 1
    if not content.is_direct or last <= at:
        return at
    nearer = view.words[last].participle
    if nearer is not None and nearer.lemma.name == "قال":
        return last
    if view.words[last].finite_cue is not None and view.words[last - 1].has("relatives"):  # «صفقة التي قال إنها»
        return last
    related = view.forms[last] in _IN_IT and view.words[last - 1].finite_cue is not None  # «تقريرا قالت فيه إن»
    return last - 1 if related and last - 1 > at else at


def _after_mark(view: View, place: int) -> Content | None:
    """The content that a quotation mark or a colon at ``place`` opens."""
    if view.opens_speech(place):
        return Content(place, Opening.QUOTE, place)
    return Content(place + 1, Opening.COLON, place) if view.mark(place, _COLON) else None


def _quoted_object(view: View, place: int, at: int, cue: CueWord) -> Content | None:
    """«حمّل "ميليشيا التمرد" مسؤولية ...»: what something is said of, by a name in marks."""
    if place != at or not view.opens_name(place):
        return None
    if "noun" in cue.lemma.takes and place + 1 < view.size:  # «أبدت الوزارة "أسفها العميق"»
        inside = opening_at(view, place + 1, place + 1, cue)
        return Content(place, inside.opening, place) if inside is not None and inside.opening is Opening.NOUN else None
    if "object" not in cue.lemma.takes:
        return None
    return Content(place, Opening.OBJECT, place) if is_object(view, view.after_quote(place) - 1, cue) else None


def _after_aside(view: View, place: int, limit: int, cue: CueWord) -> int | None:
    """Past «، في تقرير نشرته أمس وترجمه فلان،»: between two commas, nothing said in it, the content right after it."""
    forms, words, speech = view.forms, view.words, view.speech
    for at in range(place + 1, min(limit, place + _LONGEST_ASIDE)):
        if not forms[at] and view.mark(at, COMMAS):
            if at + 1 < view.size and _opens(view, at + 1, cue):
                return at + 1
        elif words[at].that or (not forms[at] and view.mark(at, _COLON)) or (speech[at] and view.opens_speech(at)):
            return None
    return None


def _after_addressee(view: View, place: int) -> int | None:
    """Past «لوكالة "أسوشييتد برس"»: to whom it was said, where the content follows at once."""
    form = view.forms[place]
    if form[:1] != "ل" or (view.words[place].noun is None and view.mentions[place] is None and form != "ل"):
        return None
    for at in range(place + 1, min(view.size - 1, place + _LONGEST_ADDRESSEE)):
        if view.words[at].that or view.mark(at, _COLON):
            return at
        if view.mark(at, COMMAS):
            return at + 1
    return None


def _belongs(view: View, place: int, at: int) -> bool:
    """«تقول وتكرر إن»: two verbs of one subject; «خبير تحدث للقناة»: one that tells of the subject."""
    if place != at:
        return False
    word, that = view.words[place], place + 1 < view.size and view.words[place + 1].that
    return that if word.joined else not that


def _opens(view: View, place: int, cue: CueWord) -> bool:
    """Whether a content opens at the token, whatever stands between it and the cue."""
    told = _after_addressee(view, place)
    if told is not None:
        return _opens(view, told, cue)
    if view.words[place].that or view.mark(place, _COLON):
        return view.words[place].clitic != "و"
    if view.forms[place] in _BEFORE_THAT and place + 1 < view.size and view.words[place + 1].that:
        return True
    form, takes = view.forms[place], cue.lemma.takes
    if "ب" in takes and form.startswith("ب") and (form.startswith("بال") or is_action_noun(form[1:])):
        return True
    if "noun" in takes and (
        is_action_noun(form) or _is_deed(view, place) or (cue.lemma.meaning is DENIES and form in lexicon().denied)
    ):
        return True
    return view.opens_speech(place) or (form in takes and form not in _SAID_OF)


def _is_deed(view: View, place: int) -> bool:
    """«رجح مسؤول، تحدث لرويترز، التوصل إلى اتفاق»."""
    governs = place + 1 < view.size and "prepositions" in view.words[place + 1].kinds
    return governs and is_definite_deed(view.forms[place])


def _another_cue(view: View, place: int) -> bool:
    """Whether another finite cue stands here that begins something new, and is no relative clause's."""
    word = view.words[place]
    if word.noun is not None or view.mentions[place] is not None or word.definite:
        return False
    if word.participle is not None and not word.has("times"):  # «، طالبا عدم ذكر اسمه، إن» is none
        return view.mark(place - 1, COMMAS) and not hides_name(view, place)
    found = word.finite_cue
    if found is not None and answers(view, place):
        return True
    if (
        found is None
        or found.homograph
        or found.form.person == 1
        or (found.pronoun and not (word.joined and "object" in found.lemma.takes))
        or (place and (view.forms[place - 1] in _UN or view.forms[place - 1] in ONE_OF))
        or word.has("prepositions")
        or word.has("statements")
    ):
        return False
    return not _is_subordinate(view, place)


def _is_subordinate(view: View, place: int) -> bool:
    """«الذي قال», «وهو يشير», «في تقرير تحدث فيه»: a verb that tells of a noun, or of what goes on meanwhile."""
    if any(view.words[before].has("relatives") for before in range(max(0, place - 3), place)):
        return True
    cue = view.words[place].finite_cue
    declines = cue is not None and cue.lemma.meaning is DECLINES
    if view.words[place - 1].has("negators") or (declines and hides_name(view, place)):  # «ضابط، لم يكشف عن اسمه، ...»
        return True
    if view.forms[place - 1] == "ما" and place + 1 < view.size and view.words[place + 1].that:
        return False  # «نشرت ما قالت إنه تسجيل»
    return view.forms[place - 1] in _MEANWHILE or view.forms[place + 1] in _BACK
