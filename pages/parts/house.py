"""The one house of this process, shared by all sessions and by the API."""

from __future__ import annotations

import streamlit as st

from core.config import Settings, load
from core.studio.house import House, open_house


@st.cache_resource(show_spinner=False)
def _open(data: str, _settings: Settings) -> House:
    return open_house(_settings)


def house() -> House:
    """The house of the data folder that the settings name; opened once."""
    settings = load()
    return _open(str(settings.data), settings)
