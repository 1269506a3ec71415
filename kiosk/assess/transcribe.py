"""What was said, by Whisper: only where there is speech, in bounded time, the same every time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.assess import loops, runtime
from kiosk.assess.audio import RATE_HZ, Audio
from kiosk.interview import KnownError, Language, Problem, Segment, Transcript, Word

if TYPE_CHECKING:
    from faster_whisper.transcribe import Segment as HeardSegment

LONGEST_PIECE_S: Final = 28.0
"""Whisper hears 30 s at once; a piece is cut at a pause before that."""
LONGEST_PAUSE_S: Final = 2.0
"""A longer pause ends a piece: Whisper invents text on silence."""
SPEECH_PAD_S: Final = 0.3
BEAM: Final = 5
TOKENS_PER_S: Final = 16
"""More than the fastest Korean needs; without a bound, a loop costs as much as half a minute."""
SPARE_TOKENS: Final = 24
MOST_TOKENS: Final = 220
LOOP_RATIO: Final = 2.4
"""Text that compresses better than this repeats itself (Source: Whisper's own threshold)."""
NO_SPEECH: Final = 0.6
LOWEST_LOG_PROB: Final = -1.0
LOWEST_CONFIDENCE: Final = 0.25
"""A segment whose words are on average less sure than this is noise taken for speech."""
DOUBTFUL: Final = 0.6

# What Whisper says of silence and music, learned from subtitles; nobody says it in an interview.
INVENTED: Final = (
    "시청해주셔서감사합니다",
    "시청해주셔서고맙습니다",
    "구독과좋아요",
    "다음영상에서만나요",
    "뉴스이덕영입니다",
    "한글자막by",
    "자막제공",
    "thanksforwatching",
    "thankyouforwatching",
    "pleasesubscribe",
    "subtitlesby",
)


@dataclass(frozen=True)
class _Piece:
    """A stretch of sound with speech in it; samples from the start of the recording."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / RATE_HZ


class Transcriber:
    """Loaded once; ``model_id`` names it in every transcript."""

    def __init__(
        self, model_dir: Path, model_id: str, threads: int = runtime.DEFAULT_THREADS
    ) -> None:
        """Load the model from its folder.

        Raises:
            KnownError: the folder does not hold a CTranslate2 Whisper model.
        """
        runtime.prepare()
        # Imported here because it takes seconds, and only who transcribes should wait for it.
        from faster_whisper import WhisperModel
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        self.model_id = model_id
        self._speech_spans = get_speech_timestamps
        self._vad = VadOptions(
            min_silence_duration_ms=500,
            speech_pad_ms=int(SPEECH_PAD_S * 1000),
            max_speech_duration_s=LONGEST_PIECE_S,
        )
        try:
            self._model = WhisperModel(
                str(model_dir),
                device="cpu",
                compute_type="int8",
                cpu_threads=threads,
                local_files_only=True,
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise KnownError(
                f"The speech model in {model_dir} cannot be loaded; "
                "check it with `kiosk models verify`.",
                Problem.MODELS_MISSING,
            ) from error

    def transcribe(self, audio: Audio, language: Language) -> Transcript:
        """Transcribe a whole recording.

        Silence, noise and music give no segments. Doubtful words keep their low confidence.
        """
        begun_s = time.perf_counter()
        segments: list[Segment] = []
        for piece in self._pieces(audio):
            segments.extend(self._hear(audio, piece, language))
        return Transcript(
            language=language,
            segments=tuple(segments),
            audio_s=len(audio) / RATE_HZ,
            model=self.model_id,
            seconds=time.perf_counter() - begun_s,
        )

    def _pieces(self, audio: Audio) -> list[_Piece]:
        """Where there is speech, joined across short pauses into pieces that Whisper can hear."""
        pieces: list[_Piece] = []
        for span in self._speech_spans(audio, self._vad):
            found = _Piece(int(span["start"]), int(span["end"]))
            last = pieces[-1] if pieces else None
            if (
                last is not None
                and found.start - last.end <= LONGEST_PAUSE_S * RATE_HZ
                and found.end - last.start <= LONGEST_PIECE_S * RATE_HZ
            ):
                pieces[-1] = _Piece(last.start, found.end)
            else:
                pieces.append(found)
        return pieces

    def _hear(self, audio: Audio, piece: _Piece, language: Language) -> list[Segment]:
        heard = self._decode(audio, piece, language, careful=False)
        if any(each.compression_ratio > LOOP_RATIO for each in heard):
            # One more try, and only one: this bounds the time. Whisper's own way, to sample at
            # rising temperatures, takes up to six and says something else on every run.
            heard = self._decode(audio, piece, language, careful=True)
        return _segments(heard, piece.start / RATE_HZ)

    def _decode(
        self, audio: Audio, piece: _Piece, language: Language, *, careful: bool
    ) -> list[HeardSegment]:
        segments, _info = self._model.transcribe(
            audio[piece.start : piece.end],
            language=language.value,
            task="transcribe",
            beam_size=BEAM,
            temperature=0.0,
            condition_on_previous_text=False,
            compression_ratio_threshold=LOOP_RATIO,
            log_prob_threshold=LOWEST_LOG_PROB,
            no_speech_threshold=NO_SPEECH,
            no_repeat_ngram_size=4 if careful else 0,
            repetition_penalty=1.1 if careful else 1.0,
            max_new_tokens=min(MOST_TOKENS, int(piece.seconds * TOKENS_PER_S) + SPARE_TOKENS),
            word_timestamps=True,
            hallucination_silence_threshold=LONGEST_PAUSE_S,
            vad_filter=False,
        )
        return list(segments)


def _segments(heard: Sequence[HeardSegment], offset_s: float) -> list[Segment]:
    """Segments of the domain, times from the start of the recording, loops and inventions cut."""
    owners = [index for index, each in enumerate(heard) for _ in each.words or ()]
    words = [
        Word(
            text=loops.unstuck(word.word.strip()),
            start_s=round(offset_s + float(word.start), 3),
            end_s=round(offset_s + float(word.end), 3),
            confidence=round(float(word.probability), 4),
        )
        for each in heard
        for word in each.words or ()
    ]
    kept = [index for index in loops.kept([each.text for each in words]) if words[index].text]
    segments: list[Segment] = []
    for owner, source in enumerate(heard):
        mine = tuple(words[index] for index in kept if owners[index] == owner)
        if mine and not _invented(mine, float(source.no_speech_prob)):
            segments.append(_segment(mine))
    return segments


def _segment(words: tuple[Word, ...]) -> Segment:
    return Segment(
        text=" ".join(each.text for each in words),
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        confidence=_mean_confidence(words),
        words=words,
    )


def _mean_confidence(words: Sequence[Word]) -> float:
    return round(sum(each.confidence for each in words) / len(words), 4)


def _invented(words: Sequence[Word], no_speech: float) -> bool:
    """Whether this was rather made up than heard."""
    confidence = _mean_confidence(words)
    if confidence < LOWEST_CONFIDENCE:
        return True
    plain = "".join(c for word in words for c in word.text.lower() if c.isalnum())
    doubtful = confidence < DOUBTFUL or no_speech > NO_SPEECH / 2
    return doubtful and any(phrase in plain for phrase in INVENTED)
