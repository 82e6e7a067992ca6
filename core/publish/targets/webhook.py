"""A webhook: one signed message about a finished video, for programs that go on from there.

Signed as Standard Webhooks 1.0 has it (standardwebhooks.com): `webhook-id` stays the same over all tries, so that a
receiver takes a message that came twice as one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import Any

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.net import statuses
from core.net.retry import Failed, with_retries
from core.net.service import Reply, Service
from core.providers import Setting
from core.publish.target import Desk, Field, Post, Sent, State, Target

PREFIX = "whsec_"
_HINTS = statuses.Hints(key="Look at the receiver: it did not accept the signature.", missing="address")


class Webhook(Target):
    """One address that is told of videos."""

    label = "Webhook"
    note = "Tells another program of the video: its words, its file on this machine, its checksum, signed."
    settings = (
        Setting("address", "Address", kind="url", required=True),
        Setting("secret", "Signing secret", kind="secret", required=True,
                help="As Standard Webhooks has it: whsec_ and Base64 of 24 to 64 bytes."),
    )  # fmt: skip
    capabilities = frozenset({"privacy", "ai_label", "made_for_kids", "update", "remove"})
    idempotent = True

    def problems(self, post: Post) -> list[BadInput]:
        return []

    def fields(self, post: Post) -> tuple[Field, ...]:
        rows = [("webhook-id", post.key), ("type", "video.published")]
        rows += [(f"data.{name}", _text(value)) for name, value in _data(post).items() if _text(value)]
        return tuple(Field(*row) for row in rows)

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        state["id"] = post.key
        desk.save(state)
        self._told(post.key, "video.published", _data(post), desk)
        return Sent("published", post.key)

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        return Sent("published", state["id"])  # the receiver took it; nothing asks it more

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        number = state["updates"] = int(state.get("updates", 0)) + 1
        desk.save(state)
        self._told(f"{state['id']}-{number}", "video.updated", _data(post), desk)
        return Sent("published", state["id"])

    def remove(self, state: State, desk: Desk) -> None:
        self._told(f"{state['id']}-removed", "video.removed", {"id": state["id"]}, desk)

    def greet(self, desk: Desk) -> str:
        self._told(f"test-{time.time_ns()}", "test", {}, desk)
        return "The receiver accepts signed messages."

    def _told(self, key: str, kind: str, data: dict[str, Any], desk: Desk) -> None:
        address, secret = self.setting("address"), _secret(self.setting("secret"))
        if not address:
            raise MissingSetup("There is no address of a webhook.", "Enter it on the settings page.")
        desk.progress(0.0, "Telling the receiver")
        service = Service(self.label, address, hints=_HINTS)

        def once() -> Reply:
            at = int(time.time())
            body = json.dumps({"type": kind, "timestamp": _iso(at), "data": data}, ensure_ascii=False).encode()
            head = {
                "Content-Type": "application/json", "webhook-id": key, "webhook-timestamp": str(at),
                "webhook-signature": signature(secret, key, at, body),
            }  # fmt: skip
            reply = service.send("POST", "", body, head, check=desk.check)
            if 200 <= reply.status < 300:
                return reply
            if reply.status == 410:
                raise Failed(
                    ProviderFailed("The receiver wants no more messages.", "Take its address out in Settings.")
                )
            raise statuses.of_status(reply.status, self.label, statuses.retry_after_s(reply.headers), _HINTS)

        with_retries(once, self.label, check=desk.check)


def signature(secret: bytes, key: str, at: int, body: bytes) -> str:
    """The value of a message's `webhook-signature`."""
    signed = hmac.new(secret, f"{key}.{at}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode()


def _secret(text: str) -> bytes:
    try:
        secret = base64.b64decode(text.strip().removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not 16 <= len(secret) <= 64:
        raise MissingSetup(
            "The signing secret of the webhook is none.", "Write it as whsec_ and Base64 of 24 to 64 bytes.",
            code="bad_key",
        )  # fmt: skip
    return secret


def _data(post: Post) -> dict[str, Any]:
    """Everything that a receiver is told of a video."""
    return {
        "id": post.key, "project": post.project, "platform": post.preset, "title": post.title,
        "description": post.description, "tags": list(post.tags), "language": post.language, "source": post.source,
        "privacy": post.privacy,
        "made_for_kids": post.made_for_kids, "synthetic": post.synthetic,
        "film": {
            "path": str(post.film), "sha256": post.sha256, "bytes": post.size, "seconds": round(post.seconds, 3),
            "width": post.width, "height": post.height,
        },
        "captions": str(post.captions) if post.captions else None,
        "thumbnail": str(post.thumbnail) if post.thumbnail else None,
    }  # fmt: skip


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _iso(at: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at))
