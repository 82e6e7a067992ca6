"""Readings of what is written otherwise than it is spoken: Japanese, Mandarin gaps, other scripts, a lexicon."""

from __future__ import annotations

import time

import pytest

from core.voice import chinese, japanese, writing
from core.voice.text import tokens


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("彼は学生です。", "カレワ ガクセイデス。"),
        ("今日は2024年11月20日です。", "キョーワ 2024ネン 11ガツ ハツカデス。"),
        ("東京へ行きました。", "トーキョーエ イキマシタ。"),
        ("一人で3つの本を読む。", "ヒトリデ ミッツノ ホンオ ヨム。"),
        ("デスクトップ環境を使います。", "デスクトップ カンキョーオ ツカイマス。"),
        ("ひらがなとカタカナ", "ヒラガナト カタカナ"),
    ],
)
def test_japanese_is_read_as_it_is_pronounced(written, sounds):
    assert japanese.in_katakana(written).text == sounds


def test_each_kana_knows_the_characters_it_came_from():
    spoken = japanese.in_katakana("東京は青い。")
    assert len(spoken.text) == len(spoken.origin)
    assert list(spoken.origin) == sorted(spoken.origin)
    assert spoken.origin[spoken.text.index("ワ")] == 2
    assert spoken.origin[spoken.text.index("ア")] == 3


def test_a_character_without_a_reading_is_found():
    assert japanese.unread("骶は字です。") == "骶"
    assert japanese.unread("普通の日本語です。") == ""


def test_mandarin_syllables_espeak_lacks_have_stand_ins():
    spoken = chinese.respelt_chinese("英雄很穷。")
    assert "雄" not in spoken.text and "穷" not in spoken.text
    assert [spoken.origin[spoken.text.index(char)] for char in "英很。"] == [0, 2, 4]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain text, 2024", "en-us", [("", "plain text, 2024")]),
        ("in 東京 city", "en-us", [("", "in "), ("cmn", "東京"), ("", " city")]),
        ("in 東京の町", "en-us", [("", "in "), ("ja", "東京の町")]),
        ("α and λόγος", "en-us", [("", "α and "), ("el", "λόγος")]),
        ("Linuxの C++ を", "ja", [("en-us", "Linux"), ("", "の "), ("en-us", "C++"), ("", " を")]),
        ("我用Linux。", "cmn", [("", "我用Linux。")]),
        ("said Лев Толстой once", "en-us", [("", "said "), ("ru", "Лев Толстой"), ("", " once")]),
        ("", "en-us", []),
    ],
)
def test_a_line_is_cut_where_another_voice_must_read(text, language, expected):
    assert [(run.language, text[run.start : run.end]) for run in writing.runs(text, language)] == expected


def test_cutting_a_long_text_takes_no_time():
    began = time.process_time()
    writing.runs("漢 — " * 20_000, "en-us")
    assert time.process_time() - began < 2


@pytest.mark.parametrize("line", ["a b", " a\tb\n", "a\u00a0b\u3000c", "a\u200bb c", "a\x1cb", ""])
def test_words_are_what_split_says(line):
    assert [token.text for token in tokens(line)] == line.split()
