"""Where a noun phrase that can speak begins: with a name, a speaking noun, or a word of no list in the right place."""

import re

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun, is_definite_deed
from factcheck.text.arabic.kinship import his
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.view import View

_PLACE = EntityKind.PLACE
_OWNED = 4
# «وأكد مرة أخرى أن»
_ONCE = "مره"
_TANWIN = "\u064b"
# «ضاحكا», «ساخرا», «مباشرا»: participles of the plain stem in the accusative.
_ADVERB = re.compile(r"[^و]ا[^ل]{2}ا")


def head_at(view: View, at: int, limit: int, *, noun_content: bool, clitic: str) -> Phrase | None:
    """The first word or name of the phrase that starts at ``at``; the rest as in ``phrases.phrase_at``."""
    word, mention = view.words[at], view.begins_mention(at) if view.mentions[at] is not None else None
    if "honours" in word.kinds:
        return Phrase(at, at + 1, honour=True)
    if view.quotes[at] is not None and view.opens_name(at):
        after = view.after_quote(at)
        return _quoted(view, at, after) if after <= limit else None
    if mention is not None:
        if not _clitic_allowed(view, at, mention, clitic):
            return None
        return _of_mention(view, at, mention)
    noun = None if noun_content and _is_done_by_somebody(view, at) else word.noun or word.feminine
    if noun is not None and noun.clitic.lstrip("وف") in ("", clitic):
        return Phrase(at, at + 1, his(noun, view.tokens[at].text))
    return _unknown_head(view, at, limit, noun_content=noun_content)


def _quoted(view: View, at: int, after: int) -> Phrase:
    mention = next((view.mentions[place] for place in range(at, after) if view.mentions[place]), None)
    name = mention if mention is not None and mention.kind is not _PLACE else None
    return Phrase(at, after, None, name, quoted_name=(at, after))


def _of_mention(view: View, at: int, mention: Mention) -> Phrase:
    after = view.after_mention(at)
    if mention.kind is _PLACE:
        return Phrase(at, after, view.words[at].noun, place=mention)
    return Phrase(at, after, view.words[at].noun, name=mention)


def _clitic_allowed(view: View, at: int, mention: Mention, clitic: str) -> bool:
    written = view.tokens[at].start
    prefix = view.text[written : mention.span.start].lstrip("وف") if mention.span.start > written else ""
    return prefix in ("", clitic, "ل" if clitic == "ل" else "")


def _unknown_head(view: View, at: int, limit: int, *, noun_content: bool) -> Phrase | None:
    """A word of no list that stands where a claimant stands: a family name, a people («الروس»)."""
    word = view.words[at]
    if at < limit and word.has("states") and not word.listed:
        return Phrase(at, at + 1, unknown_name=at, state=True)
    if (
        at >= limit
        or word.listed
        or word.form == _ONCE
        or is_adverb(view, at)
        or _tells_how(view, at)
        or _is_owned(view, at)
    ):
        return None
    if word.clitic and not word.definite and ((at + 1 < limit and view.forms[at + 1]) or word.cues):
        return None
    if noun_content and (is_action_noun(word.form) or (is_definite_deed(word.form) and _is_deed(view, at))):
        return None
    return Phrase(at, at + 1, unknown_name=None if word.definite else at)


def _is_done_by_somebody(view: View, at: int) -> bool:
    """«وأكدت مشاركة بلادها»: a deed, though spelt like a woman who takes part."""
    noun, woman = view.words[at].noun, view.tokens[at].text.endswith("ة")
    return woman and is_action_noun(view.forms[at]) and (noun is None or noun.possessed)


def _is_owned(view: View, at: int) -> bool:
    """«أقواله»: what is somebody's speaks not; names in «ه» are few («طه») and known."""
    text, word = view.tokens[at].text, view.words[at]
    short = len(word.form) <= _OWNED and not word.form.endswith("اه")  # «رضاه», and no «طه»
    if short or word.definite or word.has("given_names"):
        return False
    return text.endswith("ه")


def is_adverb(view: View, at: int) -> bool:
    """«شاكياً», «جملةً»: a word in the accusative tells how, and speaks never."""
    return _TANWIN in view.tokens[at].text


def _is_deed(view: View, at: int) -> bool:
    """«اللجوء إلى ...»: an action noun with the article that a preposition follows."""
    return at + 1 < view.size and view.words[at + 1].has("prepositions")


def _tells_how(view: View, at: int) -> bool:
    """«يضيف ضاحكا: ...», «قال ببساطة: ...»: a word in the accusative or with «ب» right before what is said."""
    form = view.forms[at]
    if form[:1] == "ب" and form[1:] in lexicon().manner:
        return True
    if form[-1:] != "ا" or at + 1 >= view.size:
        return False
    if _ADVERB.fullmatch(form) and view.words[at + 1].has("prepositions") and not view.words[at].has("given_names"):
        return True
    return view.tokens[at + 1].text == ":" or view.words[at + 1].that or view.opens_speech(at + 1)
