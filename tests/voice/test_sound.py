"""The delivery of a line: trimmed, levelled, 48 kHz, whole frames."""

from __future__ import annotations

import numpy as np
import pytest

from core.media import audio
from core.model.narration import SAMPLE_RATE, SAMPLES_PER_FRAME
from core.voice import sound

RATE = 22_050


def tone(seconds, amplitude=0.3, rate=RATE, hertz=440):
    return np.rint(32767 * amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(
        np.int16
    )


def silence(seconds, rate=RATE):
    return np.zeros(round(seconds * rate), dtype=np.int16)


@pytest.mark.parametrize("lead_s", [0.0, 0.01, 0.5])
def test_silence_is_trimmed_to_a_breath_and_the_cut_is_told(lead_s):
    data = np.concatenate([silence(lead_s), tone(1.0), silence(0.7)])
    cut, offset_s = sound.trim(data, RATE)
    assert len(cut) / RATE == pytest.approx(1.06, abs=0.011)
    assert offset_s == pytest.approx(lead_s - 0.03, abs=0.006)


def test_loudness_agrees_with_the_standard_meter(tmp_path):
    data = np.concatenate(
        [tone(2.0, 0.1, SAMPLE_RATE, 997), silence(0.5, SAMPLE_RATE), tone(2.0, 0.4, SAMPLE_RATE, 150)]
    )
    path = tmp_path / "tone.wav"
    path.write_bytes(audio.write_wav(data, SAMPLE_RATE))
    assert sound.loudness_lufs(data, SAMPLE_RATE) == pytest.approx(audio.loudness(path).lufs, abs=0.15)


def test_a_full_scale_tone_of_1_khz_is_minus_3_lufs():
    assert sound.loudness_lufs(tone(5.0, 1.0, SAMPLE_RATE, 997), SAMPLE_RATE) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("amplitude", [0.001, 0.03, 0.9])
def test_soft_and_loud_lines_come_out_equal(amplitude):
    out, _ = sound.deliver(tone(1.0, amplitude), RATE)
    assert sound.loudness_lufs(out, SAMPLE_RATE) == pytest.approx(sound.TARGET_LUFS, abs=0.3)


def test_a_click_is_not_made_loud_by_levelling():
    data = silence(3.0)
    data[RATE] = 20_000
    out, _ = sound.deliver(data, RATE)
    assert np.abs(out.astype(int)).max() <= 32_767


def test_resampling_keeps_length_and_pitch_and_adds_no_delay():
    out, offset_s = sound.deliver(tone(1.0, hertz=1000), RATE)
    assert len(out) / SAMPLE_RATE == pytest.approx(1.06, abs=0.011)
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out))))
    assert np.argmax(spectrum) * SAMPLE_RATE / len(out) == pytest.approx(1000, abs=2)
    others = np.delete(spectrum, np.arange(np.argmax(spectrum) - 60, np.argmax(spectrum) + 60))
    assert others.max() < spectrum.max() * 10 ** (-60 / 20)
    start = np.flatnonzero(np.abs(out.astype(int)) > 300)[0] / SAMPLE_RATE
    assert start == pytest.approx(-offset_s, abs=0.002)


def test_nothing_to_hear_is_a_moment_of_silence():
    for data in (silence(0), silence(2.0)):
        out, _ = sound.deliver(data, RATE)
        assert len(out) == round(0.4 * SAMPLE_RATE) and not out.any()


@pytest.mark.parametrize(
    ("n_samples", "pause_s", "frames"), [(1600, 0.0, 1), (1601, 0.0, 2), (1600, 0.3, 10), (1, -1, 1)]
)
def test_a_line_and_its_pause_fill_whole_frames(n_samples, pause_s, frames):
    assert sound.frames_with_pause(n_samples, pause_s) == frames
    assert len(sound.padded(np.ones(n_samples, dtype=np.int16), frames)) == frames * SAMPLES_PER_FRAME
