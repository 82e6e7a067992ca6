"""The one way out: what it fetches, what it refuses, and that nothing holds it longer than told."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.net import SafeNet
from core.net.addresses import is_public

Talk = Callable[[socket.socket, bytes], None]


@contextmanager
def server(talk: Talk | dict[str, bytes], tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """A server on a loopback port that answers each connection by `talk(connection, request)`; gives host:port."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def one(connection: socket.socket) -> None:
        try:
            if tls:
                connection = tls.wrap_socket(connection, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request:
                more = connection.recv(65536)
                if not more:
                    return
                request += more
            if isinstance(talk, dict):
                path = request.split(b" ", 2)[1].decode()
                connection.sendall(talk.get(path, reply(b"", status="404 Not Found")))
            else:
                talk(connection, request)
        except OSError:
            pass
        finally:
            connection.close()

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        stop.set()
        listener.close()


def reply(body: bytes, *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(where: str, status: str = "302 Found") -> bytes:
    return reply(b"", f"Location: {where}", status=status)


def words(text: str) -> list[str]:
    return text.split()


# --- what is public


@pytest.mark.parametrize(
    "address",
    words("8.8.8.8 93.184.216.34 2606:4700:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8 64:ff9b::808:808"),
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    words("""127.0.0.1 0.0.0.0 0.1.2.3 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.127.255.255 192.0.0.8 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 198.19.255.255 192.88.99.1 224.0.0.1
    239.255.255.250 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 ff02::1 fec0::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1
    64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::1 2002:a00:1::1 2001::1 2001:0:7f00:1::1 2001:db8::1 3fff::1 100::1
    5f00::1 nonsense 1.2.3"""),
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


# --- what is refused before anything is sent


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "bad_scheme"),
        ("ftp://example.org/x", "bad_scheme"),
        ("gopher://example.org/", "bad_scheme"),
        ("javascript:alert(1)", "bad_scheme"),
        ("data:text/html,hello", "bad_scheme"),
        ("/etc/passwd", "bad_scheme"),
        ("", "bad_url"),
        ("http://", "bad_url"),
        ("http://user:secret@example.org/", "bad_url"),
        ("http://exa mple.org/", "bad_url"),
        ("http://example.org\\@127.0.0.1/", "bad_url"),
        ("http://example.org/\r\nHost: inner", "bad_url"),
        ("http://example.org:99999/", "bad_url"),
        ("http://example.org:0/", "bad_url"),
        ("http://[::1/", "bad_url"),
        ("http://a..b/", "bad_url"),
        ("http://" + "a" * 9000, "bad_url"),
        ("http://example.org/\udcff", "bad_url"),
        ("http://127.0.0.1/", "private_address"),
        ("http://127.0.0.1:8501/", "private_address"),
        ("http://[::1]/", "private_address"),
        ("http://[::ffff:127.0.0.1]/", "private_address"),
        ("http://[fe80::1]/", "private_address"),
        ("http://2130706433/", "private_address"),
        ("http://0x7f.1/", "private_address"),
        ("http://0177.0.0.1/", "private_address"),
        ("http://127.1/", "private_address"),
        ("http://169.254.169.254/latest/meta-data/", "private_address"),
        ("http://localhost/", "private_address"),
        ("http://１２７.0.0.1/", "private_address"),
    ],
)
def test_addresses_that_are_never_opened(url: str, code: str) -> None:
    with pytest.raises(BadInput) as raised:
        SafeNet().fetch(url)
    assert raised.value.code == code
    assert raised.value.hint and "secret" not in str(raised.value)


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    net = SafeNet(resolve=lambda host, port: ["93.184.216.34", "10.0.0.5"])
    with pytest.raises(BadInput, match="private network"):
        net.fetch("http://mixed.example/")


def test_a_name_that_turns_private_after_the_check_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is resolved once, and the address that was checked is the one connected to."""
    asked: list[str] = []
    connected: list[object] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"]

    def connect(self: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(ProviderFailed, match="cannot be reached"):
        SafeNet(resolve=rebinding).fetch("http://rebind.example/")
    assert asked == ["rebind.example"] and connected == [("93.184.216.34", 80)]


# --- what is fetched


def test_a_page_comes_with_its_type_charset_and_final_address() -> None:
    pages = {
        "/": redirect("/a b?q=ü"),
        "/a%20b?q=%C3%BC": reply("héllo".encode("latin-1"), "Content-Type: text/html; charset=ISO-8859-1"),
    }
    with server(pages) as at:
        got = SafeNet([at]).fetch(f"http://{at}/#part")
    assert got.body == "héllo".encode("latin-1")
    assert got.content_type == "text/html; charset=ISO-8859-1"
    assert got.url == f"http://{at}/a%20b?q=%C3%BC"


def test_the_request_names_the_host_and_nothing_of_the_user() -> None:
    seen: list[bytes] = []

    def talk(connection: socket.socket, request: bytes) -> None:
        seen.append(request)
        connection.sendall(reply(b"x"))

    with server(talk) as at:
        SafeNet([at]).fetch(f"http://{at}/", accept="text/html")
    head = seen[0].decode().lower()
    assert f"host: {at}" in head and "accept: text/html" in head
    assert "cookie" not in head and "authorization" not in head


def test_chunked_answers_and_answers_without_a_length() -> None:
    pages = {
        "/chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
        "/until-close": b"HTTP/1.0 200 OK\r\n\r\nhello world",
    }
    with server(pages) as at:
        assert {SafeNet([at]).fetch(f"http://{at}{path}").body for path in pages} == {b"hello world"}


@pytest.mark.parametrize("name", ["gzip", "deflate", "raw deflate", "br", "gzip, gzip", "members"])
def test_compressed_answers(name: str) -> None:
    text = bytes(range(256)) * 3000
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw deflate": raw.compress(text) + raw.flush(),
        "br": brotli.compress(text),
        "gzip, gzip": gzip.compress(gzip.compress(text)),
        "members": gzip.compress(text[:1000]) + gzip.compress(text[1000:]) + b"\0\0",
    }[name]
    encoding = {"raw deflate": "deflate", "members": "gzip"}.get(name, name)
    with server({"/": reply(packed, f"Content-Encoding: {encoding}")}) as at:
        assert SafeNet([at]).fetch(f"http://{at}/").body == text


# --- redirects


def test_redirects_are_checked_again_each() -> None:
    with (
        server({"/": reply(b"inner secret")}) as inner,
        server({"/": redirect(f"http://{inner}/")}) as at,
        pytest.raises(BadInput) as raised,
    ):
        SafeNet([at]).fetch(f"http://{at}/")
    assert raised.value.code == "private_address"
    assert "redirects" in raised.value.message and "REELWRIGHT" not in raised.value.hint


@pytest.mark.parametrize(
    "where", ["file:///etc/passwd", "ftp://example.org/", "http://user:pw@example.org/", "http://[bad/"]
)
def test_redirects_to_what_is_no_page(where: str) -> None:
    with server({"/": redirect(where)}) as at, pytest.raises(BadInput) as raised:
        SafeNet([at]).fetch(f"http://{at}/")
    assert raised.value.code == "bad_redirect"


def test_five_redirects_are_followed_and_six_are_not() -> None:
    pages = {f"/{i}": redirect(f"/{i + 1}", "307 Temporary Redirect") for i in range(6)}
    with server({**pages, "/5": reply(b"there")}) as at:
        assert SafeNet([at]).fetch(f"http://{at}/0").body == b"there"
    with server({**pages, "/6": reply(b"there")}) as at, pytest.raises(BadInput) as raised:
        SafeNet([at]).fetch(f"http://{at}/0")
    assert raised.value.code == "too_many_redirects"


# --- failures, one sentence each


@pytest.mark.parametrize(
    ("status", "kind", "code", "retryable"),
    [
        ("404 Not Found", BadInput, "not_found", False),
        ("410 Gone", BadInput, "not_found", False),
        ("403 Forbidden", BadInput, "forbidden", False),
        ("400 Bad Request", BadInput, "http_error", False),
        ("304 Not Modified", BadInput, "http_error", False),
        ("429 Too Many Requests", ProviderFailed, "server_error", True),
        ("500 Oops", ProviderFailed, "server_error", True),
        ("503 Busy", ProviderFailed, "server_error", True),
    ],
)
def test_statuses(status: str, kind: type[ReelwrightError], code: str, retryable: bool) -> None:
    with server({"/": reply(b"<h1>no</h1>", status=status)}) as at, pytest.raises(kind) as raised:
        SafeNet([at]).fetch(f"http://{at}/")
    assert (raised.value.code, raised.value.retryable) == (code, retryable)
    assert raised.value.hint and raised.value.message.endswith(".")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        reply(b"not gzip at all", "Content-Encoding: gzip"),
        reply(gzip.compress(b"x" * 9999)[:-20], "Content-Encoding: gzip"),
        reply(brotli.compress(b"xyz" * 9999)[:-3], "Content-Encoding: br"),
        reply(b"x", "Content-Encoding: zstd"),
        reply(b"x", "Content-Encoding: gzip, gzip, gzip, gzip"),
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
    ],
    ids=words("nothing ssh short chunk-size chunk-short no-gzip gzip-short br-short zstd layers headers long-header"),
)
def test_broken_answers(answer: bytes) -> None:
    def talk(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer)

    with server(talk) as at, pytest.raises(ProviderFailed) as raised:
        SafeNet([at]).fetch(f"http://{at}/", timeout_s=5)
    assert raised.value.code == "broken_answer"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", ""])
def test_size_is_bounded_packed_and_unpacked(encoding: str) -> None:
    """A bomb of a few kilobytes stops at the bound, long before it is unpacked."""
    text = bytes(60_000_000)
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "": bytes}[encoding](text)
    answer = reply(packed, f"Content-Encoding: {encoding}", length=bool(encoding))
    with server({"/": answer}) as at, pytest.raises(BadInput) as raised:
        SafeNet([at]).fetch(f"http://{at}/", max_bytes=1_000_000)
    assert raised.value.code == "too_large"


def drip(start: bytes, drop: bytes) -> Talk:
    def talk(connection: socket.socket, request: bytes) -> None:
        connection.sendall(start)
        for _ in range(6000):
            time.sleep(0.02)
            connection.sendall(drop)

    return talk


@pytest.mark.parametrize(
    "talk",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"x"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=words("status headers body chunks continue"),
)
def test_a_slow_drip_cannot_hold_it(talk: Talk) -> None:
    with server(talk) as at:
        start = time.monotonic()
        with pytest.raises(ProviderFailed) as raised:
            SafeNet([at]).fetch(f"http://{at}/", timeout_s=0.5)
        took = time.monotonic() - start
    assert raised.value.code in ("timeout", "broken_answer") and raised.value.retryable
    assert took < 60


def test_the_time_of_all_redirects_is_one_time() -> None:
    def talk(connection: socket.socket, request: bytes) -> None:
        time.sleep(0.3)
        connection.sendall(redirect("/again"))

    with server(talk) as at:
        start = time.monotonic()
        with pytest.raises(ProviderFailed, match="did not answer within"):
            SafeNet([at]).fetch(f"http://{at}/", timeout_s=0.7)
        assert time.monotonic() - start < 60


def test_a_resolver_that_hangs_and_one_that_knows_nothing() -> None:
    hang = threading.Event()

    def hanging(host: str, port: int) -> list[str]:
        hang.wait(120)
        return []

    with pytest.raises(ProviderFailed, match="did not answer within"):
        SafeNet(resolve=hanging).fetch("http://slow.example/", timeout_s=0.2)
    hang.set()

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(BadInput, match="There is no host"):
        SafeNet(resolve=unknown).fetch("http://no-such-host.example/")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        at = f"127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(ProviderFailed, match="cannot be reached"):
        SafeNet([at]).fetch(f"http://{at}/", timeout_s=3)


# --- TLS


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's TLS settings for a certificate made out to `name`."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    result = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(result.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    serve = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serve.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return serve, ssl.create_default_context(cafile=str(folder / "cert.pem"))


def test_https_checks_the_certificate_against_the_name(tmp_path: Path) -> None:
    serve, trust = certificate(tmp_path, "good.example")
    with server({"/": reply(b"safe")}, tls=serve) as at:
        port = at.split(":")[1]
        net = SafeNet([at], resolve=lambda host, port: ["127.0.0.1"], tls=trust)
        assert net.fetch(f"https://good.example:{port}/").body == b"safe"
        with pytest.raises(BadInput) as raised:
            net.fetch(f"https://other.example:{port}/")
        assert raised.value.code == "bad_certificate"
        with pytest.raises(BadInput):
            SafeNet([at], resolve=lambda host, port: ["127.0.0.1"]).fetch(f"https://good.example:{port}/")


def test_a_handshake_that_never_ends_is_cut() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    with listener:
        at = f"127.0.0.1:{listener.getsockname()[1]}"
        start = time.monotonic()
        with pytest.raises(ProviderFailed, match="did not answer within"):
            SafeNet([at]).fetch(f"https://{at}/", timeout_s=0.4)
        assert time.monotonic() - start < 60
