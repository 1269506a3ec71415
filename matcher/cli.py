"""The command line of the matcher: ``matcher serve | import | apply | match | status | tokens``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import segno
import typer
from rich.console import Console
from rich.table import Table

from matcher import __version__
from matcher.applications import Application, register
from matcher.database import Database, open_database
from matcher.errors import KnownError
from matcher.openings import store_openings
from matcher.openings_file import read_openings_file, sample_file
from matcher.overview import Overview, overview
from matcher.runs import run_matching
from matcher.server import serve as serve_api
from matcher.settings import Settings, load_settings
from matcher.signing import resolve_signer
from matcher.tokens import resolve_tokens

app = typer.Typer(
    name="matcher",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=(
        "The central matcher of a job fair: it takes in the booths' interviews, knows the "
        "companies' openings, brings both together and tells both sides."
    ),
    epilog=(
        "Settings can also be given as MATCHER_<NAME> in the environment or in matcher.toml in "
        "the data folder: host, port, database_url, booth_token, staff_token, max_part_bytes, "
        "matches_per_seeker and others."
    ),
)

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Data folder: database, videos, tokens, outbox. Made if it is not there. "
        "Default: MATCHER_DATA_DIR, else the user's data folder.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def main() -> None:
    """Run a command; the world's faults are one sentence and exit code 1."""
    # Whatever is written from here on, the database included, is for this user alone.
    os.umask(0o077)
    try:
        app()
    except KnownError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"matcher {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def serve(
    data: Data = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; 0 takes a free one. Default: 8765.")
    ] = None,
    port_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the port into this file once it listens."),
    ] = None,
) -> None:
    """Serve booths and staff over HTTP until Ctrl-C."""
    settings = load_settings(data, overrides={"host": host, "port": port})
    if where := resolve_tokens(settings).file:
        typer.echo(f"The tokens for booths and staff are in {where}", err=True)
    serve_api(settings, _announce, port_file=port_file)


def _announce(address: str) -> None:
    typer.echo(f"matcher ready on {address}")


@app.command("import")
def import_(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Openings as .toml, .json or .csv, in UTF-8."),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Import the shipped sample openings instead of FILE.")
    ] = False,
    data: Data = None,
) -> None:
    """Import openings from a file; those with the same id are changed, no others are touched."""
    if sample == (file is not None):
        raise KnownError("Name one file of openings, or say --sample.")
    openings = read_openings_file(file or sample_file())
    with _database(load_settings(data)) as database:
        stored = store_openings(database, openings)
    typer.echo(
        f"Openings read: {len(openings)} ({stored.added} added, {stored.changed} changed, "
        f"{stored.unchanged} as before)."
    )


@app.command()
def apply(
    fair: Annotated[str, typer.Option(metavar="ID", help="The fair, by the id of its pack.")],
    name: Annotated[str, typer.Option(help="What the seeker wants to be called.")] = "",
    phone: Annotated[str, typer.Option(help="Stays here; never in the QR code.")] = "",
    email: Annotated[str, typer.Option(help="Stays here; never in the QR code.")] = "",
    language: Annotated[str, typer.Option(help="Two letters, such as ko or en.")] = "ko",
    days: Annotated[int, typer.Option(min=1, max=366, help="How long the ticket is valid.")] = 90,
    qr: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save the QR code as .png or .svg.")
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Register a seeker's application and make its ticket: the QR code that a booth reads."""
    settings = load_settings(data)
    application = Application(fair, language, name, phone, email)
    with _database(settings) as database:
        signer = resolve_signer(settings.data_dir)
        made = register(database, signer, application, timedelta(days=days))
    code = segno.make(made.text, error="m", micro=False)
    if qr is not None:
        _save(code, qr)
    if as_json:
        typer.echo(json.dumps({**made.ticket.model_dump(mode="json"), "text": made.text}))
        return
    typer.echo(f"Application {made.ticket.application_id}, valid until {made.ticket.expires_at:%F}")
    typer.echo(made.text)
    if qr is None:
        code.terminal(compact=True)


def _save(code: segno.QRCode, file: Path) -> None:
    try:
        code.save(str(file), scale=8)
    except (OSError, ValueError) as error:
        raise KnownError(f"{file} cannot be written as a QR code: {error}.") from None


@app.command()
def match(data: Data = None, as_json: Json = False) -> None:
    """Match all seekers and openings anew, and write the notices that are news."""
    settings = load_settings(data)
    with _database(settings) as database, Console(stderr=True).status("Matching…"):
        run = run_matching(database, settings)
    if as_json:
        typer.echo(run.model_dump_json())
        return
    typer.echo(
        f"Interviews: {run.interviews}, openings: {run.openings}, matches: {run.matches}, "
        f"new notices: {run.notices}."
    )
    if run.notices:
        typer.echo(f"The notices are in {settings.outbox}")
    if not run.openings:
        typer.echo("There are no openings yet: put some in with `matcher import`.", err=True)


@app.command()
def status(data: Data = None, as_json: Json = False) -> None:
    """Show what the matcher holds, as counts."""
    settings = load_settings(data)
    with _database(settings) as database:
        state = overview(database)
    if as_json:
        typer.echo(state.model_dump_json())
    else:
        Console().print(_table(settings, state))


@app.command()
def tokens(data: Data = None, as_json: Json = False) -> None:
    """Show the tokens that booths and staff must bring, and the public key of the tickets.

    They are made if there are none.
    """
    settings = load_settings(data)
    found = resolve_tokens(settings)
    shown = {
        "booth_token": found.booth,
        "staff_token": found.staff,
        "ticket_public_key": resolve_signer(settings.data_dir).public_key,
    }
    if as_json:
        typer.echo(json.dumps(shown))
        return
    for label, value in shown.items():
        typer.echo(f"{label:18} {value}")
    typer.echo(f"Kept in {found.file or 'the settings'}. Never give booths the second.", err=True)


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    database = open_database(settings)
    try:
        yield database
    finally:
        database.close()


def _table(settings: Settings, state: Overview) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("Data folder", str(settings.data_dir))
    arriving = f", {state.interviews_arriving} still arriving ({state.parts_missing} parts missing)"
    table.add_row(
        "Interviews",
        f"{state.interviews_complete} complete" + (arriving if state.interviews_arriving else ""),
    )
    table.add_row("For a person to look at", str(state.interviews_for_a_person))
    table.add_row("Openings", str(state.openings))
    table.add_row("Matches", str(state.matches))
    table.add_row("Notices", str(state.notices))
    when = state.last_run and f"{state.last_run.started_at.astimezone():%Y-%m-%d %H:%M}"
    table.add_row("Last matching", when or "never; run `matcher match`")
    return table
