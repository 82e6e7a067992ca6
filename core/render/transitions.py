"""Transitions from one scene to the next, on planes. `p` runs from 0 (only the old) to 1 (only the new)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.render.planes import BLACK, Array, Planes, copy
from core.render.warp import Window, warp

Blend = Callable[[Planes, Planes, float, Planes], None]
_WIPE_EDGE = 0.08  # of the width: a soft edge, not a curtain


def eased(p: float) -> float:
    """The progress of a transition, slow at both ends."""
    return p * p * (3 - 2 * p)


def dissolve(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: one picture melts into the other."""
    import cv2

    for a, b, to in zip(old, new, out, strict=True):
        cv2.addWeighted(a, 1 - p, b, p, 0, dst=to)


def fade(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes through black: the old goes, then the new comes."""
    shown, level = (old, 1 - 2 * p) if p < 0.5 else (new, 2 * p - 1)
    dim(shown, level, out)


def dim(source: Planes, level: float, out: Planes) -> None:
    """Planes dimmed towards black; 1 is the picture, 0 is black."""
    import cv2

    for a, black, to in zip(source, BLACK, out, strict=True):
        cv2.convertScaleAbs(a, dst=to, alpha=level, beta=black * (1 - level))


def slide(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: the new scene comes in from the right, over the old."""
    edge = _even_edge(out.width, 1 - eased(p))
    for a, b, to, x in zip(old, new, out, (edge, edge // 2, edge // 2), strict=True):
        to[:, :x] = a[:, :x]
        to[:, x:] = b[:, : to.shape[1] - x]


def push(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: the new scene pushes the old out to the left."""
    edge = _even_edge(out.width, 1 - eased(p))
    for a, b, to, x in zip(old, new, out, (edge, edge // 2, edge // 2), strict=True):
        width = to.shape[1]
        to[:, :x] = a[:, width - x :]
        to[:, x:] = b[:, : width - x]


def wipe(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: a soft edge runs over the picture and uncovers the new scene."""
    for a, b, to in zip(old, new, out, strict=True):
        _wiped(a, b, eased(p), to)


def _wiped(a: Array, b: Array, p: float, to: Array) -> None:
    width = to.shape[1]
    soft = width * _WIPE_EDGE
    edge = p * (width + soft) - soft
    left, right = min(width, max(0, int(edge))), min(width, max(0, int(edge + soft) + 1))
    to[:, :left] = b[:, :left]
    to[:, right:] = a[:, right:]
    if right > left:
        mask = np.clip((edge + soft - (np.arange(left, right) + 0.5)) / soft, 0, 1).astype(np.float32)
        band = a[:, left:right] * (1 - mask) + b[:, left:right] * mask
        to[:, left:right] = (band + 0.5).astype(np.uint8)


def zoom(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: the old scene comes nearer while it melts into the new."""
    k = 1 / (1 + 0.35 * p * p)
    width, height = old.width * k, old.height * k
    warp(old, Window((old.width - width) / 2, (old.height - height) / 2, width, height), out)
    dissolve(out, new, eased(p), out)


def cut(old: Planes, new: Planes, p: float, out: Planes) -> None:
    """Transition between scenes: the new scene, at once."""
    copy(new, out)


BLENDS: dict[str, Blend] = {
    "cut": cut, "fade": fade, "dissolve": dissolve, "slide": slide, "push": push, "wipe": wipe, "zoom": zoom,
}  # fmt: skip


def _even_edge(width: int, share: float) -> int:
    return max(0, min(width, 2 * round(width * share / 2)))
