"""Films that go into a folder over WebDAV, on a real server."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.errors import MissingSetup
from core.publish.target import Desk, Post
from core.publish.targets.webdav import WebDav


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "served").mkdir()
    return tmp_path / "served"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    from cheroot import wsgi
    from wsgidav.wsgidav_app import WsgiDAVApp

    app = WsgiDAVApp(
        {
            "provider_mapping": {"/films": str(folder)},
            "simple_dc": {"user_mapping": {"*": {"maja": {"password": "honey"}}}},
            "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
            "logging": {"enable": False}, "verbose": 0,
        }
    )  # fmt: skip
    server = wsgi.Server(("127.0.0.1", 0), app)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.bind_addr[1]}/films"
    server.stop()
    thread.join()


@pytest.fixture
def post(tmp_path: Path) -> Post:
    film = tmp_path / "bees.mp4"
    film.write_bytes(bytes(n * 7 % 251 for n in range(3_000_001)))
    (tmp_path / "bees.srt").write_text("1\n")
    return Post(
        key="k", project="p" * 64, film=film, sha256=hashlib.sha256(film.read_bytes()).hexdigest(),
        size=film.stat().st_size, seconds=40.0, width=1080, height=1920, preset="youtube_short",
        title="How bees talk", description="Of dances.", tags=("bees",), captions=tmp_path / "bees.srt",
    )  # fmt: skip


def target(address: str, password: str = "honey") -> WebDav:  # noqa: S107
    return WebDav({"webdav_address": address, "webdav_user": "maja", "webdav_password": password})


def files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_film_and_what_belongs_to_it_lie_in_the_folder(folder: Path, address: str, post: Post) -> None:
    state: dict[str, Any] = {}
    sent = target(address).send(post, state, Desk())
    name = "how-bees-talk-youtube_short-pppppp"
    assert (sent.status, sent.url) == ("published", f"{address}/{name}/bees.mp4")
    assert sorted(files(folder)) == [f"{name}/bees.mp4", f"{name}/bees.srt", f"{name}/youtube_short.txt"]
    assert files(folder)[f"{name}/bees.mp4"] == post.sha256
    assert "Of dances." in (folder / name / "youtube_short.txt").read_text()
    assert target(address).confirm(state, Desk()).status == "published"
    (folder / name / "bees.mp4").unlink()
    assert target(address).confirm(state, Desk()).status == "absent"


def test_the_same_film_sent_twice_is_one_film_and_another_projects_is_another(
    folder: Path, address: str, post: Post
) -> None:
    for _ in range(2):
        target(address).send(post, {}, Desk())
    assert len(files(folder)) == 3
    target(address).send(Post(**{**vars(post), "project": "q" * 64}), {}, Desk())
    assert len(files(folder)) == 6


def test_a_wrong_password_is_said(address: str, post: Post) -> None:
    with pytest.raises(MissingSetup, match="does not accept the key"):
        target(address, "wax").send(post, {}, Desk())


def test_a_dry_run_names_every_file(address: str, post: Post) -> None:
    assert [field.name for field in target(address).fields(post)] == ["youtube_short.txt", "bees.srt", "bees.mp4"]
