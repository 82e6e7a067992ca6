"""Pictures as BT.709 limited-range 4:2:0 planes: the form in which frames are moved, blended and encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_KR, _KB = 0.2126, 0.0722
_KG = 1 - _KR - _KB
_Y = 219 / 255
_C = 224 / 255
_LUMA = np.array([[_KR * _Y, _KG * _Y, _KB * _Y, 16]], np.float32)
_CHROMA = np.array(
    [
        [-_KR / (2 * (1 - _KB)) * _C, -_KG / (2 * (1 - _KB)) * _C, 0.5 * _C, 128],
        [0.5 * _C, -_KG / (2 * (1 - _KR)) * _C, -_KB / (2 * (1 - _KR)) * _C, 128],
    ],
    np.float32,
)
_BACK = np.array(
    [
        [1 / _Y, 0, 2 * (1 - _KR) / _C],
        [1 / _Y, -2 * _KB * (1 - _KB) / _KG / _C, -2 * _KR * (1 - _KR) / _KG / _C],
        [1 / _Y, 2 * (1 - _KB) / _C, 0],
    ],
    np.float32,
)
_TO_RGB = np.hstack([_BACK, -_BACK @ np.array([[16], [128], [128]], np.float32)])
BLACK = (16, 128, 128)


@dataclass(frozen=True)
class Planes:
    """Y at full size, U and V at half; uint8. `width` and `height` are even."""

    y: Array
    u: Array
    v: Array

    @property
    def width(self) -> int:
        return int(self.y.shape[1])

    @property
    def height(self) -> int:
        return int(self.y.shape[0])

    def __iter__(self) -> Any:
        return iter((self.y, self.u, self.v))


class Frame(Planes):
    """Planes that lie one after the other in one buffer, as `-f rawvideo -pix_fmt yuv420p` reads them."""

    data: Array

    @classmethod
    def blank(cls, width: int, height: int) -> Frame:
        """A frame whose pixels are not set."""
        n = width * height
        data = np.empty(n * 3 // 2, np.uint8)
        frame = cls(
            data[:n].reshape(height, width),
            data[n : n + n // 4].reshape(height // 2, width // 2),
            data[n + n // 4 :].reshape(height // 2, width // 2),
        )
        object.__setattr__(frame, "data", data)
        return frame

    @classmethod
    def read(cls, raw: bytes, width: int, height: int) -> Frame:
        """A frame from raw yuv420p bytes."""
        frame = cls.blank(width, height)
        frame.data[:] = np.frombuffer(raw, np.uint8, count=len(frame.data))
        return frame


def even(image: Array) -> Array:
    """A picture for the encoder with its last row and column repeated where the size is odd."""
    height, width = image.shape[:2]
    if height % 2 or width % 2:
        return np.pad(image, ((0, height % 2), (0, width % 2), *(((0, 0),) * (image.ndim - 2))), mode="edge")
    return image


def from_rgb(rgb: Array) -> Planes:
    """The planes (4:2:0) of `(h, w, 3)` uint8 sRGB for the encoder; odd sizes are padded to even."""
    import cv2

    rgb = even(rgb)
    half = cv2.resize(rgb, (rgb.shape[1] // 2, rgb.shape[0] // 2), interpolation=cv2.INTER_AREA)
    chroma = cv2.transform(half, _CHROMA)
    return Planes(
        cv2.transform(rgb, _LUMA).reshape(rgb.shape[:2]),
        np.ascontiguousarray(chroma[..., 0]),
        np.ascontiguousarray(chroma[..., 1]),
    )


def to_rgb(planes: Planes) -> Array:
    """The picture of planes (4:2:0) as `(h, w, 3)` uint8 sRGB."""
    import cv2

    size = (planes.width, planes.height)
    u, v = (cv2.resize(p, size, interpolation=cv2.INTER_LINEAR) for p in (planes.u, planes.v))
    return np.asarray(cv2.transform(cv2.merge([planes.y, u, v]), _TO_RGB))


def copy(source: Planes, out: Planes) -> None:
    """Copy the pixels of planes; sizes are equal."""
    for a, b in zip(source, out, strict=True):
        b[:] = a
