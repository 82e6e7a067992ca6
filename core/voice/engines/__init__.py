"""Speech engines, one file each; see `core/voice/engine.py` for what a file holds."""
