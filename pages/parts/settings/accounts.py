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


def is_account(name: str) -> bool:
    """Whether the target of that id is signed in at."""
    return name in accounts.connectable(workspace())


def show(asked: str = "") -> None:
    """Show the connected accounts, and how one more is connected; the way to the one that is `asked` for is opened."""
    if message := st.session_state.pop(_DONE, None):
        st.success(message)
    labels = accounts.labels()
    for view in accounts.accounts(workspace()):
        _connected(view, labels.get(view.target, view.target))
    if not _is_here():
        st.caption(
            ":material/info: Accounts are connected only from this computer itself (127.0.0.1): the wizard has no"
            " sign-in of its own yet, and whoever reaches it could publish."
        )
        return
    for name in accounts.connectable(workspace()):
        _connect(name, labels.get(name, name), asked=name == asked)


def _connected(view: accounts.AccountView, label: str) -> None:
    """Show one account: whose it is, what it allows, how long it lasts, and the way to end it."""
    with st.container(border=True, gap="xsmall", key=f"account-{view.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(view.name)}** :gray[{plain(label)}]", width="stretch")
            with st.popover("Disconnect", icon=":material/link_off:", type="tertiary"):
                st.write(
                    f"Reelwright forgets the sign-in of {plain(view.name)}, and {plain(label)} is asked to end it."
                )
                st.button(
                    "Disconnect it", key=f"disconnect-{view.id}",
                    on_click=problems.saving(_disconnect), args=(view.id,),
                )  # fmt: skip
        if view.ending:
            st.caption(f":orange[:material/schedule:] {plain(view.ending)}")
        else:
            until = f"signed in until {view.ends_at:%d %B %Y}" if view.ends_at else "signed in until you end it"
            st.caption(f":green[:material/check_circle:] Account {plain(view.remote_id)}, {until}.")
        if view.scopes:
            st.caption(f"Allowed: {plain(', '.join(scope.rpartition('/')[2] for scope in view.scopes))}")


def _connect(name: str, label: str, *, asked: bool) -> None:
    """Show how an account at a target is connected, step by step; opened where it is `asked` for."""
    owner, _, begun = st.session_state.get(_BEGUN) or ("", {}, None)
    here = owner == name
    title = f"Connect {guides.LABELS.get(name, f'an account at {label}')}"
    with st.expander(title, icon=":material/add_link:", expanded=here or (asked and begun is None)):
        st.markdown(guides.BY_TARGET.get(name, "Make an app of your own there, and enter its id and secret."))
        if begun is None or not here:
            _client(name)
            return
        st.link_button(f"Sign in at {label}", begun.url, icon=":material/login:", type="primary")
        st.caption(
            "It opens in a tab of its own. Allow what is asked for, then copy the address of the page it ends on."
        )
        with st.form(f"answer-{name}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Address where the browser ended", key="sign-in-address", placeholder=f"{begun.redirect}?state=…",
                width="stretch",
            )  # fmt: skip
            st.form_submit_button("Connect", key="connect", on_click=problems.saving(_finish))
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
