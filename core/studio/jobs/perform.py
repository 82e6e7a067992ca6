"""Jobs done: a claimed job's body is called, its end written down, its failure told; `bodies.py` has the bodies.

A body is an ordinary studio call; its workspace is fenced, so that a worker that lost its claim can write nothing more.
"""

from __future__ import annotations

import contextlib
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from core import redaction
from core.errors import (
    BadInput,
    Cancelled,
    MissingSetup,
    NotFound,
    ProviderFailed,
    ReelwrightError,
    StorageError,
    Unknown,
    UsageError,
)
from core.jobs import queue, registry
from core.jobs.ending import write_ending
from core.jobs.queue import Claim, LostClaim
from core.jobs.reporter import Interrupted, Reporter
from core.media.ended import out_of_memory
from core.model.coded import Notice
from core.store.db import Row, Store
from core.studio.jobs.ask import job
from core.studio.project.views import JobView
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import words

_log = logging.getLogger(__name__)
RETRY_WAIT_S = 2.0
_KINDS = (UsageError, Unknown, NotFound, BadInput, MissingSetup, ProviderFailed, StorageError, ReelwrightError)


# ---------------------------------------------------------------------- doing
@dataclass(frozen=True)
class Outcome:
    """The outcome of a job here; `status` is the row's, or "lost" where another worker has it now or it was removed, or
    "unwritten" where the disk would not take it: the row still says that the job is under way."""

    status: str
    result: dict[str, Any] | None = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Ending:
    """The end of a job, to be written into its row: `write` does it and returns the row's status."""

    write: Callable[[], str]
    result: dict[str, Any] | None = None
    error: Exception | None = None


def perform(
    workspace: Workspace, claim: Claim, *, stopping: threading.Event | None = None, echo: Run | None = None
) -> Outcome:
    """Do a claimed job in this process and write down how it ended. `echo` hears of it, too, and may stop it."""
    secrets = redaction.secrets_of(workspace.settings.values)
    with Reporter(
        workspace.store, claim, stopping=stopping, hide=lambda text: redaction.hidden(text, secrets)
    ) as reporter:
        try:
            ending = _attempt(workspace, claim, reporter, echo)
            status = write_ending(workspace.store, ending.write)
        except LostClaim as error:
            _log.warning("job %s: %s", claim.id, error.message)
            return Outcome("lost", error=error)
        except StorageError as error:
            _log.error("job %s: how it ended cannot be written: %s", claim.id, error)
            return Outcome("unwritten", error=error)
        lost = status in ("running", "removed")
        return Outcome("lost" if lost else status, ending.result, LostClaim() if lost else ending.error)


def _attempt(workspace: Workspace, claim: Claim, reporter: Reporter, echo: Run | None) -> _Ending:
    """Do the work; how the job ends by it. Raises `LostClaim` alone."""
    body = registry.find(claim.kind)
    store, given = workspace.store, (claim.id, claim.fence)
    fenced = workspace.fenced(lambda current: queue.check_fence(current, *given))
    try:
        if body is None:
            raise UsageError(f"There is no kind of work called {claim.kind!r}.", "Start it again.")
        result = body.function(fenced, claim, _run(reporter, echo))
        return _Ending(lambda: queue.finish(store, *given, result), result)
    except LostClaim:
        raise
    except Interrupted as error:
        reason = error.message
        return _Ending(lambda: queue.requeue(store, *given, reason, counts=False), error=error)
    except Cancelled as error:
        return _Ending(lambda: queue.stop(store, *given), error=error)
    except ReelwrightError as error:
        return _failed(store, claim, error, reporter)
    except MemoryError:
        return _failed(store, claim, out_of_memory("The work"), reporter)
    except Exception as error:  # noqa: BLE001 - the edge where a fault of ours becomes a sentence in the row
        _log.exception("job %s (%s) failed", claim.id, claim.kind)
        log = workspace.data / "logs" / "reelwright.log"
        fault = ReelwrightError("Something went wrong inside Reelwright.", f"The details are in {log}.")
        return _Ending(lambda: queue.fail(store, *given, error_words(fault)), error=error)


def _failed(store: Store, claim: Claim, error: ReelwrightError, reporter: Reporter) -> _Ending:
    """Tried again where that may help; a failure of which the machine's sleep may be the cause costs no attempt."""
    given = (claim.id, claim.fence)
    slept = reporter.has_slept() and claim.fence < queue.MAX_CLAIMS
    if error.retryable and (slept or claim.attempts < queue.MAX_ATTEMPTS):
        wait_s = RETRY_WAIT_S * 2**claim.attempts
        again = partial(queue.requeue, store, *given, reporter.hide(error.message), wait_s=wait_s, counts=not slept)
        return _Ending(again, error=error)
    shown = {name: reporter.hide(text) for name, text in error_words(error).items()}
    return _Ending(lambda: queue.fail(store, *given, shown), error=error)


def error_words(error: ReelwrightError) -> dict[str, str]:
    """The words of an error as a job's row keeps them: `kind` is what it is raised as again by who follows the job."""
    kind = next(item.default_code for item in type(error).__mro__ if item in _KINDS)
    return {**error.as_dict(), "kind": kind}


def _run(reporter: Reporter, echo: Run | None) -> Run:
    def noted(notice: Notice) -> None:
        reporter.log(words(notice))

    if echo is None:
        return Run(progress=reporter.progress, check=reporter.check, on_warning=noted, job=reporter.job)

    def progress(fraction: float, message: str = "") -> None:
        reporter.progress(fraction, message)
        echo.progress(fraction, message)

    def check() -> None:
        reporter.check()
        echo.check()

    def warned(notice: Notice) -> None:
        noted(notice)
        echo.warn(notice)

    return Run(progress=progress, check=check, on_warning=warned, job=reporter.job)


def finish_here(workspace: Workspace, job_id: int, run: Run) -> JobView:
    """See one job through: do it in this process, or follow the worker that has it. Raises what it failed with."""
    outcome: Outcome | None = None
    try:
        while True:
            row = queue.get(workspace.store, job_id)
            if row["status"] not in queue.ACTIVE:
                break
            run.check()
            claim = queue.claim(workspace.store, job_id=job_id) if row["status"] == "queued" else None
            if claim is not None:
                outcome = perform(workspace, claim, echo=run)
                if outcome.status == "unwritten" and outcome.error is not None:
                    raise outcome.error
                continue
            run.progress(row["progress"], _waiting(workspace, row) if row["status"] == "queued" else row["message"])
            time.sleep(0.3)
            queue.recover(workspace.store)
    except (Cancelled, KeyboardInterrupt):
        with contextlib.suppress(NotFound):
            queue.cancel(workspace.store, job_id)
        raise
    view = job(workspace, job_id)
    if view.status == "done":
        for stage in (view.result or {}).get("stages", ()):
            run.count(stage["name"], **{name: stage[name] for name in ("done", "reused", "seconds")})
        for current in (view.result or {}).get("notices", ()):
            run.warn(Notice.model_validate(current))
        return view
    if outcome is not None and outcome.error is not None:
        raise outcome.error
    if view.status == "cancelled":
        raise Cancelled()
    raise _error_of(queue.get(workspace.store, job_id))


def _waiting(workspace: Workspace, row: Row) -> str:
    if row["project_id"] is not None and queue.has_running(workspace.store, row["project_id"]):
        return "Waiting for other work on this project to finish"
    return "Waiting for other work to finish" if row["lane"] != "video" else "Waiting for another video to finish"


def _error_of(row: dict[str, Any]) -> ReelwrightError:
    """The error that another process wrote into the row, of the same kind as there."""
    data = json.loads(row["error"] or "{}")
    kind = next((item for item in _KINDS if item.default_code == data.get("kind")), ReelwrightError)
    return kind(data.get("message", row["message"]), data.get("hint", ""), code=data.get("code", ""))
