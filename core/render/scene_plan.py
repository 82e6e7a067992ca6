"""A scene as the renderer sees it: what decides its pixels, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from core import digests
from core.media.toolchain import toolchain
from core.model.timeline import Clip, Moving, Overlay, Source, Still, Timeline, Transition
from core.render.clips import require_factory
from core.render.encoder import engine, x264
from core.timeline.burnt import Burnt, burnt_into


@dataclass(frozen=True)
class Before:
    """The scene before, where a transition overlaps it: its source and how far its motion runs."""

    source: Source
    n_frames: int
    total_frames: int  # with the tail


@dataclass(frozen=True)
class Plan:
    """One scene to encode. `total_frames` counts the tail that the next scene's transition shows."""

    width: int
    height: int
    fps: int
    source: Source
    n_frames: int
    total_frames: int
    transition: Transition
    before: Before | None
    overlays: tuple[Overlay, ...]
    captions: Burnt
    fonts: tuple[tuple[str, str], ...]
    encode: tuple[str, ...]
    name: str = ""  # for messages only, no part of the key

    @cached_property
    def key(self) -> str:
        """The name of the finished scene: a hash of everything above and of the engine."""
        spec = {
            "engine": engine(toolchain()),
            "size": [self.width, self.height, self.fps],
            "source": self.source.model_dump(mode="json"),
            "frames": [self.n_frames, self.total_frames],
            "transition": self.transition.model_dump(mode="json"),
            "before": [self.before.source.model_dump(mode="json"), self.before.n_frames, self.before.total_frames]
            if self.before
            else None,
            "overlays": [overlay.model_dump(mode="json") for overlay in self.overlays],
            "ass": self.captions.text,
            # A clip of ours may draw letters, too.
            "fonts": self.fonts if self.captions.text or self._shows_clip() else (),
            "encode": self.encode,
        }
        return digests.of_json(spec, ensure_ascii=False)

    def _shows_clip(self) -> bool:
        return any(isinstance(item, Clip) for item in (self.source, self.before and self.before.source))


def plans(timeline: Timeline, quality: str, squeeze: int = 0) -> list[Plan]:
    """One plan a scene. Raises `BadInput` for a quality or a clip factory that does not exist."""
    encode = tuple(x264(quality, timeline.width, timeline.height, timeline.fps, squeeze))
    return [plan(timeline, n, encode) for n in range(len(timeline.scenes))]


def plan(timeline: Timeline, n: int, encode: tuple[str, ...] = ()) -> Plan:
    """The plan of scene `n`."""
    scene = timeline.scenes[n]
    if isinstance(scene.source, Clip):
        require_factory(scene.source)
    entering = _transition(timeline, n)
    before = None
    if entering.n_frames and n > 0:
        last = timeline.scenes[n - 1]
        before = Before(_at_its_end(last.source), last.n_frames, _total(timeline, n - 1))
    return Plan(
        width=timeline.width,
        height=timeline.height,
        fps=timeline.fps,
        source=scene.source,
        n_frames=scene.n_frames,
        total_frames=_total(timeline, n),
        transition=entering,
        before=before,
        overlays=scene.overlays,
        captions=burnt_into(timeline, scene),
        fonts=tuple(sorted(timeline.fonts.items())),
        encode=encode,
        name=scene.name,
    )


def _at_its_end(source: Source) -> Source:
    """The source as a transition out of its scene shows it: a card that builds up is whole by then.

    So the next scene does not depend on when the words of this one are spoken.
    """
    return Still(asset=source.asset, fit="exact") if isinstance(source, Moving) else source


def _total(timeline: Timeline, n: int) -> int:
    tail = _transition(timeline, n + 1).n_frames if n + 1 < len(timeline.scenes) else 0
    return timeline.scenes[n].n_frames + tail


def _transition(timeline: Timeline, n: int) -> Transition:
    """The transition that really happens: within its scene, and a first scene can only fade in from black."""
    scene = timeline.scenes[n]
    kind = scene.transition.kind
    n_frames = min(scene.transition.n_frames, scene.n_frames)
    if kind == "cut" or n_frames <= 0 or (n == 0 and kind != "fade"):
        return Transition()
    return Transition(kind=kind, n_frames=n_frames)
