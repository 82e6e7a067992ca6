"""Databases as earlier versions left them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from core.model.article import Article
from core.store.db import FILE
from core.store.migrations import STEPS

AT = "2026-01-01T00:00:00+00:00"


@contextmanager
def before(step: str, folder: Path) -> Iterator[Database]:
    """Make the database of the step before, with one project, for rows to be written with the columns of then."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database(folder / FILE)
    steps = Migrations("store")
    for name, change in STEPS.items():
        if name == step:
            break
        steps(name=name)(change)
    steps.apply(database)
    with database.conn:
        insert(database, "contents", title="Bees", sha256="x", article=Article(title="Bees").model_dump_json())
        insert(
            database,
            "projects",
            content_id=1,
            title="Bees",
            project_type="short",
            target_platforms=["tiktok"],
            settings={},
            updated_at=AT,
        )
        yield database
    database.close()


def insert(database: Database, table: str, **values: Any) -> None:
    """Insert a row as SQL, lists and dicts as JSON; `created_at` where the table has one and it is not given."""
    columns = {row[1] for row in database.execute(f"pragma table_info({table})")}
    assert set(values) <= columns, set(values) - columns
    given = {**({"created_at": AT} if "created_at" in columns else {}), **values}
    texts = [json.dumps(value) if isinstance(value, list | dict) else value for value in given.values()]
    names = ", ".join(f'"{name}"' for name in given)
    database.execute(f"insert into {table} ({names}) values ({', '.join('?' * len(given))})", texts)  # noqa: S608
