"""The videos of a project: a look beforehand, the work on them, the finished ones, and what was checked of them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core.errors import ReelwrightError
from core.model.presets import PRESETS
from core.studio import work
from core.studio.film import ask, outdated
from core.studio.project import projects
from core.studio.project.views import ProjectView, RenderView
from core.studio.script import lengths
from pages.parts import fields, media, player, problems
from pages.parts.film import previews
from pages.parts.film.checks import checks
from pages.parts.words import BAR_HELP, QUALITY_HELP, QUALITY_WORDS, clock, count, left, megabytes, plain, seconds
from pages.parts.workspace import workspace


def newest(view: ProjectView) -> list[RenderView]:
    """The latest video of each platform for the page, in the project's order; a finished one before a failed or
    stopped one.
    """
    found: dict[str, RenderView] = {}
    for render_view in view.renders:  # the newest first
        before = found.get(render_view.preset)
        if before is None or (
            before.status in ("failed", "cancelled") and render_view.status == "completed" and render_view.path
        ):
            found[render_view.preset] = render_view
    order = list(view.options.platforms)
    return sorted(found.values(), key=lambda item: order.index(item.preset) if item.preset in order else len(order))


def finished(view: ProjectView) -> list[RenderView]:
    """The latest finished video of each platform for the page, also while a newer one is being made."""
    found: dict[str, RenderView] = {}
    for render_view in view.renders:
        if render_view.status == "completed" and render_view.path:
            found.setdefault(render_view.preset, render_view)
    order = list(view.options.platforms)
    return sorted(found.values(), key=lambda item: order.index(item.preset) if item.preset in order else len(order))


def options(view: ProjectView) -> None:
    """Show the options of a video on its page: how fine it is made, and what is laid over its pictures."""
    st.selectbox(
        "How fine",
        list(QUALITY_WORDS),
        format_func=QUALITY_WORDS.__getitem__,
        key=fields.option_key(view, "quality"),
        on_change=fields.save_option,
        args=(view.id, "quality"),
        help=QUALITY_HELP,
    )
    for name, label, help_ in (
        ("captions", "Captions in the picture", ""),
        ("overlays", "Names, figures and the source over the pictures", "Each for a few seconds, where it is spoken."),
        ("progress_bar", "A bar that shows how far it is", BAR_HELP),
    ):
        key = fields.option_key(view, name)
        st.toggle(label, key=key, on_change=fields.save_option, args=(view.id, name), help=help_ or None)
    if view.options.progress_bar:
        st.caption(BAR_HELP)


def intro(view: ProjectView, in_work: list[RenderView], done: list[RenderView], missing: list[str]) -> str:
    """One grey line under the heading of the videos' page."""
    if in_work:
        kept = " Until then, this is the one from before." if done else ""
        return f"You may close this page: the work goes on, and the video will be here.{kept}"
    if not missing and done:
        return "Watch it, save it, or go on to publish it."
    if done:
        if not [render_view for render_view in done if render_view.stale]:
            return "Another platform was chosen. What its video shares with the others isn't made again."
        return f"Your last change isn't in it yet. Only what it touches is made again: {cost(view, missing)}."
    names = [PRESETS[name].label for name in view.options.platforms]
    return f"A quick preview for {' and '.join(names)}. Making the video usually takes less time than it lasts."


def cost(view: ProjectView, presets: list[str]) -> str:
    """The time that making the videos anew takes, in a few words for the page."""
    return f"about {seconds(max(5, 5 * round(outdated.seconds(workspace(), view.id, presets) / 5)))}"


def action(done: list[RenderView], missing: list[str]) -> str:
    """The words of the button that makes the videos that are missing, its number true."""
    if not done:
        return "Make the video"
    had = {render_view.preset for render_view in done}
    verb = "Update" if all(name in had for name in missing) else "Make"
    return f"{verb} {count(len(missing), 'video')}"


def notes(view: ProjectView) -> list[problems.Problem]:
    """The problems that the page shows: what stands in the way of a platform, and those that failed last, all at
    once.
    """
    found = []
    length = view.narration.duration_s if view.narration else 0.0
    for name in view.options.platforms:
        preset = PRESETS[name]
        if length > preset.max_s:
            others = tuple(platform for platform in view.options.platforms if platform != name)
            found.append(
                problems.Problem(
                    f"Videos for {preset.label} last {seconds(preset.max_s)} at most here; it has {seconds(length)}.",
                    "Shorten the script, speak faster, or leave it out.",
                    f"Leave {preset.label} out" if others else "",
                    partial(lengths.leave_out, workspace(), view.id, name) if others else None,
                )
            )
    for render_view in newest(view):
        if render_view.status == "failed":
            found.append(
                problems.Problem(
                    render_view.error or f"The video for {PRESETS[render_view.preset].label} couldn't be made.",
                    render_view.hint,
                    "Try again",
                    partial(ask.request, workspace(), view.id, (render_view.preset,)),
                    serious=True,
                )
            )
        for warning in render_view.warnings:
            found.append(problems.Problem(warning))
    return found


def make(view: ProjectView, presets: list[str]) -> None:
    """Ask for the videos by the page's button and run the page again, which then shows how they come along."""
    begin(view, presets)
    st.rerun()


def begin(view: ProjectView, presets: list[str]) -> None:
    """Ask for the videos by the page's button; why that can't be is said by the page that runs next."""
    previews.stop(view.id)
    try:
        ask.request(workspace(), view.id, tuple(presets) or view.options.platforms)
    except ReelwrightError as error:
        problems.keep(error)


@st.fragment(run_every=0.8)
def watch(project_id: int) -> None:
    """Show the progress of each video, with a button to stop it; the page runs again when one has ended."""
    view = projects.view(workspace(), project_id)
    active = [item for item in newest(view) if item.status in ("queued", "rendering")]
    key = f"active-{project_id}"
    if st.session_state.get(key) not in (None, [entry.id for entry in active]):
        del st.session_state[key]
        st.rerun()
    st.session_state[key] = [element.id for element in active]
    if not active:
        del st.session_state[key]
        st.rerun()
    for render_view in active:
        with st.container(border=True, key=f"work-{render_view.id}"):
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(f"**{PRESETS[render_view.preset].label}**", width="content")
                if render_view.job_id is not None and st.button(
                    "Stop", key=f"stop-{render_view.id}", icon=":material/stop_circle:", type="tertiary"
                ):
                    work.cancel(workspace(), render_view.job_id)
            waiting = render_view.status == "queued"
            step = plain(render_view.message.partition(",")[0]) or "Beginning"  # what follows a comma is for the log
            parts = ["Waiting its turn"] if waiting else [step, f"{render_view.progress:.0%}", left(render_view.eta_s)]
            st.progress(min(max(render_view.progress, 0.0), 1.0), text=" · ".join(filter(None, parts)))
    if not work.worker_alive(workspace()):
        st.caption("The background worker is starting; the work goes on as soon as it is up.")


def show(done: list[RenderView]) -> None:
    """Show the finished videos side by side, each with what was checked and its files; wide ones below upright ones."""
    mixed = len({element.stale for element in done}) > 1  # where all are old, the page says so once
    for wide in (False, True):
        some = [render_view for render_view in done if (render_view.width > render_view.height) == wide]
        least = 420 if wide else {1: 300, 2: 260}.get(len(some), 200)
        if some:
            with st.grid("auto", min_column_width=least, gap="medium"):
                for item in some:
                    with st.container(key=f"film-{item.id}", gap="small"):
                        _film(item, old=item.stale and mixed)


def _film(render_view: RenderView, *, old: bool) -> None:
    preset = PRESETS[render_view.preset]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{preset.label}**", width="stretch")
        if old:
            st.badge("Before your last change", color="orange", icon=":material/update:")
    player.film(render_view, f"The video for {preset.label}")
    st.caption(
        f"{clock(render_view.duration)} · {render_view.width} × {render_view.height} · {megabytes(render_view.size)}"
    )
    with st.container(horizontal=True, gap="small"):
        st.link_button(
            "Video", media.film_file_url(render_view, "video.mp4", download=True), icon=":material/download:"
        )
        with st.popover("More files", icon=":material/folder_open:"):
            for name, label in (
                ("captions.srt", "Captions (.srt)"),
                ("captions.vtt", "Captions (.vtt)"),
                ("thumbnail.jpg", "Thumbnail"),
            ):
                st.link_button(
                    label,
                    media.film_file_url(render_view, name, download=True),
                    icon=":material/download:",
                    type="tertiary",
                )
    found = checks(render_view, captions=player.burned(render_view))
    if render_view.contact_sheet is not None:
        with st.expander("The video at one glance", icon=":material/grid_view:", type="compact"):
            st.image(media.film_file_url(render_view, "contact.jpg"), width="stretch")
    if found:
        good = sum(item.good for item in found)
        with st.expander(
            f"{good} of {count(len(found), 'check')} passed", icon=":material/fact_check:", type="compact"
        ):
            for check in found:
                mark = ":green[:material/check:]" if check.good else ":orange[:material/warning:]"
                st.markdown(f"{mark} {plain(check.words)}")
