"""WOFF unpacked to plain TrueType or OpenType: https://www.w3.org/TR/WOFF/ section 3."""

from __future__ import annotations

import struct
import zlib

MAX_TABLE_BYTES = 64 * 2**20  # a font from the user's folder must not unpack into all memory


def sfnt(data: bytes) -> bytes:
    """The plain TrueType/OpenType bytes of a font that may be wrapped as WOFF. Raises `ValueError`."""
    if data[:4] != b"wOFF":
        return data
    try:
        flavor, _length, n_tables = struct.unpack(">4sIH", data[4:14])
        entries = [struct.unpack(">4sIIII", data[44 + 20 * i : 64 + 20 * i]) for i in range(n_tables)]
        tables = [(tag, check, _unpacked(data[at : at + size], full)) for tag, at, size, full, check in entries]
    except (struct.error, zlib.error) as error:
        raise ValueError("a damaged WOFF file") from error
    power = max(n_tables, 1).bit_length() - 1
    span = 16 << power
    head = struct.pack(">4sHHHH", flavor, n_tables, span, power, 16 * n_tables - span)
    at = 12 + 16 * n_tables
    directory, body = [], []
    for tag, check, table in tables:
        directory.append(struct.pack(">4sIII", tag, check, at, len(table)))
        padded = table + b"\0" * (-len(table) % 4)
        body.append(padded)
        at += len(padded)
    return head + b"".join(directory) + b"".join(body)


def _unpacked(packed: bytes, full: int) -> bytes:
    if len(packed) == full:
        return packed
    if full > MAX_TABLE_BYTES:
        raise ValueError("a WOFF table that is too big")
    out = zlib.decompressobj().decompress(packed, full)
    if len(out) != full:
        raise ValueError("a damaged WOFF file")
    return out
