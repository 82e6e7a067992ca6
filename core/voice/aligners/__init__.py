"""Aligners, one file each: `core/voice/aligner.py` says what one is."""
