"""A figure as it counts up to itself: the texts on the way, written as the figure is."""

from __future__ import annotations

import re
import unicodedata

STEPS = 12
_RUN = re.compile(r"\d(?:[\d.,'’\u00a0\u202f٫٬]*\d)?")
_LEAST = 4  # there is nothing to count up to below
_YEARS = range(1000, 2200)


def counted(word: str, steps: int = STEPS) -> list[str]:
    """The texts before the word itself, ever closer; none where it holds no amount, two of them, or a year."""
    runs = _RUN.findall(word)
    if len(runs) != 1:
        return []
    number = str(runs[0])
    digits = "".join(str(unicodedata.digit(char)) for char in number if char.isdigit())
    value = int(digits)
    if value < _LEAST or (number.isdigit() and len(digits) == 4 and value in _YEARS):
        return []
    out: list[str] = []
    for step in range(1, steps):
        share = 1 - (1 - step / steps) ** 2
        text = word.replace(number, _written(round(value * share), number), 1)
        if text != word and out[-1:] != [text]:
            out.append(text)
    return out


def _written(value: int, like: str) -> str:
    """A value with the separators, decimals and digits of a number."""
    digits = iter(reversed(str(value).zfill(sum(char.isdigit() for char in like))))
    chars = [_digit(next(digits), char) if char.isdigit() else char for char in reversed(like)][::-1]
    whole = len(like) - _decimals(like)
    start = 0
    while start < whole - 1 and (not chars[start].isdigit() or unicodedata.digit(chars[start]) == 0):
        start += 1
    return "".join(chars[start:])


def _digit(digit: str, like: str) -> str:
    """An ASCII digit in the script of another one."""
    return chr(ord(like) - unicodedata.digit(like) + int(digit))


def _decimals(like: str) -> int:
    """Characters from the decimal sign on: the last separator, where not just three digits follow it."""
    at = max((n for n, char in enumerate(like) if not char.isdigit()), default=-1)
    after = len(like) - at - 1
    return after + 1 if at >= 0 and (after != 3 or like[at] == "٫") else 0
