"""Services that can be set up: a form for each account or service, made of what its providers declare, and its test."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Literal, cast

from core import providers
from core.errors import BadInput, ProviderFailed, ReelwrightError, Unknown
from core.ports import never_cancelled
from core.providers import Listed, Provider, Setting
from core.publish.target import FAMILY as TARGETS
from core.publish.target import Desk
from core.store import secrets
from core.store import settings as setting_rows
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace, open_workspace

SCRIPTS, VOICES, TIMES = "core.llm", "core.voice.engines", "core.voice.aligners"
PICTURES = "core.visuals.sources"
FAMILIES = (SCRIPTS, VOICES, TIMES, PICTURES, TARGETS)
MOST_CHARS = 4000
TRY_S = 25.0
_TRIED_WORD = "Hello."


@dataclass(frozen=True)
class Field:
    """One thing to fill in. `value` is empty for a secret, which never leaves the store for a page."""

    name: str
    setting: Setting
    value: str
    is_set: bool
    locked: Literal["", "environment", "file"]
    lost: bool = False  # a secret that the present key file does not open

    @property
    def on(self) -> bool:
        """Whether the switch is shown as on."""
        return providers.is_on(self.value or self.setting.default)


@dataclass
class Form:
    """An account or a service with everything to fill in, and the providers that use it."""

    id: str
    label: str
    url: str = ""
    fields: list[Field] = field(default_factory=list)
    used_by: list[Listed[Provider]] = field(default_factory=list)

    @property
    def families(self) -> tuple[str, ...]:
        used = {entry.family for entry in self.used_by}
        return tuple(family for family in FAMILIES if family in used)

    @property
    def ready(self) -> bool:
        return any(entry.available for entry in self.used_by)

    @property
    def touched(self) -> bool:
        """Whether anything of it was set."""
        return any(item.is_set for item in self.fields)


def forms(workspace: Workspace) -> list[Form]:
    """The forms of all services that have something to set up, by their names. Two with the same owner are one."""
    workspace = open_workspace(workspace.settings)
    _, lost = secrets.all_values(workspace.store, workspace.settings)
    out: dict[str, Form] = {}
    found = [item for family in FAMILIES for item in providers.discover(family, workspace.settings.values)]
    for entry in found:  # accounts first: what they say of a key goes before what a single provider says of it
        account = entry.provider.connection if entry.provider else None
        if account is not None:
            form = out.setdefault(account.id, Form(account.id, account.label, account.url))
            _fill(workspace, form, account.settings, lost)
            form.used_by.append(cast("Listed[Provider]", entry))
    for entry in found:
        if entry.provider is not None and entry.provider.settings:
            account = entry.provider.connection
            form = out[account.id] if account is not None else out.setdefault(entry.id, Form(entry.id, entry.label))
            _fill(workspace, form, entry.provider.settings, lost, prefix=entry.id)
            if entry not in form.used_by:
                form.used_by.append(cast("Listed[Provider]", entry))
    _choice_of_aligner(workspace, out, [element for element in found if element.family == TIMES], lost)
    return sorted(out.values(), key=lambda form: form.label.lower())


def _choice_of_aligner(
    workspace: Workspace, forms: dict[str, Form], found: list[Listed[Provider]], lost: frozenset[str]
) -> None:
    """Add the form for the aligner, which serves voices that do not say themselves when each word is spoken."""
    form = Form("aligner", "Times of words", used_by=[entry for entry in found if entry.id == "builtin"])
    choices = tuple(item.id for item in found)
    setting = Setting(
        "aligner",
        "Found by",
        kind="choice",
        default="builtin",
        choices=choices,
        help="For voices and recordings that do not say when each word is spoken. "
        + "; ".join(f"{element.id}: {element.provider.note}" for element in found if element.provider),
    )
    _fill(workspace, form, (setting,), lost, prefix="")
    forms[form.id] = form


def _fill(
    workspace: Workspace, form: Form, settings: tuple[Setting, ...], lost: frozenset[str], prefix: str | None = None
) -> None:
    there = {item.name for item in form.fields}
    for setting in settings:
        name = f"{form.id if prefix is None else prefix}_{setting.name}".lstrip("_")
        if name in there:
            continue
        value = workspace.settings.get(name)
        locked: Literal["", "environment", "file"] = (
            "environment" if name in workspace.settings.locked else "file" if name in workspace.settings.filed else ""
        )
        shown = "" if setting.kind == "secret" else value
        form.fields.append(Field(name, setting, shown, bool(value), locked, name in lost))


def makes_pictures(form: Form) -> bool:
    """Whether pictures can be made with a service, or with one of the things that it is the account for."""
    return any(
        entry.family == PICTURES and entry.provider is not None and "generate" in entry.provider.capabilities
        for entry in form.used_by
    )


def save(workspace: Workspace, name: str, value: str) -> None:
    """Keep a setting of a service; an empty value removes it. Raises `BadInput` for one that is unknown, locked or no
    such value.
    """
    found = next((item for form in forms(workspace) for item in form.fields if item.name == name), None)
    if found is None:
        raise Unknown(f"There is no setting called {name[:60]!r}.", "Choose one of the settings page.")
    label = found.setting.label
    if found.locked:
        where = "the environment" if found.locked == "environment" else "the file secrets.toml"
        raise BadInput(f"{label} is set by {where}.", "Change it there, then start again.", code="locked")
    value = _checked(found.setting, value.strip())
    if found.setting.kind == "secret":
        secrets.put(workspace.store, workspace.settings, name, value)
    else:
        setting_rows.put(workspace.store, name, value)


def _checked(setting: Setting, value: str) -> str:
    """The value as it is stored. Raises `BadInput`, which never repeats a secret."""
    label = setting.label
    if len(value) > MOST_CHARS or any(not (c.isprintable() or c in "\n\t") for c in value):
        raise BadInput(f"{label} has characters that it cannot have, or too many.", "Paste it once more.")
    if not value:
        return ""
    if value.startswith(secrets.MARK):
        raise BadInput(f"{label} cannot begin so.", "Paste it once more.")
    if setting.blanks == "dropped":
        value = "".join(value.split())
    if setting.kind == "secret" and setting.blanks == "refused" and any(c.isspace() for c in value):
        raise BadInput(f"{label} has a blank in it, and no key has one.", "Paste it once more, alone.")
    if setting.kind == "url" and not (value.startswith(("http://", "https://")) and " " not in value):
        raise BadInput(f"{label} is no web address.", "Write it as http://HOST:PORT or https://HOST.")
    if setting.kind == "number":
        try:
            float(value)
        except ValueError as error:
            raise BadInput(f"{label} is a number.", "Write digits, such as 0.5.") from error
    if setting.kind == "choice" and value not in setting.choices:
        raise BadInput(f"{label} cannot be {value[:40]!r}.", f"Choose one of: {', '.join(setting.choices)}.")
    if setting.kind == "bool":
        return "1" if providers.is_on(value) else ""
    return value


def try_it(workspace: Workspace, form_id: str) -> str:
    """Ask a service that is being set up something cheap; one sentence about the answer. Raises what it failed with."""
    workspace = open_workspace(workspace.settings)
    form = next((element for element in forms(workspace) if element.id == form_id), None)
    if form is None:
        raise Unknown(f"There is no service called {form_id[:60]!r}.", "Choose one of the settings page.")
    usable = [entry for entry in form.used_by if entry.available and entry.provider is not None]
    if not usable:
        first = form.used_by[0]
        raise BadInput(f"{form.label} cannot be used yet: {first.reason}", first.command)
    chats = [item for item in usable if item.family == SCRIPTS]
    if usable[0].family == TIMES:
        return _times(workspace, usable[0])
    if usable[0].family == PICTURES:
        return " ".join(_pictures(workspace, entry) for entry in usable if entry.family == PICTURES)
    if usable[0].family == TARGETS:
        return _target(workspace, usable[0])
    return _models(workspace, chats[0]) if chats else _voice(workspace, usable[0])


def _pictures(workspace: Workspace, entry: Listed[Provider]) -> str:
    """Try a source of pictures and return what it says of itself; nothing is made, nothing costs."""
    from core.studio.workspace.run import Run
    from core.visuals.source import Source

    ends = time.monotonic() + TRY_S

    def check() -> None:
        if time.monotonic() > ends:
            raise ProviderFailed(f"{entry.label} does not answer in time.", "Check its address, or try again later.")

    return cast("type[Source]", entry.provider)(workspace.settings.values).greet(workspace.context(Run(check=check)))


def _target(workspace: Workspace, entry: Listed[Provider]) -> str:
    """Greet a target, with the first account there is at it."""
    found = accounts.accounts(workspace, entry.id)
    desk = Desk(token=accounts.token_of(workspace, found[0].id, never_cancelled)) if found else Desk()
    return accounts.target(workspace, entry.id).greet(desk)


def _times(workspace: Workspace, entry: Listed[Provider]) -> str:
    """A spoken word whose time is to be found."""
    from core.voice.aligner import Aligner
    from core.voice.engine import Request
    from core.voice.engines.espeak import Espeak

    engine = Espeak()
    aligner = cast("type[Aligner]", entry.provider)(workspace.settings.values)
    try:
        speech = engine.say(Request(_TRIED_WORD, "en-us", "en"))
        found = aligner.align(speech.samples, speech.rate, _TRIED_WORD.split(), "en", workspace.context())
    finally:
        engine.close()
        aligner.close()
    return f"{entry.label} answers and heard {_count(len(found), 'word')}."


def _models(workspace: Workspace, entry: Listed[Provider]) -> str:
    from core.llm import ChatModel

    chat = cast("type[ChatModel]", entry.provider)(workspace.settings.values)
    found = chat.models()
    if not found:
        return f"{chat.label} answers, but has no model yet."
    names = ", ".join(model.name for model in found[:3])
    return f"{chat.label} answers and offers {_count(len(found), 'model')}: {names}{', …' if len(found) > 3 else '.'}"


def _voice(workspace: Workspace, entry: Listed[Provider]) -> str:
    """A list of voices that is asked for over the network, or a spoken word where that costs nothing."""
    from core.voice import catalogue
    from core.voice.engine import Request

    engine = catalogue.engine(entry.id, workspace.settings)
    ends = time.monotonic() + TRY_S

    def check() -> None:
        if time.monotonic() > ends:
            raise ProviderFailed(f"{entry.label} does not answer in time.", "Check its address, or try again later.")

    voices = engine.voices()
    if engine.cost is not None or not voices:
        return f"{entry.label} answers with {_count(len(voices), 'voice')}."
    try:
        speech = engine.say(Request(_TRIED_WORD, voices[0].voice, "en"), check)
    finally:
        engine.close()
    length = len(speech.samples) / speech.rate
    return f"{entry.label} answers: it has {_count(len(voices), 'voice')} and spoke for {length:.1f} s."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def writers(workspace: Workspace) -> dict[str, str]:
    """The chat services for the settings page that are set up, or answer on this machine: their ids and names."""
    workspace = open_workspace(workspace.settings)
    ready = {}
    for entry in providers.discover(SCRIPTS, workspace.settings.values):
        if entry.provider is None or not entry.available:
            continue
        filled = any(workspace.settings.get(f"{entry.id}_{setting.name}") for setting in entry.provider.settings)
        if (
            filled
            or entry.provider.connection is not None
            or ("offline" in entry.provider.capabilities and models_of(workspace, entry.id))
        ):
            ready[entry.id] = entry.label
    return ready


def models_of(workspace: Workspace, writer: str) -> list[str]:
    """The names of the models that a chat service offers for the settings page; none where it doesn't answer. Raises
    `BadInput`.
    """
    from core.llm import ChatModel

    workspace = open_workspace(workspace.settings)
    chat = cast("type[ChatModel]", providers.get(SCRIPTS, writer, workspace.settings.values))(workspace.settings.values)
    try:
        return [model.name for model in chat.models() if "embed" not in model.name]
    except ReelwrightError:
        return []
