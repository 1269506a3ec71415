from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from kiosk.interview import Language
from kiosk.ui.gallery import sample_frame
from kiosk.ui.samples import transcript
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.layout import SCALES, Column, Row, fit
from kiosk.ui.widgets.letter import Letter
from kiosk.ui.widgets.lines import CENTRE, Lines
from kiosk.ui.widgets.meter import Hearing, Meter
from kiosk.ui.widgets.mirror import Mirror
from kiosk.ui.widgets.text import Text


@pytest.fixture
def look(qapp: object) -> Look:
    return Look()


def test_hangul_words_stay_whole_and_lines_are_even(look: Look) -> None:
    text = "생각이 다른 사람과 이야기를 나누며 일을 함께 해낸 경험을 하나 들려주세요."
    for width_px in range(400, 1000, 50):
        lines = Lines(text, look.font(Type.BODY), width_px)
        assert not lines.breaks_a_word()
        assert lines.width_px <= width_px
        uneven = Lines(text, look.font(Type.BODY), width_px, even=False)
        assert lines.count == uneven.count
        assert lines.width_px <= uneven.width_px + 1


def test_a_word_wider_than_the_line_is_noticed(look: Look) -> None:
    assert Lines("직업기초능력검사안내문", look.font(Type.TITLE), 200).breaks_a_word()


def test_chinese_breaks_anywhere_but_rather_where_one_pauses(look: Look) -> None:
    font = look.font(Type.BODY, language=Language.ZH)
    em_px = font.pixelSize()
    text = "您说的话会写成文字，由人来读并且保存。"
    lines = Lines(text, font, 12 * em_px)
    assert not lines.breaks_a_word()
    assert (lines.count, len(lines.spans(0, 10)), len(lines.spans(0, 11))) == (2, 1, 2)
    without_marks = Lines("您说的话会写成文字由人来读并且保存", font, 12 * em_px)
    assert without_marks.count == 2
    assert not without_marks.breaks_a_word()
    assert lines.width_px <= 12 * em_px


def test_each_language_has_letters_of_its_own_family(look: Look) -> None:
    assert look.font(Type.BODY).family() != look.font(Type.BODY, language=Language.ZH).family()
    look.speak(Language.ZH)
    assert look.font(Type.BODY).family() == "Noto Sans CJK SC"


def test_what_was_heard_in_chinese_has_no_spaces(look: Look) -> None:
    letter = Letter(look)
    letter.write(transcript(Language.ZH))
    assert " " not in letter.text()
    assert letter.doubtful


def test_centred_lines_stay_inside(look: Look) -> None:
    lines = Lines("하나 둘 셋 넷", look.font(Type.BODY), 200, align=CENTRE)
    for span in lines.spans(0, 8):
        assert -1 <= span.left_px <= span.right_px <= 201


def test_type_gets_smaller_only_when_it_must(look: Look) -> None:
    column = Column(look)
    text = column.add(Text(look))
    text.say("천천히 말씀하세요. 잠깐 멈추셔도 괜찮아요. " * 6)
    assert fit(column, QRect(0, 0, 900, 1600)) == 1.0
    high_px = column.height_at(900, 1.0)
    smaller = fit(column, QRect(0, 0, 900, round(high_px * 0.7)))
    assert SCALES[-1] <= smaller < 1.0
    assert text.fits()


def test_what_says_nothing_takes_no_room(look: Look) -> None:
    column = Column(look)
    said, silent = column.add(Text(look)), column.add(Text(look))
    said.say("하나")
    alone_px = column.height_at(500, 1.0)
    silent.say("둘")
    assert column.height_at(500, 1.0) > alone_px
    silent.say("")
    assert column.height_at(500, 1.0) == alone_px


def test_a_row_shares_by_weight(look: Look) -> None:
    row = Row(look, gap_mm=10 / 3.6)
    first, second = row.add(Text(look), 1), row.add(Text(look), 3)
    first.say("가")
    second.say("나")
    row.setGeometry(0, 0, 410, 100)
    row.settle(1.0)
    assert (first.width(), second.width()) == (100, 300)


def test_doubtful_words_are_marked_and_corrections_never(look: Look) -> None:
    letter = Letter(look)
    heard = transcript(Language.KO)
    letter.write(heard)
    assert [letter.text()[start:end] for start, end in letter._marks] == ["책을", "끝까지"]
    letter.write(replace(heard, correction="제가 고친 말"))
    assert (letter.text(), letter.doubtful) == ("제가 고친 말", False)
    letter.write(None)
    assert letter.text() == ""


def test_the_meter_puts_the_level_into_words(qtbot: QtBot, look: Look) -> None:
    meter = Meter(look)
    qtbot.addWidget(meter)
    frame = sample_frame()

    def hear(at_s: float, level_dbfs: float) -> Hearing:
        meter.hear(replace(frame, time_ns=int(at_s * 1e9), level_dbfs=level_dbfs))
        return meter.hearing

    assert meter.hearing is Hearing.SILENT
    assert hear(1.0, -70.0) is Hearing.SILENT
    assert hear(2.0, -48.0) is Hearing.FAINT
    assert hear(3.0, -25.0) is Hearing.WELL
    assert hear(5.0, -70.0) is Hearing.WELL, "a pause between two words"
    assert hear(9.0, -70.0) is Hearing.SILENT
    meter.forget()
    assert meter.hearing is Hearing.SILENT


def test_the_mirror_mirrors_and_keeps_no_frame(qtbot: QtBot, look: Look) -> None:
    mirror = Mirror(look)
    qtbot.addWidget(mirror)
    mirror.resize(400, 300)
    frame = sample_frame()
    pixels = frame.rgb.copy()
    pixels[:, : pixels.shape[1] // 2] = (255, 0, 0)
    pixels[:, pixels.shape[1] // 2 :] = (0, 0, 255)
    mirror.reflect(replace(frame, rgb=pixels))
    pixels[:] = 0
    shown = mirror.grab().toImage()
    assert shown.pixelColor(100, 150).blue() > 200, "the right half is seen at the left"
    assert shown.pixelColor(300, 150).red() > 200
    mirror.forget()
    assert mirror.grab().toImage().pixelColor(100, 40).name() == look.colours.celadon_soft.lower()
