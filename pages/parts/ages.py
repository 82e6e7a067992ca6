"""Videos from before the project's last change: asked about once, before any of them leaves the workspace."""

from __future__ import annotations

import streamlit as st

from core.studio.film import outdated
from core.studio.project.views import ProjectView, RenderView
from pages.parts import frame
from pages.parts.film import films
from pages.parts.words import count, plain


def asked(view: ProjectView, finished: list[RenderView]) -> bool | None:
    """Whether older videos may go out, asked on the page: False where there are none, True once it was said, None
    while it is asked.
    """
    old = outdated.older(finished)
    if not old:
        return False
    key, these = f"older-{view.id}", [item.id for item in old]
    making = [render_view for render_view in films.newest(view) if render_view.status in ("queued", "rendering")]
    st.markdown(f":orange[:material/update: {plain(outdated.sentence(old))}]")
    if st.session_state.get(key) == these:
        return True
    if making:
        st.caption("The new one is being made; it will be here once it is done.")
        if st.button("See how far it is", key="to-progress", width="stretch"):
            frame.go("render", view.id)
    else:
        presets = [element.preset for element in old]
        label = f"Update {count(len(old), 'video')} first ({films.cost(view, presets)})"
        if st.button(label, key="update-first", type="primary", icon=":material/movie:", width="stretch", wrap=True):
            films.begin(view, presets)
            frame.go("render", view.id)
    which = "the older one" if len(old) == 1 else "the older ones"
    st.button(
        f"Take {which}", key="take-older", width="stretch", on_click=st.session_state.__setitem__, args=(key, these)
    )
    return None
