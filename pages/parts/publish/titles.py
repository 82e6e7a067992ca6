"""Other titles and texts for a platform, to choose from; a chat model's own where one is the writer."""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.language.graphemes import start
from core.model.script import SeoMetadata
from core.studio import work
from core.studio.project.views import ProjectView
from core.studio.publish.posts import options, to_post
from pages.parts import problems
from pages.parts.publish import posts
from pages.parts.words import plain
from pages.parts.work import failed, watch
from pages.parts.workspace import workspace

SHOWN = 6


def show(view: ProjectView, preset: str) -> None:
    """Show the other titles there are for a post, each with its button."""
    running = next((job for job in work.jobs(workspace(), view.id) if job.kind == "titles"), None)
    if running is not None:
        watch(running.id)
        return
    failed(f"titles-{view.id}")
    with st.expander("Other titles and texts", icon=":material/lightbulb:"):
        try:
            seen = to_post(workspace(), view.id, preset)
        except ReelwrightError:  # the fields above say what is wrong
            return
        for number, option in enumerate(options(workspace(), view.id, preset)[1 : SHOWN + 1]):
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{plain(option.title)}**")
                st.caption(plain(_beginning(option.description)))
                with st.container(horizontal=True):
                    st.button(
                        "Use both", key=f"seo-{preset}-{number}", on_click=problems.saving(_use),
                        args=(view.id, preset, option, seen),
                    )  # fmt: skip
                    st.button(
                        "Title only", key=f"seo-title-{preset}-{number}", type="tertiary",
                        on_click=problems.saving(_use), args=(view.id, preset, option, seen), kwargs={"text": False},
                    )  # fmt: skip
        if view.options.writer != "extractive":
            st.button(
                "Ask the chat model for more", key="more-titles", icon=":material/auto_awesome:",
                on_click=problems.saving(_ask), args=(view.id, preset),
            )  # fmt: skip


def _beginning(text: str) -> str:
    """The first words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= 160 else start(words, 160).rsplit(" ", 1)[0] + "…"


def _use(project_id: int, preset: str, seo_metadata: SeoMetadata, seen: SeoMetadata, *, text: bool = True) -> None:
    posts.say(
        project_id, preset, seen, title=seo_metadata.title, description=seo_metadata.description if text else None
    )


def _ask(project_id: int, preset: str) -> None:
    st.session_state[f"titles-{project_id}"] = work.start(workspace(), "titles", project_id, preset=preset)
