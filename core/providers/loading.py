"""One provider file as an entry of its family's list; whatever is wrong with the file becomes a reason."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Generic, TypeVar

from core.providers.declared import Connection, Cost, Provider, Setting, lacking

log = logging.getLogger(__name__)

P = TypeVar("P", bound=Provider)

_TYPES: dict[str, tuple[type, ...]] = {
    "label": (str,), "note": (str,), "settings": (tuple,), "connection": (Connection, type(None)),
    "limits": (Mapping,), "capabilities": (frozenset,), "licence": (str,), "restricts": (str,),
    "cost": (Cost, type(None)), "on_by_default": (bool,), "requires": (tuple,), "install": (str,),
}  # fmt: skip


@dataclass(frozen=True)
class Listed(Generic[P]):
    """One provider of a family. `provider` is None where it could not be loaded; `reason` is empty where it is ready.

    `package` is the distribution that adds it; empty for those of this repository.
    """

    id: str
    family: str
    label: str
    provider: type[P] | None
    reason: str = ""
    command: str = ""
    package: str = ""

    @property
    def available(self) -> bool:
        return not self.reason


def load(family: str, base: type[Provider], name: str, module_name: str, package: str = "") -> Listed:
    """Import one provider's file; a failure of any kind becomes a reason, so that it cannot break the others."""

    def broken(reason: str, command: str = "") -> Listed:
        return Listed(name, family, name, None, reason, command, package)

    by = f"Update or remove the package {package}." if package else ""
    if package and not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        return broken("its id is not in small letters, digits and underscores.", by)
    if package and module_name.rpartition(".")[2] != name:
        return broken(f"its entry point {name} leads to the file {module_name.rpartition('.')[2]}.py.", by)
    try:
        module = importlib.import_module(module_name)
    except (Exception, SystemExit) as error:  # whatever a provider file does wrong stays its own problem
        log.warning("provider %s.%s cannot be loaded", family, name, exc_info=True)
        missing = (getattr(error, "name", "") or "") if isinstance(error, ImportError) else ""
        reason = f"it needs the package {missing}." if missing else f"its file fails to load ({type(error).__name__})."
        return broken(reason, by or "Run: pip install -r requirements.txt")
    classes = _classes(module, base)
    if len(classes) != 1:
        return broken(f"its file defines {len(classes)} providers instead of one.", by)
    provider = classes[0]
    if wrong := _wrong(provider):
        return broken(wrong, by)
    absent = [required for required in provider.requires if not _importable(required)]
    return Listed(
        name,
        family,
        provider.label or name,
        provider,
        f"it needs {', '.join(absent)}." if absent else "",
        f"Run: {provider.install}" if absent and provider.install else "",
        package,
    )


def _classes(module: ModuleType, base: type[Provider]) -> list[type[Provider]]:
    """The providers that a module defines itself."""
    found = [member for _, member in inspect.getmembers(module, inspect.isclass) if issubclass(member, base)]
    return [member for member in found if member.__module__ == module.__name__]


def _wrong(provider: type[Provider]) -> str:
    """Return why a class cannot be a provider: a method that it lacks, or a declaration of the wrong type; else ""."""
    for name, types in _TYPES.items():
        if not isinstance(getattr(provider, name), types):
            return f"its class declares {name} as {type(getattr(provider, name)).__name__}."
    if missing := lacking(provider):
        return f"its class lacks {missing}."
    if not all(isinstance(setting, Setting) for setting in provider.settings):
        return "its class declares settings that are none."
    return ""


def _importable(module: str) -> bool:
    """Whether the module is installed; it is not imported."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
