"""The one undo of the Pictures page: the button says what it takes back, whatever of pictures and look it was."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from core.errors import BadInput
from core.studio.film import templates
from core.studio.project import undo
from core.studio.project.undo import Step
from core.studio.project.views import ProjectView
from pages.parts import elsewhere, problems
from pages.parts.words import PICTURES_WORDS, STYLE_WORDS, TRANSITION_WORDS, count, plain
from pages.parts.workspace import workspace

_SCENE = {
    "picture": "picture of scene {}",
    "words": "words of scene {}",
    "design": "design of scene {}",
    "framing": "framing of scene {}",
    "motion": "movement of scene {}",
    "entrance": "beginning of scene {}",
    "keeping": "keeping scene {}",
}
_ALL = {
    "pictures": "the choice of pictures",
    "all_framing": "framing of all pictures",
    "all_motion": "movement of all pictures",
    "all_entrance": "beginning of all pictures",
    "all_design": "design of all cards",
    "all_keeping": "keeping of all pictures",
}


def said(step: Step) -> str:
    """The change that the Undo button takes back, in a few words."""
    if step.code in _SCENE:
        return _SCENE[step.code].format(step.what)
    if step.code == "look":
        return f"look {_label(step.what)}"
    if step.code == "style":
        return f"captions {STYLE_WORDS.get(step.what, step.what)}"
    if step.code == "captions":
        return "captions on" if step.after.get("captions") else "captions off"
    if step.code == "transition":
        return f"{TRANSITION_WORDS.get(step.what, step.what)} between pictures".lower()
    if step.code == "pictures" and step.what:
        return f"pictures from: {PICTURES_WORDS.get(step.what, step.what)}"
    return _ALL.get(step.code, "the last change")


def _label(name: str) -> str:
    try:
        return templates.find(name).label
    except BadInput:
        return name


def button(view: ProjectView, key: str, *, kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    """Show the Undo button, with what it takes back."""
    step = undo.last(workspace(), view.id, view.storyboard)
    steps = undo.steps(workspace(), view.id, view.storyboard)
    st.button(
        f"Undo: {plain(said(step))}" if step else "Undo",
        key=key,
        icon=":material/undo:",
        type=kind,
        disabled=step is None,
        help=f"{count(steps, 'change')} can be taken back." if steps else None,
        on_click=_take_back,
        args=(view.id, step.number if step else None),
        wrap=True,
    )


def _take_back(project_id: int, seen: int | None) -> None:
    problems.saving(undo.undo)(workspace(), project_id, seen=seen)
    renew(project_id)


def renew(project_id: int) -> None:
    """Let `fresh` give other keys: what a widget shows was changed by something else than the widget."""
    st.session_state[f"undone-{project_id}"] = st.session_state.get(f"undone-{project_id}", 0) + 1


def fresh(project_id: int, key: str) -> str:
    """A widget's key that is another after each undo and click on a picture: what the browser sends before the page
    has followed brings the widget's old value along, which must not be saved as a new choice.
    """
    undone = st.session_state.get(f"undone-{project_id}", 0)
    return f"{key}-{undone}" if undone else key


def choose(project_id: int, code: str, key: str) -> None:
    """The callback of a widget of the page that shows a choice: keep it as a step. A cleared widget changes nothing."""
    value: Any = st.session_state.get(key)
    if value is not None:
        seen = st.session_state.get(f"seen-{code}-{project_id}", value)
        problems.saving(keep)(project_id, code, value, seen)


def keep(project_id: int, name: str, value: Any, seen: Any) -> None:
    """Keep a choice about the look made on a page as a step of Undo; where it was made otherwise elsewhere, both wait
    for a word.
    """

    def act(known: Any) -> None:
        what = "" if isinstance(value, bool) else str(value)
        templates.choose(workspace(), project_id, name, what, seen={name: known}, **{name: value})

    elsewhere.guarded(project_id, "This choice was", act, seen, lambda error: error.current[name])
