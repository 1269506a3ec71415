"""Who may open the staff panel."""

from __future__ import annotations

from pathlib import Path

from visits import open_store

from kiosk.booth.pin import FIRST_WAIT_S, FREE_TRIES, StaffPin


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
