"""The designs of cards by name: one family of type, each composed differently."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import BadInput
from core.model.storyboard import Card
from core.visuals.draw import bold, quiet
from core.visuals.draw.canvas import Canvas
from core.visuals.draw.roles import COMPOSED, Roles


@dataclass(frozen=True)
class Design:
    """A design as pages show it: `name` is what `Card.design` and `Options.cards` hold."""

    name: str
    label: str
    note: str


_DRAWN: dict[str, tuple[str, str, Callable[[Canvas, Roles], None]]] = {
    "plain": ("Plain", "Words alone, light, with much air.", quiet.plain),
    "rule": ("Rule", "The words hang from a line across the frame.", quiet.rule),
    "underline": ("Underline", "Every line stands on a stroke of colour.", quiet.underline),
    "frame": ("Frame", "Words in the middle of a thin frame.", quiet.frame),
    "moon": ("Disc", "Words in the middle of one large disc.", quiet.moon),
    "band": ("Band", "A band of colour from edge to edge.", bold.band),
    "split": ("Split", "The frame in two: a name on colour, the rest beside or below.", bold.split),
    "poster": ("Poster", "Very large words at the foot of a coloured ground.", bold.poster),
    "corner": ("Corner", "A quarter of a disc above, the words at the foot.", bold.corner),
    "labels": ("Labels", "Every line on a strip of its own.", bold.labels),
    "note": ("Note", "A sheet of paper with a coloured edge.", bold.note),
}


def all_designs() -> tuple[Design, ...]:
    """Every design there is, in the order to show them; a card without one is drawn in its kind's own way."""
    return tuple(Design(name, label, note) for name, (label, note, _) in _DRAWN.items())


def require(name: str) -> None:
    """Raises `BadInput` for a design nobody has drawn; empty is one."""
    if name and name not in _DRAWN:
        known = ", ".join(_DRAWN)
        raise BadInput(f"There is no card design {name[:40]!r}.", f"Choose one of: {known}.", code="unknown_design")


def designed(card: Card, name: str) -> Card:
    """The card in a film's design, unless it has one of its own or is of a kind that no design composes."""
    require(name)
    if not name or card.design or card.kind not in COMPOSED:
        return card
    return card.model_copy(update={"design": name})


def compose(sheet: Canvas, roles: Roles, name: str) -> None:
    """Draw the words in a design."""
    _DRAWN[name][2](sheet, roles)
