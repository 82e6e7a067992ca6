"""Caption tokens: words where the script has spaces, a segmenter's phrases where it has none."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_CLOSING = "，。、；：！？）」』】》〉”’・,.;:!?)]}ー々ฯๆ"
_UNSPACED = {"zh", "ja", "th", "yue", "lo", "km", "my"}


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def joiner(language: str) -> str:
    """What stands between two tokens of a line: nothing where the script has no spaces, else a space."""
    return "" if _primary(language) in _UNSPACED else " "


@lru_cache(maxsize=8)
def _parser(language: str) -> Any:
    import budoux

    primary = _primary(language)
    if primary == "ja":
        return budoux.load_default_japanese_parser()
    if primary == "th":
        return budoux.load_default_thai_parser()
    if language.lower().replace("_", "-").startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) or primary == "yue":
        return budoux.load_default_traditional_chinese_parser()
    if primary == "zh":
        return budoux.load_default_simplified_chinese_parser()
    return None


def segment(text: str, language: str = "en") -> list[str]:
    """The caption tokens of a text, in order, none empty.

    Spaced scripts: the whitespace-separated words. Chinese, Japanese and Thai: phrases, which joined together (with
    the spaces that stood between them, kept at the end of a token) give the text again.
    """
    words = text.split()
    parser = _parser(language)
    if parser is None:
        return words
    out: list[str] = []
    for index, word in enumerate(words):
        phrases = _whole([phrase for phrase in parser.parse(word) if phrase])
        if index < len(words) - 1 and phrases:
            phrases[-1] += " "
        out.extend(phrases)
    return out


def _whole(phrases: list[str]) -> list[str]:
    """Undo breaks inside a Latin word or number, and closing marks left at the head of a phrase."""
    out: list[str] = []
    for phrase in phrases:
        if out and ((_latin(out[-1][-1]) and _latin(phrase[0])) or phrase[0] in _CLOSING):
            out[-1] += phrase
        else:
            out.append(phrase)
    return out


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "._-+#/@&'")


def join(tokens: list[str], language: str = "en") -> str:
    """Tokens of one line as its text."""
    return joiner(language).join(tokens).strip()
