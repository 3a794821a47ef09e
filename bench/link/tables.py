"""The pairs of tests/linking/pairs, and claims made from a few words: what tests ask for, training reads too."""

import zlib
from typing import Any

import yaml

from bench.text.gold import ROOT
from factcheck.domain.days import DayRange
from factcheck.domain.links import ComparedClaim, ComparedQuantity, Voicing
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import Modality, Polarity, Voice

PAIRS = ROOT / "tests" / "linking" / "pairs"


def make_claim(text: str, **given: Any) -> ComparedClaim:
    """A claim as linking sees it.

    ``by`` is the claimant (a name, or several for a chain; ~ before a name makes it
    anonymous, = and a word after it a known entity); ``names`` the known
    names, several spellings of one joined by "|": those that the text holds are its mentions.
    """
    known = [name.split("|") for name in given.get("names", ())]
    mentioned = [(spelling, group[0]) for group in known for spelling in group if spelling in text]
    chain = given.get("by", ())
    voicings = tuple(_voicing(name) for name in ([chain] if isinstance(chain, str) else chain))
    outlet = given.get("outlet")
    return ComparedClaim(
        ref=ClaimRef.parse(given.get("ref", "1.1")),
        language=given.get("language", "en" if text[:1].isascii() else "ar"),
        text=text,
        sentence=given.get("sentence", " ".join([*(v.name for v in voicings), text])),
        voice=Voice.ATTRIBUTED if voicings else Voice.OUTLET,
        polarity=Polarity(given.get("polarity", "affirms")),
        modality=Modality.CERTAIN,
        outlet_id=None if outlet is None else _number(outlet),
        voicings=voicings,
        entities=frozenset(_number(entity) for _, entity in mentioned),
        quantities=tuple(_quantity(**quantity) for quantity in given.get("quantities", ())),
        times=tuple(DayRange.parse(str(day)) for day in given.get("times", ())),
        published=DayRange.parse(str(given["published"])) if "published" in given else None,
        names=frozenset(spelling for spelling, _ in mentioned),
        outlet_entity_id=None if outlet is None else _number(outlet),
        outlet=outlet,
    )


def _number(name: str) -> int:
    return zlib.crc32(name.encode())


def _voicing(name: str) -> Voicing:
    name, _, entity = name.partition("=")
    return Voicing(name.removeprefix("~"), _number(entity) if entity else None, anonymous=name.startswith("~"))


def _quantity(**given: Any) -> ComparedQuantity:
    value, value_max, unit = (given.get(name) for name in ("value", "value_max", "unit"))
    approximate, open_ended = (given.get(name, False) for name in ("approximate", "open_ended"))
    return ComparedQuantity(value, value_max, unit, approximate, open_ended, given["text"])


def read_pairs() -> list[dict[str, Any]]:
    """All rows of the tables, each with its two claims made."""
    rows = []
    for path in sorted(PAIRS.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            shared = {"names": row.get("names", ())}
            second = "1.2" if row.get("same_source") else "2.1"
            a = make_claim(**shared, **row["a"], ref="1.1")
            b = make_claim(**shared, **row["b"], ref=second)
            rows.append({**row, "file": path.stem, "a": a, "b": b})
    return rows
