"""Widgets bound to what is stored: they show the stored value at each run and save as one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.studio.project import projects
from core.studio.project.views import ProjectView
from pages.parts import elsewhere, problems
from pages.parts.workspace import workspace


def bound(key: str, value: Any) -> str:
    """The key of a widget that shows `value`; its `on_change` must have stored the new one before.

    A number that shows already is left alone: setting it again would undo what was slid since. All else is set in every
    run: a widget that comes back after the page showed something else would be empty, and be saved as such.
    """
    if isinstance(value, str | list | bool) or key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def seen(key: str, value: Any) -> Any:
    """The value that the page showed when this run's press was made, of something that is `value` by now.

    For presses that are answered while the page is drawn; a callback has what it was given when it was shown.
    """
    shown = st.session_state.get(key, value)
    st.session_state[key] = value
    return shown


def option_key(view: ProjectView, name: str, value: Any = None) -> str:
    """The key of a widget for one of the project's choices, set to what is stored (or to `value` in its place)."""
    stored = getattr(view.options, name) if value is None else value
    st.session_state[f"seen-{name}-{view.id}"] = getattr(view.options, name)
    return bound(f"{name}-{view.id}", list(stored) if isinstance(stored, tuple) else stored)


def save_option(project_id: int, name: str) -> None:
    """The callback of such a widget: store what it says now. A cleared widget changes nothing."""
    value = st.session_state.get(f"{name}-{project_id}")
    if value is None or value == []:
        return
    key = f"seen-{name}-{project_id}"
    seen = {name: st.session_state[key]} if key in st.session_state else {}
    problems.saving(choose)(project_id, seen, **{name: value})


def choose(project_id: int, seen: Mapping[str, Any], **changes: Any) -> bool:
    """Store choices made on a page; False where one was made otherwise elsewhere since `seen`, and both wait for a
    word.
    """

    def act(known: Mapping[str, Any]) -> None:
        projects.set_options(workspace(), project_id, seen=known, **changes)

    return elsewhere.guarded(project_id, "This choice was", act, seen, lambda error: {**seen, **error.current})
