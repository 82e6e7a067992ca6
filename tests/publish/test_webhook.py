"""Messages about films: signed as Standard Webhooks has it, the same one at every try."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import MissingSetup, ProviderFailed
from core.publish.target import Desk, Post
from core.publish.targets.webhook import Webhook, signature
from tests.publish.serving import Answer, Fault, Platform, Request, serving

KEY = b"0123456789abcdef01234567"
SECRET = "whsec_" + base64.b64encode(KEY).decode()


class Receiver(Platform):
    """A receiver that checks signatures and takes each id once."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, Any] = {}

    def answer(self, request: Request) -> Answer:
        key, at = request.headers["webhook-id"], request.headers["webhook-timestamp"]
        signed = hmac.new(KEY, f"{key}.{at}.".encode() + request.body, hashlib.sha256).digest()
        given = request.headers["webhook-signature"].split()
        if f"v1,{base64.b64encode(signed).decode()}" not in given or abs(time.time() - int(at)) > 300:
            return 401, {}
        self.messages[key] = request.json()
        return 204, None


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    platform = Receiver()
    with serving(platform):
        yield platform


def target(receiver: Receiver, secret: str = SECRET) -> Webhook:
    return Webhook({"webhook_address": f"{receiver.address}/hook?of=bees", "webhook_secret": secret})


def test_it_is_signed_as_the_example_of_the_standard() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_is_told_once_however_often_it_is_tried(receiver: Receiver, short: Post) -> None:
    receiver.faults += [
        Fault("refuse", "POST", 503, {"Retry-After": "0"}), Fault("lose", "POST"), Fault("refuse", "POST", 429),
    ]  # fmt: skip
    state: dict[str, Any] = {}
    with pytest.raises(ProviderFailed) as caught:
        target(receiver).send(short, state, Desk())
    assert caught.value.retryable
    assert target(receiver).settle(short, state, Desk()) is not None
    assert list(receiver.messages) == [short.key]
    message = receiver.messages[short.key]
    assert message["type"] == "video.published" and message["data"]["film"]["sha256"] == short.sha256
    target(receiver).update(replace(short, title="Bees dance"), state, Desk())
    target(receiver).remove(state, Desk())
    assert [item["type"].partition(".")[2] for item in receiver.messages.values()] == [
        "published",
        "updated",
        "removed",
    ]


def test_a_secret_that_is_none_or_another_is_said(receiver: Receiver, short: Post) -> None:
    with pytest.raises(MissingSetup, match="signing secret"):
        target(receiver, "honey").send(short, {}, Desk())
    with pytest.raises(MissingSetup, match="does not accept"):
        target(receiver, "whsec_" + base64.b64encode(b"x" * 24).decode()).send(short, {}, Desk())
    assert receiver.messages == {}
