"""The limit: x264 alone, with our settings, on the very frames of our output, read from memory."""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.media.ffmpeg import file, run
from core.model.timeline import Timeline
from core.ports import Context
from core.render.encoder import x264

THREADS = 3  # one encoder alone is not faster with more on two cores, and with fewer it leaves them idle


@dataclass(frozen=True)
class Cost:
    """Wall seconds, and processor seconds of this process and its children."""

    wall_s: float
    cpu_s: float


def cost(work: Callable[[], object]) -> Cost:
    """Measure the wall and CPU seconds of a piece of work for the render benchmark."""
    started, before = time.monotonic(), _cpu_s()
    work()
    return Cost(time.monotonic() - started, _cpu_s() - before)


@contextmanager
def raw_frames(film: Path, timeline: Timeline, ctx: Context) -> Iterator[Path]:
    """The film's frames as one raw 4:2:0 file, in shared memory where it fits."""
    need = timeline.width * timeline.height * 3 // 2 * timeline.n_frames * 1.05
    memory = Path("/dev/shm")  # noqa: S108  a folder in memory is what is meant
    fits = memory.is_dir() and shutil.disk_usage(memory).free > need
    path = (memory if fits else ctx.scratch) / f"reelwright-limit-{time.monotonic_ns()}.yuv"
    try:
        run(
            [
                "-v",
                "error",
                "-i",
                file(film),
                "-map",
                "0:v:0",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "-y",
                file(path),
            ]
        )
        yield path
    finally:
        path.unlink(missing_ok=True)


def encode_alone(raw: Path, timeline: Timeline, quality: str, ctx: Context) -> Cost:
    """Encode raw frames once by x264 alone, for the benchmark."""
    out = ctx.scratch / "limit.mp4"
    argv = [
        "-v", "error", "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size",
        f"{timeline.width}x{timeline.height}", "-framerate", str(timeline.fps), "-i", file(raw),
        *x264(quality, timeline.width, timeline.height, timeline.fps), "-threads", str(THREADS),
        "-f", "mp4", "-y", file(out),
    ]  # fmt: skip
    spent = cost(lambda: run(argv, scratch=ctx.scratch, check=ctx.check))
    out.unlink(missing_ok=True)
    return spent


def _cpu_s() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
