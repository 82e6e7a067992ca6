"""Kinds of files by their first bytes, in words: what a file really is that has another's name."""

from __future__ import annotations

_STARTS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"fLaC", "a sound file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"FLV", "a video"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)


def kind_of(head: bytes) -> str:
    """The kind of a media file (picture, sound, footage ...) by its first bytes; "" where they do not tell."""
    if head[:4] == b"RIFF":
        return {b"WAVE": "a sound file", b"AVI ": "a video", b"WEBP": "a picture"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return "a sound file" if head[8:11] == b"M4A" else "a video"
    if head[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9"):
        return "a sound file"
    low = head.lstrip().lower()
    found = next((kind for start, kind in _STARTS if head.startswith(start) or low.startswith(start)), "")
    return found or ("a text" if head and _is_text(head) else "")


def _is_text(head: bytes) -> bool:
    """Whether the bytes are those of a text in ASCII or UTF-8."""
    try:
        text = head.decode()
    except UnicodeDecodeError as error:
        text = head[: error.start].decode() if error.start > len(head) - 4 else ""
    return bool(text) and all(char.isprintable() or char in "\t\r\n" for char in text)
