"""The declarations of a provider: data of its class, so that a form, a table or a command asks nobody."""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeVar

SettingKind = Literal["text", "secret", "url", "number", "bool", "choice"]
Blanks = Literal["refused", "kept", "dropped"]


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
    blanks: Blanks = "refused"  # in a secret: keys have none, passwords may, and some are only shown in groups


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


F = TypeVar("F", bound=Callable[..., Any])


def optional(method: F) -> F:
    """Mark a method of a family's base that a provider may leave as it is; the others are abstract."""
    method.__optional__ = True  # type: ignore[attr-defined]
    return method


class Provider(ABC):  # noqa: B024 - the bases of the families have the abstract methods
    """The declarations of every provider. A family's base adds methods: `@abstractmethod` is one that every provider
    must have, `@optional` one that it may have, unless it declares a capability of `needs`. A class that lacks one
    cannot be constructed, and is listed as unavailable.
    """

    needs: ClassVar[Mapping[str, str]] = {}  # by capability: the optional method that it is about; of the base only

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
        """`values` are the stored settings by their full lower-case name. Raises `TypeError` where a method lacks."""
        if missing := lacking(type(self)):
            raise TypeError(f"{type(self).__name__} lacks {missing}, which its capabilities promise")
        self.values: Mapping[str, str] = values or {}

    def setting(self, name: str) -> str:
        """The value of a setting of this provider or of its connection; its default where nothing is stored.

        Raises `KeyError` for a name that neither declares.
        """
        for owner, settings in owners(type(self)):
            for setting in settings:
                if setting.name == name:
                    return self.values.get(f"{owner}_{name}", "") or setting.default
        raise KeyError(name)


def provider_id(provider: type[Provider]) -> str:
    """The id of a provider: the stem of its file."""
    return provider.__module__.rpartition(".")[2]


def lacking(provider: type[Provider]) -> str:
    """The methods that a provider of a family must have and has not, such as "hear(), version()"; empty where there
    is none.
    """
    missing = set(provider.__abstractmethods__)
    for capability, method in provider.needs.items():
        if capability in provider.capabilities and getattr(getattr(provider, method), "__optional__", False):
            missing.add(method)
    return ", ".join(f"{method}()" for method in sorted(missing))


def owners(provider: type[Provider]) -> list[tuple[str, tuple[Setting, ...]]]:
    """The settings that a provider reads, by whose they are: the provider's own, and those of its connection."""
    found = [(provider_id(provider), provider.settings)]
    if provider.connection is not None:
        found.append((provider.connection.id, provider.connection.settings))
    return found


def is_on(value: str) -> bool:
    """Whether a provider's stored yes-or-no setting says yes."""
    return value.strip().lower() in ("1", "true", "yes", "on")
