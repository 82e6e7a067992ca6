"""The lines one after the other, as one sound to listen to. pydub joins PCM, so no ffmpeg is needed."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from core.blob_cache import cached_blob
from core.media.audio import read_wav
from core.model.narration import FPS, SAMPLE_RATE, SAMPLES_PER_FRAME, Narration, Take
from core.ports import Context

if TYPE_CHECKING:
    from pydub import AudioSegment

_BYTES = 2  # of a sample


def assembled(narration: Narration, ctx: Context) -> AudioSegment:
    """The whole narration, 48 kHz mono, `narration.n_frames` frames long. Raises `Cancelled`."""
    segment = _pydub()
    # One join at the end: `+` of pydub copies everything that is already there for every line.
    parts: list[bytes] = []
    for take in narration.takes:
        ctx.check()
        parts.append(_line(segment, take, ctx).raw_data)
    return _of_pcm(segment, b"".join(parts))


def whole(narration: Narration, ctx: Context) -> str:
    """The sha256 of a WAV blob with the whole narration, made once."""
    key = "voice.whole/" + ":".join(f"{take.audio}+{take.n_frames}" for take in narration.takes)

    def wav() -> bytes:
        file = io.BytesIO()
        assembled(narration, ctx).export(file, format="wav")
        return file.getvalue()

    return cached_blob(ctx.cache, ctx.blobs, key, wav, ".wav")


def _line(segment: type[AudioSegment], take: Take, ctx: Context) -> AudioSegment:
    """A line and its pause, exactly as many frames as its take says."""
    samples, _ = read_wav(ctx.blobs.path(take.audio))
    speech = _of_pcm(segment, samples[: take.n_samples].astype("<i2").tobytes())
    wanted = take.n_frames * SAMPLES_PER_FRAME
    pause = segment.silent(duration=1000 * take.n_frames / FPS, frame_rate=SAMPLE_RATE)
    return _of_pcm(segment, (speech.raw_data + pause.raw_data)[: wanted * _BYTES].ljust(wanted * _BYTES, b"\0"))


def _of_pcm(segment: type[AudioSegment], pcm: bytes) -> AudioSegment:
    return segment(data=pcm, sample_width=_BYTES, frame_rate=SAMPLE_RATE, channels=1)


def _pydub() -> type[AudioSegment]:
    """pydub, without its word that ffmpeg is not on the PATH: we never let it decode."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment
