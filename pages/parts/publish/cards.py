"""A card for each platform: closed it says how its video stands, open it has words, checks and one button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.model.presets import PRESETS
from core.studio.project.views import ProjectView, PublicationView, RenderView
from core.studio.publish import publication_view
from pages.parts.publish import posts, sending, standing, titles
from pages.parts.publish.standing import STANDING
from pages.parts.workspace import workspace

_OPEN = "_card"


def opened(view: ProjectView, finished: Sequence[RenderView]) -> str:
    """The platform whose card is open: the one that was opened last, else the first."""
    names = [video.preset for video in finished]
    chosen = st.session_state.get(f"{_OPEN}-{view.id}")
    return chosen if chosen in names else names[0]


def show(view: ProjectView, film: RenderView, *, is_open: bool, older: bool | None, waiting: bool) -> None:
    """Show the card of one finished video. `older`: whether one from before the last change may go out (None: it is
    asked); `waiting`: rights are to be said first.
    """
    preset = film.preset
    sent = [entry for entry in publication_view.of_project(workspace(), view.id) if entry.preset == preset]
    with st.container(border=True, key=f"card-post-{preset}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{PRESETS[preset].label}** {_how_it_stands(sent)}".strip(), width="stretch")
            if not is_open:
                st.button(
                    "Open", key=f"open-{preset}", icon=":material/expand_more:", type="tertiary",
                    on_click=_open, args=(view.id, preset),
                )  # fmt: skip
        if is_open:
            standing.show(sent)
            posts.edit(view, preset)
            titles.show(view, preset)
            sending.show(view, film, sent, older=bool(older), waiting=waiting)


def _how_it_stands(sent: Sequence[PublicationView]) -> str:
    """The newest of its publications in two words."""
    newest = next((entry for entry in sent if entry.status != "removed"), None)
    return f":small[{STANDING[newest.status]}]" if newest else ""


def _open(project_id: int, preset: str) -> None:
    st.session_state[f"{_OPEN}-{project_id}"] = preset
