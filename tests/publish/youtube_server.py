"""A server that speaks YouTube's and Google's wire: sign-in, resumable upload, captions, thumbnail, lists, faults.

It refuses what the real one refuses (unknown parameters and fields by Google's own discovery document, chunks out of
place, a film twice in one session) and counts what it published.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from core.net import retry
from core.publish.targets import youtube

UPLOAD = "/upload/youtube/v3/videos"


@cache
def discovery() -> Any:
    """Google's document of the interface, as the official client has it."""
    folder = importlib.resources.files("googleapiclient.discovery_cache") / "documents" / "youtube.v3.json"
    return json.loads(folder.read_text(encoding="utf-8"))


@dataclass
class Session:
    """One upload: what was said of it, and what came so far."""

    resource: dict[str, Any]
    total: int
    data: bytearray = field(default_factory=bytearray)
    video: str = ""


@dataclass
class YouTube:
    """The state of the server; the faults are a test's to set."""

    address: str = ""
    sessions: dict[str, Session] = field(default_factory=dict)
    videos: dict[str, dict[str, Any]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    captions: list[dict[str, Any]] = field(default_factory=list)
    thumbnails: dict[str, bytes] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=lambda: {"access-0"})
    refresh: str = "refresh-0"
    refreshed: int = 0
    secret: str = "very-secret"  # of the client
    mark: str = ""  # at the end of every token
    codes: dict[str, str] = field(default_factory=dict)  # code -> the challenge it was given for
    revoked: list[str] = field(default_factory=list)
    refusals: list[tuple[str, int, str]] = field(default_factory=list)  # (path's part, status, reason): once each
    cut: int | None = None  # bytes of the film after which the connection is cut, once
    lose: bool = False  # the answer to the last byte, once
    sessions_gone: bool = False
    processed: bool = True
    wrong: list[str] = field(default_factory=list)  # requests that no client should send
    lock: threading.Lock = field(default_factory=threading.Lock)


class _Handler(BaseHTTPRequestHandler):
    state: YouTube
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: Any) -> None:
        return None

    def do_GET(self) -> None:
        self._handled("GET")

    def do_POST(self) -> None:
        self._handled("POST")

    def do_PUT(self) -> None:
        self._handled("PUT")

    def do_DELETE(self) -> None:
        self._handled("DELETE")

    def _handled(self, method: str) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        path = parts.path
        if path.endswith(("/token", "/revoke")):
            self._sign_in(path, self._body())
            return
        if self.headers.get("Authorization", "").removeprefix("Bearer ") not in self.state.tokens:
            self._body()
            self._refused(401, "authError")
            return
        for refusal in self.state.refusals:
            if refusal[0] in f"{method} {path}" and (
                refusal[0] != "PUT" or "-" in self.headers.get("Content-Range", "")
            ):
                self.state.refusals.remove(refusal)
                self._body()
                self._refused(refusal[1], refusal[2])
                return
        if path == UPLOAD and method == "POST":
            self._begin(query)
        elif path == UPLOAD and method == "PUT":
            self._chunk(query)
        else:
            self._call(method, path, query)

    def _sign_in(self, path: str, data: bytes) -> None:
        form = {name: values[-1] for name, values in parse_qs(data.decode()).items()}
        state = self.state
        if path.endswith("/revoke"):
            state.revoked.append(form["token"])
            self._answer(200, {})
            return
        if (form.get("client_id"), form.get("client_secret")) != ("client", self.state.secret):
            self._answer(401, {"error": "invalid_client"})
            return
        with state.lock:
            if form["grant_type"] == "authorization_code":
                import base64

                verifier = form["code_verifier"].encode()
                challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier).digest()).rstrip(b"=").decode()
                if state.codes.pop(form["code"], None) != challenge:
                    self._answer(400, {"error": "invalid_grant"})
                    return
            elif form["refresh_token"] != state.refresh:
                self._answer(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
                return
            state.refreshed += 1
            state.refresh = f"refresh-{state.refreshed}{state.mark}"
            token = f"access-{state.refreshed}{state.mark}"
            state.tokens.add(token)
        scope = "https://www.googleapis.com/auth/youtube.upload"
        self._answer(
            200, {"access_token": token, "refresh_token": state.refresh, "expires_in": 3600, "scope": scope}
        )  # fmt: skip

    def _begin(self, query: dict[str, str]) -> None:
        resource = json.loads(self._body())
        self._check("videos", "insert", query, resource)
        with self.state.lock:
            name = f"session-{len(self.state.sessions)}"
            self.state.sessions[name] = Session(resource, int(self.headers["X-Upload-Content-Length"]))
        self._answer(200, {}, {"Location": f"{self.state.address}{UPLOAD}?upload_id={name}"})

    def _chunk(self, query: dict[str, str]) -> None:
        state, session = self.state, self.state.sessions.get(query["upload_id"])
        if session is None or state.sessions_gone:
            self._body()
            self._answer(404, {})
            return
        spoken = re.fullmatch(r"bytes (?:(\d+)-(\d+)|\*)/(\d+)", self.headers["Content-Range"])
        if spoken is None or int(spoken[3]) != session.total:
            state.wrong.append(f"range {self.headers['Content-Range']}")
            self._answer(400, {})
            return
        if spoken[1] is not None:
            start, length = int(spoken[1]), int(self.headers["Content-Length"])
            if start != len(session.data) or int(spoken[2]) - start + 1 != length:
                state.wrong.append(f"chunk at {start}, {len(session.data)} were there")
            if state.cut is not None and start <= state.cut < start + length:
                session.data += self.rfile.read(state.cut - start)
                state.cut = None
                self.close_connection = True
                self.connection.close()
                return
            session.data += self.rfile.read(length)
        if len(session.data) < session.total:
            head = {"Range": f"bytes=0-{len(session.data) - 1}"} if session.data else {}
            self._answer(308, None, head)
            return
        self._publish(session)
        if state.lose:
            state.lose = False
            self.close_connection = True
            self.connection.close()
            return
        self._answer(200, state.videos[session.video])

    def _publish(self, session: Session) -> None:
        with self.state.lock:
            if session.video:
                return
            session.video = f"video-{len(self.state.videos)}"
            status = {**session.resource["status"], "uploadStatus": "processed" if self.state.processed else "uploaded"}
            self.state.videos[session.video] = {
                "id": session.video, "snippet": session.resource["snippet"], "status": status,
                "fileDetails": {"fileSize": str(session.total)},
            }  # fmt: skip
            self.state.digests[session.video] = hashlib.sha256(session.data).hexdigest()

    def _call(self, method: str, path: str, query: dict[str, str]) -> None:
        state, data = self.state, self._body()
        name = path.removeprefix("/upload").removeprefix("/resumable").removeprefix("/youtube/v3/")
        if (method, name) == ("GET", "channels"):
            playlists = {"relatedPlaylists": {"uploads": "UU1"}}
            self._answer(200, {"items": [{"id": "UC1", "snippet": {"title": "Bees"}, "contentDetails": playlists}]})
        elif (method, name) == ("GET", "playlistItems"):
            self._answer(200, {"items": [{"contentDetails": {"videoId": item}} for item in state.videos]})
        elif (method, name) == ("GET", "videos"):
            self._check("videos", "list", query, {})
            self._answer(200, {"items": [state.videos[key] for key in query["id"].split(",") if key in state.videos]})
        elif (method, name) == ("PUT", "videos"):
            body = json.loads(data)
            self._check("videos", "update", query, body)
            state.videos[body["id"]] |= {part: body[part] for part in query["part"].split(",")}
            self._answer(200, state.videos[body["id"]])
        elif (method, name) == ("DELETE", "videos"):
            del state.videos[query["id"]]
            self._answer(204, None)
        elif (method, name) == ("POST", "captions"):
            head, _, text = data.partition(b"\n\n")[2].partition(b"\n--")
            state.captions.append({**json.loads(head)["snippet"], "text": text.partition(b"\n\n")[2].decode()})
            self._answer(200, {"id": "caption"})
        elif (method, name) == ("POST", "thumbnails/set"):
            state.thumbnails[query["videoId"]] = data
            self._answer(200, {})
        else:
            state.wrong.append(f"{method} {path}")
            self._answer(404, {})

    def _check(self, resource: str, method: str, query: dict[str, str], body: dict[str, Any]) -> None:
        """Note every parameter and field that Google's document does not have."""
        document = discovery()
        known = document["resources"][resource]["methods"][method]["parameters"] | document["parameters"]
        self.state.wrong += [f"parameter {name}" for name in query if name not in known | {"uploadType": 0}]
        schemas, parts = document["schemas"], {"snippet": "VideoSnippet", "status": "VideoStatus"}
        for part, schema in parts.items():
            fields = schemas[schema]["properties"]
            self.state.wrong += [f"field {part}.{name}" for name in body.get(part, {}) if name not in fields]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _refused(self, status: int, reason: str) -> None:
        message = "Video Uploads per day" if reason == "rateLimitExceeded" and status == 429 else "no secret words"
        self._answer(status, {"error": {"code": status, "message": message, "errors": [{"reason": reason}]}})

    def _answer(self, status: int, value: Any, head: dict[str, str] | None = None) -> None:
        data = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        for name, text in {
            "Content-Type": "application/json",
            "Content-Length": str(len(data)),
            **(head or {}),
        }.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def youtube_server() -> Iterator[YouTube]:
    """The running server."""
    state = YouTube()
    handler = type("Handler", (_Handler,), {"state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    state.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def youtube_here(data: Path, patch: pytest.MonkeyPatch) -> Iterator[YouTube]:
    """The running server, to which the settings of a data folder lead; small chunks, and no waiting."""
    patch.setenv("REELWRIGHT_DATA", str(data))
    patch.setattr(youtube, "CHUNK", 262_144)
    patch.setattr(retry, "_STEP_S", 0.0)
    with youtube_server() as state:
        patch.setenv("REELWRIGHT_YOUTUBE_BASE_URL", state.address)
        patch.setenv("REELWRIGHT_YOUTUBE_SIGN_IN_URL", state.address)
        yield state
        assert state.wrong == []
