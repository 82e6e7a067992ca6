"""A line beside what was heard of it, sound by sound: words whose sounds were not heard.

Both are brought into the sounds of one voice, so that "colour" is "color" and "2024" is "twenty twenty-four"; names
that are spelt otherwise but sound alike are the same word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_UNHEARD = 0.3  # of a word's sounds, from which on it was heard as another
_GAP, _INSIDE = 1.0, 0.6  # the price of a sound that was not heard, and of one that was heard beside it
_CLASSES = (
    "pb", "td", "kɡgqx", "fv", "szθðʃʒçʑɕ", "mnŋɲ", "lɫʎ", "rɹɾʁɻʀ", "wʋʊu", "jiɪ", "eɛæɐə", "ɜɚəɐʌ", "aɑɐʌæ", "oɔɒʊ",
    "uyʉ", "øœ", "hx", "ʧʃ", "ʤʒ", "td", "vwʋ", "iɪyeə", "oʌɔə", "uʊə", "ɪəɛe", "ɾtd",
)  # fmt: skip
_NEAR = {frozenset((a, b)) for signs in _CLASSES for a in signs for b in signs if a != b}
_NEAR_PRICE = 0.25
_NO_SOUND = re.compile(r"[ˈˌːˑ^\s\-_|‿.,;:!?()ʲʰ]|\([^)]*\)")
_LONG = {
    "tʃ": "ʧ",
    "dʒ": "ʤ",
    "aɪ": "ai",
    "aʊ": "au",
    "oʊ": "o",
    "əʊ": "o",
    "eɪ": "e",
    "ɔɪ": "oi",
    "ɜːɹ": "ɜ",
    "ɝ": "ɜ",
}


@dataclass(frozen=True)
class Unheard:
    """The share of a word's sounds that were not heard, and the words that were heard in its place."""

    share: float
    heard: str

    @property
    def is_wrong(self) -> bool:
        return self.share > _UNHEARD


def bare_sounds(ipa: str) -> str:
    """The sounds of IPA alone, without stress, length and ties; double letters for single sounds are made one."""
    text = re.sub(r"\([^)]*\)", "", unicodedata.normalize("NFD", ipa)).replace("^", "").replace("͡", "")
    for letters, sound in _LONG.items():
        text = text.replace(letters, sound)
    text = _NO_SOUND.sub("", text)
    return "".join(char for char in text if unicodedata.category(char)[0] == "L")


def compared(words: Sequence[str], heard: Sequence[tuple[str, str]]) -> list[Unheard]:
    """Each of a line's words, given as sounds, beside the words that were heard, given as (spelling, sounds)."""
    ours = [(sound, number) for number, sounds in enumerate(words) for sound in sounds]
    theirs = [(sound, number) for number, (_, sounds) in enumerate(heard) for sound in sounds]
    steps = _walk([sound for sound, _ in ours], [sound for sound, _ in theirs])
    lost = [0.0] * len(words)
    places: list[set[int]] = [set() for _ in words]
    current = 0
    for mine, other in steps:
        if mine is not None:
            current = ours[mine][1]
        if mine is not None and other is not None:
            lost[current] += _price(ours[mine][0], theirs[other][0])
            places[current].add(theirs[other][1])
        elif mine is not None:
            lost[current] += _GAP
        elif other is not None and current < len(words):
            lost[current] += _INSIDE
            places[current].add(theirs[other][1])
    out = []
    for number, sounds in enumerate(words):
        spelt = " ".join(heard[place][0] for place in sorted(places[number]))
        out.append(Unheard(min(1.0, lost[number] / max(2, len(sounds))) if sounds else 0.0, spelt))
    return out


def _price(sound: str, other: str) -> float:
    if sound == other:
        return 0.0
    return _NEAR_PRICE if frozenset((sound, other)) in _NEAR else 1.0


def _walk(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The cheapest way through both rows of sounds, as pairs of places; None where one of them has nothing."""
    cost = np.zeros((len(ours) + 1, len(theirs) + 1))
    cost[1:, 0] = np.arange(1, len(ours) + 1) * _GAP
    cost[0, 1:] = np.arange(1, len(theirs) + 1) * _INSIDE
    for a, sound in enumerate(ours, 1):
        for b, other in enumerate(theirs, 1):
            cost[a, b] = min(cost[a - 1, b - 1] + _price(sound, other), cost[a - 1, b] + _GAP, cost[a, b - 1] + _INSIDE)
    out: list[tuple[int | None, int | None]] = []
    a, b = len(ours), len(theirs)
    while a or b:
        if a and b and np.isclose(cost[a, b], cost[a - 1, b - 1] + _price(ours[a - 1], theirs[b - 1])):
            a, b = a - 1, b - 1
            out.append((a, b))
        elif a and np.isclose(cost[a, b], cost[a - 1, b] + _GAP):
            a -= 1
            out.append((a, None))
        else:
            b -= 1
            out.append((None, b))
    return out[::-1]
