"""Large files: streamed to disk, gone on with where an attempt broke off, checked, and visible only when whole."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

from core.errors import BadInput, ProviderFailed, ReelwrightError
from core.net import trouble, wire
from core.net.half import Half, Origin, open_part_file
from core.net.patience import Pace, interruptible
from core.net.urls import Target

_ATTEMPTS = 4  # each further one only where the last brought something
_LATER = "Try again in a while; what has come so far is kept."
_ANOTHER = "Choose another file."


class Way(Protocol):
    """The network as a download needs it: redirects followed and addresses checked, as `safenet.SafeNet` does."""

    def walk(self, url: str, visit: Any, translate: Any, instead: str = ...) -> Any: ...

    def connected(self, spot: Target, deadline: float) -> Any: ...


@dataclass(frozen=True)
class Wanted:
    """A file to download and the path it goes to; see `ports.Net.download`."""

    url: str
    to: Path
    max_bytes: int
    sha256: str = ""
    md5: str = ""
    progress: Callable[[int, int], None] | None = None
    check: Callable[[], None] | None = None
    stall_s: float = 30.0

    def ask(self) -> None:
        if self.check is not None:
            self.check()


def download(net: Way, request: Wanted) -> Path:
    """The file at `wanted.to`; one that is there and has the digest asked for is not fetched again."""
    to = request.to

    def wait() -> None:
        request.ask()
        time.sleep(0.1)

    with open_part_file(to.with_name(to.name + ".part"), wait) as half:
        if (request.sha256 or request.md5) and to.is_file() and _right(to, request):
            half.discard()
            return to
        kept = half.size > 0
        _all(net, request, half)
        half.flush()
        if not _right(half.path, request):
            half.begin(Origin())
            if kept:  # perhaps only the older half was wrong
                _all(net, request, half)
                half.flush()
            if not kept or not _right(half.path, request):
                half.begin(Origin())
                raise ProviderFailed(
                    "The file that came is not the one that was expected: its checksum differs.",
                    "Try again; if it stays so, the file at its source has been changed.",
                    code="wrong_digest",
                )
        half.publish(to)
    return to


def _all(net: Way, request: Wanted, half: Half) -> None:
    """Every byte, over as many connections as bring some."""
    for attempt in range(1, _ATTEMPTS + 1):
        before = half.size
        try:
            return _once(net, request, half)
        except ProviderFailed as error:
            if not error.retryable or half.size <= before or attempt == _ATTEMPTS:
                raise
    return None


def _once(net: Way, request: Wanted, half: Half) -> None:
    pace = Pace(request.stall_s, request.check)

    def translate(error: Exception, spot: Target) -> Exception:
        return error if error is pace.raised else _translated(error, spot.host, request)

    for resume in (True, False):
        request.ask()

        def hop(spot: Target, resume: bool = resume) -> tuple[bool | None, str]:
            return _hop(net, request, half, pace, spot, resume)

        if net.walk(request.url, hop, translate, _ANOTHER):
            return
    raise ProviderFailed("The file's host answers without sense.", _LATER, code="broken_answer", retryable=True)


def _hop(net: Way, request: Wanted, half: Half, pace: Pace, spot: Target, resume: bool) -> tuple[bool | None, str]:
    """One request: True when all bytes are there, False when it must be asked for from the start; or a redirect."""

    known = half.origin()
    start = half.size if resume and _goes_on(known, request) else 0
    pace.deadline = monotonic() + request.stall_s
    sock = interruptible(
        lambda: net.connected(spot, pace.deadline), request.check and pace.ask, lambda late: late.close()
    )
    try:
        headers = {"User-Agent": wire.AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
            if known.validator:
                headers["If-Range"] = known.validator
        pace.deadline = monotonic() + request.stall_s
        reply = wire.ask(sock, spot, headers, pace, request.max_bytes + 10_000_000)
        if reply.redirect:
            return None, reply.redirect
        if start and reply.status == 416:
            return known.total == start == _total(reply), ""
        trouble.refuse_file(reply.status, spot.host)
        if reply.status == 206 and not (start and _continues(reply, start, known)):
            return False, ""
        _take(reply, request, half, spot.host)
        return True, ""
    finally:
        sock.close()


def _goes_on(known: Origin, request: Wanted) -> bool:
    """Whether the half file may be the beginning of what is wanted now, and that can be told."""
    return known.url == request.url and bool(known.validator or request.sha256 or request.md5)


def _continues(reply: wire.Reply, start: int, known: Origin) -> bool:
    """Whether a 206 is what was asked for: from there on, of the same version."""
    match = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", reply.headers.get("content-range", "").strip())
    now = _origin("", reply)
    return (
        match is not None
        and int(match[1]) == start
        and (match[2] == "*" or not known.total or int(match[2]) == known.total)
        and (not now.etag or not known.etag or now.etag == known.etag)
    )


def _total(reply: wire.Reply) -> int:
    """The whole length of the file behind an answer, 0 where it does not say."""
    text = reply.headers.get("content-range", "").rpartition("/")[2].strip()
    if not text and reply.status == 200:
        text = reply.headers.get("content-length", "").strip()
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0


def _origin(url: str, reply: wire.Reply) -> Origin:
    etag = reply.headers.get("etag", "").strip()
    modified = reply.headers.get("last-modified", "").strip()
    strong = etag if re.fullmatch(r'"[\x21\x23-\x7e]{0,200}"', etag) else ""  # a weak one cannot tell bytes apart
    return Origin(url, strong, modified if re.fullmatch(r"[\x20-\x7e]{1,60}", modified) else "", _total(reply))


def _take(reply: wire.Reply, request: Wanted, half: Half, host: str) -> None:
    """Write the body behind what is there, or over it where the answer is the whole file."""
    total = _total(reply)
    if total > request.max_bytes:
        half.begin(Origin())
        raise _too_large(host, request, total)
    if reply.status != 206:
        half.begin(_origin(request.url, reply))
    number = 0.0
    for chunk in reply.chunks():
        if half.size + len(chunk) > request.max_bytes:
            half.begin(Origin())
            raise _too_large(host, request)
        half.write(chunk)
        if request.progress is not None and monotonic() - number > 0.1:
            number = monotonic()
            request.progress(half.size, total)
    if request.progress is not None:
        request.progress(half.size, total)


def _too_large(host: str, requested: Wanted, total: int = 0) -> BadInput:
    size = f"{_size(total)} large, more" if total else "larger"
    return BadInput(
        f"The file on {host} is {size} than the {_size(requested.max_bytes)} that are taken.",
        _ANOTHER,
        code="too_large",
    )


def _size(count: int) -> str:
    if count < 1e6:
        return f"{count} bytes"
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def _translated(error: Exception, host: str, request: Wanted) -> ReelwrightError:
    if isinstance(error, wire.BrokenOff):
        return ProviderFailed(f"{host} broke off in the middle of the file.", _LATER, code="broken_off", retryable=True)
    if isinstance(error, TimeoutError):
        return ProviderFailed(
            f"{host} sent nothing more for {request.stall_s:.0f} seconds.", _LATER, code="timeout", retryable=True
        )
    return trouble.translated(error, host, request.stall_s, request.max_bytes, _LATER)


def _right(path: Path, request: Wanted) -> bool:
    """Whether the file has the digests that were asked for."""
    digests = [(hashlib.sha256(), request.sha256)] if request.sha256 else []
    if request.md5:
        digests.append((hashlib.md5(usedforsecurity=False), request.md5))
    if not digests:
        return True
    with path.open("rb") as file:
        while chunk := file.read(1 << 22):
            request.ask()
            for digest, _ in digests:
                digest.update(chunk)
    return all(digest.hexdigest() == expected for digest, expected in digests)
