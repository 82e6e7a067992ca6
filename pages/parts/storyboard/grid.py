"""A card a scene: the picture large, its line, how long, how it moves, where it is from, and what can be done."""

from __future__ import annotations

import streamlit as st

from core.model.storyboard import Shot
from core.studio.project.views import ProjectView
from core.studio.visuals import shots as studio_shots
from core.wording import words
from pages.parts import media, problems
from pages.parts.storyboard import change, facts
from pages.parts.storyboard.keeping import keep
from pages.parts.storyboard.tools import choose_again
from pages.parts.words import plain, quoted
from pages.parts.workspace import workspace

EARLIER, LATER, KEEP, CHOOSE = "Show earlier", "Show later", "Keep this one", "Choose for me again"


def show(view: ProjectView, shape: str, times: list[float]) -> None:
    """Show all scenes in the order they are seen; a click on one opens it."""
    shots = view.storyboard.shots if view.storyboard else ()
    with st.grid(5 if shape == "tall" else 3, min_column_width=150 if shape == "tall" else 260, gap="medium"):
        for number, shot in enumerate(shots):
            with st.container(key=f"shot-{shape}-{number}", gap="xsmall", height="stretch"):
                _card(view, number, shot, shape, times[number], last=number + 1 == len(shots))


def _card(view: ProjectView, number: int, shot: Shot, shape: str, seconds: float, *, last: bool) -> None:
    st.image(media.shot_url(view, number, shape, seconds), width="stretch", alt=facts.describe(view, shot))
    kept = " · :material/lock: kept" if shot.locked else ""
    st.caption(f"**{number + 1}** · {seconds:.1f} s · {facts.origin(view, shot)}{kept}")
    st.markdown(plain(quoted(facts.words(view, shot), 120)))
    st.caption(facts.ways(view, number, shape, seconds))
    if shot.reason:
        st.caption(plain(quoted(words(shot.reason), 90)))
    st.space("stretch")
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        if st.button("Change", key=f"change-{view.id}-{number}", width="stretch"):
            change.opened(view.id, number, shape)
        key = f"do-{view.id}-{number}"
        st.menu_button(
            "More",
            [
                *([EARLIER] if number else []),
                *([] if last else [LATER]),
                CHOOSE if shot.locked else KEEP,
            ],
            key=key,
            type="tertiary",
            on_click=problems.saving(_do),
            args=(view.id, number, shot, key),
        )


def _do(project_id: int, number: int, seen: Shot, key: str) -> None:
    requested = st.session_state[key]
    if requested in (EARLIER, LATER):
        studio_shots.move_shot(workspace(), project_id, number, number + (1 if requested == LATER else -1), seen=seen)
    elif requested == KEEP:
        keep(project_id, number, seen, locked=True)
    elif requested == CHOOSE:
        choose_again(project_id, number, seen)
