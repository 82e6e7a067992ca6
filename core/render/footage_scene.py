"""A footage scene made ready for ffmpeg: inputs, graph, and the few frames of a transition that come from us."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from core.model.timeline import Footage
from core.ports import Context
from core.render import args, footage
from core.render.feed import Composer, frames
from core.render.overlays import load
from core.render.planes import Array
from core.render.scene_plan import Plan
from core.render.sources import FrameLook, decode, open_shot, open_source
from core.render.stats import STEP, Stats


@dataclass
class Job:
    """`graph` ends in a picture without label; `head` are the transition's frames for standard input, or None."""

    inputs: list[str]
    graph: str
    name: str
    head: Iterator[Array] | None = None
    files: dict[str, bytes] = field(default_factory=dict)


def prepare(plan: Plan, ctx: Context) -> Job:
    """Make a footage scene ready to encode: probe the clip and put ffmpeg's graph together. Raises `BadInput`."""
    assert isinstance(plan.source, Footage)  # noqa: S101  the caller looked
    first = plan.transition.n_frames
    total_s = plan.total_frames / plan.fps
    shot = open_shot(plan.source, FrameLook(plan.width, plan.height, plan.fps), ctx, total_s)
    inputs: list[str] = []
    head = None
    if first:
        inputs += args.frames_input(plan.width, plan.height, plan.fps)
        head = _head(plan, shot, ctx)
    clip, skip = footage.inputs(shot, total_s, first, plan.fps)
    inputs += clip
    graph = footage.graph(
        shot, plan.width, plan.height, plan.fps, total_s=total_s, skip=skip, n_frames=plan.n_frames - first,
        label=f"{1 if first else 0}:v:0",
    )  # fmt: skip
    if first:
        rest = f"{graph}[rest];" if plan.n_frames > first else ""
        tags = f"setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,settb=1/{plan.fps},setpts=N"
        graph = f"{rest}[0:v:0]setsar=1,{tags}[head];[head][rest]concat=n=2:v=1:a=0,settb=1/{plan.fps},setpts=N"
        if plan.n_frames <= first:
            inputs, graph = args.frames_input(plan.width, plan.height, plan.fps), f"[0:v:0]setsar=1,{tags}"
    job = Job(inputs, graph, shot.path.name, head)
    _lay_over(plan, ctx, job)
    return job


def take_stats(raw: bytes, size: tuple[int, int], stats: Stats) -> None:
    """Read the thinned grey copy of a footage scene that ffmpeg wrote, frame by frame."""
    shape = (size[1] // STEP, size[0] // STEP)
    n = shape[0] * shape[1]
    for at in range(0, len(raw) - n + 1, n):
        stats.add_small(np.frombuffer(raw, np.uint8, n, at).reshape(shape))


def _head(plan: Plan, shot: footage.Shot, ctx: Context) -> Iterator[Array]:
    """The transition's frames. Both clips are decoded at once, while ffmpeg already starts with the scene itself."""
    look = FrameLook(plan.width, plan.height, plan.fps)
    n = plan.transition.n_frames
    last = plan.before
    with ThreadPoolExecutor(1, thread_name_prefix="tail") as pool:
        tail = pool.submit(open_source, last.source, look, last.total_frames, ctx, last.n_frames, n) if last else None
        own = decode(shot, look, plan.total_frames / plan.fps, 0, n, ctx.scratch, ctx.check)
        before = tail.result() if tail is not None else None
    yield from frames(plan, Composer(plan, own, before, ()), Stats(), 0, n)


def _lay_over(plan: Plan, ctx: Context, job: Job) -> None:
    """Overlays as further inputs, shown at their frames, fading in and out."""
    n_inputs = job.inputs.count("-i")
    for k, overlay in enumerate(plan.overlays):
        layer = load(overlay, ctx.blobs.path(overlay.asset), plan.width, plan.height)
        if layer is None:
            continue
        name = f"overlay{k}.png"
        job.files[name] = layer.as_png()
        length = overlay.end_frame - overlay.start_frame
        fade = min(overlay.fade_frames, length)
        job.inputs += [
            "-f", "image2", "-loop", "1", "-framerate", str(plan.fps), "-t", f"{length / plan.fps:.6f}", "-i", name,
        ]  # fmt: skip
        fades = (
            f",fade=t=in:start_frame=0:nb_frames={fade}:alpha=1"
            f",fade=t=out:start_frame={length - fade}:nb_frames={fade}:alpha=1"
            if fade
            else ""
        )
        x, y = footage.sliding(overlay, layer.x, layer.y, plan.fps)
        job.graph += (
            f"[under{k}];[{n_inputs}:v:0]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p{fades},"
            f"{footage.revealing(overlay)}setpts=PTS+{overlay.start_frame}/({plan.fps}*TB)[over{k}];"
            f"[under{k}][over{k}]overlay=x={x}:y={y}:format=yuv420:eof_action=pass"
        )
        n_inputs += 1
