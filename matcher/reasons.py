"""Says why a seeker and an opening were brought together, to each side in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from matcher.contract import MatchReason, Opening, ProfileRecord
from matcher.matching import RankedMatch, Shown, shown_in
from matcher.wording import ENGLISH, KOREAN, Wording, wording


def reasons_for(profile: ProfileRecord, opening: Opening) -> tuple[MatchReason, ...]:
    """One reason for each requirement, in the opening's order, with the words it rests on."""
    shown = shown_in(profile)
    quotes = {each.competency: each.evidence[0].text for each in profile.entries if each.evidence}
    return tuple(
        MatchReason(
            competency=each.competency,
            required_level=each.level,
            shown_level=shown[each.competency].level if each.competency in shown else None,
            quote=quotes.get(each.competency) if each.competency in shown else None,
        )
        for each in opening.requirements
    )


def text_for_seeker(
    opening: Opening, match: RankedMatch, reasons: tuple[MatchReason, ...], language: str
) -> str:
    """Plain text in the seeker's language."""
    words = wording(language)
    return "\n".join(
        [
            heading(opening, language),
            words.seeker_intro,
            *(line for reason in reasons for line in _seeker_lines(words, reason)),
            words.seeker_evidenced.format(percent=_percent(match)),
            words.advice,
        ]
    )


def text_for_company(
    opening: Opening, match: RankedMatch, reasons: tuple[MatchReason, ...], shown: Shown
) -> str:
    """Plain text in Korean, and in English too where the opening was written without Korean."""
    return "\n\n".join(
        _company_text(words, match, reasons, shown) for words in company_wordings(opening)
    )


def company_wordings(opening: Opening) -> tuple[Wording, ...]:
    return (KOREAN,) if opening.titles.get("ko") else (KOREAN, ENGLISH)


def heading(opening: Opening, language: str) -> str:
    return wording(language).heading.format(title=title(opening, language), company=opening.company)


def title(opening: Opening, language: str) -> str:
    """The opening's title in this language, or in the first one that it has."""
    wanted = [opening.titles.get(each, "") for each in (language, "en", "ko")]
    return next(each for each in (*wanted, *opening.titles.values(), opening.id) if each)


def candidate_number(interview_id: UUID) -> str:
    """What a company calls a seeker whose name it does not know."""
    return interview_id.hex[:8].upper()


def _company_text(
    words: Wording, match: RankedMatch, reasons: tuple[MatchReason, ...], shown: Shown
) -> str:
    intro = words.company_intro.format(
        candidate=candidate_number(match.interview_id), rank=match.rank_for_opening
    )
    return "\n".join(
        [
            intro,
            *(line for reason in reasons for line in _company_lines(words, reason, shown)),
            words.company_evidenced.format(percent=_percent(match)),
            words.advice,
        ]
    )


def _seeker_lines(words: Wording, reason: MatchReason) -> Iterator[str]:
    competency, required = words.competencies[reason.competency], _level(reason.required_level)
    if reason.shown_level is None:
        yield words.seeker_unknown.format(competency=competency, required=required)
        return
    sentence = words.seeker_met if _enough(reason) else words.seeker_short
    yield sentence.format(
        competency=competency, required=required, shown=_level(reason.shown_level)
    )
    if reason.quote:
        yield words.seeker_quote.format(quote=reason.quote)


def _company_lines(words: Wording, reason: MatchReason, shown: Shown) -> Iterator[str]:
    competency, required = words.competencies[reason.competency], _level(reason.required_level)
    if reason.shown_level is None:
        yield words.company_unknown.format(competency=competency, required=required)
        return
    estimate = shown[reason.competency]
    sentence = words.company_met if _enough(reason) else words.company_short
    yield sentence.format(
        competency=competency,
        required=required,
        shown=_level(estimate.level),
        low=_level(estimate.low),
        high=_level(estimate.high),
    )
    if reason.quote:
        yield words.company_quote.format(quote=reason.quote)


def _enough(reason: MatchReason) -> bool:
    """Compared as it is written: "3.0 of 3.0" must not be called too little."""
    shown = reason.shown_level
    return shown is not None and round(shown, 1) >= round(reason.required_level, 1)


def _level(level: float) -> str:
    return f"{level:.1f}".removesuffix(".0")


def _percent(match: RankedMatch) -> int:
    return round(match.fit.evidenced * 100)
