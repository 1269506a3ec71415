"""The brake on guessing look-up codes, by a clock that the test moves."""

from __future__ import annotations

from matcher.lookup import MOST_ADDRESSES, MissLimiter


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_an_address_is_let_in_again_after_a_minute() -> None:
    clock = Clock()
    limiter = MissLimiter(2, clock=clock)
    for second in (0, 30):
        clock.now_s = second
        assert limiter.allows("a")
        limiter.note_miss("a")
    assert not limiter.allows("a")
    assert limiter.allows("b"), "somebody else pays for it"
    clock.now_s = 59.9
    assert not limiter.allows("a")
    clock.now_s = 60
    assert limiter.allows("a")
    limiter.note_miss("a")
    assert not limiter.allows("a"), "only the oldest miss is forgotten"


def test_old_addresses_are_forgotten() -> None:
    clock = Clock()
    limiter = MissLimiter(1, clock=clock)
    for number in range(MOST_ADDRESSES):
        limiter.note_miss(str(number))
    clock.now_s = 61
    limiter.note_miss("new")
    assert len(limiter._misses) == 1
