"""The rights to pictures and sounds of a film: what is still to be said before it may go out, and what is owed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.model.rights import OWN, PERMITTED
from core.studio.project import rights
from core.studio.project.views import ProjectView
from pages.parts import elsewhere, media, problems
from pages.parts.words import count, plain
from pages.parts.workspace import workspace

FREE = "A free licence"
SAID = {OWN: "I made it", PERMITTED: "I may use it", FREE: "It has a free licence"}
LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY 3.0", "CC BY-SA 3.0", "CC0", "Public domain")


def ask(view: ProjectView) -> bool:
    """Ask on the page for the origin of everything of unknown origin; whether anything is left to be said."""
    missing = [item for item in rights.rights_json(workspace(), view.id)["assets"] if not item["known"]]
    if not missing:
        return False
    with st.container(border=True, key="card-origins"):
        st.markdown(f"**Where {'is this' if len(missing) == 1 else 'are these'} from?**")
        st.caption("The video can be published once that is said. It holds for your next videos, too.")
        for asset in missing:
            _one(view.id, asset)
        if len(missing) > 1:
            st.button(
                f"I made all {len(missing)} myself",
                key="origins-own",
                on_click=problems.saving(rights.say_all_own),
                args=(workspace(), view.id, tuple(asset["sha256"] for asset in missing)),
            )
    return True


def _one(project_id: int, asset: dict[str, Any]) -> None:
    shown, asked = st.columns([1, 3], gap="small", vertical_alignment="top")
    with shown:
        if asset["kind"] == "music":
            st.markdown(":material/music_note:")
        else:
            st.image(media.picture_url(asset["sha256"]), width="stretch", alt=asset["title"])
    with asked:
        st.markdown(plain(asset["title"]))
        _question(project_id, asset["sha256"])


def _question(project_id: int, sha256: str) -> None:
    key = sha256[:12]
    choice = st.pills(
        "Where it is from",
        list(SAID),
        format_func=SAID.__getitem__,
        key=f"origin-{key}",
        label_visibility="collapsed",
    )
    if choice == FREE:
        st.selectbox("Licence", LICENCES, key=f"licence-{key}", accept_new_options=True)
        st.text_input("Made by", key=f"author-{key}", max_chars=rights.MOST_CHARS)
        st.text_input("Page it is from", key=f"page-{key}", placeholder="https://")
    if choice:
        st.button("Keep", key=f"say-{key}", on_click=problems.saving(_say), args=(project_id, sha256, choice, key))


def _of(view: ProjectView, sha256: str) -> dict[str, Any] | None:
    return next((item for item in rights.rights_json(workspace(), view.id)["assets"] if item["sha256"] == sha256), None)


def ask_one(view: ProjectView, sha256: str) -> None:
    """Ask on the page for the origin of one picture, where nobody has said where it is from."""
    asset = _of(view, sha256)
    if asset is None or asset["known"]:
        return
    with st.container(border=True, key="card-origin", gap="xsmall"):
        st.markdown("**Where is this from?**")
        st.caption("It can be shown without that, but not published.")
        _question(view.id, sha256)


def credit(view: ProjectView, sha256: str) -> None:
    """Show the author and the licence of one picture, where they are known."""
    asset = _of(view, sha256)
    if asset is None or not asset["known"]:
        return
    text = " · ".join(filter(None, [asset["author"], asset["licence"]]))
    page = asset["page_url"]
    link = f"[Its page]({page})" if page.startswith(("https://", "http://")) and not set(page) & set(" ()[]<>") else ""
    if text or link:
        st.caption(" · ".join(filter(None, [f":material/copyright: {plain(text)}" if text else "", link])))


def _say(project_id: int, sha256: str, choice: str, key: str) -> None:
    given = {"licence": choice}
    if choice == FREE:
        given = {name: str(st.session_state.get(f"{name}-{key}") or "") for name in ("licence", "author")}
        given["page_url"] = str(st.session_state.get(f"page-{key}") or "").strip()

    def act(first: bool) -> None:
        rights.declare(workspace(), project_id, sha256, first=first, **given)

    elsewhere.guarded(project_id, "Where this is from was", act, True, lambda _: False)


def owed(view: ProjectView) -> None:
    """Show the credits that go under the text of a post."""
    lines = rights.rights_json(workspace(), view.id)["credits"]
    if lines:
        with st.expander(f"{count(len(lines), 'credit')} added under the text", icon=":material/copyright:"):
            for line in lines:
                st.caption(plain(line))
