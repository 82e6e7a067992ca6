"""PCM in and out, resampling, and loudness by EBU R128. Samples are int16 numpy arrays, `(n,)` mono."""

from __future__ import annotations

import io
import re
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import BadInput, ReelwrightError
from core.media.ffmpeg import file, run

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness, loudness range and true peak; silence is -70 LUFS."""

    lufs: float
    range_lu: float
    peak_dbtp: float


def write_wav(samples: np.ndarray[Any, Any], rate: int = 48_000) -> bytes:
    """A WAV file of int16 samples, `(n,)` mono or `(n, channels)`."""
    out = io.BytesIO()
    with wave.open(out, "wb") as handle:
        handle.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        handle.setsampwidth(2)
        handle.setframerate(rate)
        handle.writeframes(samples.astype("<i2").tobytes())
    return out.getvalue()


def read_wav(path: Path) -> tuple[np.ndarray[Any, Any], int]:
    """The samples and rate of a sound in a 16-bit PCM WAV file. Raises `BadInput`."""
    import numpy as np

    try:
        with wave.open(str(path), "rb") as handle:
            if handle.getsampwidth() != 2:
                raise BadInput(f"{path.name} is not a 16-bit WAV file.", "Convert it to 16-bit PCM.", code="bad_wav")
            samples = np.frombuffer(handle.readframes(handle.getnframes()), "<i2").astype(np.int16)
            channels, rate = handle.getnchannels(), handle.getframerate()
    except (wave.Error, EOFError, OSError) as error:
        raise BadInput(f"{path.name} is not a WAV file.", "Choose a WAV file.", code="bad_wav") from error
    return (samples if channels == 1 else samples.reshape(-1, channels)), rate


def resample(samples: np.ndarray[Any, Any], rate: int, to_rate: int) -> np.ndarray[Any, Any]:
    """Mono int16 samples at another rate, by swresample."""
    if rate == to_rate:
        return samples
    import av
    import numpy as np

    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.reshape(1, -1)), format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="s16", layout="mono", rate=to_rate)
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([piece.to_ndarray().reshape(-1) for piece in pieces])


def loudness(path: Path, *, scratch: Path | None = None, check: Callable[[], None] = lambda: None) -> Loudness:
    """The loudness of a whole file (WAV, M4A, MP4, ...), measured by ffmpeg. Raises `BadInput` naming the file."""
    ran = run(loudness_args(path), scratch=scratch, check=check, name=path.name)
    return parse_loudness(ran.messages)


def loudness_args(path: Path) -> list[str]:
    """ffmpeg's arguments of a run that measures loudness."""
    return [
        "-v", "info", "-i", file(path), "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-",
    ]  # fmt: skip


def parse_loudness(messages: str) -> Loudness:
    """The loudness in the summary of ffmpeg's ebur128."""
    summary = messages[messages.rfind("Summary:") :]
    found = {
        name: re.search(pattern, summary)
        for name, pattern in {
            "i": r"I:\s+(-?[\d.]+|-inf|nan) LUFS",
            "lra": r"LRA:\s+(-?[\d.]+|nan) LU",
            "peak": r"Peak:\s+(-?[\d.]+|-inf|nan) dBFS",
        }.items()
    }
    if not all(found.values()):
        raise ReelwrightError("The loudness could not be measured.", "Try again.", code="no_loudness")
    i, lra, peak = (float(found[name].group(1).replace("nan", "-inf")) for name in ("i", "lra", "peak"))  # type: ignore[union-attr]
    return Loudness(max(i, -70.0), max(lra, 0.0), max(peak, -120.0))
