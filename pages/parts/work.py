"""Slow work on a page: started as a job, shown by a fragment that asks the job's row, and never lost with the page."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.studio import work
from core.studio.project.views import JobView, ProjectView
from core.studio.script import versions
from pages.parts import frame, problems, spending
from pages.parts.words import DOING, left, plain
from pages.parts.workspace import workspace

CHAIN = ("script", "voice", "visuals")
FAILED = {
    "script": "The script could not be written",
    "voice": "The lines could not be spoken",
    "visuals": "The pictures could not be chosen",
}
# Where what a step can't use is changed.
MEND = {
    "script": ("content", "Change the article"),
    "voice": ("script", "Change the script"),
    "visuals": ("content", "Change the article"),
}
_FIRST = ("make", "fit", "rewrite", "recording", "natural_voice")  # work that changes what the steps are made from


def settled(view: ProjectView, step: str) -> bool:
    """Bring everything up to `step` up to date for a page; True once it is. Until then its progress stands on the page.

    What is missing is begun without a question where it costs seconds and no money; a voice that is paid asks first.
    Nothing is begun again that has failed, or that would replace what a person wrote.
    """
    for name in CHAIN[: CHAIN.index(step) + 1]:
        state = view.step(name).state
        running = next((job for job in view.jobs if job.kind in (name, *_FIRST)), None)
        if running is not None:
            watch(running.id)
            return False
        if state == "failed":
            problems.show([_failed(view, name)], key=f"failed-{name}")
            return False
        if state == "todo" or (state == "stale" and not (name == "script" and edited(view))):
            if name == "voice" and spending.asks(view):
                return False
            watch(work.start(workspace(), name, view.id, **_seen(view.script_version)))
            return False
    return True


def edited(view: ProjectView) -> bool:
    """Whether a person had a hand in the script, so that a page doesn't have it written anew unasked."""
    if view.script is None:
        return False
    return any(line.locked for line in view.script.lines) or bool(versions.versions(workspace(), view.id)[0]["edited"])


def busy(view: ProjectView, step: str) -> bool:
    """Whether work for this page's step waits or is under way."""
    return any(job.kind in (step, *_FIRST) for job in work.jobs(workspace(), view.id))


def again(name: str, project_id: int, version: int | None = None) -> None:
    """Start a step's work once more from its page; `version` is that of the script which the page shows."""
    work.start(workspace(), name, project_id, **_seen(version))


def _seen(version: int | None) -> dict[str, Any]:
    return {} if version is None else {"seen": {"script": version}}


def ask(project_id: int, kind: str, *, version: int | None = None, **payload: Any) -> None:
    """Begin work whose failure `answer` tells on the page it was asked from; `version` as for `again`."""
    follow(project_id, work.start(workspace(), kind, project_id, **payload, **_seen(version)))


def follow(project_id: int, job_id: int) -> None:
    """Have `answer` tell on the page what this work fails with."""
    st.session_state[f"asked-{project_id}"] = job_id


def answer(project_id: int) -> None:
    """Show the error of the work that was asked for, or what is to be known of it, once."""
    key = f"asked-{project_id}"
    if key not in st.session_state:
        return
    try:
        job = work.job(workspace(), st.session_state[key])
    except ReelwrightError:
        del st.session_state[key]
        return
    if job.active:
        return
    del st.session_state[key]
    if job.error:
        problems.show([problems.Problem(job.error["message"], job.error["hint"], serious=True)], key="asked")
    problems.show([problems.Problem(item) for item in (job.result or {}).get("warnings", ())], key="asked-notes")


def unsettled(view: ProjectView, step: str, doing: str, *, page: str = "") -> None:
    """Show the bar of a page whose step isn't there yet: what is being done, or what failed with the way on."""
    failed_one = next((name for name in CHAIN[: CHAIN.index(step) + 1] if view.step(name).state == "failed"), None)
    if failed_one is None:
        frame.bar(view, page or step, doing)
    elif view.step(failed_one).again:
        if frame.bar(view, page or step, FAILED[failed_one], act="Try again", icon=":material/refresh:"):
            problems.saving(again)(failed_one, view.id, view.script_version)
            st.rerun()
    else:
        where, label = MEND[failed_one]
        if where == (page or step):
            frame.bar(view, page or step, FAILED[failed_one], quiet=True)
        elif frame.bar(view, page or step, FAILED[failed_one], act=label, icon=":material/edit:"):
            frame.go(where, view.id)


def _failed(view: ProjectView, name: str) -> problems.Problem:
    note = view.step(name).note or f"{DOING[name]} didn't work."
    if not view.step(name).again:
        return problems.Problem(note, serious=True)
    return problems.Problem(
        note, label="Try again", act=lambda: again(name, view.id, view.script_version), serious=True
    )


@st.fragment(run_every=0.7)
def watch(job_id: int) -> None:
    """Show a job's progress with a button to stop it; the whole page runs again once it has ended."""
    try:
        job = work.job(workspace(), job_id)
    except ReelwrightError:
        st.rerun()
    if not job.active:
        st.rerun()
    progress(job)
    if st.button("Stop", key=f"stop-{job_id}", icon=":material/stop_circle:", type="tertiary"):
        work.cancel(workspace(), job_id)


def failed(key: str) -> None:
    """Show the error of the job whose number the session keeps under a key, or what is to be known of it, once."""
    asked = st.session_state.get(key)
    if asked is None:
        return
    try:
        job = work.job(workspace(), asked)
    except ReelwrightError:
        return
    if not job.active:
        del st.session_state[key]
    if job.error:
        st.warning(f"{plain(job.error['message'])} {plain(job.error['hint'])}".strip(), icon=":material/info:")
    for note in (job.result or {}).get("warnings", ()):
        st.warning(plain(note), icon=":material/info:")


def progress(job: JobView) -> None:
    """Show the bar of a job with what it does and what is left."""
    doing = DOING.get(job.kind, "Working")
    words = [
        plain(job.message.partition(",")[0]) or f"{doing}…"
        if job.status == "running"
        else f"{doing}: waiting its turn",
        left(job.eta_s),
    ]
    st.progress(min(max(job.progress, 0.0), 1.0), text=" · ".join(filter(None, words)))
    if job.status == "queued" and not work.worker_alive(workspace()):
        st.caption("The background worker is starting; this begins as soon as it is up.")
