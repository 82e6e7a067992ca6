"""Measuring what was spoken."""

from __future__ import annotations

import numpy as np

from core.media.audio import read_wav
from core.model.narration import SAMPLE_RATE, Take
from core.ports import Context

STEP_S = 0.002


def samples(take: Take, ctx: Context) -> np.ndarray:
    """The samples of a take's blob: its speech and its pause."""
    data, rate = read_wav(ctx.blobs.path(take.audio))
    assert rate == SAMPLE_RATE
    assert data.ndim == 1
    return data


def levels(data: np.ndarray) -> np.ndarray:
    """dB below the loudest moment, every 2 ms."""
    size = round(SAMPLE_RATE * STEP_S)
    power = ((data[: len(data) // size * size] / 32768).reshape(-1, size) ** 2).mean(1)
    loud = np.sqrt(power) + 1e-9
    return 20 * np.log10(loud / loud.max())


def onset_errors(take: Take, ctx: Context, threshold_db: float = -40.0) -> dict[str, float]:
    """For each word after a pause (and the first): milliseconds from the sound's onset to the word's start."""
    level = levels(samples(take, ctx))
    out = {}
    for index, word in enumerate(take.words):
        before = take.words[index - 1].end if index else 0.0
        if index and word.start - before < 0.06:
            continue
        at = int((before + word.start) / 2 / STEP_S) if index else 0
        while at < len(level) and not (level[at : at + 3] > threshold_db).all():
            at += 1
        out[f"{index} {word.word}"] = 1000 * (word.start - at * STEP_S)
    return out


def check_words(take: Take) -> None:
    """Exactly the line's words, in order, without overlap, inside the speech."""
    assert [word.word for word in take.words] == take.text.split()
    at = 0.0
    for word in take.words:
        assert at - 1e-6 <= word.start <= word.end <= take.n_samples / SAMPLE_RATE + 1e-4, (word, at)
        assert all(word.start - 1e-6 <= second <= word.end + 1e-6 for _, second in word.marks), word
        at = word.end
