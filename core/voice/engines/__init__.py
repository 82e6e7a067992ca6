"""Speech engines, one file each; see `core/voice/engine.py` for what a file holds."""

from core.voice.engine import Engine

BASE = Engine  # of every provider here; see `core/providers`
