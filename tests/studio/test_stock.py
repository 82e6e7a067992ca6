"""The pictures of services in a project: fetched where the article has nothing, searched, swapped in, made."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from core import config, providers
from core.errors import BadInput, Cancelled, MissingSetup, NotFound, ProviderFailed, StorageError
from core.jobs import queue
from core.model.options import Options
from core.model.storyboard import Storyboard
from core.providers import Cost, Listed, listing
from core.store import ledger
from core.studio import work
from core.studio.content import articles
from core.studio.film import thumbnails
from core.studio.machine import stock_rules
from core.studio.project import boards, changes, projects, rights
from core.studio.project.project import Project
from core.studio.script import edits, rewrite, write
from core.studio.visuals import library, search, storyboard
from core.studio.visuals import shots as studio_shots
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.visuals.bench.server import Stock, serving
from core.visuals.source import FAMILY, Source
from tests.visuals import stocked

TEXT = """# How Linux is released

The Linux kernel is software that runs on every computer of the world, and it is released every nine weeks or so.

## The code

Programmers write the code and send their patches to a maintainer, who looks at every line of them.

## The release

Testers report a bug on their computer. Every server gets the release on the same day, and there is a party.
"""


@pytest.fixture
def shelf() -> Iterator[Stock]:
    """A stock of computers behind the sites' own wires."""
    stock = Stock(stocked.items(30))
    with serving(stock):
        yield stock


@pytest.fixture
def stocked_house(tmp_path: Path, shelf: Stock) -> Workspace:
    """A workspace whose Pexels and Pixabay are that stock."""
    where = urlsplit(shelf.address)
    env = {"REELWRIGHT_DATA": str(tmp_path / "data"), "REELWRIGHT_ALLOW_PRIVATE": f"{where.hostname}:{where.port}"}
    for site in ("PEXELS", "PIXABAY"):
        env |= {f"REELWRIGHT_{site}_API_KEY": "zq-0-zq", f"REELWRIGHT_{site}_BASE_URL": shelf.address}
    return open_workspace(config.load(env, tmp_path / "none"))


def linux(workspace: Workspace, **options: Any) -> int:
    result = projects.create(
        workspace, articles.import_article(workspace, text=TEXT), Options(quality="draft", music="none", **options)
    )
    written = write.write(workspace, result)
    parts = (
        "The Linux kernel runs on every computer.",
        "Programmers write the code.",
        "Testers report a bug.",
        "That is it.",
    )
    rows = [{"id": line.id, "text": text} for line, text in zip(written.lines, parts, strict=False)]
    edits.save_rows(workspace, result, rows)
    return result


def stock_shown(workspace: Workspace, result: int) -> list[Any]:
    board = Project(workspace, result).board
    assert board is not None
    found = [board.asset(shot.picture) for shot in board.shots if shot.picture]
    return [item for item in found if item is not None and item.origin]


def test_a_project_shows_stock_where_it_would_show_words(stocked_house: Workspace, shelf: Stock) -> None:
    result = linux(stocked_house)
    run = Run()
    storyboard.plan(stocked_house, result, run)
    shown = stock_shown(stocked_house, result)
    assert shown and len({entry.origin for entry in shown}) == len(shown) and not run.warnings
    assert Project(stocked_house, result).is_fresh("visuals")
    assert not rights.unknown_rights(Project(stocked_house, result)) and rights.credits(Project(stocked_house, result))
    asked = len(shelf.asked)
    again = storyboard.plan(stocked_house, result)
    assert again == Project(stocked_house, result).board and len(shelf.asked) == asked  # remembered for a day
    assert [item.origin for item in stock_shown(stocked_house, result)] == [element.origin for element in shown]


def test_a_project_that_wants_none_asks_nobody(stocked_house: Workspace, shelf: Stock, workspace: Workspace) -> None:
    result = linux(stocked_house, pictures="article")
    storyboard.plan(stocked_house, result)
    assert not stock_shown(stocked_house, result) and not shelf.asked
    projects.set_options(stocked_house, result, pictures="stock")
    assert not Project(stocked_house, result).is_fresh("visuals")
    storyboard.plan(stocked_house, result)
    assert stock_shown(stocked_house, result)


def test_another_rule_makes_the_storyboard_stale(stocked_house: Workspace) -> None:
    result = linux(stocked_house)
    storyboard.plan(stocked_house, result)
    assert stock_rules.set_rules(stocked_house, clips=1).values["clips"] == 1
    assert not Project(stocked_house, result).is_fresh("visuals")
    storyboard.plan(stocked_house, result)
    assert len(stock_shown(stocked_house, result)) == 1 and Project(stocked_house, result).is_fresh("visuals")
    assert stock_rules.set_rules(stocked_house, simple=True).values["min_s"] == 10.0
    stock_rules.set_rules(stocked_house, simple=False, clips=None)
    for wrong in ({"clips": 0}, {"clips": True}, {"choice": "worst"}, {"colour": 1}):
        with pytest.raises(BadInput):
            stock_rules.set_rules(stocked_house, **wrong)


def test_searching_for_one_shot_and_taking_what_was_found(stocked_house: Workspace, shelf: Stock) -> None:
    result = linux(stocked_house)
    board = storyboard.plan(stocked_house, result)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    found = search.search(stocked_house, result, number, "  terminal   screen ", "footage", ("pixabay",))
    assert found and all(
        element.found and element.found.source == "pixabay" and element.found.kind == "footage" for element in found
    )
    kept = Project(stocked_house, result).board
    assert kept is not None and kept.shots[number].candidates[: len(found)] == found
    assert all(stocked_house.blobs.has(item.sha256) for item in found)
    after = storyboard.swap(stocked_house, result, number, found[0].sha256)
    shown = after.asset(after.shots[number].picture or "")
    assert shown is not None and shown.kind == "footage" and shown.origin == found[0].found.origin  # type: ignore[union-attr]
    assert after.shots[number].locked and found[0].sha256 not in [
        candidate.sha256 for candidate in after.shots[number].candidates
    ]
    again = storyboard.plan(stocked_house, result)
    assert again.shots[number].picture == after.shots[number].picture
    shown_assets = stock_shown(stocked_house, result)
    assert len({asset.origin for asset in shown_assets}) == len(shown_assets)


def test_a_search_that_cannot_be_is_one_sentence(workspace: Workspace, project: int) -> None:
    storyboard.plan(workspace, project)
    with pytest.raises(MissingSetup, match="No source of pictures"):
        search.search(workspace, project, 0, "bees")
    with pytest.raises(BadInput, match="few words"):
        search.search(workspace, project, 0, "   ")
    with pytest.raises(NotFound):
        search.search(workspace, project, 99, "bees")
    with pytest.raises(MissingSetup):
        search.search(workspace, project, 0, "bees", sources=("pexels",))
    with pytest.raises(BadInput):
        search.search(workspace, project, 0, "bees", sources=("nobody",))
    with pytest.raises(MissingSetup, match="makes pictures"):
        search.generate(workspace, project, 0, "a bee")


def test_sources_are_listed_with_what_is_missing(workspace: Workspace, stocked_house: Workspace) -> None:
    fields = {source.id: source for source in search.sources(workspace)}
    assert not fields["pexels"].available and "API key" in fields["pexels"].reason and fields["pexels"].command
    assert fields["pexels"].kinds == ("image", "footage") and not fields["pexels"].generates
    assert any(field.generates for field in fields.values())
    assert {item.id for item in search.sources(stocked_house) if item.available} >= {"pexels", "pixabay"}


class Painter(Source):
    """Paints one colour."""

    label = "Painter"
    capabilities = frozenset({"generate"})
    licence = "Free"
    cost = Cost(0.04, "picture")

    def greet(self, ctx: Any) -> str:
        return "Painter answers."

    def generate(self, prompt: str, width: int, height: int, ctx: Any) -> bytes:
        data = io.BytesIO()
        Image.linear_gradient("L").resize((width // 4, height // 4)).convert("RGB").save(data, "PNG")
        return data.getvalue()


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch) -> None:
    Painter.__module__ = "core.visuals.sources.painter"
    real = providers.discover

    def discover(family: str, values: Any = None) -> Any:
        return [Listed("painter", family, "Painter", Painter)] if family == FAMILY else real(family, values)

    monkeypatch.setattr(providers, "discover", discover)
    monkeypatch.setattr(listing, "discover", discover)  # for `providers.get`


def test_a_picture_made_of_a_description_takes_the_shot_s_place(
    workspace: Workspace, project: int, painter: None
) -> None:
    storyboard.plan(workspace, project)
    assert search.sources(workspace)[0].price == "about $0.04 per picture"
    job = work.start(workspace, "picture", project, shot=1, prompt=" a bee  dancing ", source="painter")
    view = work.finish_here(workspace, job, Run())
    assert view.status == "done" and view.result == {"shot": 1, "warnings": [], "notices": []}
    board = Project(workspace, project).board
    assert board is not None and board.shots[1].locked
    asset = board.asset(board.shots[1].picture or "")
    assert asset is not None and asset.source == "ai_generated" and asset.title == "a bee dancing" and asset.phash
    (row,) = ledger.spent(workspace.store, project)
    assert (row["operation"], row["provider"], row["cost"]) == ("video_visual_generation", "painter", 0.04)
    with pytest.raises(BadInput, match="Describe"):
        search.generate(workspace, project, 1, "  ")


def test_shots_change_places_while_the_lines_stay(workspace: Workspace, project: int) -> None:
    before = storyboard.plan(workspace, project)
    after = studio_shots.move_shot(workspace, project, 1, 3)
    assert [shot.lines for shot in after.shots] == [shot.lines for shot in before.shots]
    seen = [(shot.picture, shot.card) for shot in before.shots]
    assert [(shot.picture, shot.card) for shot in after.shots] == [seen[0], seen[2], seen[3], seen[1], *seen[4:]]
    assert [shot.locked for shot in after.shots[:5]] == [False, True, True, True, False]
    with pytest.raises(NotFound):
        studio_shots.move_shot(workspace, project, 0, 99)


def test_one_style_for_all_outlives_planning_anew(workspace: Workspace, project: int) -> None:
    storyboard.plan(workspace, project)
    studio_shots.set_shot(workspace, project, 0, locked=True)
    all_alike = studio_shots.apply_to_all(workspace, project, motion="still", transition="push")
    assert {(shot.motion, shot.transition) for shot in all_alike.shots} == {("still", "push")}
    again = storyboard.plan(workspace, project)
    assert {(shot.motion, shot.transition) for shot in again.shots} == {("still", "push")}
    for wrong in ({"focus": (0.1, 0.1)}, {"transition": "explode"}, {}):
        with pytest.raises(BadInput):
            studio_shots.apply_to_all(workspace, project, **wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"zoom": 0.5},
        {"zoom": 9},
        {"in_s": -1},
        {"transition": "explode"},
        {"focus": (2, 0)},
        {"colour": 1},
        {"card": None},
    ],
)
def test_a_shot_that_cannot_be_shown_so_is_refused(workspace: Workspace, project: int, wrong: dict[str, Any]) -> None:
    board = storyboard.plan(workspace, project)
    card = next(n for n, shot in enumerate(board.shots) if shot.card)
    with pytest.raises(BadInput):
        studio_shots.set_shot(workspace, project, card, **wrong)
    assert Project(workspace, project).board == board


def test_a_shot_is_framed_and_locked(workspace: Workspace, project: int) -> None:
    board = storyboard.plan(workspace, project)
    number = next(n for n, shot in enumerate(board.shots) if shot.picture)
    after = studio_shots.set_shot(workspace, project, number, zoom=2.0, transition="cut", focus=(0.2, 0.8)).shots[
        number
    ]
    assert (after.zoom, after.transition, after.focus, after.locked) == (2.0, "cut", (0.2, 0.8), True)


def test_a_chat_model_is_asked_for_english_terms_before_stock_and_may_fail(
    stocked_house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = linux(stocked_house)
    storyboard.plan(stocked_house, result)
    asked: list[int] = []

    def english_terms(project: Project, run: Run) -> None:
        asked.append(project.id)
        raise ProviderFailed("The model is away.", "Try again.")

    monkeypatch.setattr(rewrite, "english_terms", english_terms)
    storyboard.plan(stocked_house, result)
    assert asked == []  # the article's own words are the script
    projects.set_options(stocked_house, result, writer="ollama:small")
    run = Run()
    assert storyboard.plan(stocked_house, result, run).shots
    assert asked == [result]
    assert any("own words: The model is away." in warning for warning in run.warnings)


def refused(workspace: Workspace, job: int) -> None:
    with pytest.raises(Exception, match="cut otherwise"):
        work.finish_here(workspace, job, Run())


def once(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the first picture that is made find an error on its way into the project, as a full disk would."""
    real, errors = boards.change, [error]

    def change(*args: Any) -> Any:
        if errors:
            raise errors.pop()
        return real(*args)

    monkeypatch.setattr(boards, "change", change)


def leave(workspace: Workspace, result: int, *numbers: int) -> Storyboard:
    """Take scenes out of the storyboard."""

    def edit(now: Project) -> changes.Change:
        board = boards.of(now)
        shots = tuple(shot for n, shot in enumerate(board.shots) if n not in numbers)
        return changes.Change(board=board.model_copy(update={"shots": shots}))

    return boards.of(changes.change(workspace, result, edit))


@pytest.mark.parametrize("gone", [True, False])
def test_a_picture_bought_before_its_scene_went_is_offered_at_the_next_attempt(
    workspace: Workspace, project: int, painter: None, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    storyboard.plan(workspace, project)
    job = work.start(workspace, "picture", project, shot=1, prompt="a bee", source="painter")
    once(monkeypatch, StorageError("The disk is full.", retryable=True))
    claim = queue.claim(workspace.store, job_id=job)
    assert claim is not None and work.perform(workspace, claim).status == "queued"
    (bought,) = library.library(workspace)
    if gone:
        leave(workspace, project, 1)
    workspace.store.execute("update jobs set not_before = 0")
    view = work.finish_here(workspace, job, Run())
    assert len(ledger.spent(workspace.store, project)) == 1
    board = Project(workspace, project).board
    assert board is not None and board.asset(bought.sha256) is not None
    if gone:
        assert "among your own" in (view.result or {})["warnings"][0]
        assert [item.sha256 for item in library.library(workspace)] == [bought.sha256]
        assert storyboard.swap(workspace, project, 0, bought.sha256).shots[0].picture == bought.sha256
    else:
        assert board.shots[1].picture == bought.sha256 and library.library(workspace) == []


def test_no_picture_is_offered_for_a_scene_that_went_before_any_was_bought(
    workspace: Workspace, project: int, painter: None
) -> None:
    storyboard.plan(workspace, project)
    job = work.start(workspace, "picture", project, shot=1, prompt="a bee", source="painter")
    leave(workspace, project, 1)
    refused(workspace, job)
    assert library.library(workspace) == [] and ledger.spent(workspace.store, project) == []


@pytest.mark.parametrize("kind", ["picture", thumbnails.KIND])
def test_a_picture_that_was_bought_when_its_work_was_stopped_is_among_ones_own(
    workspace: Workspace, project: int, painter: None, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    storyboard.plan(workspace, project)
    real, stopped = Painter.generate, list[bool]()

    def generate(self: Painter, *args: Any) -> bytes:
        stopped.append(True)
        return real(self, *args)

    def check() -> None:
        if stopped:
            raise Cancelled()

    monkeypatch.setattr(Painter, "generate", generate)
    with pytest.raises(Cancelled):
        if kind == "picture":
            search.generate(workspace, project, 1, "a bee", "painter", Run(check=check))
        else:
            thumbnails.make(workspace, project, "a bee", "painter", Run(check=check))
    (bought,) = library.library(workspace)
    assert len(ledger.spent(workspace.store, project)) == 1
    assert storyboard.swap(workspace, project, 0, bought.sha256).shots[0].picture == bought.sha256
    assert rights.unknown_rights(Project(workspace, project)) == []
