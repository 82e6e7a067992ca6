"""Pictures and clips of the person's own: a new one, or one brought along before."""

from __future__ import annotations

import streamlit as st

from core.model.storyboard import Shot
from core.studio.project.views import ProjectView
from core.studio.visuals import library, storyboard
from pages.parts import media, problems
from pages.parts.storyboard.keeping import swap
from pages.parts.words import plain, quoted
from pages.parts.words import seconds as length
from pages.parts.workspace import workspace

TYPES = ["jpg", "jpeg", "png", "webp", "gif", "avif", "mp4", "mov", "m4v", "webm", "mkv"]
SHOWN = 24


def show(view: ProjectView, number: int) -> None:
    """Show the field for an upload, which is shown in the scene at once, and below it those of before."""
    shot = view.storyboard.shots[number] if view.storyboard else Shot(lines=())
    key = f"upload-{view.id}-{number}-{shot.picture or ''}"
    st.file_uploader(
        "Use a picture or a clip of mine",
        type=TYPES,
        key=key,
        on_change=problems.saving(_swap_in),
        args=(view.id, number, shot, key),
    )
    had = library.library(workspace())[:SHOWN]
    if not had:
        st.caption("What you bring along is kept here for your other videos, too.")
        return
    st.caption("Brought along before")
    with st.grid(4, min_column_width=120, gap="small"):
        for asset in had:
            with st.container(key=f"pick-mine-{asset.sha256[:10]}", gap="xsmall", height="stretch"):
                st.image(media.picture_url(asset.sha256), width="stretch", alt=asset.title)
                clip = (
                    f":material/movie: {length(asset.duration_s)} · "
                    if asset.kind == "footage" and asset.duration_s
                    else ""
                )
                st.caption(clip + plain(quoted(asset.title, 40)))
                st.space("stretch")
                with st.container(horizontal=True, gap="xsmall", wrap=False):
                    used = shot is not None and asset.sha256 == shot.picture
                    st.button(
                        "In use" if used else "Use this",
                        disabled=used,
                        key=f"swap-{view.id}-{number}-{asset.sha256[:12]}",
                        width="stretch",
                        on_click=problems.saving(swap),
                        args=(view.id, number, shot, asset.sha256),
                    )
                    st.button(
                        "",
                        key=f"do-forget-{asset.sha256[:12]}",
                        icon=":material/delete:",
                        type="tertiary",
                        help="Remove it from this list. Videos that show it keep it.",
                        on_click=problems.saving(library.forget_upload),
                        args=(workspace(), asset.sha256),
                    )


def _swap_in(project_id: int, number: int, seen: Shot, key: str) -> None:
    file = st.session_state[key]
    if file is not None:
        added = storyboard.upload(workspace(), project_id, file.getvalue(), file.name)
        swap(project_id, number, seen, added.sha256)
