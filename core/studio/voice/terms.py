"""The terms of a voice before it is chosen, and the notices about a narration once it is spoken."""

from __future__ import annotations

from dataclasses import dataclass

from core import providers
from core.model.coded import Notice
from core.studio.project.project import Project
from core.studio.voice import delivery
from core.studio.workspace.workspace import Workspace

FAMILY = "core.voice.engines"


@dataclass(frozen=True)
class Terms:
    """The terms of a speech engine: what it forbids, in one sentence or empty, and the price of the text."""

    restricts: str = ""
    price: float = 0.0
    currency: str = ""
    offline: bool = True
    costs: bool = False  # whether it is a paid one at all, whatever the text
    characters: int = 0  # of the text

    @property
    def paid(self) -> bool:
        return self.price > 0


def terms(workspace: Workspace, characters: int) -> dict[str, Terms]:
    """The terms of the voices of every engine that is set up, by its id, for a text of so many characters."""
    out = {}
    for entry in providers.discover(FAMILY, workspace.values_now()):
        kind = entry.provider
        if kind is None or not entry.available:
            continue
        price = kind.cost.amount * characters if kind.cost and kind.cost.unit == "character" else 0.0
        currency = kind.cost.currency if kind.cost else ""
        out[entry.id] = Terms(
            kind.restricts, price, currency, "offline" in kind.capabilities, kind.cost is not None, characters
        )
    return out


def notes(workspace: Workspace, project_id: int) -> list[Notice]:
    """Return notices on how lines were spoken otherwise than asked, and whose voices are in it. Raises `NotFound`."""
    project = Project(workspace, project_id)
    return list(dict.fromkeys([*project.approved.get("voice", {}).get("notices", []), *delivery.remarks(project)]))
