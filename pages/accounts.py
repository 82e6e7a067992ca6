"""Accounts: where finished videos go. Accounts at platforms, and places of one's own."""

import streamlit as st

from pages.parts import elsewhere, frame, problems
from pages.parts.settings import accounts, services

st.title("Accounts", anchor=False)
st.caption("Where finished videos go. Nothing is published unless you press the button for it.")
problems.show_kept()
elsewhere.show(None, "page")
asked = st.query_params.get("service", "")
came_from = frame.number("project")
if came_from is not None and st.button("Back to the video", key="back-to", icon=":material/arrow_back:"):
    frame.go("publish", came_from)
here, about = st.columns([7, 4], gap="large")

with about, st.container(border=True):
    st.subheader("How it works", anchor=False)
    st.markdown(
        "1. You make an app of your own at the platform, once. Nobody stands between you and it.\n"
        "2. You sign in there and allow that app to post for you.\n"
        "3. From then on the page **Publish** has one button for it."
    )
    st.caption("Keys and sign-ins are encrypted on this computer, never shown again, and go to the platform alone.")


def places() -> None:
    """Show the forms of everything that takes videos."""
    st.subheader("Places of your own, and how posts go", anchor=False)
    services.show(asked, targets=True)


with here:
    if asked and not accounts.is_account(asked):
        places()
    st.subheader("Accounts at platforms", anchor=False)
    accounts.show(asked)
    if not asked or accounts.is_account(asked):
        places()
