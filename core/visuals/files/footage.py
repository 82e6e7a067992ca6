"""Footage taken in: looked into and partly decoded to be sure, then kept as it is, with a picture of its middle."""

from __future__ import annotations

import io
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from core import digests
from core.errors import BadInput, ReelwrightError
from core.media.formats import format_of
from core.media.poster import poster
from core.media.probe import bad_media, length_s, open_media, probe
from core.media.toolchain import toolchain
from core.media.versions import CLIPS, versions
from core.model.asset import Asset, AssetSource, Rights
from core.model.coded import Notice
from core.model.limits import MEDIA_BYTES
from core.ports import Context
from core.visuals.files.focus import look_at

VERSION = 1
MOST_BYTES = MEDIA_BYTES
MOST_S = 600.0
LEAST_S = 0.2
MOST_SIDE = 8192
SUFFIXES = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".gif", ".mpg", ".mpeg", ".ts", ".wmv", ".3gp", ".ogv")
_STILL_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
_UNEVEN = 1.5  # the longest gap between two pictures, in usual gaps, from which a clip's rate varies
_LOOKED_AT = 400  # packets


def is_footage(head: bytes, name: str) -> bool:
    """Whether an uploaded file is meant as moving pictures, by its first bytes, else by its name."""
    if head[4:8] == b"ftyp":
        return head[8:12] not in _STILL_BRANDS
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\0", b"MM\0*")) or head[8:12] == b"WEBP":
        return False
    if head.startswith(b"GIF8"):
        return True  # one that stands still is told apart by `take_in_clip`'s caller
    if head[4:8] in (b"moov", b"mdat", b"wide") or head.startswith((b"\x1aE\xdf\xa3", b"FLV")) or head[8:12] == b"AVI ":
        return True
    return Path(name).suffix.lower() in SUFFIXES


def moves(given: bytes | Path) -> bool:
    """Whether an uploaded GIF has more than one picture."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(given) if isinstance(given, bytes) else given, formats=("GIF",)) as image:
            return bool(getattr(image, "is_animated", False))
    except (OSError, ValueError, Image.DecompressionBombError):
        return False


def take_in_clip(
    path: Path,
    name: str,
    ctx: Context,
    *,
    source: AssetSource = "uploaded",
    rights: Rights | None = None,
    title: str = "",
    move: bool = False,
) -> Asset:
    """Take a clip in as an asset: whole, short enough, and readable at its start, middle and end. Its sound is not
    used.

    Raises `BadInput` in one sentence that names it.
    """
    from core.media.polyglot import other_nature

    if path.stat().st_size > MOST_BYTES:
        raise BadInput(
            f"{name} is larger than {MOST_BYTES // 10**6} MB.", "Export it smaller, or cut out the part you want."
        )
    if what := other_nature(path):
        raise BadInput(f"The clip {name} also holds {what}.", "Choose another one.", code="two_natured")
    _require_sane(path, name)
    ctx.check()
    info = probe(path, name)
    seconds = length_s(path, name)
    if info.video is None:
        raise _no_pictures(name)
    if seconds > MOST_S:
        minutes = f"{seconds / 60:.0f} minutes"
        raise BadInput(f"{name} lasts {minutes}, and {MOST_S / 60:.0f} are the most.", "Cut out the part you want.")
    if seconds < LEAST_S:
        raise BadInput(f"{name} holds a single picture.", "Upload it as a picture.", code="not_footage")
    _decode_a_little(path, name, seconds)
    if info.audio is not None and source == "uploaded":
        ctx.warn(Notice.of("sound_unused", name=name))
    sha256 = ctx.blobs.put_file(path, _suffix(path, name), move=move)
    known = _keep_poster(sha256, name, ctx, notes(ctx.blobs.path(sha256), name))
    focus = look_at(ctx.blobs.path(known["poster"]), cache=ctx.cache, sha256=known["poster"]).focus
    return Asset(
        sha256=sha256,
        kind="footage",
        source=source,
        width=info.video.width,
        height=info.video.height,
        duration_s=round(seconds, 3),
        focus=focus,
        title=title or Path(name).stem,
        rights=rights or Rights(provider="upload"),
    )


def notes(path: Path, name: str = "") -> list[str]:
    """List what is special about a clip and taken care of, in words for a page."""
    video = probe(path, name).video
    if video is None:
        return []
    found = []
    if max(video.width, video.height) >= 3840:
        found.append("4K, made smaller")
    if video.rotation:
        found.append("turned upright")
    if _uneven(path):
        found.append("uneven frame rate, evened out")
    if video.hdr:
        found.append("HDR, brought to normal colours")
    return found


def clip_facts(sha256: str, ctx: Context) -> tuple[str, list[str]]:
    """The sha256 of the clip's small picture, and its notes. Raises `NotFound`, `BadInput`."""
    cached: Any = ctx.cache.get(_key(sha256))
    if not (isinstance(cached, dict) and ctx.blobs.has(str(cached.get("poster")))):
        path = ctx.blobs.path(sha256)
        cached = _keep_poster(sha256, path.name, ctx, notes(path))
    return str(cached["poster"]), list(cached["notes"])


def _keep_poster(sha256: str, name: str, ctx: Context, found: list[str]) -> dict[str, Any]:
    image = poster(ctx.blobs.path(sha256), name, scratch=ctx.scratch, check=ctx.check)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    known = {"poster": ctx.blobs.put(data.getvalue(), ".jpg"), "notes": found}
    ctx.cache.put(_key(sha256), known)
    return known


def _key(sha256: str) -> str:
    """Return the cache key of the clip's small picture, by all that makes it."""
    made_by = digests.of_bytes(repr((toolchain(), versions(*CLIPS, "pillow"))).encode())[:16]
    return f"visuals.footage/{VERSION}/{made_by}/{sha256}"


def _require_sane(path: Path, name: str) -> None:
    """Pictures there are, of a size that a machine can hold; told by the headers alone."""
    with open_media(path, name) as container:
        stream = next(iter(container.streams.video), None)
        if stream is None:
            raise _no_pictures(name)
        coder = stream.codec_context
        if coder.width < 2 or coder.height < 2:
            raise bad_media(name)
        if max(coder.width, coder.height) > MOST_SIDE:
            raise BadInput(
                f"{name} is {coder.width} x {coder.height}, and {MOST_SIDE} pixels a side are the most.",
                "Export it in 4K or smaller.",
                code="too_large",
            )


def _no_pictures(name: str) -> BadInput:
    return BadInput(f"{name} holds no pictures, only sound.", "Choose a video file.", code="no_video")


def _decode_a_little(path: Path, name: str, seconds: float) -> None:
    """Some pictures at the start, and at least one in the last half. Raises `BadInput`."""
    import av

    try:
        with open_media(path, name) as container:
            stream = container.streams.video[0]
            if not [None for _, _ in zip(range(5), container.decode(stream), strict=False)]:
                raise bad_media(name)
        with open_media(path, name) as container:
            container.seek(int(seconds * 0.75 * 1_000_000))
            if next(iter(container.decode(container.streams.video[0])), None) is None:
                raise bad_media(name)
    except (OSError, ValueError, av.FFmpegError) as error:
        raise error if isinstance(error, ReelwrightError) else bad_media(name) from error


def _uneven(path: Path) -> bool:
    """Whether pictures follow one another at varying intervals."""
    times: list[float] = []
    with open_media(path) as container:
        for packet in container.demux(container.streams.video[0]):
            if packet.pts is not None and packet.time_base is not None:
                times.append(float(packet.pts * packet.time_base))
            if len(times) >= _LOOKED_AT:
                break
    times.sort()
    gaps = sorted(b - a for a, b in pairwise(times))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    return len(gaps) >= 6 and usual > 0 and gaps[-3] > _UNEVEN * usual + 0.002  # one odd gap is nobody's rate


def _suffix(path: Path, name: str) -> str:
    known = {"mov": ".mp4", "matroska": ".mkv", "gif": ".gif", "avi": ".avi"}.get(format_of(path), "")
    own = Path(name).suffix.lower()
    return own if own in SUFFIXES else known or ".mp4"


def from_bytes(data: bytes, name: str, ctx: Context, **how: Any) -> Asset:
    """Take a clip in as `take_in_clip` does, from a file that is in memory."""
    with tempfile.NamedTemporaryFile(dir=ctx.scratch, prefix="upload-", delete=False) as file:
        file.write(data)
    path = Path(file.name)
    try:
        return take_in_clip(path, name, ctx, **how)
    finally:
        path.unlink(missing_ok=True)
