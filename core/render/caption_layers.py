"""Captions drawn by libass once a look, and laid over the planes of a frame within their box only.

What libass does to a sample is linear in it. So each look is drawn on the lowest and on the highest value: the first is
what is added to a picture, the difference of the two the share of the picture that stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.media.ffmpeg import run
from core.ports import Context
from core.render import args
from core.render.caption_states import Look, document, looks, moment_ms
from core.render.libass import FILE, FILTER, environment, require_letters
from core.render.planes import Array, Planes
from core.timeline.burnt import Burnt

_ALL = 255
_AT_ONCE = 32  # looks that are drawn together: two bands of the frame each


@dataclass(frozen=True)
class Layer:
    """A look of the captions: light and colour that are added, and the share of 255 of the picture that stays."""

    x: int
    y: int
    added: Planes
    stays: Planes

    def under(self, frame: Planes) -> Planes:
        """The part of a frame that it covers, as it is now."""
        return Planes(*(part.copy() for part in self._parts(frame)))

    def restore(self, kept: Planes, frame: Planes) -> None:
        """Put back what was there before."""
        for part, before in zip(self._parts(frame), kept, strict=True):
            part[:] = before

    def draw(self, frame: Planes) -> None:
        """Lay it over a frame."""
        import cv2

        for part, added, stays in zip(self._parts(frame), self.added, self.stays, strict=True):
            cv2.multiply(part, stays, dst=part, scale=1 / _ALL)
            cv2.add(part, added, dst=part)

    def _parts(self, frame: Planes) -> list[Array]:
        return [
            plane[self.y // k : self.y // k + added.shape[0], self.x // k : self.x // k + added.shape[1]]
            for plane, added, k in zip(frame, self.added, (1, 2, 2), strict=True)
        ]


class CaptionLayers:
    """The captions of a scene by frame, drawn when the first is asked for."""

    def __init__(
        self,
        captions: Burnt,
        size: tuple[int, int],
        fps: int,
        n_frames: int,
        fonts: tuple[tuple[str, str], ...],
        ctx: Context,
    ) -> None:
        self._captions, self._size, self._fps, self._fonts, self._ctx = captions, size, fps, fonts, ctx
        self._looks = looks(captions.events, fps, n_frames) if captions.events else []
        self._drawn: dict[Look, Layer | None] = {}

    def at(self, frame: int) -> Layer | None:
        """The layer of a frame, None where nothing is shown. Raises `MissingSetup` for a letter without font."""
        if not self._looks or not self._looks[frame]:
            return None
        if not self._drawn:
            self._draw(dict.fromkeys(look for look in self._looks if look))
        return self._drawn[self._looks[frame]]

    def only(self, frame: int) -> Layer | None:
        """The layer of one frame alone, for a preview."""
        if self._looks and self._looks[frame] and self._looks[frame] not in self._drawn:
            self._draw({self._looks[frame]: None})
        return self.at(frame)

    def repeats(self, frame: int) -> bool:
        """Whether the captions of a frame look as in the one before."""
        return not self._looks or self._looks[frame] == self._looks[frame - 1]

    def _draw(self, missing: dict[Look, None]) -> None:
        """Draw looks, some at a time: each comes as two whole bands of the frame, which are cut then."""
        several = list(missing)
        for at in range(0, len(several), _AT_ONCE):
            self._draw_some(several[at : at + _AT_ONCE])

    def _draw_some(self, missing: list[Look]) -> None:
        moments = [moment_ms(self._looks.index(look), self._fps) for look in missing]
        for top, bottom in dict.fromkeys((self._captions.band(self._size[1]), (0, self._size[1]))):
            layers = self._rendered(moments, top, bottom)
            if layers is not None:
                self._drawn |= dict(zip(missing, layers, strict=True))
                return

    def _rendered(self, moments: list[int], top: int, bottom: int) -> list[Layer | None] | None:
        """The layers of those moments, drawn between two rows of the frame; None where letters stand out of them."""
        text, step_s = document(self._captions, [moment for moment in moments for _ in "ab"])
        width, height = self._size
        ran = run(
            args.captions_alone(width, height, FILTER, step_s, [ms % 10 for ms in moments], top, bottom),
            scratch=self._ctx.scratch,
            check=self._ctx.check,
            capture=True,
            max_stdout=1 << 33,
            env=environment(self._fonts, self._ctx),
            files={FILE: text.encode()},
        )
        require_letters(ran.messages)
        rows = bottom - top
        frames = np.frombuffer(ran.stdout, np.uint8).reshape(len(moments), 2, width * rows * 3 // 2)
        layers = []
        for dark, light in frames:
            added = _planes(dark, width, rows)
            stays = _planes(light - dark, width, rows)  # nothing covered: 255
            if (top > 0 and stays.y[:2].min() < _ALL) or (bottom < height and stays.y[-2:].min() < _ALL):
                return None
            layers.append(_cut(added, stays, top))
        return layers


def _planes(data: Array, width: int, height: int) -> Planes:
    n, half = width * height, (height // 2, width // 2)
    return Planes(data[:n].reshape(height, width), data[n : n + n // 4].reshape(half), data[n + n // 4 :].reshape(half))


def _cut(added: Planes, stays: Planes, top: int) -> Layer | None:
    """The layer of what is drawn, without the empty rest."""
    drawn = stays.y < _ALL
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not len(rows):
        return None
    x0, x1 = int(columns[0]) // 2 * 2, (int(columns[-1]) + 2) // 2 * 2
    y0, y1 = int(rows[0]) // 2 * 2, (int(rows[-1]) + 2) // 2 * 2

    def box(planes: Planes) -> Planes:
        y, u, v = (
            plane[y0 // k : y1 // k, x0 // k : x1 // k].copy() for plane, k in zip(planes, (1, 2, 2), strict=True)
        )
        return Planes(y, u, v)

    return Layer(x0, top + y0, box(added), box(stays))
