"""The list of projects: a page of cards by two queries, whatever number of projects there is.

Cards whose project has changed are made anew, all of them together by one query a table, and kept (`core.store.cards`).
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import core
from core import digests
from core.errors import StorageError
from core.store import approvals, narrations, projects, scripts, storyboards
from core.store import cards as card_rows
from core.store.db import Row
from core.store.trouble import values_whole
from core.store.when import parse
from core.studio.project import brand, job_view, lexicon, render_view, steps
from core.studio.project.project import Project
from core.studio.project.views import ProjectCard, StepName
from core.studio.workspace.workspace import Workspace

_renewing = threading.Lock()
_AT_ONCE = 200  # projects that are read whole together, so that memory stays bounded


@dataclass(frozen=True)
class CardPage:
    """Some of the cards, and how many there are in all."""

    cards: tuple[ProjectCard, ...]
    n_all: int


def cards(workspace: Workspace) -> list[ProjectCard]:
    """Every project as a card, the last touched first."""
    return list(page(workspace).cards)


def page(
    workspace: Workspace,
    *,
    limit: int = -1,
    offset: int = 0,
    status: str = "",
    project_type: str = "",
    pictures: bool = True,
) -> CardPage:
    """A page of projects as cards, the last touched first; `limit` -1 is all. An offset past the end is an empty page.

    Without `pictures` the cards have none, and no file is looked at.
    """
    if status:
        renew(workspace)  # which projects have a status is known only when all cards are up to date
    read = partial(
        card_rows.page, workspace.store, limit=limit, offset=offset, status=status, project_type=project_type
    )
    found = read()
    if not found and offset:
        first = card_rows.page(workspace.store, limit=1, status=status, project_type=project_type)
        return CardPage((), first[0]["n_all"] if first else 0)
    renewed: dict[int, Row] = {}
    if _stale(workspace, found, pictures):
        with _renewing:  # of many who ask at once, one makes the cards and the others find them
            found = read()
            renewed = _renew(workspace, found)
    return _page(workspace, found, renewed, pictures)


def kept_page(workspace: Workspace, *, limit: int = -1, offset: int = 0, project_type: str = "") -> CardPage | None:
    """A page of cards without pictures as they are kept, which takes two queries; None where `page` has work to do."""
    found = card_rows.page(workspace.store, limit=limit, offset=offset, project_type=project_type)
    if (offset and not found) or _stale(workspace, found, pictures=False):
        return None
    return _page(workspace, found, {}, pictures=False)


def _page(workspace: Workspace, found: Sequence[Row], renewed: dict[int, Row], pictures: bool) -> CardPage:
    jobs = card_rows.active_jobs(workspace.store)
    data = workspace.data if pictures else None
    project_cards = tuple(_card(workspace, renewed.get(row["id"], row), jobs.get(row["id"]), data) for row in found)
    return CardPage(project_cards, found[0]["n_all"] if found else 0)


def renew(workspace: Workspace) -> None:
    """Make the cards of all projects that are out of date anew, so that whoever asks for the list next finds them
    ready.
    """
    if _stale(workspace, card_rows.page(workspace.store), pictures=False):
        with _renewing:
            _renew(workspace, card_rows.page(workspace.store))


def _stale(workspace: Workspace, found: Sequence[Row], pictures: bool) -> list[Row]:
    basis, data = _basis(workspace, found), str(workspace.data)
    return [row for row in found if not _is_current(row, basis, data if pictures else "")]


def _is_current(row: Row, basis: str, data: str) -> bool:
    """Whether a kept card still says what the project is; its picture is looked for where there is a data folder."""
    if row["card_changes"] != row["changes"] or row["card_basis"] != basis:
        return False
    return not row["thumbnail_path"] or not data or Path(data, row["thumbnail_path"]).is_file()


def _basis(workspace: Workspace, found: Sequence[Row]) -> str:
    """A mark of what counts for every project: stored settings, those of the environment, and the rules in force."""
    given = {name: value for name, value in workspace.settings.values.items() if name not in workspace.settings.stored}
    outside = sorted(item for item in given.items() if item[0].startswith("stock_"))
    stored = found[0]["settings_basis"] if found else ""
    return digests.of_json([_rules(), outside, stored], sort_keys=False)


@lru_cache(maxsize=1)
def _rules() -> int:
    """Return when the code that decides a card was last changed, so that a new version makes all cards anew."""
    root = Path(core.__file__).parent
    return max(file.stat().st_mtime_ns for room in ("model", "store", "studio") for file in (root / room).rglob("*.py"))


def _renew(workspace: Workspace, found: Sequence[Row]) -> dict[int, Row]:
    """Make the cards that are out of date anew and keep them; their rows by project, as `rows.page` has them."""
    basis, stale = _basis(workspace, found), _stale(workspace, found, pictures=True)
    renewed: dict[int, Row] = {}
    for at in range(0, len(stale), _AT_ONCE):
        kept = []
        for project in _readable(workspace, stale[at : at + _AT_ONCE]):
            status, step, below = _shown(project)
            kept.append((project.id, project.row["changes"], basis, status, step, below))
            renewed[project.id] = {**project.row, "status": status, "step": step, "thumbnail_path": below}
        card_rows.keep(workspace.store, kept)
    return renewed


def _readable(workspace: Workspace, found: Sequence[Row]) -> list[Project]:
    """Projects of their rows; where a value of any is damaged each is read by itself, so that it costs no other."""
    try:
        return load(workspace, found)
    except ValueError:
        rows = card_rows.parts(workspace.store, [row["id"] for row in found])["projects"]
        return [Project(workspace, row["id"], row) for row in rows]


def _shown(project: Project) -> tuple[str, StepName, Path | None]:
    """The status of a project, the step at which it opens, and its picture below the data folder."""
    try:
        with values_whole(f"project {project.id}"):
            states = steps.states(project)
            picture = render_view.thumbnail(project)
            below = picture.relative_to(project.workspace.data) if picture is not None else None
            return steps.status(project, states), steps.reopening_step(states), below
    except StorageError as error:  # opening it says what is wrong
        if error.code != "damaged":
            raise
        return "failed", "content", None


def load(workspace: Workspace, found: Sequence[Row]) -> list[Project]:
    """Projects of their rows, every part read beforehand for their cards: one query a table, however many projects."""
    if not found:
        return []
    parts = card_rows.parts(workspace.store, [row["id"] for row in found])
    by_project = {name: _grouped(part) for name, part in parts.items() if name not in ("contents", "projects")}
    contents = {row["id"]: row for row in parts["contents"]}
    rows = {row["id"]: row for row in parts["projects"]}
    everywhere, kit = lexicon.general(workspace), brand.brand(workspace)
    loaded: list[Project] = []
    for number in (row["id"] for row in found if row["id"] in rows):
        row = rows[number]
        of = {name: part.get(number, []) for name, part in by_project.items()}
        project = Project(workspace, number, row)
        project.content_row = contents[row["content_id"]]
        project.script_row = of["scripts"][0] if of["scripts"] else None
        project.narration = narrations.narration(of["narrations"][0]) if of["narrations"] else None
        project.board = storyboards.storyboard(of["storyboards"][0], of["assets"]) if of["storyboards"] else None
        project.approved = approvals.by_step(of["approvals"])
        project.renders, project.jobs = of["renders"], of["jobs"]
        project.options = projects.options(row)
        project.script = scripts.script(project.script_row) if project.script_row else None
        project.lexicon = lexicon.of_script(workspace, project.script, project.options, everywhere)
        project.brand = brand.digest(workspace, project.options, kit)
        if loaded:
            project.stock_rules = loaded[0].stock_rules
        loaded.append(project)
    return loaded


def _grouped(part: Sequence[Row]) -> dict[int, list[Row]]:
    by_project: dict[int, list[Row]] = defaultdict(list)
    for row in part:
        by_project[row["project_id"]].append(row)
    return by_project


def _card(workspace: Workspace, row: Row, job: Row | None, data: Path | None) -> ProjectCard:
    return ProjectCard(
        id=row["id"],
        title=row["title"],
        status=row["status"],
        step=row["step"],
        next_action=steps.NEXT_ACTION[row["step"]],
        thumbnail=data / row["thumbnail_path"] if data and row["thumbnail_path"] else None,
        updated_at=parse(row["updated_at"]),
        project_type=row["project_type"],
        platforms=_platforms(row["target_platforms"]),
        job=job_view.job_view_of(workspace.store, job) if job is not None else None,
    )


@lru_cache(maxsize=256)
def _platforms(stored: str) -> tuple[str, ...]:
    try:
        return tuple(json.loads(stored))
    except ValueError:
        return ()
