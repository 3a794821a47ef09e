"""Forms of English verbs by rule."""

from dataclasses import dataclass
from enum import StrEnum

_VOWELS = "aeiou"


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    THIRD = "third"  # says
    PAST = "past"
    PARTICIPLE = "participle"  # of the past: told, written
    DOING = "doing"  # saying


BASE, THIRD, PAST, PARTICIPLE, DOING = Form  # to read a member from its class takes ten times as long


@dataclass(frozen=True, slots=True)
class Verb:
    """The written forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    doing: str

    def forms(self) -> tuple[tuple[str, Form], ...]:
        """Every form with its name; past before participle where they are written alike."""
        return (
            (self.base, BASE), (self.third, THIRD), (self.past, PAST),
            (self.participle, PARTICIPLE), (self.doing, DOING),
        )  # fmt: skip


def regular(base: str) -> Verb:
    """The forms of a regular verb.

    >>> regular("deny").past, regular("urge").doing, regular("stress").third
    ('denied', 'urging', 'stresses')
    """
    past = _past(base)
    return Verb(base, _third(base), past, past, _doing(base))


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in _VOWELS else base + "ed"


def _doing(base: str) -> str:
    return (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
