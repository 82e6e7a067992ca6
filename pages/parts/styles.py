"""How captions look and how one picture gives way to the next: chosen by real stills of this very video."""

from __future__ import annotations

import streamlit as st

from core.model.presets import PRESETS
from core.studio import looks, projects
from core.studio.views import ProjectView
from pages.parts import fields, media, problems
from pages.parts.house import house
from pages.parts.words import STYLE_WORDS, TRANSITION_WORDS


def row(view: ProjectView, preset: str) -> None:
    """The caption styles as stills side by side, a click chooses; what is rarely changed stands in More."""
    st.subheader("How the captions look", anchor=False)
    if view.options.captions:
        st.caption("Stills of this very video. A click chooses.")
        wide = PRESETS[preset].width > PRESETS[preset].height
        with st.grid(3 if wide else 6, min_column_width=150 if wide else 105, gap="small", key="styles"):
            for name, label in looks.labels().items():
                _card(view, preset, name, label)
    else:
        st.caption("Captions are switched off. They are still saved beside the video.")
    with st.expander("More"):
        st.toggle(
            "Captions in the picture",
            key=fields.option_key(view, "captions"),
            on_change=fields.save_option,
            args=(view.id, "captions"),
        )
        st.selectbox(
            "Between two pictures",
            list(TRANSITION_WORDS),
            format_func=TRANSITION_WORDS.__getitem__,
            key=fields.option_key(view, "transition"),
            on_change=fields.save_option,
            args=(view.id, "transition"),
        )


def _card(view: ProjectView, preset: str, name: str, label: str) -> None:
    chosen = view.options.style == name
    with st.container(key=f"pick-{name}", gap="xsmall"):
        st.image(media.style(view, preset, name), width="stretch", alt=label)
        st.button(
            STYLE_WORDS.get(name, name.replace("_", " ").capitalize()),
            key=f"style-{view.id}-{name}",
            type="primary" if chosen else "secondary",
            width="stretch",
            help=label.partition(": ")[2].capitalize() or None,
            on_click=problems.saving(projects.set_options),
            args=(house(), view.id),
            kwargs={"style": name},
            wrap=True,
        )
