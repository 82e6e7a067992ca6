"""Providers listed anew: with other modules installed, or with packages of a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from core.providers import listing, loading, outside


@contextmanager
def importable(answer: Callable[[str], bool]) -> Iterator[None]:
    """While the block runs, a module is installed where `answer` says so."""
    with patch.object(loading, "_importable", answer):
        _forget()
        try:
            yield
        finally:
            _forget()


@contextmanager
def packages(folder: Path) -> Iterator[None]:
    """While the block runs, what lies in the folder is installed, too."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    _forget()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            origin = getattr(sys.modules[name], "__file__", None) or ""
            if origin.startswith(str(folder)):
                del sys.modules[name]
        _forget()


def installed(module: str) -> bool:
    """Whether a module is installed here."""
    return loading._importable(module)


def _forget() -> None:
    listing._files.cache_clear()
    outside._installed.cache_clear()
