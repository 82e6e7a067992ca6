"""A page as its own scripts build it, opened in the Chromium of this machine.

The browser is a child with a profile that is thrown away, and all that it loads comes through `gate.py`: addresses are
checked as ours are, names are resolved by us alone, and time, bytes and memory are bounded.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from core import tether
from core.errors import BadInput
from core.net.gate import Gate
from core.net.safenet import Answer, SafeNet
from core.net.urls import target

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_SECONDS, _SETTLE_MS = 60.0, 12_000  # in all; of the page's own time, in which nothing is waited for
_MOST_BYTES, _MOST_PAGE = 60_000_000, 12_000_000
_MEMORY_BYTES = 2 << 30  # of all its processes together
_POLL_S = 0.2


def program(named: str = "") -> str:
    """The browser's path, or empty where there is none; `named` is one that was set, "off" for none at all."""
    if named.strip().lower() == "off":
        return ""
    return next((path for name in ((named,) if named else PROGRAMS) if (path := shutil.which(name))), "")


def built(net: SafeNet, browser: str, url: str, check: Callable[[], None]) -> Answer:
    """The page as it is once its scripts have run. `check` may raise, which ends the browser. Raises `BadInput`."""
    spot = target(url)
    with (
        tempfile.TemporaryDirectory(prefix="reelwright-page-", ignore_cleanup_errors=True) as folder,
        Gate(net, _SECONDS, _MOST_BYTES) as gate,
        (Path(folder) / "page").open("w+b") as page,
    ):
        child = subprocess.Popen(
            tether.dying_with_us([browser, *arguments(gate.port, folder), spot.url]),
            stdin=subprocess.DEVNULL,
            stdout=page,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PATH": os.defpath, "HOME": folder, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        try:
            _wait(child, Path(folder) / "page", check)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        page.seek(0)
        body = page.read(_MOST_PAGE)
    if child.returncode or not body.strip():
        raise _failed("it showed nothing")
    return Answer(spot.url, "text/html; charset=utf-8", body)


def arguments(port: int, folder: str) -> list[str]:
    """The browser's arguments: no way out but the gate, nothing kept, and the page printed when it has settled."""
    return [
        "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
        "--disable-component-update", "--disable-extensions", "--disable-default-apps", "--disable-quic",
        "--disable-dev-shm-usage", "--mute-audio", "--blink-settings=imagesEnabled=false",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--js-flags=--max-old-space-size=512",
        f"--user-data-dir={folder}/profile", f"--proxy-server=http://127.0.0.1:{port}",
        "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        f"--virtual-time-budget={_SETTLE_MS}", "--dump-dom",
        *(["--no-sandbox"] if os.geteuid() == 0 else []),  # it does not start for root with one
    ]  # fmt: skip


def _wait(child: subprocess.Popen[bytes], page: Path, check: Callable[[], None]) -> None:
    deadline = monotonic() + _SECONDS
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_POLL_S)
            return
        check()
        if monotonic() > deadline:
            raise _failed(f"it took more than {_SECONDS:.0f} seconds")
        if page.stat().st_size > _MOST_PAGE or _memory(child.pid) > _MEMORY_BYTES:
            raise _failed("it is far larger than an article")


def _memory(session: int) -> int:
    """The bytes of memory that the processes of a session have to themselves; 0 where the system does not say."""
    size = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                resident, shared = (folder / "statm").read_text().split()[1:3]
                size += (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
    return size


def _failed(why: str) -> BadInput:
    return BadInput(
        f"The page builds its text by a script; opened in a browser, {why}.",
        "Open it yourself, copy the text and paste it instead.",
        code="no_text",
    )
