"""Times as vendors give them, by character or by word, as stamps on the characters of the text that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from core.language.spacing import is_unspaced
from core.voice.engine import Stamp
from core.voice.text import tokens


def of_characters(text: str, chars: Sequence[str], starts: Sequence[float], ends: Sequence[float]) -> tuple[Stamp, ...]:
    """Word stamps of a spoken text from an engine's times of single characters; foreign characters are passed over."""
    if not len(chars) == len(starts) == len(ends):
        return ()
    at = _places(text, chars)
    begins = {place: float(starts[index]) for index, place in at.items()}
    finishes = {place: float(ends[index]) for index, place in at.items()}
    out: list[Stamp] = []
    for token in tokens(text):
        inside = [place for place in range(token.start, token.end) if place in begins]
        if not inside:
            continue
        alone = [place for place in inside[1:] if is_unspaced(text[place]) and text[place].isalpha()]
        cuts = [inside[0], *alone]
        for cut, after in zip(cuts, [*alone, None], strict=True):
            end = finishes[inside[-1]] if after is None else begins[after]
            out.append(Stamp(cut, begins[cut], max(begins[cut], end)))
    return _rising(out)


def of_words(text: str, words: Iterable[tuple[str, float, float]]) -> tuple[Stamp, ...]:
    """Word stamps of a spoken text from an engine's (word, start, end) in order; a word that is not found in the rest
    of the text is passed over.
    """
    out: list[Stamp] = []
    low, at = text.casefold(), 0
    same = len(low) == len(text)
    for word, start_s, end_s in words:
        requested = word.strip()
        found = (low if same else text).find(requested.casefold() if same else requested, at)
        if requested and 0 <= found <= at + 80 + len(requested):  # farther away it is another word of the same spelling
            out.append(Stamp(found, start_s, max(start_s, end_s)))
            at = found + len(requested)
    return _rising(out)


def _places(text: str, chars: Sequence[str]) -> dict[int, int]:
    """Map the index of each timed character to the index of its character in the text."""
    if "".join(chars) == text and len(chars) == len(text):
        return {index: index for index in range(len(chars))}
    out: dict[int, int] = {}
    for a, b, size in SequenceMatcher(None, list(chars), list(text), autojunk=False).get_matching_blocks():
        out.update({a + step: b + step for step in range(size)})
    return out


def _rising(stamps: list[Stamp]) -> tuple[Stamp, ...]:
    """Without those that run back in time."""
    out: list[Stamp] = []
    for stamp in stamps:
        if stamp.start_s >= 0 and (not out or stamp.start_s >= out[-1].start_s):
            out.append(stamp)
    return tuple(out)
