"""Sound as pydub has it. The one file that knows pydub: everywhere else samples are int16 arrays, `(n,)` mono."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from pydub import AudioSegment


def pydub_segment(samples: np.ndarray[Any, Any], rate: int) -> AudioSegment:
    """Mono int16 samples as a pydub segment."""
    return _pydub()(data=samples.astype("<i2").tobytes(), sample_width=2, frame_rate=rate, channels=1)


def faded(samples: np.ndarray[Any, Any], rate: int, edge_ms: int) -> np.ndarray[Any, Any]:
    """Fade samples of sound in and out by pydub over `edge_ms` each, or half their length where they are shorter.

    pydub counts whole milliseconds: up to half of one may be missing at the end.
    """
    import numpy as np

    whole = pydub_segment(samples, rate)
    edge = min(edge_ms, len(whole) // 2)
    result = whole.fade_in(edge).fade_out(edge) if edge else whole
    return np.frombuffer(result.raw_data, "<i2")[: len(samples)]


def _pydub() -> type[AudioSegment]:
    """pydub, without its word that ffmpeg is not on the PATH: it is only given PCM."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment
