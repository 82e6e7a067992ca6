"""Changes of what was published: of the newest alone, where a newer video takes the place of the last."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import BadInput
from core.studio.project import projects
from core.studio.publish import changing, posts, publication_view, publications
from core.studio.workspace.workspace import Workspace
from tests.prepared import Prepared
from tests.studio.conftest import filmed
from tests.studio.test_approval import opened
from tests.studio.test_publications import PRESET, done


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path) -> Workspace:
    """A finished video, and a folder that it can go to."""
    return opened(prepared.copy(filmed, tmp_path / "data"))


def film(workspace: Workspace) -> Path:
    path = projects.view(workspace, 1).renders[0].path
    assert path is not None
    return path


def published(workspace: Workspace) -> int:
    digest = publications.digest(workspace, 1, PRESET)
    number = publications.ask(workspace, 1, "folder", PRESET, approves=digest)
    assert done(workspace, number).status == "published"
    return number


def there(workspace: Workspace) -> list[bytes]:
    return [path.read_bytes() for path in (workspace.data.parent / "out").rglob("*.mp4")]


def make_anew(workspace: Workspace) -> None:
    film(workspace).write_bytes(film(workspace).read_bytes() + bytes(8))
    workspace.store.execute("update renders set digests = '{}', file_size = 0")


def test_a_video_whose_place_a_newer_one_took_is_not_changed(workspace: Workspace) -> None:
    older = published(workspace)
    make_anew(workspace)
    newer = published(workspace)
    assert changing.able(workspace, older) == frozenset()
    for change in (changing.update, changing.remove):
        with pytest.raises(BadInput, match="A newer video has taken the place"):
            change(workspace, older)
    assert there(workspace) == [film(workspace).read_bytes()]
    assert publication_view.get(workspace, older).status == "published"

    assert changing.able(workspace, newer) == {"update", "remove"}
    changing.remove(workspace, newer)
    assert there(workspace) == [] and changing.able(workspace, older) == {"update", "remove"}


def test_a_newer_try_that_failed_takes_no_place(workspace: Workspace) -> None:
    older = published(workspace)
    make_anew(workspace)
    newer = published(workspace)
    workspace.store.execute("update publications set status = 'failed' where id = ?", (newer,))
    assert changing.able(workspace, older) == {"update", "remove"}
    workspace.store.execute("update publications set status = 'published', preset = 'tiktok' where id = ?", (newer,))
    assert changing.able(workspace, older) == {"update", "remove"}


@pytest.mark.parametrize("gone", [True, False])
def test_new_words_are_not_sent_with_another_video(workspace: Workspace, gone: bool) -> None:
    number, before = published(workspace), there(workspace)
    posts.say(workspace, 1, PRESET, title="Bees dance")
    if gone:
        film(workspace).unlink()
    else:
        make_anew(workspace)
    with pytest.raises(BadInput, match="no longer the one"):
        changing.update(workspace, number)
    assert there(workspace) == before
