"""Tables of pairs: CSV with the columns s1, s2 and stance (agree, disagree, other), as the ANS corpus has them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path

from factcheck.errors import InvalidInput, NotFound
from factcheck.linking.encoder import Encoder
from factcheck.linking.headlines import headline
from factcheck.linking.pair_model import STANCES
from factcheck.linking.prepared import Prepared, prepare

_COLUMNS = ("s1", "s2", "stance")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two texts and what they are to each other."""

    one: str
    other: str
    stance: str

    def prepared(self) -> tuple[Prepared, Prepared]:
        """Both, taken apart."""
        return prepare(headline(self.one, 1)), prepare(headline(self.other, 2))


def cosines(pairs: Sequence[LabelledPair], encoder: Encoder | None) -> list[float | None]:
    """How near the two texts of each pair lie; None for all where there is no encoder."""
    if encoder is None:
        return [None] * len(pairs)
    texts = sorted({text for pair in pairs for text in (pair.one, pair.other)})
    by_text = dict(zip(texts, encoder.vectors(texts), strict=True))
    return [sum(map(mul, by_text[pair.one], by_text[pair.other])) for pair in pairs]


def read_table(path: Path) -> list[LabelledPair]:
    """All rows of the table; InvalidInput names the first that cannot be used."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines, strict=True))
    except FileNotFoundError as error:
        raise NotFound(f"no such file: {path}", hint="give the path of a CSV file with s1,s2,stance") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidInput(f"cannot read {path}: {error}", hint="give a UTF-8 CSV file with s1,s2,stance") from error
    if not rows:
        raise InvalidInput(f"no pairs in {path}", hint="give a CSV file with the columns s1,s2,stance and a row a pair")
    return [_pair(row, number, path) for number, row in enumerate(rows, 1)]


def _pair(row: dict[str, str | None], number: int, path: Path) -> LabelledPair:
    one, other, stance = (row.get(column) for column in _COLUMNS)
    if one is None or other is None or stance is None:
        raise InvalidInput(f"pair {number} of {path} lacks one of s1, s2, stance", hint="give all three in each row")
    if stance.strip() not in STANCES:
        known = ", ".join(STANCES)
        raise InvalidInput(f"pair {number} of {path} has the stance {stance!r}", hint=f"use one of {known}")
    return LabelledPair(one, other, stance.strip())
