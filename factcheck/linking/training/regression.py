"""Logistic regression over several classes, in plain Python: small enough to be read, quick enough for some thousands
of pairs.
"""

import math
from collections.abc import Sequence

# Adam (Kingma and Ba 2015) with its usual constants; the step shrinks towards the end so that runs come to rest.
_STEP, _FIRST, _SECOND, _TINY = 0.05, 0.9, 0.999, 1e-8

Matrix = list[list[float]]


def fit(
    rows: Sequence[Sequence[float]],
    classes: Sequence[int],
    *,
    weights: Sequence[float],
    penalty: float,
    rounds: int,
) -> Matrix:
    """A row of weights for each class: one a feature, then the bias. Features should be of like size.

    ``weights`` says how much each row counts, ``penalty`` draws weights (not biases) to zero.
    """
    sparse = [[(at, value) for at, value in enumerate(row) if value] for row in rows]
    count, width = max(classes) + 1, len(rows[0]) + 1
    theta = [[0.0] * width for _ in range(count)]
    first, second = ([[0.0] * width for _ in range(count)] for _ in range(2))
    for at in range(1, rounds + 1):
        slope = _slope(sparse, classes, theta, weights=weights, penalty=penalty)
        step = _STEP * (1 - at / (rounds + 1)) * math.sqrt(1 - _SECOND**at) / (1 - _FIRST**at)
        for k in range(count):
            first[k] = [_FIRST * m + (1 - _FIRST) * g for m, g in zip(first[k], slope[k], strict=True)]
            second[k] = [_SECOND * v + (1 - _SECOND) * g * g for v, g in zip(second[k], slope[k], strict=True)]
            moves = (step * m / (math.sqrt(v) + _TINY) for m, v in zip(first[k], second[k], strict=True))
            theta[k] = [w - move for w, move in zip(theta[k], moves, strict=True)]
    return theta


def shares(totals: Sequence[float]) -> list[float]:
    """Totals as probabilities.

    >>> shares([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(totals)
    raised = [math.exp(total - top) for total in totals]
    return [one / sum(raised) for one in raised]


def _slope(
    rows: Sequence[Sequence[tuple[int, float]]],
    classes: Sequence[int],
    theta: Matrix,
    *,
    weights: Sequence[float],
    penalty: float,
) -> Matrix:
    whole = sum(weights)
    slope = [[penalty * w / whole for w in row[:-1]] + [0.0] for row in theta]
    for row, target, weight in zip(rows, classes, weights, strict=True):
        given = shares([w[-1] + sum(w[at] * value for at, value in row) for w in theta])
        for k, share in enumerate(given):
            off, mine = (share - (k == target)) * weight / whole, slope[k]
            mine[-1] += off
            for at, value in row:
                mine[at] += off * value
    return slope
