"""«ابنته», «محاميه»: kin and titles with a pronoun on them, which are as definite as with the article."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.vocabulary import SOURCE, TITLE, Noun
from factcheck.text.normalize import fold

_FEMININE = "ه"  # folded, ta marbuta is one with the pronoun
_HIS = "ه"
_WOMAN = "ة"


@cache
def kin() -> Mapping[str, Noun]:
    """Those who speak only where a pronoun tells whose they are, by their form before it: «ابنت» of «ابنته»."""
    data = word_data("words")["kin"]
    sons = {fold(word): Noun(fold(word), TITLE, "m", plural=False) for word in data["m"]}
    daughters = {fold(word)[:-1] + "ت": Noun(fold(word), TITLE, "f", plural=False) for word in data["f"]}
    return sons | daughters


def his(noun: Noun, text: str) -> Noun:
    """«نائبه», «محاميه», «بائعة» as it is written: folded «نائبه» is «نائبة», and «بائعة» is «بائعه»."""
    if noun.possessed and noun.gender == "m" and text.endswith(_WOMAN) and not noun.lemma.endswith(_FEMININE):
        return replace(noun, lemma=noun.lemma + _FEMININE, gender="f", definite=False, possessed=False)
    if noun.kind not in (TITLE, SOURCE) or noun.gender != "f" or noun.definite or not text.endswith(_HIS):
        return noun
    if not noun.lemma.endswith(_FEMININE) or noun.possessed:
        return noun
    return replace(noun, lemma=noun.lemma[:-1], gender="m", definite=True, possessed=True)
