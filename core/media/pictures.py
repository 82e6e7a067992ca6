"""Pictures from anywhere, read safely: bounded in memory and time, upright, plain RGB.

Every failure is a `BadInput` that names the picture. `probe` reads the header only; `load` decodes; `take_in` is for
what comes from outside: decoded whole, and nothing else besides a picture.
"""

from __future__ import annotations

import io
import threading
import warnings
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.media.colours import to_rgb
from core.media.kinds import kind_of
from core.media.polyglot import other_nature
from core.model.limits import MEDIA_BYTES

if TYPE_CHECKING:
    from PIL import Image

MAX_PIXELS = 100_000_000  # of a baseline JPEG, which can be decoded smaller than it is
_MOST_WHOLE = 32_000_000  # of what is decoded at full size: 4 bytes a pixel
_MOST_TWICE = 17_000_000  # of formats whose decoders hold the picture twice, and of deep greys
_LARGE = 12_000_000  # made smaller before its colours are looked at, where it may be
MAX_BYTES = MEDIA_BYTES
_AT_ONCE = 8_000_000  # pixels; of larger ones one is decoded at a time, whoever asks
_one_large = threading.RLock()
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "ICO", "PPM")
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")  # what phones save pictures in
_ANOTHER = "Save it again as PNG or JPEG, or choose another picture."


@dataclass(frozen=True)
class PictureInfo:
    """A picture by its header: size in pixels as shown (upright), format in lower case ("png"), its file suffix."""

    width: int
    height: int
    format: str
    suffix: str


def probe(source: bytes | Path, name: str = "") -> PictureInfo:
    """Look at the header of a picture's file. Raises `BadInput` for whatever `load` would refuse without decoding."""
    name = _name(source, name)
    with _open(source, name) as image:
        width, height = image.size
        if _orientation(image) >= 5:
            width, height = height, width
        kind = "jpeg" if image.format == "MPO" else str(image.format).lower()
        return PictureInfo(width, height, kind, ".jpg" if kind == "jpeg" else "." + kind)


def load(source: bytes | Path, name: str = "", *, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Decode a picture to RGB: the first frame, turned upright, colours in sRGB, transparency over a neutral
    background.

    With `at_least` a large JPEG may be decoded smaller, but never below that width and height.
    Raises `BadInput` naming the picture.
    """

    name = _name(source, name)
    with _open(source, name) as image:
        try:
            turned, whole = _orientation(image), image.width * image.height
            if at_least and image.format == "JPEG":
                image.draft(None, at_least if turned < 5 else (at_least[1], at_least[0]))
            with _alone(image, whole):
                image.load()
                return _upright(to_rgb(_smaller(image, at_least, turned)), turned)
        except Exception as error:
            raise BadInput(
                f"The picture {name} is damaged: it ends too early or holds wrong data.", _ANOTHER, code="bad_picture"
            ) from error


def load_rgba(source: bytes | Path, name: str = "", *, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Decode a picture with its alpha channel; one without as `load` does. Raises `BadInput` naming it."""
    name = _name(source, name)
    with _open(source, name) as image:
        if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
            try:
                with _alone(image, image.width * image.height):
                    return image.convert("RGBA")
            except Exception as error:
                raise BadInput(
                    f"The picture {name} is damaged: it ends too early or holds wrong data.", _ANOTHER,
                    code="bad_picture",
                ) from error  # fmt: skip
    return load(source, name, at_least=at_least).convert("RGBA")


def require_picture(source: bytes | Path, name: str = "") -> PictureInfo:
    """Return the picture's information; it must be whole and nothing else besides. Raises `BadInput` naming it."""

    name = _name(source, name)
    info = probe(source, name)
    if found := other_nature(source):
        raise BadInput(f"The picture {name} also holds {found}.", _ANOTHER, code="two_natured")
    with _open(source, name) as image:
        whole = image.width * image.height
        try:
            if image.format == "JPEG":
                image.draft(None, (256, 256))
            with _alone(image, whole):
                image.load()
        except Exception as error:
            raise BadInput(
                f"The picture {name} is damaged: it ends too early or holds wrong data.", _ANOTHER, code="bad_picture"
            ) from error
    return info


def _alone(image: Image.Image, whole: int) -> AbstractContextManager[object]:
    """Large pictures wait for one another: four at once would take four times the memory."""
    pixels = whole if image.info.get("progressive") else image.width * image.height
    return _one_large if pixels > _AT_ONCE else nullcontext()


def _smaller(image: Image.Image, at_least: tuple[int, int] | None, turned: int) -> Image.Image:
    """A very large picture made smaller by a whole factor, never below `at_least`; turning its colours takes memory."""
    if at_least is None or image.mode not in ("RGB", "RGBA", "L", "LA") or image.width * image.height <= _LARGE:
        return image
    wide, high = at_least if turned < 5 else (at_least[1], at_least[0])
    factor = 1
    while image.width * image.height > _LARGE * factor * factor:
        factor += 1
    factor = min(factor, image.width // max(1, wide), image.height // max(1, high))
    return image.reduce(factor) if factor > 1 else image


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
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # `_most` is stricter, in our own words
    try:
        image = Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except Image.UnidentifiedImageError as error:
        if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
            raise BadInput(
                f"The picture {name} is in HEIC, which cannot be opened here.",
                "Save it as JPEG, in Photos or Preview for instance, and give that.",
                code="heic_picture",
            ) from error
        kind = kind_of(head)
        what = f"{kind}, not a picture" if kind not in ("", "a picture") else "not a picture of a known kind"
        raise BadInput(f"{name} is {what}.", _ANOTHER, code="not_a_picture") from error
    except Exception as error:
        raise BadInput(f"The picture {name} is damaged.", _ANOTHER, code="bad_picture") from error
    if image.width * image.height > _most(image):
        most = _most(image)
        image.close()
        raise _too_many_pixels(name, most)
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


def _most(image: Image.Image) -> int:
    """Return the most pixels a picture of this kind may have, so that decoding it stays under 400 MB."""
    if image.format in ("JPEG", "MPO"):
        return _MOST_WHOLE if image.info.get("progressive") else MAX_PIXELS
    deep = image.mode.startswith("I") or image.mode == "F"
    return _MOST_TWICE if deep or image.format in ("WEBP", "AVIF", "GIF") else _MOST_WHOLE


def _too_many_pixels(name: str, most: int = MAX_PIXELS) -> BadInput:
    return BadInput(
        f"The picture {name} has more than {most // 10**6} million pixels.",
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
