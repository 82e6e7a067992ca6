"""A judge of another family for the aligner: flite's diphone and statistical voices, which say when each sound ends.

flite is a program of Debian's (`apt install flite`), English only. Its sounds are dealt out to words by how many each
word has when it is spoken alone; a sentence whose sums differ, because sounds were run together, is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.voice.engine import Stamp
from core.voice.text import tokens

INSTALL = "apt install flite"
LANGUAGE = "en-us"
VOICES = ("kal16", "awb", "rms", "slt")  # diphones, and three statistical voices; kal16 sounds like no other of ours
SENTENCES = (
    "The old harbour wakes up every morning with boats, voices and the smell of fresh bread.",
    "Most people never notice how quickly a small river can change its colour after heavy rain.",
    "When the bridge was finished, traders came from both sides and built a market beneath it.",
    "Engineers tested the new engine for three weeks before anybody dared to fly with it.",
    "She opened the window, listened to the birds and decided to stay at home.",
    "Every good story begins with a question that nobody in the room can answer.",
)
_PAUSE = "pau"
_TIMEOUT_S = 30


@dataclass(frozen=True)
class Known:
    """A sentence that flite spoke: int16 mono, and a stamp for each word."""

    voice: str
    text: str
    samples: np.ndarray
    rate: int
    stamps: tuple[Stamp, ...]


def program() -> str | None:
    """The path of the flite program, whose speech the aligner is measured on; None where it is not installed."""
    return shutil.which("flite")


def spoken(found: str) -> Iterator[Known]:
    """The sentences that flite speaks for the aligner's benchmark, by all voices of the program."""
    for voice in VOICES:
        for text in SENTENCES:
            samples, rate, sounds = _said(found, voice, text)
            stamps = stamps_of(text, sounds, [_count(found, token.text) for token in tokens(text)])
            if stamps:
                yield Known(voice, text, samples, rate, stamps)


def stamps_of(text: str, sounds: list[tuple[str, float, float]], counts: list[int]) -> tuple[Stamp, ...]:
    """Stamps of the words from (sound, start, end) without the pauses; none where the counts do not add up."""
    if sum(counts) != len(sounds) or 0 in counts:
        return ()
    out, at = [], 0
    for token, count in zip(tokens(text), counts, strict=True):
        out.append(Stamp(token.start, sounds[at][1], sounds[at + count - 1][2]))
        at += count
    return tuple(out)


def _said(found: str, voice: str, text: str) -> tuple[np.ndarray, int, list[tuple[str, float, float]]]:
    with tempfile.TemporaryDirectory(prefix="flite-") as folder:
        path = Path(folder) / "said.wav"
        stdout = subprocess.run(
            [found, "-voice", voice, "-psdur", "-t", text, "-o", str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=_TIMEOUT_S,
        ).stdout
        with wave.open(str(path)) as opened:
            samples = np.frombuffer(opened.readframes(opened.getnframes()), "<i2").astype(np.int16)
            rate = opened.getframerate()
    sounds, begin = [], 0.0
    for part in stdout.split():
        name, _, until = part.rpartition(":")
        if name != _PAUSE:
            sounds.append((name, begin, float(until)))
        begin = float(until)
    return samples, rate, sounds


@lru_cache(maxsize=512)
def _count(found: str, word: str) -> int:
    """Count the phones of a word spoken alone: the same for all voices, which share a dictionary."""
    return len(_said(found, VOICES[0], word.strip(".,"))[2])
