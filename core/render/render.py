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
from core.render.parameter_sets import require_equal_parameters
from core.render.scene import SceneFile, finished
from core.render.scene_plan import Plan, plans
from core.render.work import encode_all

_MOST_SQUEEZE = 8


@dataclass(frozen=True)
class Rendered:
    """A finished film. `seconds` is wall time; `scenes_done` were encoded now, `scenes_reused` were there.

    `timeline` is the film's with the keys of the scenes that it consists of.
    """

    path: Path
    timeline: Timeline
    n_frames: int
    size: int
    scenes_done: int
    scenes_reused: int
    audio_reused: bool
    film_reused: bool
    seconds: float


def tools() -> dict[str, Any]:
    """The versions of what decides pixels besides the timeline: our own, ffmpeg's, those of its and our libraries."""
    return engine(toolchain())


def keyed(timeline: Timeline, quality: str = "standard") -> Timeline:
    """Fill in the key of every scene of a timeline: a hash of everything that decides its pixels."""
    return _with_keys(timeline, plans(timeline, quality))


def _with_keys(timeline: Timeline, scene_plans: list[Plan]) -> Timeline:
    scenes = [
        scene.model_copy(update={"key": scene_plan.key})
        for scene, scene_plan in zip(timeline.scenes, scene_plans, strict=True)
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
    """Render a film's timeline to the file `out`, which appears whole or not at all.

    The same timeline gives the same bytes. Finished scenes, sound and whole films are reused by key. Raises
    `BadInput`, `MissingSetup`, `StorageError`, `Cancelled`; finished scenes are kept in every case.
    """
    if not timeline.scenes:
        raise BadInput("The timeline has no scenes.", "Add lines to the script first.", code="no_scenes")
    require_writable(out.parent)
    sweep(ctx.scenes)
    started = time.monotonic()
    for squeeze in range(_MOST_SQUEEZE):
        film = _film(timeline, plans(timeline, quality, squeeze), ctx, on_scene)
        size = film.path.stat().st_size
        if size <= _cap(timeline):
            break
        # Rare: a film of the longest duration, every scene at the ceiling. Encode it again with less.
    else:
        raise BadInput(
            "The video does not fit into the platform's size limit.", "Make it shorter.", code="over_size_cap"
        )
    copy_to(film.path, out)
    ctx.progress(1.0, "Done")
    return Rendered(
        path=out,
        timeline=_with_keys(timeline, film.plans),
        n_frames=timeline.n_frames,
        size=size,
        scenes_done=film.n_encoded,
        scenes_reused=len(timeline.scenes) - film.n_encoded,
        audio_reused=film.audio_reused,
        film_reused=film.reused,
        seconds=time.monotonic() - started,
    )


@dataclass(frozen=True)
class _Film:
    """A film in the cache: its scenes, how many were encoded for it, whether it and its sound were there already."""

    path: Path
    plans: list[Plan]
    n_encoded: int
    reused: bool
    audio_reused: bool


def _film(
    timeline: Timeline, scene_plans: list[Plan], ctx: Context, on_scene: Callable[[int, int], None] | None
) -> _Film:
    path = ctx.scenes / f"{_name(timeline, scene_plans)}.mp4"
    if noted(path) is not None:
        return _Film(path, scene_plans, 0, reused=True, audio_reused=True)
    missing = {plan.key for plan in scene_plans if finished(plan.key, ctx.scenes) is None}
    files, sound = encode_all(scene_plans, lambda quiet: audio.soundtrack(timeline, quiet), ctx, on_scene)
    ctx.progress(0.97, "Joining the scenes")
    _join(timeline, scene_plans, files, sound.path, path, ctx)
    return _Film(path, scene_plans, len(missing), reused=False, audio_reused=sound.reused)


def forget(timeline: Timeline, quality: str, ctx: Context) -> None:
    """Have nothing that was kept of a rendered film count any more: it is encoded from the beginning next time."""
    for squeeze in range(_MOST_SQUEEZE):
        all_plans = plans(timeline, quality, squeeze)
        for name in {_name(timeline, all_plans), *(plan.key for plan in all_plans)}:
            (ctx.scenes / f"{name}.json").unlink(missing_ok=True)


def _name(timeline: Timeline, all_plans: list[Plan]) -> str:
    spec = [1, [plan.key for plan in all_plans], audio.sound_key(timeline)]
    return f"film-{digests.of_json(spec, sort_keys=False)}"


def _join(
    timeline: Timeline, all_plans: list[Plan], files: list[SceneFile], heard: Path, film: Path, ctx: Context
) -> None:
    require_equal_parameters([file.path for file in files])
    text = args.listing([file.path for file in files], [plan.n_frames for plan in all_plans], timeline.fps)
    with cached(film) as temp:
        run(
            args.join("scenes.txt", heard, temp),
            scratch=ctx.scratch,
            check=ctx.check,
            files={"scenes.txt": text.encode()},
        )
        note(film, {"scenes": [item.key for item in all_plans]}, temp)


def _cap(timeline: Timeline) -> int:
    preset = PRESETS.get(timeline.preset)
    return preset.max_bytes if preset else 1 << 62
