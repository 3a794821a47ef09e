"""What a word of Arabic can be: cue, speaker, particle. One dictionary lookup a word, answers remembered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from factcheck.text.arabic.data import word_data
from factcheck.text.arabic.inflection import Form, Shape, participle_forms, past_forms, present_forms
from factcheck.text.normalize import fold

OBJECT_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "ني", "نا", "كم", "ك")
_THAT_PRONOUNS = frozenset({"", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ي", "نه", "كم", "ك"})
_SHORTEST_VERB = 4
_SHORTEST_OWNED = 4
_SHORTEST_FUTURE = 5  # س, a prefix and the root


class CueClass(StrEnum):
    """What a cue says of the content."""

    SAYS = "says"
    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"
    SUPPOSES = "supposes"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    REVEALS = "reveals"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Lemma:
    """One verb of attribution. ``takes``: see cues.toml."""

    name: str
    meaning: CueClass
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueWord:
    """One reading of a word as a cue. ``clitic`` is what is written before it, ``pronoun`` what hangs on it."""

    lemma: Lemma
    form: Form
    clitic: str = ""
    pronoun: str = ""
    homograph: bool = False


_NEVER_NAMED = frozenset(
    {"مصدر", "مراقب", "متابع", "تقارير", "تسريبات", "معلومات", "انباء", "اوساط", "دوائر", "جهات", "وسائل"}
)


class NounKind(StrEnum):
    """How a noun speaks: for nobody by name, as a person's title, as an outlet, a report or a body."""

    SOURCE = "source"
    TITLE = "title"
    OUTLET = "outlet"
    REPORT = "report"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can speak, as it stands in a text: «للمتحدث» is متحدث, definite, with the clitic ل."""

    lemma: str
    kind: NounKind
    gender: str
    plural: bool
    definite: bool = False
    clitic: str = ""
    possessed: bool = False

    @property
    def takes_name(self) -> bool:
        """Whether a person's name may follow it: «الوزير فلان», «الخبير فلان», not «المصدر»."""
        return self.kind is NounKind.TITLE or (self.kind is NounKind.SOURCE and self.lemma not in _NEVER_NAMED)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A cue of several words, folded; ``modality`` is what an impersonal one says of its content."""

    words: tuple[str, ...]
    modality: str = "certain"


@dataclass(frozen=True, slots=True)
class Word:
    """All readings of one folded word."""

    form: str
    cues: tuple[CueWord, ...] = ()
    noun: Noun | None = None
    that: bool = False
    that_pronoun: bool = False
    definite: bool = False
    clitic: str = ""
    verb: bool = False
    kinds: frozenset[str] = field(default_factory=frozenset)
    hedges: frozenset[str] = frozenset()
    future: bool = False
    prepositions: tuple[Phrasing, ...] = ()
    closing: tuple[Phrasing, ...] = ()
    impersonal: tuple[Phrasing, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether no cue of any sort can begin here."""
        return not (self.cues or self.prepositions or self.closing or self.impersonal)

    def has(self, kind: str) -> bool:
        """Whether it is one of the small words of that kind (words.toml, [small])."""
        return kind in self.kinds

    def cue(self, *shapes: Shape) -> CueWord | None:
        """Its first reading as a cue of one of these shapes."""
        return next((cue for cue in self.cues if cue.form.shape in shapes), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the data files, ready for lookup; keys are folded."""

    cues: Mapping[str, tuple[tuple[Lemma, Form], ...]]
    homographs: frozenset[str]
    nouns: Mapping[str, Noun]
    verbs: frozenset[str]
    small: Mapping[str, frozenset[str]]
    hedges: Mapping[str, frozenset[str]]
    same_as: Mapping[str, str]
    prepositions: Mapping[str, tuple[Phrasing, ...]]
    closing: Mapping[str, tuple[Phrasing, ...]]
    impersonal: Mapping[str, tuple[Phrasing, ...]]
    declined: frozenset[str]
    denied: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    cues, words, verbs = (word_data(name) for name in ("cues", "words", "verbs"))
    return Lexicon(
        cues=_cue_table(cues["verb"]),
        homographs=frozenset(map(fold, cues["homographs"])),
        nouns=_noun_table(words),
        verbs=_verb_forms(verbs),
        small=_small_words(words["small"]),
        hedges=_small_words(words["hedges"]),
        same_as={other: row[0] for row in words["small"]["same_as"] for other in row},
        prepositions=_by_first_word(_phrases(cues["preposition"]["phrases"])),
        closing=_by_first_word(_phrases(cues["preposition"]["closing"])),
        impersonal=_by_first_word(_impersonal(cues["impersonal"])),
        declined=frozenset(map(fold, cues["declined"]["nouns"])),
        denied=frozenset(map(fold, cues["denied"]["nouns"])),
    )


def _cue_table(groups: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[tuple[Lemma, Form], ...]]:
    table: dict[str, list[tuple[Lemma, Form]]] = defaultdict(list)
    for group in groups:
        for row in group["lemmas"]:
            lemma = Lemma(fold(row["past"]), CueClass(group["class"]), frozenset(row.get("takes", ())))
            for form in _forms(row):
                table[form.letters].append((lemma, form))
    return {letters: tuple(rows) for letters, rows in table.items()}


def _forms(row: Mapping[str, Any]) -> Iterable[Form]:
    yield from past_forms(row["past"])
    yield from present_forms(row["present"])
    if "participle" in row:
        yield from participle_forms(row["participle"])
    for phrase in row.get("also", ()):
        yield Form(fold(phrase), Shape.PARTICIPLE, None, plural=False)
    if "noun" in row:
        yield Form(fold(row["noun"]), Shape.NOUN, None, plural=False)


def _noun_table(words: Mapping[str, Any]) -> Mapping[str, Noun]:
    table: dict[str, Noun] = {}
    for kind in NounKind:
        for gender, rows in words[kind].items():
            for lemma, *plurals in rows:
                name = fold(lemma)
                own_plural = kind is NounKind.SOURCE and gender == "f"
                table.setdefault(name, Noun(name, kind, gender, plural=own_plural))
                for regular in _regular_plurals(name, gender):
                    table.setdefault(regular, Noun(name, kind, gender if kind in _HUMAN else "f", plural=True))
                for plural in plurals:
                    human = plural.endswith(("ون", "ين", "و", "ي", "اء", "ود", "اب"))
                    table.setdefault(fold(plural), Noun(name, kind, "m" if human else "f", plural=True))
    return table


_HUMAN = frozenset({NounKind.SOURCE, NounKind.TITLE})


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


def _small_words(small: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, listed in small.items():
        if kind != "same_as":
            for word in listed:
                kinds[fold(word)].add(kind)
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


@lru_cache(maxsize=65536)
def look_up(form: str) -> Word:
    """All that the folded word ``form`` can be."""
    known = lexicon()
    noun = _noun(form, known)
    clitic, bare = _conjunction(form, known)
    kinds = known.small.get(form, frozenset()) | known.small.get(bare, frozenset())
    that, pronoun = _that(bare)
    verb = _is_verb(bare, known)
    return Word(
        form=form,
        cues=tuple(_cues(form, known)),
        noun=noun,
        that=that,
        that_pronoun=pronoun,
        definite=(bare.startswith(("ال", "لل")) and bare not in known.cues and bare not in known.verbs)
        or bare.startswith(("بال", "كال", "باسمه", "باسمها")),
        clitic=clitic,
        verb=verb,
        hedges=known.hedges.get(form) or known.hedges.get(form.lstrip("وف")) or frozenset(),
        future=_is_future(bare, noun=noun, verb=verb),
        kinds=kinds,
        prepositions=_starting(known.prepositions, form),
        closing=_starting(known.closing, form),
        impersonal=_starting(known.impersonal, form),
    )


def _starting(table: Mapping[str, tuple[Phrasing, ...]], form: str) -> tuple[Phrasing, ...]:
    """The phrasings that the word begins, «و» before them or not."""
    return table.get(form) or table.get(form.removeprefix("و")) or ()


def _conjunction(form: str, known: Lexicon) -> tuple[str, str]:
    """(و or ف, the rest) where the word carries a conjunction and is none of the words that merely begin so."""
    if form in known.small or form in known.nouns or len(form) < 3:  # noqa: PLR2004 - a clitic and a two-letter word
        return "", form
    if form[0] in "وف":
        return form[0], form[1:]
    return "", form


def _that(bare: str) -> tuple[bool, bool]:
    stem = bare[1:] if bare.startswith("بان") else bare
    if not stem.startswith("ان") or stem[2:] not in _THAT_PRONOUNS:
        return False, False
    return True, stem != "ان"


def _cues(form: str, known: Lexicon) -> Iterable[CueWord]:
    """The readings of ``form`` as a cue, the one with the fewest clitics first."""
    for clitic in ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "ا"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        for pronoun in ("", *OBJECT_PRONOUNS):
            if pronoun and not rest.endswith(pronoun):
                continue
            stem = rest[: len(rest) - len(pronoun)] if pronoun else rest
            for lemma, cue_form in known.cues.get(stem, ()):
                if _fits(cue_form.shape, clitic, pronoun):
                    yield CueWord(lemma, cue_form, clitic, pronoun, stem in known.homographs)


def _fits(shape: Shape, clitic: str, pronoun: str) -> bool:
    if clitic.endswith(("س", "ل", "ا")) and clitic:
        return shape is Shape.PRESENT and clitic != "ا"
    return not (pronoun and shape is Shape.PARTICIPLE)


def _noun(form: str, known: Lexicon) -> Noun | None:
    for clitic in ("", "و", "ف", "ل", "ب", "ك", "ول", "وب", "فل"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        definite = rest.startswith("ال") or (clitic.endswith("ل") and rest.startswith("ل"))
        stem = rest.removeprefix("ال") if rest.startswith("ال") else (rest[1:] if definite else rest)
        noun = known.nouns.get(stem)
        if noun is not None and not (clitic[-1:] in ("ب", "ل", "ك") and stem.endswith("ون")):  # genitive is in ين
            return replace(noun, definite=definite, clitic=clitic)
        owned = None if definite else _possessed(stem, known)
        if owned is not None:
            return replace(owned, definite=True, clitic=clitic, possessed=True)
    return None


def _possessed(stem: str, known: Lexicon) -> Noun | None:
    """«محاميه», «حكومتها»: a noun with a pronoun on it."""
    for pronoun in ("هما", "هم", "ها", "ه", "نا"):
        bare = stem.removesuffix(pronoun)
        if bare != stem and len(bare) >= _SHORTEST_OWNED:
            found = known.nouns.get(bare) or (known.nouns.get(bare[:-1] + "ه") if bare[-1] == "ت" else None)
            if found is not None and found.kind is not NounKind.REPORT:
                return found
    return None


def _is_future(bare: str, *, noun: Noun | None, verb: bool) -> bool:
    if bare == "سوف":
        return True
    return verb and noun is None and len(bare) >= _SHORTEST_FUTURE and bare.startswith(("سي", "ست", "سن"))


def _is_verb(bare: str, known: Lexicon) -> bool:
    kinds = known.small.get(bare, frozenset())
    if bare in known.nouns or "given_names" in kinds or "never_future" in kinds or "never_present" in kinds:
        return False
    future = bare[:2] in ("سي", "ست", "سن", "سا")
    stems = [bare[1:] if future else bare]
    stems += [stems[0][: -len(pronoun)] for pronoun in OBJECT_PRONOUNS if bare.endswith(pronoun)]
    if any(stem in known.verbs for stem in stems):
        return True
    # A verb of no list: ي (after س) and three root letters at least, or the feminine past in ت.
    if (future and bare[1] in "يت") or bare[:1] == "ي":
        return len(stems[0]) >= _SHORTEST_VERB
    return (
        len(bare) >= _SHORTEST_VERB
        and bare[-1] == "ت"
        and bare[-2:] != "ات"
        and bare[0] not in "تم"
        and not bare.startswith("ال")
        and not kinds
    )
