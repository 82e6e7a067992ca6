"""Spaces between words and between sentences: which languages and scripts are written without them.

The scripts are those whose words Unicode's line breaking cannot find by rules alone (UAX #14: ideographs, kana, and
the class SA of South East Asia).
"""

from __future__ import annotations

from core.language.scripts import CHINESE_JAPANESE, is_chinese_japanese, script_of
from core.language.tag import script

_SOUTH_EAST_ASIAN = frozenset("Ahom Khmr Lana Laoo Mymr Tale Talu Tavt Thai".split())  # noqa: SIM905
_SEVERAL = frozenset("Hanb Hans Hant Hrkt Jpan".split())  # noqa: SIM905 - a language's writing of more than one script
_FULL_WIDTH = CHINESE_JAPANESE | _SEVERAL  # what has a full stop as wide as a letter needs no space behind it


def unspaced(language: str) -> bool:
    """Whether the language is written without spaces between words; Chinese in Latin letters ("zh-Latn") is not."""
    return script(language) in _SOUTH_EAST_ASIAN | _FULL_WIDTH


def is_unspaced(char: str) -> bool:
    """Whether the character is of a script that is written without spaces between words."""
    return is_chinese_japanese(char) or script_of(char) in _SOUTH_EAST_ASIAN


def unspaced_share(text: str) -> float:
    """The share of a text's characters that are of scripts without spaces, 0 to 1."""
    return sum(map(is_unspaced, text)) / len(text) if text else 0.0


def segmentable(language: str) -> bool:
    """Whether there is a segmenter for a language: budoux finds phrases in Chinese, Japanese and Thai."""
    return script(language) in _FULL_WIDTH | {"Thai"}


def between_words(language: str) -> str:
    """The sign that a language writes between two words: a space, or nothing."""
    return "" if unspaced(language) else " "


def between_sentences(language: str) -> str:
    """The sign that a language writes between two sentences: nothing in Chinese and Japanese; Thai, Lao, Khmer and
    Burmese set a space.
    """
    return "" if script(language) in _FULL_WIDTH else " "


def segmented_as(text: str, language: str) -> str:
    """The language to find the words of a text by, "" where spaces divide them.

    The text's own script decides, whatever the film's language is; that tells Chinese from Japanese. Korean that
    quotes a few ideographs keeps its spaces.
    """
    scripts = {script_of(char) for char in text}
    if scripts & {"Hira", "Kana"}:
        return "ja"
    if "Hani" in scripts:
        if script(language) == "Kore":
            return ""
        return language if script(language) in _FULL_WIDTH else "zh"
    found = next((item for item in _BY_SCRIPT if item in scripts), "")
    if not found:
        return ""
    return language if script(language) == found else _BY_SCRIPT[found]


_BY_SCRIPT = {"Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my"}
