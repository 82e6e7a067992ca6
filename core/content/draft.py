"""The result of a format's reader: an article whose pictures were not yet fetched."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.model.article import Block, LeftOut
from core.model.coded import Notice

MEDIA = ("docx:", "inside:")  # locations of pictures that lie inside the file begin so


@dataclass
class Hints:
    """Metadata that the document gives about itself; every field may be empty."""

    title: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    meta_description: str = ""
    keywords: tuple[str, ...] = ()
    url: str = ""
    site_name: str = ""
    licence: str = ""
    picture: str = ""  # a picture that stands for the page (og:image)
    other: str = ""  # another version of the page (AMP, for print), for where this one has no text
    generator: str = ""  # the program that made the page

    def filled_from(self, other: Hints) -> Hints:
        """These hints, with what is empty taken from the other."""
        mine = vars(self)
        return Hints(**{name: value or getattr(other, name) for name, value in mine.items()})


@dataclass
class Draft:
    """Blocks in document order; `candidates` names, best first, where each image's location may be had instead."""

    blocks: list[Block] = field(default_factory=list)
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)
    media: dict[str, bytes] = field(default_factory=dict)  # pictures that came inside the file
    notices: list[Notice] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    chapters: tuple[str, ...] = ()  # of a book, all of them, whichever was read
    kind: str = ""  # of the document, where it was fetched
    chapter: int = 0  # the one that was read, counted from 1; 0 is the whole
