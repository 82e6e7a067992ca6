"""The pictures of a draft: fetched from where they may be had, decoded once, stored as blobs."""

from __future__ import annotations

import base64
import binascii
import urllib.parse
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from time import monotonic

from core.content.draft import MEDIA, Draft
from core.errors import BadInput, Cancelled, ProviderFailed
from core.language.graphemes import start
from core.model.article import Block, Image
from core.model.coded import Notice
from core.ports import Context

MOST = 60  # pictures of one article
_SMALLEST = 200  # pixels on the long side; smaller ones decorate
_LONGEST = 9  # times as long as wide: rulers and banners
_LARGEST = 30_000_000  # bytes
_ALL_S = 90.0  # seconds for all pictures of an article together
_EACH_S = 20.0
_AGAIN_S = 5.0  # for a picture of a host that has let the time pass once
_PATIENCE = 2  # pictures of one host that may come too late before it is not asked any more
ACCEPT = "image/avif,image/webp,image/png,image/jpeg,image/*;q=0.8"


Silent = Counter[str]  # how often each host let the time pass


class Missing(Exception):
    """A picture that cannot be had, with the reason in plain words."""


def with_pictures(draft: Draft, ctx: Context, base_dir: Path | None) -> list[Block]:
    """The blocks of a document's draft with their images' digests and sizes; images that only decorate are left out.

    An image that cannot be had stays with `sha256=None`, and `ctx.warn` says why.
    """
    images = [b for b in draft.blocks if isinstance(b, Image)]
    targets = list(dict.fromkeys(i.location for i in images))
    if len(targets) > MOST:
        ctx.warn(Notice.of("pictures_too_many", n=len(targets), most=MOST))
        targets = targets[:MOST]
    found = _gather(draft, targets, ctx, base_dir)
    out: list[Block] = []
    seen: dict[str, int] = {}
    for block in draft.blocks:
        if not isinstance(block, Image):
            out.append(block)
            continue
        if block.location not in found:
            continue
        got = found[block.location]
        if isinstance(got, Missing):
            if not _was_decor(block, got):
                ctx.warn(Notice.of("picture_left_out", picture=_short(block.location), error=f"{got}."))
                out.append(_stored_location(block))
            continue
        sha256, width, height = got
        if max(width, height) < _SMALLEST or max(width, height) > _LONGEST * min(width, height):
            continue
        if sha256 in seen:
            first = out[seen[sha256]]
            if isinstance(first, Image) and not first.caption and block.caption:
                out[seen[sha256]] = first.model_copy(update={"caption": block.caption})
            continue
        seen[sha256] = len(out)
        out.append(_stored_location(block).model_copy(update={"sha256": sha256, "width": width, "height": height}))
    return out


def _gather(
    draft: Draft, texts: list[str], ctx: Context, base_dir: Path | None
) -> dict[str, tuple[str, int, int] | Missing]:
    """Fetch four at a time, within one time limit for all; the user may stop it at any moment."""
    found: dict[str, tuple[str, int, int] | Missing] = {}
    end, silent = monotonic() + _ALL_S, Silent()
    pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="pictures")
    try:
        tasks: dict[Future[tuple[bytes, tuple[int, int], str]], str] = {
            pool.submit(_first_good, draft.candidates.get(w) or (w,), draft, ctx, base_dir, end, silent): w
            for w in texts
        }
        waiting = set(tasks)
        while waiting:
            ctx.check()
            done, waiting = wait(waiting, timeout=0.3)
            for task in done:
                try:
                    data, (width, height), suffix = task.result()
                except Missing as missing:
                    found[tasks[task]] = missing
                else:
                    found[tasks[task]] = (ctx.blobs.put(data, suffix), width, height)
            ctx.progress((len(tasks) - len(waiting)) / max(1, len(tasks)), "Fetching pictures")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return found


def _first_good(
    places: tuple[str, ...], draft: Draft, ctx: Context, base_dir: Path | None, end: float, silent: Silent
) -> tuple[bytes, tuple[int, int], str]:
    """The first address that gives a picture that decodes; the reason of the first failure otherwise."""
    failure: Missing | None = None
    for place in places[:4]:
        try:
            data = _bytes_of(place, draft, ctx, base_dir, end, silent)
            return data, *_decoded(data, _short(place))
        except Missing as missing:
            failure = failure or missing
    raise failure or Missing("it has no address")


def _decoded(data: bytes, name: str) -> tuple[tuple[int, int], str]:
    from core.media import pictures

    try:
        info = pictures.probe(data, name)
        if max(info.width, info.height) >= _SMALLEST:
            pictures.require_picture(data, name)
    except BadInput as error:
        raise Missing(_reason(error)) from error
    return (info.width, info.height), info.suffix


def _bytes_of(place: str, draft: Draft, ctx: Context, base_dir: Path | None, end: float, silent: Silent) -> bytes:
    if place.startswith(MEDIA):
        data = draft.media.get(place, b"")
        if not data:
            raise Missing("the document links to it outside the file")
        return data
    if place.startswith("data:"):
        return _inline(place)
    scheme = urllib.parse.urlsplit(place).scheme.lower()
    if scheme in ("http", "https"):
        return _fetched(place, ctx, end, silent)
    if scheme and len(scheme) > 1:
        raise Missing(f"addresses that start with {scheme[:20]}: are not followed")
    if base_dir is None:
        raise Missing("it lies beside the document and was not given with it")
    return _beside(place, base_dir)


def _fetched(url: str, ctx: Context, end: float, silent: Silent) -> bytes:
    left, host = end - monotonic(), urllib.parse.urlsplit(url).netloc.lower()
    if ctx.net is None:
        raise Missing("there is no way to the network")
    if left < 0.5:
        raise Missing("fetching the article's pictures took too long")
    if silent[host] >= _PATIENCE:
        raise Missing(f"{host} did not answer for others before it")
    patience_s = _AGAIN_S if silent[host] else _EACH_S
    try:
        return ctx.net.fetch(url, accept=ACCEPT, max_bytes=_LARGEST, timeout_s=min(patience_s, left)).body
    except Cancelled:
        raise
    except (BadInput, ProviderFailed) as error:
        silent[host] += error.code == "timeout"
        raise Missing(_reason(error)) from error


def _beside(place: str, folder: Path) -> bytes:
    """A file in the document's own folder or below it; links that lead out of it are not followed."""
    name = urllib.parse.unquote(place.split("#")[0].split("?")[0])
    if not name or "\x00" in name or name.startswith(("/", "\\")) or ":" in name[:3]:
        raise Missing("only pictures in the document's own folder are read")
    try:
        root = folder.resolve(strict=True)
        path = (root / name.replace("\\", "/")).resolve(strict=True)
        if not path.is_relative_to(root):
            raise Missing("only pictures in the document's own folder are read")
        if not path.is_file():
            raise Missing("it is not a file")
        if path.stat().st_size > _LARGEST:
            raise Missing(f"it is larger than {_LARGEST // 10**6} MB")
        return path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        raise Missing("there is no such file beside the document") from error


def _inline(url: str) -> bytes:
    """The bytes of a data: URL."""
    head, _, body = url[5:].partition(",")
    try:
        raw = urllib.parse.unquote_to_bytes(body)
        return base64.b64decode(raw, validate=False) if head.lower().rstrip().endswith(";base64") else raw
    except (binascii.Error, ValueError) as error:
        raise Missing("the data in the page is damaged") from error


def _reason(error: BadInput | ProviderFailed) -> str:
    return error.message.rstrip(".")[:1].lower() + error.message.rstrip(".")[1:]


def _was_decor(image: Image, missing: Missing) -> bool:
    """Drawings without words around them that cannot be shown are no loss worth a warning."""
    return "SVG" in str(missing) and not image.caption and not image.alt


def _stored_location(image: Image) -> Image:
    """Inline data would make the article as large as its pictures."""
    return (
        image.model_copy(update={"location": image.location[:40] + "..."})
        if image.location.startswith("data:")
        else image
    )


def _short(place: str) -> str:
    if place.startswith("data:"):
        return "inside the page"
    if place.startswith(MEDIA):
        return f"number {place.partition(':')[2]} of the document"
    name = urllib.parse.unquote(place.split("?")[0].rstrip("/").rsplit("/", 1)[-1])
    return start(name, 60) or place[:60]
