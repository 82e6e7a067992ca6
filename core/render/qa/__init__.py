"""The report on a finished film: what was measured, and a verdict on each in plain words.

report.py puts it together · film.py the file as a whole (streams, timing, sound) · pixels.py what each scene shows,
measured once a scene · letters.py where captions really lie · verdicts.py limits and sentences.
"""

from core.render.qa.report import is_whole, qa

__all__ = ["is_whole", "qa"]
