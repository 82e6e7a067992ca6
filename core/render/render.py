"""From a timeline to a finished film: scenes encoded once each, joined by stream copy, sound laid under them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import digests
from core.errors import BadInput
from core.media.ffmpeg import run
from core.media.toolchain import toolchain
from core.model.presets import PRESETS
from core.model.timeline import Timeline
from core.ports import Context
from core.render import args, audio
from core.render.disk import cached, copy_to, note, noted, require_writable, sweep
from core.render.encoder import engine
from core.render.scene import SceneFile, finished
from core.render.scene_plan import Plan, plans
from core.render.work import encode_all

_MOST_SQUEEZE = 8


@dataclass(frozen=True)
class Rendered:
    """A finished film. `seconds` is wall time; `scenes_done` were encoded now, `scenes_reused` were there."""

    path: Path
    n_frames: int
    size: int
    scenes_done: int
    scenes_reused: int
    audio_reused: bool
    film_reused: bool
    seconds: float


def tools() -> dict[str, Any]:
    """Return what decides pixels besides the timeline: our own version, ffmpeg's, those of its and our libraries."""
    return engine(toolchain())


def key(timeline: Timeline, n: int, quality: str = "standard") -> str:
    """The key of scene `n`: a hash of everything that decides its pixels."""
    return plans(timeline, quality)[n].key


def keyed(timeline: Timeline, quality: str = "standard") -> Timeline:
    """The timeline with every scene's key filled in."""
    scenes = [
        scene.model_copy(update={"key": one.key})
        for scene, one in zip(timeline.scenes, plans(timeline, quality), strict=True)
    ]
    return timeline.model_copy(update={"scenes": tuple(scenes)})


def render_film(
    timeline: Timeline,
    *,
    quality: str = "standard",
    ctx: Context,
    out: Path,
    on_scene: Callable[[int, int], None] | None = None,
) -> Rendered:
    """Render to `out`, which appears whole or not at all.

    The same timeline gives the same bytes. Finished scenes, sound and whole films are reused by key. Raises
    `BadInput`, `MissingSetup`, `StorageError`, `Cancelled`; finished scenes are kept in every case.
    """
    if not timeline.scenes:
        raise BadInput("The timeline has no scenes.", "Add lines to the script first.", code="no_scenes")
    require_writable(out.parent)
    sweep(ctx.scenes)
    started = time.monotonic()
    done = reused = 0
    for squeeze in range(_MOST_SQUEEZE):
        film, encoded, was_there, heard_again = _film(timeline, quality, squeeze, ctx, on_scene)
        done, reused = done + encoded, len(timeline.scenes) - encoded
        size = film.stat().st_size
        if size <= _cap(timeline):
            break
        # Rare: a film of the longest duration, every scene at the ceiling. Encode it again with less.
    else:
        raise BadInput(
            "The video does not fit into the platform's size limit.", "Make it shorter.", code="over_size_cap"
        )
    copy_to(film, out)
    ctx.progress(1.0, "Done")
    return Rendered(out, timeline.n_frames, size, done, reused, heard_again, was_there, time.monotonic() - started)


def _film(
    timeline: Timeline, quality: str, squeeze: int, ctx: Context, on_scene: Callable[[int, int], None] | None
) -> tuple[Path, int, bool, bool]:
    """The finished film in the cache, scenes encoded for it, whether it was there, whether its sound was there."""
    all_plans = plans(timeline, quality, squeeze)
    film = ctx.scenes / f"{_name(timeline, all_plans)}.mp4"
    if noted(film) is not None:
        return film, 0, True, True
    wanted = {one.key for one in all_plans if finished(one.key, ctx.scenes) is None}
    files, heard = encode_all(all_plans, lambda quiet: audio.soundtrack(timeline, quiet), ctx, on_scene)
    ctx.progress(0.97, "Joining the scenes")
    _join(timeline, all_plans, files, heard.path, film, ctx)
    return film, len(wanted), False, heard.reused


def forget(timeline: Timeline, quality: str, ctx: Context) -> None:
    """Have nothing that was kept of a film count any more: it is encoded from the beginning next time."""
    for squeeze in range(_MOST_SQUEEZE):
        all_plans = plans(timeline, quality, squeeze)
        for name in {_name(timeline, all_plans), *(one.key for one in all_plans)}:
            (ctx.scenes / f"{name}.json").unlink(missing_ok=True)


def _name(timeline: Timeline, all_plans: list[Plan]) -> str:
    spec = [1, [one.key for one in all_plans], audio.key(timeline)]
    return f"film-{digests.of_json(spec, sort_keys=False)}"


def _join(
    timeline: Timeline, all_plans: list[Plan], files: list[SceneFile], heard: Path, film: Path, ctx: Context
) -> None:
    text = args.listing([one.path for one in files], [one.n_frames for one in all_plans], timeline.fps)
    with cached(film) as temp:
        run(
            args.join("scenes.txt", heard, temp),
            scratch=ctx.scratch,
            check=ctx.check,
            files={"scenes.txt": text.encode()},
        )
        note(film, {"scenes": [one.key for one in all_plans]}, temp)


def _cap(timeline: Timeline) -> int:
    preset = PRESETS.get(timeline.preset)
    return preset.max_bytes if preset else 1 << 62
