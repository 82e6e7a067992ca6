"""Before anything is paid: what it costs, with one button."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.studio import projects, voice_costs, voicing, work
from core.studio.views import ProjectView
from core.studio.voice_costs import Due
from pages.parts import problems
from pages.parts.house import house
from pages.parts.words import count, plain


def _key(project_id: int) -> str:
    return f"to-pay-{project_id}"


def speak_with(project_id: int, **changes: Any) -> None:
    """Keep a choice about the voice and speak the lines so; where that costs money, ask first."""
    due = voice_costs.due(house(), project_id, **changes)
    if due.paid:
        st.session_state[_key(project_id)] = changes
        return
    _go(project_id, changes)


def _go(project_id: int, changes: dict[str, Any]) -> None:
    st.session_state.pop(_key(project_id), None)
    if changes:
        projects.set_options(house(), project_id, **changes)
    work.start(house(), "voice", project_id)


def pending(view: ProjectView) -> bool:
    """Ask about a choice that waits for a word, if there is one."""
    changes = st.session_state.get(_key(view.id))
    if changes is None:
        return False
    due = voice_costs.due(house(), view.id, **changes)
    if not due.paid:
        del st.session_state[_key(view.id)]
        return False
    _question(view, due, changes, waits=True)
    return True


def asks(view: ProjectView) -> bool:
    """Whether speaking what is new costs money; then it is asked here and not begun."""
    if st.session_state.get(_key(view.id)) is not None:
        return True  # asked already, on this page
    due = voice_costs.due(house(), view.id)
    if due.paid:
        _question(view, due, {}, waits=False)
    return due.paid


def _question(view: ProjectView, due: Due, changes: dict[str, Any], *, waits: bool) -> None:
    voice = str(changes.get("voice") or view.options.voice)
    name = plain(voicing.name_of(house(), voice))
    with st.container(border=True, key="to-pay"):
        st.markdown(f"**Speaking with {name} costs {plain(due.words)}.**")
        whole = len(view.script.lines) if view.script else 0
        done = whole - due.lines
        free = f" The other {count(done, 'line')} cost nothing." if done else ""
        st.caption(f"Nothing is spoken before you say so, and no line is paid for twice.{free}")
        with st.container(horizontal=True):
            st.button(
                f"Speak {'it' if due.lines == 1 else 'them'}",
                type="primary",
                icon=":material/graphic_eq:",
                key=f"pay-{view.id}",
                on_click=problems.saving(_go),
                args=(view.id, changes),
            )
            if waits:
                st.button(
                    "Not now",
                    type="tertiary",
                    key=f"pay-not-{view.id}",
                    on_click=st.session_state.pop,
                    args=(_key(view.id), None),
                )


def so_far(view: ProjectView) -> None:
    """What the voice of this video has cost."""
    for currency, amount in voice_costs.spent(house(), view.id).items():
        few = "less than 0.01" if amount < 0.01 else f"{amount:.2f}"
        st.caption(f"Spent on this video's voice so far: {few} {currency}.")
