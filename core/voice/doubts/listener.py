"""A recogniser on this machine, which hears what the voice says; kept by the sound, so that it listens once."""

from __future__ import annotations

from collections.abc import Mapping

from core.media.audio import read_wav
from core.ports import Context
from core.voice.aligners.faster_whisper import FasterWhisper

INSTALL = FasterWhisper.install


def can_listen(values: Mapping[str, str] | None = None) -> bool:
    """Whether a recogniser is installed with a model; no service is asked, and nothing is fetched for this."""
    return FasterWhisper(dict(values or {})).is_ready()


def transcript(audio: str, language: str, values: Mapping[str, str], ctx: Context) -> str:
    """The words heard in a WAV blob. Raises `MissingSetup`, `ProviderFailed`, `Cancelled`."""
    ear = FasterWhisper(dict(values))
    known = kept_transcript(audio, language, values, ctx)
    if known is not None:
        return known
    samples, rate = read_wav(ctx.blobs.path(audio))
    text = ear.transcript(samples, rate, language, ctx)
    ctx.cache.put(_key(ear, audio, language), text)
    return text


def kept_transcript(audio: str, language: str, values: Mapping[str, str], ctx: Context) -> str | None:
    """The words heard in a WAV blob before; None where nobody has listened."""
    ear = FasterWhisper(dict(values))
    known = ctx.cache.get(_key(ear, audio, language)) if ear.is_ready() else None
    return known if isinstance(known, str) else None


def _key(ear: FasterWhisper, audio: str, language: str) -> str:
    return f"voice.transcript/{audio}/{language}/{ear.version()}"
