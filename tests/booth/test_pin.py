"""Who may open the staff panel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from visits import open_store

from kiosk.booth.pin import FIRST_WAIT_S, FREE_TRIES, LONGEST_WAIT_S, StaffPin

ROOT = Path(__file__).parents[2]


def test_the_first_pin_is_told_once_and_never_stored(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        staff = StaffPin(store.booth)
        pin = staff.ensure()
        assert pin is not None
        assert staff.ensure() is None
        assert staff.check(pin).correct
    assert pin.encode() not in (tmp_path / "kiosk.db").read_bytes()


def test_the_lock_out_survives_a_restart_and_ends(tmp_path: Path) -> None:
    now_s = 1000.0
    with open_store(tmp_path) as store:
        staff = StaffPin(store.booth, lambda: now_s)
        staff.set("482913")
        for _ in range(FREE_TRIES - 1):
            assert staff.check("000000").wait_s == 0
        assert staff.check("000000").wait_s == FIRST_WAIT_S
    with open_store(tmp_path) as store:
        staff = StaffPin(store.booth, lambda: now_s)
        locked = staff.check("482913")
        assert not locked.correct
        assert locked.wait_s > 0
        now_s += FIRST_WAIT_S + 1
        assert staff.check("482913").correct


TRY_ONCE = """
import sys
from pathlib import Path
from kiosk.booth.pin import StaffPin
from kiosk.store import Store
folder = Path(sys.argv[1])
with Store(folder / "kiosk.db", folder / "takes") as store:
    staff = StaffPin(store.booth)
    verify = staff._hasher.verify
    def judge(stored, pin):
        print("counted", flush=True)
        sys.stdin.readline()
        return verify(stored, pin)
    staff._hasher = type("Slow", (), {"verify": staticmethod(judge)})()
    print(staff.check(sys.argv[2]), flush=True)
"""


def try_and_pull_the_plug(folder: Path, pin: str) -> str:
    """A process that is killed between the try and its verdict; the last that it said."""
    command = [sys.executable, "-c", TRY_ONCE, str(folder), pin]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        process.kill()
    return said


def test_whoever_pulls_the_plug_before_the_verdict_gains_no_try(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        StaffPin(store.booth).set("482913")
    for _ in range(FREE_TRIES):
        assert try_and_pull_the_plug(tmp_path, "000000") == "counted"
    assert "correct=False" in try_and_pull_the_plug(tmp_path, "482913"), "not even looked at"
    with open_store(tmp_path) as store:
        locked = StaffPin(store.booth).check("482913")
    assert not locked.correct
    assert 0 < locked.wait_s <= FIRST_WAIT_S


def test_every_further_try_costs_twice_the_wait(tmp_path: Path) -> None:
    now_s = 1000.0
    with open_store(tmp_path) as store:
        staff = StaffPin(store.booth, lambda: now_s)
        staff.set("482913")
        waits = []
        for _ in range(FREE_TRIES + 9):
            waits.append(staff.check("111111").wait_s)
            now_s += waits[-1] + 1.0
    assert waits[: FREE_TRIES - 1] == [0.0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 2] == [30.0, 60.0, 120.0]
    assert waits[-1] == LONGEST_WAIT_S


def test_a_clock_that_was_set_back_does_not_lock_staff_out_for_years(tmp_path: Path) -> None:
    now_s = 1_800_000_000.0
    with open_store(tmp_path) as store:
        staff = StaffPin(store.booth, lambda: now_s)
        staff.set("482913")
        for _ in range(FREE_TRIES):
            staff.check("000000")
        now_s = 0.0
        assert staff.check("482913").wait_s == FIRST_WAIT_S
        now_s += FIRST_WAIT_S + 1
        assert staff.check("482913").correct
