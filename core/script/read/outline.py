"""The parts of an article: what stands before the first heading, and what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.model.article import Article
from core.script.lexicon import lexicon
from core.script.read.speakable import plain

_NUMBER = re.compile(
    r"^\s*(?:(?:chapter|section|part|kapitel|abschnitt|chapitre|capítulo|capitolo|hoofdstuk|глава|rozdział|第)\s*)?"
    r"(?:[0-9]+(?:\.[0-9]+)*|[A-Z](?:\.[0-9]+)+|[IVXLC]+)(?:[.):：]|章|节|節)+(?!\d)\s*|^\s*(?:\d+(?:\.\d+)+)\s+",
    re.I,
)


@dataclass(frozen=True)
class Part:
    """A run of blocks under one heading; `lead` is what comes before any heading but the title's."""

    heading: str
    level: int
    blocks: tuple[int, ...]
    lead: bool
    parents: tuple[str, ...] = ()
    digressions: tuple[int, ...] = ()  # blocks that stand in a box beside the text

    def shown(self, article: Article) -> list[int]:
        """The blocks of this part that can be seen: pictures, code, tables."""
        return [n for n in self.blocks if article.blocks[n].kind in ("image", "code", "table")]


def clean_heading(text: str) -> str:
    """A heading without its number and without the signs that pages hang on it."""
    text = plain(text[:1000]).rstrip("¶#:： ").strip()
    bare = _NUMBER.sub("", text).strip()
    return bare or text


_LABELS = frozenset(  # the short ones: a word of more than five capitals is one anyway
    "NOTE NOTES TIP TIPS HINT ALERT FAQ TOOL TOOLS INFO FACT FACTS BOX CASE QUIZ BIO MYTH QUOTE RECAP EXTRA "  # noqa: SIM905
    "NOTA TIPP KURZ B.A.-BA OUTIL TRUC CASO DATO DATOS AVISO CLAVE CAJA DICA UWAGA RADA".split()
)


def _capitals(text: str) -> tuple[list[str], str]:
    """The words in capitals at the start of a text, and what follows them."""
    words = text.split()
    n = 0
    while n < len(words) and words[n].isupper() and any(c.isalpha() for c in words[n]):
        n += 1
    return words[:n], " ".join(words[n:])


def is_box(heading: str) -> bool:
    """Whether a heading is that of a box beside the text ("CULTURE GNOME and KDE"): a label in capitals comes first."""
    head, rest = _capitals(heading)
    if not head or not any(c.isalpha() and not c.isupper() for c in rest):
        return False
    return head[0] in _LABELS or any(len(text) > 5 for text in head) or (len(head) > 1 and len("".join(head)) >= 8)


def shouts(text: str) -> bool:
    """Whether a sentence begins with the label of a box ("BACK TO BASICS Free licences The GPL ...")."""
    head, rest = _capitals(text)
    if not head or not rest:
        return False
    return head[0] in _LABELS or any(len(item) > 5 for item in head) or (len(head) > 2 and len("".join(head)) > 8)


def outline(article: Article, language: str, skip: set[int]) -> list[Part]:
    """The parts in order; sections that are no content (references, see also ...) are left out with all below them."""
    words = lexicon(language)
    title = clean_heading(article.title).lower()
    parts: list[Part] = []
    heading, level, lead = "", 0, True
    blocks: list[int] = []
    boxed: list[int] = []
    box = False
    trail: list[tuple[int, str]] = []
    silent: int | None = None

    def close() -> None:
        if blocks:
            names = tuple(name for depth, name in trail if depth < level)
            parts.append(Part(heading, level, tuple(blocks), lead, names, tuple(boxed)))

    for number, block in enumerate(article.blocks):
        if block.kind != "heading":
            if silent is None:
                blocks.append(number)
                if box:  # where the box ends is not said; its first block is surely in it
                    boxed.append(number)
                    box = block.kind in ("image",)
            continue
        name = clean_heading(block.text)
        is_title = number <= 3 and not blocks and (name.lower() in title or title.startswith(name.lower()[:40]))
        if number in skip or is_title:
            continue
        if is_box(block.text.strip()) and (blocks or heading):
            box = True
            continue
        box = False
        if silent is not None and block.level > silent:
            continue
        close()
        silent = block.level if words.no_content.match(name.lower()) else None
        heading, level, lead, blocks, boxed = name, block.level, False, [], []
        trail = [(depth, old) for depth, old in trail if depth < level] + [(level, name)]
    close()
    return parts if any(part.heading for part in parts) else _by_paragraph(article, parts)


def _by_paragraph(article: Article, parts: list[Part]) -> list[Part]:
    """An article without headings: its first paragraph leads, the rest falls into up to five parts of like length."""
    blocks = [n for part in parts for n in part.blocks]
    texts = [n for n in blocks if article.blocks[n].kind in ("paragraph", "list", "quote")]
    if len(texts) < 4:
        return parts
    first = blocks.index(texts[1])
    rest = blocks[first:]
    total = sum(len(article.blocks[n].text) for n in rest if article.blocks[n].kind != "code") or 1
    n_parts = max(1, min(5, (len(texts) - 1) // 2))
    out: list[list[int]] = [[] for _ in range(n_parts)]
    so_far = 0
    for n in rest:
        out[min(n_parts - 1, so_far * n_parts // total)].append(n)
        so_far += 0 if article.blocks[n].kind == "code" else len(article.blocks[n].text)
    return [
        Part("", 0, tuple(blocks[:first]), True),
        *(Part("", 0, tuple(numbers), False) for numbers in out if numbers),
    ]
