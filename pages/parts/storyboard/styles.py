"""The styles of captions and transitions, chosen by real stills of this very video."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.model.presets import PRESETS
from core.studio.film import music, previews, templates
from core.studio.project.views import ProjectView
from pages.parts import elsewhere, fields, media, problems, undoing
from pages.parts.words import STYLE_WORDS, TRANSITION_WORDS, plain
from pages.parts.workspace import workspace

TELLING = ("text", "number", "quote", "list", "comparison")  # kinds of cards that show a look best


def looks_row(view: ProjectView, preset: str) -> None:
    """Show the templates as stills side by side, a click gives the whole video that look."""
    st.subheader("The look", anchor=False)
    st.caption("Captions, words on the screen, colours, movement and music that go together, on this very video.")
    _kept(view)
    wide, number = PRESETS[preset].width > PRESETS[preset].height, _telling(view)
    now = templates.applied(view.options)
    with st.grid(4 if wide else 8, min_column_width=190 if wide else 105, gap="small", key="looks"):
        for template in templates.templates():
            shape = "wide" if wide else "tall"
            with st.container(key=f"pick-look-{shape}-{template.name}", gap="xsmall", height="stretch"):
                st.image(media.template_url(view, preset, template.name, number), width="stretch", alt=template.label)
                st.button(
                    template.label,
                    key=f"style-look-{view.id}-{template.name}",
                    type="primary" if template.name == now else "secondary",
                    width="stretch",
                    help=template.note or None,
                    on_click=problems.saving(_apply),
                    args=(view, template.name),
                    wrap=True,
                )


def _apply(view: ProjectView, name: str) -> None:
    _look(view, lambda seen: templates.apply(workspace(), view.id, name, seen=seen))


def _let_go(view: ProjectView) -> None:
    _look(view, lambda seen: templates.let_go(workspace(), view.id, seen=seen))


def _look(view: ProjectView, act: Callable[[dict[str, Any]], object]) -> None:
    """Change the look; where it was changed elsewhere since it was shown, both wait for a word."""
    seen = dict(view.options)
    elsewhere.guarded(view.id, "The look was", act, seen, lambda error: {**seen, **error.current})


def _kept(view: ProjectView) -> None:
    """Show the choices made by hand, which no look changes, and the way to have them changed after all."""
    if not view.options.by_hand:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="kept-by-hand"):
        st.caption(f":material/lock: Stays as you chose it: {' · '.join(_chosen(view))}", width="content")
        st.button(
            "Let the look decide",
            key=f"let-go-{view.id}",
            type="tertiary",
            on_click=problems.saving(_let_go),
            args=(view,),
        )


def _chosen(view: ProjectView) -> list[str]:
    """The choices made by hand, in words."""
    options, moods = view.options, {mood.name: mood.label for mood in music.moods()}
    words = {
        "style": f"captions {STYLE_WORDS.get(options.style, options.style)}",
        "transition": f"{TRANSITION_WORDS.get(options.transition, options.transition)} between pictures",
        "motion": "movement",
        "cards": "design of the cards",
        "ground": "ground of the cards",
        "mood": f"music {moods.get(options.mood, options.mood)}",
    }
    return [plain(words[name]) for name in options.by_hand if name in words]


def _telling(view: ProjectView) -> int:
    """The scene that shows a look best: the first with words of its own after the title, else one in the middle."""
    shots = view.storyboard.shots if view.storyboard else ()
    words = (n for n, shot in enumerate(shots) if n and shot.card is not None and shot.card.kind in TELLING)
    return next(words, len(shots) // 2)


def row(view: ProjectView, preset: str) -> None:
    """Show the caption styles as stills side by side, a click chooses; what is rarely changed stands in More."""
    st.subheader("How the captions look", anchor=False)
    if view.options.captions:
        st.caption("Stills of this very video. A click chooses.")
        wide = PRESETS[preset].width > PRESETS[preset].height
        with st.grid(3 if wide else 6, min_column_width=150 if wide else 105, gap="small", key="styles"):
            for name, label in previews.style_labels().items():
                _card(view, preset, name, label)
    else:
        st.caption("Captions are switched off. They are still saved beside the video.")
    with st.expander("More"):
        st.toggle(
            "Captions in the picture",
            key=fields.option_key(view, "captions"),
            on_change=undoing.choose,
            args=(view.id, "captions", f"captions-{view.id}"),
        )
        st.selectbox(
            "Between two pictures",
            list(TRANSITION_WORDS),
            format_func=TRANSITION_WORDS.__getitem__,
            key=fields.option_key(view, "transition"),
            on_change=undoing.choose,
            args=(view.id, "transition", f"transition-{view.id}"),
        )


def _card(view: ProjectView, preset: str, name: str, label: str) -> None:
    chosen = view.options.style == name
    with st.container(key=f"pick-{name}", gap="xsmall"):
        st.image(media.style_url(view, preset, name), width="stretch", alt=label)
        st.button(
            STYLE_WORDS.get(name, name.replace("_", " ").capitalize()),
            key=f"style-{view.id}-{name}",
            type="primary" if chosen else "secondary",
            width="stretch",
            help=label.partition(": ")[2].capitalize() or None,
            on_click=problems.saving(undoing.keep),
            args=(view.id, "style", name, view.options.style),
            wrap=True,
        )
