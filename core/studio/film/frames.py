"""The film of a project as decisions, kept in memory as long as nothing it is made from changes.

Pages ask for dozens of its pictures at once; all of them come from this one timeline, which is the render's own.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from core.errors import BadInput, NotFound, Unknown
from core.media.encoded import jpeg
from core.model.presets import PRESETS
from core.model.timeline import Moving, Scene, Timeline
from core.studio.film import build, look
from core.studio.project import length
from core.studio.project.project import Project
from core.studio.workspace import kept
from core.studio.workspace.locks import Locks
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.timeline.pieces import pieces

KEPT = 32
PREVIEW_QUALITY = 95  # of a JPEG that stands for the film's own pixels
_films: OrderedDict[tuple[object, ...], Timeline] = OrderedDict()
_lock = threading.Lock()  # held for moments only; a film is built under the lock of its own
_building = Locks()


def film(project: Project, preset: str) -> Timeline:
    """The timeline of a project for one preset as a render would have it now. Raises `BadInput`, also for speech that
    is too long for the preset, and `MissingSetup`.
    """
    if preset not in PRESETS:
        raise Unknown(f"There is no platform {preset!r}.", f"Choose one of: {', '.join(PRESETS)}.")
    if project.script is None or project.narration is None or project.board is None:
        raise BadInput("There is nothing to see yet.", "Make the voice and choose the pictures first.")
    length.require(project, preset, Run())
    fonts = tuple(look.font_digests(project).items())
    key = (project.workspace.data, project.id, project.row["title"], project.render_hash(preset), fonts)
    timeline = _kept(key)
    if timeline is not None:
        return timeline
    with _building.holding(key):
        built = _kept(key) or build.timeline(project, preset, Run())
        with _lock:
            _films[key] = built
            while len(_films) > KEPT:
                _films.popitem(last=False)
        return built


def _kept(key: tuple[object, ...]) -> Timeline | None:
    with _lock:
        timeline = _films.get(key)
        if timeline is not None:
            _films.move_to_end(key)
        return timeline


def captions(workspace: Workspace, project_id: int, preset: str) -> str:
    """The captions of the film as a render would have them now, as WebVTT. Raises as `film` does."""
    from core.timeline.captions import vtt

    return vtt(film(Project(workspace, project_id), preset))


def scene_of(timeline: Timeline, shot: int) -> Scene | None:
    """The scene of a project's film that shows a shot; None where the film has no time for it."""
    return next((scene for scene in timeline.scenes if scene.shot == shot), None)


def representative_frame(timeline: Timeline, scene: Scene) -> int:
    """The frame of a project's film in the middle of the scene's caption nearest to its middle; a card that builds up
    is whole at its end.
    """
    if isinstance(scene.source, Moving):
        return scene.start_frame + scene.n_frames - 1
    middle = scene.n_frames // 2
    centres = [(cue.start_frame + cue.end_frame) // 2 for cue in pieces(timeline, scene)]
    return scene.start_frame + min(centres or [middle], key=lambda item: abs(item - middle))


def shot_frame(workspace: Workspace, project_id: int, preset: str, shot: int) -> Path:
    """A shot's telling frame exactly as in the film, captions and all, as a JPEG of the film's size; made once.

    Raises `NotFound` for a shot that the film has no time for, `BadInput`.
    """
    timeline = film(Project(workspace, project_id), preset)
    scene = scene_of(timeline, shot)
    if scene is None:
        raise NotFound("The video has no time for this picture.", "Give its line more words, or leave it out.")
    return frame(workspace, project_id, preset, representative_frame(timeline, scene))


def frame(workspace: Workspace, project_id: int, preset: str, number: int) -> Path:
    """One frame of a project's film as it will be, as a JPEG of the film's size, without rendering; made once."""
    from core import render

    timeline = film(Project(workspace, project_id), preset)
    number = min(max(number, 0), timeline.n_frames - 1)

    def draw() -> bytes:
        return jpeg(render.frame(timeline, number, workspace.context()), PREVIEW_QUALITY)

    return kept.kept_file(workspace, "studio.frame/3", render.frame_key(timeline, number), draw)
