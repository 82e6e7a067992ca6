"""Files that are two things at once: a picture or a film that is also an archive, a program, a page or a document.

Such files are made to be let in as the one and opened as the other. Looked for is what makes the other thing work;
harmless tails (the second half of a phone's moving photo, zeros) are let be.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

_STEP = 4 << 20
_ENDS = 1 << 20  # of a large file, so much of either end is looked at
_WHOLE = 80_000_000
_OVERLAP = 32
# long enough that compressed pixels do not hold them by chance
_SIGNS = {
    b"<script": "a script",
    b"<?php ": "a program",
    b"<!doctype": "a web page",
    b"<html>": "a web page",
    b"<html ": "a web page",
    b"</html>": "a web page",
    b"<iframe": "a web page",
    b"javascript:": "a script",
    b"this program cannot be run in dos mode": "a program",
    b"\x7felf\x02\x01\x01": "a program",
    b"rar!\x1a\x07": "an archive",
    b"7z\xbc\xaf\x27\x1c": "an archive",
}


def other_nature(source: bytes | Path) -> str:
    """A noun for what else a picture's, sound's or video's file is ("an archive"); empty where it is one thing only.
    Raises `OSError`.
    """
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        head = file.read(2048)
        if b"%PDF-" in head[:1024]:
            return "a document"
        if _is_comment(head):
            return "a script"
        with suppress(OSError, ValueError):
            if zipfile.is_zipfile(file):
                return "an archive"
        for piece in _pieces(file):
            low = piece.lower()
            for sign, what in _SIGNS.items():
                if sign in low:
                    return what
    return ""


def _is_comment(head: bytes) -> bool:
    """Whether the numbers behind the magic open a comment or an assignment, as pictures that are scripts have it."""
    for magic, at in ((b"GIF87a", 6), (b"GIF89a", 6), (b"BM", 2), (b"\xff\xd8\xff\xe0", 4), (b"\xff\xd8\xff\xe1", 4)):
        if head.startswith(magic):
            return head[at : at + 2] in (b"/*", b"//") or (
                magic[0:3] == b"GIF" and head[at : at + 1] == b"=" and head[at + 1 : at + 2].isalnum()
            )
    return False


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """The file bit by bit, each bit with the end of the one before; of a large one both ends."""
    size = file.seek(0, io.SEEK_END)
    spans = [(0, size)] if size <= _WHOLE else [(0, _ENDS), (size - _ENDS, size)]
    for start, end in spans:
        file.seek(start)
        kept, at = b"", start
        while at < end and (piece := file.read(min(_STEP, end - at))):
            at += len(piece)
            yield kept + piece
            kept = piece[-_OVERLAP:]
