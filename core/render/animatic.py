"""The animatic: the whole film small and quick, with its real sound, captions and pictures.

The same timeline at 360 lines and 15 frames a second through the same composer; all of it is one encode, since at this
size starting an encoder for every scene would cost more than encoding. The sound is the film's own and kept for it.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from core import digests
from core.errors import BadInput, Cancelled
from core.media.ffmpeg import run
from core.model.timeline import Footage, Timeline
from core.ports import Context
from core.render import args, audio
from core.render.disk import as_disk_error, cached, copy_to, note, noted
from core.render.feed import Composer
from core.render.libass import FILE, FILTER, environment, require_letters
from core.render.planes import Array, Frame
from core.render.scene import composer
from core.render.scene_plan import Plan, plans
from core.render.shrink import small
from core.timeline.burnt import burnt_into_film

ENCODE = (
    "-c:v", "libx264", "-preset", "ultrafast", "-crf", "27", "-pix_fmt", "yuv420p", "-threads", "2", "-g", "30",
    "-x264-params", "cpu-independent=1",
    "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
)  # fmt: skip
_CHUNK = 90  # frames of footage decoded at a time


def render_animatic(timeline: Timeline, ctx: Context, out: Path) -> Path:
    """Make the animatic at `out`, which appears whole or not at all; the same timeline is not encoded twice.

    Raises `BadInput`, `MissingSetup`, `StorageError`, `Cancelled`.
    """
    if not timeline.scenes:
        raise BadInput("The timeline has no scenes.", "Add lines to the script first.", code="no_scenes")
    film = small(timeline)
    scenes = plans(film, "draft")
    spec = [1, ENCODE, [scene.key for scene in scenes], audio.sound_key(timeline)]
    kept = ctx.scenes / f"animatic-{digests.of_json(spec, sort_keys=False)}.mp4"
    if noted(kept) is None:
        _make(timeline, film, scenes, ctx, kept)
    copy_to(kept, out)
    ctx.progress(1.0, "The preview is ready")
    return out


def _make(timeline: Timeline, film: Timeline, scenes: list[Plan], ctx: Context, kept: Path) -> None:
    stop = threading.Event()

    def stopped() -> None:
        if stop.is_set():
            raise Cancelled()

    quiet = replace(ctx, check=stopped, progress=lambda *_: None)
    with (
        tempfile.TemporaryDirectory(prefix="animatic-", dir=ctx.scratch) as folder,
        ThreadPoolExecutor(2, thread_name_prefix="animatic") as pool,
        as_disk_error(ctx.scratch),
    ):
        heard = pool.submit(audio.soundtrack, timeline, quiet)
        try:
            silent = Path(folder) / "silent.mp4"
            _encode(film, scenes, ctx, quiet, pool, silent)
            while not heard.done():
                ctx.check()
                stop.wait(0.05)
            with cached(kept) as temp:
                run(args.lay_sound(silent, heard.result().path, temp), scratch=ctx.scratch, check=ctx.check)
                note(kept, {}, temp)
        except BaseException:
            stop.set()
            raise


def _encode(
    film: Timeline, scenes: list[Plan], ctx: Context, quiet: Context, pool: ThreadPoolExecutor, out: Path
) -> None:
    ass = burnt_into_film(film).text
    ran = run(
        args.scene_from_frames(film.width, film.height, film.fps, FILTER if ass else "", ENCODE, out),
        scratch=ctx.scratch,
        check=ctx.check,
        stdin=_frames(scenes, quiet, pool, lambda share: ctx.progress(share * 0.95, "Making the preview")),
        env=environment(film.fonts.items(), ctx) if ass else {},
        files={FILE: ass.encode()} if ass else {},
    )
    require_letters(ran.messages)


def _frames(
    scenes: list[Plan], ctx: Context, pool: ThreadPoolExecutor, on_share: Callable[[float], None]
) -> Iterator[Array]:
    """All frames of the film; while one stretch is drawn, the next one's pictures are prepared."""
    todo = [stretch for scene in scenes for stretch in _stretches(scene)]
    total, done = sum(item.n_frames for item in scenes), 0
    coming: Future[Composer] | None = None
    for n, (plan, first, end) in enumerate(todo):
        ctx.check()
        drawn = coming.result() if coming is not None else composer(plan, ctx, first, end - first)
        if n + 1 < len(todo):
            after, start, stop = todo[n + 1]
            coming = pool.submit(composer, after, ctx, start, stop - start)
        out = Frame.blank(plan.width, plan.height)
        for at in range(first, end):
            if at == first or not drawn.repeats(at):
                drawn.draw(at, out)
            yield out.data
        done += end - first
        on_share(done / total)


def _stretches(plan: Plan) -> list[tuple[Plan, int, int]]:
    """A scene in parts whose frames may be held at once: footage is decoded part by part."""
    step = _CHUNK if isinstance(plan.source, Footage) else max(plan.n_frames, 1)
    return [(plan, first, min(first + step, plan.n_frames)) for first in range(0, plan.n_frames, step)]
