"""The spoken audio of a script: one take a line, with word times.

Audio is 48 kHz mono signed 16-bit PCM in a WAV blob. Each line and the pause after it is padded to whole frames
(1,600 samples at 30 fps), so that a new take of one line never shifts the inside of another.
"""

from __future__ import annotations

from itertools import pairwise

from core.model.base import Model
from core.model.voice_id import VoiceId

SAMPLE_RATE = 48_000
FPS = 30
SAMPLES_PER_FRAME = SAMPLE_RATE // FPS


class Word(Model):
    """One whitespace-separated token of the line; seconds from the start of the line's audio."""

    word: str
    start: float
    end: float
    marks: tuple[tuple[int, float], ...] = ()  # (character of the word, second it is spoken), where more is known

    def time_at(self, char: int) -> float:
        """Return the second at which character `char` (0-based) is spoken; between two marks by proportion."""
        places = [(0, self.start), *(mark for mark in self.marks if mark[0] > 0), (max(len(self.word), 1), self.end)]
        for (low, begin), (high, end) in pairwise(places):
            if char <= high:
                return begin + (end - begin) * (max(char, low) - low) / max(high - low, 1)
        return self.end


class Take(Model):
    """The audio of one line. `n_samples` counts speech, `n_frames` speech and pause, padded.

    `words` follow each other inside the speech, none overlapping (`core.voice.words` sees to it).
    """

    line_id: int
    text: str
    audio: str  # sha256 of the WAV blob
    n_samples: int
    n_frames: int
    words: tuple[Word, ...]
    take: int = 0
    key: str = ""  # hash of everything that decides the audio
    voice: str = ""  # "ENGINE:VOICE" where it isn't the narration's; "recording": a person said it


class Narration(Model):
    """All takes, in the order of the lines."""

    engine: str
    voice: str
    language: str
    speed: float = 1.0
    takes: tuple[Take, ...]

    @property
    def voice_id(self) -> VoiceId:
        """The voice of the lines that name none of their own."""
        return VoiceId(self.engine, self.voice)

    @property
    def n_frames(self) -> int:
        return sum(take.n_frames for take in self.takes)

    @property
    def duration_s(self) -> float:
        return self.n_frames / FPS

    def starts(self) -> dict[int, int]:
        """The first frame of each line, by line id."""
        out: dict[int, int] = {}
        at = 0
        for take in self.takes:
            out[take.line_id] = at
            at += take.n_frames
        return out
