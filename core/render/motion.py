"""The window of a still at any moment of its move."""

from __future__ import annotations

import math

from core.model.timeline import Still
from core.render.warp import Window


def progress(frame: int, n_frames: int, ease: str) -> float:
    """The progress of a still's move at a frame, 0..1; `n_frames` counts the tail under the next transition."""
    p = min(1.0, frame / max(1, n_frames - 1))
    if ease == "linear":
        return p
    # Smooth at both ends, but never standing: half a cosine and half a line.
    return 0.5 * p + 0.25 * (1 - math.cos(math.pi * p))


def window_between(start: Window, end: Window, p: float) -> Window:
    """The window of a still at `p`: its size grows by equal factors in equal times, its corners move along straight
    lines.
    """
    if abs(end.w - start.w) > 1e-9:
        w = start.w * (end.w / start.w) ** p
        p = (w - start.w) / (end.w - start.w)
    return Window(
        start.x + (end.x - start.x) * p,
        start.y + (end.y - start.y) * p,
        start.w + (end.w - start.w) * p,
        start.h + (end.h - start.h) * p,
    )


def windows(source: Still, width: float, height: float, aspect: float) -> tuple[Window, Window]:
    """The windows at start and end of a still's move, in pixels of a picture of this size, with the frame's aspect
    ratio (never stretched).
    """
    out = []
    for rect in (source.start, source.end):
        w, h = max(rect.w * width, 1e-3), max(rect.h * height, 1e-3)
        middle_x, middle_y = rect.x * width + w / 2, rect.y * height + h / 2
        if w / h > aspect:
            w = h * aspect
        else:
            h = w / aspect
        out.append(Window(middle_x - w / 2, middle_y - h / 2, w, h).inside(width, height))
    return out[0], out[1]
