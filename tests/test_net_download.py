"""Large files: gone on with where they broke off, refused before they are read, and never visible by halves."""

from __future__ import annotations

import hashlib
import random
import re
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import BadInput, Cancelled, ProviderFailed, StorageError
from core.net import SafeNet
from tests.test_net import drip, redirect, reply, server

BODY = random.Random(7).randbytes(700_000)
SHA = hashlib.sha256(BODY).hexdigest()
MD5 = hashlib.md5(BODY, usedforsecurity=False).hexdigest()


class Host:
    """A server of one file that knows Range and If-Range, breaks off where it is told to, and counts what it sent."""

    def __init__(self, body: bytes = BODY, etag: str = '"v1"', modified: str = "") -> None:
        self.body, self.etag, self.modified = body, etag, modified
        self.breaks: list[int] = []  # after so many bytes of one answer
        self.ranges, self.redirect = True, ""
        self.sent = 0
        self.heads: list[str] = []

    def __call__(self, connection: socket.socket, request: bytes) -> None:
        head = request.decode()
        self.heads.append(head)
        if self.redirect and head.startswith("GET /from"):
            connection.sendall(redirect(self.redirect))
            return
        start = 0
        asked = re.search(r"Range: bytes=(\d+)-", head)
        valid = re.search(r"If-Range: (.*)\r", head)
        if asked and self.ranges and (valid is None or valid[1] in (self.etag, self.modified)):
            start = int(asked[1])
        marks = [f"ETag: {self.etag}"] * bool(self.etag) + [f"Last-Modified: {self.modified}"] * bool(self.modified)
        total = len(self.body)
        if start >= total and asked:
            connection.sendall(reply(b"", f"Content-Range: bytes */{total}", status="416 No"))
            return
        if start:
            marks.append(f"Content-Range: bytes {start}-{total - 1}/{total}")
        lines = [*marks, f"Content-Length: {total - start}"]
        connection.sendall(reply(b"", *lines, status="206 Partial" if start else "200 OK", length=False))
        body = self.body[start : start + self.breaks.pop(0)] if self.breaks else self.body[start:]
        self.sent += len(body)  # before it goes, as a client that has it may look at once
        connection.sendall(body)


def left_over(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_arrives_whole_with_its_folder_and_progress(tmp_path: Path) -> None:
    parts: list[tuple[int, int]] = []
    with server(Host()) as at:
        to = SafeNet([at]).download(
            f"http://{at}/x", tmp_path / "new" / "x.bin", sha256=SHA.upper(), progress=lambda *now: parts.append(now)
        )
    assert to.read_bytes() == BODY and left_over(to.parent) == {"x.bin"}
    assert parts[-1] == (len(BODY), len(BODY)) and parts == sorted(parts)


def test_what_breaks_off_goes_on_by_itself_and_sends_no_byte_twice(tmp_path: Path) -> None:
    host = Host()
    host.breaks = [200_000, 250_000]
    with server(host) as at:
        to = SafeNet([at]).download(f"http://{at}/x", tmp_path / "x.bin", md5=MD5)
    assert to.read_bytes() == BODY and host.sent == len(BODY)
    assert 'If-Range: "v1"' in host.heads[1]


def test_what_broke_off_goes_on_in_a_later_attempt(tmp_path: Path) -> None:
    host, to = Host(etag="", modified="Fri, 20 Nov 2026 10:00:00 GMT"), tmp_path / "x.bin"
    host.breaks = [200_000, 0]
    with server(host) as at:
        with pytest.raises(ProviderFailed) as raised:
            SafeNet([at]).download(f"http://{at}/x", to)
        assert raised.value.code in ("broken_off", "broken_answer") and raised.value.retryable
        assert not to.exists() and (tmp_path / "x.bin.part").stat().st_size == 200_000
        SafeNet([at]).download(f"http://{at}/x", to)
    assert to.read_bytes() == BODY and host.sent == len(BODY)


@pytest.mark.parametrize("why", ["changed", "no ranges", "no validator", "weak", "other address"])
def test_it_starts_over_where_going_on_would_mix_files(tmp_path: Path, why: str) -> None:
    host, to = Host(), tmp_path / "x.bin"
    host.breaks = [200_000, 0]
    if why in ("no validator", "weak"):
        host.etag = "" if why == "no validator" else 'W/"v1"'
    with server(host) as at:
        with pytest.raises(ProviderFailed):
            SafeNet([at]).download(f"http://{at}/x", to)
        host.sent, host.breaks = 0, []
        if why == "changed":
            host.body, host.etag = bytes(reversed(BODY)), '"v2"'
        host.ranges = why != "no ranges"
        SafeNet([at]).download(f"http://{at}/{'y' if why == 'other address' else 'x'}", to)
    assert to.read_bytes() == host.body and host.sent == len(BODY)


def test_a_file_that_shrank_or_lies_about_its_range_starts_over(tmp_path: Path) -> None:
    to = tmp_path / "x.bin"
    answers = [
        reply(b"a" * 5000, 'ETag: "1"', "Content-Length: 9000", length=False),
        reply(b"", 'ETag: "1"', status="500 Oops"),
        reply(b"b" * 100, 'ETag: "2"', "Content-Range: bytes 17-116/117", status="206 Partial"),
        reply(b"whole", 'ETag: "2"'),
    ]
    with server(lambda connection, request: connection.sendall(answers.pop(0))) as at:
        with pytest.raises(ProviderFailed):
            SafeNet([at]).download(f"http://{at}/x", to)
        SafeNet([at]).download(f"http://{at}/x", to)
    assert to.read_bytes() == b"whole" and not answers


def test_a_part_that_is_already_all_of_it_is_taken(tmp_path: Path) -> None:
    host, to = Host(), tmp_path / "x.bin"
    with server(host) as at:
        host.breaks = [200_000, 0]
        with pytest.raises(ProviderFailed):
            SafeNet([at]).download(f"http://{at}/x", to)
        (tmp_path / "x.bin.part").write_bytes(BODY)
        SafeNet([at]).download(f"http://{at}/x", to)
    assert to.read_bytes() == BODY and host.sent == 200_000


def test_a_promise_of_4_gigabytes_is_refused_without_reading(tmp_path: Path) -> None:
    head = reply(b"", f"Content-Length: {4 << 30}", length=False)
    done = threading.Event()

    def talk(connection: socket.socket, request: bytes) -> None:
        connection.sendall(head)
        assert connection.recv(1) == b""  # the other side hangs up at once
        done.set()

    with server(talk) as at, pytest.raises(BadInput) as raised:
        SafeNet([at]).download(f"http://{at}/x", tmp_path / "x.bin", max_bytes=80_000_000)
    assert raised.value.code == "too_large" and "4.3 GB" in raised.value.message and "80 MB" in raised.value.message
    assert done.wait(60) and left_over(tmp_path) == set()


@pytest.mark.parametrize("head", [b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"])
def test_a_file_that_never_ends_is_stopped_at_the_bound(tmp_path: Path, head: bytes) -> None:
    def talk(connection: socket.socket, request: bytes) -> None:
        connection.sendall(head)
        for _ in range(1000):
            connection.sendall(b"10000\r\n" + bytes(65536) + b"\r\n" if b"chunked" in head else bytes(65536))

    with server(talk) as at, pytest.raises(BadInput) as raised:
        SafeNet([at]).download(f"http://{at}/x", tmp_path / "x.bin", max_bytes=1_000_000)
    assert raised.value.code == "too_large" and left_over(tmp_path) == set()


def test_a_length_that_says_too_little_ends_there_and_one_that_says_too_much_is_a_break(tmp_path: Path) -> None:
    answers = {
        "/little": reply(b"12345", "Content-Length: 3", length=False),
        "/much": reply(b"12345", "Content-Length: 9", length=False),
    }
    with server(answers) as at:
        assert SafeNet([at]).download(f"http://{at}/little", tmp_path / "a").read_bytes() == b"123"
        with pytest.raises(ProviderFailed, match="broke off"):
            SafeNet([at]).download(f"http://{at}/much", tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_redirects_are_followed_and_checked(tmp_path: Path) -> None:
    host = Host()
    with server(host) as at, server({"/": reply(b"inner secret")}) as inner:
        host.redirect = "/x"
        assert SafeNet([at]).download(f"http://{at}/from", tmp_path / "x").read_bytes() == BODY
        host.redirect = f"http://{inner}/"
        with pytest.raises(BadInput) as raised:
            SafeNet([at]).download(f"http://{at}/from", tmp_path / "y")
    assert raised.value.code == "private_address" and "REELWRIGHT" not in raised.value.hint
    assert left_over(tmp_path) == {"x"}


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1/", "http://u:secret@example.org/"])
def test_what_fetch_does_not_open_is_not_downloaded(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadInput):
        SafeNet().download(url, tmp_path / "x")
    assert left_over(tmp_path) == set()


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        ("404 Gone", BadInput, "not_found"),
        ("403 No", BadInput, "forbidden"),
        ("429 Slow", ProviderFailed, "server_error"),
        ("503 Busy", ProviderFailed, "server_error"),
    ],
)
def test_statuses_in_words(tmp_path: Path, status: str, kind: type[Exception], code: str) -> None:
    with server({"/x?token=sesame": reply(b"<h1>no</h1>", status=status)}) as at, pytest.raises(kind) as raised:
        SafeNet([at]).download(f"http://{at}/x?token=sesame", tmp_path / "x")
    assert raised.value.code == code and "sesame" not in str(raised.value)  # type: ignore[attr-defined]
    assert left_over(tmp_path) == set()


def test_a_wrong_digest_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    with server(Host()) as at, pytest.raises(ProviderFailed) as raised:
        SafeNet([at]).download(f"http://{at}/x", tmp_path / "x", sha256="0" * 64)
    assert raised.value.code == "wrong_digest" and left_over(tmp_path) == set()


def test_a_half_that_was_damaged_is_fetched_anew_once(tmp_path: Path) -> None:
    host, to = Host(), tmp_path / "x"
    host.breaks = [200_000, 0]
    with server(host) as at:
        with pytest.raises(ProviderFailed):
            SafeNet([at]).download(f"http://{at}/x", to, sha256=SHA)
        (tmp_path / "x.part").write_bytes(bytes(200_000))
        SafeNet([at]).download(f"http://{at}/x", to, sha256=SHA)
    assert to.read_bytes() == BODY


def test_what_is_there_with_its_digest_is_not_fetched_again(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(BODY)
    assert SafeNet().download("http://127.0.0.1:1/x", tmp_path / "x", sha256=SHA).read_bytes() == BODY
    assert left_over(tmp_path) == {"x"}


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"])
def test_a_stall_ends_it(tmp_path: Path, start: bytes) -> None:
    stop = threading.Event()

    def talk(connection: socket.socket, request: bytes) -> None:
        connection.sendall(start)
        stop.wait(120)

    with server(talk) as at, pytest.raises(ProviderFailed, match="sent nothing more") as raised:
        SafeNet([at]).download(f"http://{at}/x", tmp_path / "x", stall_s=0.3)
    stop.set()
    assert raised.value.retryable


def test_a_drip_counts_as_a_stall(tmp_path: Path) -> None:
    with server(drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x")) as at:
        start = time.monotonic()
        with pytest.raises(ProviderFailed):
            SafeNet([at]).download(f"http://{at}/x", tmp_path / "x", stall_s=0.3)
        assert time.monotonic() - start < 60


class Stop:
    """Raises what it was made with once it has been asked a few times."""

    def __init__(self, error: Exception, after: int = 2) -> None:
        self.error, self.left = error, after

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise self.error


@pytest.mark.parametrize("error", [Cancelled(), OSError("of the one who asks"), ValueError("of the one who asks")])
@pytest.mark.parametrize("where", ["connect", "silence", "stream"])
def test_cancelling_is_heard_everywhere_and_passed_on_as_it_is(tmp_path: Path, where: str, error: Exception) -> None:
    stop = threading.Event()

    def talk(connection: socket.socket, request: bytes) -> None:
        if where == "stream":
            connection.sendall(reply(b"", "Content-Length: 900000000", 'ETag: "1"', length=False))
            while not stop.is_set():
                connection.sendall(bytes(1000))
                time.sleep(0.005)
        stop.wait(120)

    def resolve(host: str, port: int) -> list[str]:
        if where == "connect":
            stop.wait(120)
        return ["127.0.0.1"]

    with server(talk) as at:
        begun = time.monotonic()
        with pytest.raises(type(error)) as raised:
            SafeNet([at], resolve=resolve).download(
                f"http://{at}/x", tmp_path / "x", check=Stop(error), max_bytes=10**9
            )
        assert time.monotonic() - begun < 60
        stop.set()
    assert raised.value is error and not (tmp_path / "x").exists()
    assert (tmp_path / "x.part").exists() == (where == "stream")  # what came is kept


def test_two_downloads_of_one_file_take_turns(tmp_path: Path) -> None:
    host = Host()
    with server(host) as at:
        work: list[Callable[[], object]] = [
            lambda: SafeNet([at]).download(f"http://{at}/x", tmp_path / "x", sha256=SHA) for _ in range(4)
        ]
        threads = [threading.Thread(target=item) for item in work]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
    assert (tmp_path / "x").read_bytes() == BODY and host.sent == len(BODY) and left_over(tmp_path) == {"x"}


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 10, 1000))  # type: ignore[attr-defined]
    with server(Host()) as at, pytest.raises(StorageError, match="not enough room"):
        SafeNet([at]).download(f"http://{at}/x", tmp_path / "x")
    assert left_over(tmp_path) == set()
