"""Places that a finished video can go to now, and those that only want to be set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core import providers
from core.model.presets import PRESETS
from core.ports import never_cancelled
from core.providers import Listed
from core.publish.target import FAMILY, Allowed, Desk, Target
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace

__all__ = ["Allowed", "Place", "allowed", "places"]


@dataclass(frozen=True)
class Place:
    """Somewhere to publish: `to` as `publications` wants it, empty where it is not set up yet; `target` is its id,
    `ending` a sentence where its account's sign-in ends soon, or has.
    """

    to: str
    label: str
    target: str
    capabilities: frozenset[str]
    ending: str = ""


def places(workspace: Workspace, preset: str) -> list[Place]:
    """The places for videos of a platform: those that are ready first, by their names."""
    values = workspace.values_now()
    found: list[Place] = []
    for entry in providers.discover(FAMILY, values):
        if entry.provider is not None and _takes(entry, preset):
            found += _of(workspace, entry, values)
    return sorted(found, key=lambda place: (not place.to, place.label.lower()))


def allowed(workspace: Workspace, to: str) -> Allowed | None:
    """Ask an account at a target ("TARGET:ACCOUNT") what it may do now, before a post; None where nothing depends on
    it. Raises `Unknown`, `MissingSetup`, `ProviderFailed`.
    """
    name, _, account = to.partition(":")
    target = accounts.target(workspace, name)
    if "asks_account" not in target.capabilities:
        return None
    number = accounts.find(workspace, name, account).id
    token = accounts.token_of(workspace, number, never_cancelled)
    return target.allowed(Desk(accounts.opened(workspace, number), token))


def _takes(entry: Listed[providers.Provider], preset: str) -> bool:
    platform = getattr(entry.provider, "platform", "")
    return platform in ("", PRESETS[preset].platform.name)


def _of(workspace: Workspace, entry: Listed[providers.Provider], values: Mapping[str, str]) -> list[Place]:
    provider = entry.provider
    assert provider is not None and issubclass(provider, Target)  # noqa: S101 - of its family
    facts = entry.id, provider.capabilities
    if "account" not in provider.capabilities:
        return [Place(entry.id if entry.available else "", entry.label, *facts)]
    connected = accounts.accounts(workspace, entry.id)
    ready = [Place(f"{entry.id}:{view.id}", f"{entry.label} · {view.name}", *facts, view.ending) for view in connected]
    return ready or [Place("", entry.label, *facts)]
