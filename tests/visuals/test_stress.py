"""The word of a statement that is set in the accent colour."""

from __future__ import annotations

import numpy as np
import pytest

from core.model.storyboard import Card
from core.visuals import draw_card
from core.visuals.draw.stress import stressed
from core.visuals.draw.theme import theme
from tests.visuals.measure import FRAMES

SAFE = FRAMES["tall"][2]


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [("The city collects 110 kilograms a year.", "en", "110"), ("Both of them are very popular.", "en", "popular."),
     ("Es zeigt, dass auch eine dichte Stadt trennen kann.", "de", "trennen"), ("So it is.", "en", ""),
     ("月亮每天两次牵引着海水", "zh", ""), ("Popular once", "en", "")],
)  # fmt: skip
def test_a_figure_or_the_weightiest_word_is_stressed(text: str, language: str, word: str) -> None:
    assert stressed(text, language) == word


def accent_pixels(words: str) -> int:
    pixels = np.asarray(draw_card(Card(kind="text", body=(words,)), 540, 960, safe=SAFE)).reshape(-1, 3)
    return int((pixels == np.array(theme().accent)).all(1).sum())


def test_it_has_the_accent_colour() -> None:
    assert accent_pixels("The harbour is flooded") > 2 * accent_pixels("The harbour")
