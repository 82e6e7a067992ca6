"""Bringing a voice to this machine, one at a time: a voice is listed whole or not at all.

Files are fetched into a waiting folder, where a broken attempt goes on later, and only then moved into their places,
the one that makes the engine list the voice last.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core import file_locks
from core.errors import BadInput, MissingSetup, ProviderFailed, StorageError
from core.ports import Context, Net
from core.voice.downloads import Download, File

WAITING = ".incoming"  # the folder of what is not yet whole, beside those of the engines
_SPARE_BYTES = 20_000_000  # that must stay free on the disk
_MOST_BYTES = 2_000_000_000
_POLL_S = 0.3
sleep: Callable[[float], None] = time.sleep  # a test's to replace


def install(item: Download, ctx: Context) -> None:
    """Bring all files of a voice here. Raises `StorageError`, `ProviderFailed`, `BadInput`, `Cancelled`."""
    if ctx.voices is None or ctx.net is None:
        raise MissingSetup("There is no folder for voices or no network here.", "Set REELWRIGHT_DATA.")
    waiting, home = ctx.voices / WAITING / item.engine, ctx.voices / item.engine
    with _storage(ctx.voices), _alone(ctx.voices, ctx):
        waiting.mkdir(parents=True, exist_ok=True)
        home.mkdir(parents=True, exist_ok=True)
        _require_room(item, waiting)
        done = 0
        for file in item.files:
            _fetch(file, waiting / file.name, ctx, item, done)
            done += file.size_bytes
        for extra in item.extras:
            with contextlib.suppress(BadInput, ProviderFailed):  # a voice without its card is a voice all the same
                ctx.net.download(extra.url, waiting / extra.name, max_bytes=1_000_000, check=ctx.check)
        ctx.check()
        for file in (*item.extras, *item.files):
            if (waiting / file.name).is_file():
                (waiting / file.name).replace(home / file.name)
    ctx.progress(1.0, f"{item.label} is installed")


def remove(files: Sequence[Path]) -> int:
    """Delete an installed voice's files in this order; how many bytes that freed. Raises `StorageError`."""
    freed = 0
    for path in files:
        with _storage(path):
            if path.is_file():
                freed += path.stat().st_size
                path.unlink()
    return freed


def _fetch(file: File, to: Path, ctx: Context, item: Download, before: int) -> None:
    """One file, gone on with where it broke off; not fetched again where it is already there."""
    if to.is_file() and _is_right(to, file):
        return
    to.unlink(missing_ok=True)
    whole = item.size_bytes or 1

    def progress(so_far: int, _all: int = 0) -> None:
        at = before + so_far
        ctx.progress(min(0.99, at / whole), f"{item.label}: {at / 1e6:.0f} of {whole / 1e6:.0f} MB")

    _net(ctx).download(
        file.url,
        to,
        max_bytes=max(_MOST_BYTES, 2 * file.size_bytes),
        sha256=file.sha256,
        md5=file.md5,
        progress=progress,
        check=ctx.check,
    )


def _net(ctx: Context) -> Net:
    if ctx.net is None:
        raise MissingSetup("There is no network here.", "Set REELWRIGHT_DATA.")
    return ctx.net


def _is_right(path: Path, file: File) -> bool:
    """Whether a finished file is the one that is wanted."""
    for requested, name in ((file.sha256, "sha256"), (file.md5, "md5")):
        if requested:
            with path.open("rb") as opened:
                return hashlib.file_digest(opened, name).hexdigest() == requested.lower()
    return bool(file.size_bytes) and path.stat().st_size == file.size_bytes


def _require_room(item: Download, folder: Path) -> None:
    number = sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
    free = shutil.disk_usage(folder).free
    if free < item.size_bytes - number + _SPARE_BYTES:
        raise StorageError(
            f"{item.label} needs {item.size_bytes / 1e6:.0f} MB, and only {free / 1e6:.0f} MB are free.",
            "Free some space, then install it again.",
            code="disk_full",
        )


@contextlib.contextmanager
def _alone(folder: Path, ctx: Context) -> Iterator[None]:
    """Wait until no other process installs a voice into the same folder."""
    folder.mkdir(parents=True, exist_ok=True)

    def wait() -> None:
        ctx.progress(0.0, "Waiting for another voice that is being installed")
        sleep(_POLL_S)
        ctx.check()

    ctx.check()
    with file_locks.open_locked(folder / ".lock", wait):
        yield


@contextlib.contextmanager
def _storage(place: Path) -> Iterator[None]:
    """The disk's own faults as words."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise StorageError(
            "The disk is full." if full else f"The folder of voices cannot be written: {place}.",
            "Free some space, then install it again." if full else "Check who may write there.",
            code="disk_full" if full else "not_writable",
        ) from error
