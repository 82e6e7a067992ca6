"""The services of the settings page: a form each, made of what its providers declare; one press saves and tests it.

A secret goes one way: it is typed here and stored, and the page only ever says whether one is there.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from core.errors import ReelwrightError
from core.studio.machine import services
from core.studio.machine.services import Field, Form
from pages.parts import fields, problems
from pages.parts.script import writers
from pages.parts.speech import voice_facts
from pages.parts.words import plain
from pages.parts.workspace import workspace

USES = {
    services.SCRIPTS: "Writes scripts",
    services.VOICES: "Speaks",
    services.TIMES: "Times words",
    services.PICTURES: "Finds pictures",
    services.TARGETS: "Publishes videos",
}
_SAID, _WRONG, _TRY, _FIRST = "_tried", "_not-stored", "_to-try", "_asked-for"


def show(first: str = "", *, targets: bool = False) -> None:
    """Show all services, those that were set up first; one that is asked for stands before all others, opened.

    `targets`: those that take videos, else all others.
    """
    found = [form for form in services.forms(workspace()) if (form.families == (services.TARGETS,)) == targets]
    if first and st.session_state.get(_FIRST) != first:
        st.session_state[f"open-{first}"] = True
    st.session_state[_FIRST] = first
    for form in sorted(found, key=lambda item: (item.id != first, not item.touched)):
        _form(form)


def _form(form: Form) -> None:
    key = f"open-{form.id}"
    is_open = bool(st.session_state.get(key))
    with st.container(border=True, key=f"service-{form.id}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            uses = " · ".join(_use(form, family) for family in form.families)
            st.markdown(f"**{plain(form.label)}** :gray[{uses}]", width="stretch")
            if form.touched:
                st.badge("Ready" if form.ready else "Not complete", color="green" if form.ready else "orange")
            label = "Close" if is_open else "Change" if form.touched else "Set up"
            st.button(label, key=f"toggle-{form.id}", type="tertiary", on_click=_toggle, args=(key,))
        if is_open:
            _inside(form)


def _use(form: Form, family: str) -> str:
    """Return the use of a service for a film, in two words."""
    able = [entry.provider.capabilities for entry in form.used_by if entry.family == family and entry.provider]
    makes = family == services.PICTURES and bool(able) and all("generate" in item for item in able)
    return "Makes pictures" if makes else USES[family]


def _toggle(key: str) -> None:
    st.session_state[key] = not st.session_state.get(key)


def _inside(form: Form) -> None:
    _arrived(form)
    for note in dict.fromkeys(entry.provider.note for entry in form.used_by if entry.provider and entry.provider.note):
        st.caption(plain(note))
    for warning in dict.fromkeys(entry.provider.restricts for entry in form.used_by if entry.provider):
        if warning:
            st.markdown(f":orange[:material/warning: {plain(warning)}]")
    for field in form.fields:
        if field.locked:
            _locked(field)
        elif field.setting.kind == "secret":
            _kept(field)
    open_fields = [field for field in form.fields if not field.locked]
    rare = [field for field in open_fields if not _matters(field)]
    with st.form(f"form-{form.id}", border=False):
        for field in open_fields:
            if _matters(field):
                _field(field)
        if rare:
            with st.expander("More"):
                for field in rare:
                    _field(field)
        with st.container(horizontal=True, vertical_alignment="center"):
            pressed = st.form_submit_button(
                "Save and test" if open_fields else "Test",
                key=f"try-{form.id}",
                icon=":material/network_check:",
                type="primary",
            )
            if form.url:
                address = form.url if "://" in form.url else f"https://{form.url}"
                st.link_button("Get a key", address, icon=":material/open_in_new:", type="tertiary")
    missing = dict.fromkeys(f"{entry.reason} {entry.command}" for entry in form.used_by if entry.reason)
    _answer(form, pressed)
    if form.touched and not form.ready and not pressed:
        for reason in missing:
            st.caption(plain(reason[:1].upper() + reason[1:]))


def _arrived(form: Form) -> None:
    """Store what the form was sent with, and run the page again with it; what can't be stored stays in its field."""
    stored, wrong = False, ""
    for field in form.fields:
        key = f"set-{field.name}"
        if field.locked or key not in st.session_state or f"shown-{key}" not in st.session_state:
            continue
        value, shown = st.session_state[key], st.session_state[f"shown-{key}"]
        if value == shown or (field.setting.kind == "secret" and not str(value or "").strip()):
            continue
        try:
            services.save(
                workspace(), field.name, ("1" if value else "") if isinstance(value, bool) else str(value or "")
            )
        except ReelwrightError as error:
            wrong = f"{error.message} {error.hint}".strip()
            continue
        stored = True
        st.session_state[f"shown-{key}"] = value
        if field.setting.kind == "secret":  # forgotten at once, so that it isn't sent back to the browser
            st.session_state[key] = st.session_state[f"shown-{key}"] = ""
            _replace(field.name, False)
    if stored:
        _forget()
    if wrong:
        st.session_state[_SAID] = (form.id, False, wrong)
        st.session_state[_WRONG] = True
    elif stored:
        st.session_state[_TRY] = form.id if st.session_state.get(f"try-{form.id}") else ""
        st.rerun()


def _matters(field: Field) -> bool:
    """Whether it is shown at once: what has to be filled in, what was, and switches."""
    return field.setting.required or field.is_set or field.setting.kind == "bool" or field.setting.name == "host"


def _locked(field: Field) -> None:
    where = "the environment" if field.locked == "environment" else "secrets.toml"
    value = "" if field.setting.kind == "secret" else f": {plain(field.value)}"
    st.markdown(f":material/lock: **{plain(field.setting.label)}**{value} :gray[set by {where}]")


def _field(field: Field) -> None:
    """One thing to fill in; `_arrived` finds out by what was shown whether it was changed."""
    setting, key = field.setting, f"set-{field.name}"
    if setting.kind == "secret":
        _secret(field, key)
    elif setting.kind == "bool":
        st.toggle(setting.label, key=_shown(key, field.on), help=setting.help or None)
    elif setting.kind == "choice":
        value = field.value if field.value in setting.choices else setting.default
        at = value if value in setting.choices else setting.choices[0]
        st.selectbox(setting.label, setting.choices, key=_shown(key, at))
        if setting.help:
            st.caption(plain(setting.help))
    else:
        st.text_input(
            setting.label,
            key=_shown(key, field.value),
            placeholder=setting.default,
            help=setting.help or None,
            max_chars=services.MOST_CHARS,
        )


def _shown(key: str, value: Any) -> str:
    """The key of a field that shows what is stored, or what was typed and couldn't be."""
    if not (st.session_state.get(_WRONG) and key in st.session_state):
        fields.bound(key, value)
    st.session_state[f"shown-{key}"] = value
    return key


def _secret(field: Field, key: str) -> None:
    """The field of a key, where there is none yet or it is replaced."""
    replaced = bool(st.session_state.get(f"replace-{field.name}"))
    if field.is_set and not replaced:
        return
    st.text_input(
        f"{field.setting.label}: the new one" if replaced else field.setting.label,
        key=_shown(key, ""),
        type="password",
        autocomplete="off",
        help=field.setting.help or None,
        max_chars=services.MOST_CHARS,
    )


def _kept(field: Field) -> None:
    """A key that is there: never shown again, it can be replaced or removed."""
    label = field.setting.label
    if field.lost:
        st.caption(f":orange[{plain(label)} was locked with another key file. Enter it once more.]")
    if not field.is_set:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(label)}** :green[:material/check: set]", width="stretch")
        if not st.session_state.get(f"replace-{field.name}"):
            st.button("Replace", key=f"ask-{field.name}", type="tertiary", on_click=_replace, args=(field.name, True))
        st.button("Remove", key=f"remove-{field.name}", type="tertiary", on_click=_remove, args=(field.name,))


def _replace(name: str, requested: bool) -> None:
    st.session_state[f"replace-{name}"] = requested


def _remove(name: str) -> None:
    problems.saving(services.save)(workspace(), name, "")
    _replace(name, False)
    _forget()


def _forget() -> None:
    """Nothing that was learnt with the settings of before holds any longer."""
    st.session_state.pop(_SAID, None)
    voice_facts.entries.clear()
    writers.services.clear()
    writers.models.clear()


def _answer(form: Form, pressed: bool) -> None:
    """Show the service's answer to being tried, or what of the form can't be stored."""
    wrong = st.session_state.pop(_WRONG, False)
    asked = st.session_state.pop(_TRY, "") == form.id
    if (pressed or asked) and not wrong:
        with st.spinner("Asking…"):
            try:
                st.session_state[_SAID] = (form.id, True, services.try_it(workspace(), form.id))
            except ReelwrightError as error:
                st.session_state[_SAID] = (form.id, False, f"{error.message} {error.hint}".strip())
    owner, good, words = st.session_state.get(_SAID, ("", True, ""))
    if owner == form.id:
        (st.success if good else st.warning)(
            plain(words), icon=":material/check_circle:" if good else ":material/info:"
        )
