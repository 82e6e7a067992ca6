"""The one place that runs ffmpeg: no shell, no network, a private environment, and it never outlives its job.

Argument lists are built by pure functions elsewhere and handed to `run`. The cage adds what no caller may forget:
`-nostdin`, a protocol whitelist for every input, and a list of harmless container formats for every input whose
format was not named (a playlist or a concat script posing as a film would read other files).
"""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from core import tether
from core.errors import MissingSetup, ReelwrightError
from core.media import ended
from core.media.awake import Awake
from core.media.complaints import error_of
from core.media.formats import FORMATS, format_of

_TAIL_BYTES = 64_000
_F_SETPIPE_SZ = 1031
_PIPE_BYTES = 1 << 20
_POLL_S = 0.1
_override: list[str] = []


@dataclass(frozen=True)
class Ran:
    """The output of an ffmpeg run: its messages, and what it wrote to `pipe:1` when that was captured."""

    messages: str
    stdout: bytes = b""


def use_binary(path: str) -> None:
    """Use this ffmpeg instead of the shipped one; an empty string goes back to it."""
    _override[:] = [path] if path else []


@lru_cache(maxsize=1)
def _shipped() -> str:
    import imageio_ffmpeg

    folder = Path(imageio_ffmpeg.__file__).parent / "binaries"
    found = sorted(path for path in folder.glob("ffmpeg-*") if os.access(path, os.X_OK))
    if not found:
        raise MissingSetup(
            "The ffmpeg program that comes with imageio-ffmpeg is missing.",
            "Run `pip install --force-reinstall imageio-ffmpeg`, or set REELWRIGHT_FFMPEG to the path of an ffmpeg.",
        )
    return str(found[-1])


def ffmpeg_path() -> str:
    """The path of the ffmpeg that is used. Raises `MissingSetup`."""
    return _override[0] if _override else _shipped()


def caged(args: list[str]) -> list[str]:
    """The full argument list for ffmpeg: the caller's own with the cage's options in place."""
    out = [ffmpeg_path(), "-hide_banner", "-nostdin", "-nostats"]
    named = False
    for n, arg in enumerate(args):
        if arg == "-i":
            out += ["-protocol_whitelist", "file,pipe"]
            if not named:
                known = format_of(Path(args[n + 1].removeprefix("file:")))
                out += ["-f", known] if known else ["-format_whitelist", FORMATS]
            named = False
        named = named or arg == "-f"
        out.append(arg)
    return out


def file(path: Path | str) -> str:
    """A path as ffmpeg shall read it: as a file whatever its name looks like."""
    return f"file:{path}"


def run(
    args: list[str],
    *,
    scratch: Path | None = None,
    check: Callable[[], None] = lambda: None,
    stdin: Iterable[Any] | None = None,
    capture: bool = False,
    max_stdout: int = 1 << 30,
    on_frame: Callable[[int], None] | None = None,
    env: dict[str, str] | None = None,
    files: dict[str, bytes] | None = None,
    timeout_s: float = 3600.0,
    name: str = "",
) -> Ran:
    """Run ffmpeg to its end in a folder of its own under `scratch`.

    `check` is called every 0.1 s and may raise (`Cancelled`), which kills ffmpeg. `stdin` yields bytes-like frames,
    taken and written by a thread of its own. `on_frame(n)` follows the frames written (needs `-progress pipe:2`).
    `files` are put into ffmpeg's folder first, so that arguments can name them plainly (captions, lists).
    `name` is the user's name for the input, used in `BadInput`. Raises `StorageError`, `BadInput`, `ReelwrightError`.
    """
    with tempfile.TemporaryDirectory(prefix="ffmpeg-", dir=scratch) as cwd:
        for file_name, data in (files or {}).items():
            Path(cwd, file_name).write_bytes(data)
        kills = ended.oom_kills()
        process = _start(caged(args), cwd, env or {}, stdin is not None, capture)
        job = _Job(process, stdin, capture, max_stdout, on_frame)
        try:
            job.wait(check, timeout_s, name)
        finally:
            job.end()
        failed = job.failure()
        if failed is not None:
            raise failed
        messages = job.messages()
        if process.returncode < 0:
            raise ended.by_signal("ffmpeg", -process.returncode, kills)
        if process.returncode == tether.CANNOT_START:
            raise _cannot_start()
        if process.returncode != 0:
            raise error_of(messages, process.returncode, name)
        return Ran(messages, bytes(job.stdout))


def _start(argv: list[str], cwd: str, env: dict[str, str], feeds: bool, capture: bool) -> subprocess.Popen[bytes]:
    """Start it tied to the calling thread, which waits for it."""
    private = {"HOME": cwd, "TMPDIR": cwd, "LC_ALL": "C.UTF-8", "AV_LOG_FORCE_NOCOLOR": "1", "PATH": "", **env}
    if not os.access(argv[0], os.X_OK):
        raise _cannot_start()
    try:
        return subprocess.Popen(
            tether.dying_with_us(argv),
            cwd=cwd,
            env=private,
            bufsize=0,
            stdin=subprocess.PIPE if feeds else subprocess.DEVNULL,
            stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.ENOMEM):
            raise ended.out_of_memory("The computer") from error
        raise _cannot_start() from error


def _cannot_start() -> MissingSetup:
    return MissingSetup(
        "The ffmpeg program cannot be started.",
        "Run `pip install --force-reinstall imageio-ffmpeg`, or set REELWRIGHT_FFMPEG to the path of an ffmpeg.",
    )


class _Job:
    """A running ffmpeg with the threads that feed it and listen to it."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        frames: Iterable[Any] | None,
        capture: bool,
        max_stdout: int,
        on_frame: Callable[[int], None] | None,
    ) -> None:
        self.process = process
        self.stdout = bytearray()
        self._max_stdout = max_stdout
        self._on_frame = on_frame
        self._tail = bytearray()
        self._failure: BaseException | None = None
        self._closed = threading.Event()  # ffmpeg closed its stderr: it has ended
        jobs: list[Callable[[], None]] = [self._listen]
        if frames is not None:
            jobs.append(lambda: self._feed(frames))
        if capture:
            jobs.append(self._collect)
        self._threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        for thread in self._threads:
            thread.start()

    def wait(self, check: Callable[[], None], timeout_s: float, name: str) -> None:
        awake = Awake()
        while not self._closed.wait(_POLL_S):
            check()
            if self._failure is not None:
                return
            if awake.seconds() > timeout_s:
                raise ReelwrightError(
                    f"Working on {name or 'the video'} took far too long and was stopped.",
                    "Try again; if it happens again, use a shorter or simpler file.",
                    code="timeout",
                    retryable=True,
                )

    def end(self) -> None:
        """Kill ffmpeg unless it has ended by itself, and wait for all threads."""
        if not self._closed.is_set() or self._failure is not None:
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def failure(self) -> BaseException | None:
        return self._failure

    def messages(self) -> str:
        return self._tail.decode("utf-8", "replace")

    def _feed(self, frames: Iterable[Any]) -> None:
        import fcntl

        assert self.process.stdin is not None  # noqa: S101
        fd = self.process.stdin.fileno()
        with suppress(OSError):
            fcntl.fcntl(fd, _F_SETPIPE_SZ, _PIPE_BYTES)
        try:
            for frame in frames:
                view = memoryview(frame).cast("B")
                while view:
                    view = view[os.write(fd, view) :]
        except BrokenPipeError:
            pass  # ffmpeg has ended: its exit code and messages say why
        except BaseException as error:  # noqa: BLE001  handed to the waiting thread, which raises it
            self._failure = error
        finally:
            close = getattr(frames, "close", None)
            if close is not None:
                close()
            with suppress(OSError):
                self.process.stdin.close()

    def _collect(self) -> None:
        assert self.process.stdout is not None  # noqa: S101
        while chunk := self.process.stdout.read(1 << 18):
            self.stdout += chunk
            if len(self.stdout) > self._max_stdout:
                self._failure = ReelwrightError("ffmpeg wrote more than was asked for.", code="too_much_output")
                return

    def _listen(self) -> None:
        assert self.process.stderr is not None  # noqa: S101
        for line in self.process.stderr:
            key, _, value = line.partition(b"=")
            if self._on_frame is not None and key.replace(b"_", b"").isalnum() and value:
                if key == b"frame":
                    with suppress(ValueError):
                        self._on_frame(int(value))
                continue  # a line of `-progress`
            self._tail += line
            if len(self._tail) > 2 * _TAIL_BYTES:
                del self._tail[: len(self._tail) - _TAIL_BYTES]
        self._closed.set()
