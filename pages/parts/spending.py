"""Before anything is paid: what it costs, with one button."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.studio import work
from core.studio.project import projects
from core.studio.project.views import ProjectView
from core.studio.voice import delivery, prices
from core.studio.voice import sound as voice_sound
from core.studio.voice.prices import Quote
from pages.parts import elsewhere, problems, sound
from pages.parts.words import count, plain
from pages.parts.workspace import workspace


def _key(project_id: int) -> str:
    return f"to-pay-{project_id}"


def speak_with(view: ProjectView, **changes: Any) -> None:
    """Keep a choice about the voice made on the page and speak the lines so; where that costs money, ask first."""
    seen = {name: getattr(view.options, name) for name in changes}
    due = prices.quote(workspace(), view.id, **changes)
    if due.paid:
        st.session_state[_key(view.id)] = changes, seen
        return
    _go(view.id, changes, seen)


def _go(project_id: int, changes: dict[str, Any], seen: dict[str, Any]) -> None:
    """Keep the choice and have the lines spoken; where it was made otherwise elsewhere, both wait for a word."""
    st.session_state.pop(_key(project_id), None)

    def act(known: dict[str, Any]) -> None:
        if changes:
            projects.set_options(workspace(), project_id, seen=known, **changes)
        work.start(workspace(), "voice", project_id)

    elsewhere.guarded(project_id, "This choice was", act, seen, lambda error: {**seen, **error.current})


def listen(project_id: int, name: str, key: str) -> None:
    """Have the sample of a voice played at the place of `key` on the page. One that is paid is bought by this press."""
    if prices.is_paid(workspace(), name):
        voice_sound.sample(workspace(), project_id, name)
    sound.begin(key, name)


def pending(view: ProjectView) -> None:
    """Ask on the page about a choice that waits for a word, if there is one, wherever it was made."""
    current = st.session_state.get(_key(view.id))
    if current is None:
        return
    changes, seen = current
    due = prices.quote(workspace(), view.id, **changes)
    if not due.paid:
        del st.session_state[_key(view.id)]
        return
    st.dialog("Before anything is paid", on_dismiss=lambda: _not_now(view.id))(_question)(
        view, due, changes, seen, waits=True
    )


def _not_now(project_id: int) -> None:
    st.session_state.pop(_key(project_id), None)


def asks(view: ProjectView) -> bool:
    """Whether speaking what is new costs money; then the page asks here and does not begin."""
    due = prices.quote(workspace(), view.id)
    if due.paid:
        with st.container(border=True, key="to-pay"):
            _question(view, due, {}, {}, waits=False)
    return due.paid


def _question(view: ProjectView, due: Quote, changes: dict[str, Any], seen: dict[str, Any], *, waits: bool) -> None:
    name = plain(" and ".join(delivery.name_of(workspace(), voice) for voice in due.voices))
    st.markdown(f"**Speaking with {name} costs {plain(due.words)}.**")
    done = (len(view.script.lines) if view.script else 0) - due.lines
    free = f" The other {count(done, 'line')} cost nothing." if done else ""
    st.caption(f"Nothing is spoken before you say so, and no line is paid for twice.{free}")
    with st.container(horizontal=True):
        pressed = st.button(
            f"Speak {'it' if due.lines == 1 else 'them'}",
            type="primary",
            icon=":material/graphic_eq:",
            key=f"pay-{view.id}-{waits}",
            on_click=problems.saving(_go),
            args=(view.id, changes, seen),
        )
        later = waits and st.button(
            "Not now", type="tertiary", key=f"pay-not-{view.id}", on_click=_not_now, args=(view.id,)
        )
    if pressed or later:
        st.rerun()


def so_far(view: ProjectView) -> None:
    """Show the cost of this video's voice so far."""
    for currency, amount in prices.spent(workspace(), view.id).items():
        few = "less than 0.01" if amount < 0.01 else f"{amount:.2f}"
        st.caption(f"Spent on this video's voice so far: {few} {currency}.")
