"""The choice of the script's writer and of its length: both rarely asked for."""

from __future__ import annotations

import streamlit as st

from core.studio.machine import services as machine_services
from core.studio.project.views import ProjectView
from pages.parts import fields, frame, problems
from pages.parts.work import ask
from pages.parts.workspace import workspace

OWN = "extractive"
SHORTEST_S, LONGEST_S = 10, 900


@st.cache_data(ttl=60, show_spinner=False, max_entries=8)
def services(data: str) -> dict[str, str]:
    """The chat services that the page offers as writers, those that can be asked now. `data` keeps workspaces apart."""
    return machine_services.writers(workspace())


@st.cache_data(ttl=60, show_spinner="Asking for models…", max_entries=16)
def models(data: str, service: str) -> list[str]:
    """The models of a chat service that the page offers."""
    return machine_services.models_of(workspace(), service)


def choose(view: ProjectView) -> bool:
    """Show the writers to choose from: the article's own words, or a chat model where one is ready, else how to get
    one; whether a model writes.
    """
    data = str(workspace().data)
    found = services(data)
    if not found:
        st.caption("A chat model could write it, too: install Ollama or enter a key in Settings.")
        if st.button("Set one up", key="to-writers", icon=":material/tune:", type="tertiary"):
            frame.to_service("ollama", view.id)
        return False
    service, _, model = view.options.writer.partition(":")
    names = {OWN: "The article's own words", **found}
    key = f"writer-{view.id}"
    st.selectbox(
        "Who writes it",
        list(names),
        format_func=names.__getitem__,
        key=fields.bound(key, service if service in names else OWN),
        on_change=problems.saving(_service),
        args=(view, key, data),
    )
    if service in found:
        offered = list(dict.fromkeys([*([model] if model else []), *models(data, service)]))
        if offered:
            picked = f"model-{view.id}"
            st.selectbox(
                "Model",
                offered,
                key=fields.bound(picked, model or offered[0]),
                on_change=problems.saving(lambda: _write_with(view, f"{service}:{st.session_state[picked]}")),
            )
        st.caption("It gets the article's text. What it writes is held against the article, and marked where it isn't.")
    return service in found


def _service(view: ProjectView, key: str, data: str) -> None:
    chosen = st.session_state[key]
    offered = models(data, chosen) if chosen != OWN else []
    _write_with(view, f"{chosen}:{offered[0]}" if offered else chosen)


def _write_with(view: ProjectView, writer: str) -> None:
    fields.choose(view.id, {"writer": view.options.writer}, writer=writer)


def length(view: ProjectView, now_s: float) -> None:
    """Show the length to be met by the script: lines are chosen, then pauses and pace are moved a little."""
    key = f"length-{view.id}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        number = st.number_input(
            "Make it this many seconds",
            SHORTEST_S,
            LONGEST_S,
            value=min(max(round(now_s), SHORTEST_S), LONGEST_S),
            key=key,
            help="Lines are added or left out, then pauses and pace changed by 8 % at most. Locked lines stay.",
        )
        st.button(
            "Fit",
            key="fit",
            on_click=problems.saving(ask),
            args=(view.id, "fit"),
            kwargs={"seconds": number, "version": view.script_version},
        )
