"""Pictures that the data folder sees for the first time, for the figures of what was made and what was there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from core.studio.workspace.workspace import Workspace


def count(workspace: Workspace, use: Literal["fetched", "asset"], sha256s: Iterable[str]) -> int:
    """Count those pictures that no project of the data folder had before in this use, and note that it has them now."""
    new = 0
    for sha256 in sha256s:
        key = f"studio.{use}/{sha256}"
        if workspace.cache.get(key) is None:
            workspace.cache.put(key, True)
            new += 1
    return new
