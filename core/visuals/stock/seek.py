"""Stock search for one film: the sources asked in few questions that its scenes share, then ranked for each scene."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.model.article import Article
from core.model.asset import STOCK
from core.model.script import Script
from core.model.storyboard import Found, Storyboard
from core.ports import Context
from core.visuals.source import Kind, Search, Source
from core.visuals.stock.eyes import Eyes
from core.visuals.stock.find import look_of, orientation
from core.visuals.stock.queries import Asking, budgeted
from core.visuals.stock.rank import LEAST, Frame, Pool, Ranked, Taken, rank, too_short
from core.visuals.stock.rules import Rules
from core.visuals.stock.sight import Sight
from core.visuals.stock.slots import Slot
from core.visuals.stock.stock import Asker
from core.visuals.stock.topic import topic

FEW_QUERIES, MOST_QUERIES = 12, 40  # per kind of picture and source; so many and one a scene, never more than


class Seeker:
    """`taken` is what the film shows; `pool` everything that was found; `answers` what each question brought."""

    def __init__(
        self,
        board: Storyboard,
        article: Article,
        script: Script,
        sources: Sequence[Source],
        ctx: Context,
        rules: Rules,
        frame: Frame,
        eyes: Eyes | None = None,
    ) -> None:
        self.ctx, self.rules, self.frame = ctx, rules, frame
        self.sight = Sight(eyes, ctx) if eyes is not None else None
        self.topic = topic(article, script)
        self.asking = Asking(article, script, self.topic)
        self.asker = Asker(sources, ctx)
        self.taken = Taken()
        self.n_stock = 0
        for sha256 in dict.fromkeys(shot.picture for shot in board.shots if shot.picture):
            asset = board.asset(sha256)
            if asset is not None:
                self.taken.add(asset.origin or sha256, asset.phash or look_of(asset, ctx))
                self.n_stock += asset.source.startswith(STOCK)
        self.answers: dict[str, list[Found]] = {}
        self.pool = Pool([], self.topic)

    def look(self, places: Sequence[Slot]) -> None:
        """Ask the sources, for shots that wait for a picture first."""
        waiting = [self.asking.steps(place.scene) for place in places if place.wanted]
        others = [self.asking.steps(slot.scene)[:1] for slot in places if not slot.wanted and slot.scene.terms]
        first = self.rules.choice == "first"
        shared = () if first else self.asking.shared()
        most = self.rules.clips if first else min(MOST_QUERIES, FEW_QUERIES + len(places))
        asked = budgeted([*waiting, *others], shared, most)
        kinds: tuple[Kind, ...] = ("footage",) if self.rules.footage_only else ("footage", "image")
        way = orientation((self.frame.width, self.frame.height))
        searches = {
            (terms, kind): Search(terms, kind, way, self.asking.language(terms), self.rules.results)
            for terms in asked
            for kind in kinds
        }
        self.ctx.progress(0.0, "Searching for pictures")
        message = self.asker.ask(searches.values())
        for terms in asked:
            self.answers[terms] = [found for kind in kinds for found in message[searches[terms, kind]]]
        self.pool = Pool([item for some in self.answers.values() for item in some], self.topic)

    def ranked(self, slot: Slot, favoured: Collection[str] = ()) -> list[Ranked]:
        """Rank the pictures found for a place of the film, without what the film shows already."""
        own: dict[str, int] = {}
        for terms in self.asking.steps(slot.scene)[:1]:
            for n, item in enumerate(self.answers.get(terms, ())):
                own.setdefault(item.origin, n)
        found = rank(self.pool, slot.scene, self.frame, self.rules, taken=self.taken, favoured=favoured, own=own)
        by_looks = self.sight is not None and self.rules.choice == "best"
        return self.sight.judged(found, slot.scene) if self.sight is not None and by_looks else found

    def question(self, slot: Slot) -> str:
        """The first thing that was asked for a place; empty where nothing was."""
        return next((step for step in self.asking.steps(slot.scene) if step in self.answers), "")

    def fits(self, ranked: Ranked) -> bool:
        """Whether a picture may be shown by itself: long enough, and about the article where the best is wanted."""
        if too_short(ranked.found, self.rules):
            return False
        return self.rules.choice == "first" or ranked.relevance >= LEAST
