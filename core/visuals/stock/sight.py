"""The ranking by words looked over by a model that sees, where one is installed: how well the best of them fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from core.errors import BadInput
from core.model.coded import Notice, Reason
from core.ports import Context
from core.visuals.stock.exchange import previews
from core.visuals.stock.eyes import Eyes
from core.visuals.stock.rank import Ranked, Scene

LOOKED_AT = 12  # of each scene's ranking
WEIGHT = 0.1  # of one standard deviation; the words still decide what is about the article


class Sight:
    """Looks at previews, each once; a model that cannot be used is given up with one warning."""

    def __init__(self, eyes: Eyes, ctx: Context) -> None:
        self.eyes: Eyes | None = eyes
        self.ctx = ctx
        self.seen: dict[str, Any] = {}

    def judged(self, ranked: Sequence[Ranked], scene: Scene) -> list[Ranked]:
        """The ranking, its first ones put in order also by their looks."""
        head, tail = list(ranked[:LOOKED_AT]), list(ranked[LOOKED_AT:])
        if self.eyes is None or len(head) < 2:
            return [*head, *tail]
        try:
            self._look(head)
            words = self.eyes.words(f"a photo of {', '.join(scene.terms[:3]) or scene.text}")
        except BadInput as error:
            self.eyes = None
            self.ctx.warn(Notice.of("words_alone", error=error.message))
            return [*head, *tail]
        alike = {element.found.origin: float(self.seen[element.found.origin] @ words) for element in head
                 if element.found.origin in self.seen}  # fmt: skip
        if len(alike) < 2:
            return [*head, *tail]
        middle, spread = float(np.mean([*alike.values()])), float(np.std([*alike.values()])) or 1.0
        out = []
        for item in head:
            far = (alike.get(item.found.origin, middle) - middle) / spread
            far = max(-2.0, min(2.0, far))
            why = (
                Reason.of(item.reason.code, **item.reason.data, looks=True)
                if item.reason and far >= 1.0
                else item.reason
            )
            out.append(replace(item, score=round(item.score + WEIGHT * far, 5), reason=why))
        out.sort(key=lambda entry: -entry.score)
        return [*out, *tail]

    def _look(self, head: Sequence[Ranked]) -> None:
        new = [ranked.found for ranked in head if ranked.found.origin not in self.seen]
        for origin, sha256 in previews(new, self.ctx).items() if new and self.eyes is not None else ():
            self.ctx.check()
            path = self.ctx.blobs.path(sha256)
            self.seen[origin] = self.eyes.picture(path, cache=self.ctx.cache, sha256=sha256)  # type: ignore[union-attr]
