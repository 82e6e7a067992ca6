"""A server that speaks TikTok's Content Posting API: sign-in with rotating tokens, creator info, chunks, status."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from tests.publish.serving import Answer, Platform, Request

_POST_INFO = {
    "title", "privacy_level", "disable_comment", "disable_duet", "disable_stitch", "brand_content_toggle",
    "brand_organic_toggle", "is_aigc", "video_cover_timestamp_ms",
}  # fmt: skip
_SOURCE = {"source", "video_size", "chunk_size", "total_chunk_count"}


@dataclass
class Upload:
    """A video that is coming, or came."""

    size: int
    chunk: int
    info: dict[str, Any]
    data: bytearray = field(default_factory=bytearray)
    polls: int = 0


class TikTok(Platform):
    """The state of the server; `polls` is how often it is asked before a post is there, `secret` is the client's, and
    `mark` stands at the end of every token.
    """

    secret, mark = "very-secret", ""

    def __init__(self) -> None:
        super().__init__()
        self.uploads: dict[str, Upload] = {}
        self.posts: list[str] = []
        self.tokens, self.refresh, self.renewals = {"access-0"}, "refresh-0", 0
        self.codes: dict[str, str] = {}
        self.polls, self.fails = 2, False
        self.creator: dict[str, Any] = {
            "creator_username": "bees", "creator_nickname": "Bees", "creator_avatar_url": "https://p.example/a.jpg",
            "privacy_level_options": ["PUBLIC_TO_EVERYONE", "SELF_ONLY"], "comment_disabled": False,
            "duet_disabled": True, "stitch_disabled": False, "max_video_post_duration_sec": 60,
        }  # fmt: skip

    def answer(self, request: Request) -> Answer:
        if request.path == "/v2/oauth/token/":
            return self._token(request)
        if request.path == "/v2/oauth/revoke/":
            self.tokens.discard(request.form()["token"])
            return 200, {}
        if request.path.startswith("/upload/"):
            return self._chunk(request)
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return _error(401, "access_token_invalid")
        routes = {
            "GET /v2/user/info/": lambda r: _ok({"user": {"open_id": "OPEN1", "display_name": "Bees"}}),
            "POST /v2/post/publish/creator_info/query/": lambda r: _ok(self.creator),
            "POST /v2/post/publish/video/init/": self._begin,
            "POST /v2/post/publish/inbox/video/init/": self._begin,
            "POST /v2/post/publish/status/fetch/": self._status,
        }
        found = routes.get(f"{request.method} {request.path}")
        if found is None:
            self.wrong.append(f"{request.method} {request.path}")
            return 404, {}
        answered: Answer = found(request)
        return answered

    def digest(self, number: str) -> str:
        return hashlib.sha256(self.uploads[number].data).hexdigest()

    def _token(self, request: Request) -> Answer:
        form = request.form()
        if (form.get("client_key"), form.get("client_secret")) != ("client", self.secret):
            return 200, {"error": "invalid_client", "error_description": "no secret words", "log_id": "1"}
        if form["grant_type"] == "authorization_code":
            challenge = hashlib.sha256(form["code_verifier"].encode()).hexdigest()
            if self.codes.pop(form["code"], "") != challenge:
                return 200, {"error": "invalid_grant", "error_description": "no secret words"}
        elif form["refresh_token"] != self.refresh:
            return 200, {"error": "invalid_grant", "error_description": "no secret words"}
        self.renewals += 1
        self.refresh, token = f"refresh-{self.renewals}{self.mark}", f"access-{self.renewals}{self.mark}"
        self.tokens.add(token)
        return 200, {
            "open_id": "OPEN1", "scope": "user.info.basic,video.upload", "access_token": token,
            "expires_in": 7200, "refresh_token": self.refresh, "refresh_expires_in": 15_552_000, "token_type": "Bearer",
        }  # fmt: skip

    def _begin(self, request: Request) -> Answer:
        body, direct = request.json(), "inbox" not in request.path
        source, info = body["source_info"], body.get("post_info", {})
        self.wrong += [f"post_info {name}" for name in info if name not in _POST_INFO]
        self.wrong += [f"source_info {name}" for name in source if name not in _SOURCE]
        if direct != bool(info):
            return _error(400, "invalid_params")
        if direct and info["privacy_level"] not in self.creator["privacy_level_options"]:
            return _error(403, "privacy_level_option_mismatch")
        size, chunk, total = source["video_size"], source["chunk_size"], source["total_chunk_count"]
        if total != max(1, size // chunk):
            self.wrong.append(f"{total} chunks of {chunk} for {size}")
        number = f"v_pub_{len(self.uploads)}"
        self.uploads[number] = Upload(size, chunk, info)
        return _ok({"publish_id": number, "upload_url": f"{self.address}/upload/{number}?upload_token=x"})

    def _chunk(self, request: Request) -> Answer:
        upload = self.uploads[request.path.rpartition("/")[2]]
        spoken = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", request.headers["content-range"])
        if spoken is None or int(spoken[3]) != upload.size or request.headers["content-type"] != "video/mp4":
            self.wrong.append(f"range {request.headers['content-range']}")
            return 400, {}
        start, end = int(spoken[1]), int(spoken[2]) + 1
        last = upload.size - len(upload.data) < 2 * upload.chunk
        if end - start != len(request.body):
            self.wrong.append(f"{len(request.body)} bytes for {spoken[0]}")
        if start != len(upload.data):
            return 416, {}
        if end - start != (upload.size - start if last else upload.chunk):
            self.wrong.append(f"a chunk of {end - start}")
        upload.data += request.body
        return (201 if len(upload.data) == upload.size else 206), None

    def _status(self, request: Request) -> Answer:
        number = request.json()["publish_id"]
        upload = self.uploads.get(number)
        if upload is None:
            return _error(400, "invalid_publish_id")
        if len(upload.data) < upload.size:
            return _ok({"status": "PROCESSING_UPLOAD", "uploaded_bytes": len(upload.data)})
        upload.polls += 1
        if upload.polls <= self.polls:
            return _ok({"status": "PROCESSING_UPLOAD", "uploaded_bytes": upload.size})
        if self.fails:
            return _ok({"status": "FAILED", "fail_reason": "frame_rate_check_failed"})
        if number not in self.posts:
            self.posts.append(number)
        if not upload.info:
            return _ok({"status": "SEND_TO_USER_INBOX"})
        public = upload.info["privacy_level"] == "PUBLIC_TO_EVERYONE"
        return _ok({"status": "PUBLISH_COMPLETE", "publicaly_available_post_id": [7001, 7002] if public else []})


def _ok(data: dict[str, Any]) -> Answer:
    return 200, {"data": data, "error": {"code": "ok", "message": "", "log_id": "1"}}


def _error(status: int, code: str) -> Answer:
    return status, {"data": {}, "error": {"code": code, "message": "no secret words", "log_id": "1"}}
