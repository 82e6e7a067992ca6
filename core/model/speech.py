"""Speech settings of single lines, pronunciations of words, and recordings of a whole script."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from core.model.base import Model

LINE_PAUSE_S, SECTION_PAUSE_S = 0.30, 0.60  # silence after a line, and where a section or a point ends
TURN_PAUSE = 1.5  # times the pause after a line: between a question and its answer


class LineSpeech(Model):
    """Speech settings of one line. `own` is a WAV blob of a person saying `own_text`; it counts for no other words.

    `take` counts up each time the same words are to be said anew.
    """

    voice: str = Field(default="", max_length=200)  # "ENGINE:VOICE"; empty: the video's
    language: str = Field(default="", max_length=12)  # BCP-47; empty: the script's
    take: int = Field(default=0, ge=0, le=9999)
    own: str = Field(default="", pattern="^([0-9a-f]{64})?$")
    own_text: str = Field(default="", max_length=10_000)


class Pronunciation(Model):
    """One word of the lexicon: ordinary letters that sound like it, or IPA, or both (IPA where the engine reads it).

    `exact`: only where the word is written in just these capitals. `language`: BCP-47 primary code, empty for all.
    `as_written`: a person has heard it and wants nothing changed; the word is no longer doubted.
    """

    word: str = Field(min_length=1, max_length=200)
    said: str = Field(default="", max_length=200)
    ipa: str = Field(default="", max_length=200)
    exact: bool = False
    language: str = Field(default="", max_length=12)
    as_written: bool = False


class Difference(Model):
    """A difference between script and recording: the `words` about which a line sounds other than written."""

    line_id: int
    kind: Literal["skipped", "repeated", "changed"]
    words: tuple[str, ...] = ()


class Recording(Model):
    """A person's recording of the whole script, as it was taken in; lines decided about since leave `differences`."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    name: str = Field(default="", max_length=200)
    duration_s: float = 0.0
    differences: tuple[Difference, ...] = ()


Gender = Literal["woman", "man", "neutral"]
