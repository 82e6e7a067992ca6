"""Room 3: the script's lines become sound with word times.

`speak_lines` takes lines and gives a `Narration`; `voices` and `default_voice` say who can speak; `can_speak` refuses
what a voice cannot say before anything is made. The walk of one line: speak.py -> speaker.py (a kept take, or:) ->
text.py (what is sent to the engine) -> engines/ (sound, and stamps or align.py) -> sound.py (trimmed, levelled, 48 kHz)
-> words.py (times of the line's own words).

engines/  speech engines, one file each          aligners/  word times of a finished sound, one file each
reading/  figures, dates, money read as words    install/   voices that can be downloaded
doubts/   words that a voice may say wrong
kokoro/   the natural voice: its model, its shipped voices, the sounds of a text
"""

from __future__ import annotations

from core.voice.assemble import assembled, whole_sound
from core.voice.catalogue import can_speak, default_voice, require_known, voices
from core.voice.engine import Voice
from core.voice.pace import letters_per_s
from core.voice.pairs import second_voice
from core.voice.paying import Owed, price
from core.voice.recording import Recorded, recorded
from core.voice.speak import SpokenResult, preview, speak_lines, unpaid_lines

__all__ = [
    "Owed",
    "Recorded",
    "SpokenResult",
    "Voice",
    "assembled",
    "can_speak",
    "default_voice",
    "letters_per_s",
    "preview",
    "price",
    "recorded",
    "require_known",
    "second_voice",
    "speak_lines",
    "unpaid_lines",
    "voices",
    "whole_sound",
]
