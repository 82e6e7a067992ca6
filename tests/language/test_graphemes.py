"""No letter, flag or emoji is ever cut in two."""

from __future__ import annotations

import pytest

from core.content import sniff
from core.language.graphemes import clusters, end, short, short_words, start
from core.lettering.word_breaks import segment
from core.model.hashtags import hashtag
from core.model.presets import PRESETS
from core.model.script import Line, Script, VisualCue
from core.model.text import file_name
from core.script.edit import rework
from core.script.post.seo import within
from core.timeline import tokens
from core.visuals.draw.tidying import clean
from core.visuals.sources._clean import query, words

FLAGS = "🇩🇪🇫🇷🇮🇹🇪🇸"


@pytest.mark.parametrize(
    "grapheme",
    ["🇩🇪", "👍🏽", "1\ufe0f\u20e3", "👨‍👩‍👧", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "é", "क्ष", "เด็", "กำ", "ខ្មែ"],
)
def test_what_people_see_as_one_sign_is_one(grapheme: str) -> None:
    assert clusters(grapheme) == [grapheme] and clusters(grapheme * 2) == [grapheme, grapheme]


@pytest.mark.parametrize(("language", "word"), [("ja", "東京"), ("zh", "北京"), ("lo", "ລ"), ("km", "ខ")])
def test_captions_cut_no_flag(language: str, word: str) -> None:
    for piece in tokens.phrases(word + FLAGS, language, segment):
        assert sum("\U0001f1e6" <= char <= "\U0001f1ff" for char in piece) % 2 == 0, piece


FAMILY = "👨‍👩‍👧"
HINDI = "क्षत्रिय"


def torn(text: str, sign: str) -> bool:
    """Whether a text made of one sign over and over was cut inside of one."""
    return text.rstrip("…").replace(sign, "") != ""


@pytest.mark.parametrize("sign", ["🇩🇪", "👍🏽", FAMILY, "é", "कि", "ดี", "e\u0301"])
def test_a_beginning_ends_between_signs(sign: str) -> None:
    for most in range(12):
        beginning = start(sign * 30, most)
        assert len(beginning) <= most
        assert most < len(sign) or (beginning and not torn(beginning, sign))
    assert start(sign, 100) == sign and start("", 0) == ""


@pytest.mark.parametrize("sign", ["🇩🇪", "👍🏽", FAMILY, "é", "कि", "ดี", "e\u0301"])
def test_an_end_begins_between_signs(sign: str) -> None:
    for most in range(12):
        ending = end(sign * 30, most)
        assert len(ending) <= most
        assert most < len(sign) or (ending and not torn(ending, sign))
    assert end(sign, 100) == sign and end("", 0) == ""


def test_a_file_is_called_by_the_end_of_its_path() -> None:
    assert file_name("C:\\pictures\\a\x00b\nc\u202e.png", "your file") == "ab c.png"
    assert file_name("../../" + "🇩🇪" * 100 + "x.png", "your file") == "🇩🇪" * 57 + "x.png"
    assert [file_name(name, "the logo") for name in ("", "/", ".", "\u2800")] == ["the logo"] * 4


def test_a_heap_of_marks_is_cut_all_the_same() -> None:
    assert len(start("a" + "\u0301" * 500, 100)) == 100


@pytest.mark.parametrize("sign", ["🇩🇪", FAMILY, "👍🏽"])
def test_whatever_is_shortened_is_cut_between_signs(sign: str) -> None:
    long = sign * 3000
    cuts = {
        "title": short_words(long, 100),
        "card": clean(long),
        "query": query(long, 100),
        "found": words(long),
        "name": sniff.shown(long),
        "short": short(long, 60),
        "YouTube": within(long, PRESETS["youtube_long"]),
        "TikTok": within(long, PRESETS["tiktok"]),
    }
    assert [name for name, text in cuts.items() if not text or torn(text, sign)] == []


def test_a_text_is_within_what_youtube_counts() -> None:
    assert len(within("語" * 6000, PRESETS["youtube_long"]).encode()) <= PRESETS["youtube_long"].description_chars


def test_a_line_is_not_divided_inside_a_flag() -> None:
    line = Line(id=1, section="intro", text=f"Flags: {FLAGS} and more of them.", cue=VisualCue())
    script = Script(title="T", language="en", writer="extractive", lines=(line,))
    for at in range(8, 16):
        halves = rework.split(script, 1, at).lines
        assert all(sum("\U0001f1e6" <= char <= "\U0001f1ff" for char in half.text) % 2 == 0 for half in halves)


@pytest.mark.parametrize(
    ("word", "tag"), [("हिन्दी भाषा", "हिन्दीभाषा"), ("ภาษาดี", "ภาษาดี"), ("cafe\u0301 noir", "CaféNoir")]
)
def test_hashtags_keep_the_marks_of_their_letters(word: str, tag: str) -> None:
    assert hashtag(word) == tag
