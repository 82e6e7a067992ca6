"""Aligners, one file each: `core/voice/aligner.py` says what one is."""

from core.voice.aligner import Aligner

BASE = Aligner  # of every provider here; see `core/providers`
