"""The report of a finished video as a check list in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.presets import PRESETS
from core.studio.views import RenderView
from pages.parts.words import megabytes, seconds


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    words: str
    good: bool


def checks(one: RenderView) -> list[Check]:
    """What was looked at once the video was done."""
    preset = PRESETS[one.preset]
    name, low, high = preset.label, seconds(preset.min_s), seconds(preset.max_s)
    size, most = megabytes(one.size), megabytes(preset.max_bytes)
    return [
        Check(
            f"It lasts {seconds(one.duration)}; {name} takes {low} to {high}.",
            preset.min_s <= one.duration <= preset.max_s,
        ),
        Check(f"It is {size}; {name} takes {most}.", one.size <= preset.max_bytes),
        Check(f"The picture is {one.width} × {one.height}.", (one.width, one.height) == (preset.width, preset.height)),
    ]
