"""Posting by hand: the film saved, the platform's own page opened, and the link kept once it is there."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.model.presets import PRESETS
from core.studio.project.views import ProjectView, RenderView
from core.studio.publish import by_hand, posts, publications
from pages.parts import media, problems
from pages.parts.publish import checks, handing
from pages.parts.words import plain
from pages.parts.workspace import workspace


def show(view: ProjectView, film: RenderView, *, older: bool, waiting: bool) -> None:
    """Show what to do by hand, its checks first. `older`: a video from before the last change may go out; `waiting`:
    rights are to be said first.
    """
    preset = film.preset
    found = publications.by_hand(workspace(), view.id, preset, older=older)
    checks.show(view, film, found.problems, found.remarks, asks=waiting)
    try:
        words = posts.to_post(workspace(), view.id, preset)
    except ReelwrightError:  # the fields above say what is wrong
        return
    if not found.problems and film.path is not None:
        text = words.description if PRESETS[preset].platform.caption else f"{words.title}\n\n{words.description}"
        address = media.film_file_url(film, "video.mp4", download=True)
        handing.show(preset, address, film.path.name, words.title, text)
    _posted(view, preset)


def _posted(view: ProjectView, preset: str) -> None:
    key, label = f"link-{view.id}-{preset}", PRESETS[preset].platform.label
    form = st.form(f"posted-{view.id}-{preset}", border=False)
    with form, st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            f"Posted it? Its link on {plain(label)}", key=key, placeholder="https://", width="stretch",
            max_chars=by_hand.MOST_CHARS,
        )  # fmt: skip
        st.form_submit_button(
            "Mark as posted", key=f"posted-{preset}", on_click=problems.saving(_keep), args=(view.id, preset, key)
        )


def _keep(project_id: int, preset: str, key: str) -> None:
    by_hand.note(workspace(), project_id, preset, str(st.session_state.get(key) or ""))
    st.session_state[key] = ""
