"""Questions of a platform that wants them asked before each direct post, as TikTok's audit lists them.

Who posts is shown; nothing is chosen beforehand; what the account has switched off cannot be ticked; a promotion says
whose it is; consent stands right above the button.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.studio.project.views import ProjectView
from core.studio.publish import places
from core.studio.publish.places import Place
from pages.parts.words import plain
from pages.parts.words import seconds as duration
from pages.parts.workspace import workspace

PRIVACY = {
    "PUBLIC_TO_EVERYONE": "Everybody", "MUTUAL_FOLLOW_FRIENDS": "Friends", "FOLLOWER_OF_CREATOR": "Followers",
    "SELF_ONLY": "Only you",
}  # fmt: skip
_MUSIC = "[music usage confirmation](https://www.tiktok.com/legal/page/global/music-usage-confirmation/en)"
_BRANDED = "[branded content policy](https://www.tiktok.com/legal/page/global/bc-policy/en)"


def ask(view: ProjectView, place: Place, preset: str) -> tuple[dict[str, Any], bool]:
    """Ask all but the consent; the answers, none where the platform asks nothing, and whether the account takes the
    video.
    """
    try:
        allowed = _allowed(place.to) if "asks_account" in place.capabilities else None
    except ReelwrightError as error:
        st.warning(plain(f"{error.message} {error.hint}"), icon=":material/info:")
        return {}, False
    if allowed is None:
        return {}, True
    fits = _creator(allowed, _seconds(view, preset))
    key = f"{view.id}-{place.target}"
    given: dict[str, Any] = {"privacy_level": _privacy(allowed, key)}
    with st.container(horizontal=True):
        for name, word in (("comment", "comments"), ("duet", "duets"), ("stitch", "stitches")):
            if name in allowed.off:  # ticked before it was switched off
                st.session_state[f"allow-{name}-{key}"] = False
            given[f"allow_{name}"] = st.checkbox(
                f"Allow {word}", key=f"allow-{name}-{key}", disabled=name in allowed.off,
                help="This account has switched it off." if name in allowed.off else None,
            )  # fmt: skip
    return given | _promotion(key) | {"consent": bool(st.session_state.get(f"consent-{key}"))}, fits


def consent(view: ProjectView, place: Place, options: dict[str, Any]) -> None:
    """Ask for consent, right above the button."""
    if not options:
        return
    both = f"{_BRANDED} and {_MUSIC}" if options.get("branded_content") else _MUSIC
    st.checkbox(f"By posting, I agree to TikTok's {both}.", key=f"consent-{view.id}-{place.target}")
    st.caption("After you publish, it may take a few minutes until the video can be seen there.")


def _creator(allowed: places.Allowed, seconds: float) -> bool:
    """Show who posts, and how long a video may be; whether this one is no longer."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if allowed.picture.startswith("https://"):
            st.image(allowed.picture, width=40, alt="")
        handle = f" :gray[@{plain(allowed.handle)}]" if allowed.handle else ""
        longest = f" :gray[· up to {duration(allowed.longest_s)} a video]" if allowed.longest_s else ""
        st.markdown(f"Posts as **{plain(allowed.name)}**{handle}{longest}", width="stretch")
    if not allowed.longest_s or seconds <= allowed.longest_s:
        return True
    st.error(f"The video has {duration(seconds)}, and this account may post up to {duration(allowed.longest_s)}.")
    return False


def _privacy(allowed: places.Allowed, key: str) -> str:
    branded = bool(st.session_state.get(f"promotes-{key}") and st.session_state.get(f"branded-{key}"))
    choices = [name for name in allowed.choices if not (branded and name == "SELF_ONLY")]
    if st.session_state.get(f"seen-by-{key}") not in (None, *choices):
        st.session_state[f"seen-by-{key}"] = None
    found = st.selectbox(
        "Who can see it", choices, index=None, format_func=lambda name: PRIVACY.get(name, name), key=f"seen-by-{key}",
        placeholder="Choose", help="Branded content cannot be visible to you alone." if branded else None,
    )  # fmt: skip
    return found or ""


def _promotion(key: str) -> dict[str, Any]:
    promotes = st.toggle(
        "It promotes a product, a brand or a service", key=f"promotes-{key}",
        help="Say so where you were given something for it, or where it is about your own business.",
    )  # fmt: skip
    if not promotes:
        return {"commercial": False}
    own = st.checkbox("Your brand: yourself or your own business", key=f"own-brand-{key}")
    branded = st.checkbox("Branded content: somebody else's, for which you get something", key=f"branded-{key}")
    if own or branded:
        label = "Paid partnership" if branded else "Promotional content"
        st.caption(f"The video will be labelled “{label}”.")
    return {"commercial": True, "your_brand": own, "branded_content": branded}


@st.cache_data(ttl=60, show_spinner="Asking the account what it may do")
def _allowed(to: str) -> places.Allowed | None:
    return places.allowed(workspace(), to)


def _seconds(view: ProjectView, preset: str) -> float:
    return next((render.duration for render in view.renders if render.preset == preset), 0.0)
