"""The frames of a scene, composed one after the other: source, transition, overlays; captions follow in ffmpeg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.render.overlays import Layer, steady
from core.render.planes import Array, Frame
from core.render.scene_plan import Plan
from core.render.sources import Drawn
from core.render.stats import Stats
from core.render.transitions import BLENDS, dim


class Composer:
    """Draws any frame of a scene. `before` is the source of the scene that a transition comes from."""

    def __init__(self, plan: Plan, source: Drawn, before: Drawn | None, layers: Sequence[Layer]) -> None:
        self._plan, self._source, self._before, self._layers = plan, source, before, layers
        self._old = Frame.blank(plan.width, plan.height)
        self._new = Frame.blank(plan.width, plan.height)

    def draw(self, n: int, out: Frame) -> None:
        """Compose frame `n` of the scene into `out`."""
        move = self._plan.transition
        if n < move.n_frames:
            p = (n + 1) / (move.n_frames + 1)
            self._source.draw(n, self._new)
            if self._before is None or self._plan.before is None:
                dim(self._new, p, out)
            else:
                self._before.draw(self._plan.before.n_frames + n, self._old)
                BLENDS[move.kind](self._old, self._new, p, out)
        else:
            self._source.draw(n, out)
        for layer in self._layers:
            layer.draw(n, out)

    def repeats(self, n: int) -> bool:
        """Whether frame `n` surely equals the one before."""
        if n <= self._plan.transition.n_frames or not self._source.repeats(n):
            return False
        return all(steady(layer.overlay, n, layer.planes.width) for layer in self._layers)


def frames(plan: Plan, composer: Composer, stats: Stats, first: int = 0, end: int | None = None) -> Iterator[Array]:
    """The buffers of a scene's frames to write, in order. One buffer is used again and again: take it before asking
    for the next.
    """
    out = Frame.blank(plan.width, plan.height)
    for n in range(first, plan.n_frames if end is None else end):
        if n == first or not composer.repeats(n):
            composer.draw(n, out)
        stats.add(out.y)
        yield out.data
