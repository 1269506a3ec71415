"""Ridge regression in closed form: the one small head that the first scorer is made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Head:
    """A linear map with an offset: shape (features, targets) and (targets,)."""

    weights: Matrix
    offset: Matrix

    def __call__(self, x: Matrix) -> Matrix:
        """Predictions, shape (rows, targets)."""
        return x @ self.weights + self.offset


def fit(x: Matrix, y: Matrix, penalty: float) -> Head:
    """Least squares with ``penalty`` on the size of the weights, the offset left free.

    Args:
        x: shape (rows, features).
        y: shape (rows, targets).
        penalty: in units of squared features; larger trusts the rows less.
    """
    x_mean, y_mean = x.mean(axis=0), y.mean(axis=0)
    centred = x - x_mean
    rows = centred.shape[0]
    if rows < centred.shape[1]:
        # The dual form: as many unknowns as rows, far fewer than features here.
        inner = np.linalg.solve(centred @ centred.T + penalty * np.eye(rows), y - y_mean)
        weights = centred.T @ inner
    else:
        gram = centred.T @ centred + penalty * np.eye(centred.shape[1])
        weights = np.linalg.solve(gram, centred.T @ (y - y_mean))
    return Head(weights, y_mean - x_mean @ weights)


def fit_non_negative(x: Matrix, y: Matrix, penalty: float) -> Head:
    """As :func:`fit`, for one target, with features of negative weight left out one after another.

    A part of a good account may count for nothing; finding it must never lower the level.
    """
    kept = np.arange(x.shape[1])
    while kept.size:
        head = fit(x[:, kept], y, penalty)
        if (head.weights >= 0).all():
            weights = np.zeros((x.shape[1], 1))
            weights[kept] = head.weights
            return Head(weights, head.offset)
        kept = np.delete(kept, int(np.argmin(head.weights[:, 0])))
    return Head(np.zeros((x.shape[1], 1)), y.mean(axis=0))
