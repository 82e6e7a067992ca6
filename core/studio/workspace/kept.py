"""Small files for pages, each made once and kept under the key of what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.blob_cache import cached_blob
from core.studio.workspace.locks import Locks
from core.studio.workspace.workspace import Workspace

_making = Locks()  # a page asks for the same picture twice at once


def kept_file(workspace: Workspace, kind: str, key: str, make: Callable[[], bytes], suffix: str = ".jpg") -> Path:
    """The path of a small file for a page that is kept by its key, made if it is not there or damaged. Raises as
    `make`.
    """
    name = f"{kind}/{key}"
    with _making.holding((workspace.data, name)):
        return workspace.blobs.path(cached_blob(workspace.cache, workspace.blobs, name, make, suffix))
