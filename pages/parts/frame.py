"""The frame around every page: the bar above, the stepper, the two halves, and the bar with Back and Next below."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.errors import NotFound
from core.studio import work
from core.studio.project import projects
from core.studio.project.views import STEPS, ProjectView
from pages.parts import again, elsewhere, fields, problems
from pages.parts.words import DOING, STEP_TITLES, count, plain, quoted
from pages.parts.workspace import workspace

FOLDER = Path(__file__).resolve().parent.parent
STARTING_S = 30  # the worker is up by then
STANDSTILL = "The background worker is not running. It is started again by itself; if this stays, restart Reelwright."
CLOSABLE = "It goes on without the page."
_BEGAN = time.monotonic()
_OPEN = "_project"
ICONS = {
    "ready": ":material/check_circle:",
    "running": ":material/progress_activity:",
    "stale": ":material/update:",
    "failed": ":material/error:",
}


def page_file(name: str) -> str:
    """The file of a page, as `st.switch_page` wants it."""
    return str(FOLDER / f"{name}.py")


def top_bar() -> None:
    """Show the top bar: the product's name, the two places outside a project, the project's name, and what is being
    worked on.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="top", gap="small"):
        st.markdown("**Reelwright**", width="content")
        st.page_link(page_file("home"), label="Videos")
        st.page_link(page_file("settings"), label="Settings")
        name()
        worker()


def name() -> None:
    """Show the name of the project that is open; a click renames it."""
    number = project_id()
    try:
        title = projects.title(workspace(), number) if number is not None else ""
    except NotFound:
        return
    if not title:
        return
    with st.popover(plain(quoted(title, 44)), type="tertiary", help="Rename it", key="project-name"):
        key = fields.bound(f"name-{number}", title)
        st.text_input("Name of the video", key=key, max_chars=200, on_change=_rename, args=(number, key, title))


def _rename(number: int, key: str, seen: str) -> None:
    typed = st.session_state[key] or ""

    def act(known: str) -> None:
        projects.rename(workspace(), number, typed, seen=known)

    problems.saving(elsewhere.guarded)(number, "The name was", act, seen, lambda error: error.current["name"])


@st.fragment(run_every=5)
def worker() -> None:
    """Show the work of the background worker; nothing where it has nothing to do, a warning where there is none."""
    with st.container(horizontal=True, horizontal_alignment="right"):
        if not work.worker_alive(workspace()):
            if time.monotonic() - _BEGAN < STARTING_S:
                st.badge("Starting", color="gray", help="The background worker isn't up yet; what is begun waits.")
            else:
                st.badge("Work stands still", icon=":material/warning:", color="orange", help=STANDSTILL)
            return
        jobs = work.jobs(workspace())
        films = [job for job in jobs if job.kind in ("render", "make")]
        if films:
            done = sum(job.progress for job in films) / len(films)
            st.badge(f"Making {count(len(films), 'video')} · {done:.0%}", color="blue", help=CLOSABLE)
        elif jobs:
            st.badge(DOING.get(jobs[0].kind, "Working"), color="blue", help=CLOSABLE)


def go(name: str, project_id: int) -> NoReturn:
    """Open a page of a project. Doesn't return."""
    st.switch_page(page_file(name), query_params={"project": str(project_id)})


def to_service(service: str, project_id: int, scene: int | None = None) -> NoReturn:
    """Open a service's form in the settings, with the way back to where it was missed. Doesn't return."""
    back = {"project": str(project_id)} | ({} if scene is None else {"scene": str(scene)})
    st.switch_page(page_file("settings"), query_params={"service": service, **back})


def project_id() -> int | None:
    """The project that the page's address names, if it is a number."""
    return number("project")


def stay_open() -> None:
    """Give the address of a page that names no project that of the one which was open in this tab last.

    A browser's Back may lead to such an address.
    """
    if not st.query_params.get("project") and _OPEN in st.session_state:
        st.query_params["project"] = str(st.session_state[_OPEN])


def number(name: str) -> int | None:
    """A number that the page's address gives."""
    text = st.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def open_step(step: str) -> ProjectView:
    """The project of the page's address with the stepper above; where there is none, say so and stop."""
    requested = project_id()
    try:
        if requested is None:
            raise NotFound("No video is open.")
        view = projects.view(workspace(), requested)
    except NotFound:
        st.session_state.pop(_OPEN, None)
        nothing_open()
        st.stop()
    st.set_page_config(page_title=f"{STEP_TITLES[step]} · {view.title}")
    st.session_state[_OPEN] = view.id
    stepper(view, step)
    problems.show_kept()
    again.notice(view.id)
    elsewhere.show(view.id, "page")
    return view


def nothing_open() -> None:
    """Show the blank state of a page without a project."""
    st.title("No video is open", anchor=False)
    st.write("Choose one of your videos, or begin a new one from a link or a text.")
    st.page_link(page_file("home"), label="Go to your videos", icon=":material/arrow_back:")


def stepper(view: ProjectView, current: str) -> None:
    """Show the six steps, each with its state; any of them opens."""
    with st.container(horizontal=True, key="steps", gap="xsmall"):
        for number, name in enumerate(STEPS, start=1):
            state = view.step(name)
            st.page_link(
                page_file(name),
                label=STEP_TITLES[name],
                icon=ICONS.get(state.state, f":material/counter_{number}:"),
                query_params={"project": str(view.id)},
                help=plain(state.note) or None,
            )
    stale = [
        f"{STEP_TITLES[step.name]}: {plain(step.note)}" for step in view.steps if step.state == "stale" and step.note
    ]
    if stale and current not in ("render", "publish"):  # those say it once, beside the button that mends it
        st.caption(":material/update: " + " ".join(stale))


def halves() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The two columns of a page: the result on the left and the choices on the right; on a phone one under the
    other.
    """
    left, right = st.columns([7, 4], gap="large")
    return left, right


def heading(title: str, under: str = "") -> None:
    """Show a page's heading with one grey line."""
    st.header(plain(title), anchor=False)
    if under:
        st.caption(under)


def bar(
    view: ProjectView,
    step: str,
    fact: str = "",
    *,
    forward: str = "",
    act: str = "",
    icon: str = ":material/movie:",
    waits: bool = False,
    quiet: bool = False,
) -> bool:
    """Show the bar at the bottom of a page: Back, one line of facts, and Next. With `act` the button does that
    instead, and True is returned.

    `forward` overrides the words on the Next button; an `act` that `waits` for work under way can't be pressed yet.
    Where going on isn't what helps, Next is `quiet`.
    """
    at = STEPS.index(step)  # type: ignore[arg-type]
    pressed = False
    with (
        st.bottom,
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="bar"),
    ):
        back = st.button("Back", icon=":material/arrow_back:", key="back", type="tertiary")
        st.caption(fact or "Saved", width="content")
        if act:
            pressed = st.button(act, type="primary", key="next", icon=icon, disabled=waits)
        elif at + 1 < len(STEPS):
            label = forward or f"Next: {STEP_TITLES[STEPS[at + 1]]}"
            kind: Literal["secondary", "primary"] = "secondary" if quiet else "primary"
            if st.button(label, type=kind, key="next", icon=":material/arrow_forward:", icon_position="right"):
                go(STEPS[at + 1], view.id)
        elif st.button("Done", type="primary", key="next", icon=":material/check:"):
            st.switch_page(page_file("home"))
    if back:
        if at == 0:
            st.switch_page(page_file("home"))
        go(STEPS[at - 1], view.id)
    return pressed
