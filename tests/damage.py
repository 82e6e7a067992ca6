"""Three ways in which a file is damaged: cut short, emptied, and of the right size with other bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    """The middle third with every bit turned over."""
    data = bytearray(path.read_bytes())
    third = max(1, len(data) // 3)
    data[third : 2 * third] = bytes(byte ^ 0xFF for byte in data[third : 2 * third])
    path.write_bytes(data)


WAYS: dict[str, Callable[[Path], None]] = {"cut": cut, "emptied": emptied, "flipped": flipped}
