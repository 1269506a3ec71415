"""The texts for both sides: right numbers, right language, every sentence there."""

from __future__ import annotations

import dataclasses
import re
from uuid import UUID

import pytest
from envelopes import QUOTE, opening, profile

from matcher.contract import CompetencyId, Opening
from matcher.matching import Fit, RankedMatch, fit, shown_in
from matcher.reasons import reasons_for, text_for_company, text_for_seeker, title
from matcher.wording import ENGLISH, KOREAN, Wording, wording

PERSON = UUID("3f2a9c1e-0000-4000-8000-000000000000")
SHOWN = profile({"communication": 4.2, "numeracy": 2})
JOB = opening(needs={"communication": 3, "numeracy": 3.5, "technology": 2})


def matched(job: Opening) -> RankedMatch:
    return RankedMatch(PERSON, job.id, fit(shown_in(SHOWN), job.requirements), 1, 4)


def test_for_a_korean_seeker() -> None:
    assert text_for_seeker(JOB, matched(JOB), reasons_for(SHOWN, JOB), "ko") == (
        "매장 직원 (해오름카페)\n"
        "이 일에 필요한 역량과 인터뷰에서 보여 주신 모습을 나란히 놓아 보았어요. "
        "수준은 1부터 5까지예요.\n"
        "- 의사소통능력: 필요한 수준 3, 보여 주신 수준 4.2.\n"
        f"  이렇게 말씀해 주셨어요: “{QUOTE}”\n"
        "- 수리능력: 필요한 수준 3.5, 이번에 보여 주신 수준 2. "
        "경험을 조금 더 구체적으로 들려주시면 좋아요.\n"
        f"  이렇게 말씀해 주셨어요: “{QUOTE}”\n"
        "- 기술능력: 필요한 수준 2. 이번 인터뷰에서는 알 수 없었어요. "
        "유리하게도 불리하게도 보지 않았어요.\n"
        "이 일에 필요한 역량 가운데 67%를 인터뷰에서 확인했어요.\n"
        "이 안내는 도움말이고, 결정은 사람이 합니다."
    )


@pytest.mark.parametrize("language", ["en", "th"])
def test_for_a_seeker_in_english(language: str) -> None:
    text = text_for_seeker(JOB, matched(JOB), reasons_for(SHOWN, JOB), language)
    assert text.startswith("Shop assistant (해오름카페)\n")
    assert "- Communication: level 3 is needed, you showed 4.2." in text
    assert "- Working with technology: level 2 is needed. Your interview did not show it." in text
    assert text.endswith("This is advice; a person decides.")


def test_for_a_seeker_in_chinese_and_vietnamese() -> None:
    chinese = text_for_seeker(JOB, matched(JOB), reasons_for(SHOWN, JOB), "zh")
    assert chinese.startswith("Shop assistant（해오름카페）\n")
    assert "- 沟通能力：需要的程度 3，您表现出 4.2。" in chinese
    assert chinese.endswith("这只是参考，决定由人来做。")
    vietnamese = text_for_seeker(JOB, matched(JOB), reasons_for(SHOWN, JOB), "vi")
    assert "- Giao tiếp: cần mức 3, bạn đã thể hiện mức 4.2." in vietnamese


def test_for_a_company_in_korean() -> None:
    text = text_for_company(JOB, matched(JOB), reasons_for(SHOWN, JOB), shown_in(SHOWN))
    assert text.startswith("지원자 3F2A9C1E 님은 이 일자리와 잘 맞는 순서로 4번째예요.")
    assert "- 수리능력: 필요한 수준 3.5, 보여 준 수준 2 (1.5~2.5)." in text
    assert "advice" not in text


def test_a_company_that_writes_english_alone_gets_both() -> None:
    job = opening(titles={"en": "Shop assistant"})
    text = text_for_company(job, matched(job), reasons_for(SHOWN, job), shown_in(SHOWN))
    assert "결정은 사람이 합니다." in text
    assert text.endswith("This is advice; a person decides.")


def test_enough_is_said_as_it_is_written() -> None:
    almost = profile({"communication": 2.96})
    job = opening(needs={"communication": 3})
    match = RankedMatch(PERSON, job.id, Fit(0.8, 1), 1, 1)
    text = text_for_seeker(job, match, reasons_for(almost, job), "ko")
    assert "보여 주신 수준 3." in text
    assert "조금 더" not in text


def test_braces_in_what_people_wrote_stay_as_they_are() -> None:
    job = opening(company="{company} {0}", titles={"ko": "{title}"})
    text = text_for_seeker(job, matched(job), reasons_for(SHOWN, job), "ko")
    assert text.startswith("{title} ({company} {0})\n")


@pytest.mark.parametrize(
    ("titles", "language", "expected"),
    [
        ({"ko": "가", "en": "a"}, "ko", "가"),
        ({"ko": "가", "en": "a"}, "vi", "a"),
        ({"ko": "가"}, "en", "가"),
        ({"ko": "", "en": "a"}, "ko", "a"),
    ],
)
def test_a_title_is_always_found(titles: dict[str, str], language: str, expected: str) -> None:
    assert title(opening(titles=titles), language) == expected


@pytest.mark.parametrize("language", ["en", "zh", "vi"])
def test_all_languages_fill_in_the_same(language: str) -> None:
    for field in dataclasses.fields(Wording):
        ko, other = getattr(KOREAN, field.name), getattr(wording(language), field.name)
        if field.name == "competencies":
            assert set(ko) == set(other) == set(CompetencyId)
        else:
            assert set(re.findall(r"{\w+}", ko)) == set(re.findall(r"{\w+}", other)), field.name


def test_each_language_has_words_of_its_own_and_others_read_english() -> None:
    subjects = [wording(each).seeker_subject for each in ("ko", "en", "zh", "vi")]
    assert len(set(subjects)) == 4
    assert wording("th") is ENGLISH


def test_no_korean_particle_touches_a_filled_in_word() -> None:
    texts = [getattr(KOREAN, field.name) for field in dataclasses.fields(Wording)]
    touching = [
        found
        for text in texts
        if isinstance(text, str)
        for found in re.findall(r"{(?:title|company|name|competency|quote|candidate)}[가-힣]", text)
    ]
    assert touching == []
