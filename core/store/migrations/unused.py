"""Tables that nothing writes and columns that nothing reads go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = ("engagement", "publications", "accounts", "automations", "api_tokens")  # those that name others first
_COLUMNS = {
    "assets": ("file_path", "file_url", "section_index"),
    "narrations": ("duration",),
    "renders": ("file_url",),
    "scripts": ("total_estimated_duration",),
}


def upgrade(db: Database) -> None:
    """Migrate the database: drop columns and tables that nothing reads any more, and the triggers that watched them."""
    for event in ("insert", "update", "delete"):
        db.execute(f"drop trigger cards_publications_{event}")
    for table in _TABLES:
        db.execute(f"drop table {table}")
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute(f"alter table {table} drop column {column}")
