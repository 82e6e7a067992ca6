"""Films that go into a bucket, on a real server of its kind."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from core.errors import BadInput, Cancelled, MissingSetup, ReelwrightError
from core.publish.target import Desk, Post
from core.publish.targets import s3
from core.publish.targets.s3 import S3
from tests.publish.serving import Answer, Platform, Request, serving

FOLDER = "films/how-bees-talk-youtube_short-pppppp"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def client(address: str) -> Iterator[Any]:
    from core.net import amazon

    client = amazon.storage("S3", address=address, region="", key="k", secret="s", check=lambda: None)
    client.create_bucket(Bucket="bees")
    yield client
    for item in client.list_objects_v2(Bucket="bees").get("Contents", ()):
        client.delete_object(Bucket="bees", Key=item["Key"])
    client.delete_bucket(Bucket="bees")


def target(address: str, **more: str) -> S3:
    given = {"address": address, "bucket": "bees", "folder": "films/", "key": "k", "secret": "s", **more}
    return S3({f"s3_{name}": value for name, value in given.items()})


def keys(client: Any) -> list[str]:
    return sorted(item["Key"] for item in client.list_objects_v2(Bucket="bees").get("Contents", ()))


def test_a_film_lies_in_the_bucket_once_and_its_link_gives_it(address: str, client: Any, short: Post) -> None:
    state: dict[str, Any] = {}
    for _ in range(2):
        sent = target(address).send(short, state, Desk())
    assert keys(client) == [f"{FOLDER}/{name}" for name in ("bees.jpg", "bees.mp4", "bees.srt", "youtube_short.txt")]
    with urllib.request.urlopen(sent.url) as answer:
        assert answer.read() == short.film.read_bytes()
        assert answer.headers["Content-Type"] == "video/mp4"
    public = target(address, public_address="https://films.example/").confirm(state, Desk())
    assert public.url == f"https://films.example/{FOLDER}/bees.mp4"
    target(address).remove(state, Desk())
    assert keys(client) == [] and target(address).confirm(state, Desk()).status == "absent"


def test_a_large_film_goes_up_in_parts(address: str, client: Any, short: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(s3, "PART_BYTES", 5 * 2**20)
    data = bytes(n * 7 % 251 for n in range(251)) * 50_000
    short.film.write_bytes(data)
    target(address).send(replace(short, size=len(data)), {}, Desk())
    found = client.get_object(Bucket="bees", Key=f"{FOLDER}/bees.mp4")
    assert found["Body"].read() == data and "-3" in found["ETag"]


def test_what_is_wrong_is_said(address: str, client: Any, short: Post) -> None:
    with pytest.raises(BadInput, match="no bucket"):
        target(address, bucket="wasps").send(short, {}, Desk())
    with pytest.raises(MissingSetup):
        target(address, key="").send(short, {}, Desk())
    assert target(address).greet(Desk()) == "The bucket bees answers."


class Store(Platform):
    """A store that refuses every film."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__()
        self.status, self.code = status, code

    def answer(self, request: Request) -> Answer:
        if request.method != "PUT" or not request.path.endswith(".mp4"):
            return 200, b"<a><UploadId>1</UploadId></a>", {"Content-Type": "application/xml", "ETag": '"1"'}
        body = f"<Error><Code>{self.code}</Code><Message>secret words</Message></Error>".encode()
        return self.status, body, {"Content-Type": "application/xml"}


@pytest.mark.parametrize(
    ("status", "code", "expected", "size"),
    [
        (403, "QuotaExceeded", "quota", 1000),
        (400, "XMinioAdminBucketQuotaExceeded", "quota", 11 * 2**20),
        (507, "XMinioStorageFull", "quota", 1000),
        (403, "AccessDenied", "bad_key", 1000),
        (404, "NoSuchBucket", "unknown", 1000),
        (400, "AuthorizationHeaderMalformed", "bad_setup", 1000),
        (400, "RequestTimeout", "provider_failed", 1000),
    ],
)
def test_a_film_that_is_refused_says_why(
    short: Post, status: int, code: str, expected: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "PART_BYTES", 5 * 2**20)
    short.film.write_bytes(bytes(size))
    store = Store(status, code)
    with serving(store), pytest.raises(ReelwrightError) as caught:
        target(store.address).send(short, {}, Desk())
    assert caught.value.code == expected and "words" not in str(caught.value)
    assert caught.value.retryable == (code == "RequestTimeout")


@pytest.mark.parametrize(
    "wrong",
    [{"address": "http://my_store:9000"}, {"address": "store:9000"}, {"address": "http://["}, {"region": "eu central"},
     {"bucket": "my bees"}],
)  # fmt: skip
def test_settings_that_do_not_fit_are_said_before_anything_is_sent(short: Post, wrong: dict[str, str]) -> None:
    for act in (lambda it: it.greet(Desk()), lambda it: it.send(short, {}, Desk())):
        with pytest.raises(MissingSetup) as caught:
            act(target(**{"address": "http://127.0.0.1:1", **wrong}))
        assert caught.value.code == "bad_setup"


def test_a_profile_of_amazons_own_programs_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "gone")
    with pytest.raises(MissingSetup, match="AWS_PROFILE"):
        target("http://127.0.0.1:1").greet(Desk())


def test_it_stops_when_it_should(address: str, client: Any, short: Post) -> None:
    def check() -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        target(address).send(short, {}, Desk(check=check))
    assert keys(client) == []
