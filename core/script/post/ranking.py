"""Phrases with their worth, and the best of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.script.post.phrases import Key

FEW = 3  # so many there are whatever they are worth
_LEAST = 0.3  # the share of the best that more of them must have


@dataclass
class Ranking:
    """Phrases by their stems. `order` is the place of each stem in what is spoken."""

    order: dict[str, int]
    worth: dict[Key, float] = field(default_factory=dict)
    form: dict[Key, str] = field(default_factory=dict)
    sure: set[Key] = field(default_factory=set)

    def put(self, key: Key, form: str, worth: float, *, sure: bool) -> None:
        """Add to the worth of a phrase; its first spelling stays."""
        self.worth[key] = self.worth.get(key, 0.0) + worth
        self.form.setdefault(key, form)
        if sure:
            self.sure.add(key)

    def best(self, most: int) -> list[str]:
        """The best, no word in two of them; among equals what is spoken of first."""
        best: list[str] = []
        used: set[str] = set()
        least = _LEAST * max(self.worth.values(), default=0.0)
        for key in sorted(self.worth, key=lambda key: (-round(self.worth[key], 3), self.order.get(key[0], 0))):
            if len(best) >= FEW and (self.worth[key] < least or key not in self.sure):
                continue
            if used.isdisjoint(key):
                used |= set(key)
                best.append(self.form[key])
                if len(best) == most:
                    break
        return best
