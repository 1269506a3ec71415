"""Splits an answer into sentences and clauses, with exact offsets.

Spoken Korean comes without full stops: a polite ending before a space also ends a sentence. What is
still too long is cut at a pause, then at a connective, then at a comma, then between words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from kiosk.interview import Language

LONGEST: Final = {Language.KO: 110, Language.EN: 200}
"""Characters; about 28 Korean 어절 or 38 English words: longer ones mix several things."""
SHORTEST: Final = {Language.KO: 8, Language.EN: 14}
"""Characters; a shorter one (네., Yes.) joins the next."""

_MARK = re.compile(r"[.!?。！？…]+[\"'”’)\]]*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|e\.g|i\.e|etc)\.$", re.IGNORECASE)
_POLITE = re.compile(r"[가-힣]+(?:니다|니까|요|죠)(?=\s)")
# Nouns that only look like a polite ending.
_NOUNS: Final = ("필요", "중요", "수요", "주요", "소요", "개요", "강요", "동요", "불필요")
_CONNECTIVE: Final = {
    Language.KO: re.compile(
        r"[가-힣](?:고|는데|은데|인데|어서|아서|해서|니까|지만|면서|다가|려고)(?=\s)"
    ),
    Language.EN: re.compile(r"(?<=\w),?(?=\s(?:and|but|so|because|then|which|when)\s)"),
}
_COMMA = re.compile(r"[,;:](?=\s)")
_SPACE = re.compile(r"(?=\s)")
_FINAL_B: Final = 17
"""The place of ㅂ among the final consonants of a Hangul syllable."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text: ``text[start:end]``, without white space at its ends."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def split(
    text: str, language: Language, pauses: Collection[int] = (), longest: int | None = None
) -> tuple[Span, ...]:
    """Every sentence or clause of ``text``, in order; together they hold all but white space.

    ``pauses`` are offsets at which the speaker paused; stretches of more than ``longest``
    characters are cut there first.
    """
    longest = LONGEST[language] if longest is None else min(longest, LONGEST[language])
    cuts = {match.end() for match in _MARK.finditer(text) if not _abbreviated(text, match)}
    cuts |= {match.end() for match in _POLITE.finditer(text) if _ends_sentence(match[0])}
    spans = _between(text, cuts)
    shorter = [part for span in spans for part in _shortened(text, span, language, pauses, longest)]
    return tuple(_joined(shorter, SHORTEST[language]))


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    return match[0] == "." and _ABBREVIATION.search(text, 0, match.end()) is not None


def _ends_sentence(word: str) -> bool:
    """Whether a Korean word is a polite predicate, not a noun that ends alike."""
    if word.endswith(_NOUNS):
        return False
    if word.endswith(("니다", "니까")):
        # 합니다, 했습니까: the syllable before ends in ㅂ; 하니까 ("because") does not.
        return len(word) > 2 and (ord(word[-3]) - 0xAC00) % 28 == _FINAL_B
    return len(word) > 1


def _between(text: str, cuts: Iterable[int], start: int = 0, end: int | None = None) -> list[Span]:
    """The trimmed, non-empty spans between cuts."""
    end = len(text) if end is None else end
    edges = [start, *sorted(each for each in cuts if start < each < end), end]
    spans: list[Span] = []
    for left, right in zip(edges, edges[1:], strict=False):
        inner = text[left:right]
        stripped = inner.strip()
        if stripped:
            begin = left + len(inner) - len(inner.lstrip())
            spans.append(Span(begin, begin + len(stripped)))
    return spans


def _shortened(
    text: str, span: Span, language: Language, pauses: Collection[int], longest: int
) -> Iterable[Span]:
    """The span, or its halves and their halves, each cut at the best place near the middle."""
    if span.end - span.start <= longest:
        return [span]
    candidates = (
        [each for each in pauses if span.start < each < span.end],
        *(
            [match.end() for match in pattern.finditer(text, span.start, span.end)]
            for pattern in (_CONNECTIVE[language], _COMMA, _SPACE)
        ),
    )
    middle = (span.start + span.end) / 2
    margin = (span.end - span.start) / 4
    for places in candidates:
        inner = [each for each in places if abs(each - middle) <= margin]
        if inner:
            cut = min(inner, key=lambda each: abs(each - middle))
            halves = _between(text, [cut], span.start, span.end)
            return [
                part
                for half in halves
                for part in _shortened(text, half, language, pauses, longest)
            ]
    return [span]


def _joined(spans: Iterable[Span], shortest: int) -> list[Span]:
    """Too short a span becomes part of the next one, the last of the one before."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].end - result[-1].start < shortest:
            result[-1] = Span(result[-1].start, span.end)
        else:
            result.append(span)
    if len(result) > 1 and result[-1].end - result[-1].start < shortest:
        last = result.pop()
        result[-1] = Span(result[-1].start, last.end)
    return result
