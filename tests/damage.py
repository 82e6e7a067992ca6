"""Files that are hard to read: three ways in which any is damaged, and a picture far larger than its file."""

from __future__ import annotations

import struct
import zlib
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


def black_png(side: int) -> bytes:
    """A black square as a PNG of one bit a pixel, row by row: Pillow would first need a byte of memory for each."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(1)
    row = bytes(1 + (side + 7) // 8)
    pixels = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
