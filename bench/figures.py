"""A figure: what was measured, in which unit, and all repeats of it."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. ``target`` is what is promised of its median, as people write it; ``note`` what it is of."""

    name: str
    unit: str
    values: Sequence[float]
    target: str = ""
    note: str = ""

    @property
    def median(self) -> float:
        """The middle of the repeats."""
        return median(self.values)

    def quantile(self, share: float) -> float:
        """The value below which ``share`` of the repeats lie (nearest rank)."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def line(self) -> str:
        """The figure as a line of JSON."""
        written = {
            "name": self.name,
            "unit": self.unit,
            "median": _short(self.median),
            "p95": _short(self.quantile(0.95)),
            "min": _short(min(self.values)),
            "max": _short(max(self.values)),
            "repeats": len(self.values),
            "target": self.target,
            "note": self.note,
        }
        return json.dumps(written, ensure_ascii=False)


Figures = Iterator[Figure]


@contextmanager
def timed(into: list[float]) -> Iterator[None]:
    """Adds the seconds that the block takes to ``into``."""
    start = time.perf_counter()
    yield
    into.append(time.perf_counter() - start)


def per_second(work: Callable[[], int], repeats: int) -> list[float]:
    """How many things a second ``work`` does, once for each repeat; ``work`` gives how many it did."""
    rates = []
    for _ in range(repeats):
        start = time.perf_counter()
        done = work()
        rates.append(done / (time.perf_counter() - start))
    return rates


def _short(value: float) -> float:
    """Four significant digits: more would be noise."""
    return float(f"{value:.4g}")
