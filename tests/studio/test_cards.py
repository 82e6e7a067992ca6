"""The list of projects says what each project is, read by two queries however many there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.jobs import queue
from core.model.storyboard import Storyboard
from core.store import approvals, renders, scripts, storyboards
from core.store.db import Store
from core.studio import work
from core.studio.project import brand, cards, lexicon, projects, render_view, steps
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace


def derived(workspace: Workspace) -> list[tuple[object, ...]]:
    """Cards as they follow from the rows of each project, by nothing that was kept."""
    rows = workspace.store.rows("select id from projects order by updated_at desc, id desc")
    loaded = [Project(workspace, row["id"]) for row in rows]
    return [
        (
            p.id,
            p.row["title"],
            steps.status(p, steps.states(p)),
            steps.reopening_step(steps.states(p)),
            render_view.thumbnail(p),
        )
        for p in loaded
    ]


def listed(workspace: Workspace) -> list[tuple[object, ...]]:
    return [(card.id, card.title, card.status, card.step, card.thumbnail) for card in cards.cards(workspace)]


@pytest.fixture
def n_queries(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every SELECT so far."""
    seen: list[str] = []
    real = Store.rows

    def counted(store: Store, sql: str, params: object = ()) -> object:
        seen.append(sql)
        return real(store, sql, params)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "rows", counted)
    return seen


def test_any_number_of_projects_is_two_queries(workspace: Workspace, short: int, n_queries: list[str]) -> None:
    for _ in range(11):
        projects.duplicate(workspace, short)
    first = cards.cards(workspace)
    n_queries.clear()
    assert cards.cards(workspace) == first and len(first) == 12
    assert len(n_queries) == 2, n_queries


def test_projects_that_changed_are_read_together(workspace: Workspace, short: int, n_queries: list[str]) -> None:
    counts = []
    for n in (2, 8):
        while len(cards.cards(workspace)) < n:
            projects.duplicate(workspace, short)
        workspace.store.execute("delete from project_cards")
        n_queries.clear()
        cards.cards(workspace)
        counts.append(len(n_queries))
    assert counts[0] == counts[1]


def test_a_card_follows_every_change(workspace: Workspace, project: int) -> None:
    def finish_a_render() -> None:
        number = renders.add(workspace.store, project, "youtube_short", "draft")
        renders.update(workspace.store, number, render_completed_at="2026-01-01T00:00:00Z", input_hash="x")

    def run_a_job() -> None:
        work.start(workspace, "voice", project)
        assert queue.claim(workspace.store) is not None

    changes: list[Callable[[], object]] = [
        lambda: projects.rename(workspace, project, "Bees"),
        lambda: write.write(workspace, project),
        lambda: narrate.narrate(workspace, project),
        lambda: storyboard.plan(workspace, project),
        finish_a_render,
        lambda: projects.set_options(workspace, project, speed=1.1),
        lambda: lexicon.keep(workspace, None, "Bees", "Beez"),
        lambda: brand.set_brand(workspace, accent="#123456"),
        lambda: storyboards.put(workspace.store, project, Storyboard(shots=(), assets=())),
        lambda: approvals.put(workspace.store, project, "voice", "another"),
        run_a_job,
        lambda: queue.cancel(workspace.store, queue.find(workspace.store, active=True)[0]["id"]),
        lambda: workspace.store.execute("delete from jobs"),
        lambda: workspace.store.execute("delete from renders"),
        lambda: scripts.add(workspace.store, project, Project(workspace, project).script, edited=True),  # type: ignore[arg-type]
        lambda: projects.duplicate(workspace, project),
        lambda: projects.delete(workspace, project),
    ]
    for number, change in enumerate(changes):
        change()
        assert listed(workspace) == derived(workspace), number
        assert listed(workspace) == derived(workspace), f"{number}, kept"


def test_a_picture_that_is_gone_is_not_shown(workspace: Workspace, project: int) -> None:
    (card,) = cards.cards(workspace)
    assert card.thumbnail is not None
    card.thumbnail.unlink()
    (card,) = cards.cards(workspace)
    assert card.thumbnail is None or card.thumbnail.is_file()


def test_pages_and_filters(workspace: Workspace, project: int, short: int) -> None:
    others = [projects.duplicate(workspace, short) for _ in range(4)]
    page = cards.page(workspace, limit=2, offset=2)
    assert (page.n_all, len(page.cards)) == (5, 2)
    assert [card.id for card in page.cards] == [card.id for card in cards.cards(workspace)[2:4]]
    assert cards.page(workspace, limit=2, offset=40) == type(page)((), 5)
    narrate.narrate(workspace, others[0])
    found = cards.page(workspace, status="composing")
    assert [card.id for card in found.cards] == [others[0]] and found.n_all == 1
    assert cards.page(workspace, project_type="long").cards == ()


def test_a_change_while_a_card_is_made_is_not_lost(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = steps.states

    def late(loaded: Project) -> object:
        states = real(loaded)
        monkeypatch.setattr(steps, "states", real)
        write.write(workspace, project)  # somebody else, between the reading and the keeping
        return states

    monkeypatch.setattr(steps, "states", late)
    cards.cards(workspace)
    assert listed(workspace) == derived(workspace)


def test_cards_made_ready_are_not_made_again_by_who_asks(
    workspace: Workspace, short: int, n_queries: list[str]
) -> None:
    for _ in range(5):
        projects.duplicate(workspace, short)
    cards.renew(workspace)
    n_queries.clear()
    page = cards.page(workspace, pictures=False)
    assert len(page.cards) == page.n_all == 6 and len(n_queries) == 2
    assert all(card.thumbnail is None for card in page.cards)
