"""Overlays as drawn: readable on anything, inside the safe zone, clear of the captions."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from core.model.presets import PRESETS, SafeZone
from core.timeline.place import place
from core.timeline.styles import STYLES
from core.visuals import draw_overlay
from core.visuals.draw.theme import contrast, theme

KINDS = (
    ("chapter", "How the Moon pulls the sea", "2 / 4"),
    ("figure", "25 %", ""),
    ("source", "example.org", "Source"),
    ("lower_third", "Ada Lovelace", "Mathematician"),
    ("rail", "", ""),
    ("fill", "", ""),
)
LONG = "Donaudampfschifffahrtsgesellschaft and everything else that could ever be said about the sea " * 2


def box(image: Image.Image) -> tuple[int, int, int, int]:
    found = image.getchannel("A").getbbox()
    assert found is not None
    return found


def captions_top(width: int, height: int, safe: SafeZone) -> float:
    """Return the top of the highest caption at the bottom: its lines, at the largest size of all styles."""
    tops = []
    for style in STYLES.values():
        if style.position != "middle":
            room = place(style, width, height, safe)
            tops.append(height - room.bottom - style.max_lines * room.fontsize - 2 * room.padding_px - room.outline_px)
    return min(tops)


@pytest.mark.parametrize("preset", ["tiktok", "youtube_long"])
@pytest.mark.parametrize("top", [True, False])
@pytest.mark.parametrize(("kind", "text", "small"), [*KINDS, ("chapter", LONG, "1 / 2"), ("lower_third", LONG, LONG)])
def test_it_keeps_to_the_safe_zone_and_clear_of_captions(
    preset: str, top: bool, kind: str, text: str, small: str
) -> None:
    p = PRESETS[preset]
    image = draw_overlay(kind, text, small, p.width, p.height, safe=p.safe, top=top)
    assert (image.mode, image.size) == ("RGBA", (p.width, p.height))
    left, upper, right, lower = box(image)
    assert left >= p.safe.left
    assert right <= p.width - p.safe.right
    assert upper >= p.safe.top
    assert lower <= captions_top(p.width, p.height, p.safe)
    if top:
        assert lower <= 0.36 * p.height


@pytest.mark.parametrize("behind", [0, 255])
def test_words_read_on_black_and_on_white(behind: int) -> None:
    p = PRESETS["tiktok"]
    image = draw_overlay("chapter", "MMMM", "", p.width, p.height, safe=p.safe)
    ground = Image.new("RGBA", image.size, (behind, behind, behind, 255))
    ground.alpha_composite(image)
    left, upper, right, lower = box(image)
    seen = np.asarray(ground.convert("RGB").crop((left + 14, upper + 4, right - 4, lower - 4))).reshape(-1, 3)
    bright = seen[seen.sum(axis=1).argmax()]
    dark = np.median(seen, axis=0)
    assert contrast(tuple(int(c) for c in bright), tuple(int(c) for c in dark)) >= 7  # type: ignore[arg-type]


def test_arabic_stands_at_the_right_with_its_edge_there() -> None:
    p = PRESETS["youtube_long"]
    image = draw_overlay("chapter", "كيف يعمل المد", "2 / 4", p.width, p.height, safe=p.safe, language="ar")
    left, upper, right, lower = box(image)
    assert right == p.width - p.safe.right
    accent = np.array(theme().accent)
    column = np.asarray(image)[(upper + lower) // 2, right - 4, :3]
    assert np.abs(column.astype(int) - accent).max() <= 2
    assert left > p.width / 2


def test_the_plate_grows_with_its_words() -> None:
    p = PRESETS["tiktok"]

    def wide(text: str) -> int:
        left, _, right, _ = box(draw_overlay("lower_third", text, "", p.width, p.height, safe=p.safe, top=False))
        return right - left

    assert wide("Ada") < wide("Ada Lovelace") < wide("Ada Lovelace of London")


def test_the_plate_leaves_the_progress_bar_its_place() -> None:
    p = PRESETS["tiktok"]
    rail = draw_overlay("rail", "", "", p.width, p.height, safe=p.safe)
    plate = draw_overlay("chapter", "The Sun", "", p.width, p.height, safe=p.safe, bar=True)
    assert box(plate)[1] > box(rail)[3]
    assert box(draw_overlay("chapter", "The Sun", "", p.width, p.height, safe=p.safe))[1] == p.safe.top


def test_the_bar_lies_on_its_rail() -> None:
    p = PRESETS["tiktok"]
    rail, fill = (draw_overlay(kind, "", "", p.width, p.height, safe=p.safe) for kind in ("rail", "fill"))
    assert box(rail) == box(fill)
    assert rail.getchannel("A").getextrema()[1] < fill.getchannel("A").getextrema()[1] == 255
