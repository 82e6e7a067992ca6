"""One's own recording of the whole script: taken in, and what differs decided line by line."""

from __future__ import annotations

import streamlit as st

from core.model.speech import Difference
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.script import edits
from core.studio.voice import recording
from pages.parts import media, problems
from pages.parts.speech import line as one_line
from pages.parts.words import count, plain, seconds
from pages.parts.work import follow
from pages.parts.workspace import workspace


def give(view: ProjectView) -> None:
    """Show where to upload or record the whole narration."""
    current = view.options.recording
    with st.expander("My own voice"):
        if current is not None:
            name = plain(current.name) or "Your recording"
            st.markdown(f"**{name}** :gray[{seconds(current.duration_s)}]")
            st.button(
                "Go back to the voice",
                key=f"forget-recording-{view.id}",
                icon=":material/undo:",
                on_click=problems.saving(recording.forget),
                args=(workspace(), view.id),
            )
        st.caption(
            "Read the lines aloud from first to last, or give a file in which you did. Each line is found in it;"
            " what you left out, said twice or changed is shown for you to decide. The last reading of a line counts."
        )
        spoken = st.audio_input("Read it aloud", key=f"whole-mic-{view.id}")
        file = st.file_uploader("or choose a sound file", type=one_line.SOUNDS, key=f"whole-file-{view.id}")
        given = file or spoken
        pressed = st.button(
            "Use this recording", type="primary", key=f"whole-use-{view.id}", disabled=given is None, width="stretch"
        )
        if pressed and given is not None:
            problems.saving(_start)(view.id, given.getvalue(), given.name)
            st.rerun()


def _start(project_id: int, data: bytes, name: str) -> None:
    follow(project_id, recording.start(workspace(), project_id, data, name))


def differences(view: ProjectView) -> None:
    """Show the differences of the recording from the script, each with what can be done about it."""
    if view.script is None or view.options.recording is None:
        return
    left = recording.differences(Project(workspace(), view.id))
    if not left:
        return
    numbers = {line.id: number for number, line in enumerate(view.script.lines, 1)}
    texts = {line.id: line.text for line in view.script.lines}
    with st.container(border=True, key="differences"):
        st.markdown(f"**Your recording differs from the script in {count(len(left), 'place')}**")
        for difference in left:
            with st.container(key=f"difference-{difference.line_id}-{difference.kind}", gap="xsmall"):
                _difference(view, difference, numbers[difference.line_id], texts[difference.line_id])


def _difference(view: ProjectView, difference: Difference, number: int, text: str) -> None:
    near = plain(" ".join(difference.words))
    what = {
        "skipped": ":orange[:material/voice_over_off: You left this line out.] The voice speaks it.",
        "repeated": ":gray[:material/repeat: You read this line more than once.] The last time counts.",
        "changed": f":orange[:material/hearing: Perhaps not the script's words, near “{near}”.] Listen:",
    }[difference.kind]
    st.markdown(f"{number}. {plain(text)}  \n{what}")
    take = (
        next((take for take in view.narration.takes if take.line_id == difference.line_id), None)
        if view.narration
        else None
    )
    if difference.kind == "changed" and take is not None and take.voice == "recording":
        st.audio(media.line_url(view, take), alt=f"Line {number} as you read it")
    key = f"{view.id}-{difference.line_id}-{difference.kind}"
    with st.container(horizontal=True, gap="small"):
        keep = {"skipped": "Leave it to the voice", "repeated": "That's right", "changed": "It is right"}[
            difference.kind
        ]
        _act(keep, f"accept-{key}", recording.accept, view.id, difference.line_id)
        if difference.kind == "changed":
            _act("Use the voice", f"voice-{key}", recording.use_voice, view.id, difference.line_id)
        if difference.kind != "repeated" and st.button("Record this line", key=f"record-{key}"):
            one_line.open_line(view.id, difference.line_id, number, one_line.MINE)
        if difference.kind == "skipped":
            _act("Take it out of the script", f"out-{key}", _take_out, view.id, difference.line_id)
    if difference.kind == "changed":
        with st.popover("Change the script to what I said", key=f"as-read-{key}"):
            spoken = st.text_area("What you said", value=text, key=f"read-{key}")
            _act("Change the line", f"reword-{key}", recording.as_read, view.id, difference.line_id, spoken)


def _act(label: str, key: str, act: object, *given: object) -> None:
    st.button(label, key=key, on_click=problems.saving(act), args=(workspace(), *given), wrap=True)  # type: ignore[arg-type]


def _take_out(home: object, project_id: int, line_id: int) -> None:
    text = Project(workspace(), project_id).script
    if text is not None:
        rows = [{"id": line.id, "text": line.text} for line in text.lines if line.id != line_id]
        edits.save_rows(workspace(), project_id, rows)
