"""The quick preview of each platform's video: small, made in seconds, with its real voice, captions and pictures."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.model.narration import FPS
from core.model.presets import PRESETS
from core.studio import work
from core.studio.film import previews
from core.studio.film.previews import Preview
from core.studio.project.views import ProjectView
from pages.parts import media, player, problems
from pages.parts.words import left, plain, seconds
from pages.parts.workspace import workspace

UNASKED_S = 200.0  # the preview of a longer video takes long enough to be asked for


def show(view: ProjectView, *, begin: bool = True) -> None:
    """Show the platforms as cards, each with its preview or a frame of it; that of the first is begun by itself.

    Nothing is begun or offered without `begin`: while the video itself is made, that is.
    """
    with st.grid("auto", min_column_width=250, gap="medium"):
        for number, name in enumerate(view.options.platforms):
            with st.container(border=True, key=f"card-look-{name}", gap="xsmall"):
                _card(view, name, unasked=number == 0, begin=begin)


def _card(view: ProjectView, name: str, *, unasked: bool, begin: bool = True) -> None:
    preset, length = PRESETS[name], view.narration.duration_s if view.narration else 0.0
    found = previews.preview(workspace(), view.id, name)
    if found.path is not None and found.fresh:
        player.preview(view, name, found.path, f"A quick preview for {preset.label}")
    else:
        at = round(length * FPS) // 4
        st.image(media.frame_url(view, name, at), width="stretch", alt=f"A frame as on {preset.label}")
    st.markdown(f"**{preset.label}**")
    st.caption(f"{preset.width} × {preset.height} · {seconds(preset.min_s)} to {seconds(preset.max_s)}")
    if found.job is not None and found.job.active:
        watch(found.job.id)
    elif found.fresh:
        st.caption("A quick preview: small, and coarser than the video.")
    elif begin and unasked and length <= UNASKED_S and length <= preset.max_s and not _ended(found):
        watch(start(view.id, name))
    elif begin:
        ask(view.id, name)


def ask(project_id: int, name: str) -> None:
    """Show the button that has a preview made."""
    st.button(
        "Quick preview",
        key=f"preview-{project_id}-{name}",
        icon=":material/play_circle:",
        width="stretch",
        on_click=problems.saving(start),
        args=(project_id, name),
    )


def again(view: ProjectView, missing: list[str]) -> None:
    """Show quick previews of the change, where there is a video from before it."""
    with st.expander("A quick preview of the change"), st.grid("auto", min_column_width=250, gap="medium"):
        for name in missing:
            with st.container(border=True, key=f"card-look-{name}", gap="xsmall"):
                _card(view, name, unasked=False)


def start(project_id: int, name: str) -> int:
    """Have a preview made by a press on the page; the number of its job."""
    return work.start(workspace(), "animatic", project_id, preset=name)


def stop(project_id: int) -> None:
    """Let no preview hold up the video itself, once the page asks for that."""
    for job in work.jobs(workspace(), project_id):
        if job.kind == "animatic":
            work.cancel(workspace(), job.id)


def _ended(found: Preview) -> bool:
    """Whether the last try failed or was stopped, so that it is not begun again unasked."""
    return found.job is not None and found.job.status in ("failed", "cancelled")


def notes(view: ProjectView) -> list[problems.Problem]:
    """The problems of previews that could not be made, for the page."""
    out = []
    for name in view.options.platforms:
        found = previews.preview(workspace(), view.id, name)
        if found.job is not None and found.job.status == "failed" and found.job.error and not found.fresh:
            message, hint = found.job.error["message"], found.job.error["hint"]
            act = partial(start, view.id, name)
            out.append(problems.Problem(message, hint, "Try the preview again", act, serious=True))
    return out


@st.fragment(run_every=0.7)
def watch(job_id: int) -> None:
    """Show the progress of a preview; the page runs again once it is there."""
    job = work.job(workspace(), job_id)
    if not job.active:
        st.rerun()
    words = "Waiting its turn" if job.status == "queued" else plain(job.message.partition(",")[0]) or "Beginning"
    text = " · ".join(filter(None, [f"Quick preview: {words}", left(job.eta_s)]))
    st.progress(min(max(job.progress, 0.0), 1.0), text=text)
