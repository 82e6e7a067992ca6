"""Cards that build up: sprites blended into planes in 8-bit fixed point, over their own boxes only.

What has come to rest is blended into the ground once ("baked"), so that a frame costs a copy and what moves just then;
a frame in which nothing moves is the one before, and costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.errors import BadInput
from core.media import pictures
from core.model.timeline import Moving, Sprite, Track
from core.render.planes import Array, Frame, Planes, copy, from_rgb

_FULL = 255

State = tuple[int, int, int, int]  # pixels right and down, strength and share uncovered of 255


@dataclass(frozen=True)
class Cut:
    """A sprite's planes (uint8) and its alpha for luma and chroma, ready for this frame size; all of it even."""

    planes: tuple[Array, Array, Array]
    alphas: tuple[Array, Array, Array]
    x: int
    y: int
    tracks: tuple[Track, ...]
    scale: float

    def state(self, frame: int) -> State:
        """Return the look of the sprite at a frame of its scene."""
        now = _current(self.tracks, frame)
        if now is None:
            return (0, 0, _FULL, _FULL)
        p = _eased(now, frame)
        left = (1 - p) * self.scale
        first, last = now.strength
        shown = round(_FULL * p) if now.reveal else _FULL
        return (_even(now.offset[0] * left), _even(now.offset[1] * left), round(first + (last - first) * p), shown)

    def rests(self, frame: int) -> bool:
        """Whether no change is under way that the next frame goes on with."""
        return not any(track.start_frame <= frame < track.start_frame + track.n_frames - 1 for track in self.tracks)

    def repeats(self, frame: int) -> bool:
        """Whether it looks at a frame as it did at the one before."""
        return not any(track.start_frame <= frame < track.start_frame + track.n_frames for track in self.tracks)

    def reveal(self, frame: int) -> str:
        """The edge from which it is uncovered just then."""
        now = _current(self.tracks, frame)
        return now.reveal if now is not None else ""


@dataclass(frozen=True)
class Prepared:
    """The ground and all sprites of a card; never changed, so that scenes may share it."""

    ground: Planes
    cuts: tuple[Cut, ...]


class MovingFrames:
    """Draws the frames of a card that builds up."""

    def __init__(self, card: Prepared) -> None:
        self._card = card
        self._baked = Frame.blank(card.ground.width, card.ground.height)
        self._in: dict[int, State] = {}  # the sprites that are in the baked frame, by number
        copy(card.ground, self._baked)

    def repeats(self, frame: int) -> bool:
        """Whether a frame equals the one before."""
        return all(cut.repeats(frame) for cut in self._card.cuts)

    def draw(self, frame: int, out: Planes) -> None:
        """Draw a frame, in any order; in the order of the scene nothing is blended twice."""
        cuts = self._card.cuts
        resting, moving = self._divided(frame)
        if any(resting.get(n) != state for n, state in self._in.items()) or not self._in.keys() <= resting.keys():
            copy(self._card.ground, self._baked)
            self._in = {}
        for n, state in resting.items():
            if n not in self._in:
                _blend(cuts[n], state, cuts[n].reveal(frame), self._baked)
                self._in[n] = state
        copy(self._baked, out)
        for cut in moving:
            _blend(cut, cut.state(frame), cut.reveal(frame), out)

    def _divided(self, frame: int) -> tuple[dict[int, State], list[Cut]]:
        """The sprites at rest by number, and those that move or lie over one that does; none that cannot be seen."""
        resting: dict[int, State] = {}
        moving: list[Cut] = []
        for n, cut in enumerate(self._card.cuts):
            if not cut.rests(frame) or any(_touch(cut, lower) for lower in moving):
                moving.append(cut)
                continue
            state = cut.state(frame)
            if min(state[2:]) > 0:
                resting[n] = state
        return resting, moving


def prepare(source: Moving, ground: Path, sheet: Path, width: int, height: int) -> Prepared:
    """Load the ground and cut the sprites for a frame of this size. Raises `BadInput`."""
    import cv2

    back = np.asarray(pictures.load(ground, at_least=(width, height)))
    if back.shape[:2] != (height, width):
        back = np.asarray(cv2.resize(back, (width, height), interpolation=cv2.INTER_AREA))
    sprites = _rgba(sheet)
    scale = (width / source.width, height / source.height)
    return Prepared(from_rgb(back), tuple(_cut(sprite, sprites, scale, width, height) for sprite in source.sprites))


def _rgba(path: Path) -> Array:
    from PIL import Image

    pictures.probe(path)
    try:
        with Image.open(path) as image:
            return np.asarray(image.convert("RGBA"))
    except Exception as error:
        raise BadInput(f"The card's parts {path.name} are damaged.", "Render again.", code="bad_picture") from error


def _cut(sprite: Sprite, sheet: Array, scale: tuple[float, float], width: int, height: int) -> Cut:
    """One sprite out of the picture of all, scaled with the frame."""
    import cv2

    piece = sheet[sprite.sheet_y : sprite.sheet_y + sprite.h, sprite.sheet_x : sprite.sheet_x + sprite.w]
    x, y, w, h = sprite.x, sprite.y, sprite.w, sprite.h
    if scale != (1.0, 1.0):
        x, y = int(x * scale[0]) // 2 * 2, int(y * scale[1]) // 2 * 2
        w, h = max(2, 2 * round(w * scale[0] / 2)), max(2, 2 * round(h * scale[1] / 2))
        w, h = min(w, width - x), min(h, height - y)
        piece = np.asarray(cv2.resize(piece, (w, h), interpolation=cv2.INTER_AREA))
    alpha = np.ascontiguousarray(piece[..., 3])
    half = np.asarray(cv2.resize(alpha, (w // 2, h // 2), interpolation=cv2.INTER_AREA))
    planes = from_rgb(np.ascontiguousarray(piece[..., :3]))
    return Cut((planes.y, planes.u, planes.v), (alpha, half, half), x, y, sprite.tracks, scale[0])


def _blend(cut: Cut, state: State, reveal: str, out: Planes) -> None:
    """Blend what is uncovered of a sprite over its box; what stands out of the frame is cut off."""
    dx, dy, strength, shown = state
    if strength <= 0 or shown <= 0:
        return
    high, wide = cut.alphas[0].shape
    top, bottom = 0, high if reveal != "top" else _even(high * shown / _FULL)
    covered = wide - _even(wide * shown / _FULL)
    left, right = (covered if reveal == "right" else 0), (wide - covered if reveal == "left" else wide)
    x, y = cut.x + dx, cut.y + dy
    left, right = max(left, -x), min(right, out.width - x)
    top, bottom = max(top, -y), min(bottom, out.height - y)
    if left >= right or top >= bottom:
        return
    for source, alpha, to, k in zip(cut.planes, cut.alphas, out, (1, 2, 2), strict=True):
        rows, columns = slice(top // k, bottom // k), slice(left // k, right // k)
        under = to[(y + top) // k : (y + bottom) // k, (x + left) // k : (x + right) // k]
        _mix(under, source[rows, columns], alpha[rows, columns], strength)


def _mix(under: Array, over: Array, alpha: Array, strength: int) -> None:
    """`under` becomes the weighted mean, rounded: exact in 16 bits, since 255 * 255 + 128 fits."""
    weight = alpha.astype(np.uint16)
    if strength < _FULL:
        weight = _by_255(weight * np.uint16(strength))
    mixed = under * (np.uint16(_FULL) - weight)
    mixed += over * weight
    under[:] = _by_255(mixed)


def _by_255(product: Array) -> Array:
    """A product of two bytes divided by 255, rounded."""
    product += np.uint16(128)
    product += product >> np.uint16(8)
    product >>= np.uint16(8)
    return product


def _current(tracks: tuple[Track, ...], frame: int) -> Track | None:
    """The change that decides a frame: the last that has begun, else the first."""
    begun = [track for track in tracks if track.start_frame <= frame]
    return begun[-1] if begun else tracks[0] if tracks else None


def _eased(track: Track, frame: int) -> float:
    """The share of a change that is done at a frame, 0..1: none before it, all of it from its last frame on."""
    p = min(max((frame - track.start_frame + 1) / track.n_frames, 0.0), 1.0)
    return 1 - (1 - p) ** 3 if track.ease == "out" else p


def _even(value: float) -> int:
    return 2 * round(value / 2)


def _touch(a: Cut, b: Cut) -> bool:
    """Whether two sprites may lie over one another at any moment: their boxes with the ways they come."""
    (left, top, right, bottom), (x0, y0, x1, y1) = _reach(a), _reach(b)
    return left < x1 and x0 < right and top < y1 and y0 < bottom


def _reach(cut: Cut) -> tuple[float, float, float, float]:
    high, wide = cut.alphas[0].shape
    dx = [0.0, *(track.offset[0] * cut.scale for track in cut.tracks)]
    dy = [0.0, *(track.offset[1] * cut.scale for track in cut.tracks)]
    return (cut.x + min(dx), cut.y + min(dy), cut.x + wide + max(dx), cut.y + high + max(dy))
