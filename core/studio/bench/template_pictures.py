"""Pictures of the style templates: two frames of the sample's own film in each look, drawn by the renderer itself."""

from __future__ import annotations

from pathlib import Path

from core.media.encoded import jpeg
from core.model.options import Options
from core.model.timeline import Scene, Timeline
from core.store.blobs import write_atomic
from core.studio.content import articles
from core.studio.film import frames as film_frames
from core.studio.film import templates
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

PRESET = "youtube_short"
HEIGHT = 480
GAP = 8
MOST_BYTES = 60_000
_AFTER_S = 3.0  # title cards and what a film begins with all look the same


def draw(workspace: Workspace, folder: Path | None = None, run: Run | None = None) -> list[Path]:
    """Render the picture of every style template beside its file, or in a folder; returns the paths.

    The workspace should be one of its own: a project of the sample is made in it, and removed again.
    """
    run = run or Run()
    project_id = projects.create(workspace, articles.sample(workspace), Options(platforms=(PRESET,), music="none"))
    try:
        write.write(workspace, project_id)
        narrate.narrate(workspace, project_id, run.part(0.0, 0.3))
        storyboard.plan(workspace, project_id, run.part(0.3, 0.5))
        results = []
        for n, path in enumerate(sorted(templates.FOLDER.glob("*.json"))):
            run.check()
            run.progress(0.5 + 0.5 * n / 8, path.stem)
            templates.apply(workspace, project_id, path.stem.partition("-")[2])
            out = (folder or templates.FOLDER) / f"{path.stem}.jpg"
            write_atomic(out, _drawn(workspace, project_id), durable=False)
            results.append(out)
        return results
    finally:
        projects.delete(workspace, project_id)


def _drawn(workspace: Workspace, project_id: int) -> bytes:
    """A picture with its caption and a card, side by side, as a JPEG."""
    from PIL import Image

    from core import render

    film = film_frames.film(Project(workspace, project_id), PRESET)
    frames = [
        render.frame(film, film_frames.representative_frame(film, scene), workspace.context())
        for scene in _two(Project(workspace, project_id), film)
    ]
    width = round(HEIGHT * film.width / film.height)
    out = Image.new("RGB", (width * len(frames) + GAP * (len(frames) - 1), HEIGHT), "white")
    for n, frame in enumerate(frames):
        out.paste(frame.resize((width, HEIGHT), Image.Resampling.LANCZOS), (n * (width + GAP), 0))
    quality = 88
    while len(data := jpeg(out, quality)) > MOST_BYTES:
        quality -= 6
    return data


def _two(project: Project, film: Timeline) -> list[Scene]:
    """The first scene with a picture, and the first with a card of words, once the title is over."""
    shots = project.board.shots if project.board else ()
    later = [scene for scene in film.scenes if scene.start_frame >= _AFTER_S * film.fps and scene.shot >= 0]
    shown = [item for item in later if shots[item.shot].picture]
    cards = [
        element for element in later if (card := shots[element.shot].card) and card.kind in ("text", "number", "quote")
    ]
    return [*shown[:1], *cards[:1]] or list(film.scenes[:1])
