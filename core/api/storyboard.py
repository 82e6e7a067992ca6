"""/storyboard/: the shots of a film with what each could show instead; change, order, search, have pictures made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.api.newest import candidate_shape, newest_storyboard, storyboard_shape
from core.api.revisions import Precondition, Revised
from core.errors import ChangedElsewhere, NotFound, UsageError
from core.studio import work
from core.studio.project.project import Project
from core.studio.visuals import search as visuals_search
from core.studio.visuals import shots as studio_shots
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace


class Change(BaseModel):
    """Only what is given changes; `picture` is the sha256 of a candidate, of the article's or of an upload."""

    model_config = ConfigDict(extra="forbid")
    picture: str | None = None
    motion: str | None = None
    fit: str | None = None
    focus: tuple[float, float] | None = None
    zoom: float | None = None
    in_s: float | None = None
    transition: str | None = None
    locked: bool | None = None
    card: dict[str, Any] | None = None


class Style(BaseModel):
    model_config = ConfigDict(extra="forbid")
    motion: str | None = None
    fit: str | None = None
    transition: str | None = None


class Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")
    terms: str = Field(max_length=200)
    kind: Literal["image", "footage", "both"] = "both"
    sources: list[str] = []


class Prompt(BaseModel):
    model_config = ConfigDict(extra="forbid")
    prompt: str = Field(max_length=4000)
    source: str = ""


class Move(BaseModel):
    model_config = ConfigDict(extra="forbid")
    to: int


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for storyboards."""
    routes = APIRouter(prefix="/storyboard", tags=["storyboard"])

    @routes.get("/sources/")
    def sources() -> dict[str, Any]:
        """Every source of pictures, and what is missing where it cannot be used."""
        found = [vars(source) for source in visuals_search.sources(workspace())]
        return {"count": len(found), "results": found}

    @routes.get("/{project_id}/")
    def read(project_id: int, revised: Revised) -> dict[str, Any]:
        """The shots with their candidates."""
        return _now(workspace(), project_id, revised)

    @routes.post("/{project_id}/plan/", status_code=202)
    def plan(project_id: int, revised: Revised) -> dict[str, Any]:
        """Choose the pictures, as a job; what is locked stays.

        With `If-Match` only where what it names is as it was read (409 otherwise).
        """
        with revised.asking(workspace(), project_id, "storyboard", None):
            return {"project_id": project_id, "job_id": work.start(workspace(), "visuals", project_id)}

    @routes.patch("/{project_id}/")
    def style(project_id: int, body: Style, revised: Revised) -> dict[str, Any]:
        """Show every shot in one way. With `If-Match` only where no shot was changed since (409 otherwise)."""
        given = body.model_dump(exclude_none=True)
        with revised.change(workspace(), project_id, "storyboard", given, newest_storyboard):
            studio_shots.apply_to_all(workspace(), project_id, **given)
        return _now(workspace(), project_id, revised)

    @routes.patch("/{project_id}/shots/{shot}/")
    def change(project_id: int, shot: int, body: Change, revised: Revised) -> dict[str, Any]:
        """Show something else in a shot, or show it otherwise; it is locked then unless `locked` says otherwise.

        What is given of the shot changes, all else stays as it is by then. With `If-Match` only where no shot was
        changed since the storyboard was read (409 otherwise), so that the number means the shot it did.
        """
        given = body.model_dump(exclude_none=True)
        picture = given.pop("picture", "")
        if not picture and not given:
            raise UsageError("There is nothing to change in the request.", "Give a picture, or how it is shown.")
        asked = {**given, **({"picture": picture} if picture else {})}
        home, seen = workspace(), None
        if picture:  # outside of a transaction: it may have to be fetched
            at = revised.number(Project(home, project_id), "storyboard", asked, newest_storyboard)
            studio_shots.require_change(home, project_id, shot, picture, given)
            try:
                seen = storyboard.swap(home, project_id, shot, picture, at=at).shots[shot]
            except ChangedElsewhere as error:
                error.current, error.given = newest_storyboard(Project(home, project_id)), asked
                raise
        if given and seen is not None:
            studio_shots.set_shot(home, project_id, shot, seen=seen, **given)
        elif given:
            with revised.change(home, project_id, "storyboard", asked, newest_storyboard):
                studio_shots.set_shot(home, project_id, shot, **given)
        return _now(home, project_id, revised)

    @routes.post("/{project_id}/shots/{shot}/move/")
    def move(project_id: int, shot: int, body: Move, revised: Revised) -> dict[str, Any]:
        """Show the shot's picture at another place; the lines stay in order. `If-Match`: as for a change."""
        with revised.change(workspace(), project_id, "storyboard", body.model_dump(), newest_storyboard):
            studio_shots.move_shot(workspace(), project_id, shot, body.to)
        return _now(workspace(), project_id, revised)

    @routes.post("/{project_id}/shots/{shot}/search/")
    def search(project_id: int, shot: int, body: Wanted) -> dict[str, Any]:
        """Search the sources for some words, the best picture first; kept as the shot's candidates."""
        found = visuals_search.search(workspace(), project_id, shot, body.terms, body.kind, tuple(body.sources))
        return {"count": len(found), "results": [candidate_shape(candidate) for candidate in found]}

    @routes.post("/{project_id}/shots/{shot}/generate/", status_code=202)
    def generate(project_id: int, shot: int, body: Prompt, revised: Revised) -> dict[str, Any]:
        """Have a picture made of a description, as a job; it takes the shot's place. It may cost: see the source.

        `If-Match`: as for /plan/, so that the number means the shot it did.
        """
        given = {"shot": shot, "prompt": body.prompt, "source": body.source}
        with revised.asking(workspace(), project_id, "storyboard", given):
            return {"project_id": project_id, "job_id": work.start(workspace(), "picture", project_id, **given)}

    return routes


def _now(workspace: Workspace, project_id: int, revised: Precondition) -> dict[str, Any]:
    project = Project(workspace, project_id)
    if project.board is None:
        raise NotFound("The project has no pictures yet.", "POST /api/v1/video/storyboard/ID/plan/ chooses them.")
    revised.tag("storyboard", project.board_revision)
    return {**storyboard_shape(project_id, project.board), "revision": project.board_revision}
