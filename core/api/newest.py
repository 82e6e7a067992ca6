"""The parts of a project as they are now, in the shape the API answers with."""

from __future__ import annotations

from typing import Any

from core.api import media, shapes
from core.model.storyboard import Candidate, Shot, Storyboard
from core.studio.project.project import Project
from core.studio.publish import posts
from core.wording import beside, told


def newest_options(project: Project) -> dict[str, Any]:
    """The choices of a project as a request may change them, read now."""
    return shapes.choices(project.row["title"], project.options)


def newest_script(project: Project) -> dict[str, Any] | None:
    """The script of a project as the API shows it, read now."""
    if project.script is None or project.script_row is None:
        return None
    seo = posts.all_words(project)
    return {"project": project.id, "version": project.script_row["version"], **shapes.lines(project.script, seo)}


def newest_storyboard(project: Project) -> dict[str, Any] | None:
    """The storyboard of a project as the API shows it, read now."""
    return storyboard_shape(project.id, project.board) if project.board is not None else None


def storyboard_shape(project_id: int, board: Storyboard) -> dict[str, Any]:
    """The JSON of a storyboard, with its sentences."""
    shots = [shot_shape(number, shot) for number, shot in enumerate(board.shots)]
    return {"project": project_id, "count": len(shots), "shots": shots}


def shot_shape(number: int, shot: Shot) -> dict[str, Any]:
    """The JSON of a shot, with its sentences."""
    return {
        "shot": number,
        **told.shot(shot),
        "picture_url": f"{media.PREFIX}/blob/{shot.picture}" if shot.picture else "",
        "candidates": [candidate_shape(candidate) for candidate in shot.candidates],
    }


def candidate_shape(candidate: Candidate) -> dict[str, Any]:
    """The JSON of a candidate without the source's own addresses of files, which are not for browsers."""
    offer = candidate.found
    preview = f"{media.PREFIX}/picture/{candidate.sha256}/320.jpg"
    shown = {"sha256": candidate.sha256, **beside(candidate.reason, "reason"), "preview_url": preview}
    if offer is None:
        return {**shown, "source": ""}
    shape = {"asset_type": offer.kind, "width": offer.width, "height": offer.height, "duration": offer.duration_s}
    return {**shown, "source": offer.source, **shape, "title": offer.title, "rights": offer.rights.model_dump()}
