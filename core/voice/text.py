"""Texts as engines get them instead of the lines, and the way back to the lines' characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from core.language.emoji import silent, without_emoji


@dataclass(frozen=True)
class Token:
    """A whitespace-separated word of a line: `text == line[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def speakable(self) -> bool:
        """Whether it holds a letter, a digit or a symbol that has a name; "—" and "..." have none."""
        return any(unicodedata.category(char)[0] in "LN" or char in _NAMED for char in without_emoji(self.text))


_NAMED = "&%$€£¥+=@#°"


def tokens(line: str) -> list[Token]:
    """The words of a line to be spoken; the same as `line.split()`."""
    return [Token(found[0], found.start(), found.end()) for found in re.finditer(r"\S+", line)]


@dataclass(frozen=True)
class Spoken:
    """The text an engine speaks; `origin[i]` is the place in the line that its character `i` stands for.

    `phonemes` are (start, end, IPA) of stretches of the text that are to sound so, whatever is written there.
    """

    text: str
    origin: tuple[int, ...]
    phonemes: tuple[tuple[int, int, str], ...] = ()

    def place(self, char: int) -> int:
        """The line's character behind character `char` of the spoken text (clamped to the ends)."""
        if not self.origin:
            return 0
        return self.origin[min(max(char, 0), len(self.origin) - 1)]


def of_pieces(pieces: Iterable[tuple[str, int]]) -> Spoken:
    """A spoken text of (text, place in the line) pieces; characters of a piece all stand for its place."""
    text: list[str] = []
    origin: list[int] = []
    for piece, place in pieces:
        text.append(piece)
        origin.extend([place] * len(piece))
    return Spoken("".join(text), tuple(origin))


def plain(line: str) -> Spoken:
    """A line to be spoken without what is not text: control characters and emoji become spaces, invisible marks go."""
    pictures = {place for start, end in silent(line) for place in range(start, end)}
    return of_pieces((" " if place in pictures else _sound_of(char), place) for place, char in enumerate(line))


def _sound_of(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs", "Co", "Cn") or kind in ("Zs", "Zl", "Zp"):
        return " "
    if kind == "Cf" and char not in "\u200c\u200d":  # the joiners decide the letters of Persian and Indic words
        return ""
    return char
