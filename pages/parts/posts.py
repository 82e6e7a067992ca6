"""What is posted beside a video: title, text and tags of one platform."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.model.presets import PRESETS
from core.model.script import Script, SeoMetadata
from core.studio import projects, publish, script
from core.studio.views import ProjectView
from pages.parts import fields, problems
from pages.parts.house import house
from pages.parts.words import plain

TAG_CHARS = 500


def of(text: Script, preset: str) -> SeoMetadata:
    """The words of a platform; the video's title where nothing was written."""
    return (
        text.seo.get(preset) or text.seo.get(PRESETS[preset].platform) or SeoMetadata(title=text.title, description="")
    )


def edit(view: ProjectView, preset: str) -> None:
    """Title, text and tags, each within the platform's limit, saved as one types."""
    assert view.script is not None  # noqa: S101 - the page stops where there is none
    words, limits = of(view.script, preset), PRESETS[preset]
    st.text_input(
        "Title",
        max_chars=limits.title_chars,
        key=fields.bound(f"title-{view.id}-{preset}", words.title),
        on_change=problems.saving(_save),
        args=(view.id, preset, "title"),
    )
    st.caption(f"{len(words.title)} of {limits.title_chars} characters")
    st.text_area(
        "Text",
        max_chars=limits.description_chars,
        height=280,
        key=fields.bound(f"description-{view.id}-{preset}", words.description),
        on_change=problems.saving(_save),
        args=(view.id, preset, "description"),
    )
    st.caption(f"{len(words.description)} of {limits.description_chars} characters")
    st.text_input(
        "Tags, separated by commas",
        max_chars=TAG_CHARS,
        key=fields.bound(f"tags-{view.id}-{preset}", ", ".join(words.tags)),
        on_change=problems.saving(_save),
        args=(view.id, preset, "tags"),
    )


def _save(project_id: int, preset: str, name: str) -> None:
    text = projects.view(house(), project_id).script
    if text is None:
        return
    value = st.session_state[f"{name}-{project_id}-{preset}"] or ""
    words, limits = of(text, preset), PRESETS[preset]
    if name == "tags":
        tags = tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in value[:TAG_CHARS].split(",") if tag.strip(" #")))
        words = words.model_copy(update={"tags": tags})
    elif name == "title":
        words = words.model_copy(update={"title": value[: limits.title_chars].strip() or words.title})
    else:
        words = words.model_copy(update={"description": value[: limits.description_chars]})
    script.save(house(), project_id, text.model_copy(update={"seo": {**text.seo, preset: words}}))


def copy(view: ProjectView, preset: str) -> None:
    """What goes out, the credits with it, in boxes with a copy button."""
    try:
        words = publish.to_post(house(), view.id, preset)
    except ReelwrightError as error:
        st.error(f"{plain(error.message)} {plain(error.hint)}")
        return
    with st.expander("Copy", icon=":material/content_copy:"):
        st.code(words.title, language=None, wrap_lines=True)
        st.code(words.description or " ", language=None, wrap_lines=True)
        st.code(" ".join(f"#{tag.replace(' ', '')}" for tag in words.tags) or " ", language=None, wrap_lines=True)


def save_folder(view: ProjectView, *, older: bool = False) -> None:
    """Save everything as a folder on this machine and say where."""
    if st.button("Save as a folder", icon=":material/folder:", key="folder", width="stretch"):
        try:
            with st.spinner("Copying…"):
                folder = publish.bundle(house(), view.id, older=older)
        except ReelwrightError as error:
            st.error(f"{plain(error.message)} {plain(error.hint)}")
            return
        st.success("Saved here:")
        st.code(str(folder), language=None, wrap_lines=True)
