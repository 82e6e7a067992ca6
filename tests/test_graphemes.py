"""No letter, flag or emoji is ever cut in two."""

from __future__ import annotations

import pytest

from core import lettering
from core.graphemes import clusters
from core.lettering.segment import segment
from core.timeline import tokens

FLAGS = "🇩🇪🇫🇷🇮🇹🇪🇸"


@pytest.mark.parametrize(
    "one",
    ["🇩🇪", "👍🏽", "1\ufe0f\u20e3", "👨‍👩‍👧", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "é", "क्ष", "เด็", "กำ", "ខ្មែ"],
)
def test_what_people_see_as_one_sign_is_one(one: str) -> None:
    assert clusters(one) == [one] and lettering.clusters(one * 2) == [one, one]


@pytest.mark.parametrize(("language", "word"), [("ja", "東京"), ("zh", "北京"), ("lo", "ລ"), ("km", "ខ")])
def test_captions_cut_no_flag(language: str, word: str) -> None:
    for piece in tokens.phrases(word + FLAGS, language, segment):
        assert sum("\U0001f1e6" <= char <= "\U0001f1ff" for char in piece) % 2 == 0, piece
