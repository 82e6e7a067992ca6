"""Custom scenes: registered, versioned MoviePy clip factories with JSON parameters.

A factory is one file in this folder; its name is the file's stem. It declares `VERSION` (part of every scene key:
raise it when its pixels change), `PARAMS` (name -> default) and `make(params, width, height, fps, n_frames)`, which
returns a `moviepy.VideoClip`. Its frames go through the same planes, transitions and captions as stills.
"""

from core.render.clips.registry import factories, make, require_factory

__all__ = ["factories", "make", "require_factory"]
