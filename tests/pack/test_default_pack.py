"""The pack that ships: complete, short enough for the screen, lawful, and fair to the scorer."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

import kiosk
from kiosk.interview import AUTOMATED, COVERED, Competency, Language, Texts
from kiosk.pack import Pack, default_pack_path, load_pack

LEVELS = (1, 2, 3, 4, 5)
ANCHORS_A_LEVEL = 3
MEAN_LENGTH_RATIO = 1.3
"""How much longer the longest level's anchors may be, on average, than the shortest level's."""

# The Fair Hiring Procedure Act, art. 4-3: what must not be asked, and what would come near it.
FORBIDDEN = {
    Language.KO: r"혈액형|고향|출신|태어|사는 곳|동네|결혼|혼인|미혼|배우자|가족|부모|형제|"
    r"자매|자녀|재산|외모|용모|얼굴|몸무게|체중|나이|성별|학교|학벌|종교|국적|장애|"
    r"(?<![가-힣])키(?![가-힣])|(?<![가-힣])키[가는를와]",
    Language.EN: r"(?i)\b(blood type|home ?town|born|birthplace|where you live|married|marriage|"
    r"spouse|family|parents?|siblings?|children|property|your looks|appearance|height|weight|"
    r"age|old|gender|sex|religion|nationality|disability)\b",
    Language.ZH: r"血型|老家|籍贯|出生|出身|住在|结婚|婚姻|单身|配偶|家庭|家人|父母|兄弟|姐妹|孩子|"
    r"财产|外貌|长相|身高|体重|年龄|性别|学校|学历|宗教|国籍|残疾",
    Language.VI: r"(?i)nhóm máu|quê|nơi sinh|sinh ra|sống ở|kết hôn|hôn nhân|độc thân|vợ|chồng|"
    r"gia đình|cha mẹ|bố mẹ|anh em|chị em|con cái|tài sản|ngoại hình|khuôn mặt|chiều cao|cân nặng|"
    r"tuổi|giới tính|trường học|học vấn|tôn giáo|quốc tịch|khuyết tật",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(default_pack_path())


def texts_of(pack: Pack) -> Iterator[Texts]:
    yield from (pack.name, pack.organiser, pack.staff_contact)
    for question in (pack.practice, *pack.questions):
        yield from (question.text, question.hint)
    for definition in pack.framework.definitions:
        yield from (definition.name, definition.definition, *definition.facets)
    yield from (*pack.consent.lead, pack.consent.ai_notice)
    for item in pack.consent.items:
        yield from (item.title, item.text, item.legal)


def test_every_text_is_there_in_every_language(pack: Pack) -> None:
    assert pack.languages == tuple(Language)
    for texts in texts_of(pack):
        assert re.search("[가-힣]", texts[Language.KO])
        assert re.search("[A-Za-z]", texts[Language.EN])
        assert re.search("[一-龥]", texts[Language.ZH])
        assert re.search("[A-Za-z]", texts[Language.VI])
        assert not re.search("[가-힣一-龥]", texts[Language.EN] + texts[Language.VI])
        assert not re.search("[가-힣]", texts[Language.ZH])
        assert not re.search("[{}]", "".join(texts.values()))


def test_examples_are_there_where_answers_are_read(pack: Pack) -> None:
    for definition in pack.framework.definitions:
        for sentences in definition.anchors.values():
            assert all(set(texts) == set(COVERED) for texts in sentences)


def test_who_is_not_read_by_the_booth_is_told_so_before_anything_else(pack: Pack) -> None:
    automated = next(item for item in pack.consent.items if item.id == AUTOMATED)
    for language, told in ((Language.ZH, "由人来读"), (Language.VI, "có người đọc")):
        assert told in pack.consent.why[language]
        assert told in pack.consent.ai_notice[language]
    assert "由人来读" in automated.legal[Language.ZH]
    assert "do con người đọc" in automated.legal[Language.VI]


def test_chinese_is_written_in_simplified_characters(pack: Pack) -> None:
    for texts in texts_of(pack):
        assert not re.search("[們這個說話語務員會職業點選擇記錄讓來對時間問題]", texts[Language.ZH])


def test_a_pack_travels_to_the_child_processes_unchanged(pack: Pack) -> None:
    assert pickle.loads(pickle.dumps(pack)) == pack


def test_one_practice_and_five_questions_ask_for_all_ten_competencies(pack: Pack) -> None:
    assert not pack.practice.competencies
    assert (pack.practice.prepare_s, pack.practice.answer_s) == (20, 30)
    assert len(pack.questions) == 5
    for question in pack.questions:
        assert 1 <= len(question.competencies) <= 3
        assert (question.prepare_s, question.answer_s) == (30, 90)
    asked = {each for question in pack.questions for each in question.competencies}
    assert asked == set(Competency)


@pytest.mark.parametrize(
    ("language", "question_characters", "hint_characters"),
    [
        (Language.KO, 60, 90),
        (Language.EN, 130, 180),
        (Language.ZH, 60, 90),
        (Language.VI, 130, 180),
    ],
)
def test_questions_and_hints_fit_the_screen(
    pack: Pack, language: Language, question_characters: int, hint_characters: int
) -> None:
    for question in (pack.practice, *pack.questions):
        assert len(question.text[language]) <= question_characters
        assert len(question.hint[language]) <= hint_characters


@pytest.mark.parametrize("language", Language)
def test_no_question_touches_what_the_law_forbids_to_ask(pack: Pack, language: Language) -> None:
    for question in (pack.practice, *pack.questions):
        for text in (question.text[language], question.hint[language]):
            assert not re.search(FORBIDDEN[language], text), text


@pytest.mark.parametrize("language", Language)
def test_the_check_for_forbidden_topics_finds_them(language: Language) -> None:
    samples = {
        Language.KO: ["고향이 어디세요?", "키가 얼마예요?", "가족과 함께 산 적", "키, 몸무게"],
        Language.EN: ["Where were you born?", "Are you married?", "Tell us about your family."],
        Language.ZH: ["您的籍贯是哪里？", "您结婚了吗？", "请说说您的父母。"],
        Language.VI: ["Quê bạn ở đâu?", "Bạn đã kết hôn chưa?", "Hãy kể về gia đình bạn."],
    }
    for sample in samples[language]:
        assert re.search(FORBIDDEN[language], sample)
    assert not re.search(FORBIDDEN[language], "약속을 지키기 어려웠던 경험 / a promise you kept")


def test_korean_speaks_as_a_person_does_and_never_of_exams(pack: Pack) -> None:
    for question in (pack.practice, *pack.questions):
        assert question.text[Language.KO].endswith("요.")
    shown = [*pack.consent.lead, *(t for i in pack.consent.items for t in (i.title, i.text))]
    shown += [t for q in (pack.practice, *pack.questions) for t in (q.text, q.hint)]
    for texts in shown:
        assert not re.search("귀하|시험|평가|채점|점수", texts[Language.KO])


def test_consent_asks_for_the_interview_and_leaves_the_rest_free(pack: Pack) -> None:
    required = {item.id: item.required for item in pack.consent.items}
    assert required == {
        "interview": True,
        "automated": False,
        "share": False,
        "match_notice": False,
    }
    for language in Language:
        hashes = {item.sha256(language) for item in pack.consent.items}
        assert len(hashes) == len(pack.consent.items)
        for item in pack.consent.items:
            assert str(pack.keep_days) in item.legal[language]


def anchors(pack: Pack, language: Language, level: int) -> list[str]:
    definitions = pack.framework.definitions
    return [each[language] for one in definitions for each in one.anchors[level]]


@pytest.mark.parametrize("language", COVERED)
def test_each_level_of_each_competency_has_anchors_and_none_is_said_twice(
    pack: Pack, language: Language
) -> None:
    for definition in pack.framework.definitions:
        assert 2 <= len(definition.facets) <= 5
        for level in LEVELS:
            assert len(definition.anchors[level]) >= ANCHORS_A_LEVEL
    said = [re.sub(r"\W", "", each) for level in LEVELS for each in anchors(pack, language, level)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("language", COVERED)
def test_length_does_not_give_the_level_of_an_anchor_away(pack: Pack, language: Language) -> None:
    lengths = {level: [len(each) for each in anchors(pack, language, level)] for level in LEVELS}
    means = [mean(each) for each in lengths.values()]
    assert max(means) / min(means) <= MEAN_LENGTH_RATIO
    # Every level has short and long ones: each one's longest is well above any one's shortest.
    assert min(max(each) for each in lengths.values()) > 2 * max(min(e) for e in lengths.values())


def visitor(name: str) -> Path:
    return Path(kiosk.__file__).parent / "visitors" / name


def test_the_sample_visitors_have_something_to_say_to_every_question(pack: Pack) -> None:
    cues = ["practice", *(f"q{number}" for number in range(1, len(pack.questions) + 1))]
    for cue in cues:
        spoken = (visitor("en") / f"{cue}.say").read_text().split()
        typed = (visitor("ko") / f"{cue}.txt").read_text().strip()
        assert 35 <= len(spoken) <= 55
        assert 60 <= len(typed) <= 140
        for language, fewest in (("zh", 35), ("vi", 120)):
            typed = (visitor(language) / f"{cue}.txt").read_text().strip()
            assert fewest <= len(typed) <= 3 * fewest


TOLD = {
    Language.KO: {
        "interview": ("제15조", "제22조", "목적", "항목", "보유 기간", "거부할 권리와 불이익"),
        "automated": ("제37조의2", "인공지능", "제31조", "보지 않는 것", "결정은 사람이",
                      "설명을 요구", "사람에게 다시", "거부할 권리와 불이익"),
        "share": ("제17조", "받는 곳", "목적", "항목", "기간", "거부할 권리와 불이익"),
        "match_notice": ("제22조", "목적", "항목", "보유 기간", "거부할 권리와 불이익"),
    },
    Language.EN: {
        "interview": ("art. 15 and 22", "What for", "What:", "How long", "Your right to refuse"),
        "automated": ("37-2", "AI Basic Act, art. 31", "does not look at", "people decide",
                      "ask for an explanation", "a person to look again", "Your right to refuse"),
        "share": ("art. 17", "Who receives it", "What they use it for", "How long",
                  "Your right to refuse"),
        "match_notice": ("art. 15 and 22", "What for", "How long", "Your right to refuse"),
    },
    Language.ZH: {
        "interview": ("第 15 条", "第 22 条", "目的", "内容", "保存期限", "拒绝的权利和后果"),
        "automated": ("第 37 条之 2", "人工智能", "第 31 条", "不看什么", "决定由人来做",
                      "要求说明", "由人重新看", "拒绝的权利和后果"),
        "share": ("第 17 条", "接收方", "目的", "内容", "期限", "拒绝的权利和后果"),
        "match_notice": ("第 22 条", "目的", "内容", "保存期限", "拒绝的权利和后果"),
    },
    Language.VI: {
        "interview": ("Điều 15", "Điều 22", "Mục đích", "Nội dung", "Thời gian lưu",
                      "Quyền từ chối và hệ quả"),
        "automated": ("Điều 37-2", "trí tuệ nhân tạo", "Điều 31", "AI không xem gì",
                      "con người quyết định", "yêu cầu giải thích", "con người xem lại",
                      "Quyền từ chối và hệ quả"),
        "share": ("Điều 17", "Bên nhận", "Mục đích", "Nội dung", "Thời gian lưu",
                  "Quyền từ chối và hệ quả"),
        "match_notice": ("Điều 22", "Mục đích", "Nội dung", "Thời gian lưu",
                         "Quyền từ chối và hệ quả"),
    },
}  # fmt: skip


@pytest.mark.parametrize("language", TOLD)
def test_each_item_tells_what_the_law_asks_to_be_told(pack: Pack, language: Language) -> None:
    for item in pack.consent.items:
        for words in TOLD[language][item.id]:
            assert words in item.legal[language], (item.id, words)


def test_the_notice_has_a_hash_of_its_own_words(pack: Pack) -> None:
    consent = pack.consent
    changed = replace(consent, rights={**consent.rights, Language.EN: "People decide."})
    assert changed.notice_sha256(Language.EN) != consent.notice_sha256(Language.EN)
    assert changed.notice_sha256(Language.KO) == consent.notice_sha256(Language.KO)
