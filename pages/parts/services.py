"""The services of the settings page: a form each, made of what its providers declare; saved as one types.

A secret goes one way: it is typed here and stored, and the page only ever says whether one is there.
"""

from __future__ import annotations

import streamlit as st

from core.errors import ReelwrightError
from core.studio import setup
from core.studio.setup import Field, Form
from pages.parts import fields, problems, writers
from pages.parts.house import house
from pages.parts.speech import cards
from pages.parts.words import plain

USES = {
    setup.SCRIPTS: "Writes scripts",
    setup.VOICES: "Speaks",
    setup.TIMES: "Times words",
    setup.PICTURES: "Finds pictures",
}
_SAID = "_tried"


def show() -> None:
    """All services, those that were set up first."""
    found = setup.forms(house())
    for form in sorted(found, key=lambda one: not one.touched):
        _form(form)


def _form(form: Form) -> None:
    key = f"open-{form.id}"
    is_open = bool(st.session_state.get(key))
    with st.container(border=True, key=f"service-{form.id}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            uses = " · ".join(_use(form, one) for one in form.families)
            st.markdown(f"**{plain(form.label)}** :gray[{uses}]", width="stretch")
            if form.touched:
                st.badge("Ready" if form.ready else "Not complete", color="green" if form.ready else "orange")
            label = "Close" if is_open else "Change" if form.touched else "Set up"
            st.button(label, key=f"toggle-{form.id}", type="tertiary", on_click=_toggle, args=(key,))
        if is_open:
            _inside(form)


def _use(form: Form, family: str) -> str:
    """What it does for a film, in two words."""
    able = [one.provider.capabilities for one in form.used_by if one.family == family and one.provider]
    makes = family == setup.PICTURES and bool(able) and all("generate" in one for one in able)
    return "Makes pictures" if makes else USES[family]


def _toggle(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def _inside(form: Form) -> None:
    for note in dict.fromkeys(one.provider.note for one in form.used_by if one.provider and one.provider.note):
        st.caption(plain(note))
    for warning in dict.fromkeys(one.provider.restricts for one in form.used_by if one.provider):
        if warning:
            st.markdown(f":orange[:material/warning: {plain(warning)}]")
    rare = [one for one in form.fields if not _matters(one)]
    for one in form.fields:
        if _matters(one):
            _field(one)
    if rare and st.toggle("More", key=f"rare-{form.id}"):
        for one in rare:
            _field(one)
    missing = dict.fromkeys(f"{one.reason} {one.command}" for one in form.used_by if one.reason)
    if form.touched and not form.ready:
        for reason in missing:
            st.caption(plain(reason[:1].upper() + reason[1:]))
    _try(form)


def _matters(one: Field) -> bool:
    """Whether it is shown at once: what has to be filled in, what was, and switches."""
    return one.setting.required or one.is_set or one.setting.kind == "bool" or one.setting.name == "host"


def _field(one: Field) -> None:
    setting, key = one.setting, f"set-{one.name}"
    if one.locked:
        where = "the environment" if one.locked == "environment" else "secrets.toml"
        value = "" if setting.kind == "secret" else f": {plain(one.value)}"
        st.markdown(f":material/lock: **{plain(setting.label)}**{value} :gray[set by {where}]")
        return
    if setting.kind == "secret":
        _secret(one, key)
    elif setting.kind == "bool":
        st.toggle(
            setting.label, key=fields.bound(key, one.on), help=setting.help or None, on_change=_keep, args=(one, key)
        )
    elif setting.kind == "choice":
        value = one.value if one.value in setting.choices else setting.default
        at = value if value in setting.choices else setting.choices[0]
        st.selectbox(setting.label, setting.choices, key=fields.bound(key, at), on_change=_keep, args=(one, key))
        if setting.help:
            st.caption(plain(setting.help))
    else:
        st.text_input(
            setting.label,
            key=fields.bound(key, one.value),
            placeholder=setting.default,
            help=setting.help or None,
            max_chars=setup.MOST_CHARS,
            on_change=_keep,
            args=(one, key),
        )


def _secret(one: Field, key: str) -> None:
    """A key: typed once and never shown again; afterwards it can be replaced or removed."""
    label = one.setting.label
    if one.lost:
        st.caption(f":orange[{plain(label)} was locked with another key file. Enter it once more.]")
    if not one.is_set:
        _typed(one, key, label)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(label)}** :green[:material/check: set]", width="stretch")
        if not st.session_state.get(f"replace-{one.name}"):
            st.button("Replace", key=f"ask-{one.name}", type="tertiary", on_click=_replace, args=(one.name, True))
        st.button("Remove", key=f"remove-{one.name}", type="tertiary", on_click=_store, args=(one.name, ""))
    if st.session_state.get(f"replace-{one.name}"):
        _typed(one, key, f"{label}: the new one")


def _replace(name: str, wanted: bool) -> None:
    st.session_state[f"replace-{name}"] = wanted


def _typed(one: Field, key: str, label: str) -> None:
    st.text_input(
        label,
        key=key,
        type="password",
        autocomplete="off",
        help=one.setting.help or None,
        max_chars=setup.MOST_CHARS,
        on_change=_keep_secret,
        args=(one, key),
    )


def _keep(one: Field, key: str) -> None:
    value = st.session_state[key]
    _store(one.name, ("1" if value else "") if isinstance(value, bool) else str(value or ""))


def _keep_secret(one: Field, key: str) -> None:
    """Store what was typed and forget it at once, so that it isn't sent back to the browser."""
    typed = st.session_state[key]
    st.session_state[key] = ""
    _replace(one.name, False)
    if typed and typed.strip():
        _store(one.name, typed)


def _store(name: str, value: str) -> None:
    problems.saving(setup.save)(house(), name, value)
    st.session_state.pop(_SAID, None)
    cards.entries.clear()
    writers.services.clear()
    writers.models.clear()


def _try(form: Form) -> None:
    """The button that asks the service something, and what it said."""
    with st.container(horizontal=True, vertical_alignment="center"):
        tried = st.button("Try it", key=f"try-{form.id}", icon=":material/network_check:", disabled=not form.ready)
        if form.url:
            address = form.url if "://" in form.url else f"https://{form.url}"
            st.link_button("Get a key", address, icon=":material/open_in_new:", type="tertiary")
    if tried:
        with st.spinner("Asking…"):
            try:
                st.session_state[_SAID] = (form.id, True, setup.try_it(house(), form.id))
            except ReelwrightError as error:
                st.session_state[_SAID] = (form.id, False, f"{error.message} {error.hint}".strip())
    owner, good, words = st.session_state.get(_SAID, ("", True, ""))
    if owner == form.id:
        (st.success if good else st.warning)(
            plain(words), icon=":material/check_circle:" if good else ":material/info:"
        )
