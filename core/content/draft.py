"""The result of a format's reader: an article whose pictures were not yet fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from core.model.article import Block, LeftOut
from core.model.coded import Notice

_BLOCKS: TypeAdapter[list[Block]] = TypeAdapter(list[Block])
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

    def packed(self) -> tuple[dict[str, Any], list[bytes]]:
        """JSON values, and the pictures whose places and sizes they name, for another process; see `unpacked`."""
        values = {
            "blocks": _BLOCKS.dump_python(self.blocks, mode="json"),
            "candidates": self.candidates,
            "hints": vars(self.hints),
            "notices": [notice.model_dump(mode="json") for notice in self.notices],
            "left_out": [text.model_dump(mode="json") for text in self.left_out],
            "chapters": self.chapters,
            "chapter": self.chapter,
            "media": [(place, len(part)) for place, part in self.media.items()],
        }
        return values, list(self.media.values())


def unpacked(values: dict[str, Any], pictures: bytes) -> Draft:
    """The draft of the JSON values and of the pictures, one behind the other, that `Draft.packed` gave."""
    media, at = {}, 0
    for place, size in values["media"]:
        media[place] = pictures[at : at + size]
        at += size
    return Draft(
        blocks=_BLOCKS.validate_python(values["blocks"]),
        candidates={place: tuple(others) for place, others in values["candidates"].items()},
        hints=Hints(**{**values["hints"], "keywords": tuple(values["hints"]["keywords"])}),
        media=media,
        notices=[Notice.model_validate(notice) for notice in values["notices"]],
        left_out=[LeftOut.model_validate(text) for text in values["left_out"]],
        chapters=tuple(values["chapters"]),
        chapter=values["chapter"],
    )
