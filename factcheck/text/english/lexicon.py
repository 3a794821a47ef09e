"""What a word of English can be: cue, speaker, particle. Built once from the TOML files beside this one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text.english.inflection import Form, Verb, regular
from factcheck.text.normalize import fold
from factcheck.text.word_files import read_words

ARTICLES = frozenset({"the", "a", "an", "same"})
# Who speaks for another: "a report citing officials", "an official who spoke to the paper".
CITING = frozenset({"citing", "quoting", "cites", "quotes"})
SPEAKING = frozenset({"speaking", "spoke", "talking", "talked"})
TALKS = frozenset({"interview", "chat", "conversation"})
THROUGH = frozenset({"through", "via"})
SUBJECT_ENDS = frozenset(",;:–—()!?…")
ASKED = frozenset({"whether", "what", "how", "why"})  # "did not say whether | the state plans"
CONTRACTED = frozenset({"d", "ll", "ve", "re", "m", "s"})  # behind an apostrophe: "I'd", "she's"
PERIODS = frozenset({"week", "month", "year"})
_AROUND = frozenset({",", ")", "'", "’", "t", "turn", "fact", "course"})
# By their first word, then by their second, which is empty for a phrase of one word.
Phrases = dict[str, dict[str, list[tuple[str, ...]]]]
_FILES = ("cues.toml", "words.toml")


class Meaning(StrEnum):
    """What a cue does with its content."""

    SAYS = "says"
    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"
    BELIEVES = "believes"
    SUPPOSES = "supposes"
    ALLOWS = "allows"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    REVEALS = "reveals"
    QUOTES = "quotes"


(SAYS, CLAIMS, CONFIRMS, DENIES, DECLINES, BELIEVES, SUPPOSES, ALLOWS, PREDICTS, DEMANDS, REVEALS, QUOTES) = Meaning


class Noun(StrEnum):
    """How a noun speaks: for nobody by name, as an outlet, as a body."""

    SOURCE = "source"
    OUTLET = "outlet"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One reading of a word as a verb of attribution; ``takes`` as in cues.toml."""

    lemma: str
    form: Form
    meaning: Meaning
    takes: frozenset[str]
    noun: bool
    particles: int = 0  # words that belong to it behind it: "out" of "point out"


class Lexicon:
    """All words by their folded form."""

    def __init__(self, cues: dict[str, Any], words: dict[str, Any]) -> None:
        self.irregular = {lemma: tuple(forms) for lemma, forms in cues["irregular"].items()}
        self.verbs = _verbs(cues)
        self.phrasal = _phrasal(cues, self.irregular)
        self.prepositions = _phrases(cues["prepositions"]["phrases"])
        self.after_comma = frozenset(map(fold, cues["prepositions"]["after_comma"]))
        self.never_before = frozenset(map(fold, cues["prepositions"]["never_before"]))
        self.hearsay = frozenset(map(fold, cues["hearsay"]["adverbs"]))
        self.hearsay_passives = _phrases(cues["hearsay"]["passives"])
        self.impersonal = _phrases(cues["impersonal"]["phrases"] + cues["impersonal"]["hearsay"])
        self.impersonal_hearsay = frozenset(map(fold, cues["impersonal"]["hearsay"]))
        self.noun_cues = {noun: meaning for meaning in Meaning for noun in cues["noun_cues"].get(meaning, ())}
        self.light_verbs = frozenset(cues["noun_cues"]["light"])
        self.claim_nouns = frozenset(map(fold, cues["claim_nouns"]["words"]))
        self.silence = frozenset(map(fold, cues["silence"]["verbs"]))
        self.function_words = frozenset(words["function_words"])
        self.abbreviations = frozenset(words["abbreviations"])
        self.pronouns = {form: pronoun for pronoun, forms in words["pronouns"].items() for form in forms}
        self.first_names: dict[str, str] = {
            name: gender for gender, names in words["first_names"].items() for name in names
        }
        self.titles = {title: gender for gender, titles in words["titles"].items() for title in titles}
        self.nouns = {word: kind for kind in reversed(Noun) for word in words["nouns"][kind]}
        self.firms, self.firm_nouns = (frozenset(words["nouns"][key]) for key in ("firms", "firm_nouns"))
        self.body_endings = self.nouns.keys() | words["nouns"]["endings"] | self.firms
        self.gender = {w: g for g, key in (("f", "feminine"), ("m", "masculine")) for w in words["nouns"][key]}
        self.plural = frozenset(words["nouns"]["plural"])
        self.statements = frozenset(words["nouns"]["statement"])
        self.outlets = _phrases(words["outlets"]["words"])
        self.outlet_words = frozenset(words["outlets"]["last_words"])
        self.nationalities = frozenset(words["nationalities"]["words"])
        self.clauses = {key: frozenset(map(fold, forms)) for key, forms in words["clauses"].items()}
        self.describing = tuple(self.clauses["describing"])
        self.raising = self.clauses["raising"]
        self.relaying = CITING | SPEAKING | TALKS | THROUGH | self.clauses["seen_by"]
        self.modality = {key: _phrases(forms) for key, forms in words["modality"].items()}
        # What every word asks for together is joined once.
        self._join_clauses()
        self._join_phrases()

    def _join_clauses(self) -> None:
        self.clause_marks = self.clauses["finite"] | self.clauses["relatives"] | {"that", ",", ";"}
        self.day_words = PERIODS | self.clauses["weekdays"]
        self.phrase_words = self.prepositions.keys() | self.impersonal.keys()
        self.when_where = self.clauses["adverbial"] | self.clauses["weekdays"]
        self.telling = self.statements | self.clauses["weekdays"]
        self.joints = self.clauses["joins"] | {"that", ";", ":"}
        self.no_subject = self.clauses["determiners"] | {"of", "'", "’", "s"}
        self.stretch_ends = self.clauses["joins"] | self.clauses["adversatives"] | self.clauses["breaks"]
        self.aside_relatives = self.clauses["relatives"] | {"whose", "where"}
        stops = self.clauses["breaks"] | self.clauses["joins"] | self.clauses["relatives"] | self.clauses["no_object"]
        self.never_object = stops | self.clauses["adverbial"] | self.clauses["passive"] | self.clauses["weekdays"]
        clauses = frozenset({"bare", "closing"})
        self.said_forms = frozenset(form for form, verb in self.verbs.items() if not verb.takes.isdisjoint(clauses))
        joins = self.clauses["joins"] | self.clauses["relatives"] | {"that", "-", "to"}
        self.subject_stops = SUBJECT_ENDS | ASKED | self.said_forms | self.clauses["breaks"] | joins | self.claim_nouns
        self.subject_marks = self.clauses["relatives"] | self.clauses["joins"] | {",", "—", "–"}
        self.outlet_starts = frozenset(self.outlets)
        self.having = self.clauses["passive"] | {"has", "had", "have", "will", "would"}
        self.verb_like = self.having | self.clauses["finite"]
        self.sure_verbs = frozenset(form for form, verb in self.verbs.items() if not verb.noun)
        self.phrase_breaks = self.clauses["breaks"] | self.clauses["relatives"] | {"that"}

    def _join_phrases(self) -> None:
        self.heads = self.nouns.keys() | self.titles.keys()
        self.noun_starts = self.clauses["determiners"] | self.nouns.keys()
        self.named_starts = self.noun_starts | self.titles.keys()
        self.clause_opens = self.clauses["determiners"] | self.pronouns.keys() | {"we", "i", "you", "there"}
        self.leading = self.clauses["openers"] | ARTICLES
        self.circumstances = self.clauses["breaks"] | self.clauses["adverbial"] | self.clauses["circumstances"]
        self.joining = self.clauses["joins"] | self.clauses["adversatives"]
        self.frame_words = (
            self.verbs.keys()
            | self.phrasal.keys()
            | self.prepositions.keys()
            | self.impersonal.keys()
            | self.noun_cues.keys()
        )
        # What may stand between a subject and its verb.
        self.around_verbs = self.day_words.union(
            self.clauses["negations"],
            self.clauses["auxiliaries"],
            CONTRACTED,
            {",", ")", "'", "’", "t", "turn", "fact", "course", "since"},
        )
        self.before_nouns = self.no_subject - self.around_verbs
        # Verbs that are nothing else: behind "that" they make it a subject.
        self.verb_forms = self.having | {"could", "can", "may", "might", "should", "must", "did", "does"}
        # What may stand before an article inside one noun phrase: "the head of the party", "both the mayors".
        self.before_doing = self.clauses["auxiliaries"] | self.clauses["aspect"]
        self.before_articles = self.clauses["head_ends"].union(
            self.clauses["adverbial"], self.clauses["joins"], self.clauses["no_object"], {"both", "all", "half", "than"}
        )
        self.hearsay_words = self.hearsay | self.hearsay_passives.keys()
        self.modal_words = self.hearsay_words.union(*self.modality.values())


@cache
def lexicon() -> Lexicon:
    """The words of English."""
    cues, words = (read_words(Path(__file__).with_name(name)) for name in _FILES)
    return Lexicon(cues, words)


def phrase_at(forms: list[str], at: int, phrases: Phrases) -> int:
    """How many words the longest of ``phrases`` takes that starts at ``at``; 0 where none does."""
    seconds = phrases.get(forms[at])
    if seconds is None:
        return 0
    for phrase in seconds.get(forms[at + 1], ()) if at + 1 < len(forms) else ():
        length = len(phrase)
        if tuple(forms[at : at + length]) == phrase:
            return length
    return int("" in seconds)


def _phrases(forms: Iterable[str]) -> Phrases:
    """The phrases, the longest first."""
    table: Phrases = {}
    for words in sorted((tuple(fold(form).split()) for form in forms), key=len, reverse=True):
        table.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append(words)
    return table


def _verbs(cues: dict[str, Any]) -> dict[str, CueVerb]:
    """Each written form of a cue verb; of two verbs the first in the file has it."""
    table: dict[str, CueVerb] = {}
    for group in cues["verbs"]:
        takes, meaning = frozenset(group["takes"]), Meaning(group["meaning"])
        for lemma in group["words"]:
            irregular = cues["irregular"].get(lemma)
            verb = Verb(lemma, *irregular) if irregular else regular(lemma)
            for written, form in verb.forms():
                table.setdefault(written, CueVerb(lemma, form, meaning, takes, group.get("noun", False)))
    for written, (lemma, form) in cues["spellings"].items():
        table.setdefault(written, replace(table[lemma], form=Form(form)))
    return table


def _phrasal(cues: dict[str, Any], irregular: dict[str, tuple[str, ...]]) -> dict[str, dict[tuple[str, ...], CueVerb]]:
    """Verbs of two words and more: by each form of the first, what may follow it, the longest first."""
    table: dict[str, dict[tuple[str, ...], CueVerb]] = {}
    for group in cues["phrasal"]:
        takes, meaning = frozenset(group["takes"]), Meaning(group["meaning"])
        for words in group["words"]:
            first, *behind = words.split()
            verb = Verb(first, *irregular[first]) if first in irregular else regular(first)
            for written, form in verb.forms():
                cue = CueVerb(words, form, meaning, takes, noun=False, particles=len(behind))
                table.setdefault(written, {}).setdefault(tuple(behind), cue)
    return {written: dict(sorted(verbs.items(), key=lambda verb: -len(verb[0]))) for written, verbs in table.items()}
