"""The choice of platforms: those that take the video's length, those that don't with the reason, and advice."""

from __future__ import annotations

import streamlit as st

from core.model.presets import PRESETS, Preset
from core.studio.project.views import ProjectView
from core.studio.script import lengths
from pages.parts import fields
from pages.parts.words import plain, seconds


def choose(view: ProjectView, label: str, length: float, *, known: bool = False, disabled: bool = False) -> None:
    """Show pills of the platforms for a video of about `length` seconds; exactly so many where that is `known`."""
    taken = lengths.fitting(view.options.project_type)
    if known:
        taken = [name for name in taken if PRESETS[name].max_s >= length or name in view.options.platforms]
    st.pills(
        label,
        taken,
        format_func=lambda name: _said(PRESETS[name], length),
        selection_mode="multi",
        key=fields.option_key(view, "platforms"),
        on_change=fields.save_option,
        args=(view.id, "platforms"),
        disabled=disabled,
    )
    others = [name for name in PRESETS if name not in taken]
    if others:
        st.pills(
            "Not at this length",
            others,
            format_func=lambda name: f"{PRESETS[name].label} · at most {seconds(PRESETS[name].max_s)}",
            disabled=True,
            key=f"platforms-not-{view.id}-{'-'.join(others)}",
        )
    for name in view.options.platforms:
        advice = advised(PRESETS[name], length)
        if advice:
            st.caption(f":material/info: {plain(advice)}")


def _said(preset: Preset, length: float) -> str:
    """A platform on its pill, with the limit that the video would not keep."""
    if length < preset.min_s:
        return f"{preset.label} · better from {seconds(preset.min_s)}"
    return preset.label


def advised(preset: Preset, length: float) -> str:
    """The advice that the page gives on a platform for which a video is short; nothing stands in its way."""
    if length >= preset.min_s:
        return ""
    return (
        f"For {preset.label} we advise {seconds(preset.min_s)} to {seconds(preset.max_s)};"
        f" this video lasts about {seconds(length)}. It can be made all the same."
    )
