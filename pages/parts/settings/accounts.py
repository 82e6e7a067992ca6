"""Accounts that videos are published with: connected here with an app of one's own, and disconnected."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from core.studio.workspace import accounts
from pages.parts import problems
from pages.parts.settings import guides
from pages.parts.words import plain
from pages.parts.workspace import workspace

_BEGUN, _DONE, _NUMBER = "_sign-in", "_connected", "_sign-ins"


def show() -> None:
    """Show the connected accounts, and how one more is connected."""
    if message := st.session_state.pop(_DONE, None):
        st.success(message)
    labels = accounts.labels()
    for view in accounts.accounts(workspace()):
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f"**{plain(view.name)}** :gray[{plain(labels.get(view.target, view.target))}]", width="stretch")
            st.button(
                "Disconnect", key=f"disconnect-{view.id}", icon=":material/link_off:", type="tertiary",
                on_click=problems.saving(_disconnect), args=(view.id,),
            )  # fmt: skip
        if view.ending:
            st.caption(f":orange[:material/schedule:] {plain(view.ending)}")
    if not _is_here():
        st.caption(
            ":material/info: Accounts are connected only from this computer itself (127.0.0.1): the wizard has no"
            " sign-in of its own yet, and whoever reaches it could publish."
        )
        return
    for name in accounts.connectable(workspace()):
        _connect(name, labels.get(name, name))


def _connect(name: str, label: str) -> None:
    """Show how an account at a target is connected, step by step."""
    owner, _, begun = st.session_state.get(_BEGUN) or ("", {}, None)
    here = owner == name
    title = f"Connect {guides.LABELS.get(name, f'an account at {label}')}"
    with st.expander(title, icon=":material/add_link:", expanded=here):
        st.markdown(guides.BY_TARGET.get(name, "Make an app of your own there, and enter its id and secret."))
        if begun is None or not here:
            _client(name)
            return
        st.link_button(f"Sign in at {label}", begun.url, icon=":material/login:")
        st.text_input("Address where the browser ended", key="sign-in-address", placeholder=f"{begun.redirect}?state=…")
        with st.container(horizontal=True):
            st.button("Connect", key="connect", type="primary", on_click=problems.saving(_finish))
            st.button("Begin again", key="begin-again", type="tertiary", on_click=_forget)


def _client(name: str) -> None:
    """Ask for the app of one's own: a file from Google, else its id and secret."""
    number = st.session_state.setdefault(_NUMBER, 0)  # a new key empties the fields
    if name == "youtube":
        file = st.file_uploader("client_secret.json", type="json", key=f"client-file-{number}", max_upload_size=1)
        if file is not None:
            problems.saving(_begin_with_file)(name, file.getvalue())
            st.rerun()
        return
    with st.form(f"client-{name}-{number}", border=False):
        client_id = st.text_input("Id of the app (client key)", key=f"client-id-{name}-{number}")
        secret = st.text_input("Its secret", type="password", key=f"client-secret-{name}-{number}")
        if st.form_submit_button("Begin the sign-in") and client_id.strip() and secret.strip():
            problems.saving(_begin)(name, {"id": client_id.strip(), "secret": secret.strip()})
            st.rerun()


def _begin_with_file(name: str, data: bytes) -> None:
    st.session_state[_BEGUN] = name, *accounts.begin_with(workspace(), name, data.decode("utf-8", "replace"))


def _begin(name: str, client: dict[str, str]) -> None:
    st.session_state[_BEGUN] = name, client, accounts.begin(workspace(), name, client)


def _finish() -> None:
    """A sign-in counts once: whatever comes of the address, the next try begins anew."""
    name, client, begun = st.session_state[_BEGUN]
    _forget()
    views = accounts.finish(workspace(), name, client, begun, st.session_state.get("sign-in-address", ""))
    st.session_state[_DONE] = f"Connected: {', '.join(plain(view.name) for view in views)}"


def _forget() -> None:
    st.session_state.pop(_BEGUN, None)
    st.session_state[_NUMBER] = st.session_state.get(_NUMBER, 0) + 1


def _disconnect(account_id: int) -> None:
    revoked = accounts.disconnect(workspace(), account_id)
    st.session_state[_DONE] = (
        "Disconnected." if revoked else "Removed here. Take the access back in the settings of the account, too."
    )


def _is_here() -> bool:
    """Whether the page was opened on this machine under its own name."""
    name = urlsplit(f"//{st.context.headers.get('host', '') or 'localhost'}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
