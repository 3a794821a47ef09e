"""The forms of an Arabic word, made by rule. All forms are folded: no marks, alef and hamza seats as one."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from factcheck.text.normalize import fold


class Shape(StrEnum):
    """What a form of a verb is."""

    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"
    NOUN = "noun"


class Form(NamedTuple):
    """One form: its folded letters, and with whom it agrees. ``person`` is 1, 2 or 3; gender None is either.

    A tuple, since a lexicon makes ten thousand of them before the first text is read.
    """

    letters: str
    shape: Shape
    gender: str | None
    plural: bool
    person: int = 3
    # A definite noun of saying that stands for its verb («بالقول», «إلى التأكيد»).
    of_noun: bool = False


_HOLLOW_LETTERS = 3  # قال، زار: a long vowel between two consonants
_TENTH_STEM = 6  # «است» and a root
_VOWELS = frozenset("اويىه")
_WEAK_ENDINGS = "يا"


def past_forms(lemma: str) -> Iterator[Form]:
    """The past of a verb given by its third person masculine singular.

    >>> [form.letters for form in past_forms("نفى")][:4]
    ['نفي', 'نفت', 'نفوا', 'نفيا']
    """
    stem = fold(lemma)
    weak = lemma[-1] in "ىا" or (stem[-1] == "ي" and lemma[-1] != "ي")
    short = stem[:-1] if weak else stem
    consonantal = short + "ي" if weak else _without_hollow(stem)
    yield Form(stem, Shape.PAST, "m", plural=False)
    yield Form(short + "ت", Shape.PAST, "f", plural=False)
    yield Form(short + "وا", Shape.PAST, "m", plural=True)
    yield Form(short + ("يا" if weak else "ا"), Shape.PAST, "m", plural=True)
    yield Form(short + "تا", Shape.PAST, "f", plural=True)
    yield Form(consonantal + "ن", Shape.PAST, "f", plural=True)
    yield Form(consonantal + "نا", Shape.PAST, None, plural=True, person=1)


def present_forms(lemma: str) -> Iterator[Form]:
    """The present of a verb given by its third person masculine singular, indicative and jussive.

    >>> "يقولون" in {form.letters for form in present_forms("يقول")}
    True
    """
    stem = fold(lemma)[1:]
    weak = stem[-1] in "يو" and len(stem) > 2  # noqa: PLR2004 - a root letter and the weak one at least
    short = stem[:-1] if weak else stem
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield Form(prefix + stem, Shape.PRESENT, gender, plural=False)
        yield Form(prefix + (short if weak else _without_hollow(stem, 1)), Shape.PRESENT, gender, plural=False)
        yield Form(prefix + stem + "ان", Shape.PRESENT, gender, plural=True)
    yield Form("ي" + short + "ون", Shape.PRESENT, "m", plural=True)
    yield Form("ي" + short + "وا", Shape.PRESENT, "m", plural=True)
    yield Form("ا" + stem, Shape.PRESENT, None, plural=False, person=1)
    yield Form("ن" + stem, Shape.PRESENT, None, plural=True, person=1)


def participle_forms(lemma: str) -> Iterator[Form]:
    """The active participle as it stands in a chain (مشيرا، موضحة، مؤكدين): accusative or without case.

    >>> [form.letters for form in participle_forms("مؤكد")]
    ['موكد', 'موكدا', 'موكده', 'موكدين', 'موكدون', 'موكدات']
    """
    stem = fold(lemma)
    short = stem[:-1] if stem[-1] == "ي" else stem
    yield Form(stem, Shape.PARTICIPLE, "m", plural=False)
    yield Form(stem + "ا", Shape.PARTICIPLE, "m", plural=False)
    yield Form(stem + "ه", Shape.PARTICIPLE, "f", plural=False)
    yield Form(short + "ين", Shape.PARTICIPLE, "m", plural=True)
    yield Form(short + "ون", Shape.PARTICIPLE, "m", plural=True)
    yield Form(stem + "ات", Shape.PARTICIPLE, "f", plural=True)


def is_tenth_stem(form: str) -> bool:
    """Whether a folded word can be no other than a past of the tenth stem.

    >>> [is_tenth_stem(form) for form in ("استدرج", "استدرجت", "استخدام", "استديو")]
    [True, True, False, False]
    """
    stem = form[:-1] if form[-1:] == "ت" else form
    return len(stem) == _TENTH_STEM and stem.startswith("است") and _VOWELS.isdisjoint(stem[3:])


def _without_hollow(stem: str, skip: int = 0) -> str:
    """قال -> قل, يقول -> يقل: a long middle vowel goes before a consonant or in the jussive."""
    if skip and stem.endswith("اء"):  # يشاء -> يشأ
        return stem[:-1]
    if len(stem) == _HOLLOW_LETTERS and stem[1] in "اوي":
        return stem[0] + stem[2]
    if skip and len(stem) > _HOLLOW_LETTERS and stem[-2] == "ي" and stem[0] != "ن":  # يشير -> يشر, يفيد -> يفد
        return stem[:-2] + stem[-1]
    return stem
