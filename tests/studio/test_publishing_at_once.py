"""Publications that somebody asks for, changes or takes back while somebody else does."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from core.errors import BadInput, ChangedElsewhere, ReelwrightError
from core.publish.target import Sent
from core.publish.targets.folder import Folder
from core.store import publications as rows
from core.store import renders as rows_of_renders
from core.studio.project import projects
from core.studio.publish import bundle, changing, delivery, posts, publication_view, publications
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.prepared import Prepared
from tests.studio.conftest import filmed
from tests.studio.test_approval import opened
from tests.studio.test_changing import film, published, there
from tests.studio.test_publications import PRESET, done


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path) -> Workspace:
    """A finished video, and a folder that it can go to."""
    return opened(prepared.copy(filmed, tmp_path / "data"))


@pytest.fixture
def number(workspace: Workspace) -> int:
    return published(workspace)


class Held:
    """A method of a target that waits in the middle until it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        real = getattr(Folder, name)

        def method(target: Any, *given: Any) -> Any:
            answer = real(target, *given)
            self.begun.set()
            assert self.go.wait(60)
            return answer

        monkeypatch.setattr(Folder, name, method)


def beside(do: Any) -> tuple[threading.Thread, list[Any]]:
    failed: list[Any] = []

    def act() -> None:
        try:
            do()
        except BaseException as error:  # noqa: BLE001 - looked at by the test
            failed.append(error)

    thread = threading.Thread(target=act)
    thread.start()
    return thread, failed


def other(workspace: Workspace) -> Workspace:
    """The workspace as another page, process or job has it."""
    return open_workspace(workspace.settings)


def test_an_answer_on_its_way_does_not_bring_back_what_was_taken_back(
    workspace: Workspace, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Held(monkeypatch, "confirm")
    asking, failed = beside(lambda: delivery.refresh(other(workspace), number))
    assert waiting.begun.wait(60)
    removing, refused = beside(lambda: changing.remove(other(workspace), number))
    removing.join(0.3)  # it waits for the answer, or took the video back meanwhile
    waiting.go.set()
    asking.join(60)
    removing.join(60)
    assert not failed and not refused and not there(workspace)
    assert publication_view.get(workspace, number).status == "removed"
    assert delivery.refresh(workspace, number) == "removed"


def test_new_words_and_taking_it_back_do_not_cross(
    workspace: Workspace, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Held(monkeypatch, "remove")
    removing, failed = beside(lambda: changing.remove(other(workspace), number))
    assert waiting.begun.wait(60)
    sending, refused = beside(lambda: changing.update(other(workspace), number))
    sending.join(0.3)
    waiting.go.set()
    removing.join(60)
    sending.join(60)
    assert not failed and [error.message for error in refused] == ["This video is not there."]
    assert publication_view.get(workspace, number).status == "removed" and not there(workspace)


def test_who_takes_it_back_twice_is_told_that_it_is_gone(
    workspace: Workspace, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Held(monkeypatch, "remove")
    first, failed = beside(lambda: changing.remove(other(workspace), number))
    assert waiting.begun.wait(60)
    second, refused = beside(lambda: changing.remove(other(workspace), number))
    second.join(0.3)
    waiting.go.set()
    first.join(60)
    second.join(60)
    assert not failed and [error.message for error in refused] == ["This video is not there."]


def test_a_job_that_watches_stops_once_the_video_was_taken_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform is still at work on it, a person takes it back, and it stays so."""
    monkeypatch.setattr(delivery, "_ASKED_S", 0.0)
    answers: list[str] = []
    send = Folder.send

    def sent(target: Any, *given: Any) -> Sent:
        found = send(target, *given)
        return Sent("processing", found.remote_id, found.url)

    def confirm(target: Any, state: Any, desk: Any) -> Sent:
        answers.append("asked")
        return Sent("processing")

    def pause(seconds: float, check: Any) -> None:
        changing.remove(other(workspace), asked)

    monkeypatch.setattr(Folder, "send", sent)
    monkeypatch.setattr(Folder, "confirm", confirm)
    monkeypatch.setattr(delivery, "pause", pause)
    digest = publications.digest(workspace, 1, PRESET)
    asked = publications.ask(workspace, 1, "folder", PRESET, approves=digest)
    assert done(workspace, asked).status == "removed" and not answers


def test_the_words_that_were_seen_are_those_that_go_out(workspace: Workspace) -> None:
    view = publications.preview(workspace, 1, "folder", PRESET)
    posts.say(other(workspace), 1, PRESET, description="Somebody else's text")
    with pytest.raises(ChangedElsewhere) as refused:
        publications.ask(workspace, 1, "folder", PRESET, approves=view.film, seen=view)
    assert refused.value.current and refused.value.given
    assert publication_view.of_project(workspace, 1) == []
    view = publications.preview(workspace, 1, "folder", PRESET)
    number = publications.ask(workspace, 1, "folder", PRESET, approves=view.film, seen=view)
    assert done(workspace, number).status == "published"


def test_what_a_webhook_is_told_is_as_it_was_seen_though_its_id_is_new(workspace: Workspace) -> None:
    values = {"REELWRIGHT_WEBHOOK_ADDRESS": "http://127.0.0.1:9/", "REELWRIGHT_WEBHOOK_SECRET": "whsec_" + "a" * 32}
    hooked = opened(workspace.data, **values)
    view = publications.preview(hooked, 1, "webhook", PRESET)
    assert publications.ask(hooked, 1, "webhook", PRESET, approves=view.film, seen=view)


@pytest.mark.parametrize("suffix", [".srt", ".jpg"])
@pytest.mark.parametrize("how", ["gone", "emptied", "cut", "other bytes"])
def test_what_goes_out_beside_the_film_is_whole_or_named(workspace: Workspace, suffix: str, how: str) -> None:
    digest = publications.digest(workspace, 1, PRESET)
    number = publications.ask(workspace, 1, "folder", PRESET, approves=digest)
    file = next(path for path in film(workspace).parent.glob(f"*{suffix}") if "contact" not in path.name)
    data = file.read_bytes()
    if how == "gone":
        file.unlink()
    else:
        file.write_bytes({"emptied": b"", "cut": data[: len(data) // 2], "other bytes": bytes(len(data))}[how])
    view = done(workspace, number)
    assert view.status == "failed" and file.name in view.message and not there(workspace)


def test_a_project_deleted_while_its_video_goes_out_is_an_outcome(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = publications.digest(workspace, 1, PRESET)
    number = publications.ask(workspace, 1, "folder", PRESET, approves=digest)
    send = Folder.send

    def sent(target: Any, *given: Any) -> Sent:
        projects.delete(other(workspace), 1)
        return send(target, *given)

    monkeypatch.setattr(Folder, "send", sent)
    with pytest.raises(ReelwrightError):
        delivery.perform(workspace, number, Run(), last=False)


def test_a_damaged_timeline_takes_no_page_with_it(workspace: Workspace) -> None:
    """The chapters of a post are then those that the script has."""
    (timeline,) = workspace.data.rglob("renders/**/*timeline*.json")
    before = posts.to_post(workspace, 1, PRESET)
    for data in (b"", b"{", bytes(timeline.stat().st_size)):
        timeline.write_bytes(data)
        assert posts.to_post(workspace, 1, PRESET).title == before.title


def test_the_zip_of_a_video_is_of_what_lies_there_now(workspace: Workspace) -> None:
    """A thumbnail that was chosen since, or a film that was made anew in its place, is in it."""
    row = rows_of_renders.of_project(workspace.store, 1)[0]
    for suffix in (".jpg", ".srt", ".mp4"):
        before = bundle.bundle_zip(workspace, 1)
        file = next(path for path in film(workspace).parent.glob(f"*{suffix}") if "contact" not in path.name)
        file.write_bytes(file.read_bytes() + bytes(8))
        rows_of_renders.update(workspace.store, row["id"], digests="{}", file_size=0)
        after = bundle.bundle_zip(workspace, 1)
        with zipfile.ZipFile(after) as archive:
            assert after != before and archive.read(file.name) == file.read_bytes()
    assert bundle.bundle_zip(workspace, 1) == after


def test_a_persons_word_is_taken_once(workspace: Workspace, number: int) -> None:
    rows.update(workspace.store, number, status="unknown")
    delivery.tell(workspace, number, is_there=True, url="https://a.example/1")
    with pytest.raises(BadInput, match="is known"):
        delivery.tell(workspace, number, is_there=False)
    assert publication_view.get(workspace, number).status == "published"
