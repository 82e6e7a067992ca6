"""Decoded pictures as bytes of a file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image


def png(image: Image.Image) -> bytes:
    """A picture as PNG bytes, encoded fast rather than small."""
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    return data.getvalue()


def jpeg(image: Image.Image, quality: int = 85) -> bytes:
    """A picture as JPEG bytes."""
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=quality, optimize=True)
    return data.getvalue()
