"""The article that was read from a document: metadata and an ordered list of blocks.

A `Span` points into `article.blocks[block].text` with half-open character offsets. `text` is the block's own words:
for a list its items joined by newlines, for a table its rows (cells joined by tabs), for an image its caption or alt.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from core.model.base import Model


class Span(Model):
    """A passage: `article.blocks[block].text[start:end]`."""

    block: int
    start: int
    end: int


class Heading(Model):
    kind: Literal["heading"] = "heading"
    text: str
    level: int = 2


class Paragraph(Model):
    """A paragraph of running text.

    `lead` are the words it begins with that are set apart by bold type, the whole text where all of it is bold or in
    italics (`italic`); `code` the words in it that are set as code.
    """

    kind: Literal["paragraph"] = "paragraph"
    text: str
    lead: str = ""
    italic: bool = False
    code: tuple[str, ...] = ()


class ListBlock(Model):
    """A list. `leads` has for each item the words set apart at its beginning, and is empty where none has any."""

    kind: Literal["list"] = "list"
    items: tuple[str, ...]
    ordered: bool = False
    leads: tuple[str, ...] = ()
    code: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.items)


class Quote(Model):
    kind: Literal["quote"] = "quote"
    text: str
    cite: str = ""


class Table(Model):
    kind: Literal["table"] = "table"
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""

    @property
    def text(self) -> str:
        return "\n".join("\t".join(row) for row in (self.header, *self.rows) if row)


class Code(Model):
    kind: Literal["code"] = "code"
    text: str
    language: str = ""
    caption: str = ""


class Image(Model):
    """A picture of the article. `sha256` is set once it was fetched and decoded; width and height are in pixels.

    `credit` is whose it is by its caption, which then goes without; empty where the caption names nobody.
    """

    kind: Literal["image"] = "image"
    location: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    sha256: str | None = None
    width: int = 0
    height: int = 0

    @property
    def text(self) -> str:
        return self.caption or self.alt


Block = Annotated[Heading | Paragraph | ListBlock | Quote | Table | Code | Image, Field(discriminator="kind")]


LeftOutReason = Literal["consent", "call", "note", "beside"]


class LeftOut(Model):
    """A text that the page shows and the article has not; `follows` are the article's words before it, if any.

    `consent` asks to store something, `call` to subscribe or read on, `note` is a note, `beside` all else. `back`: a
    person put it into the article.
    """

    text: str
    follows: str = ""
    reason: LeftOutReason = "beside"
    back: bool = False


class Article(Model):
    """A document as understood. `language` is a BCP-47 primary code judged on the text (en, de, ja, zh, ...)."""

    title: str
    author: str = ""
    date: str = ""
    language: str = "en"
    meta_description: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    site_name: str = ""
    licence: str = ""
    topic: str = ""  # what is to be written about, where there is no document; then there are no blocks
    blocks: tuple[Block, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def passage(self, span: Span) -> str:
        """The words a span points at."""
        return self.blocks[span.block].text[span.start : span.end]

    @property
    def n_words(self) -> int:
        return sum(len(b.text.split()) for b in self.blocks if b.kind in ("paragraph", "list", "quote"))
