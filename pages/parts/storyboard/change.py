"""One scene, large: what is seen, exactly as in the video if one likes, and everything that can be changed of it."""

from __future__ import annotations

import streamlit as st

from core.model.storyboard import Shot
from core.studio.project import projects
from core.studio.project.views import ProjectView
from core.studio.visuals import library
from core.wording import words
from pages.parts import elsewhere, fields, frame, media, problems, undoing
from pages.parts.publish import origins
from pages.parts.storyboard import facts, framing, make, mine, others, text, tools
from pages.parts.storyboard.keeping import keep
from pages.parts.words import plain, quoted
from pages.parts.workspace import workspace

OTHERS, MINE, MAKE, FRAMING, WORDS = "Others", "Mine", "Make one", "Framing", "Words"
_OPEN = "scene-open"


def opened(project_id: int, number: int, shape: str) -> None:
    """Open the scene's dialog."""
    st.dialog(f"Scene {number + 1}", width="large", on_dismiss="rerun")(_body)(project_id, number, shape)


def reopen(view: ProjectView, shape: str) -> None:
    """Open the dialog again that work begun in it has closed, or the scene that the address names."""
    number = frame.number("scene")
    if number is not None:
        del st.query_params["scene"]  # once: it isn't to come up again after it was closed
    current = st.session_state.pop(_OPEN, None) or (view.id, number, shape)
    if current[0] == view.id and current[1] is not None:
        opened(*current)


def ended(project_id: int, number: int, shape: str) -> None:
    """Run the page again with the scene's dialog open. Doesn't return."""
    st.session_state[_OPEN] = (project_id, number, shape)
    st.rerun()


def _body(project_id: int, number: int, shape: str) -> None:
    view = projects.view(workspace(), project_id)
    board = view.storyboard
    if board is None or number >= len(board.shots):
        st.write("This picture isn't there any more.")
        return
    shot, seconds = board.shots[number], facts.seconds_of(view)[number]
    problems.show_kept()
    elsewhere.show(project_id, "scene")
    now, choices = st.columns([3, 7] if shape == "tall" else [4, 7], gap="medium")
    with now:
        _seen(view, number, shape, seconds)
    with choices:
        names = [OTHERS, MINE, MAKE, WORDS if shot.card else FRAMING]
        key = f"scene-part-{project_id}"
        if st.session_state.get(key) not in names:  # it was the part of another kind of scene
            st.session_state[key] = OTHERS if key not in st.session_state else names[-1]
        part = st.segmented_control(
            "What to change",
            names,
            required=True,
            key=key,
            label_visibility="collapsed",
            width="stretch",
        )
        if shot.picture:
            origins.ask_one(view, shot.picture)
        if part == MINE:
            mine.show(view, number)
        elif part == MAKE:
            make.show(view, number, shape, ended)
        elif part == FRAMING:
            framing.show(view, number, shape, seconds)
        elif part == WORDS:
            text.show(view, number, shape)
        else:
            others.show(view, number)
    _foot(view, number, shot)


def _seen(view: ProjectView, number: int, shape: str, seconds: float) -> None:
    """Show the picture of a scene, its line, and what is known of it."""
    board = view.storyboard
    if board is None:
        return
    shot, asset = board.shots[number], facts.asset_of(view, board.shots[number])
    exactly = st.session_state.get(f"exact-{view.id}", False)
    with st.container(key=f"scene-{shape}"):
        if exactly:
            url, alt = media.telling_frame_url(view, facts.preset_of(view, shape), number), "This frame as in the video"
            st.image(url, width="stretch", alt=alt)
        elif asset is not None and library.plays(workspace(), asset):
            poster = media.shot_url(view, number, f"{shape}-large", seconds)
            with st.container(key=f"clip-{shape}"):
                st.video(
                    media.clip_url(asset.sha256), muted=True, loop=True, autoplay=True, alt=facts.describe(view, shot),
                    start_time=int(shot.in_s),
                )  # fmt: skip
            st.image(poster, width=90, alt="Its first frame, as it is framed")
        else:
            st.image(
                media.shot_url(view, number, f"{shape}-large", seconds), width="stretch", alt=facts.describe(view, shot)
            )
    st.toggle("Exactly as in the video", key=f"exact-{view.id}", persist_state="session")
    st.markdown(plain(quoted(facts.words(view, shot), 220)))
    st.caption(f"{seconds:.1f} s · {facts.ways(view, number, shape, seconds)}")
    st.caption(plain(" · ".join(filter(None, [facts.origin(view, shot), words(shot.reason)]))))
    if asset is not None:
        for note in library.notes(workspace(), asset, seconds + shot.in_s):
            st.caption(f":material/info: {plain(note)}")
        origins.credit(view, asset.sha256)


def _foot(view: ProjectView, number: int, shot: Shot) -> None:
    key = undoing.fresh(view.id, f"locked-{view.id}-{number}")
    with st.container(horizontal=True, vertical_alignment="center", key="scene-foot", gap="small"):
        st.checkbox(
            "Keep this one",
            key=fields.bound(key, shot.locked),
            help="It stays when the script changes or all are chosen again.",
            on_change=problems.saving(_keep),
            args=(view.id, number, shot, key),
        )
        if shot.locked and st.button(
            "Choose for me again",
            icon=":material/shuffle:",
            key="shot-again",
            type="tertiary",
            on_click=problems.saving(tools.choose_again),
            args=(view.id, number, shot),
        ):
            st.rerun()
        undoing.button(view, "scene-undo", kind="tertiary")
        st.space("stretch")
        if st.button("Done", type="primary", key="shot-done"):
            st.rerun()


def _keep(project_id: int, number: int, seen: Shot, key: str) -> None:
    keep(project_id, number, seen, locked=st.session_state[key])
