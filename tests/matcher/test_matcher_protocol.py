"""The protocol of matcher.contract against a real server process."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from envelopes import envelope, opening, part
from matcher_server import (
    BOOTH_TOKEN,
    STAFF_TOKEN,
    RunningMatcher,
    files_of,
    one_sentence,
    uploads,
)

from matcher import __version__
from matcher.contract import (
    Envelope,
    IngestStatus,
    MatchList,
    MatchRun,
    Opening,
    Receipt,
    canonical_sha256,
)

VIDEO = os.urandom(300_000)


def test_health_needs_no_token(matcher: RunningMatcher) -> None:
    answer = matcher.run("GET", "/v1/health", token=None)
    assert answer.json() == {"status": "ok", "version": __version__}


def test_envelope_parts_receipt(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO, "q2.mp4": b""})
    first = matcher.put(sent)
    assert first.status_code == 201
    assert IngestStatus.model_validate(first.json()).missing == ("q1.mp4", "q2.mp4")

    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204
    waiting = matcher.receipt(sent)
    assert waiting.status_code == 409
    assert IngestStatus.model_validate(waiting.json()).missing == ("q2.mp4",)

    assert matcher.put_part(sent, "q2.mp4", b"").status_code == 204
    signed = matcher.receipt(sent)
    assert signed.status_code == 200
    receipt = Receipt.model_validate(signed.json())
    assert receipt.interview_id == sent.interview_id
    assert receipt.envelope_sha256 == canonical_sha256(sent)
    assert [(each.name, each.size_bytes, each.sha256) for each in receipt.parts] == [
        (each.name, each.size_bytes, each.sha256) for each in sent.parts
    ]
    stored = matcher.data_dir / "parts" / str(sent.interview_id) / "q1.mp4"
    assert stored.read_bytes() == VIDEO
    assert matcher.receipt(sent).json() == signed.json()


def test_an_interview_without_parts_is_complete_at_once(matcher: RunningMatcher) -> None:
    sent = envelope()
    matcher.put(sent)
    assert matcher.receipt(sent).status_code == 200


def test_everything_twice_changes_nothing(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    matcher.put(sent)
    matcher.put_part(sent, "q1.mp4", VIDEO)
    stored = matcher.data_dir / "parts" / str(sent.interview_id) / "q1.mp4"
    inode, signed = stored.stat().st_ino, matcher.receipt(sent).json()

    again = matcher.put(sent)
    assert (again.status_code, again.json()["missing"]) == (200, [])
    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204
    assert stored.stat().st_ino == inode, "the file was written again"
    assert matcher.receipt(sent).json() == signed


def test_another_envelope_under_the_same_id_is_refused(matcher: RunningMatcher) -> None:
    sent = envelope()
    matcher.put(sent)
    other = matcher.put(sent.model_copy(update={"booth_id": "booth-2"}))
    assert other.status_code == 409
    one_sentence(other)
    assert matcher.receipt(sent).json()["envelope_sha256"] == canonical_sha256(sent)


def test_the_same_envelope_in_other_json_is_the_same(matcher: RunningMatcher) -> None:
    sent = envelope()
    matcher.put(sent)
    answer = matcher.run(
        "PUT",
        f"/v1/interviews/{sent.interview_id}",
        content=sent.model_dump_json(indent=3).encode(),
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [VIDEO[:-1], VIDEO + b"x", bytes(len(VIDEO)), b""],
    ids=["short", "long", "other bytes", "empty"],
)
def test_wrong_bytes_are_refused_and_not_kept(matcher: RunningMatcher, wrong: bytes) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    matcher.put(sent)
    answer = matcher.put_part(sent, "q1.mp4", wrong)
    assert answer.status_code == 422
    assert "q1.mp4" in one_sentence(answer)
    assert files_of(matcher, sent.interview_id) == set()
    assert uploads(matcher) == []
    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204


def test_an_unannounced_part_is_refused(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 404
    matcher.put(sent)
    assert matcher.put_part(sent, "q9.mp4", VIDEO).status_code == 404
    assert files_of(matcher, sent.interview_id) == set()


@pytest.mark.parametrize(
    "name", ["..%2f..%2fescaped", "%2e%2e", ".hidden", "a%00b", "a%2fb", "a b"]
)
def test_a_name_cannot_leave_the_folder(matcher: RunningMatcher, name: str) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    matcher.put(sent)
    # By hand: httpx would tidy the path before it is sent.
    host, port = matcher.url.removeprefix("http://").split(":")
    path = f"/v1/interviews/{sent.interview_id}/parts/{name}".replace(" ", "%20")
    with socket.create_connection((host, int(port))) as raw:
        raw.sendall(
            f"PUT {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {BOOTH_TOKEN}\r\n"
            "Content-Length: 1\r\nConnection: close\r\n\r\nx".encode()
        )
        status = int(raw.makefile("rb").readline().split()[1])
    assert status in (404, 405, 422)
    assert files_of(matcher, sent.interview_id) == set()
    assert not list(matcher.data_dir.parent.rglob("escaped"))


def test_an_envelope_with_a_dangerous_part_name_is_refused(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    content = sent.model_dump_json().replace("q1.mp4", "../q1.mp4")
    answer = matcher.run("PUT", f"/v1/interviews/{sent.interview_id}", content=content.encode())
    assert answer.status_code == 422
    one_sentence(answer)


def test_an_envelope_under_another_id_is_refused(matcher: RunningMatcher) -> None:
    content = envelope().model_dump_json().encode()
    answer = matcher.run("PUT", f"/v1/interviews/{uuid4()}", content=content)
    assert answer.status_code == 422
    one_sentence(answer)


def test_a_take_that_no_part_holds_is_refused(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO}, parts=())
    answer = matcher.put(sent)
    assert answer.status_code == 422
    assert "q1.mp4" in one_sentence(answer)


def test_two_parts_of_one_name_are_refused(matcher: RunningMatcher) -> None:
    answer = matcher.put(envelope(parts=(part("a.mp4", b"1"), part("a.mp4", b"2"))))
    assert answer.status_code == 422


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", b'{"interview_id": 7}'])
def test_what_is_no_envelope_is_refused_in_one_sentence(
    matcher: RunningMatcher, content: bytes
) -> None:
    answer = matcher.run("PUT", f"/v1/interviews/{uuid4()}", content=content)
    assert answer.status_code == 422
    one_sentence(answer)


def test_a_refused_envelope_is_not_quoted(matcher: RunningMatcher) -> None:
    sent = envelope()
    content = sent.model_dump_json().replace('"phone":"010-0000-0000"', '"phone":["010-1234"]')
    answer = matcher.run("PUT", f"/v1/interviews/{sent.interview_id}", content=content.encode())
    assert answer.status_code == 422
    assert "seeker.phone" in one_sentence(answer)
    assert "010-1234" not in answer.text


def test_an_unknown_interview_has_no_receipt(matcher: RunningMatcher) -> None:
    answer = matcher.receipt(envelope())
    assert answer.status_code == 404
    one_sentence(answer)


NOBODY = UUID(int=7)
CALLS = [
    ("PUT", f"/v1/interviews/{NOBODY}"),
    ("PUT", f"/v1/interviews/{NOBODY}/parts/q1.mp4"),
    ("GET", f"/v1/interviews/{NOBODY}/receipt"),
    ("GET", "/v1/openings"),
    ("POST", "/v1/openings"),
    ("POST", "/v1/match-runs"),
]


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("token", [None, "wrong", BOOTH_TOKEN[:-1], "비밀"])
def test_without_a_known_token_nothing_goes(
    matcher: RunningMatcher, method: str, path: str, token: str | None
) -> None:
    # Bytes: a header may carry what is no ASCII, and the comparison must bear it.
    headers = {} if token is None else {"Authorization": f"Bearer {token}".encode()}
    with httpx.Client(base_url=matcher.url) as client:
        answer = client.request(method, path, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    one_sentence(answer)


@pytest.mark.parametrize(("method", "path"), CALLS[4:])
def test_a_booth_cannot_do_what_staff_do(matcher: RunningMatcher, method: str, path: str) -> None:
    answer = matcher.run(method, path, token=BOOTH_TOKEN)
    assert answer.status_code == 403
    one_sentence(answer)


def test_unknown_routes_and_ids_are_answered_in_the_same_shape(matcher: RunningMatcher) -> None:
    assert list(matcher.run("GET", "/nothing").json()) == ["detail"]
    one_sentence(matcher.run("GET", "/v1/interviews/not-a-uuid/receipt"))


def test_openings_by_api(tmp_path: Path) -> None:
    cafe, shop = opening("cafe"), opening("shop", {"numeracy": 2.5})
    with RunningMatcher(tmp_path / "data") as matcher:
        body = [each.model_dump(mode="json") for each in (cafe, shop)]
        answer = matcher.run("POST", "/v1/openings", token=STAFF_TOKEN, json=body)
        assert answer.json() == {"added": 2, "changed": 0, "unchanged": 0}
        body[1]["places"] = 3
        again = matcher.run("POST", "/v1/openings", token=STAFF_TOKEN, json=body)
        assert again.json() == {"added": 0, "changed": 1, "unchanged": 1}
        listed = matcher.run("GET", "/v1/openings").json()
        assert [Opening.model_validate(each) for each in listed] == [
            cafe,
            shop.model_copy(update={"places": 3}),
        ]
        wrong = matcher.run("POST", "/v1/openings", token=STAFF_TOKEN, json=[body[0], body[0]])
        assert wrong.status_code == 422
        one_sentence(wrong)


def test_from_interview_to_match(tmp_path: Path) -> None:
    sent = envelope(lookup_code="ABCD-1234-EF")
    with RunningMatcher(tmp_path / "data") as matcher:
        body = [opening("cafe").model_dump(mode="json")]
        matcher.run("POST", "/v1/openings", token=STAFF_TOKEN, json=body)
        matcher.put(sent)
        before = MatchList.model_validate(
            matcher.run("GET", "/v1/matches/ABCD-1234-EF", token=None).json()
        )
        assert (before.matched_at, before.matches) == (None, ())

        answer = matcher.run("POST", "/v1/match-runs", token=STAFF_TOKEN)
        assert answer.status_code == 201
        run = MatchRun.model_validate(answer.json())
        assert (run.interviews, run.openings, run.matches, run.notices) == (1, 1, 1, 2)

        for code in ("ABCD-1234-EF", "abcd1234ef", "ABCD 1234 EF"):
            found = MatchList.model_validate(
                matcher.run("GET", f"/v1/matches/{code}", token=None).json()
            )
            assert found.lookup_code == "ABCD-1234-EF"
            assert found.matched_at == run.started_at
            assert [each.opening_id for each in found.matches] == ["cafe"]
        assert "ABCD" not in matcher.log.read_text(), "a look-up code is in the log"


def test_codes_cannot_be_guessed_fast(tmp_path: Path) -> None:
    sent = envelope(lookup_code="right-code")
    with RunningMatcher(tmp_path / "data", lookup_misses_per_minute=3) as matcher:
        matcher.put(sent)

        def look_up(code: str) -> int:
            return matcher.run("GET", f"/v1/matches/{code}", token=None).status_code

        assert [look_up("right-code") for _ in range(5)] == [200] * 5
        assert [look_up(f"guess-{number}") for number in range(4)] == [404, 404, 404, 429]
        assert look_up("right-code") == 429


def test_a_code_that_two_booths_drew_shows_nothing(matcher: RunningMatcher) -> None:
    code = uuid4().hex[:10]
    matcher.put(envelope(lookup_code=code))
    matcher.put(envelope(lookup_code=code.upper()))
    answer = matcher.run("GET", f"/v1/matches/{code}", token=None)
    assert answer.status_code == 409
    one_sentence(answer)


def test_the_log_knows_nobody(matcher: RunningMatcher) -> None:
    sent: Envelope = envelope()
    matcher.put(sent)
    log = matcher.log.read_text()
    assert "PUT /v1/interviews/{interview_id} 201" in log
    for private in (str(sent.interview_id), sent.seeker.name, sent.seeker.phone, sent.lookup_code):
        assert private not in log
