"""The designs of cards by name: one family of type, each composed differently, one file each in `designs/`.

A file there has one function with `@design`; its name is the file's, and it is found by being there.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from core.errors import BadInput
from core.model.storyboard import Card
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.roles import COMPOSED, Roles

_FOLDER = "core.visuals.draw.designs"
Draw = Callable[[Canvas, Roles], None]


@dataclass(frozen=True)
class Design:
    """A design as pages show it: `name` is what `Card.design` and `Options.cards` hold, `place` orders them."""

    name: str
    label: str
    note: str
    place: int = field(default=0, compare=False)


_drawn: dict[str, tuple[Design, Draw]] = {}


def design(label: str, note: str, *, place: int) -> Callable[[Draw], Draw]:
    """Register the function below as the card design of its file; `note` is a sentence, `place` orders the list."""

    def register(draw: Draw) -> Draw:
        name = draw.__module__.rpartition(".")[2]
        _drawn[name] = (Design(name, label, note, place), draw)
        return draw

    return register


def all_designs() -> tuple[Design, ...]:
    """Every design of cards, in the order to show them; a card without one is drawn in its kind's own way."""
    return tuple(sorted((known for known, _ in _found().values()), key=lambda known: (known.place, known.name)))


def require_design(name: str) -> None:
    """Raises `BadInput` for a card design nobody has drawn; empty is one."""
    if name and name not in _found():
        known = ", ".join(known.name for known in all_designs())
        raise BadInput(f"There is no card design {name[:40]!r}.", f"Choose one of: {known}.", code="unknown_design")


def designed(card: Card, name: str) -> Card:
    """The card in a film's design, unless it has one of its own or is of a kind that no design composes."""
    require_design(name)
    if not name or card.design or card.kind not in COMPOSED:
        return card
    return card.model_copy(update={"design": name})


def compose(sheet: Canvas, roles: Roles, name: str) -> None:
    """Draw a card's words in a design."""
    _found()[name][1](sheet, roles)


@cache
def _found() -> dict[str, tuple[Design, Draw]]:
    """The designs of all files in the folder, read once."""
    folder = importlib.import_module(_FOLDER)
    names = [info.name for info in pkgutil.iter_modules(folder.__path__) if not info.name.startswith("_")]
    for name in names:
        importlib.import_module(f"{_FOLDER}.{name}")
    return {name: _drawn[name] for name in names}
