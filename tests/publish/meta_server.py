"""A server that speaks Meta's wire for films: sign-in, Instagram containers, Page reels and videos, rupload.

It refuses what the documents do not have, and counts what became public.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from tests.publish.serving import Answer, Platform, Request

VERSION = "v27.0"
_CONTAINER = {"media_type", "upload_type", "caption", "share_to_feed", "is_ai_generated", "thumb_offset"}
_FINISH = {"title", "description", "scheduled_publish_time", "upload_phase"}


@dataclass
class Upload:
    """A film that is coming, or came: an Instagram container or a Page's video."""

    fields: dict[str, str]
    data: bytearray = field(default_factory=bytearray)
    total: int = 0
    status: str = "IN_PROGRESS"
    polls: int = 0  # how often it was asked for since it is whole
    post: str = ""

    @property
    def whole(self) -> bool:
        return 0 < self.total == len(self.data)


class Meta(Platform):
    """The state of the server; `polls` is how often it is asked before a film is ready, `secret` is the app's, and
    `mark` stands at the end of every token.
    """

    secret, mark = "very-secret", ""

    def __init__(self) -> None:
        super().__init__()
        self.uploads: dict[str, Upload] = {}
        self.posts: list[str] = []  # the ids of what became public, in order
        self.tokens = {"user-0", "page-user-0"}
        self.renewals = 0
        self.polls = 2
        self.fails = False  # in processing
        self.usage, self.refusals = 0, 0

    def answer(self, request: Request) -> Answer:
        path = request.path.removeprefix(f"/{VERSION}")
        if path == "/oauth/access_token":
            return self._token(request)
        token = re.sub(r"^(Bearer|OAuth) ", "", request.headers.get("authorization", ""))
        if token not in self.tokens:
            return 401, {"error": {"message": "no secret words", "type": "OAuthException", "code": 190}}
        if "access_token" in request.query:
            self.wrong.append("a token in an address")
        if path.startswith("/rupload/"):
            return self._bytes(path.removeprefix("/rupload/"), request)
        if path == request.path:
            return 404, {}
        return self._call(path, request, token)

    def digest(self, number: str) -> str:
        return hashlib.sha256(self.uploads[number].data).hexdigest()

    def _call(self, path: str, request: Request, token: str) -> Answer:
        routes = {
            "POST /IG1/media": self._container, "POST /IG1/media_publish": self._publish,
            "GET /IG1/content_publishing_limit": lambda r: (
                200, {"data": [{"quota_usage": self.usage, "config": {"quota_total": 50, "quota_duration": 86400}}]}
            ),
            "GET /me/accounts": lambda r: (200, {"data": [{
                "id": "P1", "name": "Bees", "instagram_business_account": {"id": "IG1", "username": "bees"},
            }]}),
            "GET /P1": lambda r: (200, {"id": "P1", "access_token": f"page-{token}"}),
            "POST /P1/video_reels": self._reel, "POST /P1/videos": self._video,
        }  # fmt: skip
        found = routes.get(f"{request.method} {path}")
        if found is not None:
            answered: Answer = found(request)
            return answered
        number = path[1:]
        if number in self.uploads and request.method == "GET":
            return self._shown(number, request)
        if number in self.uploads and request.method == "POST":
            self.uploads[number].fields |= request.form()
            return 200, {"success": True}
        if number in self.uploads and request.method == "DELETE":
            del self.uploads[number]
            self.posts.remove(number)
            return 200, {"success": True}
        if number in self.posts:
            return 200, {"id": number, "permalink": f"https://www.instagram.com/reel/{number}/"}
        return 400, {"error": {"code": 100, "error_subcode": 33, "message": "no secret words"}}

    def _token(self, request: Request) -> Answer:
        form = request.form()
        if (form.get("client_id"), form.get("client_secret")) != ("client", self.secret):
            return 400, {"error": {"code": 101, "message": "no secret words"}}
        if form["grant_type"] == "authorization_code":
            return 200, {"access_token": "user-0", "token_type": "bearer", "expires_in": 3600}
        if form["grant_type"] != "fb_exchange_token" or form["fb_exchange_token"] not in self.tokens:
            return 400, {"error": {"code": 190, "message": "no secret words"}}
        self.renewals += 1
        token = f"user-{self.renewals}{self.mark}"
        self.tokens |= {token, f"page-{token}"}
        return 200, {"access_token": token, "token_type": "bearer", "expires_in": 5_184_000}

    def _new(self, fields: dict[str, str], name: str) -> str:
        number = f"{name}{len(self.uploads)}"
        self.uploads[number] = Upload(fields)
        return number

    # -------------------------------------------------------------- Instagram
    def _container(self, request: Request) -> Answer:
        form = request.form()
        self.wrong += [f"container {name}" for name in form if name not in _CONTAINER]
        if (form.get("media_type"), form.get("upload_type")) != ("REELS", "resumable"):
            return 400, {"error": {"code": 100, "message": "video_url is required"}}
        if len(form["caption"].encode("utf-16-le")) // 2 > 2200:
            return 400, {"error": {"code": 100, "message": "too long"}}
        number = self._new(form, "container")
        return 200, {"id": number, "uri": f"{self.address}/rupload/{number}"}

    def _publish(self, request: Request) -> Answer:
        number = request.form()["creation_id"]
        upload = self.uploads[number]
        if upload.status == "PUBLISHED":
            return 400, {"error": {"code": 9, "error_subcode": 2207032, "message": "already"}}
        if self._container_status(upload) != "FINISHED":
            return 400, {"error": {"code": 9007, "error_subcode": 2207027, "message": "early"}}
        upload.status, upload.post = "PUBLISHED", f"media{len(self.posts)}"
        self.posts.append(upload.post)
        return 200, {"id": upload.post}

    def _container_status(self, upload: Upload) -> str:
        if upload.status == "IN_PROGRESS" and upload.whole and upload.polls >= self.polls:
            upload.status = "ERROR" if self.fails else "FINISHED"
        return upload.status

    # ----------------------------------------------------------- Page's films
    def _reel(self, request: Request) -> Answer:
        form = request.form()
        if form["upload_phase"] == "start":
            number = self._new(form, "video")
            return 200, {"video_id": number, "upload_url": f"{self.address}/rupload/{number}"}
        self.wrong += [f"reel {name}" for name in form if name not in _FINISH | {"video_id", "video_state"}]
        upload = self.uploads[form["video_id"]]
        if not upload.whole or form["video_state"] not in ("PUBLISHED", "SCHEDULED", "DRAFT"):
            return 400, {"error": {"code": 6000, "message": "not whole"}}
        return self._finished(form["video_id"], form)

    def _video(self, request: Request) -> Answer:
        if request.headers["content-type"].startswith("multipart/"):
            return self._piece(request)
        form = request.form()
        if form["upload_phase"] == "start":
            number = self._new(form, "video")
            self.uploads[number].total = int(form["file_size"])
            return 200, {"video_id": number, "upload_session_id": f"s-{number}", "start_offset": "0", "end_offset": "1"}
        self.wrong += [f"video {name}" for name in form if name not in _FINISH | {"published", "upload_session_id"}]
        number = form["upload_session_id"].removeprefix("s-")
        if not self.uploads[number].whole:
            return 400, {"error": {"code": 6000, "message": "not whole"}}
        return self._finished(number, form)

    def _piece(self, request: Request) -> Answer:
        sign = request.headers["content-type"].partition("boundary=")[2].encode()
        fields = {}
        for part in request.body.split(b"--" + sign)[1:-1]:
            head, _, value = part[2:-2].partition(b"\r\n\r\n")
            fields[head.split(b'name="')[1].split(b'"')[0].decode()] = value
        upload, start = (
            self.uploads[fields["upload_session_id"].decode().removeprefix("s-")],
            int(fields["start_offset"]),
        )
        right = {"start_offset": len(upload.data), "end_offset": upload.total}
        if start != len(upload.data):
            error = {"code": 6000, "error_subcode": 1363037, "message": "no secret words", "error_data": right}
            return 400, {"error": error}
        upload.data += fields["video_file_chunk"]
        return 200, {"start_offset": str(len(upload.data)), "end_offset": str(upload.total)}

    def _finished(self, number: str, form: dict[str, str]) -> Answer:
        upload = self.uploads[number]
        upload.fields |= form
        if number not in self.posts:
            self.posts.append(number)
        upload.status = "SCHEDULED" if "scheduled_publish_time" in form else "PUBLISHED"
        return 200, {"success": True}

    # ------------------------------------------------------------------ bytes
    def half(self, request: Request) -> None:
        if "/rupload/" in request.path:
            self._taken(request.path.rpartition("/")[2], request)

    def _bytes(self, number: str, request: Request) -> Answer:
        if not request.headers["authorization"].startswith("OAuth "):
            self.wrong.append("bytes without OAuth")
        if int(request.headers["offset"]) + len(request.body) != int(request.headers["file_size"]):
            self.wrong.append("bytes that are not the rest")
        return (200, {"success": True}) if self._taken(number, request) else (400, {"debug_info": {"retriable": True}})

    def _taken(self, number: str, request: Request) -> bool:
        upload, start = self.uploads[number], int(request.headers["offset"])
        upload.total = int(request.headers["file_size"])
        if start > len(upload.data):
            self.wrong.append(f"bytes at {start}, {len(upload.data)} were there")
            return False
        upload.data[start:] = request.body
        return True

    def _shown(self, number: str, request: Request) -> Answer:
        upload, fields = self.uploads[number], request.query["fields"].split(",")
        coming = {"status": "complete" if upload.whole else "in_progress", "bytes_transferred": len(upload.data)}
        if number.startswith("container"):
            upload.polls += upload.whole and "status_code" in fields
            every: dict[str, Any] = {
                "status_code": self._container_status(upload), "video_status": {"uploading_phase": coming},
            }  # fmt: skip
            return 200, {"id": number, **{name: every[name] for name in fields}}
        upload.polls += upload.status != "IN_PROGRESS"
        ready = upload.polls > self.polls
        phases: dict[str, Any] = {
            "uploading_phase": coming, "processing_phase": {"status": "complete" if ready else "in_progress"},
            "publishing_phase": {"status": "not_started"}, "video_status": "ready" if ready else "processing",
        }  # fmt: skip
        if self.fails and ready:
            phases |= {"video_status": "error"}
            phases["processing_phase"] = {"status": "error", "error": {"code": 1363128, "message": "no secret words"}}
        elif upload.status != "IN_PROGRESS":
            phases["publishing_phase"] = {
                "status": "complete" if ready else "in_progress", "publish_status": upload.status.lower(),
            }  # fmt: skip
        return 200, {"id": number, "status": phases, "permalink_url": f"/reel/{number}/"}
