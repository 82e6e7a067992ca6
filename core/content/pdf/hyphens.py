"""Words parted at the end of a line, put together again; a hyphen of the word's own stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_PARTED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_BEGINS = re.compile(r"^([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_OPEN = ("self", "non", "well", "half", "ex", "all", "co", "anti", "pre", "semi", "so", "vice")


class Hyphens:
    """Joins lines; what the rest of the document writes decides about a hyphen at a line's end."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._hyphened: set[str] = set()
        self._typed = False  # whether the long hyphen stands inside lines, too, and not only where a program put it
        for line in lines:
            words = _WORD.findall(line)
            if line.rstrip().endswith(("-", "\u2010", "\u00ad")):
                words = words[:-1]
            self._typed = self._typed or any("\u2010" in word for word in words)
            for word in words:
                plain = word.casefold().replace("\u2010", "-").replace("\u2011", "-")
                (self._hyphened if "-" in plain else self._whole).add(plain)

    def join(self, lines: list[str]) -> str:
        """The lines as one."""
        text = ""
        for line in lines:
            text = self._joined(text, line) if text else line
        return text.replace("\u00ad", "")

    def _joined(self, text: str, line: str) -> str:
        parted, begins = _PARTED.search(text), _BEGINS.match(line)
        if parted and begins:
            first, second = parted.group(1).casefold(), begins.group(1).casefold()
            put = text.endswith("\u00ad") or (text.endswith("\u2010") and not self._typed)
            if put or not self._keeps(first, second, begins.group(1)):
                return text[:-1] + line
            return text + line
        if re.search(r"\w[-\u2010\u2013/]$", text) and re.match(r"\w", line) and not text.endswith(" –"):
            return text + line
        dense = text and line and _is_dense(text[-1]) and _is_dense(line[0])
        return text + line if dense else f"{text} {line}"

    def _keeps(self, first: str, second: str, written: str) -> bool:
        """Whether the hyphen is the word's own."""
        if f"{first}-{second}" in self._hyphened:
            return True
        if first + second in self._whole:
            return False
        if written[0].isupper():
            return True
        return first in _OPEN or (first in self._whole and second in self._whole and len(first) > 2 and len(second) > 3)


def _is_dense(char: str) -> bool:
    """Whether a letter is of a script without spaces."""
    return unicodedata.east_asian_width(char) in "WF"
