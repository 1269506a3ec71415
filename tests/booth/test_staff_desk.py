"""What staff chose is remembered; what is written for whoever mends booths names nobody."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from scripted_child import ScriptedChild
from visits import finished_visit, open_store

from kiosk import flow
from kiosk.booth.diagnostics import stick
from kiosk.booth.preferences import Preferences
from kiosk.booth.sending import Sending, SyncRuns
from kiosk.booth.staff_desk import StaffDesk
from kiosk.interview import Language, Seeker
from kiosk.log_lines import LogLines, keep_lines, scrub, shown_level, stop_keeping
from kiosk.settings import Settings
from kiosk.workers import messages


def test_what_staff_chose_outlives_a_restart(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        kept = Preferences(store.booth)
        assert kept.defaults == flow.Defaults()
        assert not kept.closed
        kept.defaults = flow.Defaults(Language.EN, 5)
        kept.closed = True
    with open_store(tmp_path) as store:
        kept = Preferences(store.booth)
        assert kept.defaults == flow.Defaults(Language.EN, 5)
        assert kept.closed


# --- diagnostics ------------------------------------------------------------------------------

SEEKER = Seeker(name="Haneul Kim", phone="010-2345-6789", email="haneul@example.org")


def test_the_file_says_how_the_booth_is_and_nothing_of_anybody(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, matcher_token="kt_secret_token", booth_id="booth-07")
    with open_store(tmp_path) as store:
        interview_id = finished_visit(store)
        store.interviews.save_seeker(interview_id, SEEKER)
        interview = store.interviews.get(interview_id)
        desk = StaffDesk(settings, store)
        lines = LogLines()
        for text in (f"interview {interview_id} is not sent", "called 010-2345-6789",
                     "mail to haneul@example.org", "code ABC-DEF-GHJ"):  # fmt: skip
            lines.handle(logging.LogRecord("kiosk", logging.WARNING, "", 0, text, (), None))
        desk.log_lines = lambda: lines.lines
        desk.carry_out(flow.WriteDiagnostics(), {"capture_ready": True})
        written = desk.diagnostics.wait()
        assert written is not None
        assert written.path is not None
        text = written.path.read_text(encoding="utf-8")
    assert interview is not None
    said = [each.transcript.text for each in interview.answers if each.transcript]
    for private in (SEEKER.name, SEEKER.phone, SEEKER.email, interview_id, interview.lookup_code,
                    settings.matcher_token, *said):  # fmt: skip
        assert private
        assert private not in text
    record = json.loads(text)
    assert record["booth"] == "booth-07"
    assert record["settings"]["matcher_token"] == "set"
    assert record["counts"]["interviews"] == 1
    assert record["health"] == {"capture_ready": True}
    assert record["versions"]["av"] != "not installed"
    assert len(record["log"]) == 4


def test_a_stick_is_where_the_system_mounted_one(tmp_path: Path) -> None:
    usb = tmp_path / "media" / "MY STICK"
    usb.mkdir(parents=True)
    mounts = tmp_path / "mounts"
    escaped = str(usb).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {escaped} vfat rw 0 0\n")
    assert stick(mounts, (f"{tmp_path}/media/",)) == usb
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\n")
    assert stick(mounts) is None


def test_the_file_goes_to_the_stick_or_else_to_the_pc(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        desk = StaffDesk(Settings(data_dir=tmp_path), store)
        usb = tmp_path / "usb"
        usb.mkdir()
        for to, folder in ((usb, usb), (tmp_path / "pulled out", tmp_path), (None, tmp_path)):
            desk.diagnostics.write({"booth": "b"}, to)
            written = desk.diagnostics.wait()
            assert written is not None
            assert written.path is not None
            assert written.path.parent == folder
            assert written.on_stick is (folder is usb)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("interview 7d1f2a40-0000-4000-8000-000000000001 failed", "interview <id> failed"),
        ("Bearer kt_abc.def", "Bearer <token>"),
        ("+82 10-1234-5678", "<number>"),
        ("/home/minsu/booth", "/home/<user>/booth"),
        ("whisper-base takes 0.21 s", "whisper-base takes 0.21 s"),
    ],
)
def test_what_leads_to_a_person_is_taken_out(text: str, left: str) -> None:
    assert scrub(text) == left


def test_remembering_lines_shows_no_more_of_them(caplog: pytest.LogCaptureFixture) -> None:
    before = shown_level()
    kept = keep_lines()
    try:
        assert shown_level() == before
        logging.getLogger("kiosk.test").info("called 010-2345-6789")
        assert kept.lines[-1].endswith("INFO kiosk.test called <number>")
    finally:
        stop_keeping(kept)
    assert shown_level() == before


# --- sending ----------------------------------------------------------------------------------


@pytest.fixture
def sending(tmp_path: Path) -> Callable[[], Sending]:
    def make(sync_at: str = "", now: datetime = datetime(2026, 11, 22, 2, 0)) -> Sending:
        store = open_store(tmp_path)
        return Sending(store, ScriptedChild("sync"), sync_at, lambda: now)

    return make


def test_how_sending_goes_and_went(sending: Callable[..., Sending], tmp_path: Path) -> None:
    sync = sending()
    assert sync.report is None
    sync.send()
    sync.send()
    assert sync._child.count(messages.SendOutbox) == 1, "once is enough"
    assert sync.runs == SyncRuns(0, 0)
    sync.hear(messages.OutboxProgress(2, 3))
    assert sync.runs == SyncRuns(2, 5)
    sync.hear(messages.OutboxDone(2, 3, "The matcher does not answer."))
    assert sync.runs is None
    with open_store(tmp_path) as store:
        again = Sending(store, ScriptedChild("sync"), "").report
    assert again is not None
    assert (again.sent, again.left, again.sentence) == (2, 3, "The matcher does not answer.")


def test_a_sync_process_that_dies_is_no_endless_sending(sending: Callable[..., Sending]) -> None:
    sync = sending()
    sync.send()
    sync._child.dies()
    for news in sync._child.poll():
        sync.hear(news)
    assert sync.runs is None
    assert sync.report is not None
    assert sync.report.sentence


def test_by_night_once(sending: Callable[..., Sending]) -> None:
    sync = sending("02:00")
    sync.send_if_due()
    sync.hear(messages.OutboxDone(0, 0, ""))
    sync.send_if_due()
    assert sync._child.count(messages.SendOutbox) == 1
