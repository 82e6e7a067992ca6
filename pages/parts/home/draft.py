"""The draft typed on the first page: it stays when the page is loaded anew, as the address names it."""

from __future__ import annotations

import streamlit as st

from core.studio.content import drafts
from pages.parts.workspace import workspace

_NAME, _KEPT = "draft", "_draft"


def recall(box: str) -> None:
    """Fill the first page's box in a tab that has none yet with the draft that the address names."""
    name = st.query_params.get(_NAME, "")
    if name and box not in st.session_state:
        st.session_state[box] = drafts.get(workspace(), name)


def remember(text: str) -> None:
    """Keep what is in the first page's box, and name it in the address; nothing of it is kept once the box is empty."""
    kept_name, kept = st.session_state.get(_KEPT, ("", ""))
    name = st.query_params.get(_NAME) or kept_name
    if not text:
        if name:
            drafts.put(workspace(), name, "")
            st.query_params.pop(_NAME, None)
        st.session_state.pop(_KEPT, None)
        return
    name = name or drafts.new_name()
    if text != kept:
        drafts.put(workspace(), name, text)
    st.session_state[_KEPT] = name, text
    st.query_params[_NAME] = name
