"""Revisions over HTTP: an `ETag` on what is read, `If-Match` on what changes it.

A change made of an older revision is answered 409 with `current` (what is there now) and `given` (the request's body).
Without `If-Match` a change is merged as far as it can be: choices by name, scenes by what is set of them, lines of a
script by the `version` of the body, which is the one it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import Depends, Header, Response

from core.errors import ChangedElsewhere
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

SHOWN_AS = "ETag of what was read; where it is no longer the newest, nothing is written and the answer is 409."


class Precondition:
    """What a request says of the revision that it was made from; it also puts the `ETag` on the answer."""

    def __init__(
        self, response: Response, if_match: Annotated[str | None, Header(description=SHOWN_AS, max_length=400)] = None
    ) -> None:
        self.response = response
        self.header = (if_match or "").strip()

    @property
    def is_given(self) -> bool:
        """Whether the request names a revision; `*` names any."""
        return self.header not in ("", "*")

    def tag(self, part: changes.Part, number: int) -> None:
        """Put the `ETag` of a part on the answer."""
        self.response.headers["ETag"] = tag(part, number)

    def number(self, project: Project, part: changes.Part, given: Any, shape: Callable[[Project], Any]) -> int | None:
        """The revision that the change is made of; None for any. Raises `ChangedElsewhere` for an older one."""
        now = changes.revision(project, part)
        if not self.is_given:
            return None
        names = [name.strip().removeprefix("W/").strip('"') for name in self.header.split(",")]
        if not {tag(part, now).strip('"'), str(now)} & set(names):
            what = "choices of the project were" if part == "options" else f"{part} was"
            raise ChangedElsewhere(
                f"The {what} changed elsewhere after this revision.",
                "Read it again, then send the change with the new ETag.",
                current=shape(project),
                given=given,
                revision=now,
            )
        return now

    @contextmanager
    def change(
        self, workspace: Workspace, project_id: int, part: changes.Part, given: Any, shape: Callable[[Project], Any]
    ) -> Iterator[Project]:
        """One transaction for a change of a part; whatever is found to be changed elsewhere is answered whole."""
        with workspace.store.write():
            project = Project(workspace, project_id)
            self.number(project, part, given, shape)
            try:
                yield project
            except ChangedElsewhere as error:
                error.clashes = _clashes(error.current, error.given)
                error.current, error.given = shape(project), given
                error.revision = changes.revision(project, part)
                raise


Revised = Annotated[Precondition, Depends(Precondition)]


def tag(part: changes.Part, number: int) -> str:
    """The `ETag` of a part's revision."""
    return f'"{part}-{number}"'


def _clashes(current: Any, given: Any) -> list[dict[str, Any]]:
    """What both changed, each with both values, where that is known."""
    if isinstance(current, list) and isinstance(given, list):
        return [
            {"line": now["line"] if now["line"] >= 0 else None, "name": now["name"], "current": now["value"],
             "given": new["value"]}
            for now, new in zip(current, given, strict=True)
        ]  # fmt: skip
    if isinstance(current, dict) and isinstance(given, dict):
        return [{"name": name, "current": current.get(name), "given": value} for name, value in given.items()]
    return []
