"""A storyboard among sources: the real ones, before the local server over a handful of items."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from core.model.article import Article, Block, Heading, Paragraph
from core.model.script import Line, Script, VisualCue
from core.net import SafeNet
from core.ports import Context
from core.visuals.bench.items import Item
from core.visuals.bench.server import Stock, serving
from core.visuals.source import Source
from core.visuals.stock.stock import usable

WORDS = ("linux kernel", "software package", "bug report", "server mirror", "release party", "terminal screen")


def item(number: int, words: str, *, moves: bool = True, site: str = "pexels", **more: Any) -> Item:
    given: dict[str, Any] = {"width": 1080, "height": 1920, "duration_s": 12.0 if moves else 0.0, "author": "Ana Lima"}
    return Item(
        number=number, site=site, moves=moves, title=words if site == "pexels" else "",
        tags=tuple(words.split()) if site == "pixabay" else (), page_url="", topics=(), **{**given, **more},
    )  # fmt: skip


def items(n: int = 24) -> list[Item]:
    """Clips and photos about computers."""
    sites = ("pexels", "pixabay")
    return [
        item(k, f"{WORDS[k % len(WORDS)]} computer {k}", moves=k % 3 != 0, site=sites[k % 2]) for k in range(1, n + 1)
    ]


@contextmanager
def sources(ctx: Context, stock: Stock) -> Iterator[tuple[Sequence[Source], Context]]:
    """Pexels and Pixabay at the server's address, and a context that may reach it."""
    with serving(stock) as address:
        where = urlsplit(address)
        values = {
            f"{site}_{what}": value
            for site in ("pexels", "pixabay")
            for what, value in (("base_url", address), ("api_key", "zq-0-zq"))
        }
        net = SafeNet(allow_private=(f"{where.hostname}:{where.port}",))
        yield usable(values, only=("pexels", "pixabay")), dataclasses.replace(ctx, net=net)


def article(*more: Block) -> Article:
    """Nothing but words, about computers."""
    return Article(
        title="How Linux is released",
        blocks=(
            Heading(text="The kernel"),
            Paragraph(text="The Linux kernel is software. Programmers write code, and a server compiles the package."),
            Heading(text="The release"),
            Paragraph(
                text="Testers report a bug on their computer. Every mirror gets the release, and there is a party."
            ),
            *more,
        ),
    )


def script(seconds: float = 5.0, n: int = 6) -> Script:
    parts = (
        ("The Linux kernel is software.", "Linux kernel"),
        ("Programmers put it into a package.", "package"),
        ("Testers report every bug they find.", "bug"),
        ("A server hands it to each mirror.", "server"),
        ("The release is followed by a party.", "release"),
        ("A terminal shows it all.", "terminal"),
    )
    lines = [
        Line(id=k + 1, section="point" if k else "hook", point=0 if k < 3 else 1, text=text,
             cue=VisualCue(kind="text", terms=(term,)), estimate_s=seconds)
        for k, (text, term) in enumerate(parts[:n])
    ]  # fmt: skip
    end = Line(id=99, section="cta", text="Read it all.", estimate_s=3.0)
    return Script(
        language="en", title="How Linux is released", lines=(*lines, end), headings=("The kernel", "The release")
    )
