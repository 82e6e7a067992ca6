"""Scripts of characters, by their ISO 15924 code."""

from __future__ import annotations

from functools import lru_cache

CHINESE_JAPANESE = frozenset({"Hani", "Hira", "Kana"})
_OF_KANA = frozenset("ーｰ・･゛゜\u3099\u309a")  # of both kana, so common or inherited for Unicode


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The ISO 15924 script of a character; "Zyyy" common, "Zinh" inherited."""
    from fontTools.unicodedata import script

    return str(script(char))


@lru_cache(maxsize=8192)
def is_chinese_japanese(char: str) -> bool:
    """Whether the character is an ideograph or kana, the sign that lengthens a vowel included."""
    return script_of(char) in CHINESE_JAPANESE or char in _OF_KANA


def chinese_japanese_share(text: str) -> float:
    """The share of a text's characters that are ideographs or kana, 0 to 1."""
    return sum(map(is_chinese_japanese, text)) / len(text) if text else 0.0
