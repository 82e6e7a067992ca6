"""A scene's source made ready: something that draws frame `n` of the source into planes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from core.errors import BadInput
from core.media.ffmpeg import run
from core.media.probe import length_s, probe
from core.model.timeline import Clip, Footage, Moving, Source, Still
from core.ports import Context
from core.render import clips, footage, stills
from core.render.looping import going_on
from core.render.moving import MovingFrames, Prepared, prepare
from core.render.planes import Frame, Planes, copy, even, from_rgb


class Drawn(Protocol):
    """Draws frames; `repeats` promises that a frame equals the one before."""

    def draw(self, frame: int, out: Planes) -> None: ...

    def repeats(self, frame: int) -> bool: ...


@dataclass(frozen=True)
class FrameLook:
    """The frame that sources draw for."""

    width: int
    height: int
    fps: int


class ClipFrames:
    """A MoviePy clip, its RGB frames as planes."""

    def __init__(self, clip: Clip, look: FrameLook, total_frames: int) -> None:
        self._clip = clips.make(clip, look.width, look.height, look.fps, total_frames)
        self._fps = look.fps

    def draw(self, frame: int, out: Planes) -> None:
        copy(from_rgb(even(self._clip.get_frame(frame / self._fps))), out)

    def repeats(self, frame: int) -> bool:
        return False


class Decoded:
    """Frames of footage that were decoded beforehand, from `first` on."""

    def __init__(self, frames: list[Frame], first: int) -> None:
        self._frames, self._first = frames, first

    def draw(self, frame: int, out: Planes) -> None:
        copy(self._frames[min(max(frame - self._first, 0), len(self._frames) - 1)], out)

    def repeats(self, frame: int) -> bool:
        return False


def probed(source: Footage, ctx: Context) -> footage.Shot:
    """The clip of a scene as it lies there. Raises `BadInput` where it has no pictures."""
    path = ctx.blobs.path(source.asset)
    info = probe(path)
    if info.video is None or info.video.width < 2 or info.video.height < 2:
        raise BadInput(f"The clip {path.name} holds no pictures.", "Choose a video file.", code="no_video")
    return footage.shot(source, path, info.video, length_s(path))


def open_shot(source: Footage, look: FrameLook, ctx: Context, total_s: float) -> footage.Shot:
    """The clip for a scene of `total_s`; one that is too short is made to go on. Raises `BadInput`."""
    shot = probed(source, ctx)
    return going_on(shot, look.width, look.height, look.fps, total_s, ctx) if shot.loops(total_s) else shot


def decode(
    shot: footage.Shot, look: FrameLook, total_s: float, first: int, n: int, scratch: Path, check: Callable[[], None]
) -> Decoded:
    """Frames `[first, first + n)` of the clip as the film shows them."""
    args, skip = footage.inputs(shot, total_s, first, look.fps)
    chain = footage.graph(
        shot, look.width, look.height, look.fps, total_s=total_s, skip=skip, n_frames=n, label="0:v:0"
    )
    size = look.width * look.height * 3 // 2
    ran = run(
        ["-v", "error", *args, "-filter_complex", f"{chain}[v]", "-map", "[v]", "-frames:v", str(n),
         "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"],
        scratch=scratch, check=check, capture=True, name=shot.path.name,
    )  # fmt: skip
    frames = [
        Frame.read(ran.stdout[at : at + size], look.width, look.height)
        for at in range(0, len(ran.stdout) - size + 1, size)
    ]
    if not frames:
        raise BadInput(f"The clip {shot.path.name} ends too early.", "Export it again as MP4.", code="bad_media")
    return Decoded(frames, first)


@lru_cache(maxsize=4)
def _moving(source: Moving, ground: Path, sheet: Path, width: int, height: int) -> Prepared:
    """Prepared once, like a still; each scene and transition then draws with a state of its own."""
    return prepare(source, ground, sheet, width, height)


@lru_cache(maxsize=6)
def _still(source: Still, path: Path, look: FrameLook, total_frames: int) -> stills.StillFrames:
    """Prepared once for its scene, for the next scene's transition and for previews; blobs never change."""
    return stills.prepare(source, path, look.width, look.height, total_frames)


def open_source(
    source: Source, look: FrameLook, total_frames: int, ctx: Context, first: int = 0, n: int | None = None
) -> Drawn:
    """Make the source of a scene ready to draw; for footage only frames `[first, first + n)` are decoded."""
    if isinstance(source, Still):
        return _still(source, ctx.blobs.path(source.asset), look, total_frames)
    if isinstance(source, Moving):
        paths = (ctx.blobs.path(source.ground), ctx.blobs.path(source.sheet))
        return MovingFrames(_moving(source, *paths, look.width, look.height))
    if isinstance(source, Clip):
        return ClipFrames(source, look, total_frames)
    shot = open_shot(source, look, ctx, total_frames / look.fps)
    number = total_frames - first if n is None else n
    return decode(shot, look, total_frames / look.fps, first, number, ctx.scratch, ctx.check)
