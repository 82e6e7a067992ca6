"""Versions of the libraries that decide pixels and samples, for the keys of what is kept."""

from __future__ import annotations

from functools import lru_cache
from importlib import metadata

LETTERS = ("freetype-py", "uharfbuzz", "python-bidi", "fonttools")  # glyphs, shaping, direction, scripts
# Cards and overlays: shapes of charts by matplotlib, colours of code by Pygments, phrases by BudouX.
CARDS = ("numpy", "pillow", "matplotlib", "pygments", "budoux", *LETTERS)
SOUND = ("numpy", "av", "pydub")  # mixing and made music, decoding of one's own, fades


def versions(*names: str) -> dict[str, str]:
    """Return the version of each distribution."""
    return {name: _version(name) for name in names}


@lru_cache(maxsize=64)
def _version(name: str) -> str:
    if name == "freetype-py":  # the library it has loaded, which may be the system's
        import freetype

        return f"{metadata.version(name)} with {'.'.join(map(str, freetype.version()))}"
    return metadata.version(name)
