"""Having a picture made of a description: the price beforehand, the work as a job, the picture in its place."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.errors import ReelwrightError
from core.language.graphemes import start
from core.model.storyboard import Shot
from core.studio import work
from core.studio.machine import services
from core.studio.project.boards import scene
from core.studio.project.views import ProjectView
from core.studio.visuals import search
from core.studio.visuals.search import MOST_PROMPT, SourceView
from pages.parts import frame, problems
from pages.parts.storyboard import facts
from pages.parts.words import left, plain
from pages.parts.work import failed
from pages.parts.workspace import workspace

MOST_OFFERED = 4
Ended = Callable[[int, int, str], None]


def show(view: ProjectView, number: int, shape: str, ended: Ended) -> None:
    """Show the description of a picture to be made with its price, or how far it is; `ended` opens the scene again
    afterwards.
    """
    running = next((job for job in work.jobs(workspace(), view.id) if job.kind == "picture"), None)
    if running is not None:
        _watch(running.id, view.id, number, shape, ended)
        return
    failed(f"picture-{view.id}")
    makers = [source for source in search.sources(workspace()) if source.generates]
    ready = [maker for maker in makers if maker.available]
    if not ready:
        _set_up(view, number, makers)
        return
    shot = view.storyboard.shots[number] if view.storyboard else Shot(lines=())
    key = f"prompt-{view.id}-{number}"
    if key not in st.session_state:
        st.session_state[key] = _prompt(view, shot)
    st.text_area("Describe the picture", key=key, height=110, max_chars=MOST_PROMPT)
    chosen = ready[0]
    if len(ready) > 1:
        names = {source.id: source.label for source in ready}
        maker = st.selectbox("Made by", list(names), format_func=names.__getitem__, key=f"maker-{view.id}")
        chosen = next(source for source in ready if source.id == maker)
    st.caption(_price(chosen))
    st.button(
        "Make it",
        key=f"make-{view.id}-{number}",
        type="primary",
        icon=":material/brush:",
        on_click=problems.saving(_start),
        args=(view.id, number, shot, key, chosen.id),
    )


def _price(source_view: SourceView) -> str:
    """Describe the price of a picture, and what is to be known of its use, before it is asked for."""
    price = (
        f"{source_view.price[:1].upper()}{source_view.price[1:]}, billed by {source_view.label}"
        if source_view.price
        else f"{source_view.label}: no charge"
    )
    return plain(" · ".join(filter(None, [price, source_view.restricts])))


def _prompt(view: ProjectView, shot: Shot) -> str:
    """A description to begin with: what is said, and what it is about."""
    line = facts.words(view, shot)
    return start(f"A photograph for this sentence of an article about {view.title}: {line}", MOST_PROMPT)


def _start(project_id: int, number: int, shot: Shot, key: str, source: str) -> None:
    prompt = st.session_state.get(key) or ""
    st.session_state[f"picture-{project_id}"] = work.start(
        workspace(), "picture", project_id, shot=number, scene=scene(shot), prompt=prompt, source=source
    )


@st.fragment(run_every=0.8)
def _watch(job_id: int, project_id: int, number: int, shape: str, ended: Ended) -> None:
    try:
        job = work.job(workspace(), job_id)
    except ReelwrightError:
        ended(project_id, number, shape)
        return
    if not job.active:
        ended(project_id, number, shape)
    words = "Waiting its turn" if job.status == "queued" else plain(job.message.partition(",")[0]) or "Beginning"
    st.progress(min(max(job.progress, 0.0), 1.0), text=" · ".join(filter(None, [words, left(job.eta_s)])))
    if st.button("Stop", key=f"stop-{job_id}", icon=":material/stop_circle:", type="tertiary"):
        work.cancel(workspace(), job_id)


def _set_up(view: ProjectView, number: int, makers: list[SourceView]) -> None:
    names = ", ".join(maker.label for maker in makers)
    with st.container(border=True, key="make-setup", gap="xsmall"):
        st.markdown("**Nothing that makes pictures is set up.**")
        if names:
            st.caption(f"It can be one of: {plain(names)}. The price is said here before each picture.")
        able = [item for item in services.forms(workspace()) if services.makes_pictures(item)][:MOST_OFFERED]
        for n, form in enumerate(able):
            if st.button(f"Set up {form.label}", key=f"to-makers-{n}" if n else "to-makers", icon=":material/tune:"):
                frame.to_service(form.id, view.id, number)
