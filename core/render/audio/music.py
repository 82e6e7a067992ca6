"""Quiet music beds, composed here from a mood and a seed: nobody else's work, so no rights are owed.

A bed is eight or sixteen bars of chords in one key: pads that lead from chord to chord by the smallest steps, a soft
bass, a few plucked notes, one room around them. Everything wraps around the end of the loop, echoes too, so it can be
repeated without a seam. Little of it lies where consonants are (2-5 kHz), so that speech stays clear.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.errors import BadInput
from core.model.narration import SAMPLE_RATE

VERSION = 1
LEVEL_DBFS = -20.0  # RMS of a bed
_RATE = SAMPLE_RATE // 2  # nothing here is above 8 kHz; it is brought to the full rate in the frequency domain
_BEATS = 4
_BITS = 12  # of the wave tables' length

Samples = np.ndarray[Any, Any]
Chord = tuple[int, tuple[int, ...]]  # semitones of its root above the key's, semitones of its notes above its root

_MAJ7, _MIN7, _ADD9, _SUS2, _MIN9, _SIX = (
    (0, 4, 7, 11),
    (0, 3, 7, 10),
    (0, 4, 7, 14),
    (0, 2, 7),
    (0, 3, 7, 14),
    (0, 4, 7, 9),
)


@dataclass(frozen=True)
class Mood:
    """Recipe of a mood: `beat` samples at 24 kHz, progressions to choose from, how much is plucked and how bright."""

    label: str
    beat: int
    progressions: tuple[tuple[Chord, ...], ...]
    pluck: float
    bright: float
    swing: tuple[int, ...]  # eighth notes of a bar on which a pluck may fall


MOODS: dict[str, Mood] = {
    "calm": Mood(
        "Calm",
        20_000,  # 72 beats a minute
        (
            ((0, _MAJ7), (9, _MIN7), (5, _MAJ7), (7, _SUS2)),
            ((0, _ADD9), (4, _MIN7), (5, _MAJ7), (7, _SIX)),
            ((5, _MAJ7), (0, _ADD9), (9, _MIN7), (7, _SUS2)),
        ),
        pluck=0.55,
        bright=0.7,
        swing=(0, 3, 4, 6),
    ),
    "bright": Mood(
        "Bright",
        15_000,  # 96
        (
            ((0, _ADD9), (7, _SIX), (9, _MIN7), (5, _ADD9)),
            ((0, _ADD9), (5, _MAJ7), (9, _MIN7), (7, _ADD9)),
        ),
        pluck=1.0,
        bright=1.0,
        swing=(0, 2, 3, 5, 6),
    ),
    "thoughtful": Mood(
        "Thoughtful",
        24_000,  # 60
        (
            ((9, _MIN9), (5, _MAJ7), (0, _ADD9), (7, _SUS2)),
            ((9, _MIN7), (4, _MIN7), (5, _MAJ7), (5, _MAJ7)),
        ),
        pluck=0.45,
        bright=0.6,
        swing=(0, 4, 7),
    ),
    "steady": Mood(
        "Steady",
        16_000,  # 90
        (
            ((9, _MIN7), (5, _ADD9), (0, _ADD9), (7, _SIX)),
            ((0, _SUS2), (9, _MIN7), (5, _ADD9), (5, _SIX)),
        ),
        pluck=0.8,
        bright=0.8,
        swing=(0, 2, 4, 6, 7),
    ),
    "warm": Mood(
        "Warm",
        18_000,  # 80
        (
            ((5, _MAJ7), (4, _MIN7), (2, _MIN7), (0, _MAJ7)),
            ((0, _MAJ7), (2, _MIN7), (5, _MAJ7), (0, _SIX)),
        ),
        pluck=0.6,
        bright=0.65,
        swing=(0, 3, 6),
    ),
}


def bed(mood: str, seed: int) -> Samples:
    """The music bed under a film as one loop: int16 `(n, 2)` at 48 kHz, RMS -20 dBFS; the same mood and seed give the
    same bytes.

    Raises `BadInput` for an unknown mood.
    """
    if mood not in MOODS:
        raise BadInput(f"There is no music mood {mood!r}.", f"Choose one of: {', '.join(MOODS)}.", code="mood")
    result = _bed(mood, seed)
    result.flags.writeable = False
    return result


@lru_cache(maxsize=2)
def _bed(name: str, seed: int) -> Samples:
    mood = MOODS[name]
    digest = hashlib.sha256(f"bed {VERSION} {name} {seed}".encode()).digest()
    chance = np.random.Generator(np.random.PCG64(int.from_bytes(digest[:8], "big")))
    chords = mood.progressions[int(chance.integers(len(mood.progressions)))]
    key = int(chance.integers(-4, 4))
    bars = [*chords, *chords[:-1], _turn(chords)] * 2
    n = len(bars) * _BEATS * mood.beat
    dry, wet = np.zeros((n, 2), np.float32), np.zeros((n, 2), np.float32)
    _pads(dry, wet, bars, key, mood)
    _bass(dry, bars, key, mood)
    _plucks(dry, wet, bars, key, mood, chance)
    return _finish(dry, wet, mood, chance)


def _turn(chords: tuple[Chord, ...]) -> Chord:
    """The last bar of eight: the fifth, open, so that the first chord is wanted again."""
    return (7, _SUS2) if chords[-1][0] != 7 else (7, _SIX)


def _spread(key: int, chord: Chord, low: int) -> list[int]:
    """The chord's notes as MIDI numbers, each in the one octave above `low`: so chords lead by small steps."""
    root, notes = chord
    return sorted({low + (key + root + note - low) % 12 for note in notes})


def _wave(partials: tuple[float, ...]) -> Samples:
    phase = np.arange(2**_BITS + 1) * (2 * np.pi / 2**_BITS)
    return sum(a * np.sin(k * phase) for k, a in enumerate(partials, 1)).astype(np.float32)  # type: ignore[union-attr]


def _tone(note: float, n: int, table: Samples, phase: float = 0.0) -> Samples:
    """`n` samples of a note (MIDI number, fractions are detuning)."""
    frequency = 440.0 * 2.0 ** ((note - 69.0) / 12.0)
    # The phase is a whole number of 2**-32 turns, which wraps by itself.
    turns = np.arange(n, dtype=np.uint32) * np.uint32(round(frequency / _RATE * 2**32))
    turns += np.uint32(int(phase * 2**32) % 2**32)
    whole = turns >> np.uint32(32 - _BITS)
    part = (turns & np.uint32(2 ** (32 - _BITS) - 1)).astype(np.float32) * np.float32(2.0 ** (_BITS - 32))
    return table[whole] + (table[whole + 1] - table[whole]) * part


def _swell(n: int, rise: int, fall: int) -> Samples:
    """An envelope that rises and falls along raised cosines, 1 in between."""
    out = np.ones(n, np.float32)
    out[:rise] = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)
    out[n - fall :] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(fall) / fall)
    return out


def _add(track: Samples, at: int, left: Samples, right: Samples) -> None:
    """Add a sound at a sample; what goes past the end comes round at the beginning."""
    n, done = len(track), 0
    while done < len(left):
        start = (at + done) % n
        step = min(len(left) - done, n - start)
        track[start : start + step, 0] += left[done : done + step]
        track[start : start + step, 1] += right[done : done + step]
        done += step


def _pads(dry: Samples, wet: Samples, bars: list[Chord], key: int, mood: Mood) -> None:
    table = _wave((1.0, 0.35 * mood.bright, 0.16 * mood.bright, 0.07 * mood.bright, 0.03 * mood.bright))
    bar = _BEATS * mood.beat
    rise, fall = int(0.7 * _RATE), int(1.1 * _RATE)
    n = bar + fall
    shape = _swell(n, rise, fall) * 0.10
    results: dict[Chord, tuple[Samples, Samples]] = {}
    for number, chord in enumerate(bars):
        if chord not in results:
            results[chord] = _pad(_spread(key, chord, 55), n, table, shape)
        left, right = results[chord]
        at = number * bar - rise // 2
        _add(dry, at, left, right)
        _add(wet, at, left * 0.5, right * 0.5)


def _pad(notes: list[int], n: int, table: Samples, shape: Samples) -> tuple[Samples, Samples]:
    left, right = np.zeros(n, np.float32), np.zeros(n, np.float32)
    for voice, note in enumerate(notes):
        # A few cents apart at the sides gives width; the middle voice keeps it steady on a phone's one speaker.
        lean = 0.15 * (-1) ** voice
        middle = _tone(note, n, table, 0.1 * voice)
        left += (middle + 0.4 * _tone(note - 0.04, n, table, 0.3 + 0.1 * voice)) * (1 - lean)
        right += (middle + 0.4 * _tone(note + 0.04, n, table, 0.6 + 0.1 * voice)) * (1 + lean)
    return left * shape, right * shape


def _bass(dry: Samples, bars: list[Chord], key: int, mood: Mood) -> None:
    table = _wave((1.0, 0.3, 0.08))
    bar = _BEATS * mood.beat
    for number, (root, _) in enumerate(bars):
        note = 38 + (key + root - 38) % 12
        n = int(bar * 0.98)
        sound = _tone(note, n, table) * _swell(n, int(0.06 * _RATE), int(0.5 * _RATE)) * 0.16
        sound *= np.exp(-np.arange(n) / (2.5 * _RATE)).astype(np.float32)
        _add(dry, number * bar, sound, sound)


def _plucks(dry: Samples, wet: Samples, bars: list[Chord], key: int, mood: Mood, chance: np.random.Generator) -> None:
    table = _wave((1.0, 0.3 * mood.bright, 0.12 * mood.bright, 0.05 * mood.bright))
    half = mood.beat // 2
    n = int(1.8 * _RATE)
    decay = np.exp(-np.arange(n) / (0.45 * _RATE)).astype(np.float32) * _swell(n, int(0.008 * _RATE), int(0.4 * _RATE))
    pattern = [int(step) for step in chance.integers(0, 4, len(mood.swing))]
    for number, chord in enumerate(bars):
        notes = _spread(key, chord, 67)
        for step, place in zip(pattern, mood.swing, strict=True):
            if chance.random() > 0.78:
                continue  # a rest now and then: the ear follows less
            pan = float(chance.uniform(0.3, 0.7))
            volume = 0.11 * mood.pluck * float(chance.uniform(0.7, 1.0))
            sound = _tone(notes[step % len(notes)], n, table) * decay * volume
            at = (number * _BEATS * 2 + place) * half
            _add(dry, at, sound * (1 - pan), sound * pan)
            _add(wet, at, sound * (1 - pan), sound * pan)


def _finish(dry: Samples, wet: Samples, mood: Mood, chance: np.random.Generator) -> Samples:
    """The room around it, gentle ends of the spectrum, the full rate, the level: all circular, so no seam appears."""
    n = len(dry)
    length = int(2.2 * _RATE)
    fade = np.exp(-np.arange(length) / (0.5 * _RATE)) * _swell(length, int(0.02 * _RATE), int(0.3 * _RATE))
    frequency = np.fft.rfftfreq(n, 1 / _RATE)
    tone = 1 / np.sqrt(1 + (frequency / (2200 + 1600 * mood.bright)) ** 4) * (1 - 1 / (1 + (frequency / 45) ** 4))
    out = np.empty((2 * n, 2))
    for side in (0, 1):
        room = np.zeros(n)
        room[:length] = chance.standard_normal(length) * fade
        room /= np.sqrt((room**2).sum())
        spectrum = np.fft.rfft(dry[:, side]) + 0.6 * np.fft.rfft(wet[:, side]) * np.fft.rfft(room)
        full = np.zeros(n + 1, complex)
        full[: len(spectrum)] = spectrum * tone
        out[:, side] = np.fft.irfft(full, 2 * n)
    out *= 10 ** (LEVEL_DBFS / 20) / np.sqrt((out**2).mean())
    peak = np.abs(out).max()
    out *= min(1.0, 0.9 / peak)
    return np.round(out * 32767).astype(np.int16)
