"""The state of each step of a project, and the status that follows; derived, never stored."""

from __future__ import annotations

import json

from core.store.db import Row
from core.studio.project import film_files, inputs
from core.studio.project.project import Project
from core.studio.project.views import STEPS, ProjectStatus, StepName, StepState
from core.wording.lengths import length

NEXT_ACTION = {
    "content": "Choose what of the article to use",
    "script": "Write the script",
    "voice": "Hear the voice",
    "visuals": "Look at the pictures",
    "render": "Make the video",
    "publish": "Publish or download",
}
_JOBS_OF = {"script": ("script", "make"), "voice": ("voice", "make"), "visuals": ("visuals", "make")}


def states(project: Project) -> tuple[StepState, ...]:
    """The states of all six steps of a project."""
    return (
        StepState(name="content", state="ready", note=_content_note(project)),
        *(_state(project, name) for name in ("script", "voice", "visuals")),
        _render_state(project),
        StepState(name="publish", state="todo"),
    )


def _content_note(project: Project) -> str:
    return f"{project.article.n_words} words"


def _state(project: Project, name: StepName) -> StepState:
    result = {"script": project.script, "voice": project.narration, "visuals": project.board}[name]
    last = _last_job(project, _JOBS_OF[name])
    if last is not None and last["status"] in ("queued", "running"):
        if last["kind"] == name or not project.is_fresh(name):
            return StepState(name=name, state="running", note=last["message"])
    elif last is not None and last["status"] == "failed" and last["kind"] == name and not project.is_fresh(name):
        return StepState(name=name, state="failed", note=_reason(last), again=_again(project, last))
    if result is None:
        return StepState(name=name, state="todo")
    if project.is_fresh(name):
        return StepState(name=name, state="ready", note=_made_note(project, name))
    return StepState(name=name, state="stale", note=_stale_note(project, name))


def _made_note(project: Project, name: str) -> str:
    if name == "script" and project.script:
        return f"{len(project.script.lines)} lines"
    if name == "voice" and project.narration:
        return length(project.narration.duration_s)
    return f"{len(project.board.shots)} pictures and cards" if project.board else ""


def _stale_note(project: Project, name: str) -> str:
    if name == "script":
        return "The article or the length asked for has changed since the script was written."
    if name == "voice" and project.script and project.narration:
        speed = round(project.options.speed * project.options.fitted_speed, 4)
        if project.narration.speed != speed or (
            project.options.voice and str(project.narration.voice_id) != project.options.voice
        ):
            return f"The voice has changed: {len(project.script.lines)} lines will be spoken again."
        known = {(take.line_id, take.text) for take in project.narration.takes}
        n = sum((line.id, line.text) not in known for line in project.script.lines)
        if not n:
            return "How lines are spoken has changed; those it touches will be spoken again."
        return f"{n} {'line was' if n == 1 else 'lines were'} changed and will be spoken again."
    return "The script has changed; the pictures will follow it."


def _render_state(project: Project) -> StepState:
    newest = newest_renders(project)
    if not newest:
        return StepState(name="render", state="todo")
    jobs = {job["id"]: job for job in project.jobs}
    states = {preset: render_status(row, jobs.get(row["job_id"])) for preset, row in newest.items()}
    if any(state in ("queued", "rendering") for state in states.values()):
        return StepState(name="render", state="running")
    for preset, state in states.items():
        if state == "completed" and (why := film_files.reason(project.workspace, newest[preset])):
            return StepState(name="render", state="failed", note=f"{why} {film_files.HINT}")
        if state == "failed":
            job = jobs.get(newest[preset]["job_id"])
            return StepState(name="render", state="failed", note=_reason(job) if job else "")
    platforms = project.options.platforms
    finished = [preset for preset in platforms if states.get(preset) == "completed"]
    if not finished:
        return StepState(name="render", state="todo")
    if len(finished) < len(platforms) or any(is_stale(project, newest[preset]) for preset in finished):
        return StepState(name="render", state="stale", note="The project has changed since the video was made.")
    n = len(finished)
    return StepState(name="render", state="ready", note=f"{n} {'video' if n == 1 else 'videos'}")


def newest_renders(project: Project) -> dict[str, Row]:
    """The newest render of a project for each preset; cancelled ones only where nothing else is there."""
    found: dict[str, Row] = {}
    jobs = {job["id"]: job for job in project.jobs}
    for row in project.renders:
        before = found.get(row["preset"])
        if before is None or render_status(before, jobs.get(before["job_id"])) == "cancelled":
            found[row["preset"]] = row
    return found


def is_stale(project: Project, render: Row) -> bool:
    """Whether a finished render shows what the project was, not what it is.

    Of one that does not say what it was made from, nothing is claimed.
    """
    if not render["input_hash"]:
        return False
    if not project.is_fresh("voice") or not project.is_fresh("visuals"):
        return True
    if render["input_hash"] == project.render_hash(render["preset"]):
        return False
    return not _same_as_before(project, render)


def _same_as_before(project: Project, render: Row) -> bool:
    """Whether a video whose hash is a former version's is of what the project is now, times of words included.

    Of those no times are known where the lines had been spoken again since.
    """
    if not render["times"] or render["input_hash"] != project.render_hash(render["preset"], timed=False):
        return False
    known = json.loads(render["times"])
    return known is None or (project.narration is not None and known == inputs.word_times(project.narration))


def render_status(render: Row, job: Row | None) -> str:
    """The status of a video: queued, rendering, completed, failed or cancelled."""
    if render["render_completed_at"]:
        return "completed"
    if job is None:
        return "cancelled"
    known = {"queued": "queued", "running": "rendering", "failed": "failed", "cancelled": "cancelled", "done": "failed"}
    return known[job["status"]]


def status(project: Project, steps: tuple[StepState, ...]) -> ProjectStatus:
    """The one word for the whole project, as the specification has it."""
    by_name = {step.name: step.state for step in steps}
    if by_name["render"] == "running":
        return "rendering"
    if by_name["script"] == "running":
        return "scripting"
    if by_name["voice"] == "running":
        return "voiceover"
    if by_name["visuals"] == "running":
        return "composing"
    if "failed" in by_name.values():
        return "failed"
    if by_name["render"] in ("ready", "stale"):
        return "review"
    if project.narration is not None:
        return "composing"
    return "voiceover" if project.script is not None else "draft"


def reopening_step(steps: tuple[StepState, ...]) -> StepName:
    """The step at which a project reopens: the first that is not ready."""
    return next((step.name for step in steps if step.state != "ready"), STEPS[-1])


def _last_job(project: Project, kinds: tuple[str, ...]) -> Row | None:
    return next((job for job in project.jobs if job["kind"] in kinds), None)


def _again(project: Project, job: Row) -> bool:
    """Whether a failed job may succeed when tried again: its input was at fault only until the project changed."""
    kind = json.loads(job["error"] or "{}").get("kind", "")
    if kind not in ("bad_input", "usage"):
        return True
    return bool(project.row["updated_at"] > (job["finished_at"] or ""))


def _reason(job: Row) -> str:
    if not job["error"]:
        return str(job["message"])
    error = json.loads(job["error"])
    return f"{error['message']} {error.get('hint', '')}".strip()
