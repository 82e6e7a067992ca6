"""Providers of other packages: the entry points that their metadata names. Nothing is imported to list them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib import metadata, util
from pathlib import Path

log = logging.getLogger(__name__)

_OURS = "reelwright."


@dataclass(frozen=True, order=True)
class EntryPoint:
    """A provider that an installed package announces: `module` holds its class."""

    id: str
    package: str
    module: str
    group: str


def group(family: str) -> str:
    """The entry point group of a family: `reelwright.voice.engines` for `core.voice.engines`."""
    return _OURS + family.removeprefix("core.")


def entry_points(family: str) -> list[EntryPoint]:
    """The providers that installed packages add to a family, by id, then by package."""
    return [point for point in _installed() if point.group == group(family)]


def files() -> list[Path]:
    """The source files of all outside providers, found without importing them."""
    return [path for point in _installed() if (path := _source(point.module)) is not None]


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """Our entry points of all installed packages; those of packages installed later are there after a restart."""
    found: set[EntryPoint] = set()
    for package in metadata.distributions():
        try:
            points = [point for point in package.entry_points if point.group.startswith(_OURS)]
            found.update(EntryPoint(point.name, package.name, point.module, point.group) for point in points)
        except Exception:  # whatever is wrong with a package's metadata stays its own problem
            log.warning("the entry points of a package cannot be read", exc_info=True)
    return tuple(sorted(found))


def _source(module: str) -> Path | None:
    try:
        spec = util.find_spec(module)
    except Exception:  # noqa: BLE001 - importing its parent package may fail in any way
        return None
    return Path(spec.origin) if spec is not None and spec.origin and spec.origin.endswith(".py") else None
