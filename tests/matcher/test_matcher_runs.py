"""Matching runs on a real database: who is matched, what is told, and that it is told once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from envelopes import ALL_CONSENTS, QUOTE, STARTED_AT, STRONG, envelope, opening
from sqlalchemy import select

from matcher import notices, runs
from matcher.contract import Envelope, MatchList, SeekerRecord
from matcher.database import Database, open_database
from matcher.errors import NotFoundError
from matcher.ingest import Ingest
from matcher.lookup import look_up
from matcher.notices import write_outbox
from matcher.openings import store_openings
from matcher.parts import PartFolder
from matcher.runs import run_matching
from matcher.settings import Settings
from matcher.tables import MatchRow, MatchRunRow, NoticeRow


@pytest.fixture
def ingest(database: Database, settings: Settings) -> Ingest:
    return Ingest(database, PartFolder(settings.data_dir), max_part_bytes=1000)


def matches_of(database: Database, sent: Envelope) -> MatchList:
    return look_up(database, sent.lookup_code)


def letters(settings: Settings, audience: str = "") -> dict[str, str]:
    return {
        each.name: each.read_text(encoding="utf-8")
        for each in sorted(settings.outbox.glob(f"{audience}*.txt"))
    }


def test_ranks_and_reasons_for_both_sides(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening("cafe"), opening("works", {"technology": 3})])
    strong, weak = envelope(levels=STRONG), envelope(levels={"communication": 1.5})
    for each in (weak, strong):
        ingest.register(each)
    run = run_matching(database, settings)
    assert (run.interviews, run.openings, run.matches) == (2, 2, 2)

    [first] = matches_of(database, strong).matches
    [second] = matches_of(database, weak).matches
    assert (first.rank_for_seeker, first.rank_for_opening) == (1, 1)
    assert (second.rank_for_seeker, second.rank_for_opening) == (1, 2)
    assert first.fit > second.fit
    known, unknown = first.reasons
    assert (known.competency, known.required_level, known.shown_level) == ("communication", 3, 4.2)
    assert known.quote == QUOTE
    assert (unknown.competency, unknown.shown_level, unknown.quote) == ("numeracy", None, None)


def test_only_the_best_are_kept_for_a_seeker_but_ranks_count_everyone(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(
        database, [opening(f"o-{number}", {"communication": 1 + number / 2}) for number in range(8)]
    )
    sent = [envelope(levels={"communication": 1.5 + number}) for number in range(3)]
    for each in sent:
        ingest.register(each)
    assert run_matching(database, settings).matches == 3 * settings.matches_per_seeker
    for place, each in enumerate(reversed(sent), start=1):
        found = matches_of(database, each).matches
        assert [match.rank_for_seeker for match in found] == [1, 2, 3, 4, 5]
        assert [match.opening_id for match in found] == [f"o-{number}" for number in range(5)]
        assert {match.rank_for_opening for match in found} == {place}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"interview": True},
        ALL_CONSENTS | {"share": False},
        {"interview": True, "match_notice": True},
    ],
)
def test_without_consent_to_share_nobody_is_matched(
    database: Database, settings: Settings, ingest: Ingest, given: Mapping[str, bool]
) -> None:
    store_openings(database, [opening()])
    ingest.register(envelope(given=given))
    run = run_matching(database, settings)
    assert (run.interviews, run.matches, run.notices) == (0, 0, 0)
    assert letters(settings) == {}


def test_an_incomplete_interview_and_one_without_profile_wait(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    arriving = envelope(contents={"q1.mp4": b"video"})
    ingest.register(arriving)
    ingest.register(envelope(levels=None))
    assert run_matching(database, settings).interviews == 0
    announced = ingest.expect(arriving.interview_id, "q1.mp4")
    assert announced is not None
    with ingest.receive(arriving.interview_id, announced) as incoming:
        incoming.write(b"video")
        incoming.keep()
    assert run_matching(database, settings).interviews == 0, "the database does not know it yet"
    ingest.note_arrival(arriving.interview_id, "q1.mp4")
    assert run_matching(database, settings).interviews == 1


@pytest.mark.parametrize(
    ("given", "seeker", "address"),
    [
        (ALL_CONSENTS, SeekerRecord(phone="010-1", email="a@b.example"), "a@b.example"),
        (ALL_CONSENTS, SeekerRecord(phone="010-1"), "010-1"),
        (ALL_CONSENTS, SeekerRecord(name="이름만"), None),
        (ALL_CONSENTS | {"match_notice": False}, SeekerRecord(phone="010-1"), None),
        ({"interview": True, "share": True}, SeekerRecord(phone="010-1"), None),
    ],
)
def test_a_seeker_is_told_only_who_asked_and_can_be_reached(
    database: Database,
    settings: Settings,
    ingest: Ingest,
    given: Mapping[str, bool],
    seeker: SeekerRecord,
    address: str | None,
) -> None:
    store_openings(database, [opening()])
    ingest.register(envelope(given=given, seeker=seeker))
    run_matching(database, settings)
    told = [text.splitlines()[0] for text in letters(settings, "seeker").values()]
    assert told == ([] if address is None else [f"To: {address}"])
    assert len(letters(settings, "company")) == 1


def test_the_letters_say_what_they_must(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    sent = envelope(levels={"communication": 4.2, "numeracy": 2})
    ingest.register(sent)
    run_matching(database, settings)
    [to_seeker] = letters(settings, "seeker").values()
    [to_company] = letters(settings, "company").values()
    assert "김하늘 님" in to_seeker
    assert sent.lookup_code in to_seeker
    for text in (to_seeker, to_company):
        assert QUOTE in text
        assert "의사소통능력: 필요한 수준 3" in text
        assert "도움말이고, 결정은 사람이 합니다." in text
        assert "매장 직원" in text
    assert to_company.startswith("To: jobs@company.example\nSubject: 매장 직원")
    for private in (sent.seeker.name, sent.seeker.phone, sent.seeker.email, sent.lookup_code):
        assert private not in to_company


def test_an_address_cannot_add_a_header(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    ingest.register(envelope(seeker=SeekerRecord(email="a@b.example\nBcc: all@c.example")))
    run_matching(database, settings)
    [text] = letters(settings, "seeker").values()
    head, _, _ = text.partition("\n\n")
    assert head.splitlines()[0] == "To: a@b.example Bcc: all@c.example"
    assert len(head.splitlines()) == 2


def test_a_second_run_tells_nothing_twice(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    ingest.register(envelope())
    assert run_matching(database, settings).notices == 2
    before = letters(settings)
    for each in settings.outbox.iterdir():
        each.unlink()  # sent
    again = run_matching(database, settings)
    assert (again.matches, again.notices) == (1, 0)
    assert letters(settings) == {}
    with database.read() as session:
        assert len(session.scalars(select(NoticeRow)).all()) == len(before) == 2
        assert {row.run_id for row in session.scalars(select(MatchRow))} == {again.id}
        assert len(session.scalars(select(MatchRunRow)).all()) == 2


def test_only_what_is_new_is_told(database: Database, settings: Settings, ingest: Ingest) -> None:
    store_openings(database, [opening("cafe")])
    first = envelope()
    ingest.register(first)
    run_matching(database, settings)
    old = set(letters(settings))

    second = envelope()
    ingest.register(second)
    store_openings(database, [opening("shop", company="새로운가게")])
    # One to the first seeker (shop), one to the second (both), one to each company.
    assert run_matching(database, settings).notices == 4
    new = {name: text for name, text in letters(settings).items() if name not in old}
    [to_first] = [text for name, text in new.items() if str(first.interview_id) in name]
    [to_second] = [text for name, text in new.items() if str(second.interview_id) in name]
    [to_cafe] = [text for name, text in new.items() if name.startswith("company-cafe")]
    assert "새로운가게" in to_first
    assert "해오름카페" not in to_first
    assert "새로운가게" in to_second
    assert "해오름카페" in to_second
    assert second.interview_id.hex[:8].upper() in to_cafe
    assert first.interview_id.hex[:8].upper() not in to_cafe


def test_a_company_is_told_of_a_list_that_it_can_read(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening(places=2)])
    for _ in range(15):
        ingest.register(envelope(given={"share": True}))
    assert run_matching(database, settings).matches == 15
    [text] = letters(settings, "company").values()
    assert text.count("지원자 번호") == 1
    assert text.count("번째예요") == 2 * settings.candidates_per_place


def test_letters_cut_off_before_they_were_written_are_written_next_time(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    ingest.register(envelope())
    settings.data_dir.mkdir(exist_ok=True)
    settings.outbox.write_text("in the way")
    with pytest.raises(OSError, match="outbox"):
        run_matching(database, settings)
    settings.outbox.unlink()
    assert write_outbox(database, settings.outbox) == 2
    assert len(letters(settings)) == 2
    assert write_outbox(database, settings.outbox) == 0


def test_a_run_that_fails_leaves_the_last_one(
    database: Database, settings: Settings, ingest: Ingest
) -> None:
    store_openings(database, [opening()])
    sent = envelope()
    ingest.register(sent)
    run_matching(database, settings)
    before = matches_of(database, sent)
    with database.write() as session:
        # A notice that is in the way of the next run's: its key is taken.
        session.execute(NoticeRow.__table__.update().values(told=[]))
    with pytest.raises(Exception, match="UNIQUE"):
        run_matching(database, settings)
    assert matches_of(database, sent) == before


def ranks(
    folder: Path, people: list[Envelope], *, backwards: bool = False
) -> dict[UUID, list[tuple[str, int, int, float]]]:
    settings = Settings(data_dir=folder)
    database = open_database(settings)
    offered = [opening(f"o-{number}", {"communication": 1 + number / 2}) for number in range(6)]
    ingest = Ingest(database, PartFolder(folder), max_part_bytes=1000)
    for each in reversed(people) if backwards else people:
        ingest.register(each)
    store_openings(database, reversed(offered) if backwards else offered)
    run_matching(database, settings)
    found = {
        each.interview_id: [
            (match.opening_id, match.rank_for_seeker, match.rank_for_opening, match.fit)
            for match in look_up(database, each.lookup_code).matches
        ]
        for each in people
    }
    database.close()
    return found


def test_no_personal_attribute_enters_matching(tmp_path: Path) -> None:
    people = [envelope(levels={"communication": 1.5 + number / 4}) for number in range(8)]
    # Everything that is not a competency is somebody else's now, and they came in another order.
    others = [
        each.model_copy(
            update={
                "seeker": SeekerRecord(name=f"Ng{number}", phone=f"+84 {number}", email=""),
                "language": "en",
                "booth_id": f"booth-{number}",
                "fair_id": "elsewhere",
                "started_at": STARTED_AT - timedelta(days=number),
                "outcome": "stopped",
            }
        )
        for number, each in enumerate(people)
    ]
    found = ranks(tmp_path / "a", people)
    assert all(found.values())
    assert ranks(tmp_path / "b", others, backwards=True) == found


def test_more_than_fits_a_page_and_a_batch(
    database: Database, settings: Settings, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PAGE", 2)
    monkeypatch.setattr(notices, "BATCH", 2)
    store_openings(database, [opening()])
    for _ in range(5):
        ingest.register(envelope())
    run = run_matching(database, settings)
    assert (run.interviews, run.matches, run.notices) == (5, 5, 6)
    assert len(letters(settings)) == 6


def test_an_unknown_code_is_not_found(database: Database) -> None:
    with pytest.raises(NotFoundError, match="code"):
        look_up(database, uuid4().hex)
