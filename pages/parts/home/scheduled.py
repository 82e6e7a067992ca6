"""Posts that were to appear at a time, and did not."""

from __future__ import annotations

import streamlit as st

from core.studio.publish import watch
from core.studio.workspace import accounts
from pages.parts import frame
from pages.parts.words import plain
from pages.parts.workspace import workspace


def show() -> None:
    """Show each of them with the way to its page; have the others asked for meanwhile."""
    watch.look(workspace())
    labels = accounts.labels()
    for view in watch.failed(workspace()):
        place = plain(labels.get(view.target, view.target))
        reason = " ".join(filter(None, (view.message, view.hint, *view.warnings)))
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"post-failed-{view.id}"):
            what = "did not appear" if view.status == "failed" else "may not have appeared"
            st.markdown(
                f":orange[:material/event_busy:] A scheduled post {what} on **{place}**. {plain(reason)}",
                width="stretch",
            )
            if view.project_id and st.button("Look at it", key=f"post-open-{view.id}"):
                frame.go("publish", view.project_id)
