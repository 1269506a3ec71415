"""`kiosk …`: each command is a few lines that call the room where the work is done.

Rooms are imported inside the commands: `kiosk --help` must not load Qt, and the children, which
import this module when they are spawned, must not load what is not theirs.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kiosk import __version__
from kiosk.interview import KnownError, Language
from kiosk.settings import Size, load_settings
from models.cli import app as models_app

_ROOT: Final = Path(__file__).parent
_VAR: Final = _ROOT.parent / "var"
SAMPLE_VISITORS: Final = _VAR / "visitors"
_STDOUT: Final = Path("-")
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)

app = typer.Typer(
    name="kiosk",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The interview booth: records answers, understands them on this PC, passes them on.",
)
app.add_typer(models_app, name="models", help="The models that the booth runs on.")

_out = Console()
_err = Console(stderr=True)

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="The booth's data folder. Default: KIOSK_DATA_DIR, else the user's data folder.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
SpeechLog = Annotated[
    Path | None,
    typer.Option(
        "--speech-log",
        metavar="FILE",
        help="Keep every sentence of the voice guidance, one line of JSON each.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing if there is nothing to do.")]


def main() -> None:
    """Run a command; what the world did wrong is one sentence and exit code 1."""
    # A child that had to be killed cannot give back its semaphores. Python's resource tracker does
    # it instead, and need not tell whoever stands at the terminal.
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker:UserWarning")
    try:
        app()
    except KnownError as error:
        _err.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


@app.callback()
def _root(
    verbose: Annotated[bool, typer.Option("--verbose", help="Log to stderr.")] = False,
) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(asctime)s %(name)s %(message)s",
    )


# --- the booth --------------------------------------------------------------------------------


@app.command()
def start(
    data: Data = None,
    visitor: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A visitor folder instead of devices.")
    ] = None,
    fullscreen: Annotated[bool, typer.Option(help="The whole screen, as on a booth.")] = False,
    landscape: Annotated[
        bool, typer.Option(help="A lying window instead of a standing one.")
    ] = False,
    speech_log: SpeechLog = None,
) -> None:
    """The main job: the booth in a window beside its own matcher.

    Without camera and microphone the shipped sample visitor stands in; without a display the
    booth drives itself through a whole interview and says where to look at it.
    """
    from kiosk.launch import has_devices, has_display, start_booth

    if not has_display():
        _out.print("There is no display: the booth drives itself through a whole interview.")
        demo(out=_VAR / "demo")
        return
    if visitor is None and not has_devices():
        _out.print("There is no camera or microphone: the sample visitor stands in.")
        visitor = SAMPLE_VISITORS / Language.EN
    size = None if fullscreen else Size(*(LANDSCAPE if landscape else PORTRAIT))
    raise typer.Exit(start_booth(data or _VAR / "booth", visitor, size, speech_log=speech_log))


@app.command()
def demo(
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Where screens, recordings and result go.")
    ] = Path("demo"),
    language: Annotated[Language, typer.Option(help="In which language.")] = Language.EN,
    visitor: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Who answers: q1.wav|flac|mp3|mp4|txt, q2 … Default: the shipped sample visitor.",
            show_default=False,
        ),
    ] = None,
    headless: Annotated[bool, typer.Option(help="Without a display.")] = True,
    landscape: Annotated[bool, typer.Option(help="A lying screen.")] = False,
    matcher: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A running matcher. Default: one of its own."),
    ] = None,
) -> None:
    """A whole interview that drives itself, with real recording, models, sync and matching."""
    from kiosk.visitor import VisitorFolder

    folder = VisitorFolder.open((visitor or SAMPLE_VISITORS / language).expanduser().absolute())
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.launch import run_demo

    size = Size(*(LANDSCAPE if landscape else PORTRAIT))
    result = run_demo(out, folder, language, size, matcher)
    _out.print(f"The interview {result['interview_id']} took place.", highlight=False)
    for each in result["answers"]:
        _out.print(
            f"  {each['question_id']}: {each['transcript']}",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )
    _out.print(f"Matches: {len(result['matches'])}. Screens: {out / 'screens'}", highlight=False)
    _out.print(f"Result: {out / 'result.json'}", highlight=False, soft_wrap=True)


@app.command()
def pin(data: Data = None) -> None:
    """Set the staff PIN of this booth."""
    from kiosk.booth.pin import DIGITS, StaffPin
    from kiosk.store import Store

    settings = load_settings(data)
    chosen: str = typer.prompt(f"New PIN ({DIGITS} digits)", hide_input=True)
    if len(chosen) != DIGITS or not chosen.isdecimal():
        raise KnownError(f"A PIN has {DIGITS} digits; nothing was changed.")
    with Store(settings.database, settings.takes) as store:
        StaffPin(store.booth).set(chosen)
    _out.print("The staff PIN is set.")


@app.command()
def deletions(data: Data = None, as_json: Json = False) -> None:
    """List the deletion certificates of this booth, and check that none was changed or removed.

    Exit code 1 if one was.
    """
    from kiosk.store import Store

    settings = load_settings(data)
    with Store(settings.database, settings.takes) as store:
        certificates, unbroken = store.deletions.all(), store.deletions.unbroken()
    if as_json:
        _print_lines(
            asdict(each) | {"deleted_at": each.deleted_at.isoformat()} for each in certificates
        )
    else:
        for each in certificates:
            _out.print(f"{each.deleted_at.astimezone():%F %H:%M}  {each.code}  {each.sha256}")
    if not unbroken:
        raise KnownError("A certificate was changed or removed: the chain of hashes is broken.")


@app.command()
def screens(
    out: Annotated[Path, typer.Option(metavar="DIR")] = Path("build") / "screens",
) -> None:
    """Draw every screen in every language and look, standing and lying; index.html shows all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.app import qt_application
    from kiosk.pack import load_pack
    from kiosk.ui.gallery import INDEX, render_gallery

    application = qt_application()
    pack = load_pack(load_settings().pack_dir)
    files = render_gallery(out, pack)
    _out.print(f"{len(files)} screens are in {out}; look at {out / INDEX}", highlight=False)
    application.quit()


@app.command()
def prepare(quiet: Quiet = False) -> None:
    """Make what the first start would make slowly: the sample visitor, the framework's vectors."""
    from kiosk.prepare import prepare as prepare_booth

    made = prepare_booth(load_settings(), SAMPLE_VISITORS)
    for each in made or ([] if quiet else ["nothing: all of it was there"]):
        _out.print(f"Made {each}.", highlight=False)


# --- its parts, one by one ----------------------------------------------------------------------


@app.command()
def transcribe(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Sound or video files.")],
    language: Annotated[Language, typer.Option(help="What is spoken.")] = Language.KO,
) -> None:
    """Transcribe recordings: one JSON line a file."""
    from kiosk.assess.records import transcribe_files
    from kiosk.library import load_transcriber
    from kiosk.workers.assess_settings import AssessSettings

    transcriber = load_transcriber(AssessSettings.of(load_settings()))
    _print_lines(transcribe_files(files, language, transcriber))


@app.command()
def score(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="One record a line.")],
    stability: Annotated[
        bool,
        typer.Option("--stability", help="Also how far each level moves with the wording."),
    ] = False,
) -> None:
    """Score answers: one JSON line a record (id, lang, competency, question, text)."""
    from kiosk.assess.records import score_records
    from kiosk.library import load_scorer
    from kiosk.workers.assess_settings import AssessSettings

    scorer = load_scorer(AssessSettings.of(load_settings()))
    _print_lines(score_records(_lines(file), scorer, stability=stability))


@app.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.jsonl", help="Graded answers: as for score, and level.")
    ],
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="OUT", help="Write everything as JSON; - prints it."),
    ] = None,
    plots: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Draw pictures into this folder.")
    ] = None,
) -> None:
    """Hold the scorer against graded answers: correlation, intervals, kinds, swaps, groups."""
    from kiosk.evaluate import evaluate as hold_against
    from kiosk.evaluate import show
    from kiosk.library import load_scorer
    from kiosk.workers.assess_settings import AssessSettings

    done = hold_against(_records(file), load_scorer(AssessSettings.of(load_settings())))
    if plots is not None:
        from kiosk.evaluate.plots import draw

        drawn = draw(done.given, done.found, plots)
        _err.print(f"{len(drawn)} pictures are in {plots}", highlight=False)
    _report(done.report.record(), json_file)
    if json_file != _STDOUT:
        show(done.report, _out)


@app.command()
def calibrate(
    ratings: Annotated[
        list[Path] | None,
        typer.Argument(metavar="RATINGS.csv…", help="Filled sheets: rater, id, level."),
    ] = None,
    answers: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="ANSWERS.jsonl",
            help="What is scored, as for score; a file or a folder. "
            "Default: the development part of the shipped corpus.",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Make the blank sheet, and nothing else."),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Rebuild the shipped heads from the corpus.")
    ] = False,
    adapter: Annotated[
        bool,
        typer.Option(
            "--adapter",
            help="Teach the shipped adapter anew from the corpus; the heads must follow.",
        ),
    ] = False,
    raters: Annotated[str, typer.Option(metavar="A,B,C", help="Whose sheet it is.")] = "",
    n: Annotated[int, typer.Option("--n", min=1, help="How many answers are on the sheet.")] = 30,
    language: Annotated[
        Language | None, typer.Option(help="Only answers in this language on the sheet.")
    ] = None,
    with_author: Annotated[
        bool, typer.Option("--with-author", help="The answers' own levels are one more rater.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Refit and keep, whatever speaks against it.")
    ] = False,
    name: Annotated[str, typer.Option(metavar="NAME", help="Of the new calibration.")] = "fair",
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Where calibrations go. Default: calibration in the data folder.",
            show_default=False,
        ),
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """The calibration hour: how well raters agree, with the machine too, and heads refitted."""
    from kiosk.calibrate.command import (
        calibrate_from_sheets,
        make_sheet,
        rebuild_shipped,
        teach_adapter,
    )

    settings = load_settings(data)
    if sheet is not None:
        names = [each.strip() for each in raters.split(",") if each.strip()]
        chosen = make_sheet(settings, sheet, answers, names, n, language)
        _out.print(f"{chosen} answers for each rater are in {sheet}", highlight=False)
        return
    if adapter:
        with _err.status("This takes more than an hour.") as status:
            version = teach_adapter(settings, out, status.update)
        _out.print(f"The adapter is {version}", highlight=False)
        return
    if shipped:
        _out.print(f"The heads are {rebuild_shipped(settings, out)}", highlight=False)
        return
    with _err.status("This takes a minute or two."):
        hour = calibrate_from_sheets(
            settings, ratings or [], answers, out, name, with_author=with_author, anyway=anyway
        )
    if as_json:
        _print_lines([hour.record()])
    else:
        from kiosk.calibrate.tables import show

        show(hour, _out)
    raise typer.Exit(0 if hour.folder else 1)


@app.command()
def replay(
    interview: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="An id, the beginning of one, a look-up code, or the file of an envelope.",
        ),
    ],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Compute the assessments of an old interview again and compare them bit for bit.

    Exit code 0 only when everything is the same.
    """
    from kiosk.library import load_scorer
    from kiosk.pack import load_pack
    from kiosk.replay import Verdict, kept_interview
    from kiosk.replay import replay as compute_again
    from kiosk.workers.assess_settings import AssessSettings

    settings = load_settings(data)
    kept = kept_interview(interview, settings)
    scorer = load_scorer(AssessSettings.of(settings))
    same = True
    for each in compute_again(kept, load_pack(settings.pack_dir), scorer):
        same = same and each.verdict is Verdict.SAME
        if as_json:
            _print_lines([each.record()])
        else:
            _out.print(each.sentence, highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(0 if same else 1)


@app.command()
def sync(data: Data = None, as_json: Json = False) -> None:
    """Send the outbox to the matcher now. Exit code 0 only when nothing is left."""
    from kiosk.store import Store
    from kiosk.sync.client import MatcherClient
    from kiosk.sync.send import send_outbox

    settings = load_settings(data)
    bar = Progress(
        TextColumn("Sending"), BarColumn(), MofNCompleteColumn(), console=_err, disable=as_json
    )
    with (
        Store(settings.database, settings.takes) as store,
        MatcherClient(settings.matcher_url, settings.matcher_token) as client,
        bar,
    ):
        task = bar.add_task("sending", total=len(store.outbox.unsent()))
        result = send_outbox(
            store,
            client,
            settings.booth_id,
            keep=settings.keep_after_receipt,
            progress=lambda sent, total: bar.update(task, completed=sent, total=total),
        )
    if as_json:
        _print_lines([{"sent": result.sent, "left": result.left, "error": result.sentence or None}])
    elif result.complete:
        _out.print(f"{len(result.sent)} interviews sent, nothing is left.", highlight=False)
    else:
        _err.print(result.sentence, style="red", highlight=False, markup=False, soft_wrap=True)
        _err.print(f"{len(result.sent)} sent, {result.left} left.", highlight=False)
    raise typer.Exit(0 if result.complete else 1)


@app.command()
def doctor(data: Data = None, as_json: Json = False) -> None:
    """Check devices, models, disk, clock, database and matcher; measure this PC's speed."""
    from kiosk.doctor import examine, show

    report = examine(load_settings(data), SAMPLE_VISITORS / Language.EN / "q1.wav")
    if as_json:
        _print_lines([report.record()])
    else:
        show(report, _out)
    raise typer.Exit(0 if report.healthy else 1)


@app.command()
def version() -> None:
    """Print the version."""
    _out.print(f"kiosk {__version__}, Python {sys.version.split()[0]}", highlight=False)


def _report(record: Mapping[str, Any], json_file: Path | None) -> None:
    """Write a record to a file, or print it where the file is ``-``."""
    if json_file == _STDOUT:
        _print_lines([record])
    elif json_file is not None:
        text = json.dumps(record, ensure_ascii=False, indent=2)
        try:
            json_file.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise KnownError(f"{json_file} cannot be written: {error.strerror}.") from None


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(f"{file} cannot be read: {error}.") from None


def _records(file: Path) -> list[dict[str, Any]]:
    records = []
    for number, line in enumerate(_lines(file), start=1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise KnownError(f"{file}:{number}: not JSON ({error.msg}).") from None
    return records


def _print_lines(records: Iterable[Mapping[str, Any]]) -> None:
    """One JSON line a record, as soon as it is there."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
