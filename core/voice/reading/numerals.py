"""Roman numbers as figures."""

from __future__ import annotations

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value(roman: str) -> int:
    """The number that a Roman one stands for, for a voice to read aloud."""
    numbers = [_VALUES[letter] for letter in roman]
    return sum(-n if any(m > n for m in numbers[at + 1 : at + 2]) else n for at, n in enumerate(numbers))
