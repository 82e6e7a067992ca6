"""The music under the voice."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from core.studio import make, projects
from core.studio.views import ProjectView
from pages.parts import fields, problems
from pages.parts.house import house

LOUDNESS = {0.1: "very soft", 0.2: "soft", 0.3: "present", 0.4: "strong"}


def choose(view: ProjectView) -> None:
    """Whether quiet music lies under the voice, and how loud."""
    own = view.options.music not in ("auto", "none")
    names = {"auto": "Quiet music", "none": "None", **({view.options.music: "My own"} if own else {})}
    st.segmented_control(
        "Music under the voice",
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=fields.option_key(view, "music"),
        on_change=fields.save_option,
        args=(view.id, "music"),
    )
    if view.options.music != "none":
        st.select_slider(
            "How loud",
            list(LOUDNESS),
            format_func=LOUDNESS.__getitem__,
            key=fields.option_key(
                view, "music_level", min(LOUDNESS, key=lambda level: abs(level - view.options.music_level))
            ),
            on_change=fields.save_option,
            args=(view.id, "music_level"),
        )
    if view.options.music == "auto":
        st.caption("It is made for this video, so no rights are owed. You hear it in the finished video.")
    with st.expander("Music of my own"):
        key = f"own-music-{view.id}-{view.options.music[:14]}"
        st.file_uploader(
            "A sound file",
            type=["mp3", "wav", "m4a", "ogg", "flac"],
            key=key,
            on_change=problems.saving(_own_music),
            args=(view, key),
        )


def _own_music(view: ProjectView, key: str) -> None:
    file = st.session_state[key]
    if file is None:
        return
    with TemporaryDirectory(dir=house().scratch) as folder:
        path = Path(folder) / f"music{Path(file.name).suffix.lower()}"
        path.write_bytes(file.getvalue())
        chosen = make.with_music(house(), view.options.model_copy(update={"music": str(path)}))
    projects.set_options(house(), view.id, music=chosen.music)
