"""The costs paid so far, and the space that can be freed."""

from __future__ import annotations

import streamlit as st

from core.studio.machine import clean
from core.studio.project import costs
from pages.parts import problems
from pages.parts.words import count, plain
from pages.parts.workspace import workspace

TOLD = "freed"


def paid() -> None:
    """Show the sums of what services were paid for, and apart from them of what may have been."""
    rows = costs.spent(workspace())
    if not rows:
        st.caption("Nothing was paid so far.")
        return
    for row in rows:
        by, currency = plain(row["provider"]), plain(row["currency"])
        if row["calls"]:
            st.markdown(f"{row['label']} :gray[{by} · {count(row['calls'], 'call')}] **{row['cost']:.2f} {currency}**")
        if row["maybe_calls"]:
            st.markdown(
                f"{row['label']} :gray[{by} · {count(row['maybe_calls'], 'call')} sent and never answered] "
                f":orange[maybe paid: {row['maybe_cost']:.2f} {currency}]"
            )
    st.caption("As estimated from the prices each service names; its own bill counts.")


def space() -> None:
    """Show the button that frees what can be made again and was not used for a month."""
    if message := st.session_state.pop(TOLD, None):
        st.success(message)
    st.caption("Pieces of films that were not used for a month can be made again whenever they are needed.")
    st.button("Free space", icon=":material/mop:", key="free-space", on_click=problems.saving(_free))


def _free() -> None:
    message = clean.clean(workspace())
    st.session_state[TOLD] = (
        f"{message['bytes'] / 1e6:.0f} MB were freed." if message["files"] else "There was nothing to free."
    )
