"""The report of a finished video as a check list in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.presets import PRESETS
from core.studio.project.views import RenderView
from pages.parts.words import megabytes, seconds

PASSED = {  # what a passed check says here, where the report's own sentence is for people who know codecs
    "video_stream": "The picture has the form and size that the platform wants.",
    "audio_stream": "The sound has the form that the platform wants.",
    "container": "It begins to play while it still loads.",
    "decode": "It plays from beginning to end.",
}


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    words: str
    good: bool


def checks(render_view: RenderView, *, captions: bool = True) -> list[Check]:
    """The checks of a finished video as its page lists them: those of what a platform asks for, then the report.

    Nothing is said of captions in the picture where there are none.
    """
    preset = PRESETS[render_view.preset]
    name, low, high = preset.label, seconds(preset.min_s), seconds(preset.max_s)
    size, most = megabytes(render_view.size), megabytes(preset.max_bytes)
    fits = preset.min_s <= render_view.duration <= preset.max_s
    found = [
        Check(f"It lasts {seconds(render_view.duration)}; for {name} we advise {low} to {high}.", fits),
        Check(f"It is {size}; {name} takes up to {most}.", render_view.size <= preset.max_bytes),
    ]
    for row in (render_view.qa or {}).get("checks", []):
        if row["name"] in ("caption_safe_zone", "caption_speed") and not captions:
            continue  # reports of before spoke of captions that no picture has
        if row["name"] not in ("duration", "size"):
            good = bool(row["ok"])
            found.append(Check(PASSED.get(row["name"], row["message"]) if good else row["message"], good))
    return found
