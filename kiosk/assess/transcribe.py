"""What was said, by Whisper: only where there is speech, in bounded time, the same every time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kiosk.assess import loops, numerals, runtime
from kiosk.assess.audio import RATE_HZ, Audio
from kiosk.assess.recogniser import SILENCE_AFTER_S, Encoded, Hearing, Recogniser
from kiosk.assess.speech_pieces import find_pieces, levelled, warm_up
from kiosk.interview import Language, Segment, Transcript, Word, joined

NO_SPEECH: Final = 0.4
"""Above it nobody speaks to the microphone, if the text is lost as well: a crowd, a song. In real
speech as loud as the noise around it Whisper's own chance of no speech stays below 0.3."""
LOWEST_LOG_PROB: Final = -1.0
"""Less likely text is lost (Source: Whisper's own threshold)."""
LOWEST_CONFIDENCE: Final = 0.25
"""A segment whose words are on average less sure than this is noise taken for speech."""
DOUBTFUL: Final = 0.6
UNHEARD_S: Final = 3.0
"""So much speech after the last word was left out by Whisper and is heard by itself."""
OTHER_LANGUAGE: Final = 0.1
"""Below this chance of the language that was chosen, another one is plainly spoken."""

NUMBER_MARGIN: Final = 0.1
"""By so much less likely may a text without digits be, and still be right: digits are Whisper's
habit in Korean, and a word like 「1위절이」 is none."""

# What Whisper says of silence and music, learned from subtitles; nobody says it in an interview.
INVENTED: Final = (
    "시청해주셔서감사합니다",
    "시청해주셔서고맙습니다",
    "구독과좋아요",
    "구독좋아요",
    "좋아요부탁",
    "다음영상에서만나요",
    "뉴스이덕영입니다",
    "한글자막by",
    "자막제공",
    "thanksforwatching",
    "thankyouforwatching",
    "pleasesubscribe",
    "subtitlesby",
    "以下是普通话的句子",
    "请不吝点赞",
    "明镜与点点",
    "谢谢观看",
    "感谢观看",
    "字幕由amara",
    "字幕志愿者",
    "ghiềnmìgõ",
    "đăngkýkênh",
    "cảmơncácbạnđãtheodõi",
)


class Transcriber:
    """Loaded once; ``model_id`` names it in every transcript."""

    def __init__(
        self, model_dir: Path, model_id: str, threads: int = runtime.DEFAULT_THREADS
    ) -> None:
        """Load the model from its folder.

        Raises:
            KnownError: the folder does not hold a CTranslate2 Whisper model.
        """
        self.model_id = model_id
        self._recogniser = Recogniser(model_dir, threads)
        warm_up()

    def transcribe(self, audio: Audio, language: Language) -> Transcript:
        """Transcribe a whole recording.

        Silence, noise, music and a crowd give no segments. Doubtful words keep their low
        confidence; those of another language than the one that was chosen are given one.
        """
        begun_s = time.perf_counter()
        segments = [
            segment
            for piece in find_pieces(audio)
            for segment in self.hear(audio[piece.start : piece.end], piece.start_s, language)
        ]
        return Transcript(
            language=language,
            segments=tuple(segments),
            audio_s=len(audio) / RATE_HZ,
            model=self.model_id,
            seconds=time.perf_counter() - begun_s,
        )

    def hear(self, sound: Audio, offset_s: float, language: Language) -> list[Segment]:
        """Transcribe one closed piece, at most ``LONGEST_PIECE_S`` long.

        Args:
            sound: the piece; it begins and ends near speech.
            offset_s: where it begins in the recording; times count from the recording's start.
            language: what is meant to be spoken.
        """
        sound = levelled(sound)
        segments = self._hear(sound, offset_s, language)
        heard_s = segments[-1].end_s - offset_s if segments else 0.0
        if segments and len(sound) / RATE_HZ - heard_s > UNHEARD_S:
            rest = sound[int(heard_s * RATE_HZ) :]
            segments += self._hear(rest, offset_s + heard_s, language)
        return segments

    def _hear(self, sound: Audio, offset_s: float, language: Language) -> list[Segment]:
        encoded = self._recogniser.encode(sound)
        hearing = self._recogniser.hear(encoded, language)
        if _lost(hearing):
            if hearing.no_speech > NO_SPEECH:
                return []
            # One more try, and only one: this bounds the time. Whisper's own way, to sample at
            # rising temperatures, takes up to six and says something else on every run.
            encoded = self._recogniser.encode(sound, 2 * SILENCE_AFTER_S)
            again = self._recogniser.hear(encoded, language, careful=hearing.loops)
            hearing = max(hearing, again, key=_worth)
        elif language is Language.KO and _misreads_numbers(hearing):
            as_words = self._recogniser.hear(encoded, language, digits=False)
            if as_words.log_prob >= hearing.log_prob - NUMBER_MARGIN and not _lost(as_words):
                hearing = as_words
        segments = _segments(hearing, offset_s, language)
        if segments and _mean_confidence(segments) < DOUBTFUL:
            return self._held_against(encoded, language, segments)
        return segments

    def _held_against(
        self, encoded: Encoded, language: Language, segments: list[Segment]
    ) -> list[Segment]:
        """The same words, hardly to be believed where another language is spoken."""
        chance = self._recogniser.language_chance(encoded, language)
        if chance >= OTHER_LANGUAGE:
            return segments
        return [_weakened(each, chance, language) for each in segments]


def _lost(hearing: Hearing) -> bool:
    """Whether Whisper has lost the thread: it repeats itself, or guesses."""
    return hearing.loops or hearing.log_prob < LOWEST_LOG_PROB


def _misreads_numbers(hearing: Hearing) -> bool:
    """Whether digits stand where no number can be."""
    return not all(numerals.is_number(word.text) for each in hearing.sentences for word in each)


def _worth(hearing: Hearing) -> tuple[bool, float]:
    return not hearing.loops, hearing.log_prob


def _segments(hearing: Hearing, offset_s: float, language: Language) -> list[Segment]:
    """Segments of the domain, times from the start of the recording, loops and inventions cut."""
    words = [
        (owner, _placed(word, offset_s))
        for owner, sentence in enumerate(hearing.sentences)
        for word in sentence
    ]
    kept = [words[index] for index in loops.kept([each.text for _owner, each in words])]
    sentences = [
        [word for owner, word in kept if owner == number]
        for number in range(len(hearing.sentences))
    ]
    return [
        _segment(each, language)
        for each in sentences
        if each and not _invented(each, hearing.no_speech)
    ]


def _placed(word: Word, offset_s: float) -> Word:
    return Word(
        text=loops.unstuck(word.text),
        start_s=round(offset_s + word.start_s, 3),
        end_s=round(offset_s + word.end_s, 3),
        confidence=round(word.confidence, 4),
    )


def _segment(words: Sequence[Word], language: Language) -> Segment:
    return Segment(
        text=joined((each.text for each in words), language),
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        confidence=round(_mean_confidence(words), 4),
        words=tuple(words),
    )


def _weakened(segment: Segment, chance: float, language: Language) -> Segment:
    words = [replace(each, confidence=round(each.confidence * chance, 4)) for each in segment.words]
    return _segment(words, language)


def _mean_confidence(heard: Sequence[Word] | Sequence[Segment]) -> float:
    return sum(each.confidence for each in heard) / len(heard)


def _invented(words: Sequence[Word], no_speech: float) -> bool:
    """Whether this was rather made up than heard."""
    confidence = _mean_confidence(words)
    if confidence < LOWEST_CONFIDENCE:
        return True
    plain = "".join(c for word in words for c in word.text.lower() if c.isalnum())
    doubtful = confidence < DOUBTFUL or no_speech > NO_SPEECH / 2
    return doubtful and any(phrase in plain for phrase in INVENTED)
