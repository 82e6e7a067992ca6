"""A process of its own for each document, forked from a host that has the readers loaded, so that it begins at once.

The host is started with the first document. It knows no secrets and sees no document; what it forks has a socket to
this process, limits and nothing else, and dies with the host, which ends when this process does.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from core import config
from core.errors import MissingSetup

_START = "import sys; sys.path.insert(0, sys.argv[1]); from core.content.cage_host import main; main(int(sys.argv[2]))"
STATUS_BYTES = 4  # of an exit status, as the host sends it
_END_S = 60.0  # for a process that has answered, or was ended, to be gone
_lock = threading.Lock()


@dataclass(frozen=True)
class Caged:
    """A process that reads one document: the socket that takes the request and gives the answer, and the line on which
    the host says how it ended, and whose end here ends it.
    """

    talk: socket.socket
    line: socket.socket

    def wait(self) -> int:
        """Wait for the process to end by itself; its exit code, or the negative number of the signal that ended it."""
        self.line.settimeout(_END_S)
        try:
            status = self.line.recv(STATUS_BYTES)
        except OSError:
            status = b""
        return int.from_bytes(status, "big", signed=True) if status else -signal.SIGKILL  # the host took it along

    def close(self) -> None:
        """End the process if it still runs, and return once it is gone."""
        with contextlib.suppress(OSError):
            self.line.shutdown(socket.SHUT_WR)
            self.line.settimeout(_END_S)
            while self.line.recv(STATUS_BYTES):
                pass
        self.line.close()
        self.talk.close()


@dataclass(frozen=True)
class _Host:
    process: subprocess.Popen[bytes]
    link: socket.socket
    owner: int  # the process that started it; a fork of that has none yet


_host: _Host | None = None


@contextlib.contextmanager
def caged() -> Iterator[Caged]:
    """A process that waits for a document; it is ended when this is left. Raises `MissingSetup`."""
    with contextlib.ExitStack() as open_ends:
        try:
            talk, line = (_pair(open_ends) for _ in range(2))
            with _lock:
                _ask([talk[1].fileno(), line[1].fileno()])
        except OSError as error:
            hint = "Close other programs, try again."
            raise MissingSetup("The reader of documents cannot be started.", hint) from error
        talk[1].close()
        line[1].close()
        child = Caged(talk[0], line[0])
        open_ends.callback(child.close)
        yield child


def _pair(open_ends: contextlib.ExitStack) -> tuple[socket.socket, socket.socket]:
    mine, theirs = socket.socketpair()
    return open_ends.enter_context(mine), open_ends.enter_context(theirs)


def _ask(ends: list[int]) -> None:
    """Have the host fork a process with these ends; one that has ended is started anew. Raises `OSError`."""
    global _host
    if _host is not None and _host.owner == os.getpid():
        try:
            socket.send_fds(_host.link, [b"\n"], ends)
            return
        except OSError:
            _host.link.close()
            _host.process.kill()
            _host.process.wait()
    _host = _started()
    socket.send_fds(_host.link, [b"\n"], ends)


def _started() -> _Host:
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}  # no secrets
    mine, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, str(config.ROOT), str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8", "PATH": "", "OPENBLAS_NUM_THREADS": "1"} | kept,
            pass_fds=(theirs.fileno(),),
            start_new_session=True,  # a Ctrl-C in the terminal is for the program alone, which then ends the host
        )
    return _Host(process, mine, os.getpid())
