"""Shots of the storyboard: what they show, for how long, and the dialog that changes one."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.model.narration import FPS
from core.model.storyboard import Shot
from core.studio import projects, visuals
from core.studio.views import ProjectView
from pages.parts import media, problems
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


@st.dialog("Change the picture", width="large")
def change(project_id: int, number: int, shape: str) -> None:
    """One shot, large, with the pictures that would fit, an upload, and how it moves."""
    view = projects.view(house(), project_id)
    board = view.storyboard
    if board is None or number >= len(board.shots):
        st.write("This picture isn't there any more.")
        return
    shot = board.shots[number]
    problems.show_kept()
    now, others = st.columns([4, 7], gap="medium")
    with now:
        st.image(media.shot(view, number, shape), width="stretch", alt=describe(view, shot))
        st.caption(plain(words(view, shot)))
        if shot.reason:
            st.caption(plain(shot.reason))
    with others:
        _candidates(view, number, shot)
        upload = st.file_uploader(
            "Use a picture of mine", type=["jpg", "jpeg", "png", "webp"], key=f"upload-{number}-{shot.picture}"
        )
        if upload is not None:
            _attempt(lambda: _swap_in(project_id, number, upload.getvalue(), upload.name))
        _movement(view, number, shot)


def _candidates(view: ProjectView, number: int, shot: Shot) -> None:
    found = [one for one in shot.candidates if one.sha256 != shot.picture]
    if not found:
        st.caption("The article has no other picture that fits; a picture of yours can take its place.")
        return
    st.caption("These would fit")
    with st.grid("auto", min_column_width=120, gap="small"):
        for one in found[:9]:
            with st.container(key=f"card-candidate-{one.sha256[:8]}", gap="xsmall"):
                st.image(media.picture(one.sha256), width="stretch", alt=one.reason)
                st.caption(plain(one.reason))
                if st.button("Use this", key=f"swap-{view.id}-{number}-{one.sha256[:12]}", width="stretch"):
                    _attempt(lambda sha=one.sha256: visuals.swap(house(), view.id, number, sha))


def _movement(view: ProjectView, number: int, shot: Shot) -> None:
    if shot.picture is not None:
        for name, label, options, value in (
            ("motion", "Movement", MOTION_WORDS, shot.motion),
            ("fit", "How it fills the frame", FIT_WORDS, shot.fit),
        ):
            chosen = st.selectbox(
                label,
                list(options),
                format_func=options.__getitem__,
                index=list(options).index(value),
                key=f"{name}-{view.id}-{number}",
            )
            if chosen != value:
                _attempt(lambda name=name, chosen=chosen: visuals.set_shot(house(), view.id, number, **{name: chosen}))
        with st.expander("What matters in it"):
            x, y = shot.focus or _focus(view, shot)
            across = st.slider("From left to right", 0, 100, round(x * 100), key=f"x-{view.id}-{number}")
            down = st.slider("From top to bottom", 0, 100, round(y * 100), key=f"y-{view.id}-{number}")
            if (across, down) != (round(x * 100), round(y * 100)):
                _attempt(lambda: visuals.set_shot(house(), view.id, number, focus=(across / 100, down / 100)))
    keep = st.checkbox(
        "Keep this one when the script changes", value=shot.locked, key=f"lock-{view.id}-{number}-{shot.locked}"
    )
    if keep != shot.locked:
        _attempt(lambda: visuals.set_shot(house(), view.id, number, locked=keep))


def _focus(view: ProjectView, shot: Shot) -> tuple[float, float]:
    asset = view.storyboard.asset(shot.picture) if view.storyboard and shot.picture else None
    return asset.focus if asset and asset.focus else (0.5, 0.5)


def _swap_in(project_id: int, number: int, data: bytes, name: str) -> None:
    visuals.swap(house(), project_id, number, visuals.upload(house(), project_id, data, name).sha256)


def _attempt(act: object) -> None:
    """Do it, and show the page as it is then."""
    try:
        act()  # type: ignore[operator]
    except ReelwrightError as error:
        problems.keep(error)
    st.rerun()
