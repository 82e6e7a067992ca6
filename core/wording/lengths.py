"""The length of something in words: everywhere alike."""

from __future__ import annotations


def length(value: float | str) -> str:
    """The wording of a length: 58.2 -> "58 s", 312 -> "5 min 12 s"; what is no number, such as one that is not known,
    as it is.
    """
    if isinstance(value, str):
        return value
    whole = round(value)
    if whole < 120:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def about(value: float) -> str:
    """The wording of a length that is only an estimate, rounded: 236 -> "4 min", 47 -> "45 s"."""
    return length(5 * round(value / 5) if value < 90 else 30 * round(value / 30))
