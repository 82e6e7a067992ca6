"""Cards of projects, kept ready to read, and the count of changes that says which are still good."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_WATCHED = {  # by table: the events that change what a card shows, and whose project it is
    "scripts": ("insert", "update", "delete"),
    "narrations": ("insert", "update", "delete"),
    "storyboards": ("insert", "update", "delete"),
    "approvals": ("insert", "update", "delete"),
    "renders": ("insert", "update", "delete"),
    "jobs": ("insert", "update of status, project_id", "delete"),
}
_RAISED = "update projects set changes = changes + 1 where id"


def upgrade(db: Database) -> None:
    """Migrate the database: add `projects.changes`, raised by triggers whenever something that a project's card shows
    is written.
    """
    db.execute("alter table projects add column changes integer not null default 0")
    db.execute(
        "create table project_cards (project_id integer primary key references projects(id) on delete cascade,"
        " changes integer not null, basis text not null, status text not null, step text not null,"
        " thumbnail_path text)"
    )
    for table, events in _WATCHED.items():
        for event in events:
            _watch_parts(db, table, event)
    _watch_choices(db)
    for event in ("insert", "update", "delete"):
        _watch_publications(db, event)


def _watch_parts(db: Database, table: str, event: str) -> None:
    name, row = event.partition(" ")[0], "old" if event == "delete" else "new"
    db.execute(f"create trigger cards_{table}_{name} after {event} on {table} begin {_RAISED} = {row}.project_id; end")


def _watch_choices(db: Database) -> None:
    db.execute(
        "create trigger cards_projects_update after update of content_id, title, project_type, target_platforms,"
        f" settings on projects begin {_RAISED} = new.id; end"
    )


def _watch_publications(db: Database, event: str) -> None:
    row = "old" if event == "delete" else "new"
    db.execute(
        f"create trigger cards_publications_{event} after {event} on publications begin"
        f" {_RAISED} = (select project_id from renders where id = {row}.rendered_video_id); end"
    )
