"""Looking for pictures by hand: what the sources have for some words, ranked for one shot, with previews."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import NotFound, ProviderFailed
from core.model.article import Article
from core.model.asset import Asset
from core.model.script import Script
from core.model.storyboard import Candidate, Found, Shot, Storyboard
from core.ports import Context
from core.visuals.files.phash import phash
from core.visuals.source import Kind, Orientation, Search, Source
from core.visuals.stock.exchange import offers
from core.visuals.stock.fetch import fetch
from core.visuals.stock.rank import Frame, Pool, Scene, Taken, rank
from core.visuals.stock.rules import Rules
from core.visuals.stock.stock import Asker
from core.visuals.stock.topic import topic

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
    """Search the picture sources for `terms`: candidates, the best first, each with a small preview in the blobs.

    `kind` is image, footage or both; `frame` the film's width and height. Raises `ProviderFailed` where all failed.
    """
    kinds: tuple[Kind, ...] = (
        ("footage", "image") if kind == "both" else ("image",) if kind == "image" else ("footage",)
    )
    language = script.language if script is not None else article.language
    asker = Asker(sources, ctx)
    answers = asker.ask(Search(terms, element, orientation(frame), language, rules.results) for element in kinds)
    found = [item for some in answers.values() for item in some]
    if not found and len(asker.failed) == len(sources):
        raise ProviderFailed("None of the sources answered.", "Try again in a minute, or look at the settings page.")
    scene = Scene(text=terms, terms=(terms,), typed=True)
    pool = Pool(found, topic(article, script))
    ranked = rank(pool, scene, Frame(*frame), rules, taken=_seen(board, shot))
    return offers(ranked, MOST, ctx)


def _seen(board: Storyboard, but: Shot) -> Taken:
    """Collect the pictures that the film's other shots show already."""
    taken = Taken()
    for shot in board.shots:
        asset = board.asset(shot.picture) if shot.picture and shot is not but else None
        if asset is not None and asset.origin:
            taken.add(asset.origin, asset.phash)
    return taken


def orientation(frame: tuple[int, int]) -> Orientation:
    """The film's orientation as picture sources name it: portrait, landscape or square."""
    width, height = frame
    return "portrait" if height > width else "landscape" if width > height else "square"


def fetched(found: Found, ctx: Context) -> Asset:
    """The file of what a picture source offers, as an asset with its perceptual hash. Raises `BadInput`,
    `ProviderFailed`.
    """

    asset = fetch(found, ctx)
    if asset.phash:
        return asset
    return asset.model_copy(update={"phash": look_of(asset, ctx)})


def look_of(asset: Asset, ctx: Context) -> str:
    """The perceptual hash of a stored picture or footage; empty where it cannot be read."""
    try:
        path = ctx.blobs.path(asset.sha256)
    except NotFound:
        return ""
    return phash(path, footage=asset.kind == "footage", cache=ctx.cache, sha256=asset.sha256)
