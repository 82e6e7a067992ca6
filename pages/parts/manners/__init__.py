"""Manners that Streamlit lacks, given to all pages by manners.js: one sound at a time, a second press that never
reaches what came under the pointer since the first, captions off where they are in the picture.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_manners = st.components.v2.component(
    "reelwright_manners", js=(Path(__file__).parent / "manners.js").read_text(encoding="utf-8")
)


def apply() -> None:
    """Put the script of the page's manners into it, once a run; it shows nothing and takes no room."""
    with st.container(key="manners"):
        _manners(key="manners-js")
