"""PCM, probing and loudness."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput
from core.media import audio, probe
from core.media.ffmpeg import file, run


def tone(seconds: float, rate: int = 48_000, level: float = 0.25) -> np.ndarray:
    return (np.sin(np.arange(int(seconds * rate)) * 2 * np.pi * 1000 / rate) * 32767 * level).astype(np.int16)


def test_wav_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(audio.write_wav(tone(0.1), 48_000))
    samples, rate = audio.read_wav(path)
    assert rate == 48_000
    assert np.array_equal(samples, tone(0.1))


def test_resampling_keeps_length_and_pitch() -> None:
    out = audio.resample(tone(1.0, 44_100), 44_100, 48_000)
    assert abs(len(out) - 48_000) < 64
    spectrum = np.abs(np.fft.rfft(out[1000:40_000].astype(float)))
    assert abs(spectrum.argmax() * 48_000 / 39_000 - 1000) < 3


def test_loudness_of_a_known_tone(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(audio.write_wav(np.stack([tone(3)] * 2, axis=1)))
    found = audio.loudness(path)
    assert found.lufs == pytest.approx(-12.0, abs=0.3)  # 1 kHz at -12 dBFS in both channels
    assert found.peak_dbtp == pytest.approx(-12.0, abs=0.3)


def test_silence_has_a_loudness(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(audio.write_wav(np.zeros(48_000, np.int16)))
    assert audio.loudness(path).lufs == -70.0


@pytest.mark.parametrize("reader", [probe.probe, probe.decode_audio, audio.loudness])
@pytest.mark.parametrize("data", [b"", b"this is text, not sound\n" * 50, b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_what_is_no_sound_is_refused_by_name(tmp_path: Path, reader, data: bytes) -> None:
    path = tmp_path / "song.mp3"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"song\.mp3"):
        reader(path)


def test_a_film_without_sound_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mute.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", "testsrc=s=64x64:d=0.5", "-y", file(path)])
    with pytest.raises(BadInput, match="no sound"):
        probe.decode_audio(path)
    info = probe.probe(path)
    assert info.audio is None
    assert info.video is not None
    assert probe.length_s(path) == pytest.approx(0.5, abs=0.05)


def test_a_turned_film_is_probed_as_shown(tmp_path: Path) -> None:
    flat, turned = tmp_path / "flat.mp4", tmp_path / "turned.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", "testsrc=s=128x64:d=0.2", "-pix_fmt", "yuv420p", "-y", file(flat)])
    run(["-v", "error", "-display_rotation", "90", "-i", file(flat), "-c", "copy", "-y", file(turned)])
    video = probe.probe(turned).video
    assert video is not None
    assert (video.width, video.height) == (64, 128)
