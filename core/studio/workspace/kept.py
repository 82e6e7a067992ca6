"""Small files for pages, each made once and kept under the key of what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.studio.workspace.locks import Locks
from core.studio.workspace.workspace import House

_making = Locks()  # a page asks for the same picture twice at once


def once(house: House, kind: str, key: str, make: Callable[[], bytes], suffix: str = ".jpg") -> Path:
    """Return the kept file, made if it is not there or damaged. Raises as `make`."""
    name = f"{kind}/{key}"
    with _making.holding((house.data, name)):
        held = house.cache.get(name)
        if not isinstance(held, str) or not house.blobs.has(held):
            held = house.blobs.put(make(), suffix)
            house.cache.put(name, held)
        return house.blobs.path(held)
