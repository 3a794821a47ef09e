"""Where a noun phrase that can speak begins: with a name, a speaking noun, or a word of no list in the right place."""

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.phrase import Phrase
from factcheck.text.arabic.view import View


def head_at(view: View, at: int, limit: int, *, noun_content: bool, clitic: str) -> Phrase | None:
    """The first word or name of the phrase that starts at ``at``; the rest as in ``phrases.phrase_at``."""
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
