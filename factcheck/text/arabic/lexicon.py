"""The words of the data files, inflected and ready for lookup. Keys are folded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.inflection import Form, Shape, participle_forms, past_forms, present_forms
from factcheck.text.arabic.vocabulary import CueClass, Lemma, Noun, NounKind, Phrasing
from factcheck.text.normalize import fold, fold_all


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the data files, ready for lookup; keys are folded."""

    cues: Mapping[str, tuple[tuple[Lemma, Form], ...]]
    homographs: frozenset[str]
    nouns: Mapping[str, Noun]
    verbs: frozenset[str]
    light: frozenset[str]
    pasts: frozenset[str]
    small: Mapping[str, frozenset[str]]
    hedges: Mapping[str, frozenset[str]]
    same_as: Mapping[str, str]
    generic: frozenset[str]
    ordinals: frozenset[str]
    manner: frozenset[str]
    standards: frozenset[str]
    prepositions: Mapping[str, tuple[Phrasing, ...]]
    closing: Mapping[str, tuple[Phrasing, ...]]
    impersonal: Mapping[str, tuple[Phrasing, ...]]
    declined: frozenset[str]
    denied: frozenset[str]
    accusations: frozenset[str]

    @property
    def phrasings(self) -> tuple[Mapping[str, tuple[Phrasing, ...]], ...]:
        """Cues of several words: prepositions, what closes, what names nobody."""
        return self.prepositions, self.closing, self.impersonal


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    cues, words, verbs = (word_data(name) for name in ("cues", "words", "verbs"))
    table = _cue_table(cues["verb"])
    return Lexicon(
        cues=table,
        homographs=frozenset(map(fold, cues["homographs"])),
        nouns=_without_participles(_noun_table(words), table),
        verbs=_verb_forms(verbs),
        light=_light_forms(verbs["light"]),
        pasts=frozenset(form.letters for past, _ in verbs["verbs"] for form in past_forms(past)),
        small=_small_words(words["small"]),
        hedges=_small_words(words["hedges"]),
        same_as={other: row[0] for row in words["small"]["same_as"] for other in row},
        manner=frozenset(map(fold, words["small"]["manner"])),
        standards=frozenset(map(fold, words["small"]["standards"])),
        ordinals=frozenset(fold(word).removeprefix("ال") for word in words["small"]["ordinals"]),
        generic=frozenset(map(fold, words["small"]["generic"])),
        prepositions=_by_first_word(_phrases(cues["preposition"]["phrases"])),
        closing=_by_first_word(_phrases(cues["preposition"]["closing"])),
        impersonal=_by_first_word(_impersonal(cues["impersonal"])),
        declined=frozenset(map(fold, cues["declined"]["nouns"])),
        denied=frozenset(map(fold, cues["denied"]["nouns"])),
        accusations=frozenset(map(fold, cues["denied"]["accusations"])),
    )


def _cue_table(groups: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[tuple[Lemma, Form], ...]]:
    table: dict[str, list[tuple[Lemma, Form]]] = defaultdict(list)
    for group in groups:
        for row in group["lemmas"]:
            lemma = Lemma(fold(row["past"]), CueClass(group["class"]), frozenset(map(fold, row.get("takes", ()))))
            for form in _forms(row):
                table[form.letters].append((lemma, form))
    return {letters: tuple(rows) for letters, rows in table.items()}


def _forms(row: Mapping[str, Any]) -> Iterable[Form]:
    yield from past_forms(row["past"])
    yield from present_forms(row["present"])
    if "participle" in row:
        yield from participle_forms(row["participle"])
    if "noun" in row:
        noun = fold(row["noun"])
        yield Form(noun, Shape.NOUN, None, plural=False)
        for article in ("ال", "بال"):
            yield Form(article + noun, Shape.PARTICIPLE, None, plural=False, of_noun=True)


def _noun_table(words: Mapping[str, Any]) -> Mapping[str, Noun]:
    table: dict[str, Noun] = {}
    for kind in NounKind:
        for gender, rows in words[kind].items():
            for lemma, *plurals in rows:
                name = fold(lemma)
                own_plural = kind is NounKind.SOURCE and gender == "f" and name[-1] != "ه"  # «مصادر», not «خبيرة»
                own_plural = own_plural or name in _SEVERAL
                people = kind in _HUMAN and name not in _THINGS
                table.setdefault(name, Noun(name, kind, gender, plural=own_plural))
                if gender == "m" and name[-1] not in "ايه":
                    table.setdefault(name + "ا", Noun(name, kind, gender, plural=False))
                for regular in _regular_plurals(name, gender):
                    table.setdefault(regular, Noun(name, kind, gender if kind in _HUMAN else "f", plural=True))
                for plural in plurals:
                    human = people or plural.endswith(("ون", "ين", "و", "ي", "اء", "ود", "اب"))
                    table.setdefault(fold(plural), Noun(name, kind, "m" if human else "f", plural=True))
    return table


def _without_participles(nouns: Mapping[str, Noun], cues: Mapping[str, object]) -> Mapping[str, Noun]:
    """«مشيرا إلى», «متهما»: in the accusative it is a participle rather than a title."""
    return {form: noun for form, noun in nouns.items() if not (form.endswith("ا") and form in cues)}


_HUMAN = frozenset({NounKind.SOURCE, NounKind.TITLE})
# Those of them that are several by themselves, and those that are no people.
_SEVERAL = frozenset({"سكان", "اهالي", "رجال", "حجاج", "صيارفه", "صاغه", "سماسره"})
_THINGS = frozenset({"مصدر", "مرجع"})


def _regular_plurals(name: str, gender: str) -> Iterable[str]:
    """Duals and sound plurals: مصدران، مسؤولون، منظمات."""
    stem = name[:-1] + "ت" if name.endswith("ه") else name
    yield from (stem + "ان", stem + "ين")
    if gender == "f" and name.endswith("ه"):
        yield name[:-1] + "ات"
    elif gender == "m":
        yield name + "ون"


def _verb_forms(data: Mapping[str, Any]) -> frozenset[str]:
    ambiguous = frozenset(map(fold, data["nouns_too"]))
    forms = {form.letters for past, present in data["verbs"] for form in (*past_forms(past), *present_forms(present))}
    return frozenset(forms - ambiguous)


def _light_forms(rows: Iterable[list[str]]) -> frozenset[str]:
    forms = {form.letters for past, present in rows for form in (*past_forms(past), *present_forms(present))}
    return frozenset(f"{clitic}{form}" for form in forms for clitic in ("", "و", "ف"))


# Lists that are asked for by name, and say nothing of how a word is used.
_NO_KINDS = frozenset({"same_as", "generic", "manner", "standards", "ordinals"})


def _small_words(small: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, listed in small.items():
        if kind not in _NO_KINDS:
            for word in fold_all(listed):
                kinds[word].add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def _phrases(listed: Iterable[str], modality: str = "certain") -> list[Phrasing]:
    return [Phrasing(tuple(fold(phrase).split()), modality) for phrase in listed]


def _by_first_word(phrasings: Iterable[Phrasing]) -> Mapping[str, tuple[Phrasing, ...]]:
    """The phrasings by their first word, the longest first."""
    table: dict[str, list[Phrasing]] = defaultdict(list)
    for phrasing in sorted(phrasings, key=lambda one: -len(one.words)):
        table[phrasing.words[0]].append(phrasing)
    return {word: tuple(rows) for word, rows in table.items()}


def _impersonal(groups: Mapping[str, list[str]]) -> Iterable[Phrasing]:
    return [phrasing for modality, listed in groups.items() for phrasing in _phrases(listed, modality)]
