"""Two projects saved into one folder: neither takes the other's files, nor a person's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.model.options import Options
from core.studio.content import articles
from core.studio.project import projects, render_view
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.publish import bundle, copies, export
from core.studio.workspace.workspace import Workspace

TITLES = ("Tides of the sea", "Tides of the sea", "Bread at home")


@pytest.fixture
def three(workspace: Workspace) -> list[int]:
    """Projects, two of them of one title."""
    results = []
    for n, title in enumerate(TITLES):
        text = f"# {title}\n\nThe water rises {n + 2} times a day. Nobody waits for it longer than an hour."
        project = projects.create(workspace, articles.import_article(workspace, text=text), Options(music="none"))
        projects.rename(workspace, project, title)
        results.append(project)
    return results


@pytest.fixture
def finished(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each project has a video whose files say whose they are."""

    def views(project: Project, presets: tuple[str, ...] = ()) -> list[RenderView]:
        place = tmp_path / "films" / str(project.id)
        place.mkdir(parents=True, exist_ok=True)
        files = {"path": place / "tides-youtube_short.mp4", "srt": place / "tides-youtube_short.srt"}
        for path in files.values():
            path.write_text(f"project {project.id}")
        return [RenderView(id=1, project_id=project.id, preset="youtube_short", status="completed", **files)]  # type: ignore[arg-type]

    for user in (bundle, render_view):
        monkeypatch.setattr(user, "finished", views)


def owner(folder: Path) -> str:
    return (folder / "tides-youtube_short.mp4").read_text()


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize("save", [bundle.bundle, export.export])
def test_each_project_keeps_its_files(workspace: Workspace, three: list[int], tmp_path: Path, save) -> None:
    out = tmp_path / "out"
    folders = [save(workspace, item, out) for item in three]
    assert folders[0] == out
    assert [element.name for element in folders[1:]] == ["tides-of-the-sea", "bread-at-home"]
    for project, folder in zip(three, folders, strict=True):
        assert owner(folder) == f"project {project}"
        if save is export.export:
            assert json.loads((folder / "project.json").read_text())["id"] == project
    assert [save(workspace, entry, out) for entry in three] == folders  # again: each over its own


@pytest.mark.usefixtures("finished")
def test_what_a_person_changed_is_not_written_over(workspace: Workspace, three: list[int], tmp_path: Path) -> None:
    out = bundle.bundle(workspace, three[0], tmp_path / "out")
    (out / "metadata.json").write_text("mine")
    again = bundle.bundle(workspace, three[0], out)
    assert again == out / "tides-of-the-sea"
    assert (out / "metadata.json").read_text() == "mine"
    (again / "youtube_short.txt").write_text("mine, too")
    assert bundle.bundle(workspace, three[0], out) == out / "tides-of-the-sea-2"


def test_editing_documents_of_one_title_are_numbered(workspace: Workspace, three: list[int], tmp_path: Path) -> None:
    def saved(project: int) -> str:
        name = copies.stem(workspace, project, tmp_path, "tides-youtube_short", ".otio", ".srt")
        (tmp_path / f"{name}.otio").write_text(f"project {project}")
        copies.note_copied(workspace, project, [tmp_path / f"{name}.otio"])
        return name

    names = ["tides-youtube_short", "tides-youtube_short-2"]
    assert [saved(item) for item in three[:2]] == [saved(element) for element in three[:2]] == names
    (tmp_path / "tides-youtube_short.otio").write_text("went on in an editing program")
    assert saved(three[0]) == "tides-youtube_short-3"


def test_a_place_that_is_a_file_is_one_sentence(workspace: Workspace, three: list[int], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(Exception, match="out") as caught:
        export.export(workspace, three[0], tmp_path / "out")
    assert getattr(caught.value, "hint", "")
    assert (tmp_path / "out").read_text() == "a file"
