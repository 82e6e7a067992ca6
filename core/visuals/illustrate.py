"""The storyboard with what the sources have, where the article has nothing to show.

What the article shows stays: its pictures, code, tables, quotations and lists, the title and the end. Words that stand
for themselves give way to the best picture or footage that is found for them, none of which is seen twice; where
nothing found is about the article they stay. Every shot gets pictures to be exchanged for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.errors import ReelwrightError
from core.model.article import Article
from core.model.asset import Asset
from core.model.narration import FPS, Narration
from core.model.script import Script
from core.model.storyboard import Found, Shot, Storyboard
from core.ports import Context
from core.visuals.exchange import offered
from core.visuals.find import fetched, look_of, orientation
from core.visuals.phash import near
from core.visuals.plan import AGAIN, WORDS
from core.visuals.queries import Asking, budgeted
from core.visuals.rank import LEAST, Frame, Pool, Ranked, Taken, rank, too_short
from core.visuals.rules import Rules
from core.visuals.slots import Slot, slots, together
from core.visuals.source import Kind, Search, Source
from core.visuals.stock import Asker
from core.visuals.topic import topic

MOST_QUERIES = 18  # per kind of picture and source
TRIES = 4  # files for one shot, where some cannot be fetched or are seen already


@dataclass(frozen=True)
class Wanted:
    """Which pictures a project wants, and the frame they are for, in pixels."""

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
    wanted: Wanted,
    *,
    before: Storyboard | None = None,
) -> Storyboard:
    """The storyboard with stock, its locked shots as they are; `before` is what was seen until now, which is
    preferred where it still fits. Services that fail are passed over with `ctx.warn`; never raises for them.
    """
    if wanted.pictures == "article" or not sources:
        return board
    seconds = _seconds(script, narration)
    work = _Work(board, article, script, sources, ctx, rules, wanted)
    places = slots(board, script, seconds, rules, lambda shot: replaceable(shot, article, wanted.pictures))
    work.look(places)
    chosen = work.choose(places, _seen_before(before))
    shots = together(places, chosen)
    known = {one.sha256 for one in board.assets}
    new = {asset.sha256: asset for asset, _ in chosen.values() if asset.sha256 not in known}
    board = board.model_copy(update={"shots": tuple(shots), "assets": (*board.assets, *new.values())})
    return work.with_candidates(board, places)


def replaceable(shot: Shot, article: Article, pictures: str) -> bool:
    """Whether a shot may give way to stock: words, where the article has nothing; with "stock" also words beside
    pictures of the article, figures and enumerations, and a picture of the article that comes again.
    """
    if shot.locked:
        return False
    bare = not article.blocks
    if shot.card is None:
        return pictures == "stock" and shot.reason.startswith(AGAIN)
    if shot.card.kind == "text":
        return bare or pictures == "stock" or shot.reason == WORDS
    of_line = shot.card.kind == "number" or (shot.card.kind == "list" and shot.reason == WORDS)
    return of_line and (bare or pictures == "stock")


def _seconds(script: Script, narration: Narration | None) -> dict[int, float]:
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


class _Work:
    """One storyboard in the making: what was asked, what was found, what the film shows already."""

    def __init__(
        self,
        board: Storyboard,
        article: Article,
        script: Script,
        sources: Sequence[Source],
        ctx: Context,
        rules: Rules,
        wanted: Wanted,
    ) -> None:
        self.board, self.ctx, self.rules = board, ctx, rules
        self.frame = Frame(wanted.width, wanted.height)
        self.topic = topic(article, script)
        self.asking = Asking(article, script, self.topic)
        self.asker = Asker(sources, ctx)
        self.language = script.language
        self.taken = Taken()
        self.n_stock = 0
        for shot in board.shots:
            asset = board.asset(shot.picture) if shot.picture else None
            if asset is not None:
                self.taken.add(asset.origin or asset.sha256, asset.phash or look_of(asset, ctx))
                self.n_stock += asset.source in ("stock_pexels", "stock_pixabay")
        self.answers: dict[str, list[Found]] = {}
        self.pool = Pool([], self.topic)

    def look(self, places: Sequence[Slot]) -> None:
        """Ask the sources, for shots that wait for a picture first."""
        waiting = [self.asking.steps(one.scene) for one in places if one.wanted]
        others = [self.asking.steps(one.scene)[:1] for one in places if not one.wanted and one.scene.terms]
        most = self.rules.clips if self.rules.choice == "first" else MOST_QUERIES
        shared = self.asking.shared() if self.rules.choice == "best" else ()
        asked = budgeted([*waiting, *others], shared, most)
        kinds: tuple[Kind, ...] = ("footage",) if self.rules.footage_only else ("footage", "image")
        way = orientation((self.frame.width, self.frame.height))
        searches = {
            (terms, kind): Search(terms, kind, way, self.language, self.rules.results)
            for terms in asked
            for kind in kinds
        }
        self.ctx.progress(0.0, "Searching for pictures")
        told = self.asker.ask(searches.values())
        for terms in asked:
            self.answers[terms] = [found for kind in kinds for found in told[searches[terms, kind]]]
        self.pool = Pool([one for some in self.answers.values() for one in some], self.topic)

    def ranked(self, slot: Slot, favoured: set[str] | None = None) -> list[Ranked]:
        """What was found, ranked for a shot, without what the film shows already."""
        own: dict[str, int] = {}
        for terms in self.asking.steps(slot.scene)[:1]:
            for n, one in enumerate(self.answers.get(terms, ())):
                own.setdefault(one.origin, n)
        return rank(
            self.pool, slot.scene, self.frame, self.rules, taken=self.taken, favoured=favoured or set(), own=own
        )

    def choose(self, places: Sequence[Slot], before: dict[int, set[str]]) -> dict[int, tuple[Asset, Ranked]]:
        """A fetched picture for each place that waits for one, by the place's number, as far as there are any."""
        out: dict[int, tuple[Asset, Ranked]] = {}
        waiting = [n for n, slot in enumerate(places) if slot.wanted]
        for done, n in enumerate(waiting):
            if self.n_stock >= self.rules.clips:
                break
            self.ctx.progress(0.2 + 0.5 * done / len(waiting), "Fetching pictures")
            slot = places[n]
            favoured = {origin for line in slot.lines for origin in before.get(line, ())}
            found = self._fetched(self.ranked(slot, favoured))
            if found is not None:
                out[n] = found
                self.n_stock += 1
        return out

    def _fetched(self, ranked: Sequence[Ranked]) -> tuple[Asset, Ranked] | None:
        """The first that is about the article, can be fetched and does not look like what is seen already."""
        fit = [one for one in ranked if self._fits(one)]
        for one in fit[:TRIES]:
            self.ctx.check()
            try:
                asset = fetched(one.found, self.ctx)
            except ReelwrightError as error:
                if error.code == "cancelled":
                    raise
                self.ctx.warn(f"“{one.found.title[:60] or one.found.origin}” is left out: {error.message}")
                self.taken.add(one.found.origin)
                continue
            if any(near(asset.phash, had) for had in self.taken.hashes):
                self.taken.add(one.found.origin)
                continue
            self.taken.add(one.found.origin, asset.phash)
            return asset, one
        return None

    def _fits(self, one: Ranked) -> bool:
        if too_short(one.found, self.rules):
            return False
        return self.rules.choice == "first" or one.relevance >= LEAST

    def with_candidates(self, board: Storyboard, places: Sequence[Slot]) -> Storyboard:
        """Every shot with pictures to be exchanged for: the article's, the person's own, and the sources'."""
        scenes = {line: slot for slot in reversed(places) for line in slot.lines}
        wanted = []
        for shot in board.shots:
            slot = scenes.get(shot.lines[0]) if shot.lines else None
            ranked = self.ranked(slot) if slot is not None and not shot.locked else []
            wanted.append([one for one in ranked if self._fits(one)])
        self.ctx.progress(0.7, "Fetching previews")
        return offered(board, wanted, self.ctx)
