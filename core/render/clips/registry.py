"""Finds the clip factories of this folder and makes clips from a timeline's `Clip`."""

from __future__ import annotations

import importlib
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from core.errors import BadInput
from core.model.timeline import Clip


@lru_cache(maxsize=1)
def factories() -> dict[str, ModuleType]:
    """Every factory of custom scenes (MoviePy clips) by name."""
    names = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in ("__init__", "registry"))
    return {name: importlib.import_module(f"core.render.clips.{name}") for name in names}


def require_factory(clip: Clip) -> ModuleType:
    """The factory of a custom scene that a timeline's clip names, in the version it names. Raises `BadInput`."""
    factory = factories().get(clip.factory)
    if factory is None:
        raise BadInput(
            f"There is no clip factory {clip.factory}.", f"Choose one of {', '.join(factories())}.", code="unknown_clip"
        )
    if clip.version != factory.VERSION:
        raise BadInput(
            f"The clip factory {clip.factory} has version {factory.VERSION}, the timeline wants {clip.version}.",
            "Build the timeline again.",
            code="clip_version",
        )
    unknown = sorted(set(clip.params) - set(factory.PARAMS))
    if unknown:
        raise BadInput(
            f"The clip factory {clip.factory} has no parameter {unknown[0]}.",
            f"It has {', '.join(factory.PARAMS)}.",
            code="clip_parameter",
        )
    return factory


def make(clip: Clip, width: int, height: int, fps: int, n_frames: int) -> Any:
    """The MoviePy `VideoClip` of a custom scene, its parameters filled in with the factory's defaults. Raises
    `BadInput`.
    """
    factory = require_factory(clip)
    return factory.make({**factory.PARAMS, **clip.params}, width, height, fps, n_frames)
