"""Voice and music as one stereo track, written in blocks so that an hour takes no more memory than a minute."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from core.errors import BadInput
from core.media.probe import decode_audio
from core.model.narration import SAMPLE_RATE
from core.model.timeline import Audio, Music
from core.ports import Context
from core.render.audio import ducking, music
from core.render.audio.speech import track

HEADROOM = 0.7  # of full scale, so that voice and music together don't clip; loudness is set afterwards
CROSS_S = 2.0  # own music is faded into its own beginning where it repeats
BLOCK = SAMPLE_RATE * 10
_GATE = 10 ** (-45 / 20)  # quieter windows are pauses, not voice

Samples = np.ndarray[Any, Any]


def mix(audio: Audio, n_frames: int, fps: int, ctx: Context, out: Path) -> Path:
    """Write the film's sound, voice over music, as raw PCM, s16le stereo 48 kHz, exactly `n_frames` long; return
    `out`. Raises `BadInput`.
    """
    n_samples = n_frames * SAMPLE_RATE // fps
    voice = track(audio.speech, n_samples, fps, ctx)
    bed = music_under(audio, voice, fps, ctx) if audio.music is not None and audio.music.level > 0 else None
    with out.open("wb") as file:
        for block in _blocks(voice, bed):
            ctx.check()
            file.write(block)
    return out


def music_under(audio: Audio, voice: Samples, fps: int, ctx: Context) -> Under:
    """The music under this voice in the mix. Raises `BadInput` where there is none or it cannot be read."""
    if audio.music is None:
        raise BadInput("The film has no music.", "Choose music first.", code="no_music")
    spoken = [
        (clip.start_frame * SAMPLE_RATE // fps, clip.start_frame * SAMPLE_RATE // fps + clip.n_samples)
        for clip in audio.speech
    ]
    return Under(audio.music, voice, spoken, ctx)


def _blocks(voice: Samples, under: Under | None) -> Iterator[bytes]:
    for start in range(0, len(voice), BLOCK):
        part = voice[start : start + BLOCK].astype(np.float32)[:, None].repeat(2, axis=1)
        if under is not None:
            part += under.part(start, len(part))
        np.clip(np.round(part * HEADROOM), -32768, 32767, out=part)
        yield part.astype("<i2").tobytes()


class Under:
    """The music, as loud as the voice times its level, ducked and faded; any part of it on demand."""

    def __init__(self, requested: Music, voice: Samples, spoken: list[ducking.Span], ctx: Context) -> None:
        self._loop = loop(requested, ctx)
        self._at, gains = ducking.gain(spoken, len(voice), SAMPLE_RATE)
        voice_rms, music_rms = rms(voice), rms(self._loop)
        # Without a voice (an empty script) music is the film's sound and takes the voice's usual level.
        reference = voice_rms if voice_rms > 0 else 32768 * 10 ** (-20 / 20)
        self._gains = gains * (reference / music_rms if music_rms > 0 else 0.0) * min(max(requested.level, 0.0), 1.0)

    def part(self, start: int, length: int) -> Samples:
        at = np.arange(start, start + length)
        gains = np.interp(at, self._at, self._gains).astype(np.float32)
        return self._loop[at % len(self._loop)].astype(np.float32) * gains[:, None]


def loop(requested: Music, ctx: Context) -> Samples:
    """The film's music as int16 `(n, 2)` that can be repeated without a seam. Raises `BadInput` or `NotFound`."""
    if requested.asset is None:
        return music.bed(requested.mood, requested.seed)
    return seamless(decode_audio(ctx.blobs.path(requested.asset), SAMPLE_RATE, 2, name="The music"))


def seamless(samples: Samples) -> Samples:
    """The film's music with its end faded into its beginning (equal power), so that it repeats without a gap."""
    cross = min(int(CROSS_S * SAMPLE_RATE), len(samples) // 4)
    if cross < 2:
        return samples
    angle = (np.arange(cross) / cross * np.pi / 2)[:, None]
    head, tail = samples[:cross].astype(np.float32), samples[-cross:].astype(np.float32)
    joined = np.clip(head * np.sin(angle) + tail * np.cos(angle), -32768, 32767)
    return np.concatenate([np.round(joined).astype(np.int16), samples[cross:-cross]])


def rms(samples: Samples) -> float:
    """The level of voice or music in the mix: of the 50 ms windows above -45 dBFS, mono or stereo, in int16 units."""
    window = SAMPLE_RATE // 20
    n = len(samples) // window
    if n == 0:
        return 0.0
    power = np.empty(n)
    for k in range(n):
        power[k] = np.mean(samples[k * window : (k + 1) * window].astype(np.float32) ** 2)
    loud = power[power > (32768 * _GATE) ** 2]
    return float(np.sqrt(loud.mean())) if len(loud) else 0.0
