"""Providers: what one declares, and how the files of a family are found.

A provider is one file in its family's package (`core.voice.engines`, ...); its id is the file's stem and its class is
the one subclass of `Provider` that the file defines. Everything a form, a table or a command needs to know of it is
class data, so that nothing is made to ask. Files whose name starts with `_` are not providers. Adding a provider edits
no other file; one that cannot be loaded is listed with the reason and the command that fixes it.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import logging
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar, Generic, Literal, TypeVar

from core.errors import MissingSetup, Unknown

log = logging.getLogger(__name__)

SettingKind = Literal["text", "secret", "url", "number", "bool", "choice"]


@dataclass(frozen=True)
class Setting:
    """One field of a provider's or a connection's form; the stored name is `<owner's id>_<name>`."""

    name: str
    label: str
    kind: SettingKind = "text"
    default: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    unless: str = ""  # not required where this other setting of the same owner is filled


@dataclass(frozen=True)
class Connection:
    """An account that several providers may share, so that its key is entered once."""

    id: str
    label: str
    settings: tuple[Setting, ...]
    url: str = ""  # where a key is got


@dataclass(frozen=True)
class Cost:
    """The price of a unit of work, for estimates before a paid call."""

    amount: float
    unit: str  # "character", "minute", "request", "million tokens", ...
    currency: str = "USD"


class Provider:
    """What every provider declares, whatever its family; families add their own methods in a subclass."""

    label: ClassVar[str] = ""
    note: ClassVar[str] = ""  # one plain sentence
    settings: ClassVar[tuple[Setting, ...]] = ()
    connection: ClassVar[Connection | None] = None
    limits: ClassVar[Mapping[str, float]] = {}  # e.g. {"characters": 4096, "parallel": 4}
    capabilities: ClassVar[frozenset[str]] = frozenset()
    licence: ClassVar[str] = ""
    restricts: ClassVar[str] = ""  # what the licence or the terms forbid, shown where one chooses
    cost: ClassVar[Cost | None] = None  # None: free
    on_by_default: ClassVar[bool] = True  # False for what is unofficial
    requires: ClassVar[tuple[str, ...]] = ()  # importable modules
    install: ClassVar[str] = ""  # the command that brings them

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        """`values` are the stored settings by their full lower-case name."""
        self.values: Mapping[str, str] = values or {}

    def setting(self, name: str) -> str:
        """A setting of this provider or of its connection; its default where nothing is stored."""
        owners = [(provider_id(type(self)), self.settings)]
        if self.connection is not None:
            owners.append((self.connection.id, self.connection.settings))
        for owner, settings in owners:
            for one in settings:
                if one.name == name:
                    return self.values.get(f"{owner}_{name}", "") or one.default
        raise KeyError(name)


P = TypeVar("P", bound=Provider)


@dataclass(frozen=True)
class Listed(Generic[P]):
    """One file of a family. `provider` is None where it could not be loaded; `reason` is empty where it is ready."""

    id: str
    family: str
    label: str
    provider: type[P] | None
    reason: str = ""
    command: str = ""

    @property
    def available(self) -> bool:
        return not self.reason


def is_on(value: str) -> bool:
    """Whether a stored yes-or-no setting says yes."""
    return value.strip().lower() in ("1", "true", "yes", "on")


def provider_id(provider: type[Provider]) -> str:
    """The id of a provider: the stem of its file."""
    return provider.__module__.rpartition(".")[2]


def discover(family: str, values: Mapping[str, str] | None = None) -> list[Listed]:
    """Every provider file of the package `family`, by id; never raises for one that is broken.

    `values` are the stored settings: a provider whose required settings are missing is listed as unavailable, too.
    """
    return [_with_settings(one, values or {}) for one in _files(family)]


def get(family: str, name: str, values: Mapping[str, str] | None = None) -> type[Provider]:
    """The provider class of that id. Raises `BadInput` (no such provider) or `MissingSetup` (it is unavailable)."""
    found = {one.id: one for one in discover(family, values)}
    if name not in found:
        raise Unknown(f"There is no provider called “{name}”.", f"Known are: {', '.join(sorted(found))}.")
    one = found[name]
    if one.provider is None or not one.available:
        raise MissingSetup(f"{one.label} cannot be used: {one.reason}", one.command)
    return one.provider


def connections(families: Iterable[str]) -> dict[str, Connection]:
    """All connections that the providers of these families declare, by id."""
    out: dict[str, Connection] = {}
    for family in families:
        for one in _files(family):
            if one.provider is not None and one.provider.connection is not None:
                out.setdefault(one.provider.connection.id, one.provider.connection)
    return out


@cache
def _files(family: str) -> tuple[Listed, ...]:
    """The loaded files of a family, without regard to settings."""
    package = importlib.import_module(family)
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    return tuple(_load(family, name) for name in names)


def _load(family: str, name: str) -> Listed:
    """Import one file; a failure of any kind becomes a reason, so that it cannot break the others."""
    try:
        module = importlib.import_module(f"{family}.{name}")
    except Exception as error:  # whatever a provider file does wrong stays its own problem
        log.warning("provider %s.%s cannot be loaded", family, name, exc_info=True)
        missing = getattr(error, "name", "") if isinstance(error, ImportError) else ""
        reason = f"it needs the package {missing}." if missing else f"its file fails to load ({type(error).__name__})."
        return Listed(name, family, name, None, reason, "Run: pip install -r requirements.txt")
    classes = [
        one
        for _, one in inspect.getmembers(module, inspect.isclass)
        if issubclass(one, Provider) and one.__module__ == module.__name__
    ]
    if len(classes) != 1:
        return Listed(name, family, name, None, f"its file defines {len(classes)} providers instead of one.", "")
    provider = classes[0]
    absent = [one for one in provider.requires if not _importable(one)]
    if absent:
        return Listed(
            name,
            family,
            provider.label,
            provider,
            f"it needs {', '.join(absent)}.",
            f"Run: {provider.install}" if provider.install else "",
        )
    return Listed(name, family, provider.label, provider)


def _importable(module: str) -> bool:
    """Whether the module is installed; it is not imported."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _with_settings(one: Listed, values: Mapping[str, str]) -> Listed:
    """The same entry, unavailable if a required setting has no value or it has not been switched on."""
    if one.provider is None or not one.available:
        return one
    if not one.provider.on_by_default and not is_on(values.get(f"{one.id}_enabled", "")):
        return replace(
            one,
            reason=f"it is off until you switch it on. {one.provider.restricts}".strip(),
            command=f"Switch it on on the settings page or set REELWRIGHT_{one.id.upper()}_ENABLED=1.",
        )
    owners = [(one.id, one.provider.settings)]
    if one.provider.connection is not None:
        owners.append((one.provider.connection.id, one.provider.connection.settings))
    for owner, settings in owners:
        for setting in settings:
            name = f"{owner}_{setting.name}"
            spared = setting.unless and values.get(f"{owner}_{setting.unless}")
            if setting.required and not spared and not (values.get(name) or setting.default):
                return replace(
                    one,
                    reason=f"its {setting.label} is not set.",
                    command=f"Enter it on the settings page or set REELWRIGHT_{name.upper()}.",
                )
    return one
