"""Prepositions that attribute («وفقا لـ», «حسب ما ذكرت», «حسبما نقلت عنه»): how far they reach, and whom they name."""

from typing import NamedTuple

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.circumstances import after_circumstance
from factcheck.text.arabic.left_subjects import is_known
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import BODY, DECLINES, DENIES, PREDICTS, QUOTES, SAYS, SUPPOSES, CueClass

_BACK_REFERENCES = frozenset({"عنه", "عنها", "به", "بها", "اليه", "اليها", "عليه", "عليها"})
# «جاء في الرد»: whatever words stand in can be cited.
_STANDS = frozenset({"جاء", "ورد", "وجاء", "وورد"})
# «لم يصدر تعليق على ما ورد في الصحيفة»
_TAKES_ON = frozenset(
    {
        "تعليق",
        "تعليقا",
        "تعقيب",
        "تعقيبا",
        "رد",
        "ردا",
        "اعتراض",
        "احتجاجا",
        "احتجاج",
        "بناء",
        "اعتمادا",
        "التعليق",
        "الرد",
    }
)
_WITH_LAM = 2  # «وفقا لـ»
# These are followed by a verb, without «ما».
_WITH_VERB = frozenset({"حسبما", "وفقما", "مثلما", "يما"})  # the last is «فيما», the ف stripped
# «في ما ترجحه المنظمة»
_IN_WHAT = frozenset({("في", "ما"), ("فيما",)})
_OF_WHAT = frozenset({("علي", "ما"), ("ي", "ما")})  # «على ما», «في ما», the ف stripped
_VIEWS = frozenset({"راي", "براي", "نظر", "بنظر", "قول", "تعبير", "وصف", "تقدير", "بتقدير", "اعتقاد", "منظور"})
_FIRM = frozenset({DENIES, DECLINES})
# «في ما يعتبره خطوة»: how somebody calls a thing.
_CALLING = frozenset({"object", "pronoun"})


class Cited(NamedTuple):
    """Whom a preposition cites, and the token before which the words end that say so."""

    phrase: Phrase
    cue_end: int
    # Who passed it on: «وفقا لما رواه الموقع عن فلان».
    through: Phrase | None = None
    # What a verb between them says of the content: «في ما ترجحه المنظمة».
    meaning: CueClass = SAYS


def preposition_length(view: View, at: int) -> int | None:
    """How many tokens the preposition at ``at`` takes that do not belong to its claimant."""
    for phrasing in view.words[at].prepositions:
        words = phrasing.words
        if words[0] in _STANDS and view.forms[at - 1] == "ما":  # «ما ورد في التقرير»
            continue
        if words[0] == "علي" and view.forms[at - 1] in _TAKES_ON:
            continue
        if words in _IN_WHAT and not _is_said_of_it(view, at + len(words)):
            continue
        if len(words) == 1:
            return 1
        following = view.forms[at + 1]
        onto = words[-1] == "ل"
        if following != words[1] and not (onto and len(words) == _WITH_LAM and following[:1] == "ل"):
            continue
        last = at + len(words) - 1
        if not onto:
            if matches(view, at + 2, words[2:]):
                return len(words)
        elif matches(view, at + 1, words[1:-1]) and view.forms[last].startswith("ل"):
            return len(words) - (view.forms[last] != "ل")
    return None


def after_preposition(view: View, at: int) -> Cited | None:
    """Whom the preposition before ``at`` cites; a verb may stand between: «حسب ما ذكرت الوكالة»."""
    cue_end = at
    meaning = SAYS
    of_what = (view.forms[at - 2].lstrip("وف"), view.forms[at - 1]) in _OF_WHAT
    if view.forms[at] in ("ما", "لما") or view.forms[at - 1].lstrip("وف") in _WITH_VERB or of_what:
        at += view.forms[at] in ("ما", "لما")
        if view.forms[at] in _STANDS and view.forms[at + 1] == "في":  # «بحسب ما جاء في التقرير»
            report = phrase_at(view, at + 2, view.size)
            return Cited(report, at + 2) if report is not None else None
        cue = view.words[at].finite_cue if at < view.size else None
        if at < view.size and cue is None:
            return None
        if cue is not None and cue.lemma.meaning in (SUPPOSES, PREDICTS):
            meaning = cue.lemma.meaning
        at += 1
        cue_end = at
        at += view.forms[at] in _BACK_REFERENCES
        at = after_circumstance(view, _after_told(view, at))
    phrase = phrase_at(view, at, view.size, clitic="ل")
    written = view.forms[at - 1] == "في" and view.forms[at - 2] in _STANDS
    if phrase is None and written:  # «جاء في رد النيابة»
        phrase = phrase_at(view, at + 1, view.size)
    if phrase is None or not (is_known(phrase) or phrase.quoted_name or written or _closes(view, at, phrase)):
        return None
    if _is_standard(view, phrase):
        return None
    if view.forms[phrase.end] == "عن" and _is_quoting(view, at, cue_end):
        source = phrase_at(view, phrase.end + 1, view.size, noun_content=True)
        if source is not None and is_known(source):
            return Cited(source, cue_end, phrase)
    return Cited(_owner(view, phrase) or phrase, cue_end, meaning=meaning)


def _is_said_of_it(view: View, at: int) -> bool:
    """«في ما ترجحه منظمة ...»: the verb's pronoun is the clause before."""
    cue = view.words[at].finite_cue if at < view.size else None
    if cue is None or cue.pronoun != "ه" or cue.homograph:
        return False
    return cue.lemma.meaning not in _FIRM and cue.lemma.takes.isdisjoint(_CALLING)


def _owner(view: View, phrase: Phrase) -> Phrase | None:
    """«تقدير أولي للبنك الدولي», «حصيلة للوزارة»: a word of no list is whose it is."""
    if phrase.noun is not None or phrase.name is not None or phrase.place is not None or phrase.quoted_name:
        return None
    if view.words[phrase.start].definite:
        return None
    for at in range(phrase.start + 1, min(phrase.end + 1, view.size)):
        noun = view.words[at].noun
        body = noun is not None and noun.kind is BODY and noun.clitic == "ل"
        if view.forms[at][:1] == "ل" and (body or view.begins_mention(at) is not None):
            return phrase_at(view, at, view.size, clitic="ل")
    return None


def _is_standard(view: View, phrase: Phrase) -> bool:
    """«وفق البرنامج المسطر», «وفق قاعدة "الكل مقابل الكل"»: what things go by."""
    noun = phrase.noun
    if noun is None and phrase.quoted_name is not None:
        return view.forms[phrase.start] in lexicon().standards
    unnamed = phrase.name is None and phrase.quoted_name is None and phrase.unknown_name is None
    return noun is not None and unnamed and noun.lemma in lexicon().standards


def _closes(view: View, at: int, phrase: Phrase) -> bool:
    """«...، وفق تقدير أولي للوزارة.»: behind a pause and up to the next one anything can be cited but a standard."""
    if view.forms[at - 1] in _VIEWS and phrase.unknown_name == at and view.mark(phrase.end, COMMAS):
        return True  # «وفي رأي ديوب، ...»
    paused = any(view.mark(before, COMMAS) for before in (at - 2, at - 3))
    ends = phrase.end >= view.size or not view.forms[phrase.end] or view.forms[phrase.end].startswith("ل")
    return paused and ends and view.forms[phrase.start] not in lexicon().standards


def _after_told(view: View, at: int) -> int:
    """«ما صرح به لرويترز مدير ...», «لـ"النهار"»: past the outlet that was told."""
    mention = view.mentions[at] if at < view.size else None
    following = view.words[at + 1].noun if at + 1 < view.size else None
    if view.forms[at][:1] == "ل" and view.words[at].noun is None and mention is None and following is not None:
        return at + 1
    if view.forms[at] == "ل" and view.opens_name(at + 1):
        return view.after_quote(at + 1)
    if mention is not None and mention.kind is EntityKind.OUTLET and mention.span.start > view.tokens[at].start:
        return view.after_mention(at)
    return at


def _is_quoting(view: View, at: int, cue_end: int) -> bool:
    """«بحسب ما نقله فلان عن ...»."""
    cue = view.words[cue_end - 1].finite_cue if cue_end <= at else None
    return cue is not None and (cue.lemma.meaning is QUOTES or bool(cue.pronoun))


def matches(view: View, at: int, words: tuple[str, ...]) -> bool:
    """Whether these folded words stand from token ``at`` on."""
    for step, word in enumerate(words):  # noqa: SIM110 - asked of many words, a generator doubles its time
        if view.forms[at + step] != word:
            return False
    return True
