"""By which rules stock pictures are chosen, as the settings page shows and keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core import providers
from core.errors import BadInput, Unknown
from core.store import settings as setting_rows
from core.studio.project.seen import require_unchanged
from core.studio.workspace.workspace import Workspace, open_workspace

SWITCH = "stock_moneyprinter"
NAMES = ("clips", "results", "min_s", "most_s", "choice")


@dataclass(frozen=True)
class RulesView:
    """The rules in force; `simple` where they are MoneyPrinter's; `locked` names those that are set from outside."""

    values: dict[str, Any]
    limits: dict[str, tuple[float, float]]
    simple: bool
    locked: frozenset[str]


def rules(workspace: Workspace) -> RulesView:
    """The rules for stock pictures as they are set, for the settings page."""
    from core.visuals.stock.rules import LIMITS, rules

    settings = open_workspace(workspace.settings).settings
    outside = settings.locked | settings.filed
    locked = frozenset(name for name in NAMES if f"stock_{name}" in outside)
    simple = providers.is_on(settings.values.get(SWITCH, ""))
    if SWITCH in outside:
        locked |= {"simple"}
    return RulesView(asdict(rules(settings.values)), dict(LIMITS), simple, locked)


def set_rules(workspace: Workspace, *, seen: Mapping[str, Any] | None = None, **changes: Any) -> RulesView:
    """Change the rules for stock pictures: `clips`, `results`, `min_s`, `most_s`, `choice` ("best" or "first"),
    `simple`; None for the usual.

    `seen` are rules as the person saw them: one that is otherwise by now is not written over. All are kept or none.
    Raises `BadInput` for one that is unknown, out of range, or set from outside, `ChangedElsewhere`.
    """
    with workspace.store.write():
        now = rules(workspace)
        require_unchanged({**now.values, "simple": now.simple}, seen, changes)
        _keep(workspace, now, changes)
    return rules(workspace)


def _keep(workspace: Workspace, now: RulesView, changes: Mapping[str, Any]) -> None:
    from core.visuals.stock.rules import LIMITS

    for name, value in changes.items():
        if name not in (*NAMES, "simple"):
            raise Unknown(f"There is no rule called {name[:40]!r}.", f"There are: {', '.join((*NAMES, 'simple'))}.")
        if name in now.locked:
            raise BadInput("That rule is set from outside.", "Change it there, then start again.", code="locked")
        if name == "simple":
            setting_rows.put(workspace.store, SWITCH, "1" if value else "")
        elif value is None:
            setting_rows.put(workspace.store, f"stock_{name}", "")
        elif name == "choice":
            if value not in ("best", "first"):
                raise BadInput(f"Pictures cannot be chosen {str(value)[:20]!r}.", "Choose best or first.")
            setting_rows.put(workspace.store, "stock_choice", value)
        else:
            low, high = LIMITS[name]
            if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
                raise BadInput("That number is out of range.", f"Give a number from {low:g} to {high:g}.")
            setting_rows.put(workspace.store, f"stock_{name}", f"{value:g}")
