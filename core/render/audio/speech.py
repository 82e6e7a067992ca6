"""The spoken lines and the pauses between them as one track."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from core.errors import BadInput
from core.media.audio import read_wav
from core.media.segments import faded
from core.model.narration import SAMPLE_RATE
from core.model.timeline import SpokenClip
from core.ports import Context

EDGE_MS = 4  # each take fades over this at both ends: a sample that doesn't start at zero would click

Samples = np.ndarray[Any, Any]


def track(clips: Sequence[SpokenClip], n_samples: int, fps: int, ctx: Context) -> Samples:
    """The film's voice track: all takes at their frames, silence between: int16 `(n_samples,)` at 48 kHz. Raises
    `BadInput`.
    """
    ordered = sorted(clips, key=lambda clip: clip.start_frame)
    # Pauses are what nothing is laid on; joining segments to one would hold an hour's sound several times over.
    out = np.zeros(n_samples, np.int16)
    at = 0
    for n, clip in enumerate(ordered):
        ctx.check()
        start = clip.start_frame * SAMPLE_RATE // fps
        limit = ordered[n + 1].start_frame * SAMPLE_RATE // fps if n + 1 < len(ordered) else n_samples
        samples = _take(clip, ctx)[: max(0, min(limit, n_samples) - start)]
        if start < at or not len(samples):
            continue
        at = start + len(samples)
        samples = faded(samples, SAMPLE_RATE, EDGE_MS)
        out[start : start + len(samples)] = samples
    return out


def _take(clip: SpokenClip, ctx: Context) -> Samples:
    samples, rate = read_wav(ctx.blobs.path(clip.audio))
    if rate != SAMPLE_RATE or samples.ndim != 1:
        raise BadInput(
            "A spoken line is not 48 kHz mono.", "Make the voice of this project again.", code="bad_narration"
        )
    return samples
