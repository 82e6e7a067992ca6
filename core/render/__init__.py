"""Room 6: Timeline -> mp4, by content-addressed scenes, each encoded once.

Walk: plan.py (what decides a scene's pixels, its key) -> stills.py, footage.py, clips/ (sources) -> feed.py
(transitions.py, overlays.py on planes.py) -> scene.py (one ffmpeg a scene) -> work.py (two at once) -> render.py
(joined by stream copy).
animatic.py makes the small preview of the whole.
encoder.py holds the settings, args.py ffmpeg's arguments, qa/ the report, preview.py any frame, bench.py the figures.
"""

from core.render.animatic import render_animatic
from core.render.preview import frame, frame_key
from core.render.qa import check_film, is_whole
from core.render.render import Rendered, forget, keyed, render_film, tools

__all__ = [
    "Rendered",
    "check_film",
    "forget",
    "frame",
    "frame_key",
    "is_whole",
    "keyed",
    "render_animatic",
    "render_film",
    "tools",
]
