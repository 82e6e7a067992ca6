"""Buying from a service: each thing once, whoever asks for it, and nothing that was sent is forgotten.

A room asks `Context.till` for the sale of an `Order`; what is named by the order's key is then its alone until the sale
ends. `Sale` follows one call after another: `sent` before it goes out, then `refused`, `answered`, or `in_doubt` where
nobody knows what became of it. What is in doubt is never sent again by itself.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from core.errors import ProviderFailed

if TYPE_CHECKING:
    from core.caching import Cache

Fate = Literal["refused", "answered", "doubtful"]  # of a call that was sent
MAYBE_PAID = "maybe_paid"  # the code of the error
AGAIN = "Choose “Ask again” on its page (or run: python -m core costs PROJECT --ask-again), then start it once more."


@dataclass(frozen=True)
class Order:
    """An order of something to be bought. `key` names the very thing; `cost` is None where nobody knows the price.

    One that is not `paid` costs nothing: it is noted, never in doubt, and may be asked for again freely.
    """

    key: str
    kind: Literal["speech", "times", "picture", "chat"]
    provider: str
    label: str
    units: float
    unit: str
    cost: float | None = 0.0
    currency: str = "USD"
    note: str = ""
    paid: bool = True


class Sale:
    """The calls for one order; this one keeps no books. `keep` is given an answer the moment it is there."""

    waits = False  # whether a call under way is waited for when the work stops
    in_doubt = False
    done = False  # answered

    def __init__(self) -> None:
        self.keep: Callable[[Any], None] = lambda answer: None

    def sent(self) -> None:
        """A call is about to go out.

        Raises `ProviderFailed` where an earlier one is in doubt, `StorageError` where its answer could not be kept.
        """

    def take(self, answer: Any) -> None:
        """Keep an answer."""
        self.keep(answer)

    def refused(self) -> None:
        """It was not done, so nothing is to be paid."""

    def answered(self, cost: float | None = None, note: str = "") -> None:
        """It was done; `cost` and `note` where they are better known than before."""
        self.done = True

    def doubtful(self) -> None:
        """Nobody knows whether it was done."""

    def left_behind(self) -> Callable[[], None]:
        """Keep the order's key until what is given back is called: a call goes on although nobody waits for it."""
        return lambda: None


class Shelf:
    """An answer that may be wanted anew although the question is the same: it is handed over once.

    It is there for whoever asks next until it was of use, for another attempt of the same job, and for one who asked
    while it was being bought.
    """

    def __init__(self, cache: Cache, key: str, scope: str = "") -> None:
        self._cache, self._key, self._scope = cache, key, scope
        self._before = self._held().get("serial")

    def found(self) -> Any | None:
        """The answer, where it may be handed over."""
        row = self._held()
        mine = bool(self._scope) and row.get("scope") == self._scope
        new = row.get("serial") != self._before
        return row.get("value") if mine or new or not row.get("used", True) else None

    def put(self, value: Any) -> None:
        """Keep an answer."""
        self._cache.put(self._key, {"value": value, "serial": uuid.uuid4().hex, "scope": self._scope, "used": False})

    def used(self) -> None:
        """It was of use: whoever asks anew gets a new one."""
        row = self._held()
        if row:
            self._cache.put(self._key, {**row, "used": True})

    def _held(self) -> dict[str, Any]:
        cached = self._cache.get(self._key)
        return cached if isinstance(cached, dict) else {}


class _Nothing(Shelf):
    """Keeps nothing."""

    def __init__(self) -> None:
        pass

    def found(self) -> Any | None:
        return None

    def put(self, value: Any) -> None:
        return None


class Till:
    """The point of purchase for paid services; this one keeps no books and no shelves."""

    @contextmanager
    def buying(self, order: Order, check: Callable[[], None]) -> Iterator[Sale]:
        """The sale of an order once nobody else is buying the same. Raises what `check` raises while it waits."""
        yield Sale()

    def shelf(self, key: str) -> Shelf:
        """The place of an answer that may be wanted anew."""
        return _Nothing()

    def notes(self, cache: Cache) -> Cache:
        """Return the store for notes of what was bought, no less safe than the cache; here the cache itself."""
        return cache


def maybe_paid(label: str, why: str = "") -> ProviderFailed:
    """The error for a paid call that is not sent again by itself."""
    what = why.rstrip(".") or f"{label} was asked for this before, and its answer never came"
    return ProviderFailed(f"{what}; it may have been paid for, so it is not asked for again.", AGAIN, code=MAYBE_PAID)
