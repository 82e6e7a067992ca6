"""The kind of article, and other first and last lines to choose from."""

from __future__ import annotations

import streamlit as st

from core.model.script import Line
from core.studio.project.views import ProjectView
from core.studio.script import edits
from pages.parts import fields, problems
from pages.parts.words import KIND_WORDS, plain
from pages.parts.workspace import workspace


def kind(view: ProjectView) -> None:
    """Show the kind of article to choose, which decides what may not be missing from the film."""
    found = KIND_WORDS[view.script.kind] if view.script else ""
    st.selectbox(
        "Kind of article",
        list(KIND_WORDS),
        format_func=lambda name: KIND_WORDS[name] if name else f"As it looks: {found or 'no special kind'}",
        key=fields.option_key(view, "article_kind"),
        on_change=fields.save_option,
        args=(view.id, "article_kind"),
        help="It decides what may not be missing: every step of a recipe, the verdict of a review, the lead of news.",
    )


def others(view: ProjectView, line: Line) -> None:
    """Show the other first lines under the first, the other last lines under the last; nothing where there are none."""
    script = view.script
    if script is None or line.locked:
        return
    if line.id == script.lines[0].id and line.section == "hook":
        found = [(n, opening.text) for n, opening in enumerate(script.openings) if _other(opening.text, line)]
        _choices(view, line, "Other first lines", found, edits.open_with)
    elif line.section == "cta" and line.span is None:
        found = [(n, text) for n, text in enumerate(script.closings) if _other(text, line)]
        _choices(view, line, "Other last lines", found, edits.close_with)


def _other(text: str, line: Line) -> bool:
    return text.rstrip(".?!。？！") != line.text.rstrip(".?!。？！")


def _choices(view: ProjectView, line: Line, title: str, found: list[tuple[int, str]], act: object) -> None:
    if not found:
        return
    with st.popover(title, type="tertiary"):
        for number, text in found:
            st.button(
                plain(text),
                key=f"end-{view.id}-{line.id}-{number}",
                on_click=problems.saving(act),  # type: ignore[arg-type]
                args=(workspace(), view.id, number),
                kwargs={"seen": line.text},
                width="stretch",
                wrap=True,
            )
