"""The invariants of matching: monotone, blind to order and arrival, honest about the unknown."""

from __future__ import annotations

import itertools
from uuid import UUID, uuid4

import pytest
from envelopes import estimate, opening, profile
from hypothesis import given
from hypothesis import strategies as st

from matcher.contract import CompetencyId, EstimateRecord, Requirement
from matcher.matching import Candidate, fit, met, rank, shown_in

levels = st.floats(1, 5)
competencies = st.sampled_from(list(CompetencyId))


@st.composite
def estimates(draw: st.DrawFn) -> EstimateRecord:
    low, level, high = sorted(draw(st.tuples(levels, levels, levels)))
    return EstimateRecord(level=level, low=low, high=high)


shown = st.dictionaries(competencies, estimates(), max_size=10)
requirement_lists = st.lists(
    st.builds(
        Requirement,
        competency=competencies,
        level=levels,
        weight=st.floats(0.01, 1),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: each.competency,
)
candidates = st.builds(Candidate, interview_id=st.uuids(), shown=shown)
openings = st.integers(0, 10**6).flatmap(
    lambda number: st.builds(
        lambda asked: opening(f"o-{number}", requirements=tuple(asked)), requirement_lists
    )
)
halls = st.tuples(
    st.lists(candidates, max_size=6, unique_by=lambda each: each.interview_id),
    st.lists(openings, max_size=5, unique_by=lambda each: each.id),
)


@given(shown, requirement_lists)
def test_fit_is_a_share(
    known: dict[CompetencyId, EstimateRecord], asked: list[Requirement]
) -> None:
    found = fit(known, asked)
    assert 0 <= found.value <= 1
    assert 0 <= found.evidenced <= 1


@given(shown, requirement_lists, competencies, estimates(), st.floats(0, 4))
def test_a_higher_level_never_fits_worse(
    known: dict[CompetencyId, EstimateRecord],
    asked: list[Requirement],
    which: CompetencyId,
    before: EstimateRecord,
    more: float,
) -> None:
    after = EstimateRecord(
        level=min(5, before.level + more),
        low=min(5, before.low + more),
        high=min(5, before.high + more),
    )
    assert fit(known | {which: after}, asked).value >= fit(known | {which: before}, asked).value


@given(shown, st.data())
def test_the_order_of_requirements_is_nothing(
    known: dict[CompetencyId, EstimateRecord], data: st.DataObject
) -> None:
    asked = data.draw(requirement_lists)
    shuffled = data.draw(st.permutations(asked))
    assert fit(known, shuffled) == fit(known, asked)


@given(halls, st.data())
def test_the_order_of_arrival_is_nothing(
    hall: tuple[list[Candidate], list[object]], data: st.DataObject
) -> None:
    people, offered = hall
    again = rank(data.draw(st.permutations(people)), data.draw(st.permutations(offered)))
    assert again == rank(people, offered)


@given(halls)
def test_ranks_count_up_from_one_on_both_sides(hall: tuple[list[Candidate], list[object]]) -> None:
    ranked = rank(*hall)
    for side, place in (
        ("interview_id", "rank_for_seeker"),
        ("opening_id", "rank_for_opening"),
    ):
        for _, group in itertools.groupby(
            sorted(ranked, key=lambda each: str(getattr(each, side))),
            key=lambda each: getattr(each, side),
        ):
            found = sorted(group, key=lambda each: getattr(each, place))
            assert [getattr(each, place) for each in found] == list(range(1, len(found) + 1))
            values = [each.fit.value for each in found]
            assert values == sorted(values, reverse=True)


@given(shown, requirement_lists)
def test_what_is_not_asked_for_changes_nothing(
    known: dict[CompetencyId, EstimateRecord], asked: list[Requirement]
) -> None:
    wanted = {each.competency for each in asked}
    needed = {name: level for name, level in known.items() if name in wanted}
    assert fit(known, asked) == fit(needed, asked)


def test_equal_fits_are_ordered_by_the_ids_alone() -> None:
    people = [
        Candidate(UUID(int=number), shown_in(profile({"numeracy": 3}))) for number in range(20)
    ]
    order = [each.interview_id.int for each in rank(people, [opening("cafe")])]
    assert sorted(order) == list(range(20))
    assert order != list(range(20)), "the order is that of the ids themselves"
    other = [each.interview_id.int for each in rank(people, [opening("shop")])]
    assert other != order, "the same people win every tie"


def test_an_unknown_is_neither_for_nor_against() -> None:
    asked = opening(needs={"communication": 3, "numeracy": 3}).requirements
    unknown = fit(shown_in(profile({"communication": 3})), asked)
    good = fit(shown_in(profile({"communication": 3, "numeracy": 4})), asked)
    poor = fit(shown_in(profile({"communication": 3, "numeracy": 1})), asked)
    assert poor.value < unknown.value < good.value
    assert (unknown.evidenced, good.evidenced) == (0.5, 1)


def test_little_evidence_draws_the_fit_towards_one_half() -> None:
    wide = opening(needs=dict.fromkeys(["communication", "numeracy", "technology"], 3.0))
    excellent = shown_in(profile({"communication": 5}))
    hopeless = shown_in(profile({"communication": 1}))
    narrow = opening(needs={"communication": 3})
    assert 0.5 < fit(excellent, wide.requirements).value < fit(excellent, narrow.requirements).value
    assert 0.5 > fit(hopeless, wide.requirements).value > fit(hopeless, narrow.requirements).value


def test_nothing_shown_is_no_match() -> None:
    assert rank([Candidate(uuid4(), shown_in(profile({"technology": 5})))], [opening()]) == ()
    assert rank([Candidate(uuid4(), {})], [opening()]) == ()


def test_a_heavier_requirement_counts_more() -> None:
    def asked(weight: float) -> tuple[Requirement, ...]:
        return (
            Requirement(competency=CompetencyId.NUMERACY, level=3, weight=weight),
            Requirement(competency=CompetencyId.TECHNOLOGY, level=3, weight=0.5),
        )

    strong = shown_in(profile({"numeracy": 5, "technology": 1}))
    assert fit(strong, asked(1.0)).value > fit(strong, asked(0.25)).value


@pytest.mark.parametrize(
    ("level", "expected"), [(1, 0.125), (2, 0.430), (3, 0.8), (4, 0.955), (5, 0.991)]
)
def test_the_step_is_as_documented(level: float, expected: float) -> None:
    assert met(estimate(level, half_width=0), 3) == pytest.approx(expected, abs=0.001)


def test_surely_enough_is_more_than_perhaps_enough() -> None:
    assert met(estimate(3.5, half_width=0.2), 3) > met(estimate(3.5, half_width=1.5), 3)
