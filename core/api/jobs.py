"""/jobs/ and /health/: slow work and whether somebody does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool

from core.api import shapes
from core.api.reads import at_once
from core.studio import work
from core.studio.workspace.workspace import Workspace


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for jobs."""
    routes = APIRouter(tags=["jobs"])

    @routes.get("/health/")
    async def health() -> dict[str, Any]:
        """Return the health of the server: that it answers, and whether the worker lives."""
        return {"status": "ok", "worker": work.worker_alive(workspace())}

    @routes.get("/jobs/")
    async def listed(project_id: int | None = None, active: bool = True) -> dict[str, Any]:
        """Work that waits or is being done; with `active=false` all of it."""
        read = partial(work.jobs, workspace(), project_id=project_id, active=active)
        found = at_once(workspace(), read) if active else None  # all there ever was are many
        if found is None:
            found = await run_in_threadpool(read)
        return {"count": len(found), "results": [shapes.job(job) for job in found]}

    @routes.get("/jobs/{job_id}/")
    def one(job_id: int) -> dict[str, Any]:
        """One piece of work with the end of its log."""
        return shapes.job(work.job(workspace(), job_id))

    @routes.post("/jobs/{job_id}/cancel/")
    def cancel(job_id: int) -> dict[str, Any]:
        """Stop it; what is finished is kept."""
        work.cancel(workspace(), job_id)
        return shapes.job(work.job(workspace(), job_id))

    return routes
