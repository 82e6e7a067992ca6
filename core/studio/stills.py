"""Small pictures for pages: a shot as it will be framed, a stored picture made smaller. Each is made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import BadInput
from core.model.narration import FPS
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Shot, Storyboard
from core.model.timeline import Audio, Footage, Scene, Source, Timeline
from core.studio import films, inputs, plan
from core.studio.house import House
from core.studio.state import Project

if TYPE_CHECKING:
    from PIL import Image

SECONDS = 4  # how long the shot is taken to last; only its first frame is drawn
SIDES_PX = (32, 2160)
CLIP_PX = 960  # the longer side of a clip's first frame


def shot(project: Project, board: Storyboard, one: Shot, width: int, height: int) -> Path:
    """A JPEG of the first frame of one of the board's shots in a frame of this size (pixels), as the film has it."""
    _require_size(width, height)
    width, height = width // 2 * 2, height // 2 * 2
    if one.card is not None:
        sha = plan.card(
            project.house, one.card, _preset(project, width, height), project.article.title, project.options.cards
        )
        return _once(
            project.house, ["card", sha, width, height], lambda: _small_card(project.house, sha, width, height)
        )
    source, n_frames = _source(project, board, one, width, height)
    what = ["shot", source.model_dump(mode="json"), width, height]
    return _once(project.house, what, lambda: _framed(project.house, source, n_frames, width, height))


def _small_card(house: House, sha: str, width: int, height: int) -> bytes:
    from PIL import Image

    with Image.open(house.blobs.path(sha)) as drawn:
        return plan.jpeg(drawn.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def _source(project: Project, board: Storyboard, one: Shot, width: int, height: int) -> tuple[Source, int]:
    """What the film shows of a picture, and for how long; where there is no film yet, as of a scene of `SECONDS`."""
    if project.script is not None and project.narration is not None and board == project.board:
        number = next(n for n, other in enumerate(board.shots) if other is one)
        try:
            scene = films.scene_of(films.film(project, _preset(project, width, height).name), number)
        except BadInput:  # too long for the platform, say; the pictures can be looked at nevertheless
            scene = None
        if scene is not None:
            return scene.source, scene.n_frames
    from core.timeline.motion import footage, still

    n_frames = SECONDS * FPS
    asset = board.asset(one.picture or "")
    if asset is not None and asset.kind == "footage":
        return footage(one, asset, width, height), n_frames
    return still(one, one.picture or "", asset, width, height, n_frames, FPS, project.options.motion), n_frames


def _framed(house: House, source: Source, n_frames: int, width: int, height: int) -> bytes:
    from core import render as room

    scene = Scene(start_frame=0, n_frames=n_frames, source=source, asset=source.asset)
    film = Timeline(preset="", width=width, height=height, captions_on=False, scenes=(scene,), audio=Audio(speech=()))
    return plan.jpeg(room.frame(film, 0, house.context()))


def small(house: House, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture, or of a clip's first frame, at most `width` pixels wide. Raises `NotFound`."""
    _require_size(width, width)

    def make() -> bytes:
        from core.media import pictures, probe

        path = house.blobs.path(sha256)
        try:
            image = pictures.load(path)
        except BadInput:
            video = probe.probe(path).video
            if video is None:
                raise
            image = _first(house, sha256, video.width, video.height)
        image.thumbnail((width, width * 4))
        return plan.jpeg(image)

    return _once(house, ["small", sha256, width], make)


def _first(house: House, sha256: str, width: int, height: int) -> Image.Image:
    """The first frame of a clip as the film would show it: upright, in its own shape, at most `CLIP_PX` a side."""
    from core import render as room

    less = min(1.0, CLIP_PX / max(width, height))
    size = [max(2, round(side * less) // 2 * 2) for side in (width, height)]
    scene = Scene(start_frame=0, n_frames=1, source=Footage(asset=sha256), asset=sha256)
    film = Timeline(
        preset="", width=size[0], height=size[1], captions_on=False, scenes=(scene,), audio=Audio(speech=())
    )
    return room.frame(film, 0, house.context())


def _preset(project: Project, width: int, height: int) -> Preset:
    """The project's platform whose frame has the same direction, or any that has."""
    for name in (*project.options.platforms, "youtube_long", "youtube_short"):
        if (PRESETS[name].width >= PRESETS[name].height) == (width >= height):
            return PRESETS[name]
    raise BadInput("No platform has a frame of that shape.", "Ask for an upright or a wide one.")


def _require_size(*sides: int) -> None:
    if not all(SIDES_PX[0] <= side <= SIDES_PX[1] for side in sides):
        raise BadInput("That is no size for a picture.", f"Give {SIDES_PX[0]} to {SIDES_PX[1]} pixels a side.")


def _once(house: House, what: list[object], make: Callable[[], bytes], suffix: str = ".jpg") -> Path:
    key = "studio.still/" + inputs.digest(what)
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return house.blobs.path(held)
    sha = house.blobs.put(make(), suffix)
    house.cache.put(key, sha)
    return house.blobs.path(sha)
