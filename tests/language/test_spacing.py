"""Writings without spaces, as a reader of each knows them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.language.scripts import chinese_japanese_share
from core.language.spacing import (
    between_sentences,
    between_words,
    is_unspaced,
    segmented_as,
    unspaced,
    unspaced_share,
)
from core.lettering import join, segment
from core.script.model.prompt import amount
from core.script.model.sources import count_words
from core.timeline.tokens import phrases

ROOT = Path(__file__).parents[2]
LAO = "ນ້ຳບໍ່ມີສີ ແລະບໍ່ມີກິ່ນ"
KHMER = "ទឹកគ្មានពណ៌ និងគ្មានក្លិន"
BURMESE = "ရေသည်အရောင်မရှိ အနံ့မရှိပါ"
THAI = "น้ำไม่มีสี และไม่มีกลิ่น"


@pytest.mark.parametrize("language", ["zh", "zh-TW", "yue", "wuu", "ja", "th", "lo", "km", "my", "shn", "nod"])
def test_languages_without_spaces_between_words(language: str) -> None:
    assert unspaced(language) and between_words(language) == ""


@pytest.mark.parametrize("language", ["en", "de", "ko", "vi", "ar", "hi", "ka", "am", "ja-Latn", "zh-Latn", "xx", ""])
def test_languages_with_spaces_between_words(language: str) -> None:
    assert not unspaced(language) and between_words(language) == " "


def test_between_sentences_only_chinese_and_japanese_set_nothing() -> None:
    assert {
        item for item in ("zh", "yue", "ja", "th", "lo", "km", "my", "ko", "en") if not between_sentences(item)
    } == {
        "zh",
        "yue",
        "ja",
    }


def test_letters_of_scripts_without_spaces() -> None:
    assert all(is_unspaced(char) for char in "漢々かカｶーไລខမ" + "\U00020000")
    assert not any(is_unspaced(char) for char in "aя한ა 。’–😀אا")
    assert unspaced_share("ນ້ຳ") == 1.0 and unspaced_share("") == 0.0
    assert chinese_japanese_share("東京タワー") == 1.0 and chinese_japanese_share(THAI) == 0.0


@pytest.mark.parametrize(
    ("text", "film", "by"),
    [
        ("東京タワー", "en", "ja"),
        ("北京", "en", "zh"),
        ("北京", "yue", "yue"),
        ("北京", "zh-Hant", "zh-Hant"),
        ("韓國은", "ko", ""),
        (THAI, "en", "th"),
        (LAO, "en", "lo"),
        (KHMER, "km", "km"),
        (BURMESE, "en", "my"),
        ("water", "ja", ""),
    ],
)
def test_the_text_itself_says_how_it_is_segmented(text: str, film: str, by: str) -> None:
    assert segmented_as(text, film) == by


@pytest.mark.parametrize(
    ("language", "text"), [("th", THAI), ("lo", LAO), ("km", KHMER), ("my", BURMESE), ("lo", "Linux 6.8 ແລະ GNOME")]
)
def test_a_card_keeps_the_spaces_between_phrases(language: str, text: str) -> None:
    assert join(segment(text, language), language) == text


@pytest.mark.parametrize("word", [*("".join(text.split()) for text in (LAO, KHMER, BURMESE, THAI)), "今天天氣很好啊"])
def test_captions_light_up_parts_of_a_word_without_spaces(word: str) -> None:
    """Test with a film that is said to be in English: the language does not matter."""
    parts = phrases(word, "en", segment)
    assert len(parts) > 1 and "".join(parts) == word


@pytest.mark.parametrize("text", [LAO, KHMER, BURMESE, THAI])
def test_two_letters_count_as_a_word_where_words_are_not_apart(text: str) -> None:
    assert count_words(text) == len(text) // 2


def test_a_model_is_asked_for_characters_where_words_are_not_apart() -> None:
    assert {item for item in ("yue", "lo", "km", "my", "ko", "en") if "characters" in amount(60, item, None)} == {
        "yue",
        "lo",
        "km",
        "my",
    }


def test_no_other_room_lists_scripts_or_languages_without_spaces() -> None:
    """Ask `core.language.spacing` instead where this fails."""
    table = re.compile(
        r"""["'](?:Laoo|Khmr|Mymr)["']|["'](?:lo|km|my)["'],\s*["'](?:lo|km|my)["']|UNSPACED|\\u0e00-\\u0eff"""
    )
    of_fonts = {"core/lettering/fonts.py", "core/visuals/draw/fit.py"}  # the font of a script, and tall letters
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("core/language/") or name in of_fonts:
            continue
        assert not table.search(path.read_text(encoding="utf-8")), name
