"""Tests of captions: their words and times, and how they are written for players and for libass."""

from __future__ import annotations

import itertools
import re

import pysubs2
import pytest

from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import CaptionStyle, Token
from core.timeline import cues as cues_of
from core.timeline.burnt import burnt_into
from core.timeline.burnt_words import escape
from core.timeline.captions import srt, vtt
from core.timeline.layout import layout
from core.timeline.pieces import pieces
from core.timeline.styles import LABELS, STYLES
from tests.timeline.making import PICTURES, TEXTS, film, narration


def test_a_caption_begins_with_its_first_word() -> None:
    spoken = narration(TEXTS)
    result = film(TEXTS, spoken=spoken)
    starts = spoken.starts()
    heard = [(starts[t.line_id] / 30 + w.start, w.word) for t in spoken.takes for w in t.words]
    for cue in result.cues:
        nearest = min(heard, key=lambda item: abs(item[0] - cue.start_frame / 30))
        assert abs(nearest[0] - cue.start_frame / 30) <= 0.017
        assert nearest[1] == cue.lines[0][0].text


def test_captions_are_readable() -> None:
    cues = film(TEXTS).cues
    for cue in cues:
        seconds = (cue.end_frame - cue.start_frame) / 30
        assert seconds >= 0.7
        assert len(cue.text) / seconds <= 20


def test_captions_never_join_two_spoken_lines() -> None:
    for cue in film(TEXTS).cues:
        assert any(" ".join(cue.text.split()) in text for text in TEXTS)


def test_a_caption_stays_a_moment_and_then_goes() -> None:
    spoken = narration(["One two three four.", "Five six seven eight."], pause_s=3.0)
    first, second = film(["One two three four.", "Five six seven eight."], spoken=spoken).cues
    end = spoken.takes[0].words[-1].end
    assert end + 0.5 <= first.end_frame / 30 <= end + 1.0
    assert second.start_frame == spoken.takes[0].n_frames


def test_a_short_gap_is_closed_so_that_nothing_flickers() -> None:
    cues = film(TEXTS).cues
    gaps = [b.start_frame - a.end_frame for a, b in itertools.pairwise(cues)]
    assert all(gap == 0 or gap >= 12 for gap in gaps)


def test_words_of_scripts_without_spaces_are_phrases_joined_without_spaces() -> None:
    text = "自由なソフトウェアを志向するオペレーティングシステムです。"
    result = film([text], language="ja")
    written = srt(result)
    shown = [line for line in written.split("\n") if line and "-->" not in line and not line.isdigit()]
    assert "".join(shown) == text
    assert " " not in "".join(shown)
    assert "".join(token.text for cue in result.cues for line in cue.lines for token in line) == text


def test_spaces_inside_an_unspaced_script_are_kept() -> None:
    result = film(["Debian は 自由です"], language="ja")
    assert " ".join(cue.text for cue in result.cues).split() == ["Debian", "は", "自由です"]


def test_a_caption_over_a_scene_border_is_burnt_twice_and_written_once() -> None:
    text = "A listing so long that it needs two cards while one single sentence is spoken without any pause in it"
    cards = tuple(Shot(lines=(0,), card=Card(kind="code", body=("x",) * 9), part=n, parts=2) for n in range(2))
    board = Storyboard(shots=cards, assets=PICTURES)
    spoken = narration([text], letter_s=0.35)  # so slow that no caption begins near the border
    result = film([text], board=board, spoken=spoken)
    first, second = (pieces(result, scene) for scene in result.scenes)
    assert len(first) + len(second) == len(result.cues) + 1
    assert first[-1].text == second[0].text
    assert first[-1].end_frame == result.scenes[0].n_frames
    assert second[0].start_frame == 0
    assert (
        " ".join(line for line in srt(result).split("\n") if "-->" not in line and not line.isdigit()).split()
        == text.split()
    )


def test_cards_that_share_a_line_change_at_a_caption_where_one_is_near() -> None:
    cards = tuple(Shot(lines=(0,), card=Card(kind="code", body=("x",) * 9), part=n, parts=2) for n in range(2))
    board = Storyboard(shots=cards, assets=PICTURES)
    result = film(["One, two, three, four, five, six, seven, eight, nine, ten, eleven and twelve."], board=board)
    assert result.scenes[1].start_frame in [cue.start_frame for cue in result.cues]


@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_writes_ass_that_a_parser_reads_back(style: str) -> None:
    result = film(TEXTS, style=style)
    for scene in result.scenes:
        read = pysubs2.SSAFile.from_string(burnt_into(result, scene).text)
        assert (read.info["PlayResX"], read.info["PlayResY"]) == ("1080", "1920")
        assert read.styles["Default"].encoding == -1
        assert len(read.events) >= len(pieces(result, scene))
        words = " ".join(event.plaintext for event in read.events).split()
        assert words == [t.text for cue in pieces(result, scene) for line in cue.lines for t in line]
        for event in read.events:
            assert event.start < event.end <= scene.n_frames * 1000 / 30
        for a, b in zip(read.events, read.events[1:], strict=False):
            assert a.end <= b.start
    assert LABELS[style]


def test_there_are_six_styles_at_least() -> None:
    assert len(STYLES) >= 6


def test_text_that_looks_like_commands_is_shown_as_text() -> None:
    shown = escape("{\\an8}a\\Nb\nc")
    assert not re.search(r"(?<!\\){", shown)
    assert not re.search(r"(?<!\\)}", shown)
    assert "\\N" not in shown
    assert "\n" not in shown
    result = film(["Write {\\an8} and \\N and \\h here."])
    document = burnt_into(result, result.scenes[0]).text
    assert "{\\an8}" not in document
    assert "\\\u2060N" in document and "\\\u2060h" in document  # kept from being a break and a blank


def test_karaoke_times_add_up_to_the_caption() -> None:
    result = film(TEXTS, style="karaoke")
    for scene in result.scenes:
        events = [line for line in burnt_into(result, scene).text.split("\n") if line.startswith("Dialogue")]
        for cue, event in zip(pieces(result, scene), events, strict=True):
            total = sum(int(number) for number in re.findall(r"\\k(\d+)", event))
            assert abs(total - (cue.end_frame - cue.start_frame) * 100 / 30) <= 1
            assert "\\kf" not in event


def test_no_tag_stands_inside_a_word() -> None:
    words = ["डेस्कटॉप", "वातावरण", "बहुत", "सारे", "हैं"]
    result = film([" ".join(words)], language="hi", style="karaoke")
    text = " ".join(event.text for scene in result.scenes for event in burnt_into(result, scene).events)
    assert [part for part in re.split(r"{[^}]*}| |\\N", text) if part] == words


def test_a_pop_caption_shows_one_word_at_a_time_and_is_written_as_phrases() -> None:
    result = film(TEXTS, style="pop")
    events = [event for scene in result.scenes for event in burnt_into(result, scene).events]
    assert len(events) == sum(len(text.split()) for text in TEXTS)
    assert srt(result).count("-->") < len(events) / 2


def test_nothing_is_burnt_in_when_captions_are_off() -> None:
    changed = film(TEXTS).model_copy(update={"captions_on": False})
    assert "Dialogue" not in burnt_into(changed, changed.scenes[0]).text
    assert srt(changed).count("-->") > 3


def test_vtt_is_safe_for_markup_and_keeps_a_lone_ampersand() -> None:
    written = vtt(film(["Use <b> and R&D and &lt; here --> now."]))
    assert written.startswith("WEBVTT\n\n1\n00:00:00.000 --> ")
    body = "\n".join(line for line in written.split("\n") if not re.match(r"^\d\d:", line))
    assert "<" not in body
    assert "-->" not in body
    assert "&lt;b>" in body
    assert "R&D" in body or "R&amp;D" in body
    assert "&amp;lt;" in body


def test_a_word_too_wide_for_a_line_is_shown_in_two_pieces_and_written_whole() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    result = film([f"Das {word} galt bis 2013."], language="de")
    assert word in srt(result).split()
    assert any(token.joint == "piece" for cue in result.cues for line in cue.lines for token in line)


def test_right_to_left_lines_carry_marks_in_the_picture_only() -> None:
    text = "ويسمي البحارة هذه الحالة (Spring tide) 24 مرة."
    for style in sorted(STYLES):
        result = film([text], language="ar", style=style)
        burnt = burnt_into(result, result.scenes[0]).text
        assert "\u200f" in burnt
        assert "tide)\u200f" in burnt
        assert "\u200f" not in srt(result) + vtt(result)
        assert [word for cue in result.cues for word in cue.text.split()] == text.split()
    english = film(["A plain line (with brackets) 24 times."])
    assert "\u200f" not in burnt_into(english, english.scenes[0]).text


def test_captions_that_are_a_little_too_fast_are_lent_a_moment() -> None:
    spoken = narration(["It goes on very quickly here, and then it has all the time it needs."], letter_s=0.042)
    cues = film(["It goes on very quickly here, and then it has all the time it needs."], spoken=spoken).cues
    for cue in cues:
        assert len(cue.text) * 30 / (cue.end_frame - cue.start_frame) <= 20
    for cue, following in itertools.pairwise(cues):
        assert cue.end_frame <= following.start_frame


@pytest.mark.parametrize("letter_frames", [2, 0])
def test_a_line_of_a_thousand_words_is_laid_out_rarely(monkeypatch, letter_frames) -> None:
    tries = 0

    def counted(*args, **how):
        nonlocal tries
        tries += 1
        return layout(*args, **how)

    monkeypatch.setattr(cues_of, "layout", counted)
    words = ("the bee, that has found many flowers, runs in a line. " * 91).split()
    tokens, at = [], 0
    for word in words:
        tokens.append(Token(text=word, start_frame=at, end_frame=at + letter_frames * len(word)))
        at += letter_frames * len(word)
    look = CaptionStyle(max_lines=2, max_words=14)
    result = cues_of.cues(tokens, at + 30, style=look, width_px=1500, measure=lambda text: 27.0 * len(text), fps=30)
    assert " ".join(cue.text.replace("\n", " ") for cue in result).split() == words
    assert tries < 12 * len(words)
