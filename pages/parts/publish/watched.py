"""The film of the open card: watched, saved, and its thumbnail."""

from __future__ import annotations

import streamlit as st

from core.studio.project.views import ProjectView, RenderView
from pages.parts import media, player
from pages.parts.publish import thumbnail
from pages.parts.words import clock, megabytes


def show(view: ProjectView, film: RenderView) -> None:
    """Show the film with its files, and below it the thumbnail."""
    shape = "wide" if film.width > film.height else "tall"
    with st.container(key=f"post-film-{shape}"):
        player.film(film, "The video that is published")
    st.caption(f"{clock(film.duration)} · {film.width} × {film.height} · {megabytes(film.size)}")
    with st.container(horizontal=True, gap="small"):
        for label, name, there in (("Video", "video.mp4", film.path), ("Captions", "captions.srt", film.srt)):
            if there is not None:
                st.link_button(
                    label, media.film_file_url(film, name, download=True), icon=":material/download:", type="tertiary"
                )
    thumbnail.show(view, film)
