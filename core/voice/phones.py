"""From the times of phonemes, as local models give them, to stamps on the words of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.voice.engine import Stamp
from core.voice.text import tokens

_MARKS = frozenset("_^$,.;:!?¡¿—…\"«»“”()'- ")


def of_phones(
    text: str, phones: Iterable[tuple[str, float, float]], phonemes_of: Callable[[str], str]
) -> tuple[Stamp, ...]:
    """Word stamps of an engine's (phoneme, start, end) in order, where a " " stands between spoken words.

    One token may be several spoken words ("2024"): `phonemes_of(token)` says how many. Where the sums differ, because
    words were run together, there are no stamps: better to align than to be one word off.
    """
    spoken = _words(phones)
    expected = [(token, len(_groups(phonemes_of(token.text)))) for token in tokens(text)]
    if not spoken or sum(count for _, count in expected) != len(spoken):
        return ()
    out: list[Stamp] = []
    at = 0
    for token, count in expected:
        if count:
            out.append(Stamp(token.start, spoken[at][0], spoken[at + count - 1][1]))
            at += count
    return tuple(out)


def _groups(phonemes: str) -> list[str]:
    return [part for part in phonemes.split() if any(char not in _MARKS for char in part)]


def _words(phones: Iterable[tuple[str, float, float]]) -> list[tuple[float, float]]:
    """Start and end of each run of phonemes between spaces; marks and pauses belong to no word."""
    out: list[tuple[float, float]] = []
    open_ = False
    for phoneme, start, end in phones:
        if phoneme.isspace():
            open_ = False
        elif phoneme not in _MARKS:
            out[-1:] = [(out[-1][0], end)] if open_ else [*out[-1:], (start, end)]
            open_ = True
    return out
