"""publish --to and accounts: a person at a terminal sends a video, and is asked before."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.prepared import Prepared
from tests.publish.youtube_server import YouTube, youtube_here
from tests.studio.conftest import filmed
from tests.studio.test_publications import allowed


@pytest.fixture
def youtube_there(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[YouTube]:
    """A data folder with a finished video, and a YouTube on this machine."""
    with youtube_here(prepared.copy(filmed, tmp_path / "data"), monkeypatch) as state:
        yield state


def connect(call: Callable[..., Said], server: YouTube, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Said:
    file = folder / "client_secret.json"
    file.write_text(json.dumps({"installed": {"client_id": "client", "client_secret": "very-secret"}}))
    notes: list[str] = []

    def prompt(*args: object, **kwargs: object) -> str:
        (url,) = [word for word in " ".join(notes).split() if word.startswith("http://127.0.0.1") and "state=" in word]
        return allowed(server, url)

    with monkeypatch.context() as patch:
        patch.setattr("core.cli.publishing.output.print_note", notes.append)
        patch.setattr("click.prompt", prompt)
        return call("accounts", "connect", "youtube", "--client", file)


def test_a_channel_is_connected_and_a_video_goes_there(
    call: Callable[..., Said], youtube_there: YouTube, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connect(call, youtube_there, tmp_path, monkeypatch).out == "Connected: youtube:Bees\n"
    assert "youtube:Bees" in call("accounts").out

    dry = call("publish", "1", "--to", "youtube", "--dry-run", "--json").json["youtube_short"]
    assert dry["problems"] == [] and dry["fields"]["status.privacyStatus"] == "private"
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert call("publish", "1", "--to", "youtube").code == 6
    assert youtube_there.videos == {}

    done = call("publish", "1", "--to", "youtube:Bees", "--yes", "--privacy", "unlisted", "--json")
    assert done.code == 0, done.err
    (publication,) = done.json["publications"]
    assert (publication["status"], publication["url"]) == ("published", "https://www.youtube.com/watch?v=video-0")
    assert youtube_there.videos["video-0"]["status"]["privacyStatus"] == "unlisted"

    twice = call("publish", "1", "--to", "youtube", "--yes")
    assert (twice.code, len(youtube_there.videos)) == (3, 1)
    assert "published there already" in twice.err
    assert call("accounts", "remove", "1").out == "Disconnected.\n"


def test_what_is_missing_is_one_sentence(call: Callable[..., Said], youtube_there: YouTube, tmp_path: Path) -> None:
    assert "accounts connect youtube" in call("publish", "1", "--to", "youtube", "--yes").err
    assert call("publish", "1", "--to", "nowhere", "--yes").code == 2
    assert "time" in call("publish", "1", "--to", "youtube", "--at", "soon", "--yes").err
    (tmp_path / "x.json").write_text("[]")
    assert "not the file of a client" in call("accounts", "connect", "youtube", "--client", tmp_path / "x.json").err
    assert "No account is connected" in call("accounts").out


def test_make_publishes_what_it_made_once_it_is_approved(
    call: Callable[..., Said], youtube_there: YouTube, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources: list[str] = []

    def make(workspace: object, source: str, *others: object) -> dict[str, object]:
        sources.append(source)
        return {"project_id": 1, "videos": [], "warnings": []}

    monkeypatch.setattr("core.studio.make.make", make)
    assert "accounts connect youtube" in call("make", "x.md", "--publish", "youtube").err
    assert call("make", "x.md", "--publish", "nowhere").code == 2
    assert call("make", "x.md", "--yes").code == 2
    connect(call, youtube_there, tmp_path, monkeypatch)
    assert "no videos of these" in call("make", "x.md", "--publish", "youtube", "--platform", "tiktok").err
    assert sources == []  # what cannot be published is said before anything is made

    dry = call("make", "x.md", "--publish", "youtube", "--dry-run", "--json").json
    assert (dry["project_id"], dry["publish"]["youtube_short"]["problems"]) == (1, [])
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert call("make", "x.md", "--publish", "youtube:Bees").code == 6
    assert youtube_there.videos == {}
    given = ("make", "x.md", "--publish", "youtube:Bees", "--privacy", "unlisted", "--yes")
    assert "youtube_short: published https://www.youtube.com" in call(*given).out
    assert youtube_there.videos["video-0"]["status"]["privacyStatus"] == "unlisted"
    twice = call(*given, "--json")
    assert (twice.code, twice.json["publish"]["error"]["code"]) == (3, "published")
