"""The post beside a video: title, text and tags of one platform."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.model.hashtags import hashtags
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.publish import bundle, posts
from pages.parts import elsewhere, fields, problems
from pages.parts.words import plain
from pages.parts.workspace import workspace

LABELS = {"title": "Title", "description": "Text", "tags": "Tags, separated by commas"}


def edit(view: ProjectView, preset: str) -> None:
    """Title, text and tags as they go out, each within the platform's limit, saved as one types."""
    limits = PRESETS[preset]
    try:
        words = posts.to_post(workspace(), view.id, preset)
    except ReelwrightError as error:
        st.error(f"{plain(error.message)} {plain(error.hint)}")
        return
    st.text_input(
        LABELS["title"],
        max_chars=limits.title_chars,
        key=fields.bound(f"title-{view.id}-{preset}", words.title),
        on_change=problems.saving(_save),
        args=(view.id, preset, "title", words),
    )
    st.caption(f"{len(words.title)} of {limits.title_chars} characters")
    st.text_area(
        LABELS["description"],
        max_chars=limits.description_chars,
        height=280,
        key=fields.bound(f"description-{view.id}-{preset}", words.description),
        on_change=problems.saving(_save),
        args=(view.id, preset, "description", words),
    )
    st.caption(f"{len(words.description)} of {limits.description_chars} characters")
    st.text_input(
        LABELS["tags"],
        max_chars=posts.MOST_TAGS,
        key=fields.bound(f"tags-{view.id}-{preset}", ", ".join(words.tags)),
        on_change=problems.saving(_save),
        args=(view.id, preset, "tags", words),
    )
    _back(view, preset, words)
    _copy(words, preset)


def _back(view: ProjectView, preset: str, words: SeoMetadata) -> None:
    """A way back to what is computed, for each field that somebody typed."""
    typed = posts.typed(Project(workspace(), view.id), preset)
    if not typed:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption("Changed by you; everything else follows the video.")
        for name in typed:
            st.button(
                f"Suggested {name if name != 'description' else 'text'} again",
                key=f"computed-{name}-{view.id}-{preset}",
                type="tertiary",
                icon=":material/undo:",
                on_click=problems.saving(_compute),
                args=(view.id, preset, name, words),
            )


def _save(project_id: int, preset: str, name: posts.Field, seen: SeoMetadata) -> None:
    """Keep what was typed in one field."""
    value = st.session_state[f"{name}-{project_id}-{preset}"] or ""
    say(project_id, preset, seen, **{name: value.split(",") if name == "tags" else value})


def say(project_id: int, preset: str, seen: SeoMetadata, **given: Any) -> None:
    """Keep what is given of a post; where that was changed elsewhere since `seen`, both wait for a word."""

    def act(known: SeoMetadata) -> None:
        posts.say(workspace(), project_id, preset, **given, seen=known)

    elsewhere.guarded(project_id, "The post was", act, seen, lambda error: seen.model_copy(update=error.current))


def _compute(project_id: int, preset: str, name: posts.Field, seen: SeoMetadata) -> None:
    """Go back to what is computed of a field; where that was changed elsewhere since, both wait for a word."""

    def act(known: SeoMetadata) -> None:
        posts.compute(workspace(), project_id, preset, (name,), seen=known)

    elsewhere.guarded(project_id, "The post was", act, seen, lambda error: seen.model_copy(update=error.current))


def _copy(words: SeoMetadata, preset: str) -> None:
    """Show the post in boxes with a copy button, as many as the upload form has fields."""
    shown = [words.title, words.description, hashtags(words.tags)]
    with st.expander("Copy", icon=":material/content_copy:"):
        for text in [words.description or words.title] if PRESETS[preset].platform.caption else shown:
            st.code(text or " ", language=None, wrap_lines=True)


def save_folder(view: ProjectView, *, older: bool = False) -> None:
    """Save everything as a folder on this machine and say where."""
    if st.button("Save as a folder", icon=":material/folder:", key="folder", width="stretch"):
        try:
            with st.spinner("Copying…"):
                folder = bundle.bundle(workspace(), view.id, older=older)
        except ReelwrightError as error:
            st.error(f"{plain(error.message)} {plain(error.hint)}")
            return
        st.success("Saved here:")
        st.code(str(folder), language=None, wrap_lines=True)
