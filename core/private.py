"""A private data folder: what is written into it is its owner's alone, and elsewhere the usual modes hold.

The folder itself is shut, so nobody else gets at what lies in it, whoever writes there. A process that is Reelwright's
own shuts each file, too (`own_process`); a program that only uses this code keeps the modes that it has.
"""

from __future__ import annotations

import contextlib
import os
import threading
from functools import lru_cache
from pathlib import Path

_OTHERS = 0o077
_roots: set[Path] = set()
_lock = threading.Lock()


def own_process() -> None:
    """From now on nothing that this process or its children write is open to others, except through `make_folder` and
    `file_mode` outside of a folder that is kept. For the entrances of the program only, as it holds for all threads.
    """
    _usual_mask()
    os.umask(_OTHERS)


def keep(folder: Path) -> None:
    """Shut a data folder, and all that lies in it already, to every other user of the machine; it is made if need be.

    Raises `OSError`.
    """
    with _lock:
        root = folder.resolve()
        if root in _roots and folder.is_dir():
            return
        if not folder.exists():
            make_folder(folder.parent)
            folder.mkdir(mode=0o777 & ~_OTHERS, exist_ok=True)
        elif folder.is_dir() and folder.stat().st_mode & _OTHERS:
            _tighten(folder)
        _roots.add(root)


def file_mode(path: Path) -> int:
    """Return the mode of a new file at this path."""
    return 0o666 & ~(_OTHERS if _is_inside(path) else _usual_mask())


def make_folder(path: Path) -> None:
    """Make a folder with its parents, unless it is there. Raises `OSError`."""
    missing = []
    at = path
    while not at.exists() and at != at.parent:
        missing.append(at)
        at = at.parent
    path.mkdir(parents=True, exist_ok=True)
    if not _is_inside(path):
        for result in missing:
            result.chmod(0o777 & ~_usual_mask())


def _is_inside(path: Path) -> bool:
    if not _roots:
        return False
    full = path.resolve()
    return any(full.is_relative_to(root) for root in _roots)


@lru_cache(maxsize=1)
def _usual_mask() -> int:
    """The mask that this process was started with."""
    mask = os.umask(_OTHERS)
    os.umask(mask)
    return mask


def _tighten(folder: Path) -> None:
    """Take every right of others away; the folder itself comes last, so that a walk that was stopped is done again."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in (*folders, *files):
            _shut(Path(place, name))
    _shut(folder)


def _shut(path: Path) -> None:
    with contextlib.suppress(OSError):  # another user's file, or a disk without modes
        mode = path.lstat().st_mode
        if mode & _OTHERS and not path.is_symlink():
            path.chmod(mode & 0o7777 & ~_OTHERS)
