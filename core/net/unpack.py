"""Compressed answers unpacked bit by bit, never past a bound."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

_STEP = 1 << 16


class Damaged(Exception):
    """The compressed data is wrong or ends too early."""


class TooMuch(Exception):
    """It unpacks to more than was asked for."""


class Unpacker(Protocol):
    def feed(self, data: bytes, most: int) -> bytes: ...

    def done(self) -> bool: ...


class _Zlib:
    """gzip (several members, too) and deflate with or without its zlib header."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._z = zlib.decompressobj(31 if gzip else 15)
        self._any = False

    def feed(self, data: bytes, most: int) -> bytes:
        out = bytearray()
        while data and not (self._z.eof and self._padding(data)):
            piece = self._some(data)
            out += piece
            if len(out) > most:
                raise TooMuch
            data = self._z.unused_data if self._z.eof else self._z.unconsumed_tail
            while not data and not self._z.eof and len(piece) >= _STEP:  # output waits although all input was taken
                piece = self._z.decompress(b"", _STEP)
                out += piece
        return bytes(out)

    def _padding(self, data: bytes) -> bool:
        """Behind the end: a further gzip member starts a new stream, anything else is padding."""
        if self._gzip and data.startswith(b"\x1f\x8b"):
            self._z = zlib.decompressobj(31)
            return False
        return True

    def _some(self, data: bytes) -> bytes:
        first, self._any = not self._any, True
        try:
            return self._z.decompress(data, _STEP)
        except zlib.error:
            if self._gzip or not first:
                raise
            self._z = zlib.decompressobj(-15)  # what many servers call deflate
            return self._z.decompress(data, _STEP)

    def done(self) -> bool:
        return self._z.eof or not self._any


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._b = brotli.Decompressor()
        self._error = brotli.error
        self._any = False

    def feed(self, data: bytes, most: int) -> bytes:
        out = bytearray()
        self._any = self._any or bool(data)
        try:
            piece = self._b.process(data, output_buffer_limit=_STEP)
            while piece:  # the rest waits inside and comes by asking again, until there is none
                out += piece
                if len(out) > most:
                    raise TooMuch
                piece = self._b.process(b"", output_buffer_limit=_STEP)
        except self._error as error:
            raise Damaged from error
        return bytes(out)

    def done(self) -> bool:
        return bool(self._b.is_finished()) or not self._any


_KINDS: dict[str, Callable[[], Unpacker]] = {
    "gzip": lambda: _Zlib(gzip=True),
    "x-gzip": lambda: _Zlib(gzip=True),
    "deflate": lambda: _Zlib(gzip=False),
    "br": _Brotli,
}
ACCEPTED = "gzip, deflate, br"


def unpacked(chunks: Iterable[bytes], encoding: str, most: int, declared: int | None = None) -> bytes:
    """A whole HTTP body, decoded. Raises `TooMuch`, also for wire bytes past `most`, `Damaged`, or as `chunks`."""
    if declared is not None and declared > most:
        raise TooMuch
    body, taken = Body(encoding, most), 0
    for chunk in chunks:
        taken += len(chunk)
        if taken > most:
            raise TooMuch
        body.take(chunk)
    return body.end()


class Body:
    """The body as it arrives: `take` wire bytes, `end`, then `data`. Bounded by `most` decoded bytes."""

    def __init__(self, encoding: str, most: int) -> None:
        names = [n.strip().lower() for n in encoding.split(",") if n.strip() and n.strip().lower() != "identity"]
        if len(names) > 2 or any(n not in _KINDS for n in names):
            raise Damaged
        self._chain = [_KINDS[n]() for n in reversed(names)]
        self._most = most
        self.data = bytearray()

    def take(self, data: bytes) -> None:
        """Unpack some more. Raises `TooMuch` or `Damaged`."""
        try:
            for unpacker in self._chain:
                data = unpacker.feed(data, self._most)
        except zlib.error as error:
            raise Damaged from error
        self.data += data
        if len(self.data) > self._most:
            raise TooMuch

    def end(self) -> bytes:
        """All of it. Raises `Damaged` where it broke off."""
        if not all(u.done() for u in self._chain):
            raise Damaged
        return bytes(self.data)
