"""What a booth does first after it was stopped in the middle of things."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk import flow
from kiosk.interview import Interview, InterviewOutcome, TakeOutcome
from kiosk.pack import Pack
from kiosk.settings import Settings
from kiosk.store import Store


def recover(store: Store, pack: Pack, settings: Settings) -> flow.Recover | None:
    """Close what was left open. Returns the visit that may be gone on with, if there is one.

    Recordings that were running are kept as interrupted and will be transcribed. Of the visits
    that nobody ended only the last one, and only if it is recent, is offered to whoever stands
    there; the others end as abandoned, or go altogether where nothing had been answered.
    """
    for take_id in store.interviews.unclosed_takes():
        store.interviews.close_take(take_id, TakeOutcome.INTERRUPTED, duration_s=0.0)
    if not settings.keep_after_receipt:
        for interview_id in store.outbox.sent():
            store.forget(interview_id)
    unfinished = store.interviews.unfinished()
    if not unfinished:
        return None
    *earlier, last = unfinished
    for interview in earlier:
        _abandon(store, interview)
    if last.pack_sha256 == pack.sha256 and _age_s(last) <= settings.resume_within_s:
        return _offer(last, pack)
    _abandon(store, last)
    return None


def _abandon(store: Store, interview: Interview) -> None:
    if any(answer.take_id for answer in interview.answers):
        store.interviews.finish(interview.id, InterviewOutcome.ABANDONED, interview.language)
    else:
        store.interviews.wipe(interview.id)


def _age_s(interview: Interview) -> float:
    moments = [interview.started_at]
    moments += [take.started_at for answer in interview.answers for take in answer.takes]
    return (datetime.now(UTC) - max(moments)).total_seconds()


def _offer(interview: Interview, pack: Pack) -> flow.Recover:
    answers = {answer.question_id: answer for answer in interview.answers}
    responses = [flow.Response(pack.practice.id, confirmed=True)]
    for question in pack.questions:
        answer = answers.get(question.id)
        if answer is None:
            responses.append(flow.Response(question.id))
            continue
        last = answer.parts[-1] if answer.parts else None
        responses.append(
            flow.Response(
                question.id,
                takes=len(answer.takes),
                take_id=answer.take_id,
                transcript=answer.transcript,
                typed=last is not None and last.file_name is None,
                broken_off=last is not None and last.outcome is TakeOutcome.INTERRUPTED,
                confirmed=answer.confirmed,
                assessment=answer.assessment,
            )
        )
    return flow.Recover(
        interview.id,
        interview.lookup_code,
        interview.language,
        interview.consents,
        interview.seeker,
        tuple(responses),
    )
