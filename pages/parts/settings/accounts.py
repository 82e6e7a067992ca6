"""Accounts that videos are published with: connected here with an app of one's own, and disconnected."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from core.studio.workspace import accounts
from pages.parts import problems
from pages.parts.words import plain
from pages.parts.workspace import workspace

_BEGUN, _DONE, _NUMBER = "_sign-in", "_connected", "_sign-ins"
STEPS = """
1. Open [Google's console](https://console.cloud.google.com/apis/credentials), make a project, and switch on
   **YouTube Data API v3** in its library.
2. Make an **OAuth client ID** of the kind **Desktop app**, and download its JSON.
3. Drop that file here, sign in, and paste the address where the browser ends.

It costs nothing; Google gives an app 100 uploads a day. While the app there is set to *Testing*, a sign-in ends after
7 days; *In production* keeps it, with a warning screen at the sign-in.
"""


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
    if not _is_here():
        st.caption(
            ":material/info: Accounts are connected only from this computer itself (127.0.0.1): the wizard has no"
            " sign-in of its own yet, and whoever reaches it could publish."
        )
        return
    with st.expander("Connect a YouTube channel", icon=":material/add_link:", expanded=_BEGUN in st.session_state):
        st.markdown(STEPS)
        number = st.session_state.setdefault(_NUMBER, 0)  # a new key empties the field
        file = st.file_uploader("client_secret.json", type="json", key=f"client-file-{number}", max_upload_size=1)
        if file is not None and _BEGUN not in st.session_state:
            problems.saving(_begin)(file.getvalue())
            st.rerun()
        if _BEGUN in st.session_state:
            st.link_button("Sign in at Google", st.session_state[_BEGUN][1].url, icon=":material/login:")
            st.text_input(
                "Address where the browser ended", key="sign-in-address", placeholder="http://127.0.0.1/?state=…"
            )
            with st.container(horizontal=True):
                st.button("Connect", key="connect", type="primary", on_click=problems.saving(_finish))
                st.button("Begin again", key="begin-again", type="tertiary", on_click=_forget)


def _begin(data: bytes) -> None:
    st.session_state[_BEGUN] = accounts.begin_with(workspace(), "youtube", data.decode("utf-8", "replace"))


def _finish() -> None:
    """A sign-in counts once: whatever comes of the address, the next try begins anew."""
    client, begun = st.session_state[_BEGUN]
    _forget()
    view = accounts.finish(workspace(), "youtube", client, begun, st.session_state.get("sign-in-address", ""))
    st.session_state[_DONE] = f"Connected: {plain(view.name)}"


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
