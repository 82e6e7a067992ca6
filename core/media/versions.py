"""Versions of the libraries that decide pixels and samples, for the keys of what is kept."""

from __future__ import annotations

from functools import lru_cache
from importlib import metadata

LETTERS = ("freetype-py", "uharfbuzz", "python-bidi", "fonttools")  # glyphs, shaping, direction, scripts
# Cards and overlays: colours of code by Pygments, phrases by BudouX.
CARDS = ("numpy", "pillow", "pygments", "budoux", *LETTERS)
SOUND = ("numpy", "av", "pydub")  # mixing and made music, decoding of one's own, fades
TAKES = ("numpy", "av")  # cutting, levelling and stretching of what was spoken, decoding of what a service sent
CLIPS = ("av",)  # what a clip says of itself: its length, turn and colours
# What runs the models of local voices and ears, under whatever name it is installed.
MODELS = ("onnxruntime", "onnxruntime-gpu", "ctranslate2", "torch", "transformers")


def versions(*names: str) -> dict[str, str]:
    """The versions of Python packages that decide pixels or sound, "none" for one that is not here."""
    return {name: _version(name) for name in names}


def line(*names: str) -> str:
    """The names and versions of those Python packages that are here, on one line."""
    return ", ".join(f"{name} {found}" for name, found in versions(*names).items() if found != "none")


@lru_cache(maxsize=64)
def _version(name: str) -> str:
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
    if name == "freetype-py":  # the library it has loaded, which may be the system's
        import freetype

        return f"{found} with {'.'.join(map(str, freetype.version()))}"
    return found
