"""The words of a card and the design they are drawn in."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.model.storyboard import Card, Shot
from core.studio.project.views import ProjectView
from core.studio.visuals import framing
from pages.parts import fields, media, problems
from pages.parts.storyboard.framing import choice, entrance
from pages.parts.storyboard.keeping import keep
from pages.parts.words import MOTION_WORDS

BODY_WORDS = {"list": "Items, one a line", "code": "Listing", "quote": "Quotation", "number": "Below the number"}
FOOT_WORDS = {"quote": "Who said it", "title": "Small line below", "end": "Small line below"}
WITHOUT_TITLE = ("text",)
WITHOUT_BODY = ("table", "chart", "comparison", "map", "diagram")
MOST_CHARS = 2000


def show(view: ProjectView, number: int, shape: str) -> None:
    """Show fields for what the card says, its design, how it moves and comes in."""
    shot = view.storyboard.shots[number] if view.storyboard else Shot(lines=())
    card = shot.card
    if card is None:
        return
    if card.kind not in WITHOUT_TITLE or card.title:
        _field(view, number, shot, "title", "Number" if card.kind == "number" else "Heading", card.title)
    if card.kind not in WITHOUT_BODY or card.body:
        label = BODY_WORDS.get(card.kind, "Words")
        name = "listing" if card.kind == "code" else "body"
        key = fields.bound(f"card-{name}-{view.id}-{number}", "\n".join(card.body))
        st.text_area(
            label, key=key, height=140, max_chars=MOST_CHARS, on_change=problems.saving(_body),
            args=(view.id, number, shot, key, card.kind == "code"),
        )  # fmt: skip
    if card.rows:
        _rows(view, number, shot, card)
    if card.footer or card.kind in FOOT_WORDS:
        _field(view, number, shot, "footer", FOOT_WORDS.get(card.kind, "Small line below"), card.footer)
    left, right = st.columns(2, gap="small")
    with left:
        choice(view, number, shot, "motion", "Movement", MOTION_WORDS, shot.motion)
    with right:
        entrance(view, number, shot)
    _designs(view, number, shot, card, shape)


def _field(view: ProjectView, number: int, shot: Shot, name: str, label: str, value: str) -> None:
    key = fields.bound(f"card-{name}-{view.id}-{number}", value)
    st.text_input(
        label, key=key, max_chars=300, on_change=problems.saving(_text), args=(view.id, number, shot, name, key)
    )  # fmt: skip


def _rows(view: ProjectView, number: int, shot: Shot, card: Card) -> None:
    """Rows of a table, a chart or a comparison, the header first."""
    wide = max(len(row) for row in card.rows)
    names = [f"{n + 1}" for n in range(wide)]
    given = [dict(zip(names, (*row, *[""] * (wide - len(row))), strict=True)) for row in card.rows]
    edited: list[dict[str, Any]] = st.data_editor(
        given,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        key=f"card-rows-{view.id}-{number}-{hash(card.rows)}",
        column_config={name: st.column_config.TextColumn(name, max_chars=200) for name in names},
    )
    st.caption("The first row is the heading.")
    rows = tuple(tuple(str(row.get(name) or "") for name in names) for row in edited)
    rows = tuple(row for row in rows if any(cell.strip() for cell in row))
    changed = bool(rows) and rows != tuple(tuple(row[name] for name in names) for row in given)
    if changed and st.button("Use these rows", key=f"rows-{view.id}-{number}", type="primary"):
        problems.saving(keep)(view.id, number, shot, card={"rows": rows})
        st.rerun(scope="fragment")


def _designs(view: ProjectView, number: int, shot: Shot, card: Card, shape: str) -> None:
    """These very words in every design there is; a click chooses."""
    found = framing.designs(card.kind)
    if not found:
        return
    st.caption("The same words in other designs. A click chooses.")
    with st.grid(6 if shape == "tall" else 4, min_column_width=88 if shape == "tall" else 130, gap="small"):
        for name, label in {"": "Chosen for me", **found}.items():
            with st.container(key=f"pick-design-{shape}-{name or 'own'}", gap="xsmall"):
                st.image(media.design_url(view, number, shape, name), width="stretch", alt=label)
                st.button(
                    label,
                    key=f"style-design-{view.id}-{number}-{name or 'own'}",
                    type="primary" if card.design == name else "secondary",
                    width="stretch",
                    wrap=True,
                    on_click=problems.saving(keep),
                    args=(view.id, number, shot),
                    kwargs={"card": {"design": name}},
                )


def _text(project_id: int, number: int, seen: Shot, name: str, key: str) -> None:
    keep(project_id, number, seen, card={name: " ".join((st.session_state[key] or "").split())})


def _body(project_id: int, number: int, seen: Shot, key: str, listing: bool) -> None:
    """Keep the paragraphs or items; a listing keeps its empty lines, too."""
    lines = [line.rstrip() for line in (st.session_state[key] or "")[:MOST_CHARS].splitlines()]
    body = tuple(line for line in lines if line or listing)
    keep(project_id, number, seen, card={"body": body})
