"""Changes of a scene, kept as what the person changed of the scene they saw."""

from __future__ import annotations

from typing import Any

from core.errors import ChangedElsewhere
from core.model.storyboard import Shot
from core.studio.project import boards
from core.studio.visuals import shots, storyboard
from pages.parts import elsewhere
from pages.parts.workspace import workspace


def keep(project_id: int, number: int, seen: Shot, **changes: Any) -> bool:
    """Change how a scene is shown by a press on the page; False where that was changed elsewhere, and both wait for a
    choice.
    """

    def act(scene: Shot) -> None:
        shots.set_shot(workspace(), project_id, number, seen=scene, **changes)

    def renew(error: ChangedElsewhere) -> Shot:
        return boards.as_now(seen, error.current)

    return elsewhere.guarded(project_id, f"Scene {number + 1} was", act, seen, renew)


def swap(project_id: int, number: int, seen: Shot, sha256: str) -> bool:
    """Show another picture in a scene by a press on the page; False where it shows another than the one seen by now,
    and both wait.
    """

    def act(scene: Shot) -> None:
        storyboard.swap(workspace(), project_id, number, sha256, seen=scene)

    def renew(error: ChangedElsewhere) -> Shot:
        return boards.as_now(seen, error.current)

    return elsewhere.guarded(project_id, f"Scene {number + 1} was", act, seen, renew)
