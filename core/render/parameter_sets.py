"""The parameter sets (SPS and PPS) of scenes: a film that is joined by stream copy has one of each for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import ReelwrightError
from core.media.probe import open_media


def require_equal_parameters(scenes: Sequence[Path]) -> None:
    """Raise `ReelwrightError` where a scene was not encoded with the parameters of the first: a player would show
    nothing of it.
    """
    sets = {path: _parameters(path) for path in dict.fromkeys(scenes)}
    other = next((n for n, path in enumerate(scenes, 1) if sets[path] != sets[scenes[0]]), None)
    if other is not None:
        raise ReelwrightError(
            f"Scene {other} was encoded with other parameters than scene 1: the two cannot be joined.",
            "Use the ffmpeg that comes with Reelwright (unset REELWRIGHT_FFMPEG), then render again.",
            code="parameter_sets",
        )


def _parameters(path: Path) -> bytes:
    with open_media(path) as film:
        return bytes(film.streams.video[0].codec_context.extradata or b"")
