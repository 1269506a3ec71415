from __future__ import annotations

import errno
from pathlib import Path

import av
import numpy as np
import pytest
from capture_recordings import SIZE_PX, flash_and_beep, onsets, picture_times, sound_of, tone

from kiosk.capture.durable import AppendOnlyFile
from kiosk.capture.recorder import Recorder
from kiosk.capture.sources import NS_PER_S, Frame, Sound


def picture(grey: int) -> np.ndarray:
    return np.full((SIZE_PX[1], SIZE_PX[0], 3), grey, np.uint8)


def test_a_recording_is_h264_and_aac_mono_in_fragments(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    flash_and_beep(recorder, 3)
    recorder.close()
    with av.open(str(take_file.path)) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        assert video.codec_context.name == "h264"
        assert video.codec_context.pix_fmt == "yuv420p"
        assert (audio.codec_context.name, audio.rate, audio.layout.name) == ("aac", 48_000, "mono")
    # Cut after a quarter of a second and then twice a second; the header knows of no samples.
    assert take_file.path.read_bytes().count(b"moof") == 7


def test_every_frame_is_there_at_its_own_time(take_file: AppendOnlyFile) -> None:
    # A webcam that slows down in the dark, and stumbles.
    gaps = np.random.default_rng(3).uniform(0.015, 0.19, 60)
    times_s = 0.25 + np.cumsum(gaps)
    recorder = Recorder(take_file, *SIZE_PX, 5 * NS_PER_S)
    for index, time_s in enumerate(times_s):
        frame = Frame(5 * NS_PER_S + round(time_s * NS_PER_S), picture(index * 4))
        recorder.add_frame(frame)
        recorder.add_sound(Sound(frame.time_ns, tone(0.01)))
    recorder.close()
    read = picture_times(take_file.path)
    assert recorder.frames == len(read) == 60
    assert read == pytest.approx(list(times_s), abs=2e-5)


def test_two_frames_of_the_same_tick_are_both_kept(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    for time_ns in (0, 40_000_000, 40_000_000, 80_000_000):
        recorder.add_frame(Frame(time_ns, picture(90)))
    recorder.close()
    assert len(picture_times(take_file.path)) == 4


def test_what_was_filmed_before_the_start_is_not_in_it(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, NS_PER_S)
    recorder.add_frame(Frame(NS_PER_S - 1_000_000, picture(10)))
    recorder.add_sound(Sound(NS_PER_S // 2, tone(1.0)))
    recorder.add_frame(Frame(NS_PER_S, picture(10)))
    recorder.close()
    assert len(picture_times(take_file.path)) == 1
    assert recorder.audio_s == pytest.approx(0.5)


def test_sound_is_in_step_with_the_picture(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    flash_and_beep(recorder, 8)
    recorder.close()
    flashes, beeps = onsets(take_file.path)
    assert len(flashes) == len(beeps) == 7
    assert np.abs(np.subtract(flashes, beeps)).max() <= 0.02


def test_a_microphone_whose_clock_runs_fast_stays_in_step(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    # 1000 ppm, ten times worse than real ones: 60 ms in a minute.
    for index in range(3000):
        begun_s = index * 960 / 48_048
        samples = tone(0.02, 1000) if begun_s >= 59 else np.zeros(960, np.float32)
        recorder.add_sound(Sound(round(begun_s * NS_PER_S), samples))
    recorder.add_frame(Frame(0, picture(0)))
    recorder.close()
    _, samples = sound_of(take_file.path)
    assert np.argmax(np.abs(samples) > 0.1) / 48_000 == pytest.approx(59.0, abs=0.03)


def test_lost_sound_leaves_a_silence_of_its_own_length(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    recorder.add_frame(Frame(0, picture(0)))
    recorder.add_sound(Sound(0, tone(1.0)))
    recorder.add_sound(Sound(round(1.7 * NS_PER_S), tone(1.0)))
    recorder.close()
    assert recorder.audio_s == pytest.approx(2.7, abs=0.001)
    _, samples = sound_of(take_file.path)
    quiet = np.abs(samples[round(1.05 * 48_000) : round(1.65 * 48_000)])
    assert quiet.max() < 0.01


def test_a_microphone_of_44100_hz_is_recorded_at_its_pitch(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    recorder.add_frame(Frame(0, picture(0)))
    wave = np.sin(2 * np.pi * 440 * np.arange(88_200) / 44_100).astype(np.float32)
    for index in range(100):
        block = wave[index * 882 : (index + 1) * 882]
        recorder.add_sound(Sound(index * NS_PER_S // 50, block, 44_100))
    recorder.close()
    _, samples = sound_of(take_file.path)
    spectrum = np.abs(np.fft.rfft(samples[24_000:72_000]))
    assert np.argmax(spectrum) == 440


def test_a_picture_of_another_size_is_fitted(take_file: AppendOnlyFile) -> None:
    recorder = Recorder(take_file, *SIZE_PX, 0)
    recorder.add_frame(Frame(0, picture(200)))
    recorder.add_frame(Frame(NS_PER_S, np.full((480, 640, 3), 200, np.uint8)))
    recorder.close()
    with av.open(str(take_file.path)) as file:
        last = list(file.decode(video=0))[-1].to_ndarray(format="gray")
    assert last.shape == (180, 320)
    assert last[90, 160] > 150
    assert last[90, 10] < 40


class Witness:
    """A sink that remembers how much was written when it was synced."""

    def __init__(self) -> None:
        self.data = b""
        self.synced: list[int] = []

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def sync(self) -> None:
        self.synced.append(len(self.data))


def test_each_fragment_is_synced_before_the_next_frame() -> None:
    sink = Witness()
    recorder = Recorder(sink, *SIZE_PX, 0)
    flash_and_beep(recorder, 4)
    # What begins at 0, 0.25, 0.75 … and 3.25 s is closed, the rest is still in the muxer, and
    # nothing is unsynced.
    assert sink.data.count(b"moof") == 8
    assert sink.synced[-1] == len(sink.data)
    recorder.close()
    assert sink.synced[-1] == len(sink.data)


def test_of_an_answer_that_breaks_off_at_once_the_beginning_is_on_the_disk(tmp_path: Path) -> None:
    sink = Witness()
    recorder = Recorder(sink, *SIZE_PX, 0)
    flash_and_beep(recorder, 0.4)
    file = tmp_path / "broken.mp4"
    file.write_bytes(sink.data[: sink.synced[-1]])
    assert picture_times(file)[-1] >= 0.2
    recorder.abandon()


def test_when_pictures_stop_sound_still_reaches_the_disk() -> None:
    sink = Witness()
    recorder = Recorder(sink, *SIZE_PX, 0)
    recorder.add_frame(Frame(0, picture(0)))
    for index in range(400):
        recorder.add_sound(Sound(index * NS_PER_S // 50, tone(0.02)))
    assert sink.data.count(b"moof") >= 3
    recorder.close()


class FullDisk(Witness):
    """A disk with room for so many bytes; like the real file, it takes back half a fragment."""

    def __init__(self, room_bytes: int) -> None:
        super().__init__()
        self.room_bytes = room_bytes

    def write(self, data: bytes) -> int:
        if len(self.data) + len(data) > self.room_bytes:
            self.data = self.data[: self.synced[-1]]
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_a_full_disk_is_raised_and_what_was_written_plays(tmp_path: Path) -> None:
    sink = FullDisk(60_000)
    recorder = Recorder(sink, *SIZE_PX, 0)
    with pytest.raises(OSError, match="No space left") as raised:
        flash_and_beep(recorder, 60)
    recorder.abandon()
    assert raised.value.errno == errno.ENOSPC
    assert 0 < len(sink.data) <= 60_000
    file = tmp_path / "broken.mp4"
    file.write_bytes(sink.data)
    # The fragment that did not fit is lost, no other.
    assert picture_times(file)[-1] >= recorder.duration_s - 2.1
