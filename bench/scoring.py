"""Assessing one answer, models loaded."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from kiosk.interview import Competency, Language
from kiosk.library import load_scorer
from kiosk.settings import Settings
from kiosk.workers.assess_settings import AssessSettings

ANSWERS = {
    (Language.EN, "100 words"): (
        "Last spring our café lost two people in one week and the lunch queue reached the door. "
        "I wrote down for three days what we really did in which order, and I saw that we walked "
        "to the fridge forty times an hour. I moved the milk and the bread next to the machine, "
        "and I asked the others to try it for one day before they judged it. The waiting time "
        "fell from eleven minutes to six, I measured it with my phone. I learned that counting "
        "first is quicker than arguing, and I still do it before I change anything."
    ),
    (Language.KO, "40 어절"): (
        "작년 봄에 일하던 카페에서 두 분이 한꺼번에 그만두셔서 점심시간에 줄이 문밖까지 섰어요. "
        "저는 사흘 동안 우리가 무엇을 어떤 순서로 하는지 적어 봤고, "
        "냉장고를 한 시간에 마흔 번이나 오간다는 걸 알게 됐어요. "
        "그래서 우유와 빵을 기계 옆으로 옮기고 하루만 해 보자고 부탁드렸습니다. "
        "기다리는 시간이 십일 분에서 육 분으로 줄었고, 먼저 세어 보는 게 빠르다는 걸 배웠어요."
    ),
}
RUNS = 20


def measure(settings: Settings) -> list[dict[str, Any]]:
    """One row an answer: median and slowest of some runs, in seconds."""
    begun_s = time.perf_counter()
    scorer = load_scorer(AssessSettings.of(settings))
    load_s = time.perf_counter() - begun_s
    rows = []
    for (language, name), text in ANSWERS.items():
        times_s = []
        for _ in range(RUNS):
            begun_s = time.perf_counter()
            scorer.score_text(text, language, Competency.PROBLEM_SOLVING)
            times_s.append(time.perf_counter() - begun_s)
        rows.append(
            {
                "answer": f"{language.value}, {name}",
                "load_s": round(load_s, 2),
                "median_s": round(median(times_s), 3),
                "slowest_s": round(max(times_s), 3),
            }
        )
    return rows
