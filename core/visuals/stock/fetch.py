"""Fetching of stock pictures: downloaded, decoded to be sure, kept as a file of ours by its content, had only once.

Nothing of the answer is believed but the pixels: not its name, its content type, its length or its size.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from core.blob_cache import cached_blob
from core.errors import BadInput, MissingSetup, ProviderFailed, ReelwrightError
from core.language.graphemes import short
from core.model.asset import Asset
from core.model.coded import Notice
from core.model.limits import MEDIA_BYTES
from core.model.storyboard import Found
from core.net.patience import interruptible
from core.ports import Context, Net
from core.visuals.files import footage
from core.visuals.files.focus import look_at
from core.visuals.files.phash import phash

VERSION = 1
PARALLEL = 4
MOST_PICTURE_BYTES, MOST_FOOTAGE_BYTES, _MOST_PREVIEW_BYTES = 60_000_000, MEDIA_BYTES, 6_000_000
PREVIEW_PX = 480
_MOST_FOOTAGE_PIXELS = 4096 * 2304
_SHORTER = 0.9  # of the length that a clip's header promises
_ANOTHER = "Choose another one."


def fetch(found: Found, ctx: Context) -> Asset:
    """The file of a stock picture as an asset with its rights; one that was had before is not fetched again.

    Raises `BadInput` (not what it says it is, too large, gone), `ProviderFailed` (the site fails), `Cancelled`.
    """
    key = _key("fetch", found)
    if (known := _known(key, found, ctx)) is not None:
        return known
    ctx.check()
    name = _name(found)
    to = ctx.scratch / "fetch" / hashlib.sha256(key.encode()).hexdigest()[:32]
    most = MOST_FOOTAGE_BYTES if found.kind == "footage" else MOST_PICTURE_BYTES
    try:
        _net(ctx).download(found.url, to, max_bytes=most, check=ctx.check)
        asset = _footage(to, name, found, ctx) if found.kind == "footage" else _picture(to, name, found, ctx)
    except BadInput:
        to.unlink(missing_ok=True)
        raise
    path = ctx.blobs.path(asset.sha256)
    mark = phash(path, footage=found.kind == "footage", cache=ctx.cache, sha256=asset.sha256)
    asset = asset.model_copy(update={"phash": mark, "origin": found.origin})
    ctx.cache.put(key, asset.model_dump(mode="json"))
    return asset


def preview(found: Found, ctx: Context) -> str:
    """The sha256 of a small preview of a stock picture, drawn anew from what the source shows. Raises as `fetch`."""
    key = _key("preview", found)
    return cached_blob(ctx.cache, ctx.blobs, key, lambda: _small(found, ctx), ".jpg")


def _small(found: Found, ctx: Context) -> bytes:
    """Draw the small picture."""
    ctx.check()
    if found.preview_url:
        from core.media.pictures import load

        net = _net(ctx)
        fetched = interruptible(
            lambda: net.fetch(found.preview_url, accept="image/*", max_bytes=_MOST_PREVIEW_BYTES, timeout_s=20.0),
            ctx.check,
        )
        image = load(fetched.body, _name(found), at_least=(PREVIEW_PX, PREVIEW_PX))
    elif found.kind == "image":
        from core.media.pictures import load

        image = load(ctx.blobs.path(fetch(found, ctx).sha256), _name(found), at_least=(PREVIEW_PX, PREVIEW_PX))
    else:
        raise BadInput(f"{_name(found)} comes without a small picture.", _ANOTHER, code="no_preview")
    image.thumbnail((PREVIEW_PX, PREVIEW_PX))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=82)
    return data.getvalue()


def fetch_many(founds: Sequence[Found], ctx: Context, parallel: int = PARALLEL) -> list[Asset | None]:
    """The files of several stock pictures as `fetch` has them, some at a time, in their order; None, and a warning,
    for one that cannot be had.

    One whose site failed is tried once more at the end, unless it was waited for in vain.
    Raises `Cancelled`, `StorageError`, `MissingSetup`.
    """
    had: dict[str, Asset] = {}
    failed: dict[str, ReelwrightError] = {}
    todo = {found.origin: found for found in founds}
    for _ in range(2):
        now = _round(todo, had, ctx, parallel)
        failed = {origin: error for origin, error in failed.items() if origin not in todo} | now
        todo = {origin: todo[origin] for origin, error in now.items() if error.retryable and error.code != "timeout"}
        if not todo:
            break
    for origin, found in {found.origin: found for found in founds}.items():
        if origin in failed:
            ctx.warn(left_out(found, failed[origin]))
    return [had.get(found.origin) for found in founds]


def left_out(found: Found, error: ReelwrightError) -> Notice:
    """Return the notice that a stock picture cannot be had, and why."""
    return Notice.of("left_out", name=_name(found), error=error.message)


def _round(todo: dict[str, Found], had: dict[str, Asset], ctx: Context, parallel: int) -> dict[str, ReelwrightError]:
    """Fill `had`; give what failed, by origin. What stops the work stops it for all."""
    failed: dict[str, ReelwrightError] = {}
    pool = ThreadPoolExecutor(max_workers=max(1, parallel), thread_name_prefix="fetch")
    try:
        running: dict[Future[Asset], str] = {pool.submit(fetch, found, ctx): origin for origin, found in todo.items()}
        while running:
            ctx.check()
            done, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                origin = running.pop(future)
                try:
                    had[origin] = future.result()
                except (BadInput, ProviderFailed) as error:
                    failed[origin] = error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return failed


def _picture(path: Path, name: str, found: Found, ctx: Context) -> Asset:
    from core.media.pictures import require_picture

    info = require_picture(path, name)
    sha256 = ctx.blobs.put_file(path, info.suffix, move=True)
    return Asset(
        sha256=sha256,
        kind="image",
        source=found.provenance,
        width=info.width,
        height=info.height,
        focus=look_at(ctx.blobs.path(sha256), cache=ctx.cache, sha256=sha256).focus,
        title=found.title,
        rights=found.rights,
    )


def _footage(path: Path, name: str, found: Found, ctx: Context) -> Asset:
    from core.media.probe import bad_media, length_s, open_media

    with open_media(path, name) as container:
        stream = next(iter(container.streams.video), None)
        promised_s = (container.duration or 0) / 1_000_000
        if stream is not None and stream.codec_context.width * stream.codec_context.height > _MOST_FOOTAGE_PIXELS:
            raise BadInput(f"The clip {name} is larger than 4K.", _ANOTHER, code="too_large")
    if length_s(path, name) < _SHORTER * promised_s - 0.5:
        raise bad_media(name)
    return footage.take_in_clip(
        path, name, ctx, source=found.provenance, rights=found.rights, title=found.title or found.id, move=True
    )


def _known(key: str, found: Found, ctx: Context) -> Asset | None:
    """The asset of an earlier fetch, if its file is still there; what is said of it is said anew."""
    cached = ctx.cache.get(key)
    if not isinstance(cached, dict):
        return None
    try:
        asset = Asset.model_validate(cached)
    except ValidationError:
        return None
    if not ctx.blobs.has(asset.sha256):
        return None
    return asset.model_copy(update={"rights": found.rights, "title": found.title or asset.title})


def _key(what: str, found: Found) -> str:
    """By origin and address; what stands behind the question mark changes from answer to answer."""
    url = urlsplit(found.url)
    return f"visuals.{what}/{VERSION}/{found.origin}/{found.kind}/{url.netloc}{url.path}"


def _name(found: Found) -> str:
    shown = short(found.title, 60)
    return f"“{shown}” ({found.origin})" if shown else found.origin


def _net(ctx: Context) -> Net:
    if ctx.net is None:
        raise MissingSetup("There is no network here.", "Start Reelwright where it may use the network.")
    return ctx.net
