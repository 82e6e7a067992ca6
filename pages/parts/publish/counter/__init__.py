"""A line under a field that counts, at every key, how much of the platform's limit its text takes, and copies it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from core.model.platforms import UNIT_WORDS, Unit
from core.model.presets import Preset

_HERE = Path(__file__).parent
_counter = st.components.v2.component(
    "reelwright_counter",
    html='<div class="line"><p role="status"></p><button type="button"></button></div>',
    css=(_HERE / "counter.css").read_text(encoding="utf-8"),
    js=(_HERE / "counter.js").read_text(encoding="utf-8"),
)
Counted = Unit | Literal["tags", "hashtags"]
Copied = tuple[str, str, Counted]  # a field's key, its text at first, and its unit
_UNITS: dict[str, str] = {**UNIT_WORDS, "tags": "characters with commas and quotes", "hashtags": "hashtags"}


def show(field: str, text: str, most: int, counted: Counted, preset: Preset, name: str = "") -> None:
    """Count what the field of a key holds, which shows `text` at first, beside a button that copies it; `name` is the
    field's for who cannot see it.
    """
    _counter(
        key=f"count-{field}",
        data={
            "fields": [_field(field, text, counted)],
            "most": most,
            "counted": counted,
            "unit": _UNITS[counted],
            "forbidden": preset.platform.forbidden,
            "platform": preset.label,
            "label": "Copy",
            "name": f"Copy {name.lower() or 'this'}",
        },
    )


def copy_all(key: str, fields: Sequence[Copied], label: str, *, most: int = 0) -> None:
    """Show a button that copies several fields, one below the other, each given by its key, its text at first and its
    unit; of hashtags at most so many.
    """
    shown = [{**_field(*field), "most": most} for field in fields]
    _counter(key=key, data={"fields": shown, "label": label, "name": label})


def _field(field: str, text: str, counted: Counted) -> dict[str, Any]:
    return {"field": field, "text": text, "counted": counted}
