"""Candidates for each shot: pictures of the article, of the person, and of the sources, with previews."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from core.errors import ReelwrightError
from core.model.coded import Notice, Reason
from core.model.storyboard import Candidate, Found, Shot, Storyboard
from core.ports import Context
from core.visuals.files.phash import near, phash
from core.visuals.stock.fetch import preview
from core.visuals.stock.rank import Ranked

MOST = 8
OF_STOCK = 5  # of them from sources, where the article has others
AT_ONCE = 4
OWN = Reason.of("yours")


def offered(board: Storyboard, stock: Sequence[Sequence[Ranked]], ctx: Context) -> Storyboard:
    """The storyboard with candidates for each shot; `stock[n]` is what sources have for shot `n`, best first."""
    needed = {item.found.origin: item.found for some in stock for item in some[: 2 * MOST]}
    seen = previews(list(needed.values()) if len(needed) < 4 * MOST else _first(stock), ctx)
    hashes = {origin: phash(ctx.blobs.path(sha), cache=ctx.cache, sha256=sha) for origin, sha in seen.items()}
    own = [asset for asset in board.assets if asset.source == "uploaded" and asset.kind in ("image", "footage")]
    shots = []
    for shot, ranked in zip(board.shots, stock, strict=True):
        if shot.locked:
            shots.append(shot)
            continue
        had = [
            candidate for candidate in shot.candidates if candidate.found is None and candidate.sha256 != shot.picture
        ]
        there = {element.sha256 for element in had} | {shot.picture}
        had += [Candidate(sha256=asset.sha256, reason=OWN) for asset in own if asset.sha256 not in there]
        new = _told_apart(ranked, seen, hashes)
        n_stock = max(OF_STOCK, MOST - len(had))
        keep = had[: MOST - min(n_stock, len(new))]
        shots.append(shot.model_copy(update={"candidates": tuple([*_mixed(shot, keep, new)][:MOST])}))
    return board.model_copy(update={"shots": tuple(shots)})


def _first(stock: Sequence[Sequence[Ranked]]) -> list[Found]:
    """Return the first few stock pictures of each shot, each once."""
    return list({ranked.found.origin: ranked.found for some in stock for ranked in some[: OF_STOCK + 1]}.values())


def _mixed(shot: Shot, had: list[Candidate], new: list[Candidate]) -> list[Candidate]:
    """The article's first where the shot shows the article, else the sources' first."""
    return [*new, *had] if shot.picture is not None and not had else [*had, *new]


def _told_apart(ranked: Sequence[Ranked], seen: dict[str, str], hashes: dict[str, str]) -> list[Candidate]:
    """Those whose preview was had, without any that looks like one before it."""
    out: list[Candidate] = []
    looks: list[str] = []
    for item in ranked:
        sha = seen.get(item.found.origin)
        if sha is None or len(out) == MOST:
            continue
        look = hashes.get(item.found.origin, "")
        if any(near(look, had) for had in looks):
            continue
        looks.append(look)
        why = item.reason or Reason.of("found", source=item.found.source)
        out.append(Candidate(sha256=sha, reason=why, found=item.found))
    return out


def offers(ranked: Sequence[Ranked], most: int, ctx: Context) -> tuple[Candidate, ...]:
    """The best of the stock pictures found as candidates with previews, none that looks like one before it."""
    seen = previews([item.found for item in ranked[: most + 4]], ctx)
    hashes = {origin: phash(ctx.blobs.path(sha), cache=ctx.cache, sha256=sha) for origin, sha in seen.items()}
    return tuple(_told_apart(ranked, seen, hashes)[:most])


def previews(found: Sequence[Found], ctx: Context) -> dict[str, str]:
    """The small pictures of the stock that was found, by origin; one that cannot be had is left out, with one warning
    for all.
    """

    failed: list[str] = []

    def one(offer: Found) -> tuple[str, str]:
        ctx.check()
        try:
            return offer.origin, preview(offer, ctx)
        except ReelwrightError as error:
            if error.code == "cancelled":
                raise
            failed.append(error.message)
            return offer.origin, ""

    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="preview") as pool:
        out = {origin: sha for origin, sha in pool.map(one, found) if sha}
    if failed:
        ctx.warn(Notice.of("previews_missing", n=len(failed), of=len(found), error=failed[0]))
    return out
