"""The frames of a scene, composed one after the other: source, transition, overlays, captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.render import overlays
from core.render.caption_layers import CaptionLayers, Layer
from core.render.planes import Array, Frame, Planes
from core.render.scene_plan import Plan
from core.render.sources import Drawn
from core.render.stats import Stats
from core.render.transitions import BLENDS, dim


class Composer:
    """Draws any frame of a scene. `before` is the source of the scene that a transition comes from."""

    def __init__(self, plan: Plan, source: Drawn, before: Drawn | None, layers: Sequence[overlays.Layer]) -> None:
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
        return all(overlays.steady(layer.overlay, n, layer.planes.width) for layer in self._layers)


def frames(
    plan: Plan,
    composer: Composer,
    stats: Stats,
    first: int = 0,
    end: int | None = None,
    captions: CaptionLayers | None = None,
    out: Frame | None = None,
) -> Iterator[Array]:
    """The buffers of a scene's frames to write, in order. One buffer (that of `out`) is used again and again: take it
    before asking for the next. What looks as before is neither composed nor lettered again.
    """
    out = out or Frame.blank(plan.width, plan.height)
    layer: Layer | None = None
    kept: Planes | None = None  # the picture under the captions
    for n in range(first, plan.n_frames if end is None else end):
        fresh = n == first or not composer.repeats(n)
        if fresh:
            composer.draw(n, out)
            stats.add(out.y)
        else:
            stats.again()
        if captions is not None and (fresh or not captions.repeats(n)):
            if not fresh and layer is not None and kept is not None:
                layer.restore(kept, out)
            layer = captions.at(n)
            if layer is not None:
                kept = layer.under(out) if n + 1 < plan.n_frames and composer.repeats(n + 1) else None
                layer.draw(out)
        yield out.data
