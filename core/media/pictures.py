"""Pictures from anywhere, read safely: bounded in memory and time, upright, plain RGB.

Every failure is a `BadInput` that names the picture. `probe` reads the header only; `load` decodes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 100_000_000
MAX_BYTES = 200_000_000
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "ICO", "PPM")
_ANOTHER = "Save it again as PNG or JPEG, or choose another picture."


@dataclass(frozen=True)
class PictureInfo:
    """A picture by its header: size in pixels as shown (upright), format in lower case ("png"), its file suffix."""

    width: int
    height: int
    format: str
    suffix: str


def probe(source: bytes | Path, name: str = "") -> PictureInfo:
    """Look at the header. Raises `BadInput` for whatever `load` would refuse without decoding."""
    name = _name(source, name)
    with _open(source, name) as image:
        width, height = image.size
        if _orientation(image) >= 5:
            width, height = height, width
        kind = "jpeg" if image.format == "MPO" else str(image.format).lower()
        return PictureInfo(width, height, kind, ".jpg" if kind == "jpeg" else "." + kind)


def load(source: bytes | Path, name: str = "", *, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Decode to RGB: the first frame, turned upright, colours in sRGB, transparency over a neutral background.

    With `at_least` a large JPEG may be decoded smaller, but never below that width and height.
    Raises `BadInput` naming the picture.
    """
    from core.media.colours import to_rgb

    name = _name(source, name)
    with _open(source, name) as image:
        try:
            turned = _orientation(image)
            if at_least and image.format == "JPEG":
                image.draft(None, at_least if turned < 5 else (at_least[1], at_least[0]))
            image.load()
            return _upright(to_rgb(image), turned)
        except (MemoryError, Exception) as error:
            raise BadInput(
                f"The picture {name} is damaged: it ends too early or holds wrong data.", _ANOTHER, code="bad_picture"
            ) from error


def _name(source: bytes | Path, name: str) -> str:
    return name or (source.name if isinstance(source, Path) else "you gave")


def _open(source: bytes | Path, name: str) -> Image.Image:
    from PIL import Image

    head, size = _head(source, name)
    if size == 0:
        raise BadInput(f"The picture {name} is empty (0 bytes).", "Choose another picture.", code="empty_picture")
    if size > MAX_BYTES:
        raise BadInput(
            f"The picture {name} is larger than {MAX_BYTES // 10**6} MB.", "Make it smaller.", code="picture_too_large"
        )
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start and start.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")):
        raise BadInput(
            f"The picture {name} is an SVG drawing, which is not supported.", "Save it as PNG.", code="svg_picture"
        )
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise BadInput(f"{name} is a web page or text, not a picture.", _ANOTHER, code="not_a_picture")
    Image.init()
    try:
        image = Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except Image.UnidentifiedImageError as error:
        raise BadInput(f"{name} is not a picture of a known kind.", _ANOTHER, code="not_a_picture") from error
    except Exception as error:
        raise BadInput(f"The picture {name} is damaged.", _ANOTHER, code="bad_picture") from error
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise _too_many_pixels(name)
    if image.width < 1 or image.height < 1:
        raise BadInput(f"The picture {name} has no pixels.", _ANOTHER, code="bad_picture")
    return image


def _head(source: bytes | Path, name: str) -> tuple[bytes, int]:
    if isinstance(source, bytes):
        return source[:1024], len(source)
    try:
        with source.open("rb") as handle:
            return handle.read(1024), source.stat().st_size
    except OSError as error:
        raise BadInput(f"The picture {name} cannot be read.", "Check that the file exists.", code="no_file") from error


def _too_many_pixels(name: str) -> BadInput:
    return BadInput(
        f"The picture {name} has more than {MAX_PIXELS // 10**6} million pixels.",
        "Make it smaller, 4000 pixels on the long side are plenty.",
        code="picture_too_large",
    )


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation 1..8; a damaged EXIF block counts as upright, as browsers do."""
    try:
        value = image.getexif().get(0x0112, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, IndexError, AttributeError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    from PIL import Image

    turn = Image.Transpose
    method = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }.get(orientation)
    return image.transpose(method) if method is not None else image
