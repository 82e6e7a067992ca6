"""The picture to click on: the title large over, beside or below the article's own picture, always readable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.language.graphemes import short_words, start
from core.lettering import is_rtl
from core.model.presets import SafeZone
from core.model.storyboard import Card
from core.visuals.draw import draw_card
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.theme import accent_for, theme
from core.visuals.files.focus import look_at
from core.visuals.stock.made import make_picture

if TYPE_CHECKING:
    from PIL import Image

    from core.model.asset import Asset
    from core.ports import Context
    from core.visuals.source import Source

KEEP = 0.62  # a crop that keeps less of the picture shows it whole instead
MAX_ENLARGE = 2.4
TITLE_CHARS = 110


def draw_thumbnail(title: str, picture: Path | None, width: int, height: int, language: str = "en") -> Image.Image:
    """The thumbnail: the title on the picture as RGB of exactly (width, height); on a card of its own where there is
    no picture.

    A photograph that fits fills the frame under a shade; a screenshot, diagram or small picture stands whole on a
    blurred fill of itself. Raises `BadInput` for a picture that cannot be read.
    """
    title = _cut(title)
    if picture is None:
        edge = round(0.07 * min(width, height))
        safe = SafeZone(left=edge, top=edge, right=edge, bottom=edge)
        card = Card(kind="title", title=title, language=language)
        return draw_card(card, width, height, safe=safe, theme=theme("dark", accent_for(title)))
    from core.media.pictures import load

    image = load(picture, at_least=(width, height))
    look = look_at(picture)
    ratio = (image.width / image.height) / (width / height)
    enlarged = max(width / image.width, height / image.height)
    if look.drawn or min(ratio, 1 / ratio) < KEEP or enlarged > MAX_ENLARGE:
        return _whole(title, image, width, height, language)
    return _filled(title, image, look.focus, width, height, language)


def _cut(title: str) -> str:
    return short_words(" ".join(title.split()), TITLE_CHARS, least=0, closers="")


def ai_thumbnail(
    title: str,
    prompt: str,
    source: Source,
    width: int,
    height: int,
    language: str,
    ctx: Context,
    bought: Callable[[Asset], None] | None = None,
) -> tuple[Image.Image, Asset]:
    """The thumbnail with the title over a picture that `source` makes for it, as RGB of exactly (width, height), and
    that picture.

    `prompt` describes what is seen; empty, the title is what it is about. The asset says that it is AI-made, and where:
    it belongs to what the film uses. `bought`: as for `made.make_picture`, as which it raises.
    """
    from core.media.pictures import load

    rows = (source, hero_prompt(prompt or title), width, height, ctx)
    asset = make_picture(*rows, bought) if bought is not None else make_picture(*rows)
    image = load(ctx.blobs.path(asset.sha256), at_least=(width, height))
    return _filled(_cut(title), image, asset.focus or (0.5, 0.5), width, height, language), asset


def hero_prompt(about: str) -> str:
    """Return the prompt for an image model, so that a title can stand over its picture."""
    about = start(" ".join(about.split()), 600).rstrip(" .")
    return (
        f"A striking photograph or illustration about: {about}. One clear subject in the upper part, strong light and "
        "contrast; the lower half calm and dark. No letters, words, numbers, logos, watermarks, frames or interface."
    )


def _cover(image: Image.Image, width: int, height: int, focus: tuple[float, float]) -> Image.Image:
    """The picture filling the frame, cropped around its focus."""
    from PIL import Image

    scale = max(width / image.width, height / image.height)
    wide, high = width / scale, height / scale
    left = min(max(0.0, focus[0] * image.width - wide / 2), image.width - wide)
    top = min(max(0.0, focus[1] * image.height - high / 2), image.height - high)
    return image.resize((width, height), Image.Resampling.LANCZOS, box=(left, top, left + wide, top + high))


def _title(title: str, box: tuple[float, float], unit: float, language: str, largest: float) -> Fitted:
    return fit(title, box, largest=largest * unit, smallest=34 * unit, bold=True, language=language, max_lines=6)


def _letter(sheet: Canvas, title: Fitted, y: float) -> None:
    """The accent bar and the title from y on."""
    sheet.bar(y, wide=110, high=14)
    sheet.text(sheet.edge(), y + sheet.px(44), title, (255, 255, 255))


def _sheet(image: Image.Image, box: tuple[float, float, float, float], title: str, language: str) -> Canvas:
    colours = theme("dark", accent_for(title))
    return Canvas(image, box, min(image.size) / 1080, colours, language, rtl=is_rtl(title))


def _filled(
    title: str, image: Image.Image, focus: tuple[float, float], width: int, height: int, language: str
) -> Image.Image:
    """A photograph over the whole frame, darkened towards the title at the bottom."""
    frame = _cover(image, width, height, focus)
    unit = min(width, height) / 1080
    margin = 72 * unit
    tall = height > width
    high = height * (0.36 if tall else 0.56)
    fitted = _title(title, (width - 2 * margin, high), unit, language, 150)
    bottom = height * (0.80 if tall else 1.0) - margin
    y = bottom - fitted.height - 44 * unit
    _shade(frame, max(0.0, y - 260 * unit), y - 30 * unit)
    _letter(_sheet(frame, (margin, margin, width - margin, bottom), title, language), fitted, y)
    return frame


def _shade(frame: Image.Image, start: float, full: float) -> None:
    """Darken downwards: nothing at `start`, four fifths of black from `full` on, so that white reads on anything."""
    import numpy as np
    from PIL import Image

    rows = np.arange(frame.height, dtype=np.float64)
    slope = np.clip((rows - start) / max(full - start, 1.0), 0.0, 1.0)
    alpha = (0.82 * 255 * slope * slope * (3 - 2 * slope)).astype(np.uint8)
    mask = Image.fromarray(np.repeat(alpha[:, None], frame.width, axis=1))
    frame.paste((8, 9, 12), (0, 0, frame.width, frame.height), mask)


def _whole(title: str, image: Image.Image, width: int, height: int, language: str) -> Image.Image:
    """The picture whole, framed, on a dark blurred fill of itself; the title above (tall frames) or beside it."""
    from PIL import Image, ImageFilter

    unit = min(width, height) / 1080
    small = _cover(image, max(32, width // 12), max(32, height // 12), (0.5, 0.5))
    fill = small.filter(ImageFilter.GaussianBlur(5)).resize((width, height), Image.Resampling.BICUBIC)
    frame = Image.blend(fill, Image.new("RGB", fill.size, (9, 10, 13)), 0.80)
    margin = 72 * unit
    if height > width:
        shown = _fitted(image, width - 2 * margin, height * 0.42)
        fitted = _title(title, (width - 2 * margin, height * 0.30), unit, language, 140)
        high = 44 * unit + fitted.height + 64 * unit + shown.height
        y = max(height * 0.12, (height * 0.92 - high) / 2)
        at = (round((width - shown.width) / 2), round(y + 44 * unit + fitted.height + 64 * unit))
        box = (margin, margin, width - margin, height - margin)
    else:
        rtl = is_rtl(title)
        shown = _fitted(image, width * 0.50, height - 2.4 * margin)
        room = width - shown.width - 3.2 * margin
        fitted = _title(title, (room, height - 3.6 * margin), unit, language, 140)
        y = (height - fitted.height - 44 * unit) / 2
        at = (round(margin if rtl else width - margin - shown.width), round((height - shown.height) / 2))
        box = (
            (width - margin - room, margin, width - margin, height) if rtl else (margin, margin, margin + room, height)
        )
    _framed(frame, shown, at, unit)
    _letter(_sheet(frame, box, title, language), fitted, y)
    return frame


def _fitted(image: Image.Image, wide: float, high: float) -> Image.Image:
    from PIL import Image

    scale = min(wide / image.width, high / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _framed(frame: Image.Image, shown: Image.Image, at: tuple[int, int], unit: float) -> None:
    """Rounded corners and a soft shadow."""
    from PIL import Image, ImageDraw, ImageFilter

    radius = round(18 * unit)
    shadow = Image.new("L", frame.size, 0)
    box = (at[0], at[1] + round(14 * unit), at[0] + shown.width, at[1] + shown.height + round(14 * unit))
    ImageDraw.Draw(shadow).rounded_rectangle(box, radius=radius, fill=150)
    frame.paste((0, 0, 0), (0, 0, *frame.size), shadow.filter(ImageFilter.GaussianBlur(22 * unit)))
    mask = Image.new("L", (shown.width * 2, shown.height * 2), 0)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, shown.width * 2 - 1, shown.height * 2 - 1), radius=radius * 2, fill=255
    )
    frame.paste(shown, at, mask.resize(shown.size, Image.Resampling.BOX))
