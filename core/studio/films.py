"""The film of a project as decisions, kept in memory as long as nothing it is made from changes.

Pages ask for dozens of its pictures at once; all of them come from this one timeline, which is the render's own.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from core.errors import BadInput, NotFound
from core.model.presets import PRESETS
from core.model.timeline import Scene, Timeline
from core.studio import plan
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project

KEPT = 8
PREVIEW_QUALITY = 95  # of a JPEG that stands for the film's own pixels
_films: OrderedDict[tuple[object, ...], Timeline] = OrderedDict()
_lock = threading.Lock()


def film(project: Project, preset: str) -> Timeline:
    """The timeline of one preset as a render would have it now. Raises `BadInput`, `MissingSetup`."""
    if preset not in PRESETS:
        raise BadInput(f"There is no platform {preset!r}.", f"Choose one of: {', '.join(PRESETS)}.")
    if project.script is None or project.narration is None or project.board is None:
        raise BadInput("There is nothing to see yet.", "Make the voice and choose the pictures first.")
    key = (project.house.data, project.id, project.row["title"], project.render_hash(preset))
    with _lock:
        held = _films.pop(key, None)
        _films[key] = held or plan.timeline(project, preset, Run())
        while len(_films) > KEPT:
            _films.popitem(last=False)
        return _films[key]


def scene_of(timeline: Timeline, shot: int) -> Scene | None:
    """The scene that shows a shot; None where the film has no time for it."""
    return next((scene for scene in timeline.scenes if scene.shot == shot), None)


def telling(scene: Scene) -> int:
    """The frame of the film in the middle of the scene's caption nearest to its middle."""
    middle = scene.n_frames // 2
    centres = [(cue.start_frame + cue.end_frame) // 2 for cue in scene.cues]
    return scene.start_frame + min(centres or [middle], key=lambda one: abs(one - middle))


def shot_frame(house: House, project_id: int, preset: str, shot: int) -> Path:
    """A shot's telling frame exactly as in the film, captions and all, as a JPEG of the film's size; made once.

    Raises `NotFound` for a shot that the film has no time for, `BadInput`.
    """
    timeline = film(Project(house, project_id), preset)
    scene = scene_of(timeline, shot)
    if scene is None:
        raise NotFound("The video has no time for this picture.", "Give its line more words, or leave it out.")
    return frame(house, project_id, preset, telling(scene))


def frame(house: House, project_id: int, preset: str, number: int) -> Path:
    """One frame of the film as it will be, as a JPEG of the film's size, without rendering; made once."""
    from core import render as room

    project = Project(house, project_id)
    key = f"studio.frame/2/{project.render_hash(preset) if preset in PRESETS else ''}/{number}"
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return house.blobs.path(held)
    timeline = film(project, preset)
    image = room.frame(timeline, min(max(number, 0), timeline.n_frames - 1), house.context())
    sha = house.blobs.put(plan.jpeg(image, PREVIEW_QUALITY), ".jpg")
    house.cache.put(key, sha)
    return house.blobs.path(sha)
