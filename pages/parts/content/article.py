"""An article on a page: its sections, its pictures, and its blocks as they were understood."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from core.model.article import Article, Image
from pages.parts import media
from pages.parts.words import plain


@dataclass(frozen=True)
class Section:
    """A heading and what follows it, as block numbers `[start, end)`; `blocks` are those with words.

    Pictures are not among them: each is ticked by itself.
    """

    title: str
    start: int
    end: int
    n_words: int
    blocks: tuple[int, ...]


def sections(article: Article) -> list[Section]:
    """The article cut at its headings for the page; what stands before the first one is "Beginning"."""
    starts = [at for at, block in enumerate(article.blocks) if block.kind == "heading"]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    found = []
    for start, end in zip(starts, [*starts[1:], len(article.blocks)], strict=True):
        first = article.blocks[start] if start < len(article.blocks) else None
        words = sum(
            len(block.text.split()) for block in article.blocks[start:end] if block.kind not in ("heading", "image")
        )
        blocks = tuple(at for at in range(start, end) if article.blocks[at].kind != "image")
        title = first.text if first and first.kind == "heading" else "Beginning"
        if blocks:
            found.append(Section(title, start, end, words, blocks))
    return found


def pictures(article: Article) -> list[tuple[int, Image]]:
    """The article's pictures that the page can show, with their block numbers."""
    return [(at, block) for at, block in enumerate(article.blocks) if isinstance(block, Image) and block.sha256]


def show(article: Article, section: Section) -> None:
    """Show the blocks of a section on the page, plainly."""
    for block in article.blocks[section.start : section.end]:
        if block.kind == "heading":
            continue
        if block.kind == "image":
            if block.sha256:
                st.image(media.picture_url(block.sha256), width=240, alt=block.text or "A picture of the article")
        elif block.kind == "list":
            marks = [f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1)]
            st.markdown("\n".join(f"{mark} {plain(item)}" for mark, item in zip(marks, block.items, strict=True)))
        elif block.kind == "quote":
            st.markdown(f"> {plain(block.text)}")
        elif block.kind == "code":
            st.code(block.text, language=None)
        elif block.kind == "table":
            st.table(
                [[plain(cell) for cell in row] for row in (block.header, *block.rows) if row],
                hide_index=True,
                hide_header=True,
            )
        else:
            st.markdown(plain(block.text))
