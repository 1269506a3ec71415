"""`kill -9` of random processes at random moments of interviews that drive themselves.

The booth is the real one (`kiosk start`) with a visitor in front of it (:mod:`bench.visitors`);
everything that it runs is fair game, itself included. It is then started again as its unit file
has systemd do it: whatever is left of it is killed as well, and a second later there is a new one.
Nobody mends anything by hand. In the end recordings, interviews and outbox are examined.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil

from bench.playback import Playable, play
from bench.visitors import ENOUGH, SCREENS
from kiosk.flow import Screen
from kiosk.interview import Interview, InterviewOutcome
from kiosk.local_matcher import free_port
from kiosk.settings import Settings, load_settings
from kiosk.store import Store
from kiosk.workers import shared

KILLS: Final = 200
NAMES: Final = ("booth", "capture", "assess", "sync", "matcher")
VISITOR: Final = Path(__file__).parents[1] / "var" / "visitors" / "en"
ANSWER_S: Final = 6.0
SHORTEST_S, LONGEST_S = 1.0, 14.0
"""Between two kills."""
RESTART_S: Final = 1.0
"""``RestartSec`` of the unit file."""
STUCK_S: Final = 300.0
"""A visit on whose screen nothing has changed for so long does not go on."""
_RUNS: Final = re.compile(r"supervisor (\w+) runs as process (\d+)")


@dataclass(frozen=True)
class Kill:
    """One process that was killed, and the recording that ran at that moment.

    Attributes:
        name: which process.
        take: the file that was being written by a process that was killed, if one was.
        moment_s: when, in seconds since the epoch.
    """

    name: str
    take: Path | None
    moment_s: float


@dataclass(frozen=True)
class Loss:
    """What a kill cost of the recording that ran."""

    kill: Kill
    recorded_s: float
    found: Playable

    @property
    def lost_s(self) -> float:
        return max(0.0, self.recorded_s - self.found.seconds)


@dataclass(frozen=True)
class Outcome:
    """All that was found in the end.

    Attributes:
        kills: in order.
        losses: one for each kill that hit a recording.
        interviews: whatever the booth knows of.
        unsent: how many of them the matcher has not signed for.
        given_up: jobs that the booth has given up.
        unreadable: recordings, whole or broken off, that cannot be played to their end.
        stuck: what did not go on; empty if everything did.
        leftovers: pieces of shared memory that nobody owns any more.
    """

    kills: tuple[Kill, ...]
    losses: tuple[Loss, ...]
    interviews: tuple[Interview, ...]
    unsent: int
    given_up: tuple[str, ...]
    unreadable: tuple[str, ...]
    stuck: str
    leftovers: int

    @property
    def incomplete(self) -> tuple[str, ...]:
        """Interviews that did not come to their end, or lack a text, a level or the profile."""
        return tuple(each.id for each in self.interviews if not _is_whole(each))


def measure(settings: Settings, kills: int = KILLS) -> list[dict[str, Any]]:
    """One row a process, and one for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = kill_again_and_again(Path(folder), settings, kills)
    rows = [
        {"process": name, **_row([each for each in outcome.losses if each.kill.name == name])}
        | {"kills": sum(1 for each in outcome.kills if each.name == name)}
        for name in NAMES
    ]
    everything = {"process": "all", **_row(list(outcome.losses)), "kills": len(outcome.kills)}
    whole = {
        "interviews": len(outcome.interviews),
        "not_picked_up": len(outcome.incomplete),
        "unreadable": len(outcome.unreadable),
        "unsent": outcome.unsent,
        "given_up": len(outcome.given_up),
        "leftovers": outcome.leftovers,
        "stuck": outcome.stuck or "–",
    }
    blank = dict.fromkeys(whole, "")
    return [*({**row, **blank} for row in rows), {**everything, **whole}]


def kill_again_and_again(
    folder: Path, settings: Settings, kills: int, questions: int = 5
) -> Outcome:
    """Kill so many processes of a booth that lives in ``folder``, each of them equally often."""
    booth = Booth(folder, settings, brief_visitor(folder / "visitor", questions))
    stuck = ""
    done: list[Kill] = []
    victims = [name for _ in range(-(-kills // len(NAMES))) for name in NAMES][:kills]
    random.shuffle(victims)
    try:
        for victim in victims:
            booth.go_on(random.uniform(SHORTEST_S, LONGEST_S))
            done.append(booth.kill(victim))
        booth.finish()
    except Stuck as error:
        stuck = str(error)
    finally:
        booth.end()
    return _examine(booth, tuple(done), stuck)


class Stuck(Exception):
    """The booth does not go on."""


class Booth:
    """The booth under attack, and the service manager that starts it again."""

    def __init__(self, folder: Path, settings: Settings, visitor: Path) -> None:
        self.data_dir = folder / "booth"
        self.data_dir.mkdir()
        self._log = folder / "booth.log"
        (self.data_dir / "kiosk.toml").write_text(
            f'matcher_url = "http://127.0.0.1:{free_port()}"\nsync_at = ""\n'
            f'keep_after_receipt = true\nmodels_dir = "{settings.models_dir}"\n',
            encoding="utf-8",
        )
        self._command = [sys.executable, "-m", "bench.visitors", str(self.data_dir), str(visitor)]
        self._process = self._start()

    @property
    def settings(self) -> Settings:
        return load_settings(self.data_dir)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def visits(self) -> int:
        """How many have come to their last screen."""
        screens = self.data_dir / SCREENS
        entered = screens.read_text(encoding="utf-8").split() if screens.exists() else []
        return entered.count(Screen.GOODBYE)

    def go_on(self, seconds: float) -> None:
        """Let it work for so long, as its service manager: whatever ends is started again."""
        until_s = time.monotonic() + seconds
        while time.monotonic() < until_s:
            self._look_after()
            time.sleep(0.05)

    def kill(self, name: str) -> Kill:
        """Kill that process, as soon as there is one."""
        pid = self._pid(name)
        while pid is None:
            self.go_on(0.1)
            pid = self._pid(name)
        running = self._running_take() if name in {"booth", "capture"} else None
        moment_s = time.time()
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        if name == "booth":
            self._start_anew()
        return Kill(name, running, moment_s)

    def finish(self) -> None:
        """Let the visit in hand come to its end, and the booth send everything."""
        (self.data_dir / ENOUGH).touch()
        while self._process.poll() != 0:
            self.go_on(0.5)

    def end(self) -> None:
        """End whatever is left."""
        _kill_all(self._process)

    def _start(self) -> subprocess.Popen[bytes]:
        self._log_from = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            return subprocess.Popen(self._command, stdout=log, stderr=log, start_new_session=True)

    def _start_anew(self) -> None:
        # KillMode=mixed: what is left of the unit is killed when its main process has ended.
        _kill_all(self._process)
        time.sleep(RESTART_S)
        self._process = self._start()

    def _look_after(self) -> None:
        ended = self._process.poll()
        if ended is not None and not (ended == 0 and (self.data_dir / ENOUGH).exists()):
            self._start_anew()
        screens = self.data_dir / SCREENS
        if screens.exists() and time.time() - screens.stat().st_mtime > STUCK_S:
            last = screens.read_text(encoding="utf-8").splitlines()[-1]
            raise Stuck(f"nothing goes on at the screen {last}")

    def _pid(self, name: str) -> int | None:
        """The process of that name that runs now."""
        if self._process.poll() is not None:
            return None
        if name == "booth":
            return self._process.pid
        pid = self._matcher_pid() if name == "matcher" else self._child_pid(name)
        return pid if pid is not None and _is_alive(pid) else None

    def _matcher_pid(self) -> int | None:
        for each in psutil.Process(self._process.pid).children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "serve" in each.cmdline():
                    return int(each.pid)
        return None

    def _child_pid(self, name: str) -> int | None:
        """The booth says in its log whom it starts."""
        with self._log.open("rb") as log:
            log.seek(self._log_from)
            said = _RUNS.findall(log.read().decode(errors="replace"))
        pids = [int(pid) for started, pid in said if started == name]
        return pids[-1] if pids else None

    def _running_take(self) -> Path | None:
        """The recording that is being written; the practice, which nobody keeps, is none."""
        path = self.settings.database
        if not path.exists():
            return None
        with contextlib.closing(sqlite3.connect(path)) as database:
            row = database.execute("SELECT file_name FROM takes WHERE outcome IS NULL").fetchone()
        return self.settings.takes / row[0] if row is not None else None


def brief_visitor(folder: Path, questions: int) -> Path:
    """The sample visitor, who now says only a few seconds to each question."""
    folder.mkdir()
    for number in range(1, questions + 1):
        with wave.open(str(VISITOR / f"q{number}.wav"), "rb") as spoken:
            parameters = spoken.getparams()
            said = spoken.readframes(round(ANSWER_S * spoken.getframerate()))
        with wave.open(str(folder / f"q{number}.wav"), "wb") as brief:
            brief.setparams(parameters)
            brief.writeframes(said)
    return folder


def _examine(booth: Booth, kills: tuple[Kill, ...], stuck: str) -> Outcome:
    settings = booth.settings
    # Killed again before it has looked through its takes, a booth was not recording any more.
    hit = {each.take: each for each in reversed(kills) if each.take is not None}
    losses = tuple(
        Loss(each, max(0.0, each.moment_s - _born_s(take)), play(take))
        for take, each in hit.items()
        if take.exists()
    )
    with Store(settings.database, settings.takes) as store:
        database = sqlite3.connect(settings.database)
        ids = [row[0] for row in database.execute("SELECT id FROM interviews")]
        given_up = [f"{row[0]}: {row[1]}" for row in database.execute(
            "SELECT kind, error FROM jobs WHERE error IS NOT NULL"
        )]  # fmt: skip
        database.close()
        interviews = [found for each in ids if (found := store.interviews.get(each)) is not None]
        unsent = len(set(ids) - set(store.outbox.sent()))
    unreadable = [path.name for path in settings.takes.glob("*.mp4") if play(path).fault]
    return Outcome(
        kills,
        losses,
        tuple(interviews),
        unsent,
        tuple(given_up),
        tuple(unreadable),
        stuck,
        len(shared.orphans()),
    )


def _is_whole(interview: Interview) -> bool:
    answers = [each for each in interview.answers if each.take_id is not None]
    return (
        interview.outcome is InterviewOutcome.COMPLETED
        and interview.profile is not None
        and bool(answers)
        and all(each.confirmed and each.transcript and each.assessment for each in answers)
    )


def _row(losses: list[Loss]) -> dict[str, Any]:
    lost_s = sorted(each.lost_s for each in losses)
    return {
        "kills": 0,
        "while_recording": len(losses),
        "worst_lost_s": round(lost_s[-1], 2) if lost_s else "–",
        "median_lost_s": round(lost_s[len(lost_s) // 2], 2) if lost_s else "–",
        "empty": sum(1 for each in losses if not each.found.seconds),
        "torn": sum(1 for each in losses if each.found.torn),
    }


def _born_s(path: Path) -> float:
    """When a file was made, which Python cannot tell."""
    said = subprocess.run(["stat", "-c", "%.9W", path], capture_output=True, check=True, text=True)
    return float(said.stdout)


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    """A process and all that it has started; they are a group of their own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
