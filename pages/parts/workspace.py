"""The workspace of this process, shared by all sessions and by the API."""

from __future__ import annotations

from core.config import Kept
from core.studio.workspace.workspace import Workspace, open_workspace

_settings = Kept()


def workspace() -> Workspace:
    """The workspace that all pages work in: of the data folder that the settings name, with what was stored up to
    now; cheap to call.
    """
    return open_workspace(_settings())
