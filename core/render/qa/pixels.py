"""Picture checks of each scene (brightness, standstill, decoding): measured once a scene and kept.

Brightness and standstill were noted while the scene was encoded. A film that does not consist of our scenes, packet by
packet, is decoded as a whole instead and looked at with the same eyes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from core import digests
from core.media.ffmpeg import file, run
from core.model.timeline import Timeline
from core.ports import Context
from core.render.qa.film import Packets, packets
from core.render.scene import finished
from core.render.stats import STEP, Stats


def picture_checks(path: Path, timeline: Timeline, found: Packets, ctx: Context) -> tuple[list[dict[str, Any]], str]:
    """The pictures of a finished film looked at: per scene `{"n_frames", "luma", "black", "frozen"}`, and decoder
    messages ("" is well).
    """
    scenes = [finished(scene.key, ctx.scenes) if scene.key else None for scene in timeline.scenes]
    known = [item for item in scenes if item is not None]
    if len(known) == len(scenes) and packets([each.path for each in known]).digest == found.digest:
        messages = {element.path: _decoded(element.path, ctx) for element in known}
        return [entry.seen for entry in known], "".join(messages.values())
    return _measured(path, timeline, ctx.scratch, ctx.check)


def _decoded(path: Path, ctx: Context) -> str:
    name = f"render.qa.decoded/2/{digests.of_file(path)}"
    known = ctx.cache.get(name)
    if isinstance(known, str):
        return known
    messages = decode(path, ctx.scratch, ctx.check)
    if not messages:  # a complaint may come of a decoder that was short of memory: it is listened to again
        ctx.cache.put(name, messages)
    return messages


def decode(path: Path, scratch: Path, check: Callable[[], None]) -> str:
    """Decode the key pictures of a scene and return ffmpeg's messages.

    Its packets are known to be those that the encoder gave: what is left to see is whether parameters and pictures fit.
    """
    # Without the loop filter the same bits are read for less.
    ran = run(
        [
            "-v",
            "warning",
            "-skip_frame",
            "nokey",
            "-skip_loop_filter",
            "all",
            "-i",
            file(path),
            "-map",
            "0:v:0",
            "-f",
            "null",
            "-",
        ],
        scratch=scratch,
        check=check,
    )
    return ran.messages.strip()


def _measured(
    path: Path, timeline: Timeline, scratch: Path, check: Callable[[], None]
) -> tuple[list[dict[str, Any]], str]:
    width, height = timeline.width // STEP, timeline.height // STEP
    ran = run(
        ["-v", "warning", "-i", file(path), "-map", "0:v:0", "-fps_mode", "passthrough",
         "-vf", f"scale={width}:{height}:flags=neighbor,format=gray", "-f", "rawvideo", "pipe:1"],
        scratch=scratch, check=check, capture=True, name=path.name,
    )  # fmt: skip
    grids = np.frombuffer(ran.stdout, np.uint8)
    grids = grids[: len(grids) // (width * height) * (width * height)].reshape(-1, height, width)
    out = []
    at = 0
    for scene in timeline.scenes:
        stats = Stats(decoded=True)
        for grid in grids[at : at + scene.n_frames]:
            stats.add_small(grid)
        out.append(stats.summary())
        at += scene.n_frames
    return out, ran.messages.strip()
