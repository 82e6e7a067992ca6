"""The choices of stock pictures and footage: a small form on the settings page, saved as one changes it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.studio.machine import stock_rules
from pages.parts import elsewhere, fields, problems
from pages.parts.workspace import workspace

CHOICES = {"best": "The one that fits best", "first": "The first that is new"}
NUMBERS = {
    "clips": ("At most in a video", "%d"),
    "results": ("Results looked at per search", "%d"),
    "min_s": ("Footage lasts at least, in seconds", "%.1f"),
    "most_s": ("Each is seen for at most, in seconds", "%.1f"),
}


def show() -> None:
    """Show the rules for stock pictures."""
    now = stock_rules.rules(workspace())
    seen = {**now.values, "simple": now.simple}
    with st.container(border=True, gap="small", key="stock-rules"):
        st.toggle(
            "MoneyPrinter's rules: five clips of ten seconds or more, five seconds of each, the first that is new",
            key=fields.bound("stock-simple", now.simple),
            disabled="simple" in now.locked,
            on_change=problems.saving(_keep),
            args=("simple", "stock-simple", seen),
        )
        st.selectbox(
            "Which one is taken",
            list(CHOICES),
            format_func=CHOICES.__getitem__,
            key=fields.bound("stock-choice", now.values["choice"]),
            disabled=now.simple or "choice" in now.locked,
            on_change=problems.saving(_keep),
            args=("choice", "stock-choice", seen),
        )
        with st.grid(2, min_column_width=200, gap="small"):
            for name, (label, shown) in NUMBERS.items():
                low, high = now.limits[name]
                whole = name in ("clips", "results")
                value = now.values[name]
                st.number_input(
                    label,
                    min_value=int(low) if whole else float(low),
                    max_value=int(high) if whole else float(high),
                    step=1 if whole else 0.5,
                    format=shown,
                    key=fields.bound(f"stock-{name}", int(value) if whole else float(value)),
                    disabled=now.simple or name in now.locked,
                    on_change=problems.saving(_keep),
                    args=(name, f"stock-{name}", seen),
                )


def _keep(name: str, key: str, seen: dict[str, Any]) -> None:
    value = st.session_state[key]

    def act(known: dict[str, Any]) -> None:
        stock_rules.set_rules(workspace(), seen=known, **{name: value})

    elsewhere.guarded(None, "This rule was", act, seen, lambda error: {**seen, **error.current})
