"""Files to browsers: streamed from disk with Range, a strict content type, an ETag, and no surprises."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from core.errors import NotFound

TYPES = {
    ".mp4": "video/mp4",
    ".wav": "audio/wav",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
    ".srt": "application/x-subrip; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
SHOWN = ("video/", "audio/", "image/", "text/vtt")
FOREVER = "private, max-age=31536000, immutable"
ASK = "private, no-cache"


def content_type(path: Path) -> str:
    """The Content-Type of a file that the API sends: by its suffix, then by its first bytes; anything unknown is only
    to be saved.
    """
    known = TYPES.get(path.suffix.lower())
    return known or sniff(path)


def sniff(path: Path) -> str:
    """The Content-Type that a file's first bytes give away; "application/octet-stream" for all that a page
    could run.
    """
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "application/octet-stream")
    if head[4:8] == b"ftyp":
        return "image/avif" if head[8:12] == b"avif" else "video/mp4"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm"
    return "application/octet-stream"


def send(request: Request, path: Path, *, cache: str = ASK, download: str = "") -> Response:
    """A file as an HTTP answer: 200, 206 for a range, 304 when the browser has it. Raises `NotFound` where there is
    none.

    `download` is the name to save it under. What is neither sound nor picture is always saved, never shown.
    """
    try:
        stat_result = path.stat()
    except OSError as error:
        raise NotFound("There is no such file.", "It may have been cleaned up; make it again.") from error
    if not stat.S_ISREG(stat_result.st_mode):
        raise NotFound("There is no such file.")
    kind = content_type(path)
    headers = {
        "etag": etag(path, stat_result),
        "cache-control": cache,
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
    }
    if _has(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    shown = kind.startswith(SHOWN) and not download
    return FileResponse(
        path,
        headers=headers,
        media_type=kind,
        stat_result=stat_result,
        filename=download or path.name,
        content_disposition_type="inline" if shown else "attachment",
    )


def etag(path: Path, stat_result: os.stat_result) -> str:
    """The ETag of a file that is sent; it changes whenever the file does: from its place, size and time in
    nanoseconds.
    """
    seed = f"{path}:{stat_result.st_size}:{stat_result.st_mtime_ns}:{stat_result.st_ino}"
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'


def _has(request: Request, tag: str) -> bool:
    if "range" in request.headers:
        return False
    targets = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    return tag in targets
