"""Helpers of the content tests: pictures made on the spot, a net that answers from a table, a look at blocks."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import numpy as np
from PIL import Image as Pillow

from core.errors import BadInput
from core.model.article import Article, Block

PROSE = (
    "The tide comes in twice a day on most coasts, and every harbour has its own timetable. "
    "Fishermen have read the water for thousands of years, long before anybody could say why it rises."
)
MORE = (
    "The Moon pulls on the near side of the Earth a little harder than on the far side. "
    "That small difference is enough to raise the ocean by a metre or two in the open sea."
)
LAST = (
    "Twice a month the Sun and the Moon pull along one line, and the water climbs higher than usual. "
    "Sailors call these the springs, although they come in every season."
)


def picture(width: int = 640, height: int = 400, seed: int = 1, kind: str = "PNG") -> bytes:
    """A small picture; another seed gives other bytes."""
    small = np.random.default_rng(seed).integers(0, 255, (8, 8, 3), dtype=np.uint8)
    out = io.BytesIO()
    Pillow.fromarray(small).resize((width, height), Pillow.Resampling.BILINEAR).save(out, kind)
    return out.getvalue()


@dataclass(frozen=True)
class Page:
    url: str
    content_type: str
    body: bytes


@dataclass
class FakeNet:
    """Answers from `pages`; whatever else is asked for is a 404."""

    pages: dict[str, bytes | tuple[str, bytes]]
    asked: list[str] = field(default_factory=list)

    def fetch(self, url: str, *, accept: str = "", max_bytes: int = 20_000_000, timeout_s: float = 20.0) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise BadInput("There is no such page on example.org (it answered 404).", "Check it.", code="not_found")
        found = self.pages[url]
        kind, body = found if isinstance(found, tuple) else ("image/png", found)
        return Page(url, kind, body)


def outline(article: Article) -> list[str]:
    """The blocks in one line each: kind and first words."""
    return [f"{block.kind}: {block.text[:30]}" for block in article.blocks]


def all_text(article: Article) -> str:
    """Every word of the article, captions and all."""
    words = [article.title, article.author, article.meta_description]
    for block in article.blocks:
        words += [block.text, getattr(block, "alt", ""), getattr(block, "caption", ""), getattr(block, "cite", "")]
    return "\n".join(words)


def only(article: Article, kind: str) -> list[Block]:
    """The blocks of one kind."""
    return [block for block in article.blocks if block.kind == kind]
