from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.flow import (
    Accept,
    Activity,
    Back,
    Begin,
    CallStaff,
    ChooseDefaults,
    ChooseDevice,
    ChooseLanguage,
    Continue,
    Correct,
    Decline,
    Defaults,
    DeleteEverything,
    Event,
    FinishAnswer,
    GiveConsent,
    Identify,
    MoreTime,
    OpenAccess,
    OpenLanguages,
    OpenPage,
    OpenStaffPanel,
    Overlay,
    PinEntered,
    Retake,
    Screen,
    Skip,
    StaffCommand,
    StaffPage,
    StartAnswer,
    State,
    StopInterview,
    SubmitTyped,
    TypeInstead,
    UseWay,
    Way,
    can_go_back,
)
from kiosk.interview import DeviceKind, Language, Seeker
from kiosk.pack import Pack
from kiosk.ui.cards import SyncCard
from kiosk.ui.gallery import sample_frame
from kiosk.ui.overlays import OVERLAYS
from kiosk.ui.samples import HEALTH, OPENINGS, VISIT_ID, scenes
from kiosk.ui.screens import VIEWS
from kiosk.ui.widgets.light import Light
from kiosk.ui.widgets.mirror import Mirror

Scene = Callable[..., State]

PRESSES: list[tuple[str, str, Event]] = [
    ("attract", "begin", Begin(VISIT_ID, "K7PM-4XRD")),
    ("attract", "languages", OpenLanguages()),
    ("recording", "languages", OpenLanguages()),
    ("attract", "access", OpenAccess()),
    ("rest", "access", OpenAccess()),
    ("overlay-languages", "language_vi", ChooseLanguage(Language.VI)),
    ("overlay-languages", "close_overlay", Back()),
    ("overlay-access", "use_large_text", UseWay(Way.LARGE_TEXT, True)),
    ("overlay-access", "use_still", UseWay(Way.STILL, True)),
    ("overlay-access", "close_overlay", Back()),
    ("language", "way_typed", UseWay(Way.TYPED, True)),
    ("attract", "call_staff", CallStaff()),
    ("language", "choose_ko", ChooseLanguage(Language.KO)),
    ("language", "choose_en", ChooseLanguage(Language.EN)),
    ("language", "choose_zh", ChooseLanguage(Language.ZH)),
    ("language", "choose_vi", ChooseLanguage(Language.VI)),
    ("language", "back", Back()),
    ("consent", "decline", Decline()),
    ("consent", "stop", StopInterview()),
    ("identity", "stay_anonymous", Identify(Seeker())),
    ("identity", "back", Back()),
    ("device_check", "continue", Continue()),
    ("device_check-problem", "type_instead", TypeInstead()),
    ("practice", "continue", Continue()),
    ("practice", "skip", Skip()),
    ("question", "start_answer", StartAnswer()),
    ("question", "more_time", MoreTime()),
    ("question", "type_instead", TypeInstead()),
    ("question", "skip", Skip()),
    ("question", "back", Back()),
    ("recording", "finish_answer", FinishAnswer()),
    ("recording", "more_time", MoreTime()),
    ("review", "accept", Accept()),
    ("review", "retake", Retake()),
    ("review", "correct", Correct()),
    ("review-waiting", "accept", Accept()),
    ("typing", "back", Back()),
    ("interrupted", "continue", Continue()),
    ("interrupted", "accept", Accept()),
    ("interrupted", "retake", Retake()),
    ("rest", "continue", Continue()),
    ("working-patient", "continue", Continue()),
    ("result", "continue", Continue()),
    ("goodbye", "continue", Continue()),
    ("goodbye", "delete_everything", DeleteEverything()),
    ("goodbye", "back", Back()),
    ("resume", "continue", Continue()),
    ("resume", "decline", Decline()),
    ("fault-question", "type_instead", TypeInstead()),
    ("staff", "staff_return", StaffCommand.RETURN),
    ("staff", "staff_reset", StaffCommand.RESET),
    ("staff", "staff_out_of_service", StaffCommand.OUT_OF_SERVICE),
    ("staff", "staff_devices", OpenPage(StaffPage.DEVICES)),
    ("staff-closed", "staff_open_again", StaffCommand.OPEN_AGAIN),
    ("staff-sending", "staff_sync_now", StaffCommand.SYNC_NOW),
    ("staff-sending", "staff_return", Back()),
    ("staff-diagnostics", "staff_diagnostics", StaffCommand.DIAGNOSTICS),
    ("staff-defaults", "default_en", ChooseDefaults(Defaults(Language.EN, 3))),
    ("staff-defaults", "louder", ChooseDefaults(Defaults(Language.KO, 4))),
    ("staff-devices", "camera_0", ChooseDevice(DeviceKind.CAMERA, None)),
    ("overlay-idle_warning", "still_here", Activity()),
    ("overlay-stop_confirm", "confirm_stop", Continue()),
    ("overlay-stop_confirm", "close_overlay", Back()),
    ("overlay-delete_confirm", "confirm_delete", Continue()),
    ("overlay-delete_confirm", "close_overlay", Back()),
    ("overlay-staff_called", "close_overlay", Back()),
    ("overlay-pin", "close_overlay", Back()),
]


def texts(window: QWidget) -> list[str]:
    """Every word that is held anywhere in the window, seen or not."""
    held = [each.text() for each in window.findChildren(QLabel)]
    held += [each.text() for each in window.findChildren(QAbstractButton)]
    held += [each.text() for each in window.findChildren(QLineEdit)]
    held += [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    held += [each.accessibleName() for each in window.findChildren(QWidget)]
    return held


def test_every_screen_and_overlay_can_be_drawn() -> None:
    assert set(VIEWS) == set(Screen)
    assert set(OVERLAYS) == set(Overlay)


@pytest.mark.parametrize(("name", "button", "event"), PRESSES)
def test_a_button_says_what_it_means(
    seen: Any, scene: Scene, name: str, button: str, event: Event
) -> None:
    seen.window.show_booth_health(HEALTH)
    seen.window.show_state(scene(name))
    assert seen.press(button) == event


@pytest.mark.parametrize("command", [StaffCommand.WIPE, StaffCommand.POWER_OFF])
def test_what_cannot_be_undone_is_asked_back(
    seen: Any, scene: Scene, command: StaffCommand
) -> None:
    seen.window.show_state(scene("staff"))
    seen.button(f"staff_{command}").click()
    seen.button("staff_no").click()
    seen.button(f"staff_{command}").click()
    assert seen.sent == []
    assert seen.press("staff_yes") is command


def test_consent_needs_the_required_item_alone(seen: Any, scene: Scene, pack: Pack) -> None:
    seen.window.show_state(scene("consent"))
    give = seen.window.findChild(QAbstractButton, "give_consent")
    assert not give.isEnabled()
    seen.button("item_share").click()
    assert not give.isEnabled()
    seen.button("item_share").click()
    seen.button("item_interview").click()
    given = seen.press("give_consent")
    assert isinstance(given, GiveConsent)
    assert [(each.item_id, each.given) for each in given.choices] == [
        ("notice", True),
        ("interview", True),
        ("automated", False),
        ("share", False),
        ("match_notice", False),
    ]
    hashes = [each.sha256(Language.KO) for each in pack.consent.items]
    told = pack.consent.notice_sha256(Language.KO)
    assert [each.text_sha256 for each in given.choices] == [told, *hashes]


def test_the_hash_is_of_the_words_that_were_shown(seen: Any, scene: Scene, pack: Pack) -> None:
    state = scene("consent")
    seen.window.show_state(state)
    seen.button("item_interview").click()
    seen.window.show_state(replace(state, language=Language.EN))
    given = seen.press("give_consent")
    assert given.choices[0].text_sha256 == pack.consent.notice_sha256(Language.EN)
    assert given.choices[1].text_sha256 == pack.consent.items[0].sha256(Language.EN)


def test_the_legal_text_is_one_touch_away(seen: Any, scene: Scene, pack: Pack) -> None:
    seen.window.show_state(scene("consent"))
    legal = next(each for each in seen.window.findChildren(QLabel) if "제15조" in each.text())
    assert not legal.isVisible()
    seen.button("read_legal").click()
    assert legal.isVisible()
    assert all(each.legal[Language.KO] in legal.text() for each in pack.consent.items)
    seen.button("read_legal").click()
    assert not legal.isVisible()


def test_who_is_there(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("identity"))
    seen.window.findChild(QLineEdit, "name").setText(" 김하늘 ")
    seen.window.findChild(QLineEdit, "phone").setText("010-1234-5678")
    assert seen.press("identify") == Identify(Seeker("김하늘", "010-1234-5678"))


def test_an_answer_is_typed_and_nothing_empty_is_sent(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("typing"))
    assert not seen.window.findChild(QAbstractButton, "submit_typed").isEnabled()
    for key in "ㅇㅏㄴㄴㅕㅇ":
        seen.button(f"key_{key}").click()
    assert seen.press("submit_typed") == SubmitTyped("안녕")


def test_a_correction_starts_with_what_was_heard(seen: Any, scene: Scene) -> None:
    state = scene("typing-correcting")
    seen.window.show_state(state)
    assert seen.press("submit_typed") == SubmitTyped(state.visit.typing_draft)
    # What is being written is not overwritten by the next tick.
    seen.window.findChild(QPlainTextEdit).setPlainText("내가 고친 말")
    seen.window.show_state(replace(state, now_s=state.now_s + 1.0))
    assert seen.press("submit_typed") == SubmitTyped("내가 고친 말")


def test_the_light_is_lit_only_while_the_device_records(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("recording-starting"))
    light = seen.window.findChild(Light)
    assert light.text() == "준비 중…"
    assert not seen.window.findChild(QAbstractButton, "finish_answer").isEnabled()
    seen.window.show_state(scene("recording"))
    assert light.text() == "녹화하고 있어요"


def test_the_light_breathes_only_while_it_is_seen(
    make_window: Callable[..., Any], scene: Scene
) -> None:
    seen = make_window(reduced_motion=False)
    seen.window.show_state(scene("recording-starting"))
    light = seen.window.findChild(Light)
    assert not light.breathing()
    seen.window.show_state(scene("recording"))
    assert light.breathing()
    seen.window.show_state(scene("review"))
    assert not light.breathing()


def test_nothing_moves_with_reduced_motion(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("recording"))
    assert not seen.window.findChild(Light).breathing()


def test_retake_and_correction_are_offered_only_where_they_lead_somewhere(
    seen: Any, scene: Scene
) -> None:
    state = scene("review")
    seen.window.show_state(scene("review-waiting"))
    assert not seen.window.findChild(QAbstractButton, "correct").isVisible()
    used_up = replace(state.visit.response, retakes_left=0)
    seen.window.show_state(replace(state, visit=state.visit.with_response(used_up)))
    assert not seen.window.findChild(QAbstractButton, "retake").isVisible()


def test_back_and_stop_are_there_when_they_lead_somewhere(seen: Any, pack: Pack) -> None:
    for state in scenes(pack, Language.KO).values():
        seen.window.show_state(state)
        back = seen.window.findChild(QAbstractButton, "back")
        assert back.isVisible() is can_go_back(state), state.screen


def test_chrome_and_primary_never_move(seen: Any, pack: Pack) -> None:
    places: dict[str, set[tuple[int, ...]]] = {}
    for state in scenes(pack, Language.KO).values():
        seen.window.show_state(state)
        for name in ("call_staff", "back", "stop", "languages", "access"):
            rect = seen.window.findChild(QAbstractButton, name).geometry()
            places.setdefault(name, set()).add(rect.getRect())
        primary = seen.window._view(state.screen).primary
        if primary is not None:
            places.setdefault("primary", set()).add(primary.geometry().getRect())
    assert {name: len(found) for name, found in places.items()} == dict.fromkeys(places, 1)


@pytest.mark.parametrize("language", [each for each in Language if each is not Language.KO])
@pytest.mark.parametrize("name", ["question", "consent", "result", "staff", "goodbye", "practice"])
def test_everything_follows_the_language(
    seen: Any, scene: Scene, name: str, language: Language
) -> None:
    def shown() -> list[str]:
        return [
            each.text()
            for kind in (QLabel, QAbstractButton)
            for each in seen.window.findChildren(kind)
            if each.isVisible() and each.text()
        ]

    def hangul(text: str) -> bool:
        return any("가" <= each <= "힣" for each in text)

    state = scene(name, language)
    seen.window.show_state(replace(state, language=Language.KO))
    assert any(hangul(each) for each in shown())
    seen.window.show_state(state)
    companies = [each.company for each in OPENINGS]
    shown_now = [each for each in shown() if not any(name in each for name in companies)]
    assert [each for each in shown_now if hangul(each)] == []


def test_the_question_follows_the_language(seen: Any, scene: Scene) -> None:
    state = scene("question")
    seen.window.show_state(state)
    assert state.question.text[Language.KO] in texts(seen.window)
    seen.window.show_state(replace(state, language=Language.EN))
    assert state.question.text[Language.EN] in texts(seen.window)


def test_five_quick_touches_on_the_name_of_the_fair(seen: Any, scene: Scene, pack: Pack) -> None:
    seen.window.show_state(scene("rest"))
    name = pack.name[Language.KO]
    fair = next(each for each in seen.window.findChildren(QLabel) if each.text() == name)
    for touch in range(5):
        assert seen.sent == [], f"after {touch} touches"
        QTest.mouseClick(fair, Qt.MouseButton.LeftButton)
    assert seen.sent == [OpenStaffPanel()]


def test_every_touch_counts_as_activity(qtbot: QtBot, seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("rest"))
    QTest.mouseClick(
        seen.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(500, 900),
    )
    assert Activity() in seen.sent
    seen.sent.clear()
    QTest.keyClick(seen.window.windowHandle(), Qt.Key.Key_A)
    assert Activity() in seen.sent


def test_attract_begins_wherever_it_is_touched(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("attract"))
    view = seen.window._view(Screen.ATTRACT)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 1200))
    assert seen.sent == [Begin(VISIT_ID, "K7PM-4XRD")]


def test_enter_presses_the_primary_action(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("rest"))
    QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Space)
    assert seen.sent == [Continue()]


def test_stopping_offers_to_delete_what_was_answered(seen: Any, scene: Scene) -> None:
    stopping = scene("overlay-stop_confirm")
    seen.window.show_state(stopping)
    with pytest.raises(AssertionError, match="0 visible"):
        seen.button("stop_and_delete")
    answered = scene("review").visit
    seen.window.show_state(replace(stopping, visit=answered))
    assert seen.press("stop_and_delete") == DeleteEverything()


def test_under_a_veil_nothing_can_be_reached_by_key(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("overlay-stop_confirm"))
    reached = set()
    for _ in range(6):
        QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(seen.window.focusWidget().objectName())
    assert reached == {"confirm_stop", "close_overlay"}


def test_tab_goes_through_the_screen_before_the_rest(seen: Any, scene: Scene) -> None:
    for name in ("attract", "consent", "question"):
        seen.window.show_state(scene(name))
    seen.window.setFocus()
    order = []
    for _ in range(9):
        QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Tab)
        order.append(seen.window.focusWidget().objectName())
    assert order == [
        "more_time", "type_instead", "skip", "start_answer",
        "languages", "access", "call_staff", "back", "stop",
    ]  # fmt: skip


def test_tab_goes_through_what_is_ticked_first(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("consent"))
    seen.button("item_interview").click()
    seen.window.setFocus()
    order = []
    for _ in range(7):
        QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Tab)
        order.append(seen.window.focusWidget().objectName())
    items = ["item_interview", "item_automated", "item_share", "item_match_notice"]
    assert order == [*items, "decline", "read_legal", "give_consent"]


def test_the_pin_is_sent_once_and_not_kept(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("overlay-pin"))
    for digit in "2718":
        seen.button(f"pin_{digit}").click()
    assert "2718" not in "".join(texts(seen.window))
    assert seen.press("pin_enter") == PinEntered("2718")
    assert not seen.window.findChild(QAbstractButton, "pin_enter").isEnabled()


def test_the_pin_pad_rests_while_tries_are_refused(seen: Any, scene: Scene) -> None:
    state = scene("overlay-pin_wait")
    seen.window.show_state(state)
    digit = seen.window.findChild(QAbstractButton, "pin_1")
    assert not digit.isEnabled()
    seen.window.show_state(replace(state, now_s=state.now_s + state.pin_wait_s))
    assert digit.isEnabled()


def test_health_reaches_the_panel_before_and_after_it_is_opened(seen: Any, scene: Scene) -> None:
    seen.window.show_booth_health(HEALTH)
    seen.window.show_state(scene("staff"))
    assert HEALTH.camera in texts(seen.window)
    seen.window.show_booth_health(replace(HEALTH, camera="다른 카메라"))
    assert "다른 카메라" in texts(seen.window)


def test_a_touched_device_is_chosen_and_the_other_stays(seen: Any, scene: Scene) -> None:
    seen.window.show_booth_health(HEALTH)
    seen.window.show_state(scene("staff-devices"))
    chosen = HEALTH.devices
    camera, microphone = DeviceKind
    assert seen.press("camera_2") == ChooseDevice(camera, chosen.cameras[1].device)
    assert seen.press("microphone_1") == ChooseDevice(microphone, "Jabra Speak 510")
    assert seen.press("camera_0") == ChooseDevice(camera, None)


def test_how_sending_goes_is_told_in_words(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("staff-sending"))
    for sync, words in (
        (None, "아직 보낸 적이 없어요"),
        (SyncCard(2, 3, None), "지금까지 2건 보냈어요"),
        (SyncCard(5, 0, HEALTH.last_sync), "5건을 모두 보냈어요"),
        (SyncCard(2, 3, HEALTH.last_sync, failed=True), "3건을 보내지 못했어요"),
    ):
        seen.window.show_booth_health(replace(HEALTH, sync=sync))
        assert words in seen.words()


def test_forget_leaves_nothing_of_the_last_person(seen: Any, pack: Pack) -> None:
    private = ["비밀 이름", "010-9999-8888", "비밀 이야기", "K7PM", "도서관에서 자원봉사", "김하늘"]
    window = seen.window
    for name, state in scenes(pack, Language.KO).items():
        window.show_state(state)
        window.show_preview(sample_frame())
        if name == "identity":
            window.findChild(QLineEdit, "name").setText("비밀 이름")
            window.findChild(QLineEdit, "phone").setText("010-9999-8888")
        if name == "typing":
            window.findChild(QPlainTextEdit).setPlainText("비밀 이야기")
    QApplication.clipboard().setText("비밀 이야기")
    window.forget()
    held = "\n".join(texts(window))
    assert [each for each in private if each in held] == []
    assert QApplication.clipboard().text() == ""
    assert all(each._image is None for each in window.findChildren(Mirror))


def test_the_next_person_starts_afresh_even_if_nobody_said_forget(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("consent"))
    seen.button("item_interview").click()
    state = scene("attract")
    seen.window.show_state(state)
    visit = replace(scene("consent").visit, interview_id="7d1f2a40-0000-4000-8000-000000000002")
    seen.window.show_state(replace(scene("consent"), visit=visit))
    assert not seen.button("item_interview").isChecked()


def test_drawing_the_same_state_again_changes_nothing(seen: Any, pack: Pack) -> None:
    for name, state in scenes(pack, Language.KO).items():
        seen.window.show_state(state)
        revision = seen.window._look.revision
        seen.window.show_state(replace(state, now_s=state.now_s + 0.1))
        assert seen.window._look.revision == revision, name


def test_a_ring_shows_the_focus_to_who_comes_by_key(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("consent"))
    handle = seen.window.windowHandle()

    def ringed() -> bool:
        focused = seen.window.focusWidget()
        look = seen.window._look
        corner = focused.grab().toImage()
        middle = corner.pixelColor(1, corner.height() // 2)
        return bool(middle == look.colour("focus"))

    QTest.keyClick(handle, Qt.Key.Key_Tab)
    assert isinstance(seen.window.focusWidget(), QAbstractButton)
    assert ringed()
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5)
    )
    assert not ringed()


def test_the_primary_action_gets_the_focus_once_it_can_be_done(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("recording-starting"))
    assert seen.window.focusWidget() is seen.window
    seen.window.show_state(scene("recording"))
    QTest.keyClick(seen.window.focusWidget(), Qt.Key.Key_Space)
    assert seen.sent == [FinishAnswer()]
