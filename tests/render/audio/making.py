"""A voice that is no voice: syllables of harmonics, about as uneven as speech, for the tests of the mix."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.media.audio import write_wav
from core.model.timeline import Audio, Music, Scene, SpokenClip, Still, Timeline
from core.ports import Context

RATE = 48_000


def voice(seconds: float, seed: int = 0) -> np.ndarray[Any, Any]:
    """int16 mono; four syllables a second, loud ones and soft ones, starting abruptly."""
    chance = np.random.default_rng(seed)
    n = round(seconds * RATE)
    at = np.arange(n) / RATE
    tone = sum(np.sin(2 * np.pi * 120 * k * at) / k for k in range(1, 12))
    syllables = np.repeat(chance.uniform(0.35, 1.0, n // 12_000 + 1), 12_000)[:n]
    shape = syllables * (0.55 + 0.45 * np.cos(2 * np.pi * 4 * at))
    return np.round(6000 * tone * shape).astype(np.int16)


def clips(ctx: Context, spans: list[tuple[int, float]]) -> tuple[SpokenClip, ...]:
    """A take at each (first frame, seconds)."""
    out = []
    for n, (frame, seconds) in enumerate(spans):
        samples = voice(seconds, n)
        sha = ctx.blobs.put(write_wav(samples), ".wav")
        out.append(SpokenClip(audio=sha, start_frame=frame, n_samples=len(samples)))
    return tuple(out)


def film(speech: tuple[SpokenClip, ...], n_frames: int, music: Music | None = None) -> Timeline:
    scene = Scene(start_frame=0, n_frames=n_frames, source=Still(asset="0" * 64))
    return Timeline(preset="tiktok", width=1080, height=1920, scenes=(scene,), audio=Audio(speech=speech, music=music))
