"""Everything of a project as a folder on this machine."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.studio.project.views import ProjectView
from core.studio.publish import bundle
from pages.parts.words import plain
from pages.parts.workspace import workspace


def save(view: ProjectView, *, older: bool = False) -> None:
    """Save everything as a folder on this machine by a press on the page and say where."""
    if st.button("Save as a folder", icon=":material/folder:", key="folder"):
        try:
            with st.spinner("Copying…"):
                place = bundle.bundle(workspace(), view.id, older=older)
        except ReelwrightError as error:
            st.error(f"{plain(error.message)} {plain(error.hint)}")
            return
        st.success("Saved here:")
        st.code(str(place), language=None, wrap_lines=True)
