"""Nouns of a text that name a thing: what a drawing may stand for."""

from __future__ import annotations

import pytest

from core.script import nouns


def _words(text: str, language: str = "en") -> list[str]:
    read = nouns([text], language)
    assert read is not None
    return [text[noun.start : noun.end] for noun in read[0]]


def test_subjects_and_objects_are_things_and_their_first_words_are_kinds() -> None:
    assert _words("The baker drove a school bus over the bridge.") == ["baker", "bus", "bridge"]
    assert _words("Bread flour is dear.") == ["flour"]


def test_a_compound_has_its_whole_form_first() -> None:
    read = nouns(["We keep a guinea pig."], "en")
    assert read is not None
    (noun,) = read[0]
    assert noun.forms[0] == "guinea pig" and "pig" in noun.forms


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The bag opens like a suitcase.", "suitcase"),
        ("Hail the size of eggs fell.", "eggs"),
        ("Mr. Fox sold a car to Apple.", "Fox"),
        ("Replace the O-ring.", "ring"),
    ],
)
def test_likenesses_names_and_parts_of_words_are_no_things(text: str, absent: str) -> None:
    assert absent not in _words(text)


def test_a_language_without_a_parser_has_no_nouns_read() -> None:
    assert nouns(["Das Brot ist warm."], "de") is None
