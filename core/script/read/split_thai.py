"""Thai has no full stop: it writes a blank where a phrase ends. Phrases are joined to lines of a speakable length."""

from __future__ import annotations

import re

_SHORT = 45  # characters; a phrase shorter than this is joined to the next
_LONG = 130
# What a phrase may begin with without starting anything new: joined to the phrase before.
_GOES_ON = (
    "และ",
    "หรือ",
    "แต่",
    "ซึ่ง",
    "ที่",
    "โดย",
    "เพื่อ",
    "เพราะ",
    "ก็",
    "จึง",
    "ได้แก่",
    "เช่น",
    "ว่า",
    "ๆ",
    "ฯ",
    "กับ",
    "แก่",
    "ของ",
    "ใน",
    "จาก",
    "ถึง",
)


def phrases(text: str) -> list[tuple[int, int]]:
    """Ranges of phrases, cut at blanks between Thai letters, short ones joined."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\S+(?:[ \u00a0]+(?![\u0e01-\u0e5b])\S+)*", text)]
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        glued = bool(out) and "\n" not in text[out[-1][1] : start]
        if glued and text[out[-1][1] - 1] not in ".!?":
            so_far = out[-1][1] - out[-1][0]
            joins = text.startswith(_GOES_ON, start) or so_far < _SHORT or not _thai(text[out[-1][1] - 1])
            if joins and end - out[-1][0] <= _LONG:
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


def _thai(char: str) -> bool:
    """Whether the character is Thai."""
    return "\u0e01" <= char <= "\u0e5b"
