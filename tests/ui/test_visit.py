"""A whole visit through the real window and the real flow, by touch alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from window_booth import WindowBooth

from kiosk.flow import (
    BoothReport,
    Overlay,
    Screen,
    Tick,
    TicketChecked,
)
from kiosk.interview import Application, Language
from kiosk.pack import Pack
from kiosk.ui.samples import VISIT_ID, transcript

MOST_TOUCHES = 8


@pytest.fixture
def booth(qtbot: QtBot, pack: Pack) -> Callable[[Language], WindowBooth]:
    return lambda language: WindowBooth(qtbot, pack, language)


@pytest.mark.parametrize("language", Language)
def test_from_the_first_touch_to_goodbye(
    booth: Callable[[Language], WindowBooth], language: Language
) -> None:
    visit = booth(Language.KO)
    visit.touch("begin", f"choose_{language}", "item_interview", "item_automated")
    visit.touch("give_consent")
    visit.touch("stay_anonymous", "continue", "continue")
    visit.touch("start_answer", "finish_answer", "accept")
    for number in range(len(visit.state.plan.questions)):
        assert visit.state.screen is Screen.QUESTION
        if number == 1:
            visit.touch("type_instead")
            visit.window.findChild(QPlainTextEdit, "answer").setPlainText("제가 한 일이에요.")
            visit.touch("submit_typed", "accept")
        elif number == 2:
            visit.touch("skip")
        else:
            visit.touch("start_answer", "finish_answer", "accept")
        if visit.state.screen is Screen.REST:
            visit.touch("continue")
    assert visit.state.screen is Screen.RESULT
    assert visit.state.language is language
    visit.touch("continue")
    assert visit.state.screen is Screen.GOODBYE
    visit.touch("continue")
    assert visit.state == replace(
        visit.state, screen=Screen.ATTRACT, visit=None, language=visit.state.language
    )


def test_changing_the_language_on_the_way(booth: Callable[[Language], WindowBooth]) -> None:
    visit = booth(Language.KO)
    visit.touch("begin", "choose_ko", "item_interview", "give_consent", "identify", "continue")
    visit.touch("skip", "start_answer", "finish_answer", "accept", "continue")
    assert visit.state.question is not None

    def words() -> list[str]:
        return [each.text() for each in visit.window.findChildren(QLabel) if each.isVisible()]

    for language in (Language.ZH, Language.VI, Language.EN):
        visit.touch("languages", f"language_{language}")
        assert visit.state.question.text[language] in words()
    visit.touch("languages", "language_vi", "type_instead")
    for key in "aas":
        visit.touch(f"key_{key}")
    visit.touch("submit_typed", "accept")
    assert visit.state.visit is not None
    first, second = visit.state.visit.responses[1:3]
    assert first.transcript == transcript(Language.KO)
    assert second.transcript is not None
    assert (second.transcript.language, second.transcript.text) == (Language.VI, "ấ")


def test_correcting_and_answering_again(booth: Callable[[Language], WindowBooth]) -> None:
    visit = booth(Language.KO)
    visit.touch("begin", "choose_ko", "item_interview", "give_consent", "identify", "continue")
    visit.touch("skip", "start_answer", "finish_answer", "retake")
    visit.touch("start_answer", "finish_answer", "correct")
    visit.window.findChild(QPlainTextEdit, "answer").setPlainText("제 말로 고쳤어요.")
    visit.touch("submit_typed")
    assert visit.state.visit is not None
    heard = visit.state.visit.response.transcript
    assert heard is not None
    assert (heard.text, heard.heard[:3]) == ("제 말로 고쳤어요.", "작년에")


def test_eight_touches_with_a_ticket_to_the_first_recording(
    booth: Callable[[Language], WindowBooth],
) -> None:
    visit = booth(Language.KO)
    visit.send(BoothReport(frozenset(), True, True, reads_tickets=True))
    touches = ["begin", "choose_ko", "item_interview", "give_consent"]
    visit.touch(*touches)
    visit.send(TicketChecked(Application(VISIT_ID, "김하늘")))
    rest = ["identify", "continue", "continue", "start_answer"]
    visit.touch(*rest)
    assert visit.state.screen is Screen.RECORDING
    assert len(touches + rest) <= MOST_TOUCHES


def test_eight_touches_to_the_first_question_that_counts(
    booth: Callable[[Language], WindowBooth],
) -> None:
    visit = booth(Language.KO)
    visit.send(BoothReport(frozenset(), True, True, reads_tickets=True))
    visit.touch("begin", "choose_ko", "item_interview", "give_consent")
    visit.send(TicketChecked(Application(VISIT_ID, "김하늘")))
    visit.touch("identify", "continue", "skip", "start_answer")
    assert visit.state.screen is Screen.RECORDING
    assert visit.state.visit is not None
    assert visit.state.visit.index == 0


def test_stopping_is_asked_back_and_can_be_taken_back(
    booth: Callable[[Language], WindowBooth],
) -> None:
    visit = booth(Language.KO)
    visit.touch("begin", "choose_en", "stop")
    assert visit.state.overlay is Overlay.STOP_CONFIRM
    visit.touch("close_overlay")
    assert visit.state.screen is Screen.CONSENT
    visit.touch("stop", "confirm_stop")
    assert visit.state.screen is Screen.ATTRACT


def test_nobody_there(booth: Callable[[Language], WindowBooth]) -> None:
    visit = booth(Language.KO)
    visit.touch("begin")
    visit.send(Tick(visit.state.plan.idle_s + 1.0))
    assert visit.state.overlay is Overlay.IDLE_WARNING
    visit.touch("still_here")
    assert (visit.state.screen, visit.state.overlay) == (Screen.LANGUAGE, None)


def test_the_touch_that_answers_the_warning_presses_nothing_below(
    booth: Callable[[Language], WindowBooth],
) -> None:
    visit = booth(Language.KO)
    visit.touch("begin")
    below = visit.window.findChild(QAbstractButton, "choose_en")
    where = below.mapTo(visit.window, below.rect().center())
    visit.send(Tick(visit.state.plan.idle_s + 1.0))
    # As a finger does it: on the native window, which then looks for what lies there.
    QTest.mouseClick(visit.window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    assert (visit.state.screen, visit.state.overlay) == (Screen.LANGUAGE, None)
    QTest.mouseClick(visit.window.windowHandle(), Qt.MouseButton.LeftButton, pos=where)
    assert visit.state.screen is Screen.CONSENT
