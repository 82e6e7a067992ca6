"""The framing of a shot and its movement, found without drawing anything: for cards and the crop of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.model.narration import FPS
from core.model.options import Options
from core.model.presets import Preset
from core.model.storyboard import CardKind, Storyboard
from core.model.timeline import Footage, Rect, Still

Movement = Literal["still", "in", "out", "left", "right", "up", "down", ""]
SLACK = 1e-4


@dataclass(frozen=True)
class Framing:
    """The part of a picture that is seen: windows at the start and at the end of its scene, as shares of the picture.

    They are None where the whole picture is seen over a blurred fill, and for cards. `movement` is "" for footage.
    """

    movement: Movement = ""
    start: Rect | None = None
    end: Rect | None = None


def framing(board: Storyboard, number: int, preset: Preset, seconds: float, options: Options) -> Framing:
    """The framing of one shot of a storyboard, seen for so many seconds in a preset's frame."""
    from core.timeline import motion

    shot = board.shots[number]
    asset = board.asset(shot.picture) if shot.picture else None
    if asset is not None and asset.kind == "footage":
        clip = motion.footage(shot, asset, preset.width, preset.height)
        window = _of_clip(clip, asset.width, asset.height, preset) if clip.fit == "crop" else None
        return Framing("", window, window)
    n_frames = max(1, round(seconds * FPS))
    still = motion.still(shot, "", asset, preset.width, preset.height, n_frames, FPS, options.motion)
    cropped = asset is not None and still.fit == "crop"
    return Framing(_movement(still), still.start if cropped else None, still.end if cropped else None)


def _movement(still: Still) -> Movement:
    a, b = still.start, still.end
    if abs(a.w - b.w) > SLACK:
        return "in" if b.w < a.w else "out"
    if abs(a.x - b.x) > SLACK:
        return "right" if b.x > a.x else "left"
    if abs(a.y - b.y) > SLACK:
        return "down" if b.y > a.y else "up"
    return "still"


def _of_clip(clip: Footage, width: int, height: int, preset: Preset) -> Rect | None:
    """The largest window of the frame's shape around the focus, nearer by the zoom, pushed back inside."""
    if width <= 0 or height <= 0:
        return None
    ratio = (width / height) / (preset.width / preset.height)
    w, h = (1 / ratio if ratio > 1 else 1.0) / clip.zoom, (ratio if ratio < 1 else 1.0) / clip.zoom
    x = min(max(clip.focus[0] - w / 2, 0.0), 1 - w)
    y = min(max(clip.focus[1] - h / 2, 0.0), 1 - h)
    return Rect(x=x, y=y, w=w, h=h)


def designs(kind: CardKind) -> dict[str, str]:
    """The designs that a project's card of this kind can be drawn in, by name; "" is the kind's own."""
    from core.visuals.draw import all_designs
    from core.visuals.draw.roles import COMPOSED

    return {design.name: design.label for design in all_designs()} if kind in COMPOSED else {}
