"""The smallest pieces of a text that may stand apart: one answer for captions, lines and cards."""

from __future__ import annotations

import unicodedata

import regex

_LEADING_VOWELS = "เแโใไເແໂໃໄ"  # Thai and Lao: written before the consonant they belong to
_JOINERS = "\u200c\u200d\u2060"
_VIRAMA = 9  # canonical combining class
_CLUSTER = regex.compile(r"\X")


def clusters(text: str) -> list[str]:
    """The characters of a text as people count them (grapheme clusters): no mark, joiner or conjunct is torn from its
    base, no flag or emoji sequence is split.
    """
    out: list[str] = []
    for piece in _CLUSTER.findall(text):
        if out and _clings(piece[0], out[-1][-1]):
            out[-1] += piece
        else:
            out.append(piece)
    return out


def start(text: str, most: int) -> str:
    """The longest beginning of a text that has at most so many characters and ends between two clusters."""
    if len(text) <= most:
        return text
    if text[most - 1 : most + 1].isascii():  # nothing can lie across such a border
        return text[: max(0, most)]
    at = 0
    for cluster in clusters(text[: most + 64]):
        if at + len(cluster) > most:
            break
        at += len(cluster)
    return text[:at] or text[:most]  # one cluster alone can be longer than the room: a letter under a heap of marks


def end(text: str, most: int) -> str:
    """The longest end of a text that has at most so many characters and begins between two clusters."""
    if len(text) <= most:
        return text
    at = len(text)
    for cluster in reversed(clusters(text)):
        if len(text) - at + len(cluster) > most:
            break
        at -= len(cluster)
    return text[at:] or text[len(text) - most :]


def short(text: str, most: int) -> str:
    """A text within so many characters as people count them: as it is, or its beginning and an ellipsis."""
    return text if len(text) <= most else start(text, most - 1).rstrip() + "…"


def short_words(text: str, most: int, *, least: float = 0.5, closers: str = " ,;:–—-") -> str:
    """A text within so many characters as people count them: as it is, or its first whole words and an ellipsis.

    A word is cut where the words before it would fill less than `least` of the room; `closers` are not left at the end.
    """
    if len(text) <= most:
        return text
    head = start(text, most - 1)
    blank = head.rfind(" ")
    return (head[:blank] if blank > most * least else head).rstrip(closers) + "…"


def _clings(char: str, previous: str) -> bool:
    """Whether a piece belongs to the one before it, where Unicode's own rule would let them part."""
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
        or previous in _JOINERS
        or previous in _LEADING_VOWELS
        or unicodedata.combining(previous) == _VIRAMA
    )
