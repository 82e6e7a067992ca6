"""The thumbnail of a finished video: seen, saved, and its picture changed for another or for one that is made."""

from __future__ import annotations

import streamlit as st

from core.studio import work
from core.studio.film import thumbnails
from core.studio.project.views import ProjectView, RenderView
from core.studio.visuals import library, search
from pages.parts import elsewhere, media, problems
from pages.parts.words import plain
from pages.parts.work import failed, watch
from pages.parts.workspace import workspace

SHOWN = 8


def show(view: ProjectView, film: RenderView) -> None:
    """Show the thumbnail with what can be done about it."""
    if film.thumbnail is None:
        return
    width = 340 if film.width > film.height else 200
    st.image(media.film_file_url(film, "thumbnail.jpg"), width=width, alt="The thumbnail with the title")
    running = next((job for job in work.jobs(workspace(), view.id) if job.kind == thumbnails.KIND), None)
    if running is not None:
        watch(running.id)
        return
    failed(f"thumbnail-{view.id}")
    with st.container(horizontal=True):
        st.link_button(
            "Thumbnail",
            media.film_file_url(film, "thumbnail.jpg", download=True),
            icon=":material/download:",
            type="tertiary",
        )
        if st.button("Change", icon=":material/image:", type="tertiary", key="thumbnail-change"):
            _change(view)


@st.dialog("The picture of the thumbnail", width="large")
def _change(view: ProjectView) -> None:
    """The pictures there are, an upload, and having one made."""
    found = thumbnails.choices(workspace(), view.id)[:SHOWN]
    with st.grid(4, min_column_width=110, gap="small"):
        for sha256 in found:
            with st.container(key=f"card-thumb-{sha256[:8]}", gap="xsmall"):
                st.image(media.picture_url(sha256), width="stretch", alt="A picture of the video")
                if st.button("Use this", key=f"thumb-{sha256[:12]}", width="stretch"):
                    problems.saving(_choose)(view, sha256)
                    st.rerun()
    file = st.file_uploader("Use a picture of mine", type=["jpg", "jpeg", "png", "webp"], key=f"thumb-own-{view.id}")
    if file is not None and st.button("Use it", key="thumb-upload"):
        problems.saving(_own)(view, file.getvalue(), file.name)
        st.rerun()
    _make(view)
    if view.options.thumbnail and st.button("The video's first picture again", icon=":material/undo:", type="tertiary"):
        problems.saving(_choose)(view, "")
        st.rerun()


def _choose(view: ProjectView, sha256: str) -> None:
    """Choose a picture; where another was chosen elsewhere since it was shown, both wait for a word."""

    def act(seen: str) -> None:
        thumbnails.choose(workspace(), view.id, sha256, seen=seen)

    elsewhere.guarded(
        view.id, "The thumbnail was", act, view.options.thumbnail, lambda error: error.current["thumbnail"]
    )


def _own(view: ProjectView, data: bytes, name: str) -> None:
    added = library.import_asset(workspace(), data, name)
    _choose(view, added.sha256)


def _make(view: ProjectView) -> None:
    """A description with its price, where something can make pictures."""
    ready = [source for source in search.sources(workspace()) if source.generates and source.available]
    if not ready:
        return
    chosen = ready[0]
    st.text_area("Have one made: what is to be seen", key="thumb-prompt", max_chars=search.MOST_PROMPT, height=80)
    st.caption(plain(f"{chosen.label}: {chosen.price or 'no charge'}. The title is laid over it."))
    if st.button("Make it", key="thumb-make", icon=":material/brush:"):
        prompt = st.session_state.get("thumb-prompt") or ""
        problems.saving(_begin)(view, prompt, chosen.id)
        st.rerun()


def _begin(view: ProjectView, prompt: str, source: str) -> None:
    seen = {"thumbnail": view.options.thumbnail}
    job = work.start(workspace(), thumbnails.KIND, view.id, prompt=prompt, source=source, seen=seen)
    st.session_state[f"thumbnail-{view.id}"] = job
