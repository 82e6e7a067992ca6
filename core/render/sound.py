"""The film's sound as one AAC stream, made by `core.render.audio`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from core.media.ffmpeg import file, run
from core.model.timeline import Timeline
from core.ports import Context
from core.render.disk import placed


@dataclass(frozen=True)
class Track:
    path: Path
    reused: bool


def key(timeline: Timeline) -> str:
    return hashlib.sha256(f"silence {timeline.n_frames} {timeline.fps}".encode()).hexdigest()


def track(timeline: Timeline, ctx: Context) -> Track:
    path = ctx.scenes / f"sound-{key(timeline)}.aac"
    if path.is_file():
        return Track(path, True)
    with placed(path) as temp:
        run(
            ["-v", "error", "-f", "lavfi", "-i", "anullsrc=r=48000:cl=stereo", "-t", f"{timeline.duration_s:.6f}",
             "-c:a", "aac", "-b:a", "192k", "-f", "adts", "-y", file(temp)],
            scratch=ctx.scratch, check=ctx.check,
        )  # fmt: skip
    return Track(path, False)
