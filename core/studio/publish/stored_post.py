"""The post of a publication as its row keeps it: approved once, and sent just so."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from core import digests
from core.errors import BadInput, NotFound
from core.publish.target import Post
from core.store import renders
from core.store.db import Row
from core.studio.project import film_files
from core.studio.workspace.workspace import Workspace

_BESIDE = {"captions": "subtitle_file_path", "track": "vtt_path", "thumbnail": "thumbnail_path"}
_PATHS = ("film", *_BESIDE)


def kept(post: Post) -> dict[str, Any]:
    """The values of a project's post as its publication's row keeps them."""
    at = post.publish_at
    values = {**vars(post), "tags": list(post.tags), "publish_at": at.isoformat() if at else None}
    return {**values, **{name: str(values[name]) if values[name] else None for name in _PATHS}}


def digest(post: Post) -> str:
    """The digest of all that goes out with a project's post; not of its key, which every look at it makes anew."""
    return digests.of_json({**kept(post), "key": ""})


def stored(row: Row) -> Post:
    """The post of a project's publication as it was approved."""
    values = json.loads(row["words"])
    at = values["publish_at"]
    paths = {name: Path(values[name]) if values.get(name) else None for name in _PATHS}
    values |= {**paths, "tags": tuple(values["tags"]), "publish_at": datetime.fromisoformat(at) if at else None}
    return Post(**values)


def approved(row: Row) -> Post:
    """The post of a project's publication as it was approved, its film unchanged. Raises `BadInput` where it is not."""
    post = stored(row)
    if not digests.is_whole(post.film, post.sha256):
        raise BadInput(
            "The video is no longer the one that was to be published.",
            "Make it again, then publish it.",
            code="changed",
        )
    return post


def require_whole(workspace: Workspace, row: Row, post: Post) -> None:
    """Raises `BadInput` where a file that goes out beside the film is gone or damaged by now."""
    kept = {name: getattr(post, name) for name in _BESIDE if getattr(post, name) is not None}
    try:
        film = renders.get(workspace.store, row["render_id"])
    except NotFound:
        torn = [path.name for path in kept.values() if not path.is_file()]
    else:
        torn = [path.name for name, path in kept.items() if not film_files.whole_file(workspace, film, _BESIDE[name])]
    if torn:
        raise BadInput(
            f"{torn[0]}, which goes out with the video, is gone or damaged.", film_files.HINT, code="changed"
        )
