"""Text in the smallest pieces that may stand apart on a line."""

from __future__ import annotations

import unicodedata

_LEADING_VOWELS = "เแโใไເແໂໃໄ"  # Thai and Lao: written before the consonant they belong to
_ZWJ = "\u200d"
_VIRAMA = 9  # canonical combining class
_NO_START = "，。、；：！？）」』】》〉”’・…ー々〜～,.;:!?)]}%"
_NO_END = "（「『【《〈“‘([{"


def clusters(text: str) -> list[str]:
    """The text cut so that no mark, joiner or conjunct is torn from its base, no flag or emoji sequence is split."""
    out: list[str] = []
    for char in text:
        last = out[-1] if out else ""
        if last and _clings(char, last):
            out[-1] += char
        else:
            out.append(char)
    return out


def _clings(char: str, last: str) -> bool:
    previous, code = last[-1], ord(char)
    flags = 0x1F1E6 <= code <= 0x1F1FF and len(last) == 1 and 0x1F1E6 <= ord(previous) <= 0x1F1FF
    return (
        flags
        or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or char in "\u0e33\u0eb3"  # sara am: drawn over the consonant before it
        or previous == _ZWJ
        or previous in _LEADING_VOWELS
        or unicodedata.combining(previous) == _VIRAMA
    )


def breakable(text: str) -> list[str]:
    """Clusters, with closing marks kept to what is before them and opening ones to what is after (kinsoku)."""
    out: list[str] = []
    for cluster in clusters(text):
        if out and (cluster[0] in _NO_START or out[-1][-1] in _NO_END):
            out[-1] += cluster
        else:
            out.append(cluster)
    return out
