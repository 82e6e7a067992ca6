"""A till for rooms that are tried alone: it writes down what was bought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.buying import Order, Sale, Till


class ListedTill(Till):
    """`bought` are the orders of the calls that were answered."""

    def __init__(self) -> None:
        self.bought: list[Order] = []

    @contextmanager
    def buying(self, order: Order, check: Callable[[], None]) -> Iterator[Sale]:
        yield _Listed(order, self.bought)


class _Listed(Sale):
    def __init__(self, order: Order, bought: list[Order]) -> None:
        super().__init__()
        self._order, self._bought = order, bought

    def answered(self, cost: float | None = None, note: str = "") -> None:
        self._bought.append(self._order)
