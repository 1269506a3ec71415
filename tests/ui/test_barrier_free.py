"""The whole interview by keypad alone, by voice guidance alone, by typed answers alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from linguist import translated
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from window_booth import MOST_KEYS, WindowBooth

from kiosk.flow import (
    BoothReport,
    CallForStaff,
    FinishInterview,
    Overlay,
    SaveSeeker,
    SaveTypedAnswer,
    Screen,
    StartTake,
    TicketChecked,
    Way,
)
from kiosk.interview import AUTOMATED, Application, Language
from kiosk.pack import Pack
from kiosk.ui.keypad import HOLD_MS
from kiosk.ui.samples import VISIT_ID
from kiosk.ui.screens.masked import masked
from kiosk.ui.speech import LoggedSpeaker, NoSpeaker

NAME_KEYS = {Language.KO: ("ㄱㅣㅁ", "김")}
ANSWER_KEYS = {Language.KO: ("ㅎㅐㅆㅇㅓ", "했어")}
LATIN = ("jo", "jo")


def typed(keys: dict[Language, tuple[str, str]], language: Language) -> tuple[str, str]:
    """What is pressed, and what it makes; where there is no Hangul, Latin letters."""
    pressed, made = keys.get(language, LATIN)
    return pressed.replace("ㅆ", "ㅅ"), made.replace("했", "햇")


@pytest.mark.parametrize("language", Language)
def test_by_keypad_alone(qtbot: QtBot, pack: Pack, language: Language) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO)
    booth.press("begin", f"choose_{language}")
    assert booth.state.access.uses(Way.KEYPAD), "the first arrow key has chosen it"
    booth.press("item_interview", "item_automated", "give_consent")
    name_keys, name = typed(NAME_KEYS, language)
    booth.type_by_key("name", name_keys)
    booth.press("identify", "continue", "continue", "start_answer", "finish_answer", "accept")
    answer_keys, answer = typed(ANSWER_KEYS, language)
    for number in range(len(pack.questions)):
        assert booth.state.screen is Screen.QUESTION
        if number == 1:
            booth.press("type_instead")
            booth.type_by_key("answer", answer_keys)
            booth.press("submit_typed", "accept")
        elif number == 2:
            booth.press("skip")
        else:
            booth.press("start_answer", "finish_answer", "accept")
        if booth.state.screen is Screen.REST:
            booth.press("continue")
    assert booth.state.screen is Screen.RESULT
    booth.press("continue", "continue")
    assert booth.state.screen is Screen.ATTRACT
    assert [each.seeker.name for each in booth.told(SaveSeeker)] == [name]
    assert [each.transcript.text for each in booth.told(SaveTypedAnswer)] == [answer]
    assert len(booth.told(FinishInterview)) == 1


def _closed_up(words: str) -> str:
    """Without spaces: a voice pauses between sentences, in whatever way they are written."""
    return "".join(words.split())


@dataclass
class Listener:
    """Somebody who sees nothing: hears what was spoken, and has the keypad under the hand."""

    log: Path
    booth: WindowBooth
    heard: int = 0
    all: list[str] = field(default_factory=list)

    def listen(self) -> list[str]:
        """What has been said since."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        said = [json.loads(each)["text"] for each in lines[self.heard :]]
        self.heard = len(lines)
        self.all += said
        return said

    def choose(self, name: str) -> list[str]:
        """Go on until this is spoken as where one is, press enter, and hear what comes of it."""
        for _ in range(MOST_KEYS):
            self.booth.key(Qt.Key.Key_Down)
            said = " ".join(self.listen())
            if name in said:
                self.booth.key(Qt.Key.Key_Return)
                return self.listen()
        raise AssertionError(f"{name!r} was never spoken")


@pytest.mark.parametrize("language", Language)
def test_by_voice_guidance_alone(
    qtbot: QtBot, pack: Pack, language: Language, tmp_path: Path
) -> None:
    log = tmp_path / "speech.jsonl"
    booth = WindowBooth(qtbot, pack, Language.KO, LoggedSpeaker(NoSpeaker(), log))
    person = Listener(log, booth)
    first, own = translated(Language.KO), translated(language)

    def choice(context: str, key: str) -> str:
        return own[context][key][0]

    wanted_items = [each for each in pack.consent.items if each.required or each.id == AUTOMATED]
    items = [each.title[language] for each in wanted_items]
    # What is heard, and what one then wants: everything that this person knows of the booth.
    rules: list[tuple[str, list[str]]] = [
        (first["attract"]["title"][0], [first["attract"]["begin"][0]]),
        (first["language"]["title"][0], [first["language"][f"choose_{language}"][0]]),
        (choice("consent", "title"), [*items, choice("consent", "give")]),
        (choice("identity", "title"), [choice("identity", "anonymous")]),
        (choice("device_check", "title"), [choice("device_check", "continue")]),
        (choice("practice", "title"), [choice("practice", "skip")]),
        (choice("question", "time_own"), [choice("question", "start")]),
        (choice("review", "title"), [choice("review", "accept")]),
        (choice("rest", "title"), [choice("rest", "continue")]),
        (choice("result", "title"), [choice("result", "continue")]),
        (choice("goodbye", "title"), [choice("goodbye", "finish")]),
    ]
    QTest.keyPress(booth.window.windowHandle(), Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: booth.state.access.uses(Way.VOICE), timeout=10 * HOLD_MS)
    QTest.keyRelease(booth.window.windowHandle(), Qt.Key.Key_F1)
    assert not booth.told(CallForStaff), "held, it does not call staff"
    said = person.listen()
    for _ in range(40):
        assert not any("。" in each[:-1] for each in said), "one sentence at a time"
        page = _closed_up("".join(said))
        wanted = [goals for phrase, goals in rules if _closed_up(phrase) in page]
        if not said:
            # Silence: one is being recorded. The answer is said, and enter ends it.
            assert booth.state.screen is Screen.RECORDING
            booth.key(Qt.Key.Key_Return)
            said = person.listen()
            continue
        assert wanted, f"nobody can know what to do after {said}"
        for goal in wanted[0]:
            said = person.choose(goal)
        if booth.state.screen is Screen.ATTRACT:
            break
    assert booth.told(FinishInterview)
    assert len(booth.told(StartTake)) == len(pack.questions)
    spoken = "\n".join(person.all)
    for question in pack.questions:
        assert question.text[language].split(".")[0] in spoken, "every question is read"
    assert "K, 7, P, M, 4, X, R, D" in spoken, "the code to keep, letter by letter"


@pytest.mark.parametrize("language", Language)
def test_by_typed_answers_alone(qtbot: QtBot, pack: Pack, language: Language) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO, devices=False)
    booth.touch("begin", "way_typed", f"choose_{language}")
    booth.touch("item_interview", "item_automated", "give_consent")
    booth.touch("stay_anonymous", "skip")
    keys, text = typed(ANSWER_KEYS, language)
    for _ in pack.questions:
        assert booth.state.screen is Screen.QUESTION
        booth.touch("start_answer", *(f"key_{key}" for key in keys), "submit_typed", "accept")
        if booth.state.screen is Screen.REST:
            booth.touch("continue")
    assert booth.state.screen is Screen.RESULT
    answers = [each.transcript.text for each in booth.told(SaveTypedAnswer)]
    assert answers == [text] * len(pack.questions)
    assert not booth.told(StartTake)


# --- keys -------------------------------------------------------------------------------------


def test_back_help_and_home_work_on_every_screen(qtbot: QtBot, pack: Pack) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO)
    booth.touch("begin", "choose_ko", "item_interview", "give_consent")
    booth.key(Qt.Key.Key_Escape)
    assert booth.state.screen is Screen.CONSENT
    booth.key(Qt.Key.Key_F1)
    assert booth.state.overlay is Overlay.STAFF_CALLED
    booth.key(Qt.Key.Key_Return)
    assert booth.state.overlay is None, "enter closes the sheet"
    booth.key(Qt.Key.Key_Home)
    assert booth.state.overlay is Overlay.STOP_CONFIRM
    booth.key(Qt.Key.Key_Escape)
    assert (booth.state.screen, booth.state.overlay) == (Screen.CONSENT, None)


def test_volume_keys(qtbot: QtBot, pack: Pack) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO)
    booth.key(Qt.Key.Key_VolumeUp)
    assert booth.state.access.volume == 4
    booth.key(Qt.Key.Key_VolumeDown)
    booth.key(Qt.Key.Key_VolumeDown)
    assert booth.state.access.volume == 2


def test_enter_held_down_presses_once(qtbot: QtBot, pack: Pack) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO)
    booth.press("begin")
    booth.go(lambda: booth.here() == "choose_ko")
    handle = booth.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Return)
    assert booth.state.screen is Screen.CONSENT


def test_up_from_the_keys_is_back_to_what_they_write(qtbot: QtBot, pack: Pack) -> None:
    booth = WindowBooth(qtbot, pack, Language.KO)
    booth.press("begin", "choose_ko", "item_interview", "give_consent", "name")
    assert booth.here() == "key_ㅂ"
    booth.key(Qt.Key.Key_Up)
    assert booth.here() == "name"


# --- what is spoken ---------------------------------------------------------------------------


@pytest.fixture
def spoken(qtbot: QtBot, pack: Pack, tmp_path: Path) -> Listener:
    """Somebody on the language screen who has chosen voice and keypad."""
    log = tmp_path / "speech.jsonl"
    booth = WindowBooth(qtbot, pack, Language.KO, LoggedSpeaker(NoSpeaker(), log))
    booth.press("begin", "way_voice")
    return Listener(log, booth)


def test_what_tells_who_somebody_is_is_never_read_aloud(spoken: Listener) -> None:
    booth = spoken.booth
    booth.press("choose_ko", "item_interview", "give_consent")
    booth.type_by_key("phone", "010")
    booth.window._narrator.look()
    assert spoken.listen()[-1] == "3글자 적었어요"
    booth.go(lambda: booth.here() == "phone", Qt.Key.Key_Up)
    said = spoken.listen()
    assert "3글자 적었어요." in said
    assert "전화번호 (결과를 받고 싶으실 때만), 적는 칸." in said
    assert not [each for each in spoken.all if "010" in each]


def test_the_name_on_a_ticket_is_shown_and_not_said(spoken: Listener) -> None:
    booth = spoken.booth
    booth.send(BoothReport(frozenset(), True, True, reads_tickets=True))
    booth.press("choose_ko", "item_interview", "give_consent")
    booth.send(TicketChecked(Application(VISIT_ID, "Haneul")))
    booth.window._narrator.look()
    shown = [each.text() for each in booth.window.findChildren(QLabel) if each.isVisible()]
    assert any(masked("Haneul") in each for each in shown)
    assert translated(Language.KO)["identity"]["found_nameless"][0] in " ".join(spoken.listen())
    assert not [each for each in spoken.all if masked("Haneul") in each]


def test_what_is_typed_as_an_answer_is_echoed(spoken: Listener) -> None:
    booth = spoken.booth
    booth.press("choose_ko", "item_interview", "give_consent", "stay_anonymous")
    booth.press("continue", "skip", "type_instead")
    booth.type_by_key("answer", "ㅎㅏ")
    booth.window._narrator.look()
    assert booth.window.findChild(QPlainTextEdit, "answer").toPlainText() == "하"
    assert "하" in spoken.listen()


def test_it_is_silent_while_an_answer_is_recorded(spoken: Listener) -> None:
    booth = spoken.booth
    booth.press("choose_ko", "item_interview", "give_consent", "stay_anonymous", "continue", "skip")
    booth.go(lambda: booth.here() == "start_answer")
    spoken.listen()
    booth.key(Qt.Key.Key_Return)
    booth.key(Qt.Key.Key_Down)
    booth.key(Qt.Key.Key_VolumeUp)
    assert booth.state.screen is Screen.RECORDING
    assert spoken.listen() == []


def test_what_is_said_is_written(spoken: Listener) -> None:
    said = spoken.listen()
    assert spoken.booth.window._caption.isVisible()
    assert spoken.booth.window._caption.text() == said[-1]
    spoken.booth.press("way_voice")
    assert spoken.listen()[-1] == "소리 안내를 껐어요."
    assert not spoken.booth.window._caption.isVisible()


def test_the_volume_is_told_where_it_is_changed(spoken: Listener) -> None:
    spoken.listen()
    spoken.booth.key(Qt.Key.Key_VolumeUp)
    assert spoken.listen() == ["소리 크기 4 / 5"]
