"""All rooms imported at once, before anything runs side by side.

A package that names a function as the file it is in (`core.visuals.draw`) is only safe to be imported by one thread:
two at the same moment can leave the file in the function's place. A server or worker loads the rooms as it starts.
"""

from __future__ import annotations

import importlib

ROOMS = ("content", "lettering", "media", "publish", "render", "script", "timeline", "visuals", "voice")


def load() -> None:
    """Import every room; half a second once, nothing later."""
    for name in ROOMS:
        importlib.import_module(f"core.{name}")
