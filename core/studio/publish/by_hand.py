"""Videos that a person posted without an account here: the link is kept, so that all places know of it."""

from __future__ import annotations

import json
import secrets
from urllib.parse import urlsplit

from core import digests
from core.errors import BadInput
from core.model.presets import PRESETS
from core.store import publications as rows
from core.studio.project import choices
from core.studio.project.project import Project
from core.studio.publish import drafts
from core.studio.publish.posts import posted
from core.studio.workspace.workspace import Workspace

TARGET = "by_hand"
MOST_CHARS = 2000


def note(workspace: Workspace, project_id: int, preset: str, link: str) -> int:
    """Keep the link under which a project's newest video of a platform was posted; the publication's id.

    Raises `BadInput` for what is no link of the platform, or where there is no finished video; `NotFound`.
    """
    choices.checked(platforms=(preset,))
    project, url = Project(workspace, project_id), _link(link, preset)
    film = drafts.film(project, preset)
    assert film.path is not None  # noqa: S101 - of a finished film
    words, sha256 = posted(project, preset, of_film=True), digests.of_file(film.path)
    with workspace.store.write():
        for row in rows.of_film(workspace.store, TARGET, 0, sha256):
            if row["url"] == url:
                return int(row["id"])
        number = rows.add(
            workspace.store, key=secrets.token_hex(16), project_id=project_id, render_id=film.id, preset=preset,
            target=TARGET, film_sha256=sha256, words=json.dumps(words.model_dump(mode="json")), url=url,
        )  # fmt: skip
        rows.update(workspace.store, number, status="published")
    return number


def forget(workspace: Workspace, publication_id: int) -> None:
    """Take back a person's word that a project's video is posted. Raises `BadInput` for one that was sent from here."""
    row = rows.get(workspace.store, publication_id)
    if row["target"] != TARGET:
        raise BadInput("This video was sent from here.", "Take it back instead.", code="sent")
    rows.update(workspace.store, publication_id, status="removed")


def _link(link: str, preset: str) -> str:
    """The link as it is kept. Raises `BadInput`."""
    platform, url = PRESETS[preset].platform, link.strip()
    try:
        parts = urlsplit(url if "//" in url else f"https://{url}")
        host = (parts.hostname or "").lower()
    except ValueError:
        host = ""
    own = any(host == name or host.endswith(f".{name}") for name in platform.hosts)
    if len(url) > MOST_CHARS or set(url) & set(' "<>\\') or not own or parts.scheme not in ("http", "https"):
        raise BadInput(
            f"This is no link of {platform.label}.", f"Copy it from {platform.label}, whole.", code="bad_link"
        )
    if parts.path in ("", "/"):
        raise BadInput("This link leads to no video.", f"Open the video on {platform.label} and copy its link.",
                       code="bad_link")  # fmt: skip
    return parts.geturl()
