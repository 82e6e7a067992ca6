"""Sending a publication, asking for what became of it, and a person's word where nobody can tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from core.errors import BadInput, Cancelled, ReelwrightError
from core.jobs.reporter import Interrupted
from core.model.coded import Notice
from core.net.retry import pause
from core.publish.target import Desk, Sent, Target
from core.store import publications as rows
from core.store.db import Row
from core.store.locks import KeyLock
from core.studio.publish import publication_view, stored_post
from core.studio.workspace import accounts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

_THERE = ("processing", "scheduled", "published")
_ASKED_S, _ASKED_TIMES = 5.0, 12  # how often, and how many times, the target is asked whether it is ready


def perform(workspace: Workspace, publication_id: int, run: Run, *, last: bool) -> str:
    """Send a project's film, as its publication says, or find out what became of it; its status.

    `last`: no further try follows, so a failure is its outcome. Raises what the target raises.
    """
    with alone(workspace, publication_id, run) as row:
        if row["status"] != "publishing":  # told by a person, or done by a try that was taken for dead
            return str(row["status"])
        target, tools = accounts.target(workspace, row["target"]), desk(workspace, row, run)
        status, notices = _send(workspace, row, target, tools, last=last)
    for _ in range(_ASKED_TIMES if status == "processing" else 0):  # it is there by now, whatever ends this
        run.progress(1.0, f"{target.label} is working on the video")
        pause(_ASKED_S, run.check)
        try:
            status = _confirmed(workspace, publication_id, run, ("processing",), notices)
        except Cancelled:
            raise
        except ReelwrightError:  # it can be asked again from the page
            break
        if status != "processing":
            break
    return status


def _send(workspace: Workspace, row: Row, target: Target, tools: Desk, *, last: bool) -> tuple[str, tuple[Notice, ...]]:
    """Send a publication's film or settle what became of it; its status, and what did not come along."""
    state: dict[str, Any] = json.loads(row["state"])
    try:
        if state.get("committed") and not target.idempotent:
            tools.progress(0.5, f"Asking {target.label} what became of it")
            sent = target.settle(stored_post.stored(row), state, tools)
        else:
            post = stored_post.approved(row)
            stored_post.require_whole(workspace, row, post)
            sent = target.send(post, state, tools)
    except Interrupted:
        raise
    except (ReelwrightError, Cancelled) as error:
        if last or not error.retryable or isinstance(error, Cancelled):
            lost = bool(state.get("committed")) and not target.idempotent
            _end(workspace, row["id"], "unknown" if lost else "failed", error)
        raise
    if sent is None:
        _end(workspace, row["id"], "unknown", _unsettled(target))
        return "unknown", ()
    return keep_outcome(workspace, row["id"], sent), sent.notices


@contextmanager
def alone(workspace: Workspace, publication_id: int, run: Run) -> Iterator[Row]:
    """Hold a project's publication within the block; its row as it is then.

    Who sends it, asks for it, changes it or takes it back waits for whoever does: an answer that was on its way while
    the film was taken back would say that it is there. Raises `NotFound`, `Cancelled`.
    """
    lock = KeyLock(workspace.data / "locks", f"publication/{publication_id}")
    lock.acquire(run.check)
    try:
        yield rows.get(workspace.store, publication_id)
    finally:
        lock.release()


def refresh(workspace: Workspace, publication_id: int, run: Run | None = None) -> str:
    """Ask the target how a project's accepted publication stands now; its status. Raises what the target raises."""
    row = rows.get(workspace.store, publication_id)
    if row["status"] not in _THERE or not json.loads(row["state"]):
        return str(row["status"])
    return _confirmed(workspace, publication_id, run or Run(), _THERE)


def _confirmed(
    workspace: Workspace,
    publication_id: int,
    run: Run,
    standing: tuple[str, ...],
    notices: tuple[Notice, ...] = (),
) -> str:
    """Ask the target for a publication that still stands so, and keep its answer with earlier notices; its status."""
    with alone(workspace, publication_id, run) as row:
        if row["status"] not in standing:
            return str(row["status"])
        target = accounts.target(workspace, row["target"])
        sent = target.confirm(json.loads(row["state"]), desk(workspace, row, run))
        return keep_outcome(workspace, publication_id, replace(sent, notices=(*notices, *sent.notices)))


def tell(workspace: Workspace, publication_id: int, *, is_there: bool, url: str = "") -> None:
    """Take a person's word on a project's publication that nobody could settle. Raises `BadInput` where it is not in
    doubt.
    """
    changes = {"status": "published", "url": url} if is_there else {"status": "failed"}
    with workspace.store.write():
        if publication_view.get(workspace, publication_id).status != "unknown":
            raise BadInput("What became of this publication is known.", "Look at it on the Publish page.", code="known")
        rows.update(workspace.store, publication_id, error="", **changes)


def keep_outcome(workspace: Workspace, publication_id: int, sent: Sent) -> str:
    """Write the answer of a target about a project's publication into its row; its status."""
    status = "failed" if sent.status == "absent" else sent.status
    notices = [notice.model_dump(mode="json") for notice in dict.fromkeys(sent.notices)]
    rows.update(
        workspace.store,
        publication_id,
        status=status,
        remote_id=sent.remote_id,
        url=sent.url,
        notices=notices,
        error="",
    )
    return status


def _end(workspace: Workspace, publication_id: int, status: str, error: ReelwrightError) -> None:
    rows.update(workspace.store, publication_id, status=status, error=json.dumps(error.as_dict()))


def _unsettled(target: Target) -> ReelwrightError:
    return ReelwrightError(
        f"{target.label} took the video, or did not: its answer was lost, and it cannot be found there.",
        "Look there, then say what you see.",
        code="unknown_outcome",
    )


def desk(workspace: Workspace, row: Row, run: Run) -> Desk:
    """Return the tools that a target is handed for a project's publication."""

    def save(state: dict[str, Any]) -> None:
        rows.update(workspace.store, row["id"], state=dict(state))

    if not row["account_id"]:
        return Desk(save=save, progress=run.progress, check=run.check)
    account = accounts.opened(workspace, row["account_id"])
    token = accounts.token_of(workspace, account.id, run.check)
    return Desk(account, token, save, run.progress, run.check)
