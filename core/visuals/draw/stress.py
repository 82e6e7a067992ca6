"""The word of a statement that is set in the accent colour: its figure, else its weightiest word."""

from __future__ import annotations

from core.language.spacing import unspaced
from core.language.stop_words import stop_words

LEAST_WORDS, LEAST_LETTERS = 3, 5
_LATE = 2  # letters that a word near the end, where a sentence has its weight, counts more


def stressed(text: str, language: str) -> str:
    """The word as it stands in the text, with its marks; empty where none stands out, or where words are not set apart
    by spaces.
    """
    words = text.split()
    if len(words) < LEAST_WORDS or unspaced(language):
        return ""
    figure = next((word for word in words if any(char.isdigit() for char in word)), "")
    if figure:
        return figure
    little = stop_words(language)

    def weight(n: int) -> tuple[int, int]:
        letters = sum(char.isalnum() for char in words[n])
        return (letters + (_LATE if n * 2 >= len(words) else 0), n)

    heavy = [n for n, word in enumerate(words) if _bare(word).casefold() not in little and n > 0]
    best = max(heavy, key=weight, default=-1)
    return words[best] if best >= 0 and len(_bare(words[best])) >= LEAST_LETTERS else ""


def _bare(word: str) -> str:
    return "".join(char for char in word if char.isalnum())
