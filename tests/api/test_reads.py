"""Reads on the event loop: they are the same as any other, and wait for nobody there."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from httpx import ASGITransport, AsyncClient
from starlette.testclient import TestClient

from core.api.reads import at_once
from core.api.v1 import build
from core.store.db import connect
from core.studio.project import cards, projects
from core.studio.workspace.workspace import Workspace

BASE = "http://127.0.0.1:8501"


@pytest.fixture
def writer(workspace: Workspace) -> sqlite3.Connection:
    """Another program that is in the middle of a commit: nobody else can read."""
    connection = connect(workspace.store.path)
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    return connection


def test_the_kept_cards_are_the_page_and_a_change_makes_it_anew(workspace: Workspace, project: int) -> None:
    assert cards.kept_page(workspace) is None  # no card yet
    shown = cards.page(workspace, pictures=False)
    assert cards.kept_page(workspace) == shown and shown.n_all == 1
    assert cards.kept_page(workspace, project_type="long") == cards.page(workspace, project_type="long")
    projects.rename(workspace, project, "Rye")
    assert cards.kept_page(workspace) is None
    assert [card.title for card in cards.page(workspace).cards] == ["Rye"]


def test_a_list_past_its_end_says_how_many_there_are(client: TestClient, project: int) -> None:
    body = client.get("/api/v1/video/projects/?offset=5").json()
    assert (body["count"], body["results"], body["previous"] is None) == (1, [], False)


def test_what_cannot_be_read_at_once_is_left_to_others(
    workspace: Workspace, project: int, writer: sqlite3.Connection
) -> None:
    assert at_once(workspace, lambda: cards.kept_page(workspace)) is None
    writer.rollback()
    writer.close()
    cards.renew(workspace)
    assert at_once(workspace, lambda: cards.kept_page(workspace)) is not None


def test_a_list_that_waits_for_a_writer_holds_nobody_up(
    workspace: Workspace, project: int, writer: sqlite3.Connection
) -> None:
    async def both() -> tuple[int, bool, int]:
        async with AsyncClient(transport=ASGITransport(build(lambda: workspace)), base_url=BASE) as client:
            waiting = asyncio.create_task(client.get("/projects/"))
            await asyncio.sleep(0)
            health = await client.get("/health/")
            waits = not waiting.done()
            writer.rollback()
            writer.close()
            return health.status_code, waits, (await waiting).json()["count"]

    assert asyncio.run(both()) == (200, True, 1)
