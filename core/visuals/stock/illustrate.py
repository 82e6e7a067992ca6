"""The storyboard with what the sources have, where the article has nothing to show.

What the article shows stays: its pictures, code, tables, quotations and lists, the title and the end. Words that stand
for themselves give way to the best picture or footage that is found for them, none of which is seen twice; where
nothing found is about the article they stay. Every shot gets pictures to be exchanged for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

from core.errors import BadInput, MissingSetup, ProviderFailed
from core.model.article import Article
from core.model.asset import Asset
from core.model.narration import FPS, Narration
from core.model.script import Script
from core.model.storyboard import Found, Shot, Storyboard
from core.ports import Context
from core.visuals.files.phash import near
from core.visuals.plan.planner import AGAIN, WORDS
from core.visuals.source import Source
from core.visuals.stock.exchange import offered
from core.visuals.stock.eyes import Eyes
from core.visuals.stock.fetch import fetch_many, left_out
from core.visuals.stock.find import fetched
from core.visuals.stock.rank import Frame, Ranked
from core.visuals.stock.rules import Rules
from core.visuals.stock.seek import Seeker
from core.visuals.stock.slots import Slot, slots, with_stock

TRIES = 4  # files for one shot, where some cannot be fetched or are seen already


@dataclass(frozen=True)
class Wanted:
    """Request for a project's pictures: where they come from, and the frame they are for, in pixels."""

    pictures: Literal["auto", "article", "stock"] = "auto"
    width: int = 1080
    height: int = 1920


def illustrate(
    board: Storyboard,
    article: Article,
    script: Script,
    narration: Narration | None,
    sources: Sequence[Source],
    ctx: Context,
    rules: Rules,
    request: Wanted,
    *,
    before: Storyboard | None = None,
    eyes: Eyes | None = None,
) -> Storyboard:
    """The storyboard with pictures and footage of stock sources, its locked shots as they are.

    `before` is what was seen until now, which is preferred where it still fits; `eyes` look over what the words have
    ranked. Services that fail are passed over with `ctx.warn`; never raises for them.
    """
    if request.pictures == "article" or not sources:
        return board
    seconds = spoken_seconds(script, narration)
    seeker = Seeker(board, article, script, sources, ctx, rules, Frame(request.width, request.height), eyes)
    places = slots(board, script, seconds, rules, lambda shot: replaceable(shot, article, request.pictures))
    seeker.look(places)
    work = _Choosing(seeker, ctx, rules)
    chosen = work.choose(places, _seen_before(before))
    known = {item.sha256 for item in board.assets}
    new = {asset.sha256: asset for asset, _ in chosen.values() if asset.sha256 not in known}
    shots = tuple(with_stock(places, chosen))
    return work.with_candidates(
        board.model_copy(update={"shots": shots, "assets": (*board.assets, *new.values())}), places
    )


def replaceable(shot: Shot, article: Article, pictures: str) -> bool:
    """Whether a shot may give way to stock: words, where the article has nothing; with "stock" also words beside
    pictures of the article, figures and enumerations, and a picture of the article that comes again.
    """
    if shot.locked:
        return False
    bare = not article.blocks
    if shot.card is None:
        return pictures == "stock" and shot.reason is not None and shot.reason.code == AGAIN.code
    if shot.card.kind == "text":
        return bare or pictures == "stock" or shot.reason == WORDS
    of_line = shot.card.kind == "number" or (shot.card.kind == "list" and shot.reason == WORDS)
    return of_line and (bare or pictures == "stock")


def spoken_seconds(script: Script, narration: Narration | None) -> dict[int, float]:
    """Map each line's id to the seconds it is spoken, in which stock pictures are seen."""
    heard = {take.line_id: take.n_frames / FPS for take in narration.takes} if narration else {}
    return {line.id: heard.get(line.id) or line.estimate_s or len(line.text) / 14 + 0.4 for line in script.lines}


def _seen_before(before: Storyboard | None) -> dict[int, set[str]]:
    """By line the origins of what was seen over it."""
    out: dict[int, set[str]] = {}
    for shot in before.shots if before is not None else ():
        asset = before.asset(shot.picture) if before is not None and shot.picture else None
        if asset is not None and asset.origin:
            for line in shot.lines:
                out.setdefault(line, set()).add(asset.origin)
    return out


def _host(found: Found) -> str:
    return urlsplit(found.url).netloc


@dataclass
class _Choosing:
    """One storyboard in the making. `silent` are hosts that let us wait for a file in vain: they are asked no more."""

    seeker: Seeker
    ctx: Context
    rules: Rules
    silent: set[str] = field(default_factory=set)

    def choose(self, places: Sequence[Slot], before: dict[int, set[str]]) -> dict[int, tuple[Asset, Ranked]]:
        """A fetched picture for each place that waits for one, by the place's number, as far as there are any."""
        out: dict[int, tuple[Asset, Ranked]] = {}
        waiting = [n for n, slot in enumerate(places) if slot.wanted]
        self._ahead([places[n] for n in waiting[: self.rules.clips]], before)
        for done, n in enumerate(waiting):
            if self.seeker.n_stock >= self.rules.clips:
                break
            self.ctx.progress(0.2 + 0.5 * done / len(waiting), "Fetching pictures")
            slot = places[n]
            favoured = {origin for line in slot.lines for origin in before.get(line, ())}
            found = self._fetched(self.seeker.ranked(slot, favoured))
            if found is not None:
                out[n] = found
                self.seeker.n_stock += 1
        return out

    def _ahead(self, places: Sequence[Slot], before: dict[int, set[str]]) -> None:
        """Fetch the likely choices several at a time; what cannot be had is out of the question."""
        likely: dict[str, Found] = {}
        for slot in places:
            favoured = {origin for line in slot.lines for origin in before.get(line, ())}
            ranked = (item.found for item in self.seeker.ranked(slot, favoured) if self.seeker.fits(item))
            best = next((found for found in ranked if found.origin not in likely), None)
            if best is not None:
                likely[best.origin] = best
        self.ctx.progress(0.2, "Fetching pictures")
        for found, asset in zip(likely.values(), fetch_many(list(likely.values()), self.ctx), strict=True):
            if asset is None:
                self.seeker.taken.add(found.origin)

    def _fetched(self, ranked: Sequence[Ranked]) -> tuple[Asset, Ranked] | None:
        """The first that is about the article, can be fetched and does not look like what is seen already."""
        taken = self.seeker.taken
        able = (element for element in ranked if self.seeker.fits(element) and _host(element.found) not in self.silent)
        for item in list(islice(able, TRIES)):
            self.ctx.check()
            if _host(item.found) in self.silent:
                continue
            try:
                asset = fetched(item.found, self.ctx)
            except (BadInput, ProviderFailed, MissingSetup) as error:
                self.ctx.warn(left_out(item.found, error))
                taken.add(item.found.origin)
                if error.code == "timeout":
                    self.silent.add(_host(item.found))
                continue
            seen = any(near(asset.phash, had) for had in taken.hashes)
            taken.add(item.found.origin, *(() if seen else (asset.phash,)))
            if not seen:
                return asset, item
        return None

    def with_candidates(self, board: Storyboard, places: Sequence[Slot]) -> Storyboard:
        """Every shot with pictures to be exchanged for: the article's, the person's own, and the sources'."""
        slot_of = {line: slot for slot in reversed(places) for line in slot.lines}
        targets = []
        for shot in board.shots:
            slot = slot_of.get(shot.lines[0]) if shot.lines else None
            ranked = self.seeker.ranked(slot) if slot is not None and not shot.locked else []
            targets.append([item for item in ranked if self.seeker.fits(item)])
        self.ctx.progress(0.7, "Fetching previews")
        return offered(board, targets, self.ctx)
