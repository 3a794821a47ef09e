"""Words that are two words: told apart by what stands a few words on."""

from factcheck.linking.lexicon import lexicon
from factcheck.linking.stems import unclad

# An Arabic subject stands between a verb and its object, often with title and full name.
LOOKED_THROUGH = 8
_OTHER = "ـ"  # folding never leaves a tatweel, so that the marked word is in no list


def settled(tokens: list[str]) -> list[str]:
    """The folded words, those marked that are not the word that the lists mean.

    >>> settled(["عقد", "الوزير", "اجتماعا"])[0] == "عقد", settled(["عقد", "مع", "شركه"])[0] == "عقد"
    (False, True)
    """
    return [_settled(token, tokens[at + 1 : at + 1 + LOOKED_THROUGH]) for at, token in enumerate(tokens)]


def _settled(token: str, following: list[str]) -> str:
    others = lexicon().other_before
    form = next((form for form in unclad(token) if form in others), None)
    if form is None or not any(word in others[form] for after in following for word in unclad(after)):
        return token
    return token + _OTHER
