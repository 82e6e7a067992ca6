"""Words cut where their language allows a hyphen, for lines that are narrower than one word."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from core.language.scripts import script_of
from core.language.sign_runs import breakable
from core.language.tag import base

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT = "\u00ad"  # at the end of a piece: a hyphen is shown where the line ends behind it
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_HYPHENATED = frozenset("Latn Cyrl Grek Armn Geor Deva Beng Taml Telu Knda Mlym Gujr Guru Orya Sinh Ethi".split())  # noqa: SIM905
_VOWELS = frozenset("aeiouyäöüåæøœàáâãèéêëìíîïòóôõùúûýăąęěőűůıаеёиоуыэюяіїєαεηιουωάέήίόύώ")
_JOINTS = ("ungs", "heits", "keits", "schafts", "tions", "täts")  # after these a German compound goes on
_SEPARATORS = "/-_.?&=:@#+‐–"
_LEAST = 2  # letters on either side of a hyphen
_LOOK = 400  # letters measured at once: no room holds more
_SHORT = 0.3  # of the room; a piece is no shorter where it can be helped


def shown(piece: str) -> str:
    """A piece of a hyphenated word as it stands at the end of a line."""
    return piece[:-1] + "-" if piece.endswith(SOFT) else piece


def parts(word: str, room: float, measure: Callable[[str], float], language: str) -> list[str]:
    """The pieces of a word, hyphenated by its language: the fewest that fit the room, as even as can be; the word
    itself where it fits.

    A piece ends in `SOFT` where it needs a hyphen at the end of its line. No letter is torn from its marks: a single
    one that is wider than the room stays so.
    """
    if measure(word) <= room:
        return [word]
    clusters = breakable(word)
    ends = list(itertools.accumulate(map(len, clusters)))
    pains = _pains(word, ends[:-1], language)
    wide = measure(word)
    n_pieces = next((n for n in range(2, 1000) if wide / n * 1.05 + measure("-") <= room), 1000)
    goal = wide / n_pieces
    out: list[str] = []
    start = 0
    while measure(word[start : start + _LOOK]) > room:
        fits: dict[int, float] = {}
        for end in ends[:-1]:
            if end <= start:
                continue
            px = measure(shown(_piece(word, start, end)))
            if px > room and fits:
                break
            fits[end] = pains[end] + abs(px - goal) / room
            rest = measure(word[end:]) if len(word) - end <= end - start else room
            fits[end] += 0.8 if min(px, rest) < _SHORT * room else 0.0
            if px > room:
                break  # a single letter is wider than the room
        if not fits:
            break
        end = min(fits, key=fits.__getitem__)
        out.append(_piece(word, start, end))
        start = end
    return [*out, word[start:]]


def _piece(word: str, start: int, end: int) -> str:
    """The piece with a soft hyphen where letters stand on both sides of its end, in a script that writes hyphens."""
    before, after = word[end - 1], word[end : end + 1]
    letters = _LETTERS.fullmatch(before) and _LETTERS.match(after)
    hyphen = letters and script_of(_base_of(word, end)) in _HYPHENATED
    return word[start:end] + (SOFT if hyphen else "")


def _base_of(word: str, end: int) -> str:
    """The last character before a place that is no mark."""
    return next((char for char in reversed(word[:end]) if not regex.match(r"\p{M}", char)), word[end - 1])


def _pains(word: str, ends: list[int], language: str) -> dict[int, float]:
    """Score how badly a reader takes a break at each place: none after a separator, little at a hyphenation point."""
    points = _points(word, language)
    out = {}
    for end in ends:
        before, after = word[end - 1], word[end]
        if before in _SEPARATORS or before == SOFT or script_of(before) != script_of(after):
            out[end] = 0.0
        elif end in points:
            out[end] = 0.0 if word[:end].lower().endswith(_JOINTS) else 0.2
        else:
            out[end] = 2.0  # inside a syllable: only where nothing else fits
    return out


@lru_cache(maxsize=512)
def _points(word: str, language: str) -> frozenset[int]:
    """The places of a word where its language allows a hyphen."""
    dictionary = _dictionary(language)
    out: set[int] = set()
    for run in _LETTERS.finditer(word):
        letters, at = run[0], run.start()
        if dictionary is not None:
            # A point that would change letters (old German ck, Hungarian doubled letters) is none here.
            found = [int(place) for place in dictionary.positions(letters) if not getattr(place, "data", None)]
        else:
            found = _syllables(letters)
        out.update(at + place for place in found if _LEAST <= place <= len(letters) - _LEAST)
    return frozenset(out)


def _syllables(letters: str) -> list[int]:
    """The beginnings of syllables where no dictionary has them: one consonant before a vowel, as in Finnish."""
    low = letters.lower()
    return [
        n
        for n in range(1, len(low) - 1)
        if low[n] not in _VOWELS and low[n + 1] in _VOWELS and any(char in _VOWELS for char in low[:n])
    ]


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Pyphen | None:
    """The hyphenation dictionary of a language; None where there is none."""
    import pyphen

    name = pyphen.language_fallback(language) or pyphen.language_fallback(base(language))
    return pyphen.Pyphen(lang=name) if name else None
