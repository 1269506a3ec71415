"""The calibration hour as tables, for the people who gave it."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from kiosk.calibrate.agreement import Agreement, Interval
from kiosk.calibrate.hour import Hour, Machine


def show(hour: Hour, console: Console) -> None:
    """The raters among themselves, each rater, the machine, and what was done."""
    console.print(_among(hour.agreement))
    if len(hour.agreement.pairs) > 1:
        console.print(_pairs(hour.agreement))
    console.print(_raters(hour))
    console.print(_machine(hour))
    console.print(hour.verdict, highlight=False, markup=False, soft_wrap=True)


def _among(agreement: Agreement) -> Table:
    table = _table("the raters with one another", "measure", "value", "answers")
    shared, complete = str(agreement.shared), str(agreement.complete)
    table.add_row("quadratic weighted kappa, mean", _number(agreement.kappa), shared)
    table.add_row("mean difference in levels", _number(agreement.difference), shared)
    table.add_row("one rater: ICC(2,1)", _interval(agreement.single), complete)
    table.add_row("all together: ICC(2,k)", _interval(agreement.average), complete)
    return table


def _pairs(agreement: Agreement) -> Table:
    table = _table("pairs of raters", "pair", "kappa", "difference", "answers")
    for each in agreement.pairs:
        pair = f"{each.one}, {each.other}"
        table.add_row(pair, _number(each.kappa), _number(each.difference), str(each.n))
    return table


def _raters(hour: Hour) -> Table:
    table = _table(
        "each rater",
        "rater",
        "answers",
        "above or below the others",
        "kappa with the machine",
        "difference from it",
    )
    for each in hour.raters:
        table.add_row(
            each.name,
            str(each.n),
            "–" if each.severity is None else f"{each.severity:+.2f}",
            _number(each.machine_kappa),
            _number(each.machine_difference),
        )
    return table


def _machine(hour: Hour) -> Table:
    table = _table("the machine, on answers that it had not learned from", "measure", "before")
    rows = _lines(hour.before)
    if hour.after is None:
        for name, value in rows.items():
            table.add_row(name, value)
        return table
    table.add_column("refitted")
    after = _lines(hour.after)
    for name, value in rows.items():
        table.add_row(name, value, after[name])
    return table


def _lines(machine: Machine) -> dict[str, str]:
    return {
        "ICC(2,1) with the raters' mean": _interval(machine.icc),
        "quadratic weighted kappa with it": _number(machine.kappa),
        "mean difference in levels": _number(machine.difference),
        "above or below the raters": f"{machine.severity:+.2f}",
        "intervals that hold their mean": _share(machine.inside),
        "abstained": _share(machine.abstained),
        "answers": str(machine.n),
    }


def _table(title: str, *headings: str) -> Table:
    table = Table(title=title, title_justify="left")
    for heading in headings:
        table.add_column(heading)
    return table


def _interval(value: Interval | None) -> str:
    return "–" if value is None else f"{value.value:.2f} ({value.low:.2f} to {value.high:.2f})"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
