"""Tables of sounds, written as words: "zh=ꭧ ch=ꭧʰ"."""

from __future__ import annotations


def table(pairs: str) -> dict[str, str]:
    """Return the table that words of the form SIGN=SOUND write; a sound may be empty."""
    return {sign: sound for sign, _, sound in (pair.partition("=") for pair in pairs.split())}
