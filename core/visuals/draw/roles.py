"""Roles of a card's words, whatever its kind: the designs compose these roles, not the kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from core.language.quotes import opening_quote
from core.model.storyboard import Card
from core.visuals.draw.art import Drawing
from core.visuals.draw.theme import RGB, Theme, contrast, mix, readable, rgb

COMPOSED = ("text", "title", "quote", "list", "number", "end")  # the kinds that a design composes


@dataclass(frozen=True)
class Roles:
    """`head` are the large words; around them a kicker, what is said below, items, an address, a quotation mark.

    `largest` is the head's size at 1080; `figure` says that the head is a number, with `lead` before it; `counts` that
    the first of `subs` is "2 / 4" and the like.
    """

    head: str = ""
    kicker: str = ""
    lead: str = ""
    subs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    foot: str = ""
    mark: str = ""
    ordered: bool = False
    bold: bool = True
    figure: bool = False
    counts: bool = False
    largest: float = 150.0
    art: Drawing | None = None

    def without(self, *names: str) -> Roles:
        """The same with some roles empty."""
        empty: dict[str, Any] = {
            name: () if name in ("subs", "items") else None if name == "art" else "" for name in names
        }
        return replace(self, **empty)


def roles_of(card: Card, art: Drawing | None = None) -> Roles:
    """A card's words by their roles, and the picture that stands with them."""
    return replace(_roles(card), art=art)


def _roles(card: Card) -> Roles:
    text, footer = " ".join(card.body), card.footer
    if card.kind == "title":
        below = " · ".join((*card.body, *([footer] if footer else [])))
        return Roles(head=card.title, subs=(below,) if below else (), largest=176)
    if card.kind == "end":
        return Roles(head=card.title, subs=card.body[:4], foot=footer, largest=124)
    if card.kind == "number":
        before, after = around(card.body)
        subs = (after,) if after else ()
        return Roles(head=card.title, kicker=footer, lead=before, subs=subs, figure=True, largest=320)
    if card.kind == "quote":
        mark = opening_quote(card.language)
        return Roles(head=text, subs=("— " + footer,) if footer else (), mark=mark, bold=False, largest=100)
    if card.kind == "list":
        items = tuple(item for item in card.body if item.strip())
        return Roles(head=card.title, items=items, ordered=footer == "ordered", largest=84)
    subs = (footer,) if footer else ()
    largest = 168 if len(text) <= 48 else 124
    return Roles(head=text, kicker=card.title, subs=subs, counts=0 < len(footer) <= 9, largest=largest)


def around(body: tuple[str, ...]) -> tuple[str, str]:
    """The words of a number card before its figure and behind it; of one part, all stand behind."""
    return (body[0], " ".join(body[1:])) if len(body) > 1 else ("", " ".join(body))


@dataclass(frozen=True)
class Inks:
    """The colours of the roles on one ground, all of them readable there."""

    head: RGB
    kicker: RGB
    sub: RGB


def flat(colour: RGB) -> Inks:
    """One colour for all roles of a card's words."""
    return Inks(colour, colour, colour)


def inks(theme: Theme) -> Inks:
    """The colours of a card's words on the theme's own ground."""
    return Inks(theme.ink, theme.accent, theme.muted)


def inks_over(theme: Theme, *grounds: RGB) -> Inks:
    """The colours of a card's words on grounds that are all dark or all light, as the theme is."""
    return Inks(*(readable(colour, *grounds) for colour in (theme.ink, theme.accent, theme.muted)))


def inks_on(theme: Theme, ground: RGB) -> Inks:
    """The colours of a card's words on any ground: paper, a tint, an accent colour."""
    ink = ink_on(ground)
    return Inks(ink, readable_on(theme.accent, ground), readable_on(mix(ink, ground, 0.3), ground))


def ink_on(ground: RGB) -> RGB:
    """The ink of a card, near-black or near-white, whichever reads better on a ground; on an accent colour, too."""
    dark, light = rgb("#15171B"), rgb("#F7F4ED")
    return readable_on(dark if contrast((0, 0, 0), ground) >= contrast((255, 255, 255), ground) else light, ground)


def readable_on(colour: RGB, ground: RGB) -> RGB:
    """The colour of a card's words moved towards black or white, whichever can be read on this ground, only as far as
    it takes.
    """
    towards: RGB = (0, 0, 0) if contrast((0, 0, 0), ground) >= contrast((255, 255, 255), ground) else (255, 255, 255)
    if contrast(mix(colour, towards, 1.0), ground) < contrast(colour, ground):
        return readable(colour, ground)
    for step in range(21):
        moved = mix(colour, towards, step / 20)
        if contrast(moved, ground) >= 4.6:
            return moved
    return towards
