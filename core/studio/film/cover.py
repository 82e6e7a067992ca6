"""The thumbnail drawn: the title over a picture."""

from __future__ import annotations

from pathlib import Path

from core.media.encoded import jpeg
from core.model.timeline import Timeline
from core.store.blobs import write_atomic
from core.studio.project.project import Project

THUMBNAIL_QUALITY = 90


def thumbnail(project: Project, film: Timeline, out: Path) -> None:
    """The title over the picture chosen for it, else the film's first, as a JPEG of the frame's size."""
    write_atomic(out, thumbnail_of(project, film.width, film.height, film.language), durable=False)


def thumbnail_of(project: Project, width: int, height: int, language: str) -> bytes:
    """The thumbnail of a project's film in a frame of that size, as a JPEG file."""
    from core import visuals

    board, chosen = project.board, project.options.thumbnail
    shown = [shot.picture for shot in board.shots if shot.picture] if board else []
    if chosen and project.workspace.blobs.has(chosen):
        shown = [chosen]
    asset = board.asset(shown[0]) if board and shown else None
    if asset is not None and asset.kind == "footage":
        shown = [visuals.about_footage(asset.sha256, project.workspace.context())[0]]
    picture = project.workspace.blobs.path(shown[0]) if shown else None
    title = project.script.title if project.script else project.row["title"]
    return jpeg(visuals.draw_thumbnail(title, picture, width, height, language), THUMBNAIL_QUALITY)
