"""Work that goes on without the page: the bodies of all jobs, starting them, following them, doing them.

A body is an ordinary studio call; its house is fenced, so that a worker that lost its claim can write nothing more.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
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
from core.jobs.ending import written
from core.jobs.queue import Claim, LostClaim
from core.jobs.reporter import Interrupted, Reporter
from core.media.ended import out_of_memory
from core.model.coded import Notice
from core.model.limits import PAYLOAD_CHARS
from core.model.storyboard import Shot
from core.model.text import cleaned
from core.store.db import Row, Store
from core.studio import (
    asked,
    content,
    jobs_view,
    make,
    pictures,
    projects,
    recording,
    render,
    script,
    thumbnails,
    visuals,
    voice,
    voice_install,
    voice_list,
    writing,
)
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project
from core.studio.views import JobView
from core.wording import words

_log = logging.getLogger(__name__)
RETRY_WAIT_S = 2.0
_KINDS = (UsageError, Unknown, NotFound, BadInput, MissingSetup, ProviderFailed, StorageError, ReelwrightError)
ALIVE = "worker.alive"  # every worker holds a shared lock on this file while it lives


# ---------------------------------------------------------------------- bodies
@registry.body("content", "default")
def _content(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: one of `url`, `path`, `text`, `text_sha256`, with `title`; with `options` a project is made, too."""
    given = claim.payload
    text = content.kept_text(house, given["text_sha256"]) if given.get("text_sha256") else given.get("text")
    path = Path(given["path"]) if given.get("path") else None
    content_id = content.take_in(
        house, url=given.get("url"), path=path, text=text, title=given.get("title", ""), run=run
    )
    result: dict[str, Any] = {"content_id": content_id}
    if "options" in given:
        result["project_id"] = projects.create_with(house, content_id, given["options"])
    return result


@registry.body("script", "default")
def _script(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    return {"lines": len(script.write(house, _project(claim), run, at=asked.version(claim.payload)).lines)}


@registry.body("voice", "default")
def _voice(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    narration = voice.narrate(house, _project(claim), run)
    return {"duration_s": narration.duration_s, **run.counts.get("voice", {}), **_told(run)}


@registry.body("fit", "default")
def _fit(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `seconds`, the length that the narration is to have."""
    given = claim.payload
    made = voice.fit_to(house, _project(claim), float(given["seconds"]), run, at=asked.version(given))
    return {"duration_s": made.duration_s if made else 0.0, **run.kept()}


@registry.body("rewrite", "default")
def _rewrite(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `lines`, their ids, and a `wish`; a chat model writes them anew."""
    given = claim.payload
    wish, at = str(given.get("wish", "")), asked.version(given)
    return {"lines": len(writing.again(house, _project(claim), given["lines"], wish, run, at=at).lines)}


@registry.body(voice_install.KIND, "default")
def _voice_install(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `voice`, the name of one that can be downloaded."""
    return voice_install.install(house, str(claim.payload.get("voice", "")), run) | run.kept()


@registry.body(voice_list.KIND, "default")
def _natural(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `voice`; it is installed, chosen, and speaks the script."""
    given = claim.payload
    seen = asked.choice(given, "voice")
    return voice_list.install_and_use(house, _project(claim), str(given["voice"]), run, seen=seen)


@registry.body(recording.KIND, "default")
def _recording(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `sha256` and `name` of a recording of the whole script."""
    given = claim.payload
    name, seen = str(given.get("name", "")), asked.speech(given)
    made = recording.take_in(house, _project(claim), str(given["sha256"]), name, run, seen=seen)
    return {"differences": len(made.differences), "duration_s": made.duration_s}


@registry.body("titles", "default")
def _titles(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `preset`; a chat model suggests titles and texts for it."""
    return {"titles": writing.suggest_titles(house, _project(claim), str(claim.payload["preset"]), run)}


@registry.body("visuals", "default")
def _visuals(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    return {"shots": len(visuals.plan(house, _project(claim), run).shots), **run.kept()}


@registry.body("picture", "default")
def _picture(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `shot`, `scene` (what it is), `prompt`, and `source` (empty: the first that can); the picture made takes
    the scene's place.
    """
    given = claim.payload
    prompt, source = str(given.get("prompt", "")), str(given.get("source", ""))
    seen = Shot.model_validate(given["scene"]) if "scene" in given else None
    visuals.generate(house, _project(claim), int(given["shot"]), prompt, source, run, seen=seen)
    return {"shot": int(given["shot"]), **run.kept()}


@registry.body(thumbnails.KIND, "default")
def _thumbnail(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `prompt` and `source`, both may be empty; the picture made is put under the thumbnail's title."""
    given = claim.payload
    prompt, source, seen = str(given.get("prompt", "")), str(given.get("source", "")), asked.choice(given, "thumbnail")
    made = thumbnails.make(house, _project(claim), prompt, source, run, seen=seen)
    return {"sha256": made, **run.kept()}


@registry.body("render", "video")
def _render(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    view = render.render(house, claim.payload["render_id"], run)
    return {"render_id": view.id, "stages": list(view.stages), **run.kept()}


@registry.body("animatic", "default")
def _animatic(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `preset`, by default the project's first."""
    project_id = _project(claim)
    preset = claim.payload.get("preset") or projects.options(house, project_id).platforms[0]
    path = render.animatic(house, project_id, preset, run)
    return {"preset": preset, "path": str(path), **run.kept()}


@registry.body("make", "default")
def _make(house: House, claim: Claim, run: Run) -> dict[str, Any]:
    """Every step up to the videos, which are then jobs of their own."""
    project_id = _project(claim)
    make.prepare_steps(house, project_id, run, at=asked.version(claim.payload))
    presets = tuple(claim.payload.get("presets") or ()) or projects.options(house, project_id).platforms
    return {"renders": render.request(house, project_id, presets), **_told(run)}


def _told(run: Run) -> dict[str, Any]:
    """Figures and notices of a run, for who follows the job from another process."""
    return {"stages": [{"name": name, **figures} for name, figures in run.counts.items()], **run.kept()}


def _project(claim: Claim) -> int:
    if claim.project_id is None:
        raise UsageError(f"A job of kind {claim.kind} needs a project.", "Give its number.")
    return claim.project_id


# ---------------------------------------------------------------------- asking
def start(house: House, kind: str, subject: int | dict[str, Any] | None = None, **payload: Any) -> int:
    """Add a job and return its id; `subject` is a project's id, or the payload of a job that has none yet.

    The same job asked for twice while the first still waits or works is one job. `seen` in the payload is what the
    person saw who asks, by default what is there now (`asked.py`). Raises `UsageError`, `NotFound`.
    """
    body = registry.find(kind)
    if body is None:
        raise UsageError(f"There is no kind of work called {kind!r}.", f"Choose one of: {', '.join(registry.kinds())}.")
    project_id = subject if isinstance(subject, int) else None
    if project_id is not None:
        payload = _about(Project(house, project_id), kind, payload)
    given = cleaned({**(subject if isinstance(subject, dict) else {}), **payload})
    if sum(len(value) for value in given.values() if isinstance(value, str)) > PAYLOAD_CHARS:
        raise BadInput(
            "That is far too long.", f"Give {PAYLOAD_CHARS // 1000},000 characters at most.", code="too_large"
        )
    return queue.enqueue(house.store, kind, lane=body.lane, project_id=project_id, payload=given)


def _about(project: Project, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The payload of a project's job with what it is asked for about."""
    seen = asked.seen(project, kind, payload.pop(asked.SEEN, {}))
    payload = pictures.asked_for(project, payload) if kind == "picture" else payload
    return {**payload, asked.SEEN: seen} if seen else payload


def job(house: House, job_id: int) -> JobView:
    """One job, with its log. Raises `NotFound`."""
    return jobs_view.of(house.store, queue.get(house.store, job_id), log=True)


def jobs(house: House, project_id: int | None = None, active: bool = True) -> list[JobView]:
    """Jobs, the newest first; by default those that wait or work."""
    rows = queue.find(house.store, project_id=project_id, active=active)
    return [jobs_view.of(house.store, row) for row in rows]


def cancel(house: House, job_id: int) -> JobView:
    """Ask for a job to be stopped; one that waits is stopped at once. Raises `NotFound`."""
    queue.cancel(house.store, job_id)
    return job(house, job_id)


def worker_alive(house: House) -> bool:
    """Whether any worker of this data folder lives, as the kernel knows it."""
    try:
        with (house.data / ALIVE).open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


# ---------------------------------------------------------------------- doing
@dataclass(frozen=True)
class Outcome:
    """How a job ended here; `status` is the row's, or "lost" where another worker has it now or it was removed, or
    "unwritten" where the disk would not take it: the row still says that the job is under way."""

    status: str
    result: dict[str, Any] | None = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Ending:
    """What is to be written into the row: `write` does it and returns the row's status."""

    write: Callable[[], str]
    result: dict[str, Any] | None = None
    error: Exception | None = None


def perform(house: House, claim: Claim, *, stopping: threading.Event | None = None, echo: Run | None = None) -> Outcome:
    """Do a claimed job in this process and write down how it ended. `echo` hears of it, too, and may stop it."""
    secrets = redaction.secrets_of(house.settings.values)
    with Reporter(house.store, claim, stopping=stopping, hide=lambda text: redaction.hidden(text, secrets)) as reporter:
        try:
            ending = _attempt(house, claim, reporter, echo)
            status = written(house.store, ending.write)
        except LostClaim as error:
            _log.warning("job %s: %s", claim.id, error.message)
            return Outcome("lost", error=error)
        except StorageError as error:
            _log.error("job %s: how it ended cannot be written: %s", claim.id, error)
            return Outcome("unwritten", error=error)
        lost = status in ("running", "removed")
        return Outcome("lost" if lost else status, ending.result, LostClaim() if lost else ending.error)


def _attempt(house: House, claim: Claim, reporter: Reporter, echo: Run | None) -> _Ending:
    """Do the work; how the job ends by it. Raises `LostClaim` alone."""
    body = registry.find(claim.kind)
    store, given = house.store, (claim.id, claim.fence)
    fenced = house.fenced(lambda held: queue.check_fence(held, *given))
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
        log = house.data / "logs" / "reelwright.log"
        fault = ReelwrightError("Something went wrong inside Reelwright.", f"The details are in {log}.")
        return _Ending(lambda: queue.fail(store, *given, words_of(fault)), error=error)


def _failed(store: Store, claim: Claim, error: ReelwrightError, reporter: Reporter) -> _Ending:
    """Tried again where that may help; a failure of which the machine's sleep may be the cause costs no attempt."""
    given = (claim.id, claim.fence)
    slept = reporter.has_slept() and claim.fence < queue.MAX_CLAIMS
    if error.retryable and (slept or claim.attempts < queue.MAX_ATTEMPTS):
        wait_s = RETRY_WAIT_S * 2**claim.attempts
        again = partial(queue.requeue, store, *given, reporter.hide(error.message), wait_s=wait_s, counts=not slept)
        return _Ending(again, error=error)
    shown = {name: reporter.hide(text) for name, text in words_of(error).items()}
    return _Ending(lambda: queue.fail(store, *given, shown), error=error)


def words_of(error: ReelwrightError) -> dict[str, str]:
    """The error as the row keeps it: `kind` is what it is raised as again by who follows the job."""
    kind = next(one.default_code for one in type(error).__mro__ if one in _KINDS)
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


def finish_here(house: House, job_id: int, run: Run) -> JobView:
    """See one job through: do it in this process, or follow the worker that has it. Raises how it failed."""
    outcome: Outcome | None = None
    try:
        while True:
            row = queue.get(house.store, job_id)
            if row["status"] not in queue.ACTIVE:
                break
            run.check()
            claim = queue.claim(house.store, job_id=job_id) if row["status"] == "queued" else None
            if claim is not None:
                outcome = perform(house, claim, echo=run)
                if outcome.status == "unwritten" and outcome.error is not None:
                    raise outcome.error
                continue
            run.progress(row["progress"], _waiting(house, row) if row["status"] == "queued" else row["message"])
            time.sleep(0.3)
            queue.recover(house.store)
    except (Cancelled, KeyboardInterrupt):
        with contextlib.suppress(NotFound):
            queue.cancel(house.store, job_id)
        raise
    view = job(house, job_id)
    if view.status == "done":
        for stage in (view.result or {}).get("stages", ()):
            run.count(stage["name"], **{name: stage[name] for name in ("done", "reused", "seconds")})
        for held in (view.result or {}).get("notices", ()):
            run.warn(Notice.model_validate(held))
        return view
    if outcome is not None and outcome.error is not None:
        raise outcome.error
    if view.status == "cancelled":
        raise Cancelled()
    raise _error_of(queue.get(house.store, job_id))


def _waiting(house: House, row: Row) -> str:
    if row["project_id"] is not None and queue.has_running(house.store, row["project_id"]):
        return "Waiting for other work on this project to finish"
    return "Waiting for other work to finish" if row["lane"] != "video" else "Waiting for another video to finish"


def _error_of(row: dict[str, Any]) -> ReelwrightError:
    """The error that another process wrote into the row, of the same kind as there."""
    held = json.loads(row["error"] or "{}")
    kind = next((one for one in _KINDS if one.default_code == held.get("kind")), ReelwrightError)
    return kind(held.get("message", row["message"]), held.get("hint", ""), code=held.get("code", ""))
