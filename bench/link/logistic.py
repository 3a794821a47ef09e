"""Logistic regression for two classes by Newton's method, for the few dozen features of a story."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# Newton doubles the right digits each round; from a dull start twenty are plenty.
_ROUNDS, _SETTLED = 20, 1e-8


def fit(rows: Numbers, yes: Numbers, *, penalty: float) -> tuple[Numbers, float]:
    """Weights and bias; ``penalty`` draws weights to zero. Features should be of like size."""
    wide = np.hstack([rows, np.ones((len(rows), 1))])
    drawn = np.diag([penalty] * rows.shape[1] + [0.0])
    theta = np.zeros(wide.shape[1])
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-np.clip(wide @ theta, -30, 30)))
        slope = wide.T @ (share - yes) + drawn @ theta
        bend = (wide * (share * (1 - share))[:, None]).T @ wide + drawn
        move = np.linalg.solve(bend + _SETTLED * np.eye(len(bend)), slope)
        theta -= move
        if np.abs(move).max() < _SETTLED:
            break
    return theta[:-1], float(theta[-1])
