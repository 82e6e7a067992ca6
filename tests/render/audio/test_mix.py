"""Voice over music: where it is, how loud, without clicks and without pumping."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import BadInput, NotFound
from core.media.audio import write_wav
from core.model.timeline import Audio, Music, SpokenClip
from core.ports import Context
from core.render.audio import ducking
from core.render.audio.mix import HEADROOM, mix, rms, seamless
from tests.render.audio.making import RATE, clips, voice

SPANS = [(0, 3.0), (100, 4.0), (400, 3.0)]
N_FRAMES = 540


def mixed(audio: Audio, ctx: Context, n_frames: int = N_FRAMES) -> np.ndarray[Any, Any]:
    out = mix(audio, n_frames, 30, ctx, ctx.scratch / "mix.pcm")
    return np.frombuffer(out.read_bytes(), "<i2").reshape(-1, 2)


def parts(ctx: Context, music: Music | None = None) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The voice alone and the music alone, as they are in the mix."""
    speech = clips(ctx, SPANS)
    both = mixed(Audio(speech=speech, music=music or Music(seed=5)), ctx).astype(float)
    alone = mixed(Audio(speech=speech), ctx).astype(float)
    return alone, both - alone


def test_a_line_stands_at_its_frame_to_the_sample(ctx: Context) -> None:
    got = mixed(Audio(speech=clips(ctx, SPANS)), ctx)
    assert got.shape == (N_FRAMES * 1600, 2)
    for n, (frame, seconds) in enumerate(SPANS):
        samples = voice(seconds, n) * HEADROOM
        start = frame * 1600
        middle = slice(2000, len(samples) - 2000)
        assert np.abs(got[start : start + len(samples), 0][middle] - samples[middle]).max() <= 1
        assert (got[start + len(samples) : start + len(samples) + 100] == 0).all()
    assert (got[:, 0] == got[:, 1]).all()


def test_no_click_where_a_take_begins_or_ends(ctx: Context) -> None:
    sha = ctx.blobs.put(write_wav(np.full(48_000, 9000, np.int16)), ".wav")
    got = mixed(Audio(speech=(SpokenClip(audio=sha, start_frame=10, n_samples=48_000),)), ctx, 60)
    assert np.abs(np.diff(got[:, 0].astype(int))).max() < 300


def test_speech_is_well_above_the_music_all_the_time(ctx: Context) -> None:
    speech, music = parts(ctx)
    over = []
    for frame, seconds in SPANS:
        for at in range(frame * 1600, frame * 1600 + round(seconds * RATE) - 4800, 4800):
            a, b = speech[at : at + 4800], music[at : at + 4800]
            over.append(20 * np.log10(np.sqrt((a**2).mean()) / np.sqrt((b**2).mean())))
    assert np.mean(over) >= 20
    assert np.percentile(over, 5) >= 12


def test_music_alone_is_a_fifth_of_the_voice(ctx: Context) -> None:
    speech, music = parts(ctx, Music(seed=5, level=0.2))
    gap = slice(round(8.5 * RATE), round(12.5 * RATE))  # between the second line and the third, ramps left out
    assert rms(music[gap].astype(np.int16)) / rms(speech.astype(np.int16)) == pytest.approx(0.2, rel=0.25)


def test_music_does_not_come_up_in_short_pauses(ctx: Context) -> None:
    _, music = parts(ctx)
    short_gap = music[round(3.0 * RATE) : round(3.33 * RATE)]
    spoken = music[round(1.0 * RATE) : round(2.9 * RATE)]
    assert np.sqrt((short_gap**2).mean()) < 1.6 * np.sqrt((spoken**2).mean())


def test_music_is_down_before_a_word_begins_and_moves_without_steps() -> None:
    speech = [(10 * RATE, 12 * RATE)]
    at, gains = ducking.gain(speech, 30 * RATE, RATE)
    db = 20 * np.log10(np.maximum(gains, 1e-6))
    assert np.interp(10 * RATE, at, db) == pytest.approx(ducking.DUCK_DB, abs=0.2)
    assert np.interp(9.6 * RATE, at, db) == pytest.approx(0, abs=0.01)
    assert np.interp(12.6 * RATE, at, db) == pytest.approx(0, abs=0.01)
    assert gains[0] == pytest.approx(0)
    assert np.interp(30 * RATE, at, gains) == pytest.approx(0, abs=1e-6)
    inner = db[100:-200]
    assert np.abs(np.diff(inner)).max() < 1.0


def test_own_music_is_looped_without_a_gap(ctx: Context) -> None:
    at = np.arange(5 * RATE) / RATE
    tune = np.stack([8000 * np.sin(2 * np.pi * 220.3 * at)] * 2, 1).astype(np.int16)
    looped = seamless(tune)
    twice = np.concatenate([looped, looped]).astype(float)
    windows = [np.sqrt((twice[n : n + 2400] ** 2).mean()) for n in range(0, len(twice) - 2400, 2400)]
    assert min(windows) > 0.25 * max(windows)
    assert np.abs(np.diff(twice[:, 0])).max() < 400
    sha = ctx.blobs.put(write_wav(tune), ".wav")
    got = mixed(Audio(speech=clips(ctx, [(0, 2.0)]), music=Music(asset=sha)), ctx, 900)
    assert np.abs(got[25 * RATE : 26 * RATE]).max() > 100


def test_no_speech_at_all_is_silence_or_music(ctx: Context) -> None:
    assert not mixed(Audio(speech=()), ctx, 90).any()
    assert mixed(Audio(speech=(), music=Music()), ctx, 90).any()


def test_the_same_audio_gives_the_same_bytes(ctx: Context) -> None:
    audio = Audio(speech=clips(ctx, SPANS), music=Music(mood="steady", seed=4))
    assert (mixed(audio, ctx) == mixed(audio, ctx)).all()


def test_a_take_of_another_rate_or_a_broken_music_file_is_refused_in_words(ctx: Context, tmp_path: Path) -> None:
    slow = ctx.blobs.put(write_wav(np.zeros(100, np.int16), 22_050), ".wav")
    with pytest.raises(BadInput, match="48 kHz"):
        mixed(Audio(speech=(SpokenClip(audio=slow, start_frame=0, n_samples=100),)), ctx)
    text = ctx.blobs.put(b"<html>not music</html>", ".mp3")
    with pytest.raises(BadInput, match="The music"):
        mixed(Audio(speech=clips(ctx, [(0, 1.0)]), music=Music(asset=text)), ctx)
    with pytest.raises(NotFound):
        mixed(Audio(speech=(SpokenClip(audio="f" * 64, start_frame=0, n_samples=100),)), ctx)


def test_a_line_that_ends_with_the_film_is_laid_to_its_last_sample(ctx: Context) -> None:
    samples = np.full(32 * 1600, 8_000, np.int16)  # no whole number of milliseconds
    audio = Audio(
        speech=(SpokenClip(audio=ctx.blobs.put(write_wav(samples), ".wav"), start_frame=0, n_samples=51_200),)
    )
    got = mixed(audio, ctx, 32)
    assert got.shape == (32 * 1600, 2)
    assert np.abs(got[2000:50_000]).min() > 0
