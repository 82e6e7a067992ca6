"""A person's own take of one line: decoded, trimmed and levelled like any other, its words found by the aligner."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.errors import BadInput
from core.media.audio import read_wav, write_wav
from core.media.probe import decode_audio
from core.media.versions import TAKES, versions
from core.model.narration import SAMPLE_RATE, Take
from core.ports import Context
from core.voice import sound
from core.voice.engine import Request, Speech
from core.voice.speaker import delivered, kept_take, key_digest
from core.voice.text import plain
from core.voice.times import WordTimes

VOICE = "recording"
_LONGEST_S = 120.0  # of one line
_AROUND_S = 0.12
_FLOOR_SHARE, _ABOVE_DB = 0.1, 12.0


def trimmed_recording(path: Path, ctx: Context, name: str = "") -> str:
    """Decode a person's recording of a line and cut it to its speech; the sha256 of the WAV blob. Raises `BadInput`."""
    samples = decode_audio(path, SAMPLE_RATE, 1, name or "The recording")
    if len(samples) > _LONGEST_S * SAMPLE_RATE:
        raise BadInput(
            "This recording is longer than two minutes, too long for one line.",
            "Record this line alone, or give the recording of the whole script.",
            code="too_long",
        )
    first, last = voiced(samples, SAMPLE_RATE)
    if not last:
        raise BadInput("The recording holds no speech.", "Record it again, nearer to the microphone.", code="no_speech")
    around = round(_AROUND_S * SAMPLE_RATE)
    return ctx.blobs.put(write_wav(samples[max(0, first - around) : last + around], SAMPLE_RATE), ".wav")


def voiced(samples: np.ndarray, rate: int) -> tuple[int, int]:
    """The first and one past the last sample that stands out of a recording's own noise; (0, 0) where none does."""
    window_s = 0.02
    loud = 20 * np.log10(np.maximum(sound.envelope(samples, rate, window_s), 1e-6))
    if not len(loud) or float(loud.max()) < -60:
        return 0, 0
    floor = float(np.quantile(loud, _FLOOR_SHARE))
    bar = max(min(floor + _ABOVE_DB, float(loud.max()) - _ABOVE_DB), float(loud.max()) - 45)
    above = np.flatnonzero(loud > bar)
    size = round(rate * window_s)
    return int(above[0]) * size, min(len(samples), (int(above[-1]) + 1) * size)


def recorded_take(
    ctx: Context,
    times: WordTimes,
    line_id: int,
    text: str,
    blob: str,
    *,
    language: str,
    pause_s: float,
    number: int = 0,
) -> Take:
    """The take of a line from a person's recording. Raises `NotFound`, `Cancelled`."""
    key = key_digest("own", blob, text, language, round(pause_s, 3), (sound.VERSION, versions(*TAKES)), times.version)
    if (known := kept_take(ctx, key, line_id)) is not None:
        return known
    samples, rate = read_wav(ctx.blobs.path(blob))
    request, spoken = Request(text, VOICE, language, take=number), plain(text)
    asked = Request(spoken.text, VOICE, language)
    speech = times.stamped(Speech(samples, rate), asked, key_digest("own", blob, spoken.text, language))
    changed = delivered(ctx, line_id, request, spoken, speech, pause_s, key).model_copy(update={"voice": VOICE})
    if not times.fell_back:
        ctx.cache.put(f"voice.take/{key}", changed.model_dump(mode="json"))
    return changed
