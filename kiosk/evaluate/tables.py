"""The evaluation as tables, for a person."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from kiosk.evaluate.report import Gap, Measure, Report


def show(report: Report, console: Console) -> None:
    """Tables for a person: the measures of each language, then its kinds of answers."""
    for part in report.languages:
        table = Table(title=f"{part.language}: measures", title_justify="left")
        for heading in ("measure", "value", "bound", "n", ""):
            table.add_column(heading)
        for each in part.measures:
            table.add_row(each.name, _number(each.value), _bound(each), str(each.n), _verdict(each))
        console.print(table)
        kinds = Table(title=f"{part.language}: kinds of answers", title_justify="left")
        for heading in ("kind", "n", "true level", "level", "abstained"):
            kinds.add_column(heading)
        for row in part.kinds:
            kinds.add_row(
                row.kind,
                str(row.n),
                f"{row.true_level:.2f}",
                f"{row.level:.2f}",
                f"{row.abstained:.0%}",
            )
        console.print(kinds)
    if report.gaps:
        console.print(_gaps(report.gaps))


def _gaps(gaps: tuple[Gap, ...]) -> Table:
    table = Table(title="gaps between groups of the same true level", title_justify="left")
    for heading in ("by", "groups", "error", "absolute error", "abstained", "n"):
        table.add_column(heading)
    for each in gaps:
        table.add_row(
            each.feature,
            f"{each.one} minus {each.other}",
            _signed(each.error),
            _signed(each.absolute_error),
            _signed(each.abstained),
            f"{each.n_one} and {each.n_other}",
        )
    return table


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3f}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _bound(each: Measure) -> str:
    if each.least is not None and each.most is not None:
        return f"{each.least:g} to {each.most:g}"
    if each.least is not None:
        return f"at least {each.least:g}"
    return "" if each.most is None else f"at most {each.most:g}"


def _verdict(each: Measure) -> str:
    return {True: "kept", False: "[red]not kept[/red]", None: ""}[each.met]
