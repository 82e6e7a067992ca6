"""Stills: a picture is loaded, cropped and scaled once; each frame is a warp of its planes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from core.media import pictures
from core.model.timeline import Still
from core.render.footage import TALL_MIDDLE
from core.render.motion import progress, window_between, windows
from core.render.planes import Array, Planes, from_rgb
from core.render.warp import Sheet, Window, warp

_MOST_UPSCALE = 3.0  # a small picture stays smaller within its blurred fill rather than turning to mush
_ZOOM_SPARE = 1.04
_MOST_SOURCE = 2.5  # the prepared picture is at most this many times the frame's width


class StillFrames:
    """A prepared still. `constant` tells that every frame is the same."""

    def __init__(self, sheet: Sheet, start: Window, end: Window, n_frames: int, ease: str) -> None:
        self._sheet, self._start, self._end = sheet, start, end
        self._n_frames, self._ease = n_frames, ease
        self.constant = start == end

    def repeats(self, frame: int) -> bool:
        """Whether a frame equals the one before."""
        return self.constant

    def draw(self, frame: int, out: Planes) -> None:
        """Draw a frame; frames past the end (to `n_frames`) are the tail in the next scene's transition."""
        warp(self._sheet, window_between(self._start, self._end, progress(frame, self._n_frames, self._ease)), out)


def prepare(source: Still, path: Path, width: int, height: int, n_frames: int) -> StillFrames:
    """Load and scale the picture for a frame of this size; `n_frames` counts the tail. Raises `BadInput`."""
    image = pictures.load(path, at_least=_wanted(source, path, width, height))
    rgb = np.asarray(image)
    if source.fit == "blur" or (source.fit == "exact" and not _same_aspect(rgb, width, height)):
        zoom = min(1.6, 1 / max(0.05, min(source.start.w, source.end.w)))
        rgb = over_blur(rgb, _even(width * zoom), _even(height * zoom))
    rgb_height, rgb_width = rgb.shape[:2]
    start, end = windows(source, rgb_width, rgb_height, width / height)
    rgb, start, end = _cropped(rgb, start, end, width)
    return StillFrames(Sheet.of(from_rgb(rgb)), start, end, n_frames, source.ease)


def over_blur(rgb: Array, width: int, height: int) -> Array:
    """The whole picture of a still over a blurred and darkened fill of itself, never stretched."""
    import cv2

    h, w = rgb.shape[:2]
    small_w, small_h = max(8, width // 16), max(8, height // 16)
    fill = max(small_w / w, small_h / h)
    tiny = _resized(rgb, max(small_w, round(w * fill)), max(small_h, round(h * fill)))
    top, left = (tiny.shape[0] - small_h) // 2, (tiny.shape[1] - small_w) // 2
    tiny = cv2.GaussianBlur(tiny[top : top + small_h, left : left + small_w], (0, 0), max(1.5, small_w / 18))
    # Darkened, and compressed in contrast, so that the picture and the captions stand out from it.
    tiny = cv2.convertScaleAbs(tiny, alpha=0.42, beta=12)
    out = cv2.resize(tiny, (width, height), interpolation=cv2.INTER_CUBIC)
    k = min(width / w, height / h, _MOST_UPSCALE * max(1.0, min(width, height) / 1080))
    fg_w, fg_h = min(width, max(1, round(w * k))), min(height, max(1, round(h * k)))
    x = (width - fg_w) // 2
    y = (height - fg_h) // 2
    if height > width:  # the captions want the lower part of a tall frame
        y = round(max(0.25 * (height - fg_h), TALL_MIDDLE * height - fg_h / 2))
    out[y : y + fg_h, x : x + fg_w] = _resized(rgb, fg_w, fg_h)
    return np.asarray(out)


def _cropped(rgb: Array, start: Window, end: Window, width: int) -> tuple[Array, Window, Window]:
    """Only what the move shows, scaled so that its closest view has about one sample for a pixel."""
    h, w = rgb.shape[:2]
    margin = 2
    x0 = max(0, int(min(start.x, end.x)) - margin)
    y0 = max(0, int(min(start.y, end.y)) - margin)
    x1 = min(w, int(np.ceil(max(start.x + start.w, end.x + end.w))) + margin)
    y1 = min(h, int(np.ceil(max(start.y + start.h, end.y + end.h))) + margin)
    # A pan keeps its scale and needs no scaling at all; a zoom stays clear of 1, where `warp` has no good starts.
    spare = 1.0 if abs(start.w - end.w) < 1e-9 else _ZOOM_SPARE
    k = min(spare * width / min(start.w, end.w), _MOST_SOURCE * width / max(x1 - x0, 1))
    moved = [Window((window.x - x0) * k, (window.y - y0) * k, window.w * k, window.h * k) for window in (start, end)]
    return _scaled(rgb[y0:y1, x0:x1], k), moved[0], moved[1]


def _scaled(rgb: Array, k: float) -> Array:
    """Scaled by exactly `k`, so that positions are exact, too."""
    import cv2

    if k == 1:
        return rgb
    h, w = rgb.shape[:2]
    if round(w * k) < 2 or round(h * k) < 2:
        return _resized(rgb, max(2, round(w * k)), max(2, round(h * k)))
    return np.asarray(cv2.resize(rgb, None, fx=k, fy=k, interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_CUBIC))


def _resized(rgb: Array, width: int, height: int) -> Array:
    import cv2

    h, w = rgb.shape[:2]
    if (w, h) == (width, height):
        return rgb
    method = cv2.INTER_AREA if width <= w and height <= h else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=method))


def _wanted(source: Still, path: Path, width: int, height: int) -> tuple[int, int]:
    """The smallest size a large picture may be decoded at without losing detail."""
    closest = max(0.05, min(source.start.w, source.end.w, source.start.h, source.end.h))
    return int(width / closest), int(height / closest)


def _same_aspect(rgb: Array, width: int, height: int) -> bool:
    return abs(rgb.shape[1] * height - rgb.shape[0] * width) <= 2 * max(width, height)


def _even(value: float) -> int:
    return max(2, 2 * round(value / 2))
