"""States that show every screen and overlay as somebody would meet it; for gallery and tests.

The words of the sample seeker are made up; nobody said them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kiosk.flow import (
    PRACTICE,
    Booth,
    Deletion,
    Overlay,
    Plan,
    Response,
    Screen,
    StaffPage,
    State,
    Visit,
    take_id,
)
from kiosk.interview import (
    AUTOMATED,
    MATCH_NOTICE,
    SHARE,
    Abstention,
    Application,
    Assessment,
    Competency,
    ConsentChoice,
    DeletionCertificate,
    Estimate,
    FoundDevice,
    Improvement,
    Language,
    Problem,
    Profile,
    ProfileEntry,
    Provenance,
    Quote,
    Seeker,
    Segment,
    Texts,
    TicketFault,
    Transcript,
    Word,
)
from kiosk.pack import Pack
from kiosk.ui.cards import (
    BoothHealth,
    DevicesCard,
    DiagnosticsCard,
    OpeningCard,
    SyncCard,
)

VISIT_ID: Final = "7d1f2a40-0000-4000-8000-000000000001"
NOW_S: Final = 1000.0
AGREED: Final = tuple(
    ConsentChoice(each, True, "0" * 64) for each in ("interview", SHARE, MATCH_NOTICE, AUTOMATED)
)
PAPERS: Final = ("goodbye", "goodbye-person", "deleted")
"""The scenes with something to take home."""
BY_A_PERSON: Final = (*AGREED[:3], ConsentChoice(AUTOMATED, False, "0" * 64))
CERTIFICATE: Final = DeletionCertificate(
    code="K7PM-4XRD",
    deleted_at=datetime(2026, 12, 10, 5, 20, tzinfo=UTC),
    booth_id="booth-07",
    fair_id="gwangju-default",
    pack_version="2026.11",
    pack_sha256="5a" * 32,
    recordings_sha256=tuple(f"{number:x}" * 64 for number in range(1, 7)),
    texts=5,
    assessments=5,
    held_by_matcher=False,
    previous_sha256="0" * 64,
    sha256="c0" * 32,
)

_SAID: Final = {
    Language.KO: (
        "작년에 동네 도서관에서 자원봉사를 할 때, "
        "책을 정리하는 방법을 두고 의견이 갈린 적이 있어요. "
        "저는 먼저 두 사람의 이야기를 끝까지 들었고, 서로 바라는 것을 종이에 적어 봤어요. "
        "그랬더니 둘 다 아이들이 책을 쉽게 찾기를 바라고 있었어요. "
        "그래서 높이별로 나눠 꽂아 보자고 했고, 한 달 뒤에는 찾는 시간이 절반으로 줄었어요."
    ),
    Language.EN: (
        "Last year, when I was a volunteer at our library, two of us did not agree on how to sort "
        "the books. First I listened to both of them to the end, and we wrote down what each one "
        "wanted. It turned out that both wanted children to find books easily. So I suggested "
        "sorting by height, and a month later it took half the time to find a book."
    ),
    Language.ZH: (
        "去年我在社区图书馆做志愿者的时候，对书应该怎么摆放，有两个人的想法不一样。"
        "我先把两个人的话都听完，再把各自想要的写在纸上。"
        "原来他们都希望孩子们能容易地找到书。"
        "所以我提议按高度来摆，一个月以后，找书的时间少了一半。"
    ),
    Language.VI: (
        "Năm ngoái, khi tôi làm tình nguyện ở thư viện khu phố, có hai người không đồng ý với nhau "
        "về cách xếp sách. Trước hết tôi nghe cả hai người nói hết, rồi ghi ra giấy điều mỗi người "
        "mong muốn. Hóa ra cả hai đều muốn trẻ em dễ tìm sách. Vì vậy tôi đề nghị xếp theo chiều "
        "cao, và một tháng sau thời gian tìm sách chỉ còn một nửa."
    ),
}
_QUOTES: Final = {
    Language.KO: (
        "먼저 두 사람의 이야기를 끝까지 들었고, 서로 바라는 것을 종이에 적어 봤어요",
        "한 달 뒤에는 찾는 시간이 절반으로 줄었어요",
        "설명서를 세 번 읽고 나서 혼자 기계를 돌려 봤어요",
    ),
    Language.EN: (
        "First I listened to both of them to the end, and we wrote down what each one wanted",
        "a month later it took half the time to find a book",
        "I read the manual three times and then ran the machine on my own",
    ),
    Language.ZH: (
        "我先把两个人的话都听完，再把各自想要的写在纸上",
        "一个月以后，找书的时间少了一半",
        "我把说明书读了三遍，然后自己开动了机器",
    ),
    Language.VI: (
        "Trước hết tôi nghe cả hai người nói hết, rồi ghi ra giấy điều mỗi người mong muốn",
        "một tháng sau thời gian tìm sách chỉ còn một nửa",
        "tôi đọc sách hướng dẫn ba lần rồi tự chạy máy",
    ),
}
_NAMES: Final = {
    Language.KO: "김하늘",
    Language.EN: "Haneul",
    Language.ZH: "Li Ming",
    Language.VI: "Minh",
}
_LEVELS: Final = {
    Competency.ORGANIZATION: (4.1, 3.6, 4.6),
    Competency.INTERPERSONAL: (3.9, 3.3, 4.4),
    Competency.RESOURCE_MANAGEMENT: (3.6, 3.0, 4.2),
    Competency.SELF_DEVELOPMENT: (3.2, 2.6, 4.0),
    Competency.COMMUNICATION: (3.0, 2.5, 3.8),
    Competency.PROBLEM_SOLVING: (2.9, 2.3, 3.7),
    Competency.TECHNOLOGY: (2.8, 2.1, 3.7),
    Competency.INFORMATION: (2.7, 1.9, 3.6),
    Competency.NUMERACY: (2.6, 1.7, 3.6),
    Competency.WORK_ETHICS: (2.5, 1.5, 3.6),
}
"""All ten, those with the longest names among the strongest."""


def _in_all(korean: str, english: str) -> Texts:
    """A title as companies give it: in Korean and English."""
    return {each: korean if each is Language.KO else english for each in Language}


OPENINGS: Final = (
    OpeningCard(
        _in_all(korean="도서관 사서 보조", english="Library assistant"),
        "빛고을 도서관",
        (Competency.COMMUNICATION, Competency.INTERPERSONAL),
    ),
    OpeningCard(
        _in_all(korean="고객 상담", english="Customer service"),
        "무등 서비스",
        (Competency.COMMUNICATION, Competency.PROBLEM_SOLVING),
    ),
)
HEALTH: Final = BoothHealth(
    camera="HD Pro Webcam C920",
    microphone="Jabra Speak 510",
    assess_model="whisper-base",
    queue_left=3,
    disk_free_gb=182.4,
    last_sync=datetime(2026, 11, 22, 2, 4, tzinfo=UTC),
    jobs_waiting=1,
    visits_fit=455,
    clock=datetime(2026, 11, 22, 6, 12, tzinfo=UTC),
    sync=SyncCard(25, 3, datetime(2026, 11, 22, 2, 4, tzinfo=UTC), failed=True),
    devices=DevicesCard(
        cameras=(
            FoundDevice("/dev/v4l/by-id/c920", "HD Pro Webcam C920"),
            FoundDevice("/dev/video2", "Integrated Camera"),
        ),
        microphones=(FoundDevice("Jabra Speak 510", "Jabra Speak 510"),),
        camera="/dev/v4l/by-id/c920",
    ),
    diagnostics=DiagnosticsCard(
        "kiosk-diagnostics-booth-07-20261122-061200.json", "/media/booth/STICK", on_stick=True
    ),
)


def plan_of(pack: Pack) -> Plan:
    return Plan(practice=pack.practice, questions=pack.questions)


def transcript(language: Language) -> Transcript:
    """What was heard, with two words that were not heard clearly."""
    words, at_s = [], 0.0
    said = _SAID[language]
    for number, text in enumerate(said if language is Language.ZH else said.split()):
        words.append(Word(text, at_s, at_s + 0.4, 0.31 if number in (6, 19) else 0.92))
        at_s += 0.5
    segment = Segment(_SAID[language], 0.0, at_s, 0.88, tuple(words))
    return Transcript(language, (segment,), at_s, "whisper-base")


def profile(language: Language, heard: int = len(Competency)) -> Profile:
    """So many competencies that were heard, the rest not."""
    quotes = [Quote("q1", text, 0, len(text)) for text in _QUOTES[language]]
    entries = []
    for number, (competency, level) in enumerate(_LEVELS.items()):
        evidence = (quotes[number],) if number < len(quotes) else ()
        if number < heard:
            entries.append(ProfileEntry(competency, Estimate(*level), 1, evidence))
        else:
            entries.append(ProfileEntry(competency, None, 0, ()))
    return Profile(tuple(entries), (Improvement.OUTCOME, Improvement.REFLECTION))


def scenes(pack: Pack, language: Language) -> Mapping[str, State]:
    """Every screen and overlay, by a name for its picture, in the order of a visit."""
    plan = plan_of(pack)
    ready = Booth(frozenset(), capture_ready=True, assess_ready=True)
    idle = State(plan, language=language, booth=ready, now_s=NOW_S, entered_s=NOW_S - 12.0)
    visit = _visit(plan)
    begun = replace(idle, visit=visit)

    def at(screen: Screen, seen: Visit = visit) -> State:
        return replace(begun, screen=screen, visit=seen)

    second = replace(visit, index=1, consents=AGREED, prepare_until_s=NOW_S + 18.0)
    last = replace(visit, index=4, consents=AGREED)
    read = replace(last, responses=_assessed(visit, language))
    heard = _answered(visit, language, number=1)
    broken = replace(ready, problems=frozenset({Problem.CAMERA_MISSING}), capture_ready=False)
    unheard = replace(ready, doubts=frozenset({Problem.MICROPHONE_SILENT}))
    rest = at(Screen.REST, replace(second, index=2))
    review = replace(begun, screen=Screen.REVIEW, visit=heard)
    seeker = Seeker(name=_NAMES[language])
    seen = replace(read, profile=profile(language), seeker=seeker)
    question = at(Screen.QUESTION, second)
    printing = replace(ready, can_print=True)
    by_code = replace(at(Screen.IDENTITY), booth=replace(ready, reads_tickets=True))
    return {
        "attract": idle,
        "language": at(Screen.LANGUAGE),
        "consent": at(Screen.CONSENT),
        "identity": at(Screen.IDENTITY),
        "identity-code": by_code,
        "identity-fault": replace(
            by_code, visit=replace(visit, ticket_fault=TicketFault.OTHER_FAIR)
        ),
        "identity-found": replace(
            by_code, visit=replace(visit, application=Application(VISIT_ID, _NAMES[language]))
        ),
        "device_check": at(Screen.DEVICE_CHECK),
        "device_check-problem": replace(at(Screen.DEVICE_CHECK), booth=broken),
        "device_check-doubt": replace(at(Screen.DEVICE_CHECK), booth=unheard),
        "practice": at(Screen.PRACTICE),
        "question-practice": at(Screen.QUESTION, replace(second, index=PRACTICE)),
        "question": question,
        "question-longest": at(Screen.QUESTION, replace(second, index=2)),
        "recording-starting": at(Screen.RECORDING, second),
        "recording": at(
            Screen.RECORDING, replace(second, recording=True, record_until_s=NOW_S + 52.0)
        ),
        "recording-doubt": replace(
            at(Screen.RECORDING, replace(second, recording=True, record_until_s=NOW_S + 40.0)),
            booth=unheard,
        ),
        "review-waiting": at(Screen.REVIEW, replace(second, responses=_asked(visit, number=1))),
        "review": review,
        "review-nothing": replace(review, visit=heard.with_response(_nothing_heard(heard))),
        "typing": at(Screen.TYPING, replace(second, index=2)),
        "typing-correcting": replace(
            review,
            screen=Screen.TYPING,
            behind=Screen.REVIEW,
            visit=replace(heard, typing_draft=_SAID[language]),
            entered_s=NOW_S - 3.0,
        ),
        "interrupted": replace(at(Screen.INTERRUPTED, second), booth=broken),
        "interrupted-mended": at(
            Screen.INTERRUPTED, replace(second, broken_by=Problem.CAPTURE_STOPPED)
        ),
        "rest": rest,
        "working": at(Screen.WORKING, read),
        "working-patient": replace(
            at(Screen.WORKING, read),
            entered_s=NOW_S - plan.working_patience_s - 1.0,
        ),
        "result": at(Screen.RESULT, seen),
        "result-few": at(Screen.RESULT, replace(seen, profile=profile(language, heard=4))),
        "result-by_person": at(Screen.RESULT, _unread(last, language)),
        "result-silent": at(Screen.RESULT, replace(last, profile=profile(language, heard=0))),
        "goodbye-by_person": at(Screen.GOODBYE, _unread(last, language)),
        "goodbye": at(Screen.GOODBYE, replace(seen, seeker=Seeker(phone="010-1234-5678"))),
        "goodbye-by_code": at(Screen.GOODBYE, replace(seen, consents=AGREED[:2])),
        "goodbye-private": at(Screen.GOODBYE, replace(seen, consents=AGREED[:1])),
        "goodbye-person": replace(
            at(Screen.GOODBYE, replace(last, consents=BY_A_PERSON)), booth=printing
        ),
        "deleted": replace(
            idle, screen=Screen.DELETED, booth=printing, deletion=Deletion(VISIT_ID, CERTIFICATE)
        ),
        "deleted-going_on": replace(idle, screen=Screen.DELETED, deletion=Deletion(VISIT_ID)),
        "resume": at(Screen.RESUME, replace(read, index=3)),
        "fault": replace(idle, screen=Screen.FAULT, behind=Screen.ATTRACT, booth=broken),
        "fault-question": replace(
            question, screen=Screen.FAULT, behind=Screen.QUESTION, booth=broken
        ),
        "staff": replace(begun, screen=Screen.STAFF, behind=Screen.REST),
        "staff-closed": replace(
            idle,
            screen=Screen.STAFF,
            behind=Screen.OUT_OF_SERVICE,
            closed=True,
            booth=broken,
        ),
        **{
            f"staff-{page}": replace(begun, screen=Screen.STAFF, behind=Screen.REST, page=page)
            for page in StaffPage
            if page is not StaffPage.HOME
        },
        "out_of_service": replace(idle, screen=Screen.OUT_OF_SERVICE),
        "overlay-idle_warning": replace(
            question, overlay=Overlay.IDLE_WARNING, active_s=NOW_S - 68.0
        ),
        "overlay-stop_confirm": replace(rest, overlay=Overlay.STOP_CONFIRM),
        "overlay-staff_called": replace(rest, overlay=Overlay.STAFF_CALLED),
        "overlay-delete_confirm": replace(at(Screen.GOODBYE, last), overlay=Overlay.DELETE_CONFIRM),
        "overlay-access": replace(rest, overlay=Overlay.ACCESS),
        "overlay-languages": replace(question, overlay=Overlay.LANGUAGES),
        "overlay-pin": replace(idle, overlay=Overlay.PIN),
        "overlay-pin_wait": replace(idle, overlay=Overlay.PIN, pin_wrong=True, pin_wait_s=30.0),
    }


def _visit(plan: Plan) -> Visit:
    asked = (plan.practice, *plan.questions)
    responses = tuple(Response(each.id, retakes_left=plan.retakes) for each in asked)
    return Visit(VISIT_ID, "K7PM-4XRD", responses=responses)


def _asked(visit: Visit, number: int) -> tuple[Response, ...]:
    """The responses once the question of this index has been answered and not yet transcribed."""
    response = visit.responses[number + 1]
    taken = take_id(VISIT_ID, response.question_id, 1)
    return visit.with_response(replace(response, takes=1, take_id=taken)).responses


def _nothing_heard(visit: Visit) -> Response:
    return replace(visit.response, transcript=Transcript(Language.KO, (), 4.0, "whisper-base"))


def _answered(visit: Visit, language: Language, number: int) -> Visit:
    visit = replace(visit, index=number, consents=AGREED, responses=_asked(visit, number))
    return visit.with_response(replace(visit.response, transcript=transcript(language)))


def _unread(visit: Visit, language: Language) -> Visit:
    """Two answers in a language that no level is read from."""
    responses = [
        replace(
            response,
            transcript=transcript(language),
            confirmed=True,
            assessment=Assessment(
                response.question_id, None, Abstention.LANGUAGE_NOT_COVERED, (), (), (),
                Provenance("", "", "", ""),
            ),
        )
        for response in visit.responses[1:3]
    ]  # fmt: skip
    responses = [visit.responses[0], *responses, *visit.responses[3:]]
    unread = replace(visit, responses=tuple(responses))
    return replace(unread, profile=replace(profile(language, heard=0), improvements=()))


def _assessed(visit: Visit, language: Language) -> tuple[Response, ...]:
    """Five answers, of which three have been read."""
    responses = [visit.responses[0]]
    for number, response in enumerate(visit.responses[1:]):
        assessment = Assessment(
            response.question_id, None, Abstention.TOO_LITTLE, (), (), (),
            Provenance(
                "0.1.0+5a1f0c9e77b2",
                "whisper-base@d01c3014881c",
                "multilingual-e5-small@1571fc982750",
                "2026.11",
                "heads@3f9c2e5a11d0",
            ),
        ) if number < 3 else None  # fmt: skip
        responses.append(
            replace(
                response,
                takes=1,
                take_id=take_id(VISIT_ID, response.question_id, 1),
                transcript=transcript(language),
                confirmed=number < 4,
                assessment=assessment,
            )
        )
    return tuple(responses)
