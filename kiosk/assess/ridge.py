"""Ridge regression in closed form: the linear heads, for sentences and questions."""

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


def fit(x: Matrix, y: Matrix, penalty: float, still: Matrix | None = None) -> Head:
    """Least squares with ``penalty`` on the size of the weights, the offset left free.

    Args:
        x: shape (rows, features).
        y: shape (rows, targets).
        penalty: in units of squared features; larger trusts the rows less.
        still: shape (differences, features): what must move no prediction, by least squares too.
    """
    if still is None:
        still = np.zeros((0, x.shape[1]))
    x_mean, y_mean = x.mean(axis=0), y.mean(axis=0)
    centred = x - x_mean
    rows = centred.shape[0]
    if rows < centred.shape[1] and not len(still):
        # The dual form: as many unknowns as rows, far fewer than features here.
        inner = np.linalg.solve(centred @ centred.T + penalty * np.eye(rows), y - y_mean)
        weights = centred.T @ inner
    else:
        gram = centred.T @ centred + still.T @ still + penalty * np.eye(centred.shape[1])
        weights = np.linalg.solve(gram, centred.T @ (y - y_mean))
    return Head(weights, y_mean - x_mean @ weights)
