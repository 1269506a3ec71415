"""What is said of many measurements."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles


def p95(values: Sequence[float], digits: int = 2) -> float:
    """Of a few values the 95th percentile between the two highest."""
    return _percentile(values, 95, digits)


def p99(values: Sequence[float], digits: int = 1) -> float:
    return _percentile(values, 99, digits)


def _percentile(values: Sequence[float], which: int, digits: int) -> float:
    if len(values) == 1:
        return round(values[0], digits)
    return round(quantiles(values, n=100, method="inclusive")[which - 1], digits)
