"""Damaged files of a finished project: healed where that is possible, named where it is not, never handed out."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from core import config
from core.errors import BadInput, NotFound, StorageError
from core.jobs import queue
from core.render.qa import pixels
from core.store import renders
from core.store.db import FILE
from core.studio.film import ask, render, thumbnails
from core.studio.machine import backup
from core.studio.project import brand, projects, render_view
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.publish import bundle, copies, export
from core.studio.visuals import storyboard
from core.studio.voice import narrate, prices
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.damage import WAYS, flipped
from tests.prepared import Prepared
from tests.studio.conftest import LINES, begun, filmed, opened, picture, shortened
from tests.studio.test_purchases import until_it_ends

pytestmark = pytest.mark.slow


def film(workspace: Workspace, project: int) -> RenderView:
    return render.render(workspace, ask.request(workspace, project)[0], Run())


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path) -> Workspace:
    """A workspace of one project whose film is finished."""
    return opened(prepared.copy(filmed, tmp_path / "data"))


@pytest.fixture
def short(workspace: Workspace) -> int:
    return 1


@pytest.fixture
def finished(workspace: Workspace, short: int) -> RenderView:
    return projects.view(workspace, short).renders[0]


@pytest.mark.parametrize("way", WAYS)
def test_a_torn_film_is_never_handed_out_as_done(
    workspace: Workspace, short: int, finished: RenderView, way: str
) -> None:
    assert finished.path is not None
    whole = finished.path.read_bytes()
    WAYS[way](finished.path)
    view = projects.view(workspace, short)
    assert view.renders[0].status == "failed"
    assert view.renders[0].path is None
    assert view.renders[0].error == "The file of this video is damaged."
    assert "Make the video again" in view.renders[0].hint
    assert next(step for step in view.steps if step.name == "render").state == "failed"
    for take in (bundle.bundle_zip, bundle.bundle):
        with pytest.raises(BadInput, match="no finished video"):
            take(workspace, short)
    with pytest.raises(NotFound):
        copies.copy_out(workspace, view.renders[0], workspace.scratch)
    assert not list(export.export(workspace, short, workspace.scratch / "out").glob("*.mp4"))
    again = film(workspace, short)
    assert again.path is not None
    assert again.path.read_bytes() == whole
    assert projects.view(workspace, short).renders[0].status == "completed"


def test_captions_that_were_damaged_are_named_and_the_film_stays(
    workspace: Workspace, short: int, finished: RenderView
) -> None:
    assert finished.srt is not None
    flipped(finished.srt)
    view = projects.view(workspace, short).renders[0]
    assert view.status == "completed"
    assert view.path is not None
    assert view.srt is None
    assert any(finished.srt.name in warning and "damaged" in warning for warning in view.warnings)


def test_a_new_thumbnail_is_no_damage(workspace: Workspace, short: int, finished: RenderView) -> None:
    thumbnails.redraw(workspace, short)
    assert projects.view(workspace, short).renders[0].thumbnail is not None


def test_a_film_of_the_version_before_is_judged_by_its_size(
    workspace: Workspace, short: int, finished: RenderView
) -> None:
    assert finished.path is not None
    renders.update(workspace.store, finished.id, digests="{}")
    assert projects.view(workspace, short).renders[0].status == "completed"
    WAYS["cut"](finished.path)
    assert projects.view(workspace, short).renders[0].status == "failed"


@pytest.mark.parametrize("way", WAYS)
def test_damaged_sound_is_made_again_for_the_film(
    workspace: Workspace, short: int, finished: RenderView, way: str
) -> None:
    narration = Project(workspace, short).narration
    assert narration is not None
    for path in (workspace.data / "blobs").glob("*/*.wav"):
        WAYS[way](path)
    run = Run()
    again = render.render(workspace, ask.request(workspace, short)[0], run)
    assert again.status == "completed"
    assert any("3 spoken lines was damaged" in warning for warning in run.warnings)
    assert all(workspace.blobs.has(take.audio) for take in narration.takes)


def test_damaged_sound_that_costs_money_is_named_and_not_bought(
    workspace: Workspace, short: int, finished: RenderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    price = prices.Quote(lines=3, characters=90, price=0.5, currency="USD")
    monkeypatch.setattr(prices, "quote", lambda *_: price)
    for path in (workspace.data / "blobs").glob("*/*.wav"):
        flipped(path)
    with pytest.raises(BadInput, match=r"3 spoken lines is damaged.*costs about 0\.50 USD.*restore") as caught:
        film(workspace, short)
    assert caught.value.code == "damaged"


def test_a_damaged_picture_of_ones_own_is_named_and_healed_by_bringing_it_again(
    workspace: Workspace, short: int, finished: RenderView
) -> None:
    data = picture((200, 30, 30))
    added = storyboard.upload(workspace, short, data, "red.png")
    storyboard.swap(workspace, short, 0, added.sha256)
    path = workspace.blobs.path(added.sha256)
    for damage in WAYS.values():
        damage(path)
        with pytest.raises(BadInput, match=r"The picture “red” is damaged or gone.*Upload it again"):
            film(workspace, short)
        storyboard.upload(workspace, short, data, "red.png")
        assert film(workspace, short).status == "completed"


def test_a_damaged_picture_of_a_web_page_is_fetched_again(
    workspace: Workspace, short: int, finished: RenderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture((20, 120, 40))
    sha = workspace.blobs.put(data, ".png")
    row = workspace.store.row("select id, article from contents")
    assert row is not None
    article = json.loads(row["article"])
    for block in article["blocks"]:
        if block.get("sha256") == sha:
            block["location"] = "https://example.org/bee.png"
    workspace.store.execute("update contents set article = ? where id = ?", (json.dumps(article), row["id"]))

    class Net:
        def fetch(self, url: str, **_: object) -> object:
            assert url == "https://example.org/bee.png"
            return type("Fetched", (), {"body": data})()

    monkeypatch.setattr(Workspace, "net", property(lambda self: Net()))
    flipped(workspace.blobs.path(sha))
    run = Run()
    assert render.render(workspace, ask.request(workspace, short)[0], run).status == "completed"
    assert any("fetched again" in warning for warning in run.warnings)
    assert workspace.blobs.path(sha).read_bytes() == data


def test_a_damaged_logo_is_named(workspace: Workspace, short: int, finished: RenderView) -> None:
    kit = brand.set_logo(workspace, picture((9, 9, 200), (300, 100)), "logo.png")
    assert kit.logo is not None
    flipped(workspace.blobs.path(kit.logo.sha256))
    with pytest.raises(BadInput, match="file of your logo is damaged"):
        film(workspace, short)


# ---------------------------------------------------------------------- backups
def other(tmp_path: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "other")}, tmp_path / "none"))


def test_a_backup_names_what_is_damaged_and_holds_the_rest(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    narration = Project(workspace, short).narration
    assert narration is not None
    assert finished.path is not None
    sound, kept = (workspace.blobs.path(take.audio) for take in narration.takes[:2])
    flipped(sound)
    flipped(finished.path)
    message = backup.backup(workspace, tmp_path / "all.tar")
    assert message["damaged"] == [
        "The sound of a line of project 1 is damaged and not in the backup.",
        f"The video file {finished.path.relative_to(workspace.data)} is damaged and not in the backup.",
    ]
    there = other(tmp_path)
    backup.restore(there, tmp_path / "all.tar")
    assert there.blobs.has(kept.name[:64])
    assert projects.view(there, short).renders[0].status == "failed"
    assert film(there, short).status == "completed"  # the sound is made again


def test_a_backup_heals_what_is_damaged_here(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    backup.backup(workspace, tmp_path / "all.tar")
    paths = [path for name in ("blobs", "renders") for path in (workspace.data / name).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in paths}
    for n, path in enumerate(paths):
        list(WAYS.values())[n % 3](path)
    message = backup.restore(workspace, tmp_path / "all.tar")
    assert message["damaged"] == []
    named = [path for path in paths if "renders" in path.parts or workspace.blobs.has(path.name[:64])]
    assert {path: path.read_bytes() for path in named} == {path: before[path] for path in named}
    assert projects.view(workspace, short).renders[0].status == "completed"
    assert len(named) >= 10


def test_a_damaged_backup_gives_what_is_whole_of_it(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    backup.backup(workspace, tmp_path / "all.tar")
    with tarfile.open(tmp_path / "all.tar") as archive:
        sounds = [item for item in archive if item.name.endswith(".wav")]
    data = bytearray((tmp_path / "all.tar").read_bytes())
    data[sounds[0].offset_data + 300] ^= 0xFF
    (tmp_path / "all.tar").write_bytes(data)
    there = other(tmp_path)
    message = backup.restore(there, tmp_path / "all.tar")
    assert message["damaged"] == [sounds[0].name]
    assert there.blobs.has(sounds[1].name[-68:-4])
    assert projects.view(there, short).renders[0].status == "completed"


def test_a_backup_that_was_cut_gives_what_stands_before_the_cut(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    backup.backup(workspace, tmp_path / "all.tar")
    with tarfile.open(tmp_path / "all.tar") as archive:
        members = [item for item in archive if item.name.startswith(("blobs/", "renders/"))]
    data = (tmp_path / "all.tar").read_bytes()
    (tmp_path / "all.tar").write_bytes(data[: members[2].offset_data + 100])
    there = other(tmp_path)
    message = backup.restore(there, tmp_path / "all.tar")
    assert sorted(message["damaged"]) == sorted(member.name for member in members[2:])
    assert there.blobs.has(Path(members[0].name).name[:64])
    assert projects.view(there, short).script is not None


def test_a_backup_whose_database_is_damaged_is_refused_and_nothing_is_touched(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    backup.backup(workspace, tmp_path / "all.tar")
    with tarfile.open(tmp_path / "all.tar") as archive:
        at = archive.getmember(FILE).offset_data
    data = bytearray((tmp_path / "all.tar").read_bytes())
    data[at : at + 4096] = bytes(4096)
    (tmp_path / "all.tar").write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        backup.restore(workspace, tmp_path / "all.tar")
    assert projects.view(workspace, short).renders[0].status == "completed"


def test_a_damaged_database_is_not_backed_up_as_if_it_were_whole(
    workspace: Workspace, short: int, tmp_path: Path
) -> None:
    narrate.narrate(workspace, short)
    workspace.store.close()
    database = workspace.data / FILE
    data = bytearray(database.read_bytes())
    data[4096 : len(data)] = bytes(len(data) - 4096)
    database.write_bytes(data)
    with pytest.raises(StorageError, match="damaged") as caught:
        backup.backup(workspace, tmp_path / "all.tar")
    assert caught.value.code == "damaged"
    assert not (tmp_path / "all.tar").exists()


def test_a_backup_writes_nothing_into_the_data_folder(
    workspace: Workspace, short: int, finished: RenderView, tmp_path: Path
) -> None:
    def state() -> dict[Path, tuple[int, int]]:
        return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in workspace.data.rglob("*")}

    before = state()
    backup.backup(workspace, tmp_path / "all.tar")
    assert state() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("complaints", [1, 99], ids=["once", "always"])
def test_a_film_that_does_not_decode_is_made_again_or_fails(
    tmp_path: Path, source: Path, complaints: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = opened(tmp_path / "new")  # with no film that was judged already
    short = shortened(workspace, begun(workspace, source), LINES[:1])
    heard: list[str] = []
    true = pixels.decode

    def decode(path: Path, *more: Any) -> str:
        heard.append(path.name)
        return "error while decoding MB 1 1" if len(heard) <= complaints else true(path, *more)

    monkeypatch.setattr(pixels, "decode", decode)
    (render_id,) = ask.request(workspace, short)
    job = renders.get(workspace.store, render_id)["job_id"]
    attempts = until_it_ends(workspace, job)
    view, row = render_view.view(workspace, render_id), queue.get(workspace.store, job)
    if complaints == 1:
        assert (attempts, row["status"], view.status) == (2, "done", "completed") and view.qa
        scenes = [stage for stage in view.stages if stage["name"] == "render"]
        assert scenes[0]["done"] and not scenes[0]["reused"]
    else:
        assert (row["status"], view.status, view.path) == ("failed", "failed", None)
        assert "damaged" in json.loads(row["error"])["message"] and json.loads(row["error"])["hint"]
