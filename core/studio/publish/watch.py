"""Publications that go on by themselves at their target: asked for again, and what went wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from core.errors import Cancelled, ReelwrightError
from core.jobs import queue
from core.store import publications as rows
from core.store.when import parse
from core.studio.project.views import PublicationView
from core.studio.publish import delivery, publication_view
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

KIND = "publication"
_EVERY = timedelta(minutes=5)
_LONGEST = timedelta(days=2)  # what is not ready by then is asked for by the person


def look(workspace: Workspace, now: datetime | None = None) -> int:
    """Have every project's publications asked for that may have changed at their target, each every few minutes; how
    many jobs there are.
    """
    now, found = now or datetime.now(UTC), 0
    for row in rows.waiting(workspace.store):
        begun, asked, at = (parse(row[name]) or now for name in ("created_at", "updated_at", "publish_at"))
        due = max(begun, at) if row["publish_at"] else begun
        if due > now or now - asked < _EVERY or now - due > _LONGEST:
            continue
        payload = {"publication_id": row["id"]}
        queue.enqueue(workspace.store, KIND, lane="default", project_id=None, payload=payload)
        found += 1
    return found


def ask(workspace: Workspace, publication_id: int, run: Run) -> str:
    """Ask the target of a project's publication how it stands; its status. Where it cannot be asked now, it is later
    again.
    """
    try:
        return delivery.refresh(workspace, publication_id, run)
    except Cancelled:
        raise
    except ReelwrightError:
        rows.update(workspace.store, publication_id)  # the time it was asked
        return str(rows.get(workspace.store, publication_id)["status"])


def failed(workspace: Workspace) -> list[PublicationView]:
    """The publications of a time of their own that came to nothing, or to a question, and were not published since:
    nobody was there to see it.
    """
    views = [publication_view.get(workspace, row["id"]) for row in rows.scheduled_last(workspace.store)]
    return [view for view in views if view.status in ("failed", "unknown")]
