"""Encodes the scenes of a film, several at once, while the sound is made beside them."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from core.errors import BadInput, Cancelled
from core.ports import Context
from core.render.cores import scenes_at_once
from core.render.progress import Progress
from core.render.scene import SceneFile, encode
from core.render.scene_plan import Plan
from core.render.writer import EncoderFailed

_TICK_S = 0.2
_TRIES = 2  # an encoder that fails costs a scene one try


def encode_all(
    plans: Sequence[Plan],
    sound: Callable[[Context], Any],
    ctx: Context,
    on_scene: Callable[[int, int], None] | None = None,
) -> tuple[list[SceneFile], Any]:
    """Encode every scene of a film (none twice) and make the sound; the first failure or a cancel stops all of it.

    Only the calling thread touches `ctx.check` and `ctx.progress`. Finished scenes stay for the next try.
    """
    stop = threading.Event()
    quiet = replace(ctx, check=lambda: _stop_if(stop), progress=lambda *_: None)
    unique = list({entry.key: entry for entry in plans}.values())
    numbers = {item.key: n for n, item in reversed(list(enumerate(plans, 1)))}
    progress = Progress(sum(each.n_frames for each in unique), len(unique))
    at_once = scenes_at_once(plans[0].width, plans[0].height)
    # x264, OpenCV and the wait for ffmpeg are all outside the interpreter's lock.
    with ThreadPoolExecutor(at_once + 1, thread_name_prefix="render") as pool:
        slots = threading.Semaphore(at_once)

        def one_scene(plan: Plan) -> SceneFile:
            with slots:
                _stop_if(stop)
                with _naming(numbers[plan.key], plan.name):
                    done = _tried(plan, quiet, progress)
                _give_back()
                progress.at(plan.key, plan.n_frames)
                progress.finished()
                return done

        heard = pool.submit(sound, quiet)
        # The longest first, so that no core is idle while the last scene is still at its beginning.
        longest = sorted(unique, key=lambda element: -element.n_frames)
        jobs: dict[str, Future[SceneFile]] = {element.key: pool.submit(one_scene, element) for element in longest}
        try:
            _watch([heard, *jobs.values()], progress, ctx, on_scene)
        except BaseException:
            stop.set()
            for job in jobs.values():
                job.cancel()
            raise
        return [jobs[plan.key].result() for plan in plans], heard.result()


def _tried(plan: Plan, ctx: Context, progress: Progress) -> SceneFile:
    for left in reversed(range(_TRIES)):
        try:
            return encode(plan, ctx, lambda n: progress.at(plan.key, n))
        except EncoderFailed:
            if not left:
                raise
    raise AssertionError


def _give_back() -> None:
    """Return freed memory to the system: glibc keeps a pool a thread, and a long film has many threads."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if os.name == "posix" else None
    if trim is not None:
        trim(0)


@contextmanager
def _naming(number: int, name: str) -> Iterator[None]:
    """Say which scene an unusable picture or clip is in: blobs have no names that people know."""
    try:
        yield
    except BadInput as error:
        where = f"Scene {number} ({name})" if name else f"Scene {number}"
        raise type(error)(f"{where}: {error.message}", error.hint, code=error.code) from error


def _watch(
    waiting: Sequence[Future[Any]],
    progress: Progress,
    ctx: Context,
    on_scene: Callable[[int, int], None] | None,
) -> None:
    left = set(waiting)
    while left:
        done, left = wait(left, timeout=_TICK_S, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()
        ctx.check()
        share, message = progress.now()
        ctx.progress(share * 0.96, message)
        if on_scene and done:
            on_scene(len(waiting) - len(left), len(waiting))


def _stop_if(stop: threading.Event) -> None:
    if stop.is_set():
        raise Cancelled()
