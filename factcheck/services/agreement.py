"""How far checkers agree: Cohen's kappa and Krippendorff's alpha, worked out by NLTK.

A claim counts with each checker's current verdict. Those who saw each other's verdicts agree more than their judgement
does, so what was logged blind says most.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any

from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]  # NLTK has no types
from nltk.metrics.distance import binary_distance  # type: ignore[import-untyped]  # the same

from factcheck.domain.agreement import Agreement, Judgement, Measure
from factcheck.errors import NotFound
from factcheck.storage import judgements as stored
from factcheck.storage.database import Database

Label = str | float
Labelled = tuple[str, str, Label]  # checker, claim, what was said of it
Distance = Callable[[float, float], float]

# Below this a single claim more moves kappa by a tenth and more; it is then no figure to act upon.
LEAST = 10
_ALIKE = "all say the same of every claim: nothing to tell agreement from chance by"


def agreement(
    database: Database,
    *,
    scale: str | None = None,
    since: datetime | None = None,
    blind_only: bool = False,
    least: int = LEAST,
) -> Sequence[Agreement]:
    """Alpha of all, ordinal alpha of each scale, kappa of each pair, the pair with the most claims first.

    Where fewer than ``least`` claims were judged by more than one checker, the figure says so in place of a value.
    """
    with database.transaction(read_only=True) as session:
        codes = stored.scale_codes(session)
        if scale is not None and scale not in codes:
            raise NotFound(f"there is no rating scale {scale!r}", hint=f"one of: {', '.join(codes)}")
        found = list(stored.judgements(session, scale=scale, since=since, blind_only=blind_only))
    return figures(found, least=least)


def figures(judgements: Sequence[Judgement], *, least: int = LEAST) -> list[Agreement]:
    """All figures that the judgements give."""
    classes: list[Labelled] = [(each.checker, str(each.claim), each.rating_class) for each in judgements]
    pairs = sorted(_kappas(classes, least), key=lambda figure: (-figure.claims, figure.checkers))
    return [*_alpha(Measure.ALPHA, None, classes, least=least), *_ordinal(judgements, least), *pairs]


def _ordinal(judgements: Iterable[Judgement], least: int) -> Iterator[Agreement]:
    on_scales: dict[str, list[Labelled]] = {}
    for each in judgements:
        if each.value is not None:
            on_scales.setdefault(each.scale, []).append((each.checker, str(each.claim), float(each.value)))
    for scale, labelled in sorted(on_scales.items()):
        yield from _alpha(Measure.ORDINAL_ALPHA, scale, labelled, least=least)


def _alpha(measure: Measure, scale: str | None, labelled: Sequence[Labelled], *, least: int) -> Iterator[Agreement]:
    paired = _paired(labelled)
    claims = len({claim for _, claim, _ in paired})
    if claims:
        distance = binary_distance if measure is Measure.ALPHA else _ordinal_distance(label for _, _, label in paired)
        checkers = tuple(sorted({checker for checker, _, _ in paired}))
        value, remark = _value(paired, lambda: AnnotationTask(paired, distance).alpha(), claims=claims, least=least)
        yield Agreement(measure, checkers, scale, claims, None, value, remark)


def _kappas(labelled: Iterable[Labelled], least: int) -> Iterator[Agreement]:
    by_checker: dict[str, dict[str, Label]] = {}
    for checker, claim, label in labelled:
        by_checker.setdefault(checker, {})[claim] = label
    for one, other in combinations(sorted(by_checker), 2):
        shared = by_checker[one].keys() & by_checker[other].keys()
        if shared:
            yield _kappa(
                one, other, [(who, claim, by_checker[who][claim]) for claim in shared for who in (one, other)], least
            )


def _kappa(one: str, other: str, shared: Sequence[Labelled], least: int) -> Agreement:
    task = AnnotationTask(shared)
    claims = len(shared) // 2
    value, remark = _value(shared, lambda: task.kappa_pairwise(one, other), claims=claims, least=least)
    return Agreement(Measure.KAPPA, (one, other), None, claims, task.Ao(one, other), value, remark)


def _value(
    labelled: Iterable[Labelled], coefficient: Callable[[], float], *, claims: int, least: int
) -> tuple[float | None, str | None]:
    """The coefficient, or why there is none. NLTK calls it 1 where all labels are alike; it is 0 divided by 0."""
    if claims < least:
        return None, f"too few claims: {claims} of at least {least}"
    if len({label for _, _, label in labelled}) == 1:
        return None, _ALIKE
    return float(coefficient()), None


def _paired(labelled: Sequence[Labelled]) -> list[Labelled]:
    """What was said of claims by more than one checker."""
    counts = Counter(claim for _, claim, _ in labelled)
    return [each for each in labelled if counts[each[1]] > 1]


def _ordinal_distance(values: Iterable[Any]) -> Distance:
    """Krippendorff's ordinal difference, squared: how many judgements lie from one value to the other, half of those at
    the two ends (Computing Krippendorff's Alpha-Reliability, 2011, section 5).
    """
    counts: Counter[float] = Counter(values)

    def distance(one: float, other: float) -> float:
        low, high = sorted([one, other])
        between = sum(count for value, count in counts.items() if low <= value <= high)
        return 0.0 if low == high else (between - (counts[low] + counts[high]) / 2) ** 2

    return distance
