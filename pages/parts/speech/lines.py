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
    """Show the player above, the lines beneath."""
    if view.narration is None:
        return
    chosen = sound.begun(_key(view.id))
    take = next((item for item in view.narration.takes if item.line_id == chosen), None)
    if take is None:
        st.audio(media.narration_url(view), alt="The whole narration")
    else:
        sound.show(_key(view.id), media.line_url(view, take), f"Line {_number(view, take)}")
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
    texts = {entry.id: entry.text for entry in view.script.lines} if view.script else {}
    with st.container(gap="xxsmall", key="spoken"):
        for number, element in enumerate(view.narration.takes, 1):
            _row(view, element, number, playing=element.line_id == chosen, text=texts.get(element.line_id, ""))


def _row(view: ProjectView, take: Take, number: int, *, playing: bool, text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"said-{take.line_id}", gap="xsmall"):
        st.button(
            f"{plain(take.text)} :gray[{_note(take, text)}]",
            icon=":material/volume_up:" if playing else ":material/play_arrow:",
            key=f"play-{view.id}-{take.line_id}",
            type="tertiary",
            wrap=True,
            width="stretch",
            on_click=hear,
            args=(view.id, take.line_id),
        )
        if text and st.button("Change", key=f"alter-{view.id}-{take.line_id}", type="tertiary"):
            line.open_line(view.id, take.line_id, number)


def _note(take: Take, text: str) -> str:
    """Describe a take: its length, and whatever is special about it."""
    special = (
        "your recording"
        if take.voice == "recording"
        else delivery.name_of(workspace(), take.voice)
        if take.voice
        else ""
    )
    again = f"take {take.take + 1}" if take.take and not special else ""
    old = "changed since" if text != take.text else ""
    return " · ".join(filter(None, [f"{take.n_frames / FPS:.1f} s", plain(special), again, old]))


def hear(project_id: int, line_id: int | None) -> None:
    """Put a line into the page's player, or the whole."""
    sound.begin(_key(project_id), line_id)


def _number(view: ProjectView, take: Take) -> int:
    """Return the number of a take's line in the script, counted from 1."""
    return view.narration.takes.index(take) + 1 if view.narration else 0


def _key(project_id: int) -> str:
    return f"hear-{project_id}"
