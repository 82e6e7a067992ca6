"""/projects/N/newer/ and /projects/N/left-out/: the article's page as it is by now, and what of it is not read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.studio import work
from core.studio.content import newer
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace


class Take(BaseModel):
    """The reading to take, and the number of the article that it was compared with, where it has to be that one."""

    model_config = ConfigDict(extra="forbid")
    content_id: int
    seen: int | None = None


class PutBack(BaseModel):
    """The whole text as it was left out; not `back`, it is taken out of the article again."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(max_length=8000)
    back: bool = True
    seen: int | None = None


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for articles that are no longer as they were taken in."""
    routes = APIRouter(prefix="/projects/{project_id}", tags=["contents"])

    @routes.post("/newer/read/", status_code=202)
    def read(project_id: int) -> dict[str, Any]:
        """Read the article's page again; a job. Nothing of the project changes by it."""
        return {"project_id": project_id, "job_id": work.start(workspace(), newer.KIND, project_id)}

    @routes.get("/newer/")
    def found(project_id: int) -> dict[str, Any]:
        """The newer reading that waits to be taken (`content_id`, 0 for none) with its differences; `same` where the
        page says what it said.
        """
        reading = newer.waiting(workspace(), project_id)
        number = reading.content_id
        differences = newer.differences_of(workspace(), project_id, number) if number else []
        return {**asdict(reading), "differences": [asdict(difference) for difference in differences]}

    @routes.put("/newer/")
    def take(project_id: int, body: Take) -> dict[str, Any]:
        """Take the newer reading: lines, locks, ticks and pictures stay with their passages."""
        newer.take(workspace(), project_id, body.content_id, seen=body.seen)
        return _left_out(workspace(), project_id)

    @routes.delete("/newer/", status_code=204)
    def leave(project_id: int) -> None:
        """Keep the article as it is."""
        newer.leave(workspace(), newer.waiting(workspace(), project_id).content_id)

    @routes.get("/left-out/")
    def left_out(project_id: int) -> dict[str, Any]:
        """The texts of the page that are no part of the article, with why and whether they were put back."""
        return _left_out(workspace(), project_id)

    @routes.post("/left-out/")
    def put_back(project_id: int, body: PutBack) -> dict[str, Any]:
        """Put one of these texts into the article where it stood, or take it out again."""
        newer.put_back(workspace(), project_id, body.text, back=body.back, seen=body.seen)
        return _left_out(workspace(), project_id)

    return routes


def _left_out(workspace: Workspace, project_id: int) -> dict[str, Any]:
    project = Project(workspace, project_id)
    texts = [item.model_dump() for item in project.article.left_out]
    return {"content_id": project.content_row["id"], "count": len(texts), "results": texts}
