"""Currencies by sign, by code, by nationality, and by the one country that a text speaks of."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import Any

from factcheck.text.normalize import fold
from factcheck.text.phrasebook import Phrasebook

# Signs that every script writes; codes are ISO 4217.
_SIGNS = {
    "$": "USD", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "NT$": "TWD", "R$": "BRL", "£": "GBP", "€": "EUR", "¥": "JPY", "₺": "TRY", "₪": "ILS", "₹": "INR",
    "₽": "RUB", "₴": "UAH", "₩": "KRW", "₦": "NGN", "₫": "VND", "฿": "THB", "E£": "EGP", "L£": "LBP", "S£": "SYP",
}  # fmt: skip
# Letters that English news writes before a figure, capitals as they stand: "JD28 million", "SKr400m".
_SHORTENED = {
    "JD": "JOD", "KD": "KWD", "BD": "BHD", "LD": "LYD", "SR": "SAR", "QR": "QAR", "RO": "OMR",
    "Dh": "AED", "Dhs": "AED", "Dh.": "AED", "LE": "EGP", "TL": "TRY", "LL": "LBP", "NIS": "ILS",
    "NKr": "NOK", "SKr": "SEK", "DKr": "DKK", "SFr": "CHF", "SwFr": "CHF",
    "Rs": "INR", "Rs.": "INR", "Rp": "IDR", "RM": "MYR", "RMB": "CNY", "Ksh": "KES", "KSh": "KES", "Sh": "KES",
    "USh": "UGX", "UShs": "UGX", "Shs": "UGX", "Kshs": "KES", "Sh.": "KES", "Ksh.": "KES", "KSh.": "KES",
    "TSh": "TZS", "GH¢": "GHS", "GHS": "GHS", "N": "NGN", "R": "ZAR", "Tk": "BDT", "P": "PHP",
}  # fmt: skip
# Those of them that several countries write, by the word for their money: the country is looked for as behind the word.
_SHARED = {
    "Rs": "rupee",
    "Rs.": "rupee",
    "Sh": "shilling",
    "Sh.": "shilling",
    "Shs": "shilling",
    "Dh": "dirham",
    "Dhs": "dirham",
}
_SHORTEST_SAFE = 2  # letters of a sign that may stand before any figure; one letter is too much else: "N95"
_LONGEST_SIGN = 4
_FAR_OFTENER = 2
_WORDS_REMEMBERED = 65_536
# Codes as they stand beside numbers.
CODES = frozenset((
    "AED", "AUD", "BHD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "HKD", "HUF", "IDR",
    "ILS", "INR", "IQD", "IRR", "JOD", "JPY", "KES", "KRW", "KWD", "LBP", "LYD", "MAD", "MXN", "MYR", "NGN", "NOK",
    "NZD", "OMR", "PKR", "PLN", "QAR", "RON", "RUB", "SAR", "SDG", "SEK", "SGD", "SYP", "THB", "TND", "TRY", "TWD",
    "UAH", "USD", "VND", "YER", "ZAR",
))  # fmt: skip
_BEFORE = _SIGNS | _SHORTENED | {code: code for code in CODES}
LETTERS_BEFORE = frozenset(sign for sign in _BEFORE if sign.isalpha())
_SIGN_ENDS = frozenset(sign[-1] for sign in _BEFORE)
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
        lands: dict[str, list[str]] = defaultdict(list)
        for nation, named in data["lands"].items():
            for form in named:
                lands[fold(form)].append(nation)
        people = {fold(form + ending): (nation,) for nation, named in forms.items() for form in named
                  for ending in data["people_endings"]}  # fmt: skip
        self._lands = Phrasebook(people | {form: tuple(nations) for form, nations in lands.items()})
        self._named = _Remembered(self._readings)

    def has(self, currency: str) -> bool:
        """Whether a unit is a currency's code or word."""
        return currency in self._codes

    def of_nation(self, currency: str, nation: str | None) -> str:
        """The code of a nation's currency; the word that was said where no nation or another one is named."""
        return self._codes[currency].get(nation, currency) if nation else currency

    def nation_at(self, forms: Sequence[str], at: int, first: str | None = None) -> tuple[str, int] | None:
        """The nationality at a token and the token after it."""
        if at >= len(forms):
            return None
        form = forms[at] if first is None else first
        return self._nations.at(forms, at, form) or self._nations.at(forms, at, form.removeprefix(self._article))

    def nations(self, forms: Sequence[str]) -> Mapping[str, int]:
        """How often the words name each nation or a place in it; each that a place may lie in («عمان») is counted."""
        found: Counter[str] = Counter()
        done = 0
        readings = list(map(self._named.__getitem__, forms))
        for at in compress(range(len(forms)), readings):
            lands = (self._lands.at(forms, at, first) for first in readings[at]) if at >= done else ()
            land = next(filter(None, lands), None)
            if land is not None:
                found.update(land[0])
                done = land[1]
        return found

    def of_nations(self, currency: str, named: Mapping[str, int]) -> str | None:
        """The code of the country with that currency that is named alone, or far oftener than any other."""
        codes = self._codes[currency]
        found: Counter[str] = Counter()
        for nation in named.keys() & codes.keys():
            found[codes[nation]] += named[nation]
        (code, most), (_, second) = (*found.most_common(2), (None, 0), (None, 0))[:2]
        return code if most >= _FAR_OFTENER * second else None

    def _readings(self, form: str) -> tuple[str, ...]:
        """The word as it may begin the name of a nation or a place, clitics and article left out."""
        bare = [form, form[1:]] if form[:1] in _CLITICS else [form]
        if self._article:
            bare += [word.removeprefix(self._article) for word in bare]
            bare += ["ا" + form[1:], form[2:]] if form.startswith("لل") else []
        return tuple(word for word in dict.fromkeys(bare) if self._lands.starts(word))


class _Remembered(dict[str, tuple[str, ...]]):
    """As what each word met so far may begin the name of a nation or a place."""

    def __init__(self, look: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__({"": ()})
        self._look = look

    def __missing__(self, form: str) -> tuple[str, ...]:
        readings = self._look(form)
        if len(self) < _WORDS_REMEMBERED:
            self[form] = readings
        return readings


def may_be_code(form: str) -> bool:
    """Whether a folded word is a code but for its capitals."""
    return form in _CODE_FORMS


def code_or_sign(written: str) -> str | None:
    """The code that a currency's sign or code stands for."""
    return _SIGNS.get(written) if not written.isalpha() else written if written in CODES else None


def sign_before(text: str, start: int, *, large: bool) -> tuple[int, str, str | None] | None:
    """Where the sign or code right before a number at ``start`` begins, its code, and the word for money of several.

    Letters that are short for a currency are short for much else ("SR 71"): with a blank they stand before ``large``
    numbers alone.
    """
    apart = text[start - 1 : start].isspace()
    end = start - apart
    if text[end - 1 : end] not in _SIGN_ENDS:
        return None
    for length in range(_LONGEST_SIGN, 0, -1):
        written, at = text[end - length : end], end - length
        if at < 0 or len(written) < length or (at > 0 and text[at - 1].isalnum()):
            continue
        code = _BEFORE.get(written)
        doubtful = written in _SHORTENED and written.isupper() and (apart or length < _SHORTEST_SAFE)
        if code is not None and (large or not doubtful):
            return at, code, _SHARED.get(written)
    return None
