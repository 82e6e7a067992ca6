"""Shots of the storyboard: what they show, for how long, and the dialog that changes one."""

from __future__ import annotations

import streamlit as st

from core.model.narration import FPS
from core.model.storyboard import Shot
from core.studio import projects, visuals, work
from core.studio.views import ProjectView
from pages.parts import fields, media, problems
from pages.parts.house import house
from pages.parts.words import FIT_WORDS, MOTION_WORDS, plain

CARD_WORDS = {
    "title": "Title", "text": "Text", "quote": "Quote", "list": "List", "table": "Table", "code": "Code",
    "number": "Number", "end": "Ending",
}  # fmt: skip


def seconds_of(view: ProjectView) -> list[float]:
    """How long each shot is seen."""
    spoken = {take.line_id: take.n_frames / FPS for take in view.narration.takes} if view.narration else {}
    estimates = {line.id: line.estimate_s for line in view.script.lines} if view.script else {}
    shots = view.storyboard.shots if view.storyboard else ()
    return [sum(spoken.get(one, estimates.get(one, 0.0)) for one in shot.lines) / max(1, shot.parts) for shot in shots]


def words(view: ProjectView, shot: Shot) -> str:
    """What is said while a shot is seen."""
    lines = [view.script.line(number) for number in shot.lines] if view.script else []
    return " ".join(line.text for line in lines if line)


def describe(view: ProjectView, shot: Shot) -> str:
    """A shot in a few words, for those who can't see it."""
    if shot.card is not None:
        return f"{CARD_WORDS[shot.card.kind]}: {shot.card.title}".strip(": ")
    asset = view.storyboard.asset(shot.picture) if view.storyboard and shot.picture else None
    return (asset.title if asset else "") or "A picture"


def marks(shot: Shot) -> str:
    """What is special about a shot, as small words."""
    kind = f" · {CARD_WORDS[shot.card.kind].lower()}" if shot.card else ""
    return kind + (" · :material/lock: kept" if shot.locked else "")


@st.dialog("Change the picture", width="large", on_dismiss="rerun")
def change(project_id: int, number: int, shape: str) -> None:
    """One shot, large, with the pictures that would fit, an upload, and how it moves; each change shows at once."""
    view = projects.view(house(), project_id)
    board = view.storyboard
    if board is None or number >= len(board.shots):
        st.write("This picture isn't there any more.")
        return
    shot = board.shots[number]
    problems.show_kept()
    now, others = st.columns([3, 8], gap="medium")
    with now:
        st.image(media.shot(view, number, shape), width="stretch", alt=describe(view, shot))
        st.caption(plain(words(view, shot)))
    with others:
        _candidates(view, number, shot)
        key = f"upload-{project_id}-{number}-{shot.picture}"
        st.file_uploader(
            "Use a picture of mine",
            type=["jpg", "jpeg", "png", "webp"],
            key=key,
            on_change=problems.saving(_swap_in),
            args=(project_id, number, key),
        )
        if shot.picture is not None:
            _movement(view, number, shot)
        st.checkbox(
            "Keep this one when the script changes",
            key=fields.bound(f"locked-{project_id}-{number}", shot.locked),
            on_change=problems.saving(_set),
            args=(project_id, number, "locked"),
        )
        with st.container(horizontal=True):
            if st.button("Done", type="primary", key="shot-done"):
                st.rerun()
            if shot.locked and st.button("Choose for me again", icon=":material/undo:", key="shot-again"):
                problems.saving(_choose_again)(project_id, number)
                st.rerun()


def _choose_again(project_id: int, number: int) -> None:
    visuals.set_shot(house(), project_id, number, locked=False)
    work.start(house(), "visuals", project_id)


def _candidates(view: ProjectView, number: int, shot: Shot) -> None:
    found = [one for one in shot.candidates if one.sha256 != shot.picture]
    if not found:
        st.caption("The article has no other picture that fits; a picture of yours can take its place.")
        return
    st.caption("These would fit")
    with st.grid(4, min_column_width=110, gap="small"):
        for one in found[:8]:
            with st.container(key=f"card-candidate-{one.sha256[:8]}", gap="xsmall", height="stretch"):
                st.image(media.picture(one.sha256), width="stretch", alt=one.reason)
                st.caption(plain(one.reason))
                st.space("stretch")
                st.button(
                    "Use this",
                    key=f"swap-{view.id}-{number}-{one.sha256[:12]}",
                    width="stretch",
                    on_click=problems.saving(visuals.swap),
                    args=(house(), view.id, number, one.sha256),
                )


def _movement(view: ProjectView, number: int, shot: Shot) -> None:
    for name, label, options, value in (
        ("motion", "Movement", MOTION_WORDS, shot.motion),
        ("fit", "How it fills the frame", FIT_WORDS, shot.fit),
    ):
        st.selectbox(
            label,
            list(options),
            format_func=options.__getitem__,
            key=fields.bound(f"{name}-{view.id}-{number}", value),
            on_change=problems.saving(_set),
            args=(view.id, number, name),
        )
    with st.expander("What matters in it"):
        x, y = shot.focus or _focus(view, shot)
        for label, axis, place in (("From left to right", "x", x), ("From top to bottom", "y", y)):
            st.slider(
                label,
                0,
                100,
                key=fields.bound(f"focus-{axis}-{view.id}-{number}", round(place * 100)),
                format="%d %%",
                on_change=problems.saving(_aim),
                args=(view.id, number),
            )


def _set(project_id: int, number: int, name: str) -> None:
    value = st.session_state[f"{name}-{project_id}-{number}"]
    visuals.set_shot(house(), project_id, number, **{name: value})


def _aim(project_id: int, number: int) -> None:
    x, y = (st.session_state[f"focus-{axis}-{project_id}-{number}"] / 100 for axis in "xy")
    visuals.set_shot(house(), project_id, number, focus=(x, y))


def _focus(view: ProjectView, shot: Shot) -> tuple[float, float]:
    asset = view.storyboard.asset(shot.picture) if view.storyboard and shot.picture else None
    return asset.focus if asset and asset.focus else (0.5, 0.5)


def _swap_in(project_id: int, number: int, key: str) -> None:
    file = st.session_state[key]
    if file is not None:
        added = visuals.upload(house(), project_id, file.getvalue(), file.name)
        visuals.swap(house(), project_id, number, added.sha256)
