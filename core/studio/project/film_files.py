"""Finished videos as they lie on the disk: whether each file has the bytes that were checked when it was made."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from core import digests
from core.model.coded import Notice
from core.store.db import Row, read_only
from core.store.trouble import as_storage_error
from core.studio.workspace.workspace import Workspace

COLUMNS = ("file_path", "subtitle_file_path", "vtt_path", "thumbnail_path", "timeline_path")
HINT = "Make the video again: what is whole of it is used."


def whole_file(workspace: Workspace, row: Row, column: str) -> Path | None:
    """A file of a project's finished video; None where there is none, or it is not whole any more.

    Videos of the version before have no digests: of those the size of the film is compared.
    """
    if not row[column]:
        return None
    path = workspace.data / row[column]
    sha = json.loads(row["digests"]).get(path.name)
    if sha:
        return path if digests.is_whole(path, sha) else None
    if not path.is_file() or (column == "file_path" and row["file_size"] not in (0, path.stat().st_size)):
        return None
    return path


def contact_sheet(film: Path) -> Path:
    """The path of the contact sheet that lies beside a finished video."""
    return film.with_name(f"{film.stem}.contact.jpg")


def whole_contact_sheet(workspace: Workspace, row: Row) -> Path | None:
    """The contact sheet of a project's finished video; None where there is none, or it is not whole any more."""
    if not row["file_path"]:
        return None
    path = contact_sheet(workspace.data / row["file_path"])
    sha = json.loads(row["digests"]).get(path.name)
    return path if sha and digests.is_whole(path, sha) else None


def reason(workspace: Workspace, row: Row) -> str:
    """Return what is wrong with the film of a finished video in one sentence; "" where it is whole."""
    if not row["file_path"] or whole_file(workspace, row, "file_path") is not None:
        return ""
    gone = not (workspace.data / row["file_path"]).is_file()
    return f"The file of this video is {'gone' if gone else 'damaged'}."


def other_faults(workspace: Workspace, row: Row) -> list[Notice]:
    """Return a notice for each file beside the film that is not whole any more."""
    names = [
        workspace.data / row[column]
        for column in COLUMNS[1:]
        if row[column] and whole_file(workspace, row, column) is None
    ]
    return [Notice.of("file_torn", file=path.name) for path in names]


def digests_of(folder: Path) -> str:
    """Return the digests of the files in a finished video's folder, as the row keeps them."""
    return json.dumps({path.name: digests.of_file(path) for path in sorted(folder.iterdir())})


def renewed(row: Row, path: Path) -> str:
    """The digests of a finished video's files with that of one that was made anew."""
    return json.dumps({**json.loads(row["digests"]), path.name: digests.of_file(path)})


def film_digests(database: Path) -> dict[str, str]:
    """Return the digest of each file of a finished video, by its path in the data folder."""
    with as_storage_error(database), closing(read_only(database)) as connection:
        columns = {row[1] for row in connection.execute("pragma table_info(renders)")}
        if "digests" not in columns:  # of the version before
            return {}
        rows = connection.execute("select file_path, digests from renders where file_path <> ''").fetchall()
    found = {}
    for path, kept in rows:
        found.update({str(Path(path).with_name(name)): sha for name, sha in json.loads(kept).items()})
    return found
