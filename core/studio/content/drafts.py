"""Texts that were typed and not begun from yet, each under a word that names it."""

from __future__ import annotations

import re
import secrets

from core.studio.workspace.workspace import Workspace

MOST_CHARS = 2_000_000  # a longer one is not kept
_NAME = re.compile(r"[0-9a-f]{16}")


def new_name() -> str:
    """A name for a draft typed on the first page that no other has."""
    return secrets.token_hex(8)


def get(workspace: Workspace, name: str) -> str:
    """The draft typed on the first page of that name; empty where there is none."""
    cached = workspace.cache.get(_key(name)) if _NAME.fullmatch(name) else None
    return cached if isinstance(cached, str) else ""


def put(workspace: Workspace, name: str, text: str) -> None:
    """Keep a draft typed on the first page in place of the one before; an empty one is none."""
    if _NAME.fullmatch(name) and len(text) <= MOST_CHARS:
        workspace.cache.put(_key(name), text)


def _key(name: str) -> str:
    return f"studio.draft/{name}"
