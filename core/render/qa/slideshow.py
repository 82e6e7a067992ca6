"""Slideshow score of a finished film: how much of it nothing happens in but a slow zoom, and its contact sheet.

The film is looked at small, every 0.2 s, without the captions' zone. A slow zoom or pan of the whole is taken out
before two pictures are compared, so that it does not count as change; neither do grain and a progress bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.media.ffmpeg import file, run
from core.model.limits import longest_view_s
from core.model.timeline import Scene, Timeline
from core.ports import Context
from core.render.planes import Array
from core.render.qa.verdicts import Check, check

if TYPE_CHECKING:
    from PIL import Image

PER_S = 5
LIMIT = 0.25  # of the film
UNMOVING_S = 2.5  # shorter stretches may be still
_CHANGED, _SHARE = 24, 0.006  # of 255, and of the pixels: less is no change that one notices
_SIDE = 0.04  # at each edge nothing is compared: a zoom brings in what was outside
_SLOW = 0.03  # a view that moves or grows by more of the frame in one step is no slow zoom
_BYTES = 120_000_000  # of all small pictures together
_COLUMNS, _ROWS, _GAP = (12, 8), 5, 4
_CARDS_OF_WORDS = ("title", "text", "list", "quote", "number", "end")


@dataclass(frozen=True)
class Samples:
    """Small pictures of a film, `PER_S` a second: rows of planar 4:2:0, and their size."""

    frames: Array
    width: int
    height: int

    def luma(self, n: int) -> Array:
        return self.frames[n, : self.width * self.height].reshape(self.height, self.width)

    def rgb(self, n: int) -> Array:
        import cv2

        planes = self.frames[n].reshape(self.height * 3 // 2, self.width)
        return np.asarray(cv2.cvtColor(planes, cv2.COLOR_YUV2RGB_I420))


def sampled(path: Path, timeline: Timeline, ctx: Context) -> Samples:
    """Decode a finished film to small pictures; the longer it is, the smaller they are."""
    ratio = timeline.height / timeline.width
    most = _BYTES / max(1, round(timeline.duration_s * PER_S)) / 1.5
    across = min(192.0 if ratio > 1 else 320.0, (most / ratio) ** 0.5)
    width = max(48, round(across / 4) * 4)
    height = max(48, round(width * ratio / 4) * 4)
    ran = run(
        ["-v", "error", "-skip_loop_filter", "all", "-i", file(path), "-map", "0:v:0",
         "-vf", f"fps={PER_S},scale={width}:{height}:flags=area,format=yuv420p", "-f", "rawvideo", "pipe:1"],
        scratch=ctx.scratch, check=ctx.check, capture=True, name=path.name,
    )  # fmt: skip
    size = width * height * 3 // 2
    frames = np.frombuffer(ran.stdout, np.uint8)
    return Samples(frames[: len(frames) // size * size].reshape(-1, size), width, height)


def slideshow(samples: Samples, timeline: Timeline, boxes: list[list[int] | None]) -> Check:
    """The verdict on stillness in a finished film, as advice; `boxes` are those of each scene's captions in pixels."""
    moving = [_differs(samples, n, _mask(samples, timeline, boxes, n)) for n in range(1, len(samples.frames))]
    stretches = [sum(1 for _ in group) / PER_S for moves, group in groupby(moving) if not moves]
    long = [seconds for seconds in stretches if seconds > UNMOVING_S]
    total = max(len(moving) / PER_S, 1 / PER_S)
    kinds = [scene.card for scene in timeline.scenes]
    frames = sum(scene.n_frames for scene in timeline.scenes if _is_words(scene))
    limit_s = longest_view_s(timeline.duration_s)
    value = {
        "score": round(sum(long) / total, 3),
        "long_views": sum(seconds > limit_s for seconds in stretches),
        "longest_s": round(max(stretches, default=0.0), 1),
        "repeats": sum(a == b != "" for a, b in pairwise(kinds)),
        "words_share": round(frames / max(1, timeline.n_frames), 3),
    }
    return check("slideshow", value["score"] <= LIMIT, value, LIMIT)


def _is_words(scene: Scene) -> bool:
    """Whether a scene shows words alone: a statement that stands with a picture is none."""
    return scene.card in _CARDS_OF_WORDS and not (scene.card == "text" and scene.photos)


def contact_sheet(samples: Samples) -> Image.Image:
    """A film at one glance: pictures of it in order, evenly apart, left to right and top to bottom."""
    from PIL import Image

    columns = _COLUMNS[0] if samples.height > samples.width else _COLUMNS[1]
    n = len(samples.frames)
    count = min(n, columns * _ROWS)
    wide, high = samples.width + _GAP, samples.height + _GAP
    sheet = Image.new("RGB", (columns * wide + _GAP, max(1, -(-count // columns)) * high + _GAP), (24, 24, 24))
    for k in range(count):
        at = round((k + 0.5) * n / count - 0.5)
        place = (_GAP + k % columns * wide, _GAP + k // columns * high)
        sheet.paste(Image.fromarray(samples.rgb(min(at, n - 1))), place)
    return sheet


def _mask(samples: Samples, timeline: Timeline, boxes: list[list[int] | None], n: int) -> tuple[int, int] | None:
    """The rows of the captions' zone at a sample."""
    frame = n * timeline.fps // PER_S
    at = next((k for k, scene in enumerate(timeline.scenes) if frame < scene.start_frame + scene.n_frames), -1)
    box = boxes[at] if boxes else None
    if box is None:
        return None
    scale = samples.height / timeline.height
    return (int(box[1] * scale), int(box[3] * scale) + 1)


def _differs(samples: Samples, n: int, rows: tuple[int, int] | None) -> bool:
    """Whether a viewer notices a change between a sample and the one before."""
    before, now = samples.luma(n - 1), samples.luma(n)
    if not _changed(before, now, rows):
        return False
    followed = _followed(before, now, rows)
    return followed is None or _changed(followed, now, rows)


def _changed(before: Array, now: Array, rows: tuple[int, int] | None) -> bool:
    apart = np.abs(before.astype(np.int16) - now) > _CHANGED
    high, wide = apart.shape
    down, across = int(high * _SIDE), int(wide * _SIDE)
    apart[:down] = apart[high - down :] = False
    apart[:, :across] = apart[:, wide - across :] = False
    if rows is not None:
        apart[rows[0] : rows[1]] = False
    return bool(apart.mean() >= _SHARE)


def _followed(before: Array, now: Array, rows: tuple[int, int] | None) -> Array | None:
    """The picture before moved as the whole view moved since; None where it moved fast or not as a whole."""
    import cv2

    mask = np.full(now.shape, 255, np.uint8)
    if rows is not None:
        mask[rows[0] : rows[1]] = 0
    warp: Any = np.eye(2, 3, dtype=np.float32)
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 1e-4)
    try:
        _, warp = cv2.findTransformECC(now, before, warp, cv2.MOTION_AFFINE, criteria, mask, 3)
    except cv2.error:  # nothing in common
        return None
    high, wide = now.shape
    corners = np.array([[0, 0, 1], [wide, 0, 1], [0, high, 1], [wide, high, 1]], np.float32)
    moved = np.abs(corners @ np.asarray(warp).T - corners[:, :2])
    if float((moved / (wide, high)).max()) > _SLOW:
        return None
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(before, warp, (wide, high), flags=flags, borderMode=cv2.BORDER_REPLICATE))
