"""Which language a text is in, among those that can be read."""

from collections.abc import Sequence

from factcheck.text.pack import LanguagePack, Script
from factcheck.text.tokens import Token

UNDETERMINED = "und"
# Words looked at from the beginning; more do not change the answer.
_SAMPLE = 200
# Share of function words in a language's own news lies at 0.15-0.4; in its neighbours' (Persian, Urdu; German, French
# and Spanish) below 0.04.
_LEAST_SHARE = 0.06


def detect(tokens: Sequence[Token], packs: Sequence[LanguagePack]) -> str:
    """The ISO 639-1 code of the pack whose script and function words the text has; "und" where none fits."""
    forms = [token.form for token in tokens[: 2 * _SAMPLE] if token.form and not token.form[0].isdigit()][:_SAMPLE]
    script = _script(forms)
    shares = {pack.language: _share(forms, pack) for pack in packs if pack.script is script}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= _LEAST_SHARE else UNDETERMINED


def _script(forms: Sequence[str]) -> Script | None:
    arabic = sum("\u0600" <= form[0] <= "\u06ff" for form in forms)
    latin = sum("a" <= form[0] <= "z" for form in forms)
    if not arabic + latin:
        return None
    return Script.ARABIC if arabic >= latin else Script.LATIN


def _share(forms: Sequence[str], pack: LanguagePack) -> float:
    return sum(form in pack.function_words for form in forms) / max(1, len(forms))
