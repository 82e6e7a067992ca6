"""One button that saves the film and opens the platform's own upload page, and on phones one that shares it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from core.model.presets import PRESETS

_HERE = Path(__file__).parent
_handing = st.components.v2.component(
    "reelwright_handing",
    html='<div class="line"><button type="button" class="first"></button>'
    '<button type="button" class="share" hidden>Share…</button><p role="status"></p></div>',
    css=(_HERE / "handing.css").read_text(encoding="utf-8"),
    js=(_HERE / "handing.js").read_text(encoding="utf-8"),
)


def show(preset: str, film: str, name: str, title: str, text: str) -> None:
    """Show the buttons for a film at an address of this server, saved under a name, and the words that go with it."""
    platform = PRESETS[preset].platform
    _handing(
        key=f"handing-{preset}",
        data={
            "film": film, "name": name, "title": title, "text": text, "desk": platform.desk_url,
            "label": f"Download and open {platform.desk}",
        },
    )  # fmt: skip
