"""Shaping, order and widths: what a reader of each script would notice."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.language.graphemes import clusters
from core.language.sign_runs import breakable
from core.lettering import (
    ass_size,
    break_lines,
    draw_text,
    family_for,
    fontconfig_file,
    is_rtl,
    measure,
    segment,
    text_box,
    width,
)
from core.lettering.runs import levels, runs, visual
from core.lettering.shape import shape


def shown(text: str, language: str) -> str:
    """The characters from left to right as they stand on the line, run by run."""
    out = []
    for run in visual(runs(text, language, True)):
        part = text[run.start : run.end]
        out.append(part[::-1] if run.level % 2 else part)
    return "".join(out)


def test_arabic_letters_join() -> None:
    """Joined forms are other glyphs than isolated ones, and narrower together."""
    joined = [glyph.index for glyph in shape("بيت", "ar").glyphs]
    alone = [shape(letter, "ar").glyphs[0].index for letter in "بيت"]
    assert not set(alone) & set(joined)
    assert width("بيت", 100, language="ar") < sum(width(letter, 100, language="ar") for letter in "بيت")


def test_mixed_arabic_latin_and_digits_stand_in_the_right_order() -> None:
    assert shown("إصدار Python 3.11 جديد", "ar") == "ديدج Python 3.11 رادصإ"


def test_brackets_take_the_direction_of_the_paragraph() -> None:
    assert shown("שלום (test) 42", "he").replace(")", "<").replace("(", ">") == "42 <test> םולש"
    assert levels("abc (שלום) def")[4] == 0


def test_directions() -> None:
    assert is_rtl("مرحبا Python") and not is_rtl("Python مرحبا")
    assert levels("plain ascii") == [0] * 11
    assert set(levels("\u2067שלום\u2069")) == {1}


def test_devanagari_conjuncts_are_one_cluster_and_reordered() -> None:
    assert clusters("क्षत्रिय") == ["क्ष", "त्रि", "य"]
    assert len(shape("क्ष", "hi").glyphs) < len("क्ष")
    # The vowel sign i is written after its consonant and drawn before it.
    assert shape("कि", "hi").glyphs[-1].index == shape("क", "hi").glyphs[0].index


def test_thai_marks_take_no_width() -> None:
    assert width("ที่", 100, language="th") == pytest.approx(width("ท", 100, language="th"), abs=0.5)
    assert clusters("ที่นี้เด็ก") == ["ที่", "นี้", "เด็", "ก"]


def test_latin_is_kerned() -> None:
    assert width("AVAVAV", 100) < 3 * (width("A", 100) + width("V", 100)) - 10


def test_emoji_sequences_are_one_picture() -> None:
    assert len(shape("👩‍💻", "en").glyphs) == 1
    assert len(shape("🇩🇪", "en").glyphs) == 1
    assert clusters("a👩‍💻👍🏽🇩🇪🇫🇷") == ["a", "👩‍💻", "👍🏽", "🇩🇪", "🇫🇷"]


def test_code_shows_what_was_typed() -> None:
    """No ligature of the mono face draws != or -> as another sign, and every column is equally wide."""
    family = "JetBrains Mono"
    assert width("a != b -> c", 100, family=family, bold=False) == pytest.approx(11 * 60, abs=0.1)
    items = [glyph.index for glyph in shape("!=", "en", False, family).glyphs]
    assert items == [shape(char, "en", False, family).glyphs[0].index for char in "!="]


def test_a_character_without_a_font_is_an_honest_box() -> None:
    image = Image.new("L", (100, 100), 0)
    draw_text(image.convert("RGB"), (10, 10), "𒀀", size=60)
    assert shape("𒀀", "en").glyphs[0].face is None
    assert shape("a\u200fb", "en").width == pytest.approx(shape("ab", "en").width)


def test_drawn_text_stays_in_the_box_it_reports() -> None:
    image = Image.new("RGB", (600, 200), "white")
    box = draw_text(image, (40, 40), "Typography, gÅ", size=64, colour="#112233")
    inked = np.argwhere(np.asarray(image.convert("L")) < 200)
    top, left = inked.min(axis=0)
    bottom, right = inked.max(axis=0) + 1
    assert box[0] <= left and box[1] <= top and box[2] >= right and box[3] >= bottom
    assert right - left == pytest.approx(box[2] - box[0], abs=2)


def test_anchors() -> None:
    for anchor, x in (("ls", 100), ("ms", 300), ("rs", 500)):
        image = Image.new("RGB", (600, 100), "white")
        box = draw_text(image, (x, 70), "HHHH", size=40, anchor=anchor)
        at = {"l": box[0], "m": (box[0] + box[2]) / 2, "r": box[2]}[anchor[0]]
        assert at == pytest.approx(x, abs=5)
        assert box[3] == pytest.approx(70, abs=1.5)  # H stands on the baseline


def test_drawing_outside_the_picture_is_cut_not_refused() -> None:
    for mode in ("RGB", "RGBA"):
        image = Image.new(mode, (50, 50))
        draw_text(image, (-30, -20), "Large", size=80, colour="#FFFFFF")
        draw_text(image, (200, 200), "away", size=20, colour="#FFFFFF")
        assert np.asarray(image)[..., :3].max() > 0


def test_translucent_and_rgba() -> None:
    image = Image.new("RGBA", (200, 80), (0, 0, 0, 0))
    draw_text(image, (10, 60), "Half", size=48, colour=(255, 255, 255, 128), anchor="ls")
    alpha = np.asarray(image)[..., 3]
    assert 120 <= alpha.max() <= 130


def test_the_same_text_gives_the_same_pixels() -> None:
    def drawn() -> bytes:
        image = Image.new("RGB", (400, 80), "white")
        draw_text(image, (5, 5), "Same مرحبا 日本", size=40)
        return image.tobytes()

    assert drawn() == drawn()


def test_bold_is_heavier_than_regular_without_growing_artificially() -> None:
    for text, language in (("Hamburg", "en"), ("日本語", "ja"), ("مرحبا", "ar"), ("हिन्दी", "hi"), ("ไทย", "th")):
        ink = {}
        for bold in (True, False):
            image = Image.new("L", (500, 120), 0)
            rgb = Image.merge("RGB", [image] * 3)
            draw_text(rgb, (10, 10), text, size=64, colour="#FFFFFF", bold=bold, language=language)
            ink[bold] = float(np.asarray(rgb.convert("L")).sum())
        assert ink[True] > 1.12 * ink[False], language


def test_lines_are_balanced_and_nothing_is_lost() -> None:
    tokens = ["the", "free", "graphical", "desktop", "field", "is", "dominated", "by", "two", "large", "collections"]
    lines = break_lines(tokens, 20, len, max_lines=2)
    assert [word for line in lines for word in line] == tokens
    assert all(len(" ".join(line)) <= 20 for line in lines)
    two = break_lines(["one", "two", "three", "four", "five", "six"], 26, len, max_lines=2)
    assert [" ".join(line) for line in two] == ["one two three", "four five six"]


def test_a_token_too_wide_stands_alone() -> None:
    assert break_lines(["a", "incomprehensibilities", "b"], 10, len) == [["a"], ["incomprehensibilities"], ["b"]]
    assert break_lines([], 10, len) == []


def test_lines_without_spaces() -> None:
    tokens = segment("自由なデスクトップ環境を選ぶ方法", "ja")
    lines = break_lines(tokens, 12, len, max_lines=3, joiner="")
    assert "".join("".join(line) for line in lines) == "自由なデスクトップ環境を選ぶ方法"
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("自由なデスクトップ環境を選ぶ。簡単です。", "ja"),
        ("这是简体中文，Python 语言 3.11。", "zh"),
        ("這是繁體中文。", "zh-Hant"),
        ("ภาษาไทยเขียนติดกัน ไม่มีวรรค", "th"),
        ("plain words here", "en"),
    ],
)
def test_segments_give_the_text_again(text: str, language: str) -> None:
    tokens = segment(text, language)
    assert all(token.strip() for token in tokens)
    joined = ("" if language in ("ja", "zh", "zh-Hant", "th") else " ").join(tokens)
    assert joined == text
    closing = [token for token in tokens if unicodedata.category(token[0]) in ("Pe", "Pf", "Po")]
    assert closing == []


def test_latin_words_inside_chinese_stay_whole() -> None:
    assert any("Python" in token for token in segment("用Python语言编写的GNU/Linux程序", "zh"))


def test_closing_marks_never_begin_a_piece() -> None:
    assert breakable("（日本）、です。") == ["（日", "本）、", "で", "す。"]


LIBASS = {
    "en": "The free desktop field, Typography",
    "ru": "Съешь ещё этих мягких",
    "ar": "مرحبا بالعالم 2024 Python",
    "hi": "क्षत्रिय हिन्दी में प्रोग्रामिंग",
    "th": "ภาษาไทยเขียนที่นี้",
    "ja": "日本語の文章です",
    "zh": "这是简体中文，Python",
    "ko": "한국어 문장입니다",
}


ASS = """[Script Info]
ScriptType: v4.00+
PlayResX: 1200
PlayResY: {high}
Kerning: yes
WrapStyle: 2

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline,\
 StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
{events}
"""


def test_widths_agree_with_libass(tmp_path: Path) -> None:
    """Each language as ffmpeg's libass draws it from our fontconfig file: width within 2 %, no glyph missing."""
    ffmpeg = pytest.importorskip("imageio_ffmpeg").get_ffmpeg_exe()
    size, step = 62, 100
    high = step * len(LIBASS)
    styles, events = [], []
    colours = "&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000"
    for n, (language, text) in enumerate(LIBASS.items()):
        look = f"{family_for(text, language)},{size},{colours},-1,0,0,0,100,100,0,0,1,0,0,7,0,0,0,-1"
        styles.append(f"Style: s{n},{look}")
        events.append(f"Dialogue: 0,0:00:00.00,0:00:05.00,s{n},,0,0,0,,{{\\pos(40,{n * step + 5})}}{text}")
    script = tmp_path / "widths.ass"
    script.write_text(ASS.format(high=high, styles="\n".join(styles), events="\n".join(events)), encoding="utf-8")
    env = {**os.environ, "FONTCONFIG_FILE": str(fontconfig_file(tmp_path))}
    run = subprocess.run(
        [ffmpeg, "-v", "warning", "-nostdin", "-f", "lavfi", "-i", f"color=c=black:s=1200x{high}:d=1:r=1",
         "-vf", f"ass={script}", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-"],
        capture_output=True, env=env, check=True, timeout=300,
    )  # fmt: skip
    assert b"glyph" not in run.stderr, run.stderr.decode()
    picture = np.frombuffer(run.stdout, np.uint8).reshape(high, 1200)
    for n, (language, text) in enumerate(LIBASS.items()):
        inked = np.flatnonzero((picture[n * step : (n + 1) * step] > 100).any(axis=0))
        seen = inked[-1] - inked[0] + 1
        family = family_for(text, language)
        box = text_box(text, size / ass_size(1.0, family), language=language)
        assert seen == pytest.approx(box[2] - box[0], rel=0.02, abs=2), language
        assert seen == pytest.approx(measure(text, size, language=language), rel=0.04, abs=6), language
