"""Perceptual hashes: 64 bits that stay nearly the same when a picture is scaled, saved anew or cropped a little.

The picture in grey at 32 x 32, its discrete cosine transform, and of the 8 x 8 slowest waves which ones are stronger
than their median. A picture's hash is one of 16 hexadecimal digits; footage is judged by the frame in its middle.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.caching import Cache
from core.errors import ReelwrightError

if TYPE_CHECKING:
    from PIL import Image

VERSION = 1
SIDE, WAVES = 32, 8
BITS = WAVES * WAVES
NEAR = 10  # bits; measured in tests/visuals/test_phash.py: the same picture differs in fewer, two others in more


def of_image(image: Image.Image) -> str:
    """The perceptual hash of a decoded picture, 16 hexadecimal digits; empty where it shows nothing (one even
    colour).
    """
    import cv2
    import numpy as np

    grey = np.asarray(image.convert("L"), np.float32)
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    if float(small.max() - small.min()) < 4.0:
        return ""
    waves = cv2.dct(small)[:WAVES, :WAVES].flatten()
    strong = waves[1:] > np.median(waves[1:])  # the first wave is the brightness of the whole
    value = 0
    for bit in strong:
        value = value << 1 | int(bit)
    return f"{value:0{BITS // 4}x}"


def phash(path: Path, *, footage: bool = False, cache: Cache | None = None, sha256: str = "") -> str:
    """The perceptual hash of a stored picture, or of the middle frame of footage; remembered by `sha256` where a
    cache is given.

    Empty where it cannot be read or shows nothing: it then resembles nothing.
    """
    key = f"visuals.phash/{VERSION}/{sha256}"
    cached: Any = cache.get(key) if cache is not None and sha256 else None
    if isinstance(cached, str):
        return cached
    try:
        result = of_image(_middle(path) if footage else _picture(path))
    except (ReelwrightError, OSError):
        return ""
    if cache is not None and sha256:
        cache.put(key, result)
    return result


def _picture(path: Path) -> Image.Image:
    from core.media.pictures import load

    return load(path, at_least=(256, 256))


def _middle(path: Path) -> Image.Image:
    """The frame nearest to the middle of footage, as it is stored. Raises `BadInput`."""
    import av

    from core.media.probe import bad_media, open_media

    found: Image.Image | None = None
    with open_media(path) as container:
        try:
            stream = container.streams.video[0]
            middle = int((container.duration or 0) / 2)
            if middle:
                container.seek(middle, backward=True)
            for frame in container.decode(stream):
                found = frame.to_image(width=256, height=256)
                if frame.time is None or frame.time * 1_000_000 >= middle:
                    break
        except (av.FFmpegError, OSError, ValueError, IndexError) as error:
            raise bad_media(path.name) from error
    if found is None:
        raise bad_media(path.name)
    return found


def distance(text: str, other: str) -> int:
    """The number of bits in which the perceptual hashes of two pictures differ; all of them where one is missing."""
    if not text or not other:
        return BITS
    try:
        return (int(text, 16) ^ int(other, 16)).bit_count()
    except ValueError:
        return BITS


def near(text: str, other: str) -> bool:
    """Whether two perceptual hashes are of nearly the same picture."""
    return distance(text, other) <= NEAR
