"""Noun phrases that can speak: how far a claimant's words reach, and which of them are the name."""

from dataclasses import dataclass

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import Noun, NounKind, Word, lexicon
from factcheck.text.arabic.view import COMMAS, View

_LONGEST = 18
_BRACKET_TOKENS = 8
_CLOSES_PHRASE = frozenset({"closes", "relatives", "negators", "connectors"})
_QUANTIFIERS = 3
_OWNED = 4
# Titles of those who are sent somewhere: «المبعوث إلى ليبيا».
_SENT = frozenset({"مبعوث", "مبعوثه", "سفير", "سفيره", "مندوب", "مندوبه", "ممثل", "ممثله"})
_STAND_INS = frozenset({"ذلك", "هذا", "هذه", "تلك"})


@dataclass(slots=True)
class Phrase:
    """Tokens ``[start, end)`` with the noun that leads them and the name in them.

    ``name`` is the mention in apposition («الرئيس فلان»), not a possessor's («ناطق باسم فلان»). ``quoted_name`` are
    the tokens of a quoted name, ``unknown_name`` those of a name that nothing but its place gives away.
    """

    start: int
    end: int
    noun: Noun | None = None
    name: Mention | None = None
    quoted_name: tuple[int, int] | None = None
    unknown_name: int | None = None
    place: Mention | None = None


def phrase_at(view: View, at: int, limit: int, *, noun_content: bool = False, clitic: str = "") -> Phrase | None:
    """The noun phrase that starts at token ``at`` and ends before ``limit``; None where none starts.

    ``noun_content``: an action noun begins what is said and so ends the phrase. ``clitic``: what may be written onto
    the first word (the ل of «وفقا لمصدر»).
    """
    start = at
    at = _after_quantifiers(view, at, limit)
    if at >= limit:
        return None
    phrase = _head(view, at, limit, noun_content=noun_content and at == start, clitic=clitic)
    if phrase is None:
        return None
    phrase.start = start
    limit = min(limit, at + _LONGEST)
    while phrase.end < limit and (end := _extended(view, phrase, limit, noun_content)) is not None:
        phrase.end = end
    return phrase


def _after_quantifiers(view: View, at: int, limit: int) -> int:
    for _ in range(_QUANTIFIERS):
        if at + 1 < limit and view.words[at].has("quantifiers") and view.mentions[at] is None:
            at += 2 if view.form(at + 1) == "من" else 1
    return at


def _head(view: View, at: int, limit: int, *, noun_content: bool, clitic: str) -> Phrase | None:
    word, mention = view.words[at], view.begins_mention(at)
    if view.opens_name(at):
        after = view.after_quote(at)
        return _quoted(view, at, after) if after <= limit else None
    if mention is not None:
        if not _clitic_allowed(view, at, mention, clitic):
            return None
        return _of_mention(view, at, mention)
    noun = word.noun
    if noun is not None and noun.clitic.lstrip("وف") in ("", clitic):
        return Phrase(at, at + 1, noun)
    return _unknown_head(view, at, limit, noun_content=noun_content)


def _quoted(view: View, at: int, after: int) -> Phrase:
    mention = next((view.mentions[place] for place in range(at, after) if view.mentions[place]), None)
    name = mention if mention is not None and mention.kind is not EntityKind.PLACE else None
    return Phrase(at, after, None, name, quoted_name=(at, after))


def _of_mention(view: View, at: int, mention: Mention) -> Phrase:
    after = view.after_mention(at)
    if mention.kind is EntityKind.PLACE:
        return Phrase(at, after, view.words[at].noun, place=mention)
    return Phrase(at, after, view.words[at].noun, name=mention)


def _clitic_allowed(view: View, at: int, mention: Mention, clitic: str) -> bool:
    written = view.tokens[at].start
    prefix = view.text[written : mention.span.start].lstrip("وف") if mention.span.start > written else ""
    return prefix in ("", clitic, "ل" if clitic == "ل" else "")


def _unknown_head(view: View, at: int, limit: int, *, noun_content: bool) -> Phrase | None:
    """A word of no list that stands where a claimant stands: a family name, a people («الروس»)."""
    word = view.words[at]
    kinds = word.kinds - {"given_names", "never_present"}
    if word.noun is not None or not word.form or word.that or kinds or word.verb or word.form[0].isdigit():
        return None
    if word.clitic and not word.definite and ((at + 1 < limit and view.form(at + 1)) or word.cues):
        return None
    if noun_content and is_action_noun(word.form):
        return None
    if _is_adverb(view, at) or word.form.startswith(("لل", "بال")):
        return None
    if word.form.startswith("ب") and not word.definite and len(word.form) < 4:  # noqa: PLR2004 - به، بها
        return None
    return Phrase(at, at + 1, unknown_name=None if word.definite else at) if at < limit else None


def _is_adverb(view: View, at: int) -> bool:
    """«يضيف ضاحكا: ...»: a word in the accusative right before what is said."""
    if not view.form(at).endswith("ا") or at + 1 >= len(view):
        return False
    return view.tokens[at + 1].text == ":" or view.words[at + 1].that or view.opens_speech(at + 1)


def _extended(view: View, phrase: Phrase, limit: int, noun_content: bool) -> int | None:  # noqa: FBT001 - passed on
    """Where the phrase ends once its next token is taken in; None when that token ends it."""
    at = phrase.end
    token, word = view.tokens[at], view.words[at]
    if not token.form:
        return _after_mark(view, phrase, limit)
    if phrase.name is not None and phrase.name.kind is EntityKind.PERSON:
        return None
    mention = view.begins_mention(at)
    if mention is not None:
        if phrase.unknown_name is not None and mention.kind is EntityKind.PLACE:
            return None
        return _after_mention(view, phrase, mention)
    if view.mentions[at] is not None:
        return at + 1
    if word.that or word.kinds & _CLOSES_PHRASE or _is_verb(word) or token.form == "ل":
        return None
    if phrase.place is not None and phrase.noun is None:
        return None
    if word.form[:1] == "ب" and (word.form.startswith("بال") or is_action_noun(word.form[1:])):
        return None
    if word.has("quantifiers") and _is_complete(view, phrase):
        return None
    if noun_content and (
        word.form in _STAND_INS or (word.definite and word.form in lexicon().denied | lexicon().declined)
    ):
        return None
    if len(word.form) > _OWNED and word.form.endswith(("ها", "هم", "هما")) and word.noun is None and not word.definite:
        return None
    if word.has("statements") and phrase.noun is not None and phrase.noun.kind is NounKind.SOURCE:
        return None
    if _is_other_noun(view, phrase, word):
        return None
    if word.has("times") and phrase.unknown_name is None:
        return None
    if word.has("prepositions"):
        return _after_preposition(view, phrase, limit)
    if word.clitic and not _joins(view, phrase, word):
        return None
    if word.noun is not None and "ل" in word.noun.clitic and word.noun.kind in (NounKind.OUTLET, NounKind.TITLE):
        return at + 1 if phrase.noun is not None and phrase.noun.kind is NounKind.REPORT else None
    if noun_content and is_action_noun(word.form) and _is_complete(view, phrase):
        return None
    if _starts_unknown_name(view, phrase, word):
        phrase.unknown_name = at
    return at + 1


def _is_other_noun(view: View, phrase: Phrase, word: Word) -> bool:
    """After a noun with the article a word with the article is its adjective; one of the other gender is an object."""
    noun = phrase.noun
    if noun is None or not noun.definite or phrase.end - phrase.start > 1 or not word.definite or word.clitic:
        return False
    if (
        word.form.startswith("باسم")
        or noun.possessed
        or view.words[phrase.start].form[-2:] in ("ات", "ون", "ين")
        or noun.plural
    ):
        return False
    feminine = word.form.endswith("ه")
    return feminine is not (noun.gender == "f") and not (noun.gender == "f" and word.form.endswith(("ي", "ين")))


def _after_mark(view: View, phrase: Phrase, limit: int) -> int | None:
    at = phrase.end
    if view.opens_name(at):
        after = view.after_quote(at)
        if phrase.name is None and phrase.quoted_name is None and after <= limit:
            phrase.quoted_name = (at, after)
            return after
        return None
    if view.mark(at, COMMAS):
        mention = view.begins_mention(at + 1)
        titled = phrase.noun is not None and phrase.noun.takes_name and phrase.name is None
        if titled and mention is not None and mention.kind is EntityKind.PERSON and not _clitic_before(view, at + 1):
            phrase.name = mention
            return view.after_mention(at + 1)
        second = view.begins_mention(at + 2)
        if titled and second is not None and second.kind is EntityKind.PERSON and _is_title(view, at + 1):
            phrase.name = second
            return view.after_mention(at + 2)
        return None
    if view.tokens[at].text == "(":
        return next(
            (place + 1 for place in range(at, min(limit, at + _BRACKET_TOKENS)) if view.tokens[place].text == ")"), None
        )
    return None


def _is_title(view: View, at: int) -> bool:
    noun = view.words[at].noun
    return noun is not None and noun.kind is NounKind.TITLE and noun.definite and not noun.clitic


def _clitic_before(view: View, at: int) -> bool:
    mention = view.mentions[at]
    return mention is not None and mention.span.start > view.tokens[at].start


def _after_mention(view: View, phrase: Phrase, mention: Mention) -> int | None:
    at = phrase.end
    written = view.text[view.tokens[at].start : mention.span.start]
    report = phrase.noun is not None and phrase.noun.kind is NounKind.REPORT
    addressed = written.startswith("ل") and mention.kind in (EntityKind.OUTLET, EntityKind.PERSON) and not report
    if written.startswith(("و", "ف")) or addressed:
        return None
    if written and phrase.noun is None:
        return None
    if phrase.name is None and phrase.quoted_name is None:
        if mention.kind is EntityKind.PERSON and not _owns(view, phrase, mention):
            phrase.name = mention
        elif (
            mention.kind is EntityKind.OUTLET
            and phrase.noun is not None
            and phrase.noun.kind in (NounKind.OUTLET, NounKind.REPORT)
        ):
            phrase.name = mention
    if phrase.noun is None and phrase.name is None and phrase.place is not None:
        return None
    return view.after_mention(at)


def _owns(view: View, phrase: Phrase, mention: Mention) -> bool:
    """Whether a person's name is a possessor («مندوب حفتر») and no apposition («القائد حفتر»)."""
    before = view.words[phrase.end - 1]
    if phrase.noun is None or mention.span.start > view.tokens[phrase.end].start:
        return True
    if view.mentions[phrase.end - 1] is not None:
        return False
    return not (before.definite or before.form.endswith("ي")) or before.form == "باسم"


def _is_complete(view: View, phrase: Phrase) -> bool:
    """Whether the phrase could end here: its last word is definite, a name, or an adjective of an indefinite noun."""
    last = phrase.end - 1
    word = view.words[last]
    if (
        view.mentions[last] is not None
        or view.quotes[last] is not None
        or word.definite
        or phrase.unknown_name is not None
    ):
        return True
    return phrase.noun is not None and last > phrase.start and word.noun is None


def _is_verb(word: Word) -> bool:
    if word.noun is not None:
        return False
    cue = word.cue(Shape.PAST, Shape.PRESENT)
    return word.verb or (cue is not None and cue.form.person != 1)


def _joins(view: View, phrase: Phrase, word: Word) -> bool:
    """Whether «و...» goes on with the phrase: «وزارة الدفاع والأمن», «السفير والمبعوث»; an indefinite one does not."""
    if word.clitic != "و":
        return word.form[0] != "ف" or not word.definite
    leads = phrase.noun is not None and phrase.noun.kind in (NounKind.TITLE, NounKind.BODY, NounKind.SOURCE)
    return leads and word.definite and not view.words[phrase.end].has("prepositions")


def _after_preposition(view: View, phrase: Phrase, limit: int) -> int | None:
    at, noun = phrase.end, phrase.noun
    following = view.words[at + 1] if at + 1 < limit else None
    if noun is None or following is None or following.that:
        return None
    if not following.form:
        return at + 1 if view.form(at) == "في" and noun.takes_name and view.opens_name(at + 1) else None
    if following.noun is not None and following.noun.kind in (NounKind.OUTLET, NounKind.REPORT):
        return None
    form = view.form(at)
    sourced = noun.kind is NounKind.SOURCE or (noun.kind is NounKind.TITLE and phrase.name is None)
    if form == "في":
        return at + 1 if sourced and not following.has("statements") else None
    if form == "من":
        return at + 1 if noun.kind is NounKind.SOURCE else None
    if form == "لدي" or (form == "الي" and noun.lemma in _SENT):
        return at + 1 if noun.kind is NounKind.TITLE and phrase.name is None else None
    return None


def _starts_unknown_name(view: View, phrase: Phrase, word: Word) -> bool:
    """«المتحدث أحمد ...»: after a title that is complete, a word of no list without article begins the name."""
    if phrase.noun is None or not phrase.noun.takes_name or phrase.name or phrase.unknown_name is not None:
        return False
    if word.definite or word.noun is not None or word.form == "باسم" or word.form[:2] in ("لل", "با"):
        return False
    before = phrase.end - 1
    place = view.mentions[before]
    return (
        view.words[before].definite
        or view.quotes[before] is not None
        or (place is not None and place.kind is EntityKind.PLACE)
    )
