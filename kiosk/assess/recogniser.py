"""Whisper on one piece of sound: encoded once, decoded once, every word timed and weighed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from kiosk.assess import runtime
from kiosk.assess.audio import RATE_HZ, Audio
from kiosk.interview import KnownError, Language, Problem, Word

WINDOW_S: Final = 30.0
"""What Whisper was trained to hear at once."""
SILENCE_AFTER_S: Final = 6.0
"""Whisper knows by the silence after it that speech has ended: with 2 s it often says a sentence
again, from 5 s it errs as seldom as in a window of 30 s, for a fifth of the time."""
BEAM: Final = 5
TOKENS_PER_S: Final = 16
"""More than the fastest Korean needs; without a bound, a loop costs as much as half a minute."""
SPARE_TOKENS: Final = 24
MOST_TOKENS: Final = 300
LOOP_RATIO: Final = 2.4
"""Text that compresses better than this repeats itself (Source: Whisper's own threshold)."""
LATE_S: Final = 0.2
"""What is said to begin so shortly before the end of the sound, or after it, was never said."""

WRITTEN_BEFORE: Final = {Language.ZH: "以下是普通话的句子。"}
"""What Whisper is told was written before: it then writes Chinese in simplified characters, with
marks, and mishears less."""

_FRAMES_PER_S: Final = 100
_TIME_STEP_S: Final = 0.02


@dataclass(frozen=True)
class Hearing:
    """What Whisper made of one piece. ``sentences`` are its own, between two of its time stamps.

    Times count from the start of the piece; ``log_prob`` is the mean over all tokens.
    """

    sentences: tuple[tuple[Word, ...], ...]
    end_s: float
    log_prob: float
    no_speech: float
    loops: bool


@dataclass(frozen=True)
class _Sentence:
    start_s: float
    end_s: float
    tokens: tuple[int, ...]


class Encoded:
    """A piece of sound as the decoder sees it: good for several questions about it."""

    def __init__(self, state: Any, seconds: float) -> None:
        self.state = state
        self.seconds = seconds


class Recogniser:
    """A CTranslate2 Whisper. The same sound gives the same hearing, in every process."""

    def __init__(self, model_dir: Path, threads: int) -> None:
        """Load the model from its folder.

        Raises:
            KnownError: the folder does not hold a CTranslate2 Whisper model.
        """
        runtime.prepare()
        # Imported here because it takes seconds, and only who transcribes should wait for it.
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_suppressed_tokens

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
        self._tokenizers = {
            each: Tokenizer(self._model.hf_tokenizer, True, task="transcribe", language=each.value)
            for each in Language
        }
        self._suppressed = get_suppressed_tokens(self._tokenizers[Language.EN], [-1])
        self._digits = _digits(self._tokenizers[Language.EN])

    def encode(self, sound: Audio, silence_s: float = SILENCE_AFTER_S) -> Encoded:
        """The costly part: up to ``WINDOW_S`` seconds of sound, and silence after it."""
        seconds = len(sound) / RATE_HZ
        window_s = min(WINDOW_S, seconds + silence_s)
        frames = round(window_s * _FRAMES_PER_S)
        samples = frames * RATE_HZ // _FRAMES_PER_S
        # Silence is put behind the sound, as in Whisper's training, not zeros behind its spectrum.
        whole = np.pad(sound[:samples], (0, max(0, samples - len(sound))))
        spectrum = self._model.feature_extractor(whole)[:, :frames]
        return Encoded(self._model.encode(spectrum.astype(np.float32)), min(seconds, window_s))

    def language_chance(self, encoded: Encoded, language: Language) -> float:
        """How likely it is that this language is spoken, 0–1."""
        chances: list[tuple[str, float]] = self._model.model.detect_language(encoded.state)[0]
        return dict(chances)[f"<|{language.value}|>"]

    def hear(
        self,
        encoded: Encoded,
        language: Language,
        *,
        careful: bool = False,
        digits: bool = True,
    ) -> Hearing:
        """Decode.

        Args:
            encoded: the piece.
            language: what is spoken.
            careful: forbids repetitions, for sound on which Whisper loops.
            digits: whether numbers may be written with them; without, they are written as words.
        """
        tokenizer = self._tokenizers[language]
        prompt = [*self._before(language), *tokenizer.sot_sequence]
        room = min(MOST_TOKENS, int(encoded.seconds * TOKENS_PER_S) + SPARE_TOKENS)
        result = self._model.model.generate(
            encoded.state,
            [prompt],
            beam_size=BEAM,
            no_repeat_ngram_size=4 if careful else 0,
            repetition_penalty=1.1 if careful else 1.0,
            max_length=len(prompt) + room,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed if digits else [*self._suppressed, *self._digits],
        )[0]
        tokens = result.sequences_ids[0]
        sentences = [
            each
            for each in _sentences(tokens, tokenizer.timestamp_begin, encoded.seconds)
            if each.start_s == 0 or each.start_s < encoded.seconds - LATE_S
        ]
        text = tokenizer.decode([token for each in sentences for token in each.tokens])
        return Hearing(
            sentences=tuple(self._timed(encoded, tokenizer, sentences)),
            end_s=max((each.end_s for each in sentences), default=encoded.seconds),
            log_prob=result.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech=result.no_speech_prob,
            loops=len(tokens) >= room or _repetition(text) > LOOP_RATIO,
        )

    def _before(self, language: Language) -> list[int]:
        text = WRITTEN_BEFORE.get(language)
        tokenizer = self._tokenizers[language]
        return [tokenizer.sot_prev, *tokenizer.encode(f" {text}")] if text else []

    def _timed(
        self, encoded: Encoded, tokenizer: Any, sentences: Sequence[_Sentence]
    ) -> Iterator[tuple[Word, ...]]:
        """Words with times and confidences, by sentence; sentences without words are left out."""
        tokens = [token for each in sentences for token in each.tokens]
        if not tokens:
            return
        frames = max(1, round(encoded.seconds * _FRAMES_PER_S))
        parts = self._model.find_alignment(tokenizer, [tokens], encoded.state, frames)[0]
        at = 0
        for sentence in sentences:
            mine = []
            left = len(sentence.tokens)
            while at < len(parts) and left > 0:
                mine.append(parts[at])
                left -= len(parts[at]["tokens"])
                at += 1
            if words := _words(mine, encoded.seconds):
                yield words


def _sentences(tokens: Sequence[int], first_time: int, seconds: float) -> list[_Sentence]:
    """Cut at the time stamps; a sentence that Whisper did not close ends with the sound."""
    sentences: list[_Sentence] = []
    start_s, spoken = 0.0, list[int]()
    for token in tokens:
        if token < first_time:
            spoken.append(token)
            continue
        time_s = (token - first_time) * _TIME_STEP_S
        if spoken:
            sentences.append(_Sentence(start_s, min(time_s, seconds), tuple(spoken)))
        start_s, spoken = time_s, []
    if spoken:
        sentences.append(_Sentence(start_s, seconds, tuple(spoken)))
    return sentences


def _words(parts: Sequence[dict[str, Any]], seconds: float) -> tuple[Word, ...]:
    """Parts that follow without a space are one word: “3”, “.5”, “%”, or a word and its comma.

    Chinese has no spaces: every character is a word, with the mark that follows it.
    """
    groups: list[list[dict[str, Any]]] = []
    for part in parts:
        if groups and not _begins_a_word(groups[-1][-1]["word"], part["word"]):
            groups[-1].append(part)
        elif part["word"].strip():
            groups.append([part])
    return tuple(_word(group, seconds) for group in groups)


def _begins_a_word(before: str, part: str) -> bool:
    chinese = _is_chinese(part[:1]) or _is_chinese(before[-1:])
    return part.startswith(" ") or (chinese and part[:1].isalnum())


def _is_chinese(char: str) -> bool:
    """A Chinese character, or one of the wide marks between them."""
    return any(
        first <= char <= last for first, last in ("\u3000\u303f", "\u3400\u9fff", "\uff00\uff60")
    )


def _word(parts: Sequence[dict[str, Any]], seconds: float) -> Word:
    spoken = [each for each in parts if any(c.isalnum() for c in each["word"])] or parts
    return Word(
        text="".join(each["word"] for each in parts).strip(),
        start_s=min(float(parts[0]["start"]), seconds),
        end_s=min(float(parts[-1]["end"]), seconds),
        confidence=float(np.mean([each["probability"] for each in spoken])),
    )


def _digits(tokenizer: Any) -> list[int]:
    """Tokens of text with a digit in them."""
    texts = ((token, tokenizer.decode([token])) for token in range(tokenizer.eot))
    return [token for token, text in texts if any(char.isdigit() for char in text)]


def _repetition(text: str) -> float:
    """How much shorter the text becomes when it is compressed."""
    plain = text.encode()
    return len(plain) / len(zlib.compress(plain)) if plain else 0.0
