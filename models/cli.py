"""``kiosk models …``: which models are here, fetch them, check them. Imports nothing heavy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from kiosk.interview import KnownError
from models.manifest import load_manifest
from models.registry import default_weights_dir, fetch, state, verify

app = typer.Typer(help="The models that the booth runs on.", no_args_is_help=True)

Ids = Annotated[
    list[str] | None, typer.Argument(help="Models by id; without any, those the booth needs.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing of what is already here.")]
Folder = Annotated[
    Path | None, typer.Option("--dir", help="Where the weights are (KIOSK_MODELS_DIR).")
]


class _Bars:
    """One progress bar for each file or package that is worked on."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done_bytes: int, total_bytes: int) -> None:
        if what not in self._tasks:
            self._tasks[what] = self._bars.add_task(what, total=None)
        self._bars.update(self._tasks[what], completed=done_bytes, total=total_bytes or None)


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )


def _fail(error: KnownError) -> typer.Exit:
    Console(stderr=True, soft_wrap=True).print(str(error), markup=False, highlight=False)
    return typer.Exit(1)


@app.command("list")
def list_models(folder: Folder = None) -> None:
    """Show every model of the manifest and whether it is here."""
    try:
        manifest = load_manifest()
        weights_dir = folder or default_weights_dir()
        table = Table("Model", "Kind", "Size", "Licence", "Needed", "Pinned", "State")
        for entry in manifest.models:
            table.add_row(
                entry.id,
                entry.kind,
                f"{entry.size_bytes / 1e6:.0f} MB" if entry.size_bytes else "?",
                entry.licence,
                "yes" if entry.default else "no",
                "yes" if entry.pinned else "no",
                state(entry.id, weights_dir, manifest),
            )
    except KnownError as error:
        raise _fail(error) from error
    Console().print(table)


@app.command("fetch")
def fetch_models(ids: Ids = None, folder: Folder = None, quiet: Quiet = False) -> None:
    """Fetch models and check them by sha256; those already here are left alone."""
    console = Console(stderr=True)
    try:
        manifest = load_manifest()
        wanted = ids or manifest.default_ids
        with _bars(console) as bars:
            fetched = fetch(wanted, folder or default_weights_dir(), _Bars(bars), manifest)
    except KnownError as error:
        raise _fail(error) from error
    for model_id in fetched if quiet else wanted:
        console.print(f"{model_id}: {'fetched' if model_id in fetched else 'already here'}")


@app.command("verify")
def verify_models(ids: Ids = None, folder: Folder = None) -> None:
    """Hash every file; exit code 1 where a model is missing or damaged."""
    console = Console(stderr=True, soft_wrap=True)
    bad: list[str] = []
    try:
        manifest = load_manifest()
        wanted = ids or manifest.default_ids
        for model_id in wanted:
            with _bars(console) as bars:
                problems = verify(model_id, folder or default_weights_dir(), manifest, _Bars(bars))
            if problems:
                bad.append(model_id)
            console.print(f"{model_id}: {'; '.join(problems) or 'whole'}", highlight=False)
    except KnownError as error:
        raise _fail(error) from error
    if bad:
        again = "kiosk models fetch" + "".join(
            f" {each}" for each in bad if not manifest.of(each).default
        )
        raise _fail(KnownError(f"Not whole: {', '.join(bad)}; mend it with `{again}`."))
