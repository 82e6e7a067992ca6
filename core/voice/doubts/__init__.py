"""Words that a voice is likely to say wrong: by rule, and by what a recogniser hears.

by_rule.py     a line's words by their spelling        commonness.py  how common a word is in a language
spelling.py    words that are code, with a respelling  by_ear.py      what was heard, sound by sound, beside the line
listener.py    a recogniser on this machine            listing.py     both together, for the lines of a script
"""

from __future__ import annotations

from core.voice.doubts.doubt import Doubt, Reason
from core.voice.doubts.listener import INSTALL, can_listen, kept_transcript, transcript
from core.voice.doubts.listing import SpokenLine, doubtful_words

__all__ = ["INSTALL", "Doubt", "Reason", "SpokenLine", "can_listen", "doubtful_words", "kept_transcript", "transcript"]
