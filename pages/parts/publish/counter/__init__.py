"""A line under a field that counts, at every key, how much of the platform's limit its text takes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

from core.model.platforms import UNIT_WORDS, Unit
from core.model.presets import Preset

_HERE = Path(__file__).parent
_counter = st.components.v2.component(
    "reelwright_counter",
    html='<p role="status"></p>',
    css=(_HERE / "counter.css").read_text(encoding="utf-8"),
    js=(_HERE / "counter.js").read_text(encoding="utf-8"),
)
_UNITS: dict[str, str] = {**UNIT_WORDS, "tags": "characters with commas and quotes", "hashtags": "hashtags"}


def show(field: str, text: str, most: int, counted: Unit | Literal["tags", "hashtags"], preset: Preset) -> None:
    """Count what the field of a key holds, which shows `text` at first."""
    _counter(
        key=f"count-{field}",
        data={
            "field": field,
            "text": text,
            "most": most,
            "counted": counted,
            "unit": _UNITS[counted],
            "forbidden": preset.platform.forbidden,
            "platform": preset.label,
        },
    )
