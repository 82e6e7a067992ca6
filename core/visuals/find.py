"""Looking for pictures by hand: what the sources have for some words, ranked for one shot, with previews."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import ProviderFailed
from core.model.article import Article
from core.model.asset import Asset
from core.model.script import Script
from core.model.storyboard import Candidate, Found, Shot, Storyboard
from core.ports import Context
from core.visuals.phash import phash
from core.visuals.rules import Rules
from core.visuals.source import Kind, Orientation, Search, Source
from core.visuals.stock import Asker

MOST = 8
KINDS: dict[str, tuple[Kind, ...]] = {"image": ("image",), "footage": ("footage",), "both": ("footage", "image")}


def search(
    sources: Sequence[Source],
    terms: str,
    kind: str,
    board: Storyboard,
    shot: Shot,
    article: Article,
    script: Script | None,
    frame: tuple[int, int],
    rules: Rules,
    ctx: Context,
) -> tuple[Candidate, ...]:
    """What the sources have for `terms`, the best first, each with a small preview in the blobs.

    `kind` is image, footage or both; `frame` the film's width and height. Raises `ProviderFailed` where all failed.
    """
    kinds: tuple[Kind, ...] = (
        ("footage", "image") if kind == "both" else ("image",) if kind == "image" else ("footage",)
    )
    language = script.language if script is not None else article.language
    asker = Asker(sources, ctx)
    answers = asker.ask(Search(terms, one, orientation(frame), language, rules.results) for one in kinds)
    found = [one for some in answers.values() for one in some]
    if not found and len(asker.failed) == len(sources):
        raise ProviderFailed("None of the sources answered.", "Try again in a minute, or look at the settings page.")
    return with_previews(found, MOST, ctx)


def orientation(frame: tuple[int, int]) -> Orientation:
    """Which way round the film is."""
    width, height = frame
    return "portrait" if height > width else "landscape" if width > height else "square"


def with_previews(found: Sequence[Found], most: int, ctx: Context) -> tuple[Candidate, ...]:
    """The first of them as candidates, each with its small preview; one whose preview fails is left out."""
    from core.errors import ReelwrightError
    from core.visuals.fetch import preview

    out: list[Candidate] = []
    for one in found:
        if len(out) == most:
            break
        ctx.check()
        try:
            out.append(Candidate(sha256=preview(one, ctx), reason=one.title or "From the source.", found=one))
        except ReelwrightError as error:
            ctx.warn(f"A preview is left out: {error.message}")
    return tuple(out)


def fetched(found: Found, ctx: Context) -> Asset:
    """The file of what a source offers, as an asset with its perceptual hash. Raises `BadInput`, `ProviderFailed`."""
    from core.visuals.fetch import fetch

    asset = fetch(found, ctx)
    if asset.phash:
        return asset
    path = ctx.blobs.path(asset.sha256)
    made = phash(path, footage=asset.kind == "footage", cache=ctx.cache, sha256=asset.sha256)
    return asset.model_copy(update={"phash": made})
