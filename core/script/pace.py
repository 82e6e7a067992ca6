"""Estimates of speaking time: seconds a letter, digit and pause, measured on espeak-ng 1.52 at 168 words a minute."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from core.language.tag import base
from core.model.base import Model
from core.model.narration import SAMPLE_RATE, Narration
from core.model.script import Line
from core.model.speech import LINE_PAUSE_S, SECTION_PAUSE_S

DIGIT_S = 0.45  # a digit is a word of its own, or a part of a long one
STOP_S = 0.22  # a comma, colon, dash within the line
CAPITAL_S = 0.13  # what a letter of an acronym takes beyond a letter of a word

# Seconds a letter: 45 sentences of The Debian Administrator's Handbook a language (5 written ones where it has none).
# Japanese and Thai, which espeak cannot read, are set to a narrator's 350 characters and 160 words a minute.
LETTER_S: dict[str, float] = {
    "ar": 0.1090, "be": 0.0943, "bg": 0.0743, "bn": 0.0878, "bs": 0.0793, "ca": 0.0632,
    "cs": 0.0759, "da": 0.0700, "de": 0.0612, "el": 0.0643, "en": 0.0665, "es": 0.0682,
    "et": 0.0770, "eu": 0.0682, "fa": 0.0994, "fi": 0.0703, "fr": 0.0552, "gl": 0.0739,
    "he": 0.0882, "hi": 0.0845, "hr": 0.0793, "hu": 0.0772, "id": 0.0774, "is": 0.0752,
    "it": 0.0680, "ja": 0.1650, "ko": 0.1843, "lt": 0.0794, "lv": 0.0728, "mk": 0.0697,
    "mr": 0.0845, "ms": 0.0774, "nb": 0.0728, "ne": 0.0845, "nl": 0.0742, "pl": 0.0770,
    "pt": 0.0700, "ro": 0.0820, "ru": 0.0592, "sk": 0.0742, "sl": 0.0823, "sr": 0.0697,
    "sv": 0.0740, "ta": 0.0655, "th": 0.0820, "tr": 0.0775, "uk": 0.0943, "ur": 0.0900,
    "vi": 0.0670, "zh": 0.2468,
}  # fmt: skip
_STOP = re.compile(r"[,;:،؛、，；：–—]|[.!?](?=\s)|…")
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]+\b")


class Pace(Model):
    """The pace of a voice: `factor` multiplies the table's seconds (1.1 is a voice ten per cent slower)."""

    factor: float = 1.0
    line_pause_s: float = LINE_PAUSE_S
    part_pause_s: float = SECTION_PAUSE_S

    def scaled(self, speed: float) -> Pace:
        """The same voice at another speed; pauses stay."""
        return self.model_copy(update={"factor": self.factor / max(0.1, speed)})


def letter_s(language: str, text: str = "") -> float:
    """Estimate the seconds a letter takes to say in a language, or by the script of the text where the language is
    not in the table.
    """
    code = base(language)
    if code in LETTER_S:
        return LETTER_S[code]
    name = unicodedata.name(next((c for c in text if c.isalpha()), "a"), "")
    if name.startswith(("CJK", "HIRAGANA", "KATAKANA")):
        return LETTER_S["zh"]
    if name.startswith(("ARABIC", "HEBREW", "SYRIAC")):
        return LETTER_S["ar"]
    return LETTER_S["en"]


def estimate_s(text: str, language: str, pace: Pace | None = None) -> float:
    """Estimate the seconds that one line takes to say, without the pause after it."""
    factor = pace.factor if pace else 1.0
    kinds = [unicodedata.category(c)[0] for c in text]
    spelled = sum(len(m[0]) for m in _ACRONYM.finditer(text))
    seconds = letter_s(language, text) * sum(kind in "LM" for kind in kinds)
    seconds += DIGIT_S * sum(c.isdigit() for c in text) + CAPITAL_S * spelled
    seconds += STOP_S * len(_STOP.findall(text))
    return round(max(0.4 if text.strip() else 0.0, seconds) * factor, 2)


def total_s(lines: Sequence[Line], language: str, pace: Pace | None = None) -> float:
    """Estimate the seconds of a whole script, with a pause after each line and a longer one after each part."""
    pace = pace or Pace()
    seconds = 0.0
    for n, line in enumerate(lines):
        seconds += estimate_s(line.text, language, pace)
        last_of_part = n + 1 < len(lines) and (lines[n + 1].section, lines[n + 1].point) != (line.section, line.point)
        seconds += pace.part_pause_s if last_of_part else pace.line_pause_s
    return round(seconds, 2)


def measured_pace(narration: Narration) -> Pace:
    """The pace of a voice that has spoken a script: its seconds against the table's."""
    table = sum(estimate_s(take.text, narration.language) for take in narration.takes)
    heard = sum(take.n_samples for take in narration.takes) / SAMPLE_RATE
    return Pace(factor=round(heard / table, 4) if table and heard else 1.0)


def mean_s(texts: Iterable[str], language: str, pace: Pace | None = None) -> float:
    """Estimate the seconds of several texts with a pause after each."""
    pause = (pace or Pace()).line_pause_s
    return sum(estimate_s(text, language, pace) + pause for text in texts)
