"""The article's pictures as assets with their rights, and pictures a person brings along."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from pathlib import Path, PurePath

from core.errors import BadInput, NotFound, ReelwrightError
from core.model.article import Article
from core.model.asset import Asset, Rights
from core.model.coded import Notice
from core.model.text import file_name
from core.ports import Context
from core.visuals.files import footage
from core.visuals.files.focus import look_at

DRAWN = "drawn"
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # of a file's name: what turns words round or hides in them


def article_pictures(article: Article, ctx: Context, excluded: Collection[int] = ()) -> dict[int, Asset]:
    """The article's pictures that can be shown, by the block they stand in; one that occurs twice is there once.

    A picture that was never fetched is left out without a word (the content room has warned); one that is not readable
    any more is left out with a warning.
    """
    provider = article.site_name or "article"
    author = article.author if article.licence else ""  # of the licensed whole; without a licence only a caption tells
    rights = Rights(provider=provider, author=author, licence=article.licence, page_url=article.url)
    out: dict[int, Asset] = {}
    seen: set[str] = set()
    for number, block in enumerate(article.blocks):
        if block.kind != "image" or block.sha256 is None or number in excluded or block.sha256 in seen:
            continue
        ctx.check()
        try:
            focus = look_at(ctx.blobs.path(block.sha256), cache=ctx.cache, sha256=block.sha256).focus
        except (ReelwrightError, OSError) as error:
            why = error.message if isinstance(error, ReelwrightError) else str(error)
            ctx.warn(Notice.of("picture_left_out", picture=block.text or block.location, error=why))
            continue
        seen.add(block.sha256)
        title = " ".join((block.caption or block.alt).split())
        own = rights.model_copy(update={"author": block.credit}) if block.credit else rights
        out[number] = Asset(
            sha256=block.sha256, width=block.width, height=block.height, focus=focus, title=title, rights=own
        )
    return out


def is_drawn(sha256: str, ctx: Context) -> bool:
    """Whether the picture is a screenshot, diagram or the like, whose every corner may matter."""
    try:
        return look_at(ctx.blobs.path(sha256), cache=ctx.cache, sha256=sha256).drawn
    except NotFound:
        return False


def add_upload(given: bytes | Path, name: str, ctx: Context) -> Asset:
    """Take in a picture or footage of the person's own: decoded to be sure, then kept as it is.

    `given` is the file's content or where it lies (it stays there). Raises `BadInput` in a sentence that names it.
    """
    seen = "".join(c for c in name.replace("\\", "/") if unicodedata.category(c) not in _UNSEEN)
    shown = file_name(seen, "your file")
    head = given[:16] if isinstance(given, bytes) else _head(given, shown)
    if not footage.is_footage(head, shown):
        return _picture(given, shown, ctx)
    if head.startswith(b"GIF8") and not footage.moves(given):
        return _picture(given, shown, ctx)
    if isinstance(given, bytes):
        return footage.from_bytes(given, shown, ctx)
    return footage.take_in_clip(given, shown, ctx)


def _head(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise BadInput(f"{name} cannot be read.", "Check that the file exists.", code="no_file") from error


def _picture(given: bytes | Path, name: str, ctx: Context) -> Asset:
    from core.media.pictures import require_picture

    info = require_picture(given, name)
    data = given if isinstance(given, bytes) else given.read_bytes()
    sha256 = ctx.blobs.put(data, info.suffix)
    focus = look_at(ctx.blobs.path(sha256), cache=ctx.cache, sha256=sha256).focus
    return Asset(
        sha256=sha256,
        source="uploaded",
        width=info.width,
        height=info.height,
        focus=focus,
        title=PurePath(name).stem,
        rights=Rights(provider="upload"),
    )
