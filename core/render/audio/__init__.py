"""The film's sound: voice, music under it, and the loudness platforms ask for.

`music.py` beds made from a mood and a seed · `speech.py` lines and pauses in one track · `ducking.py` how loud the
music is when · `mix.py` voice and music together · `loudness.py` -14 LUFS and AAC · `track.py` all of it, kept by key.
"""

from core.render.audio.track import Soundtrack, sound_key, soundtrack

__all__ = ["Soundtrack", "sound_key", "soundtrack"]
