"""A picture made of a description, taken in like any other from outside."""

from __future__ import annotations

from core.model.asset import Asset, Rights
from core.ports import Context
from core.visuals.focus import look_at
from core.visuals.source import Source
from core.visuals.stock import label, name

TITLE_CHARS = 80


def make_picture(source: Source, prompt: str, width: int, height: int, ctx: Context) -> Asset:
    """Have the source make a picture of about that shape (pixels); decoded whole before it counts.

    Raises `BadInput` (a refusal, or no picture), `MissingSetup`, `ProviderFailed`.
    """
    from core.media.pictures import take_in
    from core.visuals.phash import phash

    data = source.generate(prompt, width, height, ctx)
    shown = f"of {label(source)}"
    info = take_in(data, shown)
    sha256 = ctx.blobs.put(data, info.suffix)
    path = ctx.blobs.path(sha256)
    return Asset(
        sha256=sha256,
        source="ai_generated",
        width=info.width,
        height=info.height,
        focus=look_at(path, cache=ctx.cache, sha256=sha256).focus,
        title=prompt if len(prompt) <= TITLE_CHARS else prompt[: TITLE_CHARS - 1].rstrip() + "…",
        origin=f"{name(source)}:{sha256[:16]}",
        phash=phash(path, cache=ctx.cache, sha256=sha256),
        rights=Rights(provider=name(source), author="", licence=source.licence),
    )
