"""The framing of a picture: what matters in it by a click, how near, how it moves and comes in, where a clip begins."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from core.model.asset import Asset
from core.model.storyboard import Shot
from core.studio.project.views import ProjectView
from pages.parts import fields, media, problems, undoing
from pages.parts.storyboard import facts
from pages.parts.storyboard.aim import aim, aimed
from pages.parts.storyboard.keeping import keep
from pages.parts.words import FIT_WORDS, MOTION_WORDS, TRANSITION_WORDS

AS_ALL = ""
WHOLE = "The whole of it is seen. Click on what matters, and the frame is filled with that part."
LEAST_SHOWN_S = 0.5  # a clip begins at least so long before its end


def show(view: ProjectView, number: int, shape: str, seconds: float) -> None:
    """Show the picture to click on, and the knobs."""
    shot = view.storyboard.shots[number] if view.storyboard else Shot(lines=())
    asset = facts.asset_of(view, shot)
    if asset is None:
        return
    at = shot.focus or asset.focus or (0.5, 0.5)
    seen = facts.framed(view, number, shape, seconds)
    whole = seen.start is None
    st.caption(WHOLE if whole else "Click on what matters in it. The bright part is seen.")
    with st.container(key="aim-box"):
        key = f"aim-{view.id}-{number}-{asset.sha256[:8]}"
        aim(
            media.picture_url(asset.sha256, 960),
            alt=facts.describe(view, shot),
            size=(asset.width, asset.height),
            at=at,
            start=seen.start,
            end=seen.end,
            key=key,
            on_aimed=partial(problems.saving(_aimed), view.id, number, shot, key, whole),
        )
    _slider(view, number, shot, "zoom", "Nearer", shot.zoom, 1.0, 4.0, "%.1f ×")
    if asset.kind == "footage" and asset.duration_s and asset.duration_s > 2 * LEAST_SHOWN_S:
        last = round(asset.duration_s - LEAST_SHOWN_S, 1)
        _slider(view, number, shot, "in_s", "Begin the clip at", min(shot.in_s, last), 0.0, last, "%.1f s")
    left, right = st.columns(2, gap="small")
    with left:
        if asset.kind != "footage":
            choice(view, number, shot, "motion", "Movement", MOTION_WORDS, shot.motion)
        choice(view, number, shot, "fit", "How it fills the frame", FIT_WORDS, shot.fit)
    with right:
        entrance(view, number, shot)
    with st.expander("More", icon=":material/tune:"):
        _sliders(view, number, shot, asset)


def entrance(view: ProjectView, number: int, shot: Shot) -> None:
    """Show the choice of a scene's entrance; the first one has nothing before it."""
    if number == 0:
        return
    usual = TRANSITION_WORDS.get(view.options.transition, "Hard cut")
    words = {AS_ALL: f"As all: {usual.lower()}", **TRANSITION_WORDS}
    choice(view, number, shot, "transition", "How it comes in", words, shot.transition)


def choice(
    view: ProjectView, number: int, shot: Shot, name: str, label: str, options: dict[str, str], value: str
) -> None:
    """Show a list bound to one of the shot's values."""
    key = undoing.fresh(view.id, f"{name}-{view.id}-{number}")
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=fields.bound(key, value if value in options else next(iter(options))),
        on_change=problems.saving(_set),
        args=(view.id, number, shot, name, key),
    )


def _slider(
    view: ProjectView, number: int, shot: Shot, name: str, label: str, value: float, low: float, high: float, words: str
) -> None:
    key = undoing.fresh(view.id, f"{name}-{view.id}-{number}")
    st.slider(
        label,
        low,
        high,
        step=0.1,
        key=fields.bound(key, round(min(max(value, low), high), 1)),
        format=words,
        on_change=problems.saving(_set),
        args=(view.id, number, shot, name, key),
    )


def _sliders(view: ProjectView, number: int, shot: Shot, asset: Asset) -> None:
    """Show sliders that set by number what matters in the picture."""
    x, y = shot.focus or asset.focus or (0.5, 0.5)
    keys = [undoing.fresh(view.id, f"focus-{axis}-{view.id}-{number}") for axis in "xy"]
    for label, key, place in (("From left to right", keys[0], x), ("From top to bottom", keys[1], y)):
        st.slider(
            label,
            0,
            100,
            key=fields.bound(key, round(place * 100)),
            format="%d %%",
            on_change=problems.saving(_slid),
            args=(view.id, number, shot, keys),
        )


def _set(project_id: int, number: int, seen: Shot, name: str, key: str) -> None:
    keep(project_id, number, seen, **{name: st.session_state[key]})


def _slid(project_id: int, number: int, seen: Shot, keys: list[str]) -> None:
    x, y = (st.session_state[key] / 100 for key in keys)
    keep(project_id, number, seen, focus=(x, y))


def _aimed(project_id: int, number: int, seen: Shot, key: str, whole: bool) -> None:
    """Keep the point; a picture that was seen whole fills the frame from now on, or the click would show nothing."""
    at = aimed(key)
    if at is not None:
        fit: dict[str, Any] = {"fit": "crop"} if whole else {}
        keep(project_id, number, seen, focus=at, **fit)
        undoing.renew(project_id)
