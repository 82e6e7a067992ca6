"""One scene from its plan to a finished file named by its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import BadInput, ReelwrightError
from core.media.ffmpeg import run
from core.model.timeline import Footage
from core.ports import Context
from core.render import args, footage_scene
from core.render.caption_layers import CaptionLayers
from core.render.disk import cached, note, noted
from core.render.feed import Composer, frames
from core.render.libass import FILE, FILTER, environment, require_letters
from core.render.overlays import load
from core.render.planes import Frame
from core.render.scene_plan import Plan
from core.render.sources import FrameLook, open_source
from core.render.stats import Stats
from core.render.writer import writing


@dataclass(frozen=True)
class SceneFile:
    """A finished scene: its file, and what was seen of its pixels while it was encoded."""

    path: Path
    seen: dict[str, Any]


def finished(key: str, folder: Path) -> SceneFile | None:
    """The encoded scene of that key, if it is there whole."""
    path = folder / f"{key}.mp4"
    seen = noted(path)
    return SceneFile(path, seen) if seen is not None else None


def encode(plan: Plan, ctx: Context, on_frames: Callable[[int], None]) -> SceneFile:
    """Encode the scene, unless it is there; `on_frames(n)` tells how many of its frames are composed.

    Raises `BadInput` (a picture or clip), `MissingSetup` (a letter without font), `StorageError`, `Cancelled`.
    """
    have = finished(plan.key, ctx.scenes)
    if have is not None:
        return have
    path = ctx.scenes / f"{plan.key}.mp4"
    stats = Stats(decoded=isinstance(plan.source, Footage))
    with cached(path) as temp:
        make = _from_graph if isinstance(plan.source, Footage) else _from_frames
        make(plan, temp, ctx, on_frames, stats)
        seen = stats.summary()
        if seen["n_frames"] != plan.n_frames:
            raise _too_short(plan, seen["n_frames"])
        # The notes first: a scene counts as finished only with both.
        note(path, seen, temp)
    return SceneFile(path, seen)


def composer(plan: Plan, ctx: Context, first: int = 0, n: int | None = None) -> Composer:
    """Return the composer that draws frames `[first, first + n)` of the scene (all of them by default)."""
    look = FrameLook(plan.width, plan.height, plan.fps)
    source = open_source(plan.source, look, plan.total_frames, ctx, first, n)
    before = None
    if plan.before is not None and first < plan.transition.n_frames:
        last = plan.before
        at = last.n_frames + first
        number = plan.transition.n_frames - first if n is None else min(n, plan.transition.n_frames - first)
        before = open_source(last.source, look, last.total_frames, ctx, at, number)
    layers = [load(overlay, ctx.blobs.path(overlay.asset), plan.width, plan.height) for overlay in plan.overlays]
    return Composer(plan, source, before, [layer for layer in layers if layer is not None])


def caption_files(plan: Plan) -> dict[str, bytes]:
    """Return the caption files that ffmpeg's folder needs, by name."""
    return {FILE: plan.captions.text.encode()} if plan.captions.text else {}


def captions_of(plan: Plan, ctx: Context) -> CaptionLayers | None:
    """Return the captions that are laid over a scene's frames, None where it has none."""
    if not plan.captions.events:
        return None
    return CaptionLayers(plan.captions, (plan.width, plan.height), plan.fps, plan.n_frames, plan.fonts, ctx)


def _from_frames(plan: Plan, temp: Path, ctx: Context, on_frames: Callable[[int], None], stats: Stats) -> None:
    drawn, captions = composer(plan, ctx), captions_of(plan, ctx)
    out = Frame.blank(plan.width, plan.height)
    with writing(temp, (plan.width, plan.height), plan.fps, plan.encode, out.data) as writer:
        for n, _ in enumerate(frames(plan, drawn, stats, captions=captions, out=out), 1):
            ctx.check()
            writer.write()
            on_frames(n)


def _from_graph(plan: Plan, temp: Path, ctx: Context, on_frames: Callable[[int], None], stats: Stats) -> None:
    job = footage_scene.prepare(plan, ctx)
    ctx.check()
    size = (plan.width, plan.height)
    ran = run(
        args.scene_from_graph(job.inputs, job.graph, FILTER if plan.captions.text else "", size, plan.encode, temp),
        scratch=ctx.scratch,
        check=ctx.check,
        stdin=job.head,
        capture=True,
        on_frame=on_frames,
        env=environment(plan.fonts, ctx) if plan.captions.text else {},
        files={**caption_files(plan), **job.files},
        name=job.name,
    )
    require_letters(ran.messages)
    footage_scene.take_stats(ran.stdout, size, stats)


def _too_short(plan: Plan, got: int) -> ReelwrightError:
    if isinstance(plan.source, Footage):
        return BadInput(
            f"A clip gave {got} of the {plan.n_frames} frames wanted: it is damaged.",
            "Export it again as MP4 (H.264), or choose another.",
            code="bad_media",
        )
    return ReelwrightError(
        f"A scene has {got} of {plan.n_frames} frames.", "Start the render again.", code="short_scene"
    )
