"""Bounding box of a scene's captions: libass draws them on grey, and the box of what changed is taken."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from core.media.ffmpeg import run
from core.media.toolchain import toolchain
from core.model.timeline import Timeline
from core.ports import Context
from core.render import args
from core.render.libass import FILE, FILTER, environment, require_letters
from core.timeline.burnt import Burnt, burnt_into
from core.timeline.pieces import pieces

_GREY = 126
_CHANGED = 12
SCALE = 2  # drawn at half size: a quarter of the work, and two pixels are close enough


def box(timeline: Timeline, index: int, ctx: Context) -> list[int] | None:
    """The box of all captions of a scene in pixels: left, top, right, bottom (exclusive); None without captions."""
    captions = burnt_into(timeline, timeline.scenes[index])
    text = captions.text
    if not text:
        return None
    size, fonts = (timeline.width, timeline.height), sorted(timeline.fonts.items())
    key = hashlib.sha256(f"4 {size} {fonts} {toolchain()} {text}".encode())
    name = f"render.captions/{key.hexdigest()}"
    known = ctx.cache.get(name)
    if known is None:
        known = {"box": _drawn(timeline, index, captions, ctx)}
        ctx.cache.put(name, known)
    found = known["box"]
    return [int(edge) for edge in found] if found else None


def _drawn(timeline: Timeline, index: int, captions: Burnt, ctx: Context) -> list[int] | None:
    # One frame a cue, at its middle: all of its letters are there by then.
    scene, fps = timeline.scenes[index], timeline.fps
    width, height = timeline.width // SCALE, timeline.height // SCALE
    moments = sorted({(cue.start_frame + cue.end_frame) // 2 for cue in pieces(timeline, scene)})
    chosen = "+".join(f"eq(n\\,{n})" for n in moments)
    ran = run(
        args.captions_on_grey(width, height, fps, scene.n_frames, _GREY, FILTER, chosen),
        scratch=ctx.scratch,
        check=ctx.check,
        capture=True,
        env=environment(timeline.fonts.items(), ctx),
        files={FILE: captions.text.encode()},
    )
    require_letters(ran.messages)
    found = extent(ran.stdout, width, height)
    return [edge * SCALE for edge in found] if found else None


def extent(raw: bytes, width: int, height: int) -> list[int] | None:
    """The box of all pixels that differ from the ground in any of the grey frames."""
    n = len(raw) // (width * height)
    if not n:
        return None
    frames = np.frombuffer(raw, np.uint8, n * width * height).reshape(n, height, width)
    ground: Any = frames[0, 0, 0]
    reach: Any = np.abs(frames.max(axis=0).astype(np.int16) - int(ground))
    changed = np.maximum(reach, np.abs(frames.min(axis=0).astype(np.int16) - int(ground))) > _CHANGED
    rows, columns = np.flatnonzero(changed.max(axis=1)), np.flatnonzero(changed.max(axis=0))
    if not len(rows):
        return None
    return [int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1]
