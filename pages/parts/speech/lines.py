"""The whole narration in one player, and the lines beneath it: a press plays one alone."""

from __future__ import annotations

import streamlit as st

from core.model.narration import FPS, Take
from core.studio.project.views import ProjectView
from core.studio.voice import delivery
from pages.parts import media, sound
from pages.parts.speech import line
from pages.parts.words import plain
from pages.parts.workspace import workspace


@st.fragment
def listen(view: ProjectView) -> None:
    """The player above, the lines beneath."""
    if view.narration is None:
        return
    chosen = sound.begun(_key(view.id))
    take = next((one for one in view.narration.takes if one.line_id == chosen), None)
    if take is None:
        st.audio(media.narration(view), alt="The whole narration")
    else:
        sound.show(_key(view.id), media.line(view, take), f"Line {_number(view, take)}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("The whole narration" if take is None else "One line", width="stretch")
        if take is not None:
            st.button(
                "Hear the whole",
                icon=":material/replay:",
                key="whole",
                type="tertiary",
                on_click=hear,
                args=(view.id, None),
            )
    texts = {one.id: one.text for one in view.script.lines} if view.script else {}
    with st.container(gap="xxsmall", key="spoken"):
        for number, one in enumerate(view.narration.takes, 1):
            _row(view, one, number, playing=one.line_id == chosen, text=texts.get(one.line_id, ""))


def _row(view: ProjectView, one: Take, number: int, *, playing: bool, text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"said-{one.line_id}", gap="xsmall"):
        st.button(
            f"{plain(one.text)} :gray[{_note(one, text)}]",
            icon=":material/volume_up:" if playing else ":material/play_arrow:",
            key=f"play-{view.id}-{one.line_id}",
            type="tertiary",
            wrap=True,
            width="stretch",
            on_click=hear,
            args=(view.id, one.line_id),
        )
        if text and st.button("Change", key=f"alter-{view.id}-{one.line_id}", type="tertiary"):
            line.open_line(view.id, one.line_id, number)


def _note(one: Take, text: str) -> str:
    """How long it is, and whatever is special about it."""
    special = (
        "your recording" if one.voice == "recording" else delivery.name_of(workspace(), one.voice) if one.voice else ""
    )
    again = f"take {one.take + 1}" if one.take and not special else ""
    old = "changed since" if text != one.text else ""
    return " · ".join(filter(None, [f"{one.n_frames / FPS:.1f} s", plain(special), again, old]))


def hear(project_id: int, line_id: int | None) -> None:
    """Put a line into the player, or the whole."""
    sound.begin(_key(project_id), line_id)


def _number(view: ProjectView, take: Take) -> int:
    """Which line of the script it is, counted from 1."""
    return view.narration.takes.index(take) + 1 if view.narration else 0


def _key(project_id: int) -> str:
    return f"hear-{project_id}"
