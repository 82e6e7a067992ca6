"""The guard of the server: hosts, pages and sizes that it lets through."""

from __future__ import annotations

import pytest
from fastapi import FastAPI, UploadFile
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.api import guard
from core.api.guard import Guard, host_name


async def _echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("open")
    await socket.close()


def client(base_url: str = "http://127.0.0.1:8501", extra: tuple[str, ...] = ()) -> TestClient:
    app = Starlette(
        routes=[Route("/", _echo, methods=["GET", "POST", "PUT", "DELETE"]), WebSocketRoute("/ws", _socket)],
        middleware=[Middleware(Guard, extra_hosts=lambda: extra)],
    )
    return TestClient(app, base_url=base_url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:8501", "[::1]:8501", "127.0.0.1:1"])
def test_this_machines_own_names_are_answered(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8501", "", "[::2]"])
def test_any_other_name_is_refused_in_one_sentence(host: str) -> None:
    answer = client().get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong_host"
    assert "REELWRIGHT_ALLOWED_HOSTS" in answer.json()["error"]["hint"]


def test_a_setting_adds_names() -> None:
    open_to = client(extra=("studio.example.org", "*.lan"))
    assert open_to.get("/", headers={"host": "studio.example.org"}).status_code == 200
    assert open_to.get("/", headers={"host": "box.lan"}).status_code == 200
    assert open_to.get("/", headers={"host": "lan"}).status_code == 421
    assert open_to.get("/", headers={"host": "other.example.org"}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8501", "file://"]
)
def test_a_foreign_page_can_write_nothing(origin: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert client().request(method, "/", headers={"origin": origin}).status_code == 403
    assert client().get("/", headers={"origin": origin}).status_code == 200


def test_own_pages_and_programs_can_write() -> None:
    assert client().post("/", headers={"origin": "http://127.0.0.1:8501"}).status_code == 200
    assert client().post("/").status_code == 200


def test_a_cross_site_request_without_origin_is_refused_too() -> None:
    assert client().post("/", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_foreign_page_shows_no_media_but_may_link_to_us() -> None:
    from starlette.datastructures import Headers

    def refused(path: str, **headers: str) -> bool:
        scope = {"type": "http", "method": "GET", "path": path}
        given = Headers({"host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}})
        return Guard(None)._refusal(scope, given) is not None  # type: ignore[arg-type]

    for path in ("/app/static/media/frame/1/tiktok/1.jpg", "/api/v1/video/projects/"):
        assert refused(path, sec_fetch_site="cross-site", sec_fetch_mode="no-cors")
        assert not refused(path, sec_fetch_site="cross-site", sec_fetch_mode="navigate")
        assert not refused(path, sec_fetch_site="same-origin", sec_fetch_mode="no-cors")
        assert not refused(path)
    assert not refused("/content", sec_fetch_site="cross-site", sec_fetch_mode="navigate")


def test_a_foreign_page_opens_no_socket() -> None:
    ours = {"host": "127.0.0.1:8501"}
    with client().websocket_connect("/ws", headers={**ours, "origin": "http://127.0.0.1:8501"}) as socket:
        assert socket.receive_text() == "open"
    for foreign in ({**ours, "origin": "http://evil.example"}, {"host": "evil.example"}):
        with pytest.raises(WebSocketDisconnect), client().websocket_connect("/ws", headers=foreign):
            pass


def test_a_body_over_the_limit_is_refused_however_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_BODY_BYTES", 1000)
    assert client().post("/", content=b"x" * 1000).text == "1000"
    assert client().post("/", content=b"x" * 1001).status_code == 413
    chunks = (b"x" * 100 for _ in range(11))  # no Content-Length
    assert client().post("/", content=chunks).status_code == 413


def test_every_answer_forbids_guessing_its_type() -> None:
    headers = client().get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_names_are_read_off_host_headers() -> None:
    assert [host_name(item) for item in ("a:1", "A.", "[::1]:8501", "[::1]", "")] == ["a", "a", "::1", "::1", ""]


@pytest.mark.parametrize(
    "host",
    ["localhost:evil.com", "localhost:8501@evil.example", "[::1]x", "127.0.0.1:", "127.0.0.1/x", "localhost:1:2"],
)
def test_a_name_with_anything_but_a_port_behind_it_is_refused(host: str) -> None:
    assert client().get("/", headers={"host": host}).status_code == 421


def test_two_names_at_once_are_refused() -> None:
    answer = client().get("/", headers=[("host", "localhost"), ("host", "evil.example")])
    assert answer.status_code == 421


@pytest.mark.parametrize("refused", ["host", "origin", "length", "chunks"])
def test_refusals_carry_the_same_headers_as_answers(refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_BODY_BYTES", 1000)
    given = {
        "host": {"headers": {"host": "evil.example"}},
        "origin": {"headers": {"origin": "http://evil.example"}},
        "length": {"content": b"x" * 1001},
        "chunks": {"content": iter([b"x" * 600, b"x" * 600])},
    }
    answer = client().post("/", **given[refused])
    assert answer.status_code in (421, 403, 413)
    for name, value in guard.SECURITY_HEADERS:
        assert answer.headers[name.decode()] == value.decode()


def test_a_stream_past_the_limit_is_too_large_whatever_the_application_makes_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FastAPI turns every failure to read a body into a 400."""
    monkeypatch.setattr(guard, "MAX_BODY_BYTES", 1000)
    app = FastAPI()

    @app.post("/api/echo")
    def echo(body: dict[str, str]) -> dict[str, str]:
        return body

    @app.post("/api/upload")
    def upload(file: UploadFile) -> int:
        return len(file.file.read())

    guarded = TestClient(Guard(app), base_url="http://127.0.0.1:8501")
    form = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + b"y" * 2000 + b"\r\n--x--\r\n"
    for path, kind, body in (
        ("/api/echo", "application/json", b'{"a": "' + b"y" * 2000 + b'"}'),
        ("/api/upload", "multipart/form-data; boundary=x", form),
    ):
        pieces = (body[at : at + 300] for at in range(0, len(body), 300))
        answer = guarded.post(path, content=pieces, headers={"content-type": kind})
        assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")
    assert guarded.post("/api/echo", json={"a": "b"}).json() == {"a": "b"}


def test_only_an_upload_may_be_as_large_as_a_film(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_JSON_BYTES", 500)
    app = FastAPI()

    @app.post("/api/echo")
    def echo(body: dict[str, str]) -> dict[str, str]:
        return body

    guarded = TestClient(Guard(app), base_url="http://127.0.0.1:8501")
    assert guarded.post("/api/echo", json={"a": "b" * 600}).status_code == 413
    assert guarded.post("/api/echo", json={"a": "b" * 300}).status_code == 200
