"""From an engine's stamps to the times of the line's own words."""

from __future__ import annotations

import pytest

from core.voice.engine import Stamp
from core.voice.words import words_of


def times(line, stamps, duration_s=3.0):
    return [(word.word, word.start, word.end) for word in words_of(line, stamps, duration_s)]


def test_a_stamp_is_the_start_of_the_word_it_stands_in():
    assert times("one two", [Stamp(0, 0.1, 0.5), Stamp(4, 0.6, 1.0)]) == [("one", 0.1, 0.5), ("two", 0.6, 1.0)]


def test_several_stamps_of_a_number_are_one_word():
    stamps = [Stamp(0, 0.1, 0.3), Stamp(3, 0.4, 0.6), Stamp(4, 0.6, 0.9), Stamp(4, 0.9, 1.4), Stamp(8, 1.5, 2.0)]
    assert times("in 2024 it", stamps) == [("in", 0.1, 0.3), ("2024", 0.4, 1.4), ("it", 1.5, 2.0)]


def test_words_said_in_one_breath_share_it_by_their_letters():
    stamps = [Stamp(0, 0.0, 0.5), Stamp(4, 0.5, 1.0), Stamp(11, 1.2, 1.5)]
    out = times("top of the sea", stamps)
    assert out[1] == ("of", 0.5, 0.7)
    assert out[2] == ("the", 0.7, 1.0)


def test_a_first_word_without_a_stamp_shares_with_the_next():
    out = times("of the", [Stamp(3, 0.1, 0.6)])
    assert out[0][1] == 0.1 and out[1][2] == 0.6
    assert out[0][2] == out[1][1] == pytest.approx(0.3)


def test_a_dash_takes_a_sliver_just_before_the_next_word():
    out = times("one — two", [Stamp(0, 0.0, 0.5), Stamp(6, 1.0, 1.5)])
    assert out[1] == ("—", 0.97, 1.0)


def test_dashes_at_both_ends_find_room():
    out = times("- one —", [Stamp(2, 0.03, 0.5)], 0.5)
    assert [word for word, _, _ in out] == ["-", "one", "—"]
    assert out[0][2] <= out[1][1] and out[2][2] <= 0.5
    assert all(end > start for _, start, end in out)


def test_without_stamps_the_words_share_the_whole_sound():
    assert times("ab abcd", [], 3.0) == [("ab", 0.0, 1.0), ("abcd", 1.0, 3.0)]


def test_stamps_outside_the_sound_are_kept_inside():
    out = times("a b c", [Stamp(0, -1.0, 0.2), Stamp(2, 2.9, 9.0), Stamp(4, 9.0, 10.0)])
    assert out[0][1] == 0.0
    assert all(0 <= start <= end <= 3.0 for _, start, end in out)


def test_more_words_than_there_is_time_for_stay_in_order():
    out = times(" ".join("abcdefghij"), [Stamp(0, 0.0, 0.05)], 0.05)
    edges = [edge for _, start, end in out for edge in (start, end)]
    assert edges == sorted(edges) and edges[-1] <= 0.05


def test_characters_inside_a_long_word_can_be_timed():
    (word,) = words_of("今天很好", [Stamp(0, 0.1, 0.3), Stamp(1, 0.3, 0.6), Stamp(3, 0.9, 1.1)], 2.0)
    assert word.marks == ((0, 0.1), (1, 0.3), (3, 0.9))
    assert [round(word.time_at(place), 3) for place in range(5)] == [0.1, 0.3, 0.6, 0.9, 1.1]
