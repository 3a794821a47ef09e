"""Words of English that show what somebody wants, thinks, fears or finds: stances.toml, by their written form."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text.english.inflection import PARTICIPLE, Form, Verb, regular
from factcheck.text.english.lexicon import Meaning, lexicon
from factcheck.text.word_files import read_words

ATTITUDE = "attitude"  # the rule of every claim that such a word makes
ASKING = frozenset({"whether", "if", "how", "what", "why", "who", "where", "which", "when"})
# What may be anything behind the word, and small words that may always stand there.
_OPEN = frozenset(
    {"thing", "doing", "bare", "quote", "as", "whom", "named", "listener", "responsible", "to-what", "to-thing"}
)
_ALWAYS = frozenset({"not", "on", "by", "to", "aloud", "again", "hard", "instead", "too", "now", "long"})
CUE, STANCE, HEDGE = 1, 2, 4
# Verbs too common for reports to show anything with them, but for numbers.
GIVING = frozenset({"have", "give", "put", "list", "peg", "see", "value"})
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One reading of a word; ``takes`` as in stances.toml, ``form`` None where it is no verb.

    ``as_thing``: what follows the preposition alone is the content; ``reports``: papers and polls have it, and
    ``bodies`` as well.
    """

    lemma: str
    meaning: Meaning
    takes: frozenset[str]
    form: Form | None = None
    as_thing: bool = False
    reports: bool = False
    bodies: bool = False
    followed: frozenset[str] | None = None  # the small words that alone may follow it; None where more may

    def may_precede(self, form: str) -> bool:
        """Whether a content of the word may begin with ``form``, as far as that one word tells."""
        return self.followed is None or form in self.followed or form.endswith("ly")


class StanceWords:
    """All of them by their folded form."""

    def __init__(self, words: dict[str, Any]) -> None:
        irregular = lexicon().irregular | {lemma: tuple(forms) for lemma, forms in words["irregular"].items()}
        self.verbs: dict[str, tuple[StanceWord, ...]] = {}
        for group in words["verbs"]:
            shared = _shared(group)
            for lemma in group["words"]:
                for written, form in _forms(lemma, irregular):
                    if form not in group.get("forms", tuple(Form)):
                        continue
                    word = StanceWord(lemma, form=form, **shared)
                    if word not in self.verbs.get(written, ()):
                        self.verbs[written] = (*self.verbs.get(written, ()), word)
        self.adjectives = _readings(words["adjectives"])
        self.nouns = _readings(words["nouns"])
        self.light = {
            written: lemma for lemma in words["nouns_had"]["light"] for written, _ in _forms(lemma, irregular)
        }
        self.papers = frozenset(words["papers"]["words"])
        self.minds = frozenset(words["minds"]["words"])
        self.mind_endings = tuple(words["minds"]["endings"])
        self.doers = tuple(words["minds"]["doers"])
        self.no_doers = frozenset(words["minds"]["things"])
        self.copulas = frozenset(words["copulas"]["words"])
        self.alone = frozenset(words["nouns_had"]["alone"])
        self.all = self.verbs.keys() | self.adjectives.keys() | self.nouns.keys()
        # What each word may be that may begin anything.
        cues, hedges = lexicon().frame_words, lexicon().modal_words
        self.kinds = {
            form: CUE * (form in cues) + STANCE * (form in self.all) + HEDGE * (form in hedges)
            for form in self.all.union(cues, hedges)
        }
        self.followed = {form: small for form in self.all if (small := self._followed_by(form)) is not None}
        self.giving = frozenset(
            form for form, verbs in self.verbs.items() if all(verb.reports and verb.lemma in GIVING for verb in verbs)
        ) - (self.adjectives.keys() | self.nouns.keys())
        self.beside_nouns = OWNERS.keys() | _APOSTROPHES | self.light.keys()
        minded = {
            form for form, verbs in self.verbs.items() if not all(verb.reports and not verb.bodies for verb in verbs)
        }
        self.without_reports = minded | self.adjectives.keys() | self.nouns.keys()

    def _followed_by(self, form: str) -> frozenset[str] | None:
        """The small words that alone may follow the form; None where a noun, a clause or a quotation may."""
        readings = [*self.verbs.get(form, ())]
        readings += [words[form] for words in (self.adjectives, self.nouns) if form in words]
        return None if form in self.nouns else _small(frozenset[str]().union(*(word.takes for word in readings)))


@cache
def stance_words() -> StanceWords:
    """The words of stances.toml."""
    return StanceWords(read_words(Path(__file__).with_name("stances.toml")))


def _forms(lemma: str, irregular: dict[str, tuple[str, ...]]) -> tuple[tuple[str, Form], ...]:
    """The written forms of a verb; a participle that is written as the past is that."""
    verb = Verb(lemma, *irregular[lemma]) if lemma in irregular else regular(lemma)
    return tuple(one for one in verb.forms() if one[1] is not PARTICIPLE or verb.participle != verb.past)


def _small(takes: frozenset[str]) -> frozenset[str] | None:
    """The small words that alone may follow a word with such contents; None where more may."""
    if not takes.isdisjoint(_OPEN):
        return None
    return takes | _ALWAYS | (ASKING if "whether" in takes else frozenset())


def _readings(groups: list[dict[str, Any]]) -> dict[str, StanceWord]:
    return {
        lemma: StanceWord(lemma, **shared)
        for group in groups
        for shared in [_shared(group)]
        for lemma in group["words"]
    }


def _shared(group: dict[str, Any]) -> dict[str, Any]:
    """What all words of a group have in common."""
    flags = {flag: group.get(flag, False) for flag in ("as_thing", "reports", "bodies")}
    takes = frozenset(group["takes"])
    return {"meaning": Meaning(group["meaning"]), "takes": takes, "followed": _small(takes), **flags}
