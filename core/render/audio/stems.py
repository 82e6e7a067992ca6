"""The film's sound in parts, as WAV, for an editing program: every take padded to whole frames, the music by itself."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from core.media.audio import read_wav, write_wav
from core.model.narration import SAMPLE_RATE
from core.model.timeline import Audio, SpokenClip
from core.ports import Context
from core.render.audio import mix
from core.render.audio.speech import track


def take(clip: SpokenClip, fps: int, ctx: Context) -> tuple[bytes, int]:
    """A take as a WAV stem, silence added up to a whole frame, and its length in frames. Raises `BadInput`."""
    samples, rate = read_wav(ctx.blobs.path(clip.audio))
    per_frame = rate // fps
    n_frames = max(1, -(-len(samples) // per_frame))
    return write_wav(np.pad(samples, (0, n_frames * per_frame - len(samples))), rate), n_frames


def music(audio: Audio, n_frames: int, fps: int, ctx: Context, out: Path) -> bool:
    """Write the music as it lies under the voice (looped, ducked, faded) as 48 kHz stereo WAV, as long as the film.

    Its level suits takes played as they are. False, and no file, where the film has no music. Raises `BadInput`.
    """
    if audio.music is None or audio.music.level <= 0:
        return False
    n_samples = n_frames * SAMPLE_RATE // fps
    under = mix.music_under(audio, track(audio.speech, n_samples, fps, ctx), fps, ctx)
    with wave.open(str(out), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        for start in range(0, n_samples, mix.BLOCK):
            ctx.check()
            part = under.part(start, min(mix.BLOCK, n_samples - start))
            file.writeframes(np.clip(np.round(part), -32768, 32767).astype("<i2").tobytes())
    return True
