"""Small pictures for pages: a shot as it will be framed, a stored picture made smaller. Each is made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.errors import BadInput, NotFound
from core.media.encoded import jpeg
from core.media.versions import versions
from core.model.narration import FPS
from core.model.presets import PRESETS, Preset
from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Audio, Scene, Source, Timeline
from core.studio.film import cards, compositions, frames
from core.studio.project import boards, inputs
from core.studio.project.project import Project
from core.studio.workspace import kept
from core.studio.workspace.workspace import Workspace

SECONDS = 4  # how long the shot is taken to last; only its first frame is drawn
SIDES_PX = (32, 2160)


def shot_still(project: Project, board: Storyboard, shot: Shot, width: int, height: int) -> Path:
    """A JPEG of the first frame of one of the board's shots in a frame of this size (pixels), as the film has it."""
    from core.timeline import roomy_shots

    _require_size(width, height)
    width, height = width // 2 * 2, height // 2 * 2
    preset = _preset(project, width, height)
    card = shot.card or compositions.composition(project, board, shot, preset)
    if card is not None:
        number = next((n for n, other in enumerate(board.shots) if other is shot), -1)
        shown = compositions.composed_board(project, board, preset)
        roomy = roomy_shots(project.script, shown, captions=project.options.captions)
        return _drawn(project, card, width, height, roomy=number in roomy)
    source, n_frames = _source(project, board, shot, width, height)
    return _framed(project.workspace, source, n_frames, width, height)


def designed(workspace: Workspace, project_id: int, number: int, design: str, width: int, height: int) -> Path:
    """A JPEG of the card that a shot shows, drawn in another design, for the page to choose from; "own" is the one
    chosen by its kind.

    Raises `BadInput` for a design nobody has drawn, `NotFound` where the shot shows no card.
    """
    _require_size(width, height)
    project, board = boards.opened(workspace, project_id)
    card = boards.shot_of(board, number).card
    if card is None:
        raise NotFound("This scene shows no words.", "Choose one that does.")
    return _drawn(project, card.model_copy(update={"design": "" if design == "own" else design}), width, height)


def _drawn(project: Project, card: Card, width: int, height: int, *, roomy: bool = False) -> Path:
    workspace, preset = project.workspace, _preset(project, width, height)
    sha = cards.card(project, card, preset, roomy=roomy)
    return _once(workspace, ["card", sha, width, height], lambda: _small_card(workspace, sha, width, height))


def _small_card(workspace: Workspace, sha: str, width: int, height: int) -> bytes:
    from PIL import Image

    with Image.open(workspace.blobs.path(sha)) as drawn:
        return jpeg(drawn.convert("RGB").resize((width, height), Image.Resampling.LANCZOS))


def _source(project: Project, board: Storyboard, shot: Shot, width: int, height: int) -> tuple[Source, int]:
    """Return the source that a film shows of a picture, and its frames; without a film, as of a scene of `SECONDS`."""
    if project.script is not None and project.narration is not None and board == project.board:
        number = next((n for n, other in enumerate(board.shots) if other is shot), -2)
        try:
            scene = frames.scene_of(frames.film(project, _preset(project, width, height).name), number)
        except BadInput:  # too long for the platform, say; the pictures can be looked at nevertheless
            scene = None
        if scene is not None:
            return scene.source, scene.n_frames
    from core.timeline.motion import footage, still

    n_frames = SECONDS * FPS
    asset = board.asset(shot.picture or "")
    if asset is not None and asset.kind == "footage":
        return footage(shot, asset, width, height), n_frames
    return still(shot, shot.picture or "", asset, width, height, n_frames, FPS, project.options.motion), n_frames


def _framed(workspace: Workspace, source: Source, n_frames: int, width: int, height: int) -> Path:
    from core import render

    scene = Scene(start_frame=0, n_frames=n_frames, source=source, asset=source.asset)
    film = Timeline(preset="", width=width, height=height, captions_on=False, scenes=(scene,), audio=Audio(speech=()))
    key = render.frame_key(film, 0)
    return kept.kept_file(workspace, "studio.shot/1", key, lambda: jpeg(render.frame(film, 0, workspace.context())))


def small_still(workspace: Workspace, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture, or of the middle of a clip, at most `width` pixels wide. Raises `NotFound`."""
    _require_size(width, width)

    def make() -> bytes:
        from core import visuals
        from core.media import pictures

        path = workspace.blobs.path(sha256)
        try:
            image = pictures.load(path)
        except BadInput:  # a clip, or what is neither
            image = pictures.load(workspace.blobs.path(visuals.about_footage(sha256, workspace.context())[0]))
        image.thumbnail((width, width * 4))
        return jpeg(image)

    return _once(workspace, ["small", 2, sha256, width], make)


def _preset(project: Project, width: int, height: int) -> Preset:
    """The project's platform whose frame has the same direction, or any that has."""
    for name in (*project.options.platforms, *PRESETS):
        if (PRESETS[name].width >= PRESETS[name].height) == (width >= height):
            return PRESETS[name]
    raise BadInput("No platform has a frame of that shape.", "Ask for an upright or a wide one.")


def _require_size(*sides: int) -> None:
    if not all(SIDES_PX[0] <= side <= SIDES_PX[1] for side in sides):
        raise BadInput("That is no size for a picture.", f"Give {SIDES_PX[0]} to {SIDES_PX[1]} pixels a side.")


def _once(workspace: Workspace, what: list[object], make: Callable[[], bytes]) -> Path:
    return kept.kept_file(workspace, "studio.small/1", inputs.digest([*what, versions("pillow", "numpy")]), make)


def shot_picture(workspace: Workspace, project_id: int, shot: int, width: int, height: int) -> Path:
    """A small JPEG of the shot as it is framed at its start, in the frame's shape; made once."""
    project, board = boards.opened(workspace, project_id)
    return shot_still(project, board, boards.shot_of(board, shot), width, height)


def small_picture(workspace: Workspace, sha256: str, width: int) -> Path:
    """A JPEG of a stored picture at most `width` pixels wide; made once."""
    return small_still(workspace, sha256, width)
