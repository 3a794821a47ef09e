"""Currencies by sign, by code, by nationality, and by the one country that a text speaks of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.phrasebook import Phrasebook

# Signs that every script writes; codes are ISO 4217.
_SIGNS = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₺": "TRY", "₪": "ILS", "₹": "INR", "₽": "RUB",
    "₴": "UAH", "₩": "KRW", "₦": "NGN", "E£": "EGP", "LE": "EGP", "Rs": "INR",
}  # fmt: skip
_LONGEST_SIGN = 3
_FAR_OFTENER = 2
# Codes as they stand beside numbers.
CODES = frozenset((
    "AED", "AUD", "BHD", "BRL", "CAD", "CHF", "CNY", "DKK", "DZD", "EGP", "EUR", "GBP", "HKD", "INR", "IQD", "IRR",
    "JOD", "JPY", "KRW", "KWD", "LBP", "LYD", "MAD", "MXN", "NGN", "NOK", "NZD", "OMR", "PKR", "PLN", "QAR", "RUB",
    "SAR", "SDG", "SEK", "SGD", "SYP", "TND", "TRY", "UAH", "USD", "YER", "ZAR",
))  # fmt: skip
_SIGN_ENDS = frozenset(sign[-1] for sign in (*_SIGNS, *CODES))
_CODE_FORMS = frozenset(fold(code) for code in (*CODES, *_SIGNS) if code.isalpha())
_CLITICS = "وفبلك"  # letters that may stand before a nation's name, the article behind them


class Currencies:
    """The currencies of one language."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._codes: dict[str, dict[str, str]] = {
            currency["alone"]: currency.get("codes", {}) for currency in data["currencies"]
        }
        forms = {nation: list(adjectives) for nation, adjectives in data["nations"].items()}
        endings, self._article = data["nation_endings"], data["nation_article"]
        self._nations = Phrasebook(
            {fold(form + ending): nation for nation, named in forms.items() for form in named for ending in endings}
        )
        self._named = lru_cache(maxsize=65_536)(self._nation_in)
        self._lands = Phrasebook({fold(form): nation for nation, named in data["lands"].items() for form in named})

    def of_nation(self, currency: str, nation: str | None) -> str:
        """The code of a nation's currency; the word that was said where no nation or another one is named."""
        return self._codes[currency].get(nation, currency) if nation else currency

    def nation_at(self, forms: Sequence[str], at: int, first: str | None = None) -> tuple[str, int] | None:
        """The nationality at a token and the token after it."""
        if at >= len(forms):
            return None
        form = forms[at] if first is None else first
        return self._nations.at(forms, at, form) or self._nations.at(forms, at, form.removeprefix(self._article))

    def nations(self, forms: Iterable[str]) -> Mapping[str, int]:
        """How often the words name each nation."""
        return Counter(filter(None, map(self._named, forms)))

    def of_nations(self, currency: str, named: Mapping[str, int]) -> str | None:
        """The code of the country with that currency that is named alone, or far oftener than any other."""
        codes = self._codes[currency]
        found: Counter[str] = Counter()
        for nation in named.keys() & codes.keys():
            found[codes[nation]] += named[nation]
        (code, most), (_, second) = (*found.most_common(2), (None, 0), (None, 0))[:2]
        return code if most >= _FAR_OFTENER * second else None

    def _nation_in(self, form: str) -> str | None:
        """The nation that a word names, clitics and article left out."""
        bare = [form, form[1:]] if form[:1] in _CLITICS else [form]
        if self._article:
            bare += [word.removeprefix(self._article) for word in bare]
            bare += ["ا" + form[1:], form[2:]] if form.startswith("لل") else []
        nations = (book.get(word) for word in bare for book in (self._nations, self._lands))
        return next(filter(None, nations), None)


def may_be_code(form: str) -> bool:
    """Whether a folded word is a code but for its capitals."""
    return form in _CODE_FORMS


def code_or_sign(written: str) -> str | None:
    """The code that a currency's sign or code stands for."""
    return _SIGNS.get(written) if not written.isalpha() else written if written in CODES else None


def sign_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the sign or code right before ``start`` begins, and its code."""
    end = start - 1 if text[start - 1 : start].isspace() else start
    if text[end - 1 : end] not in _SIGN_ENDS:
        return None
    for length in range(_LONGEST_SIGN, 0, -1):
        written, at = text[end - length : end], end - length
        if at < 0 or len(written) < length or (at > 0 and text[at - 1].isalnum()):
            continue
        code = _SIGNS.get(written) or (written if written in CODES else None)
        if code is not None:
            return at, code
    return None
