"""Nothing of unknown origin goes out, and what is owed is said under the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.errors import BadInput, NotFound
from core.model.asset import Asset, Rights
from core.model.presets import PRESETS
from core.model.script import SeoMetadata
from core.model.storyboard import Art, Card, Shot, Storyboard
from core.publish import credited
from core.store import renders, storyboards
from core.studio.project import projects, rights
from core.studio.project.project import Project
from core.studio.publish import bundle
from core.studio.workspace.workspace import Workspace

PEXELS = Rights(
    provider="pexels", author="Ada Lens", licence="Pexels License", page_url="https://www.pexels.com/photo/bees-1/"
)


@pytest.fixture
def finished(workspace: Workspace, short: int) -> int:
    """A project with a finished video that shows a stock photo, an upload and a picture of the article."""
    assets = (
        Asset(sha256="1" * 64, source="stock_pexels", title="Bees", rights=PEXELS),
        Asset(sha256="2" * 64, source="uploaded", title="my-hive", rights=Rights(provider="upload")),
        Asset(sha256="3" * 64, title="A bee on a flower", rights=Rights(provider="article")),
        Asset(sha256="4" * 64, source="uploaded", title="never shown", rights=Rights(provider="upload")),
    )
    shots = tuple(Shot(lines=(n,), picture=asset.sha256) for n, asset in enumerate(assets[:3], 1))
    storyboards.put(workspace.store, short, Storyboard(shots=shots, assets=assets))
    render = renders.add(workspace.store, short, "youtube_short", "draft")
    film = workspace.data / "renders" / "film.mp4"
    film.parent.mkdir(parents=True, exist_ok=True)
    film.write_bytes(b"film")
    renders.update(
        workspace.store, render, file_path="renders/film.mp4", render_completed_at="2026-01-01T00:00:00+00:00"
    )
    return short


def test_what_nobody_knows_the_origin_of_stops_publishing_by_its_name(workspace: Workspace, finished: int) -> None:
    for attempt in (bundle.bundle, bundle.bundle_zip):
        with pytest.raises(BadInput, match="Nobody has said where “my-hive” is from") as caught:
            attempt(workspace, finished)
        assert "never shown" not in str(caught.value)
    assert not (workspace.data / "bundles").exists()


def test_once_it_is_said_the_film_goes_out_with_its_credits(
    workspace: Workspace, finished: int, tmp_path: Path
) -> None:
    rights.declare(workspace, finished, "2" * 64, licence="CC BY 4.0", author="Maja", page_url="https://hive.example/p")
    folder = bundle.bundle(workspace, finished, tmp_path / "out")
    data = json.loads((folder / "metadata.json").read_text())
    assert "Picture by Ada Lens on Pexels: https://www.pexels.com/photo/bees-1/" in data["description"]
    licence = "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/, adapted"
    assert f"Picture: my-hive, Maja, {licence} (https://hive.example/p)" in data["description"]
    assert {item["title"]: item["licence"] for item in data["pictures"]}["my-hive"] == "CC BY 4.0"
    assert "Ada Lens" in (folder / "youtube_short.txt").read_text()


def test_a_map_that_marks_a_town_owes_a_credit_and_one_of_countries_none(workspace: Workspace, short: int) -> None:
    for row, owed in ((("Kenya", "KE"), 0), (("Leeds", "GB", "53.8", "-1.5", "Leeds"), 1)):
        board = Storyboard(shots=(Shot(lines=(1,), card=Card(kind="map", rows=(row,))),))
        storyboards.put(workspace.store, short, board)
        assert len([line for line in rights.credits(Project(workspace, short)) if "GeoNames" in line]) == owed


def test_one_word_settles_everything_of_ones_own_and_holds_for_the_next_film(
    workspace: Workspace, finished: int
) -> None:
    assert rights.say_all_own(workspace, finished) == 1
    assert rights.unknown_rights(Project(workspace, finished)) == []
    assert "my-hive" not in " ".join(rights.credits(Project(workspace, finished)))
    other = projects.duplicate(workspace, finished)
    storyboards.put(workspace.store, other, storyboards.get(workspace.store, finished) or Storyboard(shots=()))
    assert rights.unknown_rights(Project(workspace, other)) == []


def test_music_of_ones_own_asks_as_well(workspace: Workspace, finished: int) -> None:
    rights.say_all_own(workspace, finished)
    projects.set_options(workspace, finished, music="sha256:" + workspace.blobs.put(b"song", ".mp3"))
    with pytest.raises(BadInput, match="Music of your own"):
        bundle.bundle(workspace, finished)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"licence": ""}, "under which licence"),
        ({"licence": "CC BY 4.0"}, "asks for a credit"),
        ({"licence": "CC BY 4.0", "author": "Maja", "page_url": "javascript:alert(1)"}, "no address of a page"),
        ({"licence": "CC BY 4.0", "page_url": "https://x.example/<script>"}, "no address of a page"),
    ],
)
def test_half_an_answer_is_refused_in_a_sentence(
    workspace: Workspace, finished: int, given: dict, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        rights.declare(workspace, finished, "2" * 64, **given)
    assert len(rights.unknown_rights(Project(workspace, finished))) == 1


def test_a_picture_of_another_project_is_not_spoken_of(workspace: Workspace, finished: int) -> None:
    with pytest.raises(NotFound):
        rights.declare(workspace, finished, "9" * 64, licence="Own work")


@pytest.mark.parametrize("preset", list(PRESETS))
def test_credits_keep_the_limit_and_the_text_gives_way(preset: str) -> None:
    body = "\n\n".join(["A sentence that tells of bees. " * 30] * 8)[: PRESETS[preset].description_chars - 10]
    lines = [
        f"Picture by Photographer Nö {n} on Pexels: https://www.pexels.com/photo/{n}-{n * 7919}/" for n in range(30)
    ]
    description = credited(SeoMetadata(title="Bees", description=body), lines, PRESETS[preset]).description
    limit = PRESETS[preset].description_chars
    assert len(description.encode() if preset.startswith("youtube") else description.encode("utf-16-le")) <= limit * (
        1 if preset.startswith("youtube") else 2
    )
    assert all(f"Photographer Nö {n} on Pexels" in description for n in range(30))


def test_credits_that_are_there_are_not_said_twice() -> None:
    seo = SeoMetadata(title="Bees", description="Bees dance.")
    once = credited(seo, ["Picture by Ada on Pexels"], PRESETS["tiktok"])
    assert once.description == "Bees dance.\n\nPicture by Ada on Pexels"
    assert credited(once, ["Picture by Ada on Pexels"], PRESETS["tiktok"]) == once


def test_a_video_from_before_a_swap_still_answers_for_what_it_shows(workspace: Workspace, finished: int) -> None:
    (row,) = renders.of_project(workspace.store, finished)
    timeline = workspace.data / "renders" / "film.timeline.json"
    scenes = [{"asset": asset, "start_frame": n * 30} for n, asset in enumerate(("2" * 64, None, "c" * 64))]
    timeline.write_text(json.dumps({"scenes": scenes}))
    renders.update(workspace.store, row["id"], timeline_path="renders/film.timeline.json")
    board = storyboards.get(workspace.store, finished)
    assert board is not None
    shots = tuple(shot for shot in board.shots if shot.picture != "2" * 64)
    storyboards.put(workspace.store, finished, board.model_copy(update={"shots": shots}))
    with pytest.raises(BadInput, match="my-hive"):
        bundle.bundle(workspace, finished)


def test_a_photo_behind_or_beside_the_words_of_a_card_is_in_the_ledger_too(workspace: Workspace, finished: int) -> None:
    board = Project(workspace, finished).board
    assert board is not None
    title = Card(kind="title", title="Bees", backdrop="4" * 64)
    beside = Card(kind="text", body=("Bees dance.",), art=Art(picture="2" * 64, tinted=False))
    sign = Card(kind="text", body=("They fly.",), art=Art(picture="3" * 64))  # a drawing of ours
    shots = tuple(Shot(lines=(n,), card=card) for n, card in enumerate((title, beside, sign), 1))
    storyboards.put(workspace.store, finished, Storyboard(shots=shots, assets=board.assets))
    found = {asset.title for asset in rights.unknown_rights(Project(workspace, finished))}
    assert found == {"never shown", "my-hive"}
