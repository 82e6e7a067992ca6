"""Players of films, each with its captions as a track: shown at once where they are in no picture, else a choice."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from core.errors import ReelwrightError
from core.studio.film import frames
from core.studio.project.views import ProjectView, RenderView
from pages.parts import media
from pages.parts.workspace import workspace

TRACK = "Captions"


@st.cache_data(show_spinner=False, max_entries=64)
def _burned(timeline: str, changed_ns: int) -> bool:
    return bool(json.loads(Path(timeline).read_text(encoding="utf-8")).get("captions_on", True))


def burned(render_view: RenderView) -> bool:
    """Whether a finished video has its captions in the picture, too, so that the player need not show them."""
    path = render_view.timeline
    return path is not None and _burned(str(path), path.stat().st_mtime_ns)


def film(render_view: RenderView, alt: str) -> None:
    """Show a finished video in the player."""
    words = render_view.vtt.read_text(encoding="utf-8") if render_view.vtt else ""
    _show(
        media.film_file_url(render_view, "video.mp4"),
        alt,
        words,
        in_picture=burned(render_view),
        key=str(render_view.id),
    )


def preview(view: ProjectView, preset: str, path: Path, alt: str) -> None:
    """Show the quick preview of a film in the player."""
    try:
        words = frames.captions(workspace(), view.id, preset)
    except ReelwrightError:  # the page says elsewhere what is wrong with the film to be
        words = ""
    _show(media.preview_url(view, preset, path), alt, words, in_picture=view.options.captions, key=preset)


def _show(address: str, alt: str, words: str, *, in_picture: bool, key: str) -> None:
    """A player; a track that the picture has already is off until it is asked for (manners.js)."""
    cues = "-->" in words
    with st.container(key=f"{'burned' if in_picture else 'spoken-film'}-{key}"):
        st.video(address, alt=alt, subtitles={TRACK: words} if cues else None)
