"""Small pictures for pages: a shot as it will be framed, a stored picture made smaller. Each is made once."""

from __future__ import annotations

from pathlib import Path

from core.errors import BadInput
from core.model.narration import FPS
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Shot, Storyboard
from core.model.timeline import Audio, Scene, Timeline
from core.studio import inputs, plan
from core.studio.house import House
from core.studio.state import Project

SECONDS = 4  # how long the shot is taken to last; only its first frame is drawn
SIDES_PX = (32, 2160)


def shot(project: Project, board: Storyboard, one: Shot, width: int, height: int) -> Path:
    """A JPEG of the shot's first frame in a frame of this size (pixels)."""
    _require_size(width, height)
    width, height = width // 2 * 2, height // 2 * 2
    asset = board.asset(one.picture) if one.picture else None
    looks = one.model_dump(mode="json", include={"picture", "card", "motion", "fit", "focus"})
    focus = asset.focus if asset else None
    return _once(
        project.house, ["shot", looks, focus, width, height], lambda: _framed(project, board, one, width, height)
    )


def _framed(project: Project, board: Storyboard, one: Shot, width: int, height: int) -> bytes:
    from PIL import Image

    if one.card is not None:
        preset = _preset(width, height)
        sha = plan.card(project.house, one.card, preset, project.article.title)
        with Image.open(project.house.blobs.path(sha)) as drawn:
            return plan.jpeg(drawn.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))
    from core import render as room
    from core.timeline.motion import still

    n_frames = SECONDS * FPS
    asset = board.asset(one.picture or "")
    source = still(one, one.picture or "", asset, width, height, n_frames, FPS)
    scene = Scene(start_frame=0, n_frames=n_frames, source=source, asset=one.picture)
    film = Timeline(preset="", width=width, height=height, captions_on=False, scenes=(scene,), audio=Audio(speech=()))
    return plan.jpeg(room.frame(film, 0, project.house.context()))


def small(house: House, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture, at most `width` pixels wide. Raises `NotFound`."""
    _require_size(width, width)

    def make() -> bytes:
        from core.media import pictures

        image = pictures.load(house.blobs.path(sha256))
        image.thumbnail((width, width * 4))
        return plan.jpeg(image)

    return _once(house, ["small", sha256, width], make)


def _preset(width: int, height: int) -> Preset:
    """The preset whose frame has the same direction."""
    return PRESETS["youtube_long" if width >= height else "youtube_short"]


def _require_size(*sides: int) -> None:
    if not all(SIDES_PX[0] <= side <= SIDES_PX[1] for side in sides):
        raise BadInput("That is no size for a picture.", f"Give {SIDES_PX[0]} to {SIDES_PX[1]} pixels a side.")


def _once(house: House, what: list[object], make) -> Path:  # type: ignore[no-untyped-def]
    key = "studio.still/" + inputs.digest(what)
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return house.blobs.path(held)
    sha = house.blobs.put(make(), ".jpg")
    house.cache.put(key, sha)
    return house.blobs.path(sha)
