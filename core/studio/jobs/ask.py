"""Jobs asked for, looked at and stopped; a worker or `perform.py` does them."""

from __future__ import annotations

from typing import Any

from core import file_locks
from core.errors import BadInput, UsageError
from core.jobs import queue, registry
from core.model.limits import PAYLOAD_CHARS
from core.model.text import cleaned
from core.studio.project import asked, boards, job_view
from core.studio.project.project import Project
from core.studio.project.views import JobView
from core.studio.workspace.workspace import Workspace

ALIVE = "worker.alive"  # every worker holds a shared lock on this file while it lives


# ---------------------------------------------------------------------- asking
def start(workspace: Workspace, kind: str, subject: int | dict[str, Any] | None = None, **payload: Any) -> int:
    """Add a job and return its id; `subject` is a project's id, or the payload of a job that has none yet.

    The same job asked for twice while the first still waits or works is one job. `seen` in the payload is what the
    person saw who asks, by default what is there now (`asked.py`). Raises `UsageError`, `NotFound`.
    """
    body = registry.find(kind)
    if body is None:
        raise UsageError(f"There is no kind of work called {kind!r}.", f"Choose one of: {', '.join(registry.kinds())}.")
    project_id = subject if isinstance(subject, int) else None
    if project_id is not None:
        payload = _about(Project(workspace, project_id), kind, payload)
    given = cleaned({**(subject if isinstance(subject, dict) else {}), **payload})
    if sum(len(value) for value in given.values() if isinstance(value, str)) > PAYLOAD_CHARS:
        raise BadInput(
            "That is far too long.", f"Give {PAYLOAD_CHARS // 1000},000 characters at most.", code="too_large"
        )
    return queue.enqueue(workspace.store, kind, lane=body.lane, project_id=project_id, payload=given)


def _about(project: Project, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload of a project's job with what it is asked for about."""
    seen = asked.seen(project, kind, payload.pop(asked.SEEN, {}))
    payload = boards.asked_for(project, payload) if kind == "picture" else payload
    return {**payload, asked.SEEN: seen} if seen else payload


def job(workspace: Workspace, job_id: int) -> JobView:
    """The view of one job, with its log. Raises `NotFound`."""
    return job_view.job_view_of(workspace.store, queue.get(workspace.store, job_id), log=True)


def jobs(workspace: Workspace, project_id: int | None = None, active: bool = True) -> list[JobView]:
    """The views of jobs, the newest first; by default those that wait or work."""
    rows = queue.find(workspace.store, project_id=project_id, active=active)
    return [job_view.job_view_of(workspace.store, row) for row in rows]


def cancel(workspace: Workspace, job_id: int) -> JobView:
    """Ask for a job to be stopped; one that waits is stopped at once. Raises `NotFound`."""
    queue.cancel(workspace.store, job_id)
    return job(workspace, job_id)


def worker_alive(workspace: Workspace) -> bool:
    """Whether any worker of this data folder lives, as the kernel knows it."""
    return file_locks.is_locked(workspace.data / ALIVE, shared_too=True) is True
