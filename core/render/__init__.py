"""Room 6: Timeline -> mp4, by content-addressed scenes, each encoded once.

Walk: render.py -> scene_plan.py (what decides a scene's pixels, its key) -> work.py (a scene for each core, cores.py;
the sound beside them) -> scene.py -> sources.py (stills.py, moving.py, footage.py, clips/) -> feed.py (transitions.py,
overlays.py, caption_layers.py by libass.py on planes.py) -> writer.py (x264 in this process; footage: an ffmpeg of its
own) -> joined by stream copy in render.py.

audio/    voice, music under it, loudness: the film's sound
clips/    custom scenes: MoviePy clip factories
qa/       the report on a finished film
bench/    the figures that README quotes, measured
animatic.py  the small preview of the whole    preview.py  any frame    exchange.py  the film for an editing program
encoder.py   x264's settings as data           args.py     ffmpeg's arguments
"""

from core.render.animatic import render_animatic
from core.render.preview import frame, frame_key
from core.render.qa import check_film, is_whole, motion_of
from core.render.render import Rendered, forget, keyed, render_film, tools

__all__ = [
    "Rendered",
    "check_film",
    "forget",
    "frame",
    "frame_key",
    "is_whole",
    "keyed",
    "motion_of",
    "render_animatic",
    "render_film",
    "tools",
]
