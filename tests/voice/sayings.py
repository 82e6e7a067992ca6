"""Texts spoken by espeak-ng with known word times, and what a transcriber would hear of them."""

from __future__ import annotations

import io
import re
import wave
from functools import lru_cache

import numpy as np

from core.voice.engine import Stamp
from core.voice.words import words_of
from tests.voice.wire import spoken

TEXT = "The quick brown fox, in 2024, jumps over AT&T's lazy dog."
_SAID = {"2024,": ("twenty", "twenty", "four"), "AT&T's": ("AT", "and", "T's"), "fox,": ("fox",), "quick": ("quik",)}
_SOUNDS: dict[int, str] = {}


@lru_cache(maxsize=8)
def said(text: str = TEXT) -> tuple[np.ndarray, int, tuple[tuple[float, float], ...]]:
    """Samples, rate and the true times of the text's words."""
    wav, length_s, stamps = spoken(text)
    samples, rate = _read(wav)
    words = words_of(text, [Stamp(*stamp) for stamp in stamps], length_s)
    _SOUNDS[len(samples)] = text
    return samples, rate, tuple((word.start, word.end) for word in words)


def _read(wav: bytes) -> tuple[np.ndarray, int]:
    with wave.open(io.BytesIO(wav)) as opened:
        return np.frombuffer(opened.readframes(opened.getnframes()), "<i2").astype(np.int16), opened.getframerate()


def text_of_sound(wav: bytes) -> str:
    """The text that was spoken in a WAV file made here."""
    return _SOUNDS[len(_read(wav)[0])]


def heard_as(text: str, how: str) -> list[tuple[str, float, float]]:
    """(word, start, end): "as written" all words of the text, "as said" other spellings and one word missed."""
    _, _, times = said(text)
    out: list[tuple[str, float, float]] = []
    for word, (start, end) in zip(text.split(), times, strict=True):
        if how == "as written":
            out.append((word, start, end))
            continue
        if word == "lazy":
            continue
        parts = _SAID.get(word, (re.sub(r"\W", "", word).lower(),))
        step = (end - start) / len(parts)
        out += [(part, start + step * at, start + step * (at + 1)) for at, part in enumerate(parts)]
    return out
