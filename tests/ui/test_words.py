"""What the screens tell and promise, and what they do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.flow import PRACTICE, State
from kiosk.interview import Language, Seeker
from kiosk.ui.gallery import sample_frame
from kiosk.ui.samples import OPENINGS, transcript
from kiosk.ui.widgets.light import Light
from kiosk.ui.widgets.profile_bars import ProfileBars
from kiosk.ui.widgets.ruled import Ruled

Scene = Callable[..., State]


def test_the_profile_shows_what_was_heard_and_tells_the_rest(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("result"))
    seen.window.show_openings(OPENINGS)
    bars = seen.window.findChild(ProfileBars)
    assert bars.accessibleName().startswith("조직이해능력 4.1 (3.6–4.6)")
    assert bars.accessibleName().count("(") == 5
    said = seen.words()
    assert "가장 또렷했던 5가지" in said
    assert "이 힘도 보였어요: 문제해결능력, 기술능력, 정보능력, 수리능력, 직업윤리" in said
    assert "비워 둔 것" not in said
    assert "도서관 사서 보조" in said
    assert "결정은 사람이 합니다" in said


def test_what_was_not_heard_is_told_in_words(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("result-few"))
    bars = seen.window.findChild(ProfileBars)
    assert bars.accessibleName().count("(") == 4
    said = seen.words()
    assert "비워 둔 것: 의사소통능력" in said
    assert "가장 또렷했던" not in said


def test_the_strongest_are_those_that_surely_are(seen: Any, scene: Scene) -> None:
    state = scene("result")
    entries = tuple(reversed(state.visit.profile.entries))
    profile = replace(state.visit.profile, entries=entries)
    seen.window.show_state(replace(state, visit=replace(state.visit, profile=profile)))
    assert seen.window.findChild(ProfileBars).accessibleName().startswith("조직이해능력")


@pytest.mark.parametrize(
    ("name", "promised", "not_promised"),
    [
        ("goodbye", ("일자리를 찾고", "기업에 결과를 보여", "연락처로 알려"), ()),
        ("goodbye-by_code", ("일자리를 찾고", "확인 번호로 보실"), ("연락처로 알려",)),
        ("goodbye-private", ("일자리도 찾지 않아요",), ("찾고", "연락처로", "번호로 보실")),
    ],
)
def test_goodbye_promises_what_was_agreed_to(
    seen: Any, scene: Scene, name: str, promised: tuple[str, ...], not_promised: tuple[str, ...]
) -> None:
    seen.window.show_state(scene("goodbye"))
    seen.window.show_state(scene(name))
    said = seen.words()
    assert "오늘 밤" in said
    assert [each for each in promised if each not in said] == []
    assert [each for each in not_promised if each in said] == []


def test_no_message_is_promised_to_whom_none_can_be_sent(seen: Any, scene: Scene) -> None:
    state = scene("goodbye")
    nameless = replace(state.visit, seeker=Seeker())
    seen.window.show_state(replace(state, visit=nameless))
    assert "확인 번호로 보실" in seen.words()
    applied = replace(state.visit, seeker=Seeker(application_id="an application with an address"))
    seen.window.show_state(replace(state, visit=applied))
    assert "연락처로 알려" in seen.words()


def test_jobs_are_not_spoken_of_to_whom_does_not_want_any(seen: Any, scene: Scene) -> None:
    state = scene("result")
    private = replace(state.visit, consents=state.visit.consents[:1])
    seen.window.show_state(replace(state, visit=private))
    said = seen.words()
    assert "일자리는 찾지 않아요" in said
    assert "일자리 소식" not in said


@pytest.mark.parametrize("language", [Language.ZH, Language.VI])
def test_who_answers_in_a_language_that_is_not_read_is_told_before_and_after(
    seen: Any, scene: Scene, language: Language
) -> None:
    told = {Language.ZH: "由人来读", Language.VI: "có người đọc"}[language]
    seen.window.show_state(scene("practice", language))
    assert told in seen.words()
    seen.window.show_state(scene("result-by_person", language))
    said = seen.words()
    assert told in said
    assert transcript(language).text in said
    assert not seen.window.findChild(ProfileBars).accessibleName()
    seen.window.show_state(scene("goodbye-by_person", language))
    assert told in seen.words()


@pytest.mark.parametrize("language", [Language.KO, Language.EN])
def test_who_is_read_by_the_booth_is_told_nothing_of_it(
    seen: Any, scene: Scene, language: Language
) -> None:
    seen.window.show_state(scene("practice", language))
    before = seen.words()
    seen.window.show_state(scene("practice", Language.ZH))
    assert len(seen.words().splitlines()) == len(before.splitlines()) + 1


def test_levels_and_what_a_person_reads_stand_beside_each_other(seen: Any, scene: Scene) -> None:
    state = scene("result-by_person", Language.ZH)
    both = replace(state.visit, profile=scene("result").visit.profile)
    seen.window.show_state(replace(state, visit=both, language=Language.KO))
    said = seen.words()
    assert "답 2개는" in said
    assert transcript(Language.ZH).text in said
    assert seen.window.findChild(ProfileBars).accessibleName()
    assert "그림을 그리지 않았어요" not in said
    seen.window.forget()
    assert transcript(Language.ZH).text not in seen.words()


def test_why_it_broke_off_is_told_even_when_it_is_mended(seen: Any, scene: Scene) -> None:
    state = scene("interrupted-mended")
    assert not state.booth.problems
    seen.window.show_state(state)
    assert "녹화 장치가 멈춰서" in seen.words()


def test_what_looks_wrong_is_told_while_the_light_burns(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("recording-doubt"))
    said = seen.words()
    assert "소리가 전혀 들어오지 않아요" in said
    assert seen.window.findChild(Light).isVisible()
    assert seen.button("finish_answer").isEnabled()
    seen.window.show_state(scene("recording"))
    assert "소리가 전혀" not in seen.words()


def test_the_practice_offers_nothing_to_go_on_from(seen: Any, scene: Scene) -> None:
    state = scene("interrupted")
    seen.window.show_state(replace(state, visit=replace(state.visit, index=PRACTICE)))
    said = seen.words()
    assert "연습이었으니" in said
    assert "이어서" not in said


def test_nobody_has_to_wait_for_the_letter(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("review-waiting"))
    said = seen.words()
    assert "글로 옮겨 적는 중" in said
    assert "기다리지 않고" in said
    assert seen.window.findChild(Ruled).isVisible()
    seen.window.show_state(scene("review"))
    assert "글로 옮겨 적는 중" not in seen.words()
    assert not seen.window.findChild(Ruled).isVisible()


def test_the_words_beside_the_meter_follow_the_voice(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("device_check"))
    frame, words = sample_frame(), ("한마디 해 보세요", "조금 더 크게", "잘 들려요")
    for at_s, level_dbfs, told in ((1, -70.0, 0), (2, -48.0, 1), (3, -25.0, 2), (9, -48.0, 1)):
        seen.window.show_preview(replace(frame, time_ns=at_s * 10**9, level_dbfs=level_dbfs))
        assert [each for each in words if each in seen.words()] == [words[told]]
