"""Previews of a film before it is made: a still in each caption style, and the state of its quick preview."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import digests
from core.errors import BadInput, NotFound, Unknown
from core.jobs import queue
from core.media.encoded import jpeg
from core.model.presets import PRESETS
from core.model.storyboard import Card, Storyboard
from core.model.timeline import Timeline
from core.studio.film import frames, look, templates
from core.studio.project import boards, choices, inputs, job_view
from core.studio.project.project import Project
from core.studio.project.views import JobView
from core.studio.workspace import kept
from core.studio.workspace.workspace import Workspace
from core.timeline.pieces import pieces

SMALL_PX = 480  # the longer side of a still


@dataclass(frozen=True)
class Preview:
    """The quick preview of one preset: its file if there is one, whether it shows the project as it is, its job."""

    path: Path | None
    fresh: bool
    job: JobView | None


def style_labels() -> dict[str, str]:
    """The caption styles and what each is like, in one short line, for the page to choose from."""
    from core.timeline.styles import LABELS

    return {name: LABELS.get(name, name.replace("_", " ").capitalize()) for name in choices.styles()}


def style_still(workspace: Workspace, project_id: int, preset: str, style: str) -> Path:
    """A small JPEG of one frame of this very film with its captions in a style; made once. Raises `BadInput`."""
    stored = Project(workspace, project_id)
    options = choices.changed(stored.options, style=style, captions=True)
    project = stored.with_(options=options)  # nothing is stored
    script, narration, board = project.script, project.narration, project.board
    if preset not in PRESETS:
        raise Unknown(f"There is no platform {preset!r}.", f"Choose one of: {', '.join(PRESETS)}.")
    if script is None or narration is None or board is None:
        raise BadInput("There is nothing to see yet.", "Make the voice and choose the pictures first.")
    film = _with_some_caption(frames.film(project, preset))
    return _drawn(workspace, "studio.still/2", film, representative_film_frame(film))


def _with_some_caption(film: Timeline) -> Timeline:
    """The film; with captions over its cards, too, where it would show none else: it is there to show a style."""
    if any(pieces(film, scene) for scene in film.scenes):
        return film
    scenes = [scene.model_copy(update={"captionless": ()}) for scene in film.scenes]
    return film.model_copy(update={"scenes": tuple(scenes)})


def template_still(workspace: Workspace, project_id: int, preset: str, name: str, shot: int) -> Path:
    """A small JPEG of one shot of this very film in a template's look, captions and all; made once.

    Raises `BadInput`, `NotFound` for a shot that the film has no time for.
    """
    stored = Project(workspace, project_id)
    options = choices.changed(stored.options, **templates.over(stored.options, name))
    project = stored.with_(options=options)  # nothing is stored
    script, narration, board = project.script, project.narration, project.board
    if script is None or narration is None or board is None:
        raise BadInput("There is nothing to see yet.", "Make the voice and choose the pictures first.")
    boards.shot_of(board, shot)
    film = frames.film(project.with_(board=_only(board, shot)), preset)
    scene = frames.scene_of(film, shot)
    if scene is None:
        raise NotFound("The video has no time for this picture.", "Ask for another.")
    return _drawn(workspace, "studio.template-still/2", film, frames.representative_frame(film, scene))


def _only(board: Storyboard, shot: int) -> Storyboard:
    """The storyboard with all cards but those of a shot and the one before it alike, so that few need drawing."""
    blank = Card(kind="text", body=("…",))
    shots = [
        item if n in (shot - 1, shot) or item.card is None else item.model_copy(update={"card": blank})
        for n, item in enumerate(board.shots)
    ]
    return board.model_copy(update={"shots": tuple(shots)})


def _drawn(workspace: Workspace, kind: str, film: Timeline, frame: int) -> Path:
    from core import render

    def draw() -> bytes:
        image = render.frame(film, frame, workspace.context())
        image.thumbnail((SMALL_PX, SMALL_PX))
        return jpeg(image)

    return kept.kept_file(workspace, kind, render.frame_key(film, frame), draw)


def representative_film_frame(film: Timeline) -> int:
    """The frame of a project's film in the middle of the caption nearest to a quarter of it."""
    quarter = film.n_frames // 4
    middles = [
        scene.start_frame + (cue.start_frame + cue.end_frame) // 2
        for scene in film.scenes
        for cue in pieces(film, scene)
    ]
    return min(middles or [quarter], key=lambda middle: abs(middle - quarter))


def preview(workspace: Workspace, project_id: int, preset: str) -> Preview:
    """The state of a project's quick preview for a preset. Raises `NotFound`."""
    project = Project(workspace, project_id)
    path = workspace.data / "animatics" / str(project_id) / f"{preset}.mp4"
    noted = workspace.cache.get(made_key(project_id, preset))
    result = noted if isinstance(noted, dict) else {}
    whole = digests.is_whole(path, str(result.get("sha256")))
    fresh = whole and result.get("from") == made_from(project, preset)
    job = next((row for row in project.jobs if row["kind"] == "animatic" and _preset(project, row) == preset), None)
    view = job_view.job_view_of(workspace.store, job) if job else None
    return Preview(path if whole else None, fresh and project.is_fresh("visuals"), view)


def made_key(project_id: int, preset: str) -> str:
    """The cache key of a project's quick preview: its digest and what it was made from."""
    return f"studio.animatic/2/{project_id}/{preset}"


def made_from(project: Project, preset: str) -> str:
    """The digest of what a project's quick preview would be made from now, and by what."""
    from core import render

    return inputs.digest([project.render_hash(preset), look.font_digests(project), render.tools()])


def _preset(project: Project, row: queue.Row) -> str:
    return str(job_view.value(row["payload"]).get("preset") or project.options.platforms[0])
