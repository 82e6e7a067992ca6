"""A picture on which one shows what matters: a click, a drag, or the arrow keys. The frame's window lies over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from core.model.timeline import Rect

_HERE = Path(__file__).parent
_aim = st.components.v2.component(
    "reelwright_aim",
    html=(_HERE / "aim.html").read_text(encoding="utf-8"),
    css=(_HERE / "aim.css").read_text(encoding="utf-8"),
    js=(_HERE / "aim.js").read_text(encoding="utf-8"),
)


def aim(
    src: str,
    *,
    alt: str,
    size: tuple[int, int],
    at: tuple[float, float],
    start: Rect | None,
    end: Rect | None,
    key: str,
    on_aimed: Callable[[], Any],
) -> None:
    """Show the picture with the point `at` and the frame's windows; `on_aimed` finds the new point with `aimed(key)`.

    All places are shares of the picture's width and height.
    """
    moves = start is not None and end is not None and start != end
    _aim(
        key=key,
        data={
            "src": src,
            "alt": alt,
            "label": "What matters in the picture. Click on it, or move the point with the arrow keys.",
            "said": "{x} % from the left, {y} % from the top",
            "shape": size[0] / size[1] if min(size) > 0 else 1.0,
            "at": list(at),
            "start": _four(start),
            "end": _four(end) if moves else None,
        },
        on_aimed_change=on_aimed,
    )


def aimed(key: str) -> tuple[float, float] | None:
    """The point of a picture that was just clicked on the page, within the picture; None where the browser sent
    something else.
    """
    value = getattr(st.session_state.get(key), "aimed", None)
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    if not all(isinstance(item, int | float) and 0 <= item <= 1 for item in value):
        return None
    return float(value[0]), float(value[1])


def _four(rect: Rect | None) -> list[float] | None:
    return [rect.x, rect.y, rect.w, rect.h] if rect is not None else None
