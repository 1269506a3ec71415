"""The outbox against a real matcher process on loopback, and against a network that breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from matcher_server import BOOTH_TOKEN, RunningMatcher
from visits import finished_visit, new_visit, open_store, profiled, record

from kiosk.interview import InterviewOutcome, Language
from kiosk.store import Store
from kiosk.sync.client import MatcherClient, MatcherRefused, MatcherUnreachable
from kiosk.sync.envelope import build_envelope
from kiosk.sync.send import SyncResult, fetch_openings, send_outbox
from matcher.contract import Receipt


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningMatcher]:
    with RunningMatcher(tmp_path_factory.mktemp("matcher") / "data") as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def client(matcher: RunningMatcher) -> Iterator[MatcherClient]:
    with MatcherClient(matcher.url, BOOTH_TOKEN) as opened:
        yield opened


class CountingTransport(httpx.HTTPTransport):
    """The real network, with a count of what is sent."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.calls.append(f"{request.method} {request.url.path.rsplit('/', 2)[-2]}")
        return super().handle_request(request)


class BreakingTransport(httpx.HTTPTransport):
    """The real network, but the n-th call breaks before or after it arrived."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__()
        self._faults = iter(faults)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        fault = next(self._faults, "none")
        if fault == "before":
            raise httpx.ConnectError("the cable is out")
        response = super().handle_request(request)
        if fault == "after":
            response.read()
            raise httpx.ReadError("the answer was lost")
        return response


def send(store: Store, client: MatcherClient, *, keep: bool = True) -> SyncResult:
    return send_outbox(store, client, "booth-7", keep=keep)


def test_an_interview_is_sent_once_and_signed_for(
    store: Store, client: MatcherClient, matcher: RunningMatcher
) -> None:
    interview_id = finished_visit(store)
    result = send(store, client)
    assert (result.sent, result.left, result.sentence) == ((interview_id,), 0, "")
    receipt: Receipt = client.receipt(interview_id)
    assert {part.name for part in receipt.parts} == {
        f"{interview_id}-q1-1.mp4",
        f"{interview_id}-q2-1.mp4",
    }
    counting = CountingTransport()
    with MatcherClient(matcher.url, BOOTH_TOKEN, transport=counting) as again:
        assert send(store, again).sent == ()
    assert counting.calls == [], "a second sync sends nothing twice"


def test_after_the_receipt_the_booth_forgets(
    store: Store, client: MatcherClient, tmp_path: Path
) -> None:
    interview_id = finished_visit(store)
    assert send(store, client, keep=False).complete
    assert store.interviews.get(interview_id) is None
    assert list((tmp_path / "takes").iterdir()) == []
    assert store.outbox.sent() == [interview_id]


def test_without_a_matcher_everything_is_kept(store: Store) -> None:
    interview_id = finished_visit(store)
    with MatcherClient("http://127.0.0.1:9", BOOTH_TOKEN) as nobody:
        result = send(store, nobody, keep=False)
    assert (result.sent, result.left) == ((), 1)
    assert "does not answer" in result.sentence
    assert "kept on the booth" in result.sentence
    assert store.interviews.get(interview_id) is not None


def test_a_booth_the_matcher_does_not_know_is_told_what_to_set(
    store: Store, matcher: RunningMatcher
) -> None:
    finished_visit(store)
    with MatcherClient(matcher.url, "wrong") as stranger:
        result = send(store, stranger)
    assert result.left == 1
    assert "matcher_token" in result.sentence


def test_one_refused_interview_does_not_hold_up_the_others(
    store: Store, client: MatcherClient, tmp_path: Path
) -> None:
    broken = finished_visit(store)
    fine = finished_visit(store)
    interview = store.interviews.get(broken)
    assert interview is not None
    envelope = build_envelope(interview, "booth-7", store.takes_dir)
    store.outbox.freeze(broken, envelope.model_dump_json())
    (tmp_path / "takes" / f"{broken}-q1-1.mp4").write_bytes(b"damaged since")
    result = send(store, client, keep=False)
    assert result.sent == (fine,)
    assert result.left == 1
    assert store.interviews.get(broken) is not None, "what is not signed for is kept"


def test_another_envelope_under_the_same_id_is_refused(store: Store, client: MatcherClient) -> None:
    interview_id = finished_visit(store)
    interview = store.interviews.get(interview_id)
    assert interview is not None
    client.put_envelope(build_envelope(interview, "another-booth", store.takes_dir))
    result = send(store, client)
    assert result.left == 1
    assert "refused" in result.sentence


def test_an_abandoned_visit_with_a_half_take_is_sent_too(
    store: Store, client: MatcherClient
) -> None:
    interview_id = new_visit(store)
    record(store, interview_id, "q1")
    (store.takes_dir / f"{interview_id}-q2-1.mp4").unlink(missing_ok=True)
    store.interviews.finish(interview_id, InterviewOutcome.ABANDONED, Language.EN)
    store.interviews.save_profile(interview_id, profiled("q1"))
    assert send(store, client).sent == (interview_id,)


def test_openings_come_down(store: Store, client: MatcherClient, matcher: RunningMatcher) -> None:
    assert fetch_openings(store, client) == len(store.booth.openings())


def test_something_else_at_the_address_is_said_so(store: Store, tmp_path: Path) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(200, text="<html>router</html>"))
    with (
        MatcherClient("http://127.0.0.1:1", "", transport=transport) as router,
        pytest.raises(MatcherRefused, match="not a matcher"),
    ):
        router.openings()


@pytest.mark.parametrize("status", [500, 502, 429])
def test_later_is_not_no(status: int) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(status))
    with (
        MatcherClient("http://127.0.0.1:1", "", transport=transport) as busy,
        pytest.raises(MatcherUnreachable),
    ):
        busy.openings()


@given(faults=st.lists(st.sampled_from(["none", "before", "after"]), max_size=8))
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_breaks_it_arrives_once_and_whole(
    faults: list[str], matcher: RunningMatcher, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("booth")
    with open_store(folder) as store:
        interview_id = finished_visit(store)
        transport = BreakingTransport(faults)
        with MatcherClient(matcher.url, BOOTH_TOKEN, transport=transport) as shaky:
            for _ in range(len(faults) + 1):
                if send(store, shaky, keep=False).complete:
                    break
        assert store.outbox.sent() == [interview_id]
    with MatcherClient(matcher.url, BOOTH_TOKEN) as client:
        assert len(client.receipt(interview_id).parts) == 2
