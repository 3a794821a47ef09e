"""The future as Egyptians write it: «هيتعاقد», «هنكمل», «هتعدي»."""

from factcheck.text.arabic.lexicon import Lexicon

_PERSONS = frozenset("يتن")
# Prefix and first letter of a derived stem: «يتعاقد», «نستمر».
_DERIVED = frozenset({"يت", "يس", "تت", "تس", "نت", "نس"})
# «هتاف», «هتلر», «هتك», «هتف»
_NOT_TO_COME = ("هتا", "هتل", "هتك", "هتف")
_SHORTEST = 5  # ه, a prefix and the root


def is_egyptian_future(bare: str, known: Lexicon) -> bool:
    """Whether a folded word that begins with «ه» is a verb in the future."""
    if bare[1:2] not in _PERSONS:
        return False
    if bare[1:] in known.verbs or "ي" + bare[2:] in known.verbs:
        return True
    hers = bare[1] == "ت" and not bare.startswith(_NOT_TO_COME)
    return len(bare) >= _SHORTEST and (hers or bare[1:3] in _DERIVED)
