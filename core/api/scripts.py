"""/scripts/: have the script written, read it, and put an edited one in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from core.api import shapes
from core.errors import NotFound, UsageError
from core.studio import projects, script, work
from core.studio.house import House


class Generate(BaseModel):
    model_config = ConfigDict(extra="forbid")
    project_id: int


class Row(BaseModel):
    """A line; without an id it is a new one."""

    model_config = ConfigDict(extra="ignore")
    id: int | None = None
    section: str | None = None
    point: int | None = None
    text: str


class Edit(BaseModel):
    """Either our `lines` (which win), or any of the specification's hook, intro, points and cta."""

    model_config = ConfigDict(extra="ignore")
    lines: list[Row] | None = None
    hook: str | None = None
    intro: str | None = None
    points: list[dict[str, Any]] | None = None
    cta: str | None = None


def router(house: Callable[[], House]) -> APIRouter:
    """The routes."""
    routes = APIRouter(prefix="/scripts", tags=["scripts"])

    @routes.post("/generate/", status_code=202)
    def generate(body: Generate) -> dict[str, Any]:
        """Write the script, as a job."""
        projects.view(house(), body.project_id)
        return {"project_id": body.project_id, "job_id": work.start(house(), "script", body.project_id)}

    @routes.get("/{project_id}/")
    def read(project_id: int) -> dict[str, Any]:
        """The script as it stands."""
        return _script(house(), project_id)

    @routes.put("/{project_id}/")
    def edit(project_id: int, body: Edit) -> dict[str, Any]:
        """Put an edited script in place; text that didn't change keeps its source."""
        if body.lines is not None:
            script.save_rows(house(), project_id, [row.model_dump(exclude_none=True) for row in body.lines])
        else:
            edits = body.model_dump(exclude_none=True)
            if not edits:
                raise UsageError(
                    "There is nothing to change in the request.", "Give lines, or hook, intro, points, cta."
                )
            _from_sections(house(), project_id, edits)
        return _script(house(), project_id)

    return routes


def _script(house: House, project_id: int) -> dict[str, Any]:
    view = projects.view(house, project_id)
    if view.script is None:
        raise NotFound("The project has no script yet.", "POST /api/v1/video/scripts/generate/ writes one.")
    return shapes.script(view)


def _from_sections(house: House, project_id: int, edits: dict[str, Any]) -> None:
    from core.script import as_seed_json

    view = projects.view(house, project_id)
    if view.script is None:
        raise NotFound("The project has no script yet.", "POST /api/v1/video/scripts/generate/ writes one.")
    script.save_rows(house, project_id, {**as_seed_json(view.script), **edits})
