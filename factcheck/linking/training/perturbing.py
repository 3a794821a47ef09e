"""Pairs made from sentences of our own: the same in other words, one thing changed, another assertion of the matter.

Synthetic, all of them, and named so wherever they are measured.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from factcheck.linking.pair_model import AGREE, DISAGREE, OTHER

# Every so many sentences are kept from training, so that the made pairs can be measured on too.
KEPT_APART = 4


@dataclass(frozen=True, slots=True)
class MadePair:
    """Two texts, what they are to each other, and what was changed from one to the other."""

    one: str
    other: str
    stance: str
    change: str


def made_pairs(*, kept_apart: bool) -> list[MadePair]:
    """The pairs of the sentences that are trained on, or of those that are kept apart."""
    chosen = [s for at, s in enumerate(_sentences()) if (at % KEPT_APART == KEPT_APART - 1) == kept_apart]
    return [pair for sentence in chosen for pair in _pairs(sentence)] + list(_strangers(chosen))


@lru_cache(maxsize=1)
def _sentences() -> tuple[dict[str, Any], ...]:
    written = (files("factcheck.linking.training") / "sentences.toml").read_text("utf-8")
    return tuple(tomllib.loads(written)["sentence"])


def _pairs(sentence: dict[str, Any]) -> Iterator[MadePair]:
    says, again = _filled(sentence, "says"), _filled(sentence, "again")
    denied, opposite = _filled(sentence, "denied"), _filled(sentence, "opposite")
    yield MadePair(says, again, AGREE, "none")
    yield MadePair(says, says, AGREE, "none")
    yield MadePair(denied, opposite, AGREE, "denied on both sides")
    for told in (says, again):
        yield MadePair(told, denied, DISAGREE, "polarity")
        yield MadePair(told, opposite, DISAGREE, "polarity")
        yield MadePair(told, _filled(sentence, "elsewhere"), OTHER, "assertion")
        yield MadePair(told, _filled(sentence, "says", figure=1), DISAGREE, "number")
        yield MadePair(told, _filled(sentence, "again", figure=1), DISAGREE, "number")
        yield MadePair(told, _filled(sentence, "says", figure=2), DISAGREE, "unit")
        yield MadePair(told, _filled(sentence, "says", day=1), DISAGREE, "day")
        yield MadePair(told, _filled(sentence, "says", actor=1), DISAGREE, "actor")


def _strangers(sentences: list[dict[str, Any]]) -> Iterator[MadePair]:
    """Each sentence beside the next one's, of the same language and other matters."""
    for one, other in zip(sentences, sentences[1:] + sentences[:1], strict=True):
        if one["language"] == other["language"]:
            yield MadePair(_filled(one, "says"), _filled(other, "again"), OTHER, "matter")


def _filled(sentence: dict[str, Any], which: str, **chosen: int) -> str:
    slots = {slot: sentence[slot][chosen.get(slot, 0)] for slot in ("actor", "figure", "day")}
    filled: str = sentence[which].format(**slots)
    return filled
