"""Tools for the whole storyboard: the shape it is looked at in, undo, one way for all pictures, choose anew."""

from __future__ import annotations

import streamlit as st

from core.model.storyboard import Shot, Storyboard
from core.studio import work
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.visuals import shots
from pages.parts import elsewhere, fields, problems, undoing
from pages.parts.storyboard import facts
from pages.parts.storyboard.keeping import keep
from pages.parts.words import FIT_WORDS, MOTION_WORDS, PICTURES_WORDS, TRANSITION_WORDS
from pages.parts.workspace import workspace

AS_IS = "As each one is"


def shape(view: ProjectView) -> str:
    """Show the shape the storyboard is looked at in; asked only where the platforms have two."""
    found = facts.shapes(view)
    if len(found) == 1:
        return found[0]
    chosen = st.segmented_control(
        "Framed for",
        found,
        format_func=facts.SHAPES.__getitem__,
        default=found[0],
        required=True,
        key="shape",
        label_visibility="collapsed",
    )
    return chosen or found[0]


def row(view: ProjectView) -> str:
    """Show the tools over the storyboard in a row; returns the shape chosen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="storyboard-tools"):
        chosen = shape(view)
        with st.popover("For all pictures", icon=":material/tune:"):
            _all(view)
        undoing.button(view, "undo-pictures")
    return chosen


def _all(view: ProjectView) -> None:
    """One movement, one fit, one transition for every scene, and where pictures may come from."""
    for name, label, words in (
        ("motion", "Movement", MOTION_WORDS),
        ("fit", "How they fill the frame", FIT_WORDS),
        ("transition", "How each comes in", TRANSITION_WORDS),
    ):
        options = {AS_IS: AS_IS, **words}
        st.selectbox(
            label,
            list(options),
            format_func=options.__getitem__,
            key=fields.bound(f"all-{name}-{view.id}", _shared(view, name, words)),
            on_change=problems.saving(_apply),
            args=(view, name),
        )
    st.caption("Changes every scene, also those you keep. Undo takes it back.")
    st.selectbox(
        "Where pictures come from",
        list(PICTURES_WORDS),
        format_func=PICTURES_WORDS.__getitem__,
        key=fields.option_key(view, "pictures"),
        on_change=undoing.choose,
        args=(view.id, "pictures", f"pictures-{view.id}"),
    )
    st.button(
        "Choose all again",
        key="choose-all",
        icon=":material/shuffle:",
        width="stretch",
        help="What you keep stays.",
        on_click=problems.saving(work.start),
        args=(workspace(), "visuals", view.id),
    )


def _shared(view: ProjectView, name: str, words: dict[str, str]) -> str:
    """Return the value that all scenes have in common, else `AS_IS`."""
    values = {getattr(shot, name) for shot in view.storyboard.shots} if view.storyboard else set()
    value = next(iter(values), AS_IS)
    return str(value) if len(values) == 1 and value in words else AS_IS


def _apply(view: ProjectView, name: str) -> None:
    """Show every scene so; where one was set otherwise elsewhere since it was shown, both wait for a word."""
    value = st.session_state[f"all-{name}-{view.id}"]
    if value == AS_IS:
        return

    def act(seen: Storyboard | None) -> None:
        shots.apply_to_all(workspace(), view.id, seen=seen, **{name: value})

    elsewhere.guarded(view.id, "The scenes were", act, view.storyboard, lambda _: Project(workspace(), view.id).board)


def choose_again(project_id: int, number: int, seen: Shot) -> None:
    """Show the button that lets a scene's picture be chosen anew."""
    if keep(project_id, number, seen, locked=False):
        work.start(workspace(), "visuals", project_id)
