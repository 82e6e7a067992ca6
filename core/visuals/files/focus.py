"""Focus of a picture, its subject, from its pixels: spectral residual saliency, weighed towards the middle.

Hou and Zhang, "Saliency Detection: A Spectral Residual Approach" (2007): what the smooth part of the log spectrum does
not explain draws the eye. Screenshots, diagrams and other drawn pictures have their subject everywhere: the middle.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.caching import Cache

if TYPE_CHECKING:
    from PIL import Image

VERSION = 1
FLAT = 0.45  # share of pixels equal to their neighbour above which a picture counts as drawn, not photographed
_SIDE = 64


@dataclass(frozen=True)
class PixelLook:
    """Analysis of the pixels: `focus` in fractions of width and height; `drawn` for screenshots, diagrams, charts."""

    focus: tuple[float, float]
    drawn: bool


def focus_of(path: Path, *, cache: Cache | None = None, sha256: str = "") -> tuple[float, float]:
    """The point of the picture that has to stay in view, as fractions of width and height. Raises `BadInput`."""
    return look_at(path, cache=cache, sha256=sha256).focus


def look_at(path: Path, *, cache: Cache | None = None, sha256: str = "") -> PixelLook:
    """The focus and kind of a picture by its pixels, looked at once; remembered by the picture's sha256 where a cache
    is given. Raises `BadInput`.
    """
    key = f"visuals.look/{VERSION}/{sha256}"
    cached: Any = cache.get(key) if cache is not None and sha256 else None
    if isinstance(cached, dict) and {"x", "y", "drawn"} <= cached.keys():
        return PixelLook((float(cached["x"]), float(cached["y"])), bool(cached["drawn"]))
    found = _looked(path)
    if cache is not None and sha256:
        cache.put(key, {"x": found.focus[0], "y": found.focus[1], "drawn": found.drawn})
    return found


def _looked(path: Path) -> PixelLook:
    from core.media.pictures import load

    image = load(path, at_least=(256, 256))
    if _flatness(image) >= FLAT:
        return PixelLook((0.5, 0.5), True)
    grey = np.asarray(image.convert("L").resize((_SIDE, _SIDE)), np.float64)
    return PixelLook(_centre(_saliency(grey)), False)


def _flatness(image: Image.Image) -> float:
    """The share of pixels that equal their right neighbour exactly, in the middle of the picture at full size."""
    side = 1024
    left, top = max(0, (image.width - side) // 2), max(0, (image.height - side) // 2)
    pixels = np.asarray(image.crop((left, top, min(image.width, left + side), min(image.height, top + side))), np.int16)
    if pixels.shape[1] < 2:
        return 1.0
    return float((np.abs(np.diff(pixels, axis=1)).max(axis=2) <= 1).mean())


def _saliency(grey: np.ndarray) -> np.ndarray:
    """Saliency of a 64 x 64 picture, 0..1."""
    spectrum = np.fft.fft2(grey)
    log = np.log(np.abs(spectrum) + 1e-9)
    residual = log - _box(log, 3)
    out = np.abs(np.fft.ifft2(np.exp(residual + 1j * np.angle(spectrum)))) ** 2
    for _ in range(3):  # three box blurs are nearly a Gaussian
        out = _box(out, 7)
    out -= out.min()
    peak = out.max()
    return np.asarray(out / peak if peak > 0 else np.ones_like(out))


def _box(values: np.ndarray, size: int) -> np.ndarray:
    pad = size // 2
    padded = np.pad(values, pad, mode="edge")
    total = np.cumsum(np.cumsum(np.pad(padded, ((1, 0), (1, 0))), axis=0), axis=1)
    area = total[size:, size:] - total[:-size, size:] - total[size:, :-size] + total[:-size, :-size]
    return np.asarray(area / size**2)


def _centre(saliency: np.ndarray) -> tuple[float, float]:
    """The centre of the salient mass, the edges of the picture counting less than its middle."""
    at = (np.arange(_SIDE) + 0.5) / _SIDE
    prior = np.exp(-((at - 0.5) ** 2) / (2 * 0.33**2))
    mass = saliency**2 * prior[:, None] * prior[None, :]
    total = mass.sum()
    if total <= 0:
        return (0.5, 0.5)
    x, y = float((mass.sum(axis=0) * at).sum() / total), float((mass.sum(axis=1) * at).sum() / total)
    return (round(x, 3), round(y, 3))
