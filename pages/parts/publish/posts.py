"""The post beside a video: title, text and tags of one platform."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from core.errors import ReelwrightError
from core.model.hashtags import hashtags
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.publish import bundle, posts
from pages.parts import elsewhere, fields, problems
from pages.parts.publish import counter
from pages.parts.words import plain
from pages.parts.workspace import workspace

LABELS = {"title": "Title", "description": "Text", "tags": "Tags, separated by commas"}


def edit(view: ProjectView, preset: str) -> None:
    """Show the fields of a post: title, text and tags as they go out, each within the platform's limit, saved as one
    types.
    """
    limits = PRESETS[preset]
    try:
        words = posts.to_post(workspace(), view.id, preset)
    except ReelwrightError as error:
        st.error(f"{plain(error.message)} {plain(error.hint)}")
        return
    keys = {name: f"{name}-{view.id}-{preset}" for name in LABELS}
    st.text_input(
        LABELS["title"],
        key=_typed(keys["title"], words.title),
        on_change=problems.saving(_save),
        args=(view.id, preset, "title", words),
    )
    counter.show(keys["title"], words.title, limits.title_chars, limits.platform.title_unit, limits)
    st.text_area(
        LABELS["description"],
        height=280,
        key=_typed(keys["description"], words.description),
        on_change=problems.saving(_save),
        args=(view.id, preset, "description", words),
    )
    counter.show(keys["description"], words.description, limits.description_chars, limits.platform.text_unit, limits)
    st.text_input(
        LABELS["tags"],
        key=_typed(keys["tags"], ", ".join(words.tags)),
        on_change=problems.saving(_save),
        args=(view.id, preset, "tags", words),
    )
    most = limits.platform.tags_chars if limits.platform.tags == "list" else limits.platform.hashtags
    counted: Literal["tags", "hashtags"] = "tags" if limits.platform.tags == "list" else "hashtags"
    counter.show(keys["tags"], ", ".join(words.tags), most, counted, limits)
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
    """Keep what was typed in one field; what the platform does not take stays in it to be mended."""
    key = f"{name}-{project_id}-{preset}"
    value = st.session_state[key] or ""
    st.session_state[f"refused-{key}"] = value
    say(project_id, preset, seen, **{name: value.split(",") if name == "tags" else value})
    del st.session_state[f"refused-{key}"]


def _typed(key: str, value: str) -> str:
    """The key of a field that shows what is kept, or what was typed last and refused."""
    return fields.bound(key, st.session_state.get(f"refused-{key}", value))


def say(project_id: int, preset: str, seen: SeoMetadata, **given: Any) -> None:
    """Keep what is typed into a page's fields of a post; where that was changed elsewhere since `seen`, both wait for
    a word.
    """

    def act(known: SeoMetadata) -> None:
        posts.say(workspace(), project_id, preset, **given, seen=known)

    elsewhere.guarded(project_id, "The post was", act, seen, lambda error: seen.model_copy(update=error.current))


def _compute(project_id: int, preset: str, name: posts.Field, seen: SeoMetadata) -> None:
    """Go back to what is computed of a field; where that was changed elsewhere since, both wait for a word."""
    st.session_state.pop(f"refused-{name}-{project_id}-{preset}", None)

    def act(known: SeoMetadata) -> None:
        posts.compute(workspace(), project_id, preset, (name,), seen=known)

    elsewhere.guarded(project_id, "The post was", act, seen, lambda error: seen.model_copy(update=error.current))


def _copy(words: SeoMetadata, preset: str) -> None:
    """Show the post in boxes with a copy button, as many as the upload form has fields."""
    platform = PRESETS[preset].platform
    shown = [words.title, words.description, hashtags(words.tags, platform.hashtags), ", ".join(words.tags)]
    with st.expander("Copy", icon=":material/content_copy:"):
        for text in [words.description or words.title] if platform.caption else shown:
            st.code(text or " ", language=None, wrap_lines=True)


def save_folder(view: ProjectView, *, older: bool = False) -> None:
    """Save everything as a folder on this machine by a press on the page and say where."""
    if st.button("Save as a folder", icon=":material/folder:", key="folder", width="stretch"):
        try:
            with st.spinner("Copying…"):
                folder = bundle.bundle(workspace(), view.id, older=older)
        except ReelwrightError as error:
            st.error(f"{plain(error.message)} {plain(error.hint)}")
            return
        st.success("Saved here:")
        st.code(str(folder), language=None, wrap_lines=True)
