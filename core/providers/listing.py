"""The list of a family: this repository's files and those of installed packages, ready or with the reason why not."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from core.errors import MissingSetup, Unknown
from core.providers import outside
from core.providers.declared import Connection, Provider, is_on, owners
from core.providers.loading import Listed, load


def discover(family: str, values: Mapping[str, str] | None = None) -> list[Listed]:
    """Every provider of the package `family`, by id, those of other packages last; never raises for a broken one.

    `values` are the stored settings: a provider whose required settings are missing is listed as unavailable, too.
    """
    return [_with_settings(listed, values or {}) for listed in _files(family)]


def shipped(family: str) -> list[Listed]:
    """The providers of this repository, without regard to settings: the same on every machine."""
    return [listed for listed in _files(family) if not listed.package]


def get(family: str, name: str, values: Mapping[str, str] | None = None) -> type[Provider]:
    """The provider class of that id. Raises `BadInput` (no such provider) or `MissingSetup` (it is unavailable)."""
    known = {listed.id: listed for listed in discover(family, values)}
    if name not in known:
        raise Unknown(f"There is no provider called “{name}”.", f"Known are: {', '.join(sorted(known))}.")
    listed = known[name]
    if listed.provider is None or not listed.available:
        raise MissingSetup(f"{listed.label} cannot be used: {listed.reason}", listed.command)
    return listed.provider


def connections(families: Iterable[str]) -> dict[str, Connection]:
    """All connections (accounts) that the providers of these families declare, by id."""
    found: dict[str, Connection] = {}
    for family in families:
        for listed in _files(family):
            if listed.provider is not None and listed.provider.connection is not None:
                found.setdefault(listed.provider.connection.id, listed.provider.connection)
    return found


@cache
def _files(family: str) -> tuple[Listed, ...]:
    """The loaded providers of a family, without regard to settings. An id that is taken twice is the first one's."""
    package = importlib.import_module(family)
    base: type[Provider] = getattr(package, "BASE", Provider)
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__) if not info.name.startswith("_"))
    found = {name: load(family, base, name, f"{family}.{name}") for name in names}
    for point in outside.entry_points(family):
        if point.id not in found:
            found[point.id] = load(family, base, point.id, point.module, point.package)
            continue
        other = f"{point.id}@{point.package}"
        taken = f"the name {point.id} is taken by {found[point.id].package or 'a provider of this program'}."
        found[other] = Listed(
            other, family, other, None, taken, f"Update or remove the package {point.package}.", point.package
        )
    return tuple(found.values())


def _with_settings(listed: Listed, values: Mapping[str, str]) -> Listed:
    """The same entry, unavailable if a required setting has no value or it has not been switched on."""
    if listed.provider is None or not listed.available:
        return listed
    if not listed.provider.on_by_default and not is_on(values.get(f"{listed.id}_enabled", "")):
        return replace(
            listed,
            reason=f"it is off until you switch it on. {listed.provider.restricts}".strip(),
            command=f"Switch it on on the settings page or set REELWRIGHT_{listed.id.upper()}_ENABLED=1.",
        )
    for owner, settings in owners(listed.provider):
        for setting in settings:
            name = f"{owner}_{setting.name}"
            spared = setting.unless and values.get(f"{owner}_{setting.unless}")
            if setting.required and not spared and not (values.get(name) or setting.default):
                return replace(
                    listed,
                    reason=f"its {setting.label} is not set.",
                    command=f"Enter it on the settings page or set REELWRIGHT_{name.upper()}.",
                )
    return listed
