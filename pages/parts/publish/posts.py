"""The post beside a video: title, text and tags of one platform."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.studio.project.project import Project
from core.studio.project.views import ProjectView
from core.studio.publish import posts
from pages.parts import elsewhere, fields, problems
from pages.parts.publish import counter
from pages.parts.words import plain
from pages.parts.workspace import workspace

LABELS = {"title": "Title", "description": "Text", "tags": "Tags, separated by commas"}
HASHTAGS = "Hashtags, separated by commas"


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
    platform = limits.platform
    counter.show(keys["title"], words.title, limits.title_chars, platform.title_unit, limits, "title")
    st.text_area(
        LABELS["description"],
        height="content",
        key=_typed(keys["description"], words.description),
        on_change=problems.saving(_save),
        args=(view.id, preset, "description", words),
    )
    counter.show(keys["description"], words.description, limits.description_chars, platform.text_unit, limits, "text")
    if platform.chapters and re.search(r"^0?0:00\b", words.description, re.M):
        st.caption("The chapters stand in the text: their names are yours to change.")
    st.text_input(
        LABELS["tags"] if platform.tags == "list" else HASHTAGS,
        key=_typed(keys["tags"], ", ".join(words.tags)),
        on_change=problems.saving(_save),
        args=(view.id, preset, "tags", words),
    )
    most = platform.tags_chars if platform.tags == "list" else platform.hashtags
    counted: counter.Counted = "tags" if platform.tags == "list" else "hashtags"
    counter.show(keys["tags"], ", ".join(words.tags), most, counted, limits, counted)
    _copy(keys, words, preset)
    _back(view, preset, words)


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


def _copy(keys: dict[str, str], words: SeoMetadata, preset: str) -> None:
    """Offer the whole post to copy, as the upload form has fields: one caption, or all below each other."""
    platform = PRESETS[preset].platform
    tags = ", ".join(words.tags)
    text: counter.Copied = (keys["description"], words.description or words.title, platform.text_unit)
    whole: list[counter.Copied] = [text]
    with st.container(horizontal=True):
        if not platform.caption:
            whole = [(keys["title"], words.title, platform.title_unit), text, (keys["tags"], tags, "tags")]
            signed: counter.Copied = (keys["tags"], tags, "hashtags")
            counter.copy_all(f"hashtags-{keys['tags']}", [signed], "Copy as hashtags", most=platform.hashtags)
        counter.copy_all(f"all-{keys['title']}", whole, "Copy all")
