"""Publications that are there: their words put right, or taken back."""

from __future__ import annotations

import json
from dataclasses import replace

from core.errors import BadInput, ReelwrightError
from core.model.presets import PRESETS
from core.store import publications as rows
from core.studio.project.project import Project
from core.studio.publish import delivery, publication_view, stored_post
from core.studio.publish.posts import posted
from core.studio.workspace import accounts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

_THERE = ("processing", "scheduled", "published")


def able(workspace: Workspace, publication_id: int) -> frozenset[str]:
    """The changes that a project's publication allows now: "update", "remove", both or neither."""
    row = rows.get(workspace.store, publication_id)
    if row["status"] not in _THERE or not json.loads(row["state"]):
        return frozenset()
    try:
        target = accounts.target(workspace, row["target"])
    except ReelwrightError:  # it is no longer set up
        return frozenset()
    return frozenset() if _is_replaced(workspace, row) else target.capabilities & {"update", "remove"}


def update(workspace: Workspace, publication_id: int, run: Run | None = None) -> str:
    """Have the target show the project's words as they are now; the publication's status.

    Raises `BadInput` where it is not there, a newer one took its place, its film is to be sent along and is another
    one now, the target cannot, or it does not take the words; what the target raises.
    """
    _able(workspace, publication_id, "update")
    run = run or Run()
    with delivery.alone(workspace, publication_id, run):
        row = _able(workspace, publication_id, "update")
        target = accounts.target(workspace, row["target"])
        before = stored_post.approved(row) if target.idempotent else stored_post.stored(row)
        words = posted(Project(workspace, row["project_id"]), row["preset"], of_film=True)
        post = replace(before, title=words.title, description=words.description, tags=words.tags)
        if found := [error for error in target.problems(replace(post, publish_at=None)) if error.code != "consent"]:
            raise found[0]
        state = json.loads(row["state"])
        sent = target.update(post, state, delivery.desk(workspace, row, run))
        rows.update(workspace.store, publication_id, words=json.dumps(stored_post.kept(post)), state=state)
        return delivery.keep_outcome(workspace, publication_id, sent)


def remove(workspace: Workspace, publication_id: int, run: Run | None = None) -> None:
    """Take a project's publication back. Raises as `update` does."""
    _able(workspace, publication_id, "remove")
    run = run or Run()
    with delivery.alone(workspace, publication_id, run):
        row = _able(workspace, publication_id, "remove")
        target = accounts.target(workspace, row["target"])
        target.remove(json.loads(row["state"]), delivery.desk(workspace, row, run))
        rows.update(workspace.store, publication_id, status="removed", error="")


def _able(workspace: Workspace, publication_id: int, what: str) -> rows.Row:
    row = rows.get(workspace.store, publication_id)
    if what in able(workspace, publication_id):
        return row
    view = publication_view.get(workspace, publication_id)
    if view.status not in _THERE:
        raise BadInput("This video is not there.", "Publish it first.", code="not_there")
    if _is_replaced(workspace, row):
        raise BadInput("A newer video has taken the place of this one there.", "Change the newer one.", code="replaced")
    label, place = accounts.target(workspace, view.target).label, PRESETS[view.preset].label
    raise BadInput(f"{label} cannot do this from here.", f"Do it on {label} itself, for {place}.", code="unable")


def _is_replaced(workspace: Workspace, row: rows.Row) -> bool:
    """Whether a newer publication took the place of the row's, as it does where a film sent twice is one."""
    if not accounts.target(workspace, row["target"]).idempotent:
        return False
    later = rows.later(workspace.store, row)
    return any(publication_view.get(workspace, newer["id"]).status in rows.OPEN for newer in later)
