"""Sounds that a press begins: each stays, with its player, until another takes its place or the page is left.

That no two are heard at once is up to manners.js, which knows every player there is.
"""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

_BEGUN, _PAGE = "_sounds", "_sounds-page"


def begin(key: str, what: Hashable) -> None:
    """Have the page's player play this under a key; pressed once more, it is played once more."""
    _, times = st.session_state.get(key) or (None, 0)
    st.session_state[key] = (what, times + 1)
    st.session_state.setdefault(_BEGUN, set()).add(key)


def begun(key: str) -> Hashable:
    """The sound that was begun on the page under a key last, if any was."""
    return (st.session_state.get(key) or (None, 0))[0]


def show(key: str, address: str, alt: str) -> None:
    """Show the player of what was begun under a key; it begins by itself when it comes or its address changes."""
    st.audio(f"{address}#{st.session_state[key][1]}", autoplay=True, alt=alt)


def on_page(name: str) -> None:
    """Forget what was heard on another page, once a run, so that it doesn't begin again when one comes back to it."""
    if st.session_state.get(_PAGE) != name:
        st.session_state[_PAGE] = name
        for key in st.session_state.pop(_BEGUN, set()):
            st.session_state.pop(key, None)
