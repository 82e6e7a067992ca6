"""Error messages of ffmpeg, turned into errors of this program."""

from __future__ import annotations

import re
import signal

from core.errors import BadInput, ReelwrightError, StorageError
from core.media.ended import by_signal, out_of_memory

_FULL = re.compile(r"No space left on device|Disk quota exceeded|File too large")
_NOT_WRITABLE = re.compile(r"Read-only file system|Permission denied")
_NO_MEMORY = re.compile(r"Cannot allocate memory|Out of memory|malloc of size \d+ failed")
_SIGNALLED = (255, 123)  # it was asked to end, once or several times; 255 is also what EPERM comes out as
_BAD_INPUT = re.compile(
    r"Invalid data found when processing input|moov atom not found|matches no streams|does not contain any stream"
    r"|Error opening input|could not find codec parameters|Format not on whitelist|End of file|Cannot determine format"
)
_NO_GLYPH = re.compile(r"failed to find any fallback with glyph (0x[0-9A-Fa-f]+)|Glyph (0x[0-9A-Fa-f]+) not found")


def error_of(messages: str, code: int, name: str = "") -> ReelwrightError:
    """The error that ffmpeg's messages and exit code stand for; `name` is the user's file."""
    if _FULL.search(messages):
        return disk_full()
    if _NOT_WRITABLE.search(messages):
        return StorageError(
            "The video cannot be written there.", "Choose a folder that you may write to.", code="not_writable"
        )
    if _NO_MEMORY.search(messages):
        return out_of_memory("ffmpeg")
    if code in _SIGNALLED and "Operation not permitted" not in messages:
        return by_signal("ffmpeg", signal.SIGTERM, 0)
    if name and _BAD_INPUT.search(messages):
        return BadInput(
            f"{name} cannot be read as a video or sound: it is damaged or of another kind.",
            "Export it again as MP4 (H.264), or choose another file.",
            code="bad_media",
        )
    what = f" ({_last_line(messages)})" if messages.strip() else ""
    return ReelwrightError(
        f"ffmpeg stopped with exit code {code}{what}.",
        "Try again; if it happens again, please report this message.",
        code="ffmpeg_failed",
    )


def disk_full() -> StorageError:
    """The error for a disk without room for what ffmpeg writes."""
    return StorageError(
        "The disk is full: the video could not be written.",
        "Free some space and start again; finished scenes are kept.",
        code="disk_full",
    )


def missing_glyphs(messages: str) -> list[str]:
    """The characters for which libass found no font, by ffmpeg's messages."""
    found = {int(a or b, 16) for a, b in _NO_GLYPH.findall(messages)}
    return [chr(point) for point in sorted(found)]


def _last_line(messages: str) -> str:
    line = messages.strip().splitlines()[-1]
    # Paths are of no use to the reader and may be private.
    return re.sub(r"(?:file:)?/\S+", "a file", line)[:200]
