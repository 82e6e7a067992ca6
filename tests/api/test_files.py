"""Files as browsers get them: whole, in parts, from their cache, and never as a page that runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from core.api.files import send, sniff
from core.api.problems import install
from core.errors import ReelwrightError


def serving(path: Path, **how: str) -> TestClient:
    from fastapi import FastAPI

    app = FastAPI()
    install(app)

    @app.get("/file")
    def file(request: Request) -> Response:
        return send(request, path, **how)  # type: ignore[arg-type]

    return TestClient(app)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def test_a_range_is_answered_with_just_that_part(film: Path) -> None:
    answer = serving(film).get("/file", headers={"range": "bytes=256-511"})
    assert answer.status_code == 206
    assert answer.headers["content-range"] == "bytes 256-511/10240"
    assert answer.content == bytes(range(256))
    assert answer.headers["content-type"] == "video/mp4"


@pytest.mark.parametrize(
    ("asked", "content_range", "length"),
    [
        ("bytes=0-", "bytes 0-10239/10240", 10240),
        ("bytes=-10", "bytes 10230-10239/10240", 10),
        ("bytes=10000-99999", "bytes 10000-10239/10240", 240),
    ],
)
def test_open_ended_ranges(film: Path, asked: str, content_range: str, length: int) -> None:
    answer = serving(film).get("/file", headers={"range": asked})
    assert (answer.status_code, answer.headers["content-range"], len(answer.content)) == (206, content_range, length)


def test_a_range_behind_the_end_is_refused(film: Path) -> None:
    assert serving(film).get("/file", headers={"range": "bytes=20000-"}).status_code == 416


def test_what_the_browser_has_is_not_sent_again_until_it_changes(film: Path) -> None:
    client = serving(film)
    tag = client.get("/file").headers["etag"]
    assert client.get("/file", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/file", headers={"if-none-match": f'"other", {tag}'}).status_code == 304
    film.write_bytes(b"another")
    os.utime(film, ns=(1, 1))
    assert client.get("/file", headers={"if-none-match": tag}).status_code == 200


def test_half_a_file_of_before_is_not_continued_with_one_of_now(film: Path) -> None:
    client = serving(film)
    tag = client.get("/file").headers["etag"]
    assert client.get("/file", headers={"range": "bytes=5-", "if-range": tag}).status_code == 206
    film.write_bytes(b"0123456789")
    answer = client.get("/file", headers={"range": "bytes=5-", "if-range": tag})
    assert (answer.status_code, answer.content) == (200, b"0123456789")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.bin", b"<html><script>alert(1)</script>", "application/octet-stream"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "application/octet-stream"),
        ("a.html", b"<html>", "application/octet-stream"),
        ("a", b"\xff\xd8\xff\xe0abc", "image/jpeg"),
        ("b", b"\x89PNG\r\n\x1a\nabc", "image/png"),
        ("c", b"RIFF0000WAVEfmt ", "audio/wav"),
        ("d", b"", "application/octet-stream"),
    ],
)
def test_a_page_or_drawing_is_only_ever_saved(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    answer = serving(path).get("/file")
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    how = answer.headers["content-disposition"].split(";")[0]
    assert how == ("attachment" if kind == "application/octet-stream" else "inline")


def test_a_download_has_the_name_it_was_given(film: Path) -> None:
    answer = serving(film, download="Brötchen.mp4").get("/file")
    assert answer.headers["content-disposition"] == "attachment; filename*=utf-8''Br%C3%B6tchen.mp4"


def test_a_missing_file_or_a_folder_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.mp4", tmp_path):
        answer = serving(path).get("/file")
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_types_are_read_off_the_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"\x00\x00\x00\x18ftypisom")
    assert sniff(path) == "video/mp4"


@pytest.mark.logs_errors
def test_errors_have_one_shape() -> None:
    from fastapi import FastAPI

    app = FastAPI()
    install(app)

    @app.get("/ours")
    def ours() -> None:
        raise ReelwrightError("It broke.", "Try again.", code="broke")

    @app.get("/bug")
    def bug() -> None:
        raise ZeroDivisionError("secret details")

    client = TestClient(app, raise_server_exceptions=False)
    assert client.get("/ours").json() == {"error": {"code": "broke", "message": "It broke.", "hint": "Try again."}}
    assert client.get("/ours").status_code == 500
    assert "secret" not in client.get("/bug").text and client.get("/bug").json()["error"]["code"] == "bug"
    assert client.get("/none").json()["error"]["code"] == "not_found"
    assert client.post("/ours").status_code == 405
