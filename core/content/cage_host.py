"""The host of the processes that read documents: forks one with the readers loaded whenever it is asked (`cage.py`)."""

from __future__ import annotations

import contextlib
import gc
import os
import selectors
import signal
import socket

from core import tether
from core.content import caged_reading_child
from core.content.cage import STATUS_BYTES

_ENDS = 2
_FILES = 1 << 20  # more than a process has open


def main(link: int) -> None:
    """Fork a process for each request on the socket `link`, until its other end is closed."""
    gc.collect()
    gc.freeze()  # what is loaded is shared with the forks as long as nobody touches it
    _Host(socket.socket(fileno=link)).run()
    os._exit(0)  # and with it every fork


class _Host:
    """The processes that run, each with the line on which its end is told."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._lines: dict[int, socket.socket] = {}
        self._ready = selectors.DefaultSelector()
        self._ready.register(link, selectors.EVENT_READ)

    def run(self) -> None:
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        self._ready.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in self._ready.select():
                if key.fileobj is self._link:
                    data, ends, _, _ = socket.recv_fds(self._link, 1, _ENDS)
                    if not data:
                        return
                    self._fork(*ends)
                elif key.fileobj == woken:
                    os.read(woken, 1 << 12)
                    self._bury()
                elif key.data in self._lines:  # not one that ended just now
                    self._ready.unregister(key.fileobj)  # nobody waits for it any more
                    os.kill(key.data, signal.SIGKILL)

    def _fork(self, talk: int, line: int) -> None:
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError:  # the closed ends say it
            os.close(talk)
            os.close(line)
            return
        if pid == 0:
            _become(talk, parent)
        os.close(talk)
        self._lines[pid] = socket.socket(fileno=line)
        self._ready.register(self._lines[pid], selectors.EVENT_READ, pid)

    def _bury(self) -> None:
        while self._lines:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            line = self._lines.pop(pid)
            if line in self._ready.get_map():
                self._ready.unregister(line)
            with contextlib.suppress(OSError):
                line.send(os.waitstatus_to_exitcode(status).to_bytes(STATUS_BYTES, "big", signed=True))
            line.close()


def _become(talk: int, parent: int) -> None:
    """Be the process of one document: nothing of the host's is open in it. Doesn't return."""
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(talk, 0)
        os.dup2(talk, 1)
        os.closerange(3, _FILES)
        tether.die_with_parent(parent)
        caged_reading_child.main()
    finally:
        os._exit(1)
