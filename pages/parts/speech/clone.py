"""A voice made after a person's own, with that person's consent."""

from __future__ import annotations

import streamlit as st

from core.studio.project.views import ProjectView
from core.studio.voice import clone
from pages.parts import problems
from pages.parts.speech import voice_facts
from pages.parts.speech.line import SOUNDS
from pages.parts.words import plain
from pages.parts.workspace import workspace


def make(view: ProjectView) -> None:
    """Show the form for a voice after one's own: name, recordings, consent; only where the service for it is set up."""
    if not clone.can(workspace()):
        return
    with st.expander("A voice like mine"):
        st.caption(clone.SENT)
        name = st.text_input("Its name", key=f"clone-name-{view.id}", max_chars=60)
        files = st.file_uploader(
            "One to three minutes of clear speech", type=SOUNDS, accept_multiple_files=True, key=f"clone-{view.id}"
        )
        consent = st.checkbox(clone.CONSENT, key=f"clone-consent-{view.id}")
        ready = bool(name.strip() and files and consent)
        if st.button("Make this voice", key=f"clone-make-{view.id}", disabled=not ready):
            given = [(file.name, file.getvalue()) for file in files]
            problems.saving(_made)(view.id, name, given, consent)
            st.rerun()
        result = st.session_state.pop(f"cloned-{view.id}", None)
        if result:
            st.success(f"{plain(result)} is now among your voices.", icon=":material/check:")


def _made(project_id: int, name: str, given: list[tuple[str, bytes]], consent: bool) -> None:
    with st.spinner("Sending the recording…"):
        voice = clone.clone(workspace(), name, given, consent=consent)
    voice_facts.entries.clear()
    st.session_state[f"cloned-{project_id}"] = voice.label
