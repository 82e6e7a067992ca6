"""Pictures composed with words: heading, picture, what is said."""

from __future__ import annotations

import numpy as np
from PIL import Image

from core.model.asset import Asset
from core.model.presets import PRESETS
from core.model.storyboard import Shot
from core.visuals import composed, draw_card
from tests.visuals.making import line, script

SCREEN = Asset(sha256="a" * 64, width=1600, height=1000, title="The settings of the camera")


def test_a_composition_says_what_is_spoken_under_the_name_of_its_part() -> None:
    spoken = script(line(1, "Choose your camera on the left.", 0, point=0), headings=("Settings",))
    card = composed(Shot(lines=(1,), picture=SCREEN.sha256), SCREEN, spoken, whole=True)
    assert (card.title, card.body) == ("Settings", ("Choose your camera on the left.",))
    assert card.art is not None and (card.art.picture, card.art.tinted, card.art.whole) == (SCREEN.sha256, False, True)


def test_long_words_give_way_to_the_name_of_the_picture() -> None:
    spoken = script(line(1, "Choose " + "the camera and then " * 12 + "go on.", 0))
    card = composed(Shot(lines=(1,), picture=SCREEN.sha256), SCREEN, spoken, whole=True)
    assert card.body == (SCREEN.title,)


def test_a_screenshot_is_shown_whole_and_large() -> None:
    spoken = script(line(1, "Choose your camera on the left.", 0))
    card = composed(Shot(lines=(1,), picture=SCREEN.sha256), SCREEN, spoken, whole=True)
    screen = Image.new("RGBA", (1600, 1000), (0, 200, 0, 255))
    screen.paste((200, 0, 0, 255), (0, 0, 80, 1000))
    screen.paste((0, 0, 200, 255), (1520, 0, 1600, 1000))
    pixels = np.asarray(draw_card(card, 1080, 1920, safe=PRESETS["youtube_short"].safe, art=screen), int)
    columns = {name: np.argwhere((pixels == colour).all(axis=2))[:, 1] for name, colour in
               (("left", (200, 0, 0)), ("right", (0, 0, 200)))}  # fmt: skip
    assert all(len(found) for found in columns.values())  # both edges are there
    assert columns["right"].max() - columns["left"].min() > 0.7 * 1080
