"""Emoji: pictures among letters, of one character or of several that are one picture (flags, keycaps, families)."""

from __future__ import annotations

from collections.abc import Callable

import regex

_ANY = regex.compile(r"[\p{Emoji_Presentation}\p{Regional_Indicator}\uFE0F\u20E3\U000E0020-\U000E007F]")
_ONE = r"(?:\p{Extended_Pictographic}|\p{Emoji_Presentation})[\uFE0E\uFE0F\p{Emoji_Modifier}]*[\U000E0020-\U000E007F]*"
_EMOJI = regex.compile(
    rf"[0-9#*]\uFE0F?\u20E3|\p{{Regional_Indicator}}{{1,2}}|{_ONE}(?:\u200D(?:{_ONE}|[♀♂⚕⚖✈]\uFE0F?))*"
)
_PICTURE = regex.compile(r"[\p{Emoji_Presentation}\p{Regional_Indicator}\uFE0F\u20E3]|\p{Emoji_Modifier}")
_SPOKEN = "©®™‼⁉ℹ"  # pictographs that are read like letters


def spans(text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of a text's emoji, each whole; signs that look like letters (© ✓ →) are none."""
    if text.isascii() or not _ANY.search(text):
        return []
    return [match.span() for match in _EMOJI.finditer(text) if _PICTURE.search(match[0]) and match[0][0] not in _SPOKEN]


def without_emoji(text: str, keep: Callable[[str], bool] = lambda emoji: False) -> str:
    """Return the text without the emoji that are not to be kept; what they stood between is not joined."""
    out, at = "", 0
    for start, end in spans(text):
        if not keep(text[start:end]):
            before, after = text[at:start], text[end : end + 1]
            out += before + (" " if before[-1:].strip() and after.strip() and after.isalnum() else "")
            at = end
    return out + text[at:]


def silent(text: str) -> list[tuple[int, int]]:
    """Return the ranges of what no voice is to say: emoji, and pictographs drawn like letters (☎ ✔ ↔)."""
    if text.isascii():
        return []
    return [match.span() for match in _EMOJI.finditer(text) if match[0][0] not in _SPOKEN]


def has_words(text: str) -> bool:
    """Whether a text in any language has a letter or figure: dashes, arrows, stops and emoji alone are nothing to
    say.
    """
    return any(char.isalnum() for char in without_emoji(text))
