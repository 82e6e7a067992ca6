"""Pictures and clips made of nothing, each unlike the others: soft coloured patches from a seed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SIDE, PATCHES = 640, 6
FPS, MOST_CLIP_S = 4, 15


def pattern(seed: int, width: int, height: int) -> Image.Image:
    """A made-up stock picture of about that shape, at most `SIDE` pixels on its long side."""
    import numpy as np
    from PIL import Image

    chance = np.random.default_rng(seed)
    patches = chance.integers(0, 255, (PATCHES, PATCHES, 3), dtype=np.uint8)
    scale = SIDE / max(width, height)
    size = (max(64, round(width * scale) // 2 * 2), max(64, round(height * scale) // 2 * 2))
    return Image.fromarray(patches).resize(size, Image.Resampling.BICUBIC)


def picture(seed: int, width: int, height: int) -> bytes:
    """A made-up stock picture as JPEG, as large as promised where that is not over 2000 pixels."""
    from PIL import Image

    shrink = min(1.0, 2000 / max(width, height))
    size = (max(64, round(width * shrink)), max(64, round(height * shrink)))
    data = io.BytesIO()
    pattern(seed, width, height).resize(size, Image.Resampling.BILINEAR).save(data, "JPEG", quality=70)
    return data.getvalue()


def small(seed: int, width: int, height: int) -> bytes:
    """A made-up stock picture as a small JPEG."""
    data = io.BytesIO()
    image = pattern(seed, width, height)
    image.thumbnail((320, 320))
    image.save(data, "JPEG", quality=70)
    return data.getvalue()


def clip(seed: int, width: int, height: int, seconds: float) -> bytes:
    """A made-up stock clip: the pattern as a small MP4 that drifts a little, as long as promised up to
    `MOST_CLIP_S`.
    """
    import av
    import numpy as np

    image = np.asarray(pattern(seed, width, height).reduce(2))
    image = image[: image.shape[0] // 2 * 2, : image.shape[1] // 2 * 2]
    data = io.BytesIO()
    with av.open(data, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width, stream.height, stream.pix_fmt = image.shape[1], image.shape[0], "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "30"}
        for n in range(max(2, round(min(seconds, MOST_CLIP_S) * FPS))):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(np.roll(image, n % 3, axis=1)), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return data.getvalue()
