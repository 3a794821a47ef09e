"""``python -m bench.text.matrix``: sentences made of subjects, verbs, circumstances and orders, and who says them.

A sentence is put together from the tables in tests/text/arabic_matrix, so its claimant is known without a reader. What
no real article of a gold set happens to hold stands here as well: each shape of subject with each kind of verb.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factcheck.services.packaged import packaged_gazetteer
from factcheck.text import Context, Gazetteer, fold, read

FOLDER = Path(__file__).parents[2] / "tests" / "text" / "arabic_matrix"
_GENDERS = "mfp"
_ANCHOR = 14  # so many letters of what is said find its claim
_CHOICE = re.compile(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\}")
_NAME = re.compile(r"\{(.*)\}|<(.*)>")
_BRACKETED = re.compile(r"\[(.*?)\]")
_PEOPLE_ONLY = frozenset({"relative", "apposition", "age"})
_NO_PEOPLE = frozenset(
    {"ministries_and_authorities", "organisations", "outlets_and_papers", "documents", "states", "sources_of_several"}
)
_INDEFINITE = frozenset({"anonymous", "people_of_several", "documents", "sources_of_several"})
# A verb with a listener takes no other.
_NOT_AFTER = dict.fromkeys(("to_a_listener", "listener_behind"), ("before_the_subject", "addressee"))
_ENDINGS = {"m": "ا", "f": "ة", "p": "ين"}


_OWN_VERBS = frozenset({"motion", "noun_first", "behind"})  # orders that take no verb of a class


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks: the words, the accepted names, gender, the words behind «لكن» where these differ."""

    shape: str
    gender: str
    words: str
    names: tuple[str, ...]
    accusative: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """One sentence with what was put into it."""

    text: str
    said: str
    subject: Subject
    verb: str
    circumstance: str
    order: str

    def wrong(self, gazetteer: Gazetteer) -> str | None:
        """The claimant that is read instead of the right one; None where it is the right one."""
        claims = read(self.text, Context(gazetteer=gazetteer, language="ar")).claims
        held = [claim for claim in claims if self.said[:_ANCHOR] in claim.span.of(self.text)]
        name = held[0].claimant.name if held and held[0].claimant is not None else ""
        return None if fold(name) in map(fold, self.subject.names) else name or "nobody"


@cache
def table(name: str) -> Any:
    """One of the tables."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def subjects(name: str = "subjects") -> tuple[Subject, ...]:
    """All subjects of a table, shape by shape."""
    return tuple(_subject(shape, *row) for shape, rows in table(name).items() for row in rows)


def sentences(
    seed: int, count: int, *, shape: str | None = None, verbs: str | None = None, of: str = "subjects"
) -> Iterator[Made]:
    """``count`` sentences, the same for the same seed; of one shape of subject or one class of verbs alone."""
    chance = random.Random(f"{seed} {shape} {verbs}")
    asked = [subject for subject in subjects(of) if shape in (None, subject.shape)]
    made = 0
    while made < count:
        sentence = _made(chance, asked[made % len(asked)] if shape else chance.choice(asked), verbs)
        if sentence is not None:
            made += 1
            yield sentence


def near_misses(kind: str) -> Iterator[Made]:
    """All sentences of one kind in which what stands behind an office is not the name of who holds it."""
    for gender, words in table("near_misses")["offices"]:
        subject = Subject(kind, gender, words, (words,), None)
        for frame in table("near_misses")[kind]:
            text = _BRACKETED.sub(_verb_of_woman if gender == "f" else r"\1", frame)
            said = text[text.index("|") + 1 : -1]
            yield Made(text.replace("|", "").replace("{S}", words), said, subject, frame, "", kind)


def near_miss_kinds() -> list[str]:
    """The kinds of near-misses."""
    return [name for name in table("near_misses") if name != "offices"]


def verb_classes() -> list[str]:
    """The classes of verbs that sentences are made with."""
    return [name for name in table("verbs") if name not in ("participles", "behind")]


def _made(chance: random.Random, subject: Subject, verbs: str | None) -> Made | None:
    order = chance.choice(
        [one for one in table("orders") if verbs is None or one not in ("motion", "noun_first", "behind")]
    )
    frame = chance.choice(table("orders")[order])
    if "{A}" in frame and subject.accusative is None:
        return None
    name = verbs or chance.choice(verb_classes())
    kinds = [one for one in table("circumstances") if one not in _NOT_AFTER.get(name, ("before_the_subject",))]
    kind = chance.choice([one for one in kinds if _fits(one, subject)])
    past, present, opening = chance.choice(table("verbs")[name])
    said = chance.choice(table("contents"))
    verb = chance.choice((past, past, present))
    if order == "had":
        verb = past
    if order == "behind":
        verb = chance.choice(table("verbs")["behind"])
    after = frame.find("{S}") < frame.find("{V}") if "{S}" in frame else "{A}" in frame
    if after and "{P}" not in frame:
        verb = _plural(verb) if subject.gender == "p" else _feminine(verb) if subject.gender == "f" else verb
    elif subject.gender == "f":
        verb = _feminine(verb)
    participle, hanging = chance.choice(table("verbs")["participles"])
    if "{P}" in frame:
        opening, name = hanging, "participle"
    circumstance = _gendered(chance.choice(table("circumstances")[kind]), subject)
    if "{B}" in frame and name in _NOT_AFTER:
        return None
    before = _gendered(chance.choice(table("circumstances")["before_the_subject"]), subject)
    if name == "with_a_noun" and subject.gender in "fp":
        opening = re.sub("ه ", "ها " if subject.gender == "f" else "هم ", opening)
    what = f": «{said}»" if opening == ":" else f"{opening} {said}"
    genitive = subject.accusative or subject.words if subject.gender == "p" else subject.words
    text = _agreeing(frame, subject)
    for key, words in (
        ("{V}", verb),
        ("{S}", subject.words),
        ("{A}", subject.accusative or ""),
        ("{G}", genitive),
        ("{L}", _to(genitive)),
        ("{C}", circumstance if "{C}" in frame else ""),
        ("{B}", before),
        ("{P}", participle.removesuffix("ا") + _ENDINGS[subject.gender]),
        ("{K}", what),
        ("{k}", said),
    ):
        text = text.replace(key, words)
    text = re.sub(r"،\s*،", "،", text.replace(" :", ":").replace("،:", ":").replace("،.", "."))
    used = circumstance if "{C}" in frame else before if "{B}" in frame else ""
    return Made(text, said, subject, name if order not in ("behind", "noun_first") else order, used, order)


def _subject(shape: str, gender: str, words: str, accusative: str | None = None) -> Subject:
    name = _NAME.search(words)
    whole = words.translate(str.maketrans("", "", "{}<>|"))
    names = [whole]
    if name is not None:
        names = [name[1]] if name[1] else [name[2], whole]
    elif "|" in words:
        head, more = words.split("|")
        names = [head + " " * bool(more[:n]) + " ".join(more.split()[:n]) for n in range(len(more.split()) + 1)]
    if accusative is None and shape not in _INDEFINITE:
        accusative = whole
    return Subject(
        shape, gender, whole, tuple(names + ([accusative] if accusative and name is None else [])), accusative
    )


def _fits(kind: str, subject: Subject) -> bool:
    if kind in _PEOPLE_ONLY and subject.shape in _INDEFINITE:
        return False
    return kind not in _PEOPLE_ONLY or (subject.shape not in _NO_PEOPLE and "،" not in subject.words)


def _gendered(words: str, subject: Subject) -> str:
    return _CHOICE.sub(lambda found: found[1 + _GENDERS.index(subject.gender)], words)


def _agreeing(frame: str, subject: Subject) -> str:
    """«وكان», «وصل», «رحب» with the subject's gender."""
    if subject.gender != "f":
        return frame
    return re.sub(r"^و(كان|وصل|استقبل|رحب) ", r"و\1ت ", frame)


def _verb_of_woman(found: re.Match[str]) -> str:
    return _feminine(found[1])


def _feminine(verb: str) -> str:
    first, *rest = verb.split()
    first = "ت" + first[1:] if first.startswith("ي") else re.sub("[ىا]$", "", first) + "ت"
    return " ".join([first, *rest])


def _plural(verb: str) -> str:
    first, *rest = verb.split()
    first = re.sub("[يوى]$", "", first) + "ون" if first.startswith("ي") else re.sub("[ىا]$", "", first) + "وا"
    return " ".join([first, *rest])


def _to(words: str) -> str:
    if words.startswith("الل"):
        return "ل" + words[2:]
    return "لل" + words[2:] if words.startswith("ال") else "ل" + words


def report(made: Sequence[Made], gazetteer: Gazetteer, *, shown: int) -> Iterator[str]:
    """How many are right, by everything that a sentence is made of, and some that are wrong."""
    missed = [(one, wrong) for one in made if (wrong := one.wrong(gazetteer)) is not None]
    yield f"right {1 - len(missed) / len(made):.3f} of {len(made)}"
    for part, of in _PARTS.items():
        total, bad = Counter(map(of, made)), Counter(of(one) for one, _ in missed)
        worst = sorted(bad, key=lambda key: -bad[key] / total[key])
        yield from (f"{part:12} {bad[key]:4} of {total[key]:4}  {key}" for key in worst[:_WORST])
    for one, wrong in missed[:shown]:
        yield f"[{wrong}] not {one.subject.names[0]}: {one.text}"


_WORST = 25
_PARTS: dict[str, Callable[[Made], str]] = {
    "shape": lambda one: one.subject.shape,
    "verb": lambda one: one.verb,
    "order": lambda one: one.order,
    "subject": lambda one: one.subject.words,
    "circumstance": lambda one: one.circumstance,
}


def main() -> None:
    """Make sentences, read them and print what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.text.matrix", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--shown", type=int, default=60)
    parser.add_argument("--near", action="store_true", help="near-misses instead")
    parser.add_argument("--not-yet", action="store_true", help="what is not understood yet")
    asked = parser.parse_args()
    near = [one for kind in near_miss_kinds() for one in near_misses(kind)] if asked.near else []
    made = near or list(sentences(asked.seed, asked.count, of="not_yet" if asked.not_yet else "subjects"))
    print("\n".join(report(made, packaged_gazetteer(), shown=asked.shown)))


if __name__ == "__main__":
    main()
