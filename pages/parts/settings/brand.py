"""Your look: logo, colour, letters, what stands before and after every video."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.model.brand import Brand
from core.studio.project import brand
from pages.parts import elsewhere, fields, media, problems
from pages.parts.words import plain
from pages.parts.workspace import workspace

_ENDS = {"intro": "Before every video", "outro": "After every video"}
_CLIPS = ["png", "jpg", "jpeg", "webp", "mp4", "mov", "webm", "mkv", "gif"]


def show() -> None:
    """Show the parts of the brand kit, each with what it is now and how to take it away."""
    kit = brand.brand(workspace())
    with st.container(border=True):
        if kit.logo is not None:
            st.image(media.picture_url(kit.logo.sha256, 160), width=120, alt="Your logo")
            _without(kit, "logo")
        _upload(kit, "Logo", ["png", "jpg", "jpeg", "webp"], "logo", kit.logo.sha256 if kit.logo else "")
        st.caption("It stands in the upper right of every video. TikTok forbids logos, so it is left out there.")
        own = st.checkbox(
            "A colour of my own",
            key=fields.bound("brand-has-colour", bool(kit.accent)),
            on_change=problems.saving(_colour),
            args=(kit,),
        )
        if own:
            key = fields.bound("brand-colour", kit.accent or "#3366CC")
            st.color_picker("Colour", key=key, on_change=problems.saving(_colour), args=(kit,))
            st.caption("Cards, notes and captions take it; it is made lighter or darker where words would not read.")
    with st.container(border=True):
        if kit.font is not None:
            st.caption(f"Letters: {plain(kit.font.family)}")
            _without(kit, "font")
        _upload(kit, "Letters (a font file)", ["ttf", "otf", "woff"], "font", kit.font.sha256 if kit.font else "")
        st.caption("Use one whose licence allows videos. What it lacks is taken from the usual letters.")
    for which, label in _ENDS.items():
        end = kit.intro if which == "intro" else kit.outro
        with st.container(border=True):
            st.markdown(f"**{label}**")
            if end is not None:
                what = "A card with the title" if end.asset is None else plain(end.asset.title)
                st.caption(f"{what}, {end.seconds:g} s")
                if end.asset is not None:
                    st.image(media.picture_url(end.asset.sha256, 320), width=160, alt=what)
                _without(kit, which)
            _upload(
                kit, "A picture, or a clip of 10 s at most", _CLIPS, which, end.model_dump_json()[:90] if end else ""
            )
            if end is None or end.asset is not None:
                st.button(
                    "A card with the title",
                    key=f"brand-card-{which}",
                    on_click=problems.saving(_card),
                    args=(kit, which),
                )


def _without(kit: Brand, part: str) -> None:
    st.button(
        "Without",
        icon=":material/close:",
        key=f"brand-without-{part}",
        type="tertiary",
        on_click=problems.saving(_left_out),
        args=(kit, part),
    )


def _left_out(kit: Brand, part: str) -> None:
    _keep(kit, lambda seen: brand.set_brand(workspace(), seen=seen, **{part: None}))


def _card(kit: Brand, which: brand.Which) -> None:
    _keep(kit, lambda seen: brand.set_end(workspace(), which, seen=seen))


def _upload(kit: Brand, label: str, kinds: list[str], part: str, now: str) -> None:
    key = f"brand-{part}-{hash(now)}"
    st.file_uploader(label, type=kinds, key=key, on_change=problems.saving(_uploaded), args=(kit, part, key))


def _uploaded(kit: Brand, part: str, key: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    data, name = given.getvalue(), given.name
    if part == "logo":
        _keep(kit, lambda seen: brand.set_logo(workspace(), data, name, seen=seen))
    elif part == "font":
        _keep(kit, lambda seen: brand.set_font(workspace(), data, name, seen=seen))
    elif part in ("intro", "outro"):
        which: brand.Which = "intro" if part == "intro" else "outro"
        _keep(kit, lambda seen: brand.set_end(workspace(), which, data, name, seen=seen))


def _colour(kit: Brand) -> None:
    requested = st.session_state.get("brand-colour", "#3366CC") if st.session_state.get("brand-has-colour") else ""
    _keep(kit, lambda seen: brand.set_brand(workspace(), seen=seen, accent=requested))


def _keep(kit: Brand, act: Callable[[Brand], Brand]) -> None:
    """Change a part of the look; where it was changed elsewhere since it was shown, both wait for a word."""
    elsewhere.guarded(None, "Your look was", act, kit, lambda _: brand.brand(workspace()))
