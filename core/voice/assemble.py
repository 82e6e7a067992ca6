"""The lines one after the other, as one sound to listen to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from core.blob_cache import cached_blob
from core.media.audio import read_wav
from core.media.segments import pydub_segment
from core.model.narration import SAMPLE_RATE, SAMPLES_PER_FRAME, Narration, Take
from core.ports import Context

if TYPE_CHECKING:
    from pydub import AudioSegment


def assembled(narration: Narration, ctx: Context) -> AudioSegment:
    """The whole narration as samples, 48 kHz mono, `narration.n_frames` frames long. Raises `Cancelled`."""
    whole = np.zeros(narration.n_frames * SAMPLES_PER_FRAME, np.int16)
    at = 0
    for take in narration.takes:
        ctx.check()
        speech = _speech(take, ctx)
        whole[at : at + len(speech)] = speech
        at += take.n_frames * SAMPLES_PER_FRAME
    return pydub_segment(whole, SAMPLE_RATE)


def whole_sound(narration: Narration, ctx: Context) -> str:
    """The sha256 of a WAV blob with the whole narration, made once."""
    key = "voice.whole/" + ":".join(f"{take.audio}+{take.n_frames}" for take in narration.takes)

    def wav() -> bytes:
        file = io.BytesIO()
        assembled(narration, ctx).export(file, format="wav")
        return file.getvalue()

    return cached_blob(ctx.cache, ctx.blobs, key, wav, ".wav")


def _speech(take: Take, ctx: Context) -> np.ndarray:
    """The samples of a line, no longer than its take is with its pause."""
    samples, _ = read_wav(ctx.blobs.path(take.audio))
    return samples[: take.n_samples][: take.n_frames * SAMPLES_PER_FRAME]
