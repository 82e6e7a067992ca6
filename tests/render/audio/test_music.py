"""The generated beds: harmonic, even, seamless, always the same."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest

from core.errors import BadInput
from core.render.audio import music

RATE = 48_000


@pytest.mark.parametrize("mood", sorted(music.MOODS))
def test_a_bed_is_quiet_even_and_without_a_seam(mood: str) -> None:
    bed = music.bed(mood, 7).astype(float) / 32768
    assert bed.shape[1] == 2
    assert 30 <= len(bed) / RATE <= 120
    assert abs(20 * np.log10(np.sqrt((bed**2).mean())) - music.LEVEL_DBFS) < 0.5
    assert np.abs(bed).max() < 0.9
    seconds = [bed[n : n + RATE] for n in range(0, len(bed) - RATE, RATE)]
    levels = [20 * np.log10(np.sqrt((item**2).mean())) for item in seconds]
    assert max(levels) - min(levels) < 5
    steps = np.abs(np.diff(bed, axis=0)).max()
    assert np.abs(bed[0] - bed[-1]).max() <= steps
    twice = np.concatenate([bed[-2400:], bed[:2400]])
    around = np.abs(np.fft.rfft(twice[:, 0] * np.hanning(4800)))
    inside = np.abs(np.fft.rfft(bed[RATE : RATE + 4800, 0] * np.hanning(4800)))
    high = slice(800, None)  # above 8 kHz a seam would click
    assert around[high].max() < 3 * inside[high].max() + 0.01


def test_speech_is_left_room_where_consonants_are() -> None:
    bed = music.bed("calm", 1)[:, 0].astype(float)
    power = np.abs(np.fft.rfft(bed)) ** 2
    hertz = np.fft.rfftfreq(len(bed), 1 / RATE)
    assert 10 * np.log10(power[(hertz > 2000) & (hertz < 5000)].sum() / power.sum()) < -25


def test_it_sounds_on_one_speaker_too() -> None:
    bed = music.bed("warm", 2).astype(float)
    mono = bed.mean(axis=1)
    assert np.sqrt((mono**2).mean()) > 0.6 * np.sqrt((bed**2).mean())


def test_notes_belong_to_one_key() -> None:
    bed = music.bed("calm", 3).astype(float).mean(axis=1)
    power = np.abs(np.fft.rfft(bed)) ** 2
    hertz = np.fft.rfftfreq(len(bed), 1 / RATE)
    heard = (hertz > 60) & (hertz < 1000)
    pitch = np.round(69 + 12 * np.log2(hertz[heard] / 440)).astype(int) % 12
    share = np.bincount(pitch, power[heard], 12) / power[heard].sum()
    assert np.sort(share)[-7:].sum() > 0.95


def test_the_same_mood_and_seed_are_the_same_bytes_and_others_are_not() -> None:
    def digest(mood: str, seed: int) -> str:
        music._bed.cache_clear()
        return hashlib.sha256(music.bed(mood, seed).tobytes()).hexdigest()

    assert digest("calm", 1) == digest("calm", 1)
    assert len({digest("calm", 1), digest("calm", 2), digest("bright", 1)}) == 3


def test_an_unknown_mood_names_the_known_ones() -> None:
    with pytest.raises(BadInput, match="polka") as raised:
        music.bed("polka", 1)
    assert "calm" in raised.value.hint
