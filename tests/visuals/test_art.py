"""A picture on a card: it stands inside the frame, over no word, and can be seen, in every design."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from PIL import Image, ImageDraw

from core.model.moving import Part
from core.model.storyboard import Art, Card
from core.visuals import all_designs, draw_card, draw_parts
from core.visuals.draw.theme import contrast
from tests.visuals.measure import FRAMES

DESIGNS = ("", *(design.name for design in all_designs()))
ICON, PHOTO = Art(picture="0" * 64), Art(picture="0" * 64, tinted=False)
CARDS = (
    Card(kind="text", title="What heat does", body=("Boiling water pulls out tannins",), art=ICON),
    Card(kind="text", body=("The leaves are rarely the problem",), art=PHOTO),
    Card(kind="list", title="How to brew it", body=("Boil water", "Let it cool", "Pour"), footer="ordered", art=ICON),
    Card(kind="number", title="12 degrees", body=("A wide pot loses", "in two minutes"), art=ICON),
    Card(kind="text", title="الشاي", body=("الماء المغلي يجعل الشاي مرا",), language="ar", art=ICON),
)


def picture() -> Image.Image:
    image = Image.new("RGBA", (120, 120), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, 119, 119), fill=(30, 90, 160, 255))
    return image


def overlap(a: Part, b: Part) -> bool:
    return a.x + 2 < b.x + b.w and b.x + 2 < a.x + a.w and a.y + 2 < b.y + b.h and b.y + 2 < a.y + a.h


@pytest.mark.parametrize("design", DESIGNS)
def test_art_stands_beside_the_words(design: str) -> None:
    for card, frame in product(CARDS, ("tall", "wide")):
        width, height, safe = FRAMES[frame]
        item = card.model_copy(update={"design": design})
        result = draw_parts(item, width, height, safe=safe, art=picture())
        (art,) = [part for part in result.parts if part.what == "art"]
        words = [part for part in result.parts if part.text and part.what not in ("art", "count")]
        assert words
        assert not any(overlap(art, word) for word in words), (card.title, frame)
        assert art.x >= safe.left and art.y >= 0 and art.x + art.w <= width and art.y + art.h <= height
        assert min(art.w, art.h) >= 0.06 * min(width, height)


@pytest.mark.parametrize("design", DESIGNS)
def test_an_icon_can_be_seen_on_its_ground(design: str) -> None:
    width, height, safe = FRAMES["tall"]
    card = CARDS[0].model_copy(update={"design": design})
    result = draw_parts(card, width, height, safe=safe, art=picture())
    (art,) = [part for part in result.parts if part.what == "art"]
    at = (art.x + art.w // 2, art.y + art.h // 2)
    ink = draw_card(card, width, height, safe=safe, art=picture()).getpixel(at)
    ground = result.ground.getpixel(at)
    assert isinstance(ink, tuple) and isinstance(ground, tuple)
    assert contrast(ink[:3], ground[:3]) >= 3


def test_a_title_can_be_read_on_the_brightest_picture() -> None:
    width, height, safe = FRAMES["tall"]
    card = Card(kind="title", title="Why green tea turns bitter", backdrop="0" * 64)
    white = Image.new("RGB", (1600, 1000), (255, 255, 255))
    result = draw_parts(card, width, height, safe=safe, backdrop=white)
    words = [part for part in result.parts if part.what == "word"]
    for word in words:
        ground = result.ground.getpixel((word.x + word.w // 2, word.y + word.h // 2))
        box = (word.sheet_x, word.sheet_y, word.sheet_x + word.w, word.sheet_y + word.h)
        ink = result.sheet.crop(box).getpixel((word.w // 2, word.h // 2))
        assert isinstance(ground, tuple) and isinstance(ink, tuple)
        assert contrast(ink[:3], ground) >= 4.5


def test_words_take_the_captions_room() -> None:
    width, height, safe = FRAMES["tall"]
    card = Card(kind="text", body=("Boiling water pulls out tannins faster than it pulls out sweetness",))
    usual, roomy = (draw_parts(card, width, height, safe=safe, roomy=more).parts for more in (False, True))
    assert max(part.h for part in roomy) > 1.15 * max(part.h for part in usual)


def test_a_card_with_art_is_the_same_in_parts() -> None:
    width, height, safe = FRAMES["tall"]
    for card in CARDS:
        whole = np.asarray(draw_card(card, width, height, safe=safe, art=picture())).astype(int)
        result = draw_parts(card, width, height, safe=safe, art=picture())
        (art,) = [part for part in result.parts if part.what == "art"]
        image = result.ground.convert("RGBA")
        box = (art.sheet_x, art.sheet_y, art.sheet_x + art.w, art.sheet_y + art.h)
        image.alpha_composite(result.sheet.crop(box), (art.x, art.y))
        there = np.s_[art.y : art.y + art.h, art.x : art.x + art.w]
        assert np.abs(np.asarray(image.convert("RGB")).astype(int)[there] - whole[there]).max() <= 2
