"""Revisions over HTTP: an `ETag` on what is read, `If-Match` on what changes it.

A change made of an older revision is answered 409 with `current` (what is there now) and `given` (the request's body).
Without `If-Match` a change is merged as far as it can be: choices by name, scenes by what is set of them, lines of a
script by the `version` of the body, which is the one it was made from.

A request for work is refused likewise: its `If-Match` may name any part of the project that was read (choices, script,
storyboard), or several; each that is named has to be the newest. The work is then about just these revisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, get_args

from fastapi import Depends, Header, Response

from core.api import newest
from core.errors import ChangedElsewhere
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace

SHOWN_AS = "ETag of what was read; where it is no longer the newest, nothing is written and the answer is 409."


class Precondition:
    """The revision that a request says it was made from; it also puts the `ETag` on the answer."""

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
        if not _names(part, now) & set(self._given()):
            raise _refused(part, now, shape(project), given)
        return now

    def _given(self) -> list[str]:
        return [name.strip().removeprefix("W/").strip('"') for name in self.header.split(",")]

    @contextmanager
    def asking(self, workspace: Workspace, project_id: int, part: changes.Part, given: Any) -> Iterator[Project]:
        """One transaction for a request for work: what is queued inside is about the parts that the header names.

        A number alone, or a tag of no part, means `part`. Raises `ChangedElsewhere`, `NotFound`.
        """

        shapes: dict[changes.Part, Callable[[Project], Any]] = {
            "options": newest.newest_options, "script": newest.newest_script, "storyboard": newest.newest_storyboard,
        }  # fmt: skip
        with workspace.store.write():
            project = Project(workspace, project_id)
            for item, names in self._named(part).items():
                now = changes.revision(project, item)
                if not _names(item, now) & names:
                    raise _refused(item, now, shapes[item](project), given)
            yield project

    def _named(self, part: changes.Part) -> dict[changes.Part, set[str]]:
        """The tags of the header by the part they are of."""
        found: dict[changes.Part, set[str]] = {}
        for name in self._given() if self.is_given else ():
            of = next((arg for arg in get_args(changes.Part) if name.startswith(f"{arg}-")), part)
            found.setdefault(of, set()).add(name)
        return found

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


def _names(part: changes.Part, number: int) -> set[str]:
    """Return the names that a request may call a revision by."""
    return {tag(part, number).strip('"'), str(number)}


def _refused(part: changes.Part, now: int, current: Any, given: Any) -> ChangedElsewhere:
    what = "choices of the project were" if part == "options" else f"{part} was"
    return ChangedElsewhere(
        f"The {what} changed elsewhere after this revision.",
        "Read it again, then send the request with the new ETag.",
        current=current,
        given=given,
        revision=now,
    )


def tag(part: changes.Part, number: int) -> str:
    """The `ETag` header of an answer for a part's revision."""
    return f'"{part}-{number}"'


def _clashes(current: Any, given: Any) -> list[dict[str, Any]]:
    """List what both changed, each with both values, where that is known."""
    if isinstance(current, list) and isinstance(given, list):
        return [
            {"line": now["line"] if now["line"] >= 0 else None, "name": now["name"], "current": now["value"],
             "given": new["value"]}
            for now, new in zip(current, given, strict=True)
        ]  # fmt: skip
    if isinstance(current, dict) and isinstance(given, dict):
        return [{"name": name, "current": current.get(name), "given": value} for name, value in given.items()]
    return []
