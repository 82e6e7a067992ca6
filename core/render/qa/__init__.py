"""The report on a finished film: what was measured, and a verdict on each in plain words.

report.py puts it together · film.py the file as a whole (streams, timing, sound) · pixels.py what each scene shows,
measured once a scene · letters.py where captions really lie · verdicts.py limits and sentences · slideshow.py how
much of it stands still, and the film at one glance.
"""

from core.render.qa.report import check_film, is_whole, motion_of

__all__ = ["check_film", "is_whole", "motion_of"]
