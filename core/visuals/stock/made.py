"""A picture made of a description, taken in like any other from outside."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from core import digests
from core.blob_cache import whole_blob
from core.buying import Order
from core.errors import BadInput
from core.language.graphemes import short, start
from core.model.asset import Asset, Rights
from core.ports import Context
from core.visuals.files.focus import look_at
from core.visuals.files.phash import phash
from core.visuals.source import Source
from core.visuals.stock.stock import source_id, source_label

TITLE_CHARS = 80


def _nothing(asset: Asset) -> None:
    pass


def make_picture(
    source: Source,
    prompt: str,
    width: int,
    height: int,
    ctx: Context,
    bought: Callable[[Asset], None] = _nothing,
) -> Asset:
    """Have a picture source make a picture of about that shape (pixels); decoded whole before it counts.

    `bought` is given it the moment it is there, also where the work has been stopped by then. Raises `BadInput` (a
    refusal, or no picture), `MissingSetup`, `ProviderFailed`.
    """

    def there(sha256: str) -> None:
        bought(_asset(source, prompt, sha256, ctx))

    return _asset(source, prompt, _bought(source, prompt, width, height, ctx, there), ctx)


def bought_before(source: Source, prompt: str, width: int, height: int, ctx: Context) -> Asset | None:
    """The picture that was bought for the same description and is of no use yet; nothing is asked of the source."""
    sha256 = whole_blob(ctx.till.shelf(_key(source, prompt, width, height)).found(), ctx.blobs)
    return _asset(source, prompt, sha256, ctx) if sha256 is not None else None


def _asset(source: Source, prompt: str, sha256: str, ctx: Context) -> Asset:
    from core.media.pictures import probe

    path = ctx.blobs.path(sha256)
    info = probe(path, f"of {source_label(source)}")
    return Asset(
        sha256=sha256,
        source="ai_generated",
        width=info.width,
        height=info.height,
        focus=look_at(path, cache=ctx.cache, sha256=sha256).focus,
        title=short(prompt, TITLE_CHARS),
        origin=f"{source_id(source)}:{sha256[:16]}",
        phash=phash(path, cache=ctx.cache, sha256=sha256),
        rights=Rights(provider=source_id(source), author="", licence=source.licence),
    )


def _key(source: Source, prompt: str, width: int, height: int) -> str:
    own = {setting.name: source.setting(setting.name) for setting in source.settings if setting.kind != "secret"}
    return f"visuals.made/{digests.of_json([source_id(source), own, prompt, width, height])}"


def _bought(source: Source, prompt: str, width: int, height: int, ctx: Context, there: Callable[[str], None]) -> str:
    """The blob of the picture that the source made, kept as soon as it is there."""
    from core.media.pictures import require_picture

    key = _key(source, prompt, width, height)
    shelf, cost = ctx.till.shelf(key), source.cost
    order = Order(
        key=key,
        kind="picture",
        provider=source_id(source),
        label=source_label(source),
        units=1,
        unit=cost.unit if cost is not None else "request",
        cost=cost.amount if cost is not None else 0.0,
        currency=cost.currency if cost is not None else "USD",
        note=start(prompt, 120),
        paid=cost is not None,
    )

    def kept(data: bytes) -> str:
        return ctx.blobs.put(data, require_picture(data, f"of {source_label(source)}").suffix)

    def keep(data: bytes) -> None:
        with suppress(BadInput):  # what is no picture is told to whoever waits for it
            sha256 = kept(data)
            shelf.put(sha256)
            there(sha256)

    with ctx.till.buying(order, ctx.check) as sale:
        if (sha256 := whole_blob(shelf.found(), ctx.blobs)) is not None:
            return sha256
        sale.keep = keep
        data = source.generate(prompt, width, height, replace(ctx, sale=sale))
        if not sale.done:  # a source that does not tell of its calls
            keep(data)
            sale.answered()
        return kept(data)
