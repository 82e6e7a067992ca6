"""/costs/: what was paid, what may have been, and asking once more for what was sent and never answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from core.studio.project import costs, projects
from core.studio.workspace.workspace import House


class Again(BaseModel):
    """Without `project_id` for all projects."""

    model_config = ConfigDict(extra="forbid")
    project_id: int | None = None


def router(house: Callable[[], House]) -> APIRouter:
    """The routes."""
    routes = APIRouter(prefix="/costs", tags=["costs"])

    @routes.get("/")
    def spent(project_id: int | None = None) -> dict[str, Any]:
        """Sums of what was paid (`calls`, `units`, `cost`) and of what may have been (`maybe_calls`, `maybe_cost`).

        `in_doubt` requests were sent, were never answered, and are not sent again until /costs/again/ allows it.
        """
        return _told(house(), project_id)

    @routes.post("/again/")
    def again(body: Again) -> dict[str, Any]:
        """Let what may have been paid for be bought once more by the next job that needs it."""
        asked = costs.ask_again(_known(house(), body.project_id), body.project_id)
        return {"asked_again": asked, **_told(house(), body.project_id)}

    return routes


def _told(house: House, project_id: int | None) -> dict[str, Any]:
    return {
        "results": costs.spent(_known(house, project_id), project_id),
        "total_usd": costs.total(house, project_id),
        "maybe_usd": costs.maybe_total(house, project_id),
        "in_doubt": costs.doubts(house, project_id),
    }


def _known(house: House, project_id: int | None) -> House:
    """The house, where there is such a project. Raises `NotFound`."""
    if project_id is not None:
        projects.options(house, project_id)
    return house
