"""Headings that name what stands below them; labels of boxes beside the text ("NOTE", "TOOL Graphical ...") do not."""

from __future__ import annotations

import re

from core.model.article import Article

_COUNTED = re.compile(r"\W*(?:[^\W\d_]+\s)?\d{1,2}\s?[.):：、–—-]*\s*")  # "7. ", "Tip 7: ", no "12.2.1. "
_LABEL_WORDS = (
    "note tip hint warning caution important info sidebar alert danger hinweis tipp achtung"
    " wichtig warnung merke astuce attention remarque avertissement nota consejo atención aviso importante"
    " suggerimento avviso dica atenção opmerking waarschuwing uwaga wskazówka примечание совет внимание важно 注意 注"
    " ヒント 提示"
)
_LABELS = frozenset(_LABEL_WORDS.split())


def heading_above(article: Article, block: int) -> str:
    """The nearest heading above a block that is no label of a box; empty where there is none."""
    for number in range(min(block, len(article.blocks) - 1), -1, -1):
        item = article.blocks[number]
        if item.kind == "heading" and item.text.strip() and not is_label(item.text, article):
            return item.text
    return ""


def heading_number(article: Article, block: int) -> int:
    """The number of the block that heads a block's section, be it a label or not; -1 where there is none."""
    return next(
        (n for n in range(min(block, len(article.blocks) - 1), -1, -1) if article.blocks[n].kind == "heading"), -1
    )


def with_number(name: str, article: Article, block: int) -> str:
    """The name of a part for a card with the number the article gives it ("7. Turn it off"); numbers of chapters do
    not count.

    `block` is where the part's words stand; the heading is looked for from there upwards.
    """
    for number in range(min(block, len(article.blocks) - 1), -1, -1):
        item = article.blocks[number]
        whole = " ".join(item.text.split()).rstrip("¶#: ") if item.kind == "heading" else ""
        if whole and name.endswith(whole):
            return whole
        if whole.endswith(name) and name:
            return whole if _COUNTED.fullmatch(whole[: -len(name)]) else name
    return name


def without_number(heading: str) -> str:
    """A heading for a card without the number it begins with."""
    counted = _COUNTED.match(heading)
    return heading[counted.end() :] or heading if counted and is_step(heading) else heading


def is_step(heading: str) -> bool:
    """Whether a heading over what is shown is one of a counted row: "Step 2: ...", "3. ...", "Schritt 4"."""
    return _COUNTED.match(heading) is not None and not re.match(r"\W*\d+\.\d", heading)


def is_label(heading: str, article: Article) -> bool:
    """Whether a heading over what is shown is that of a box: a label alone, or words in capitals before others.

    "TOOL Graphical managers" is one, "NASA and its rockets" is not: the article writes NASA so elsewhere, too.
    """
    words = heading.split()
    if words[0].strip(":.!·-–— ").casefold() in _LABELS and (
        len(words) == 1 or words[0][-1] in ":!" or words[0].isupper()
    ):
        return True
    capitals = [word for word in words if word.isalpha() and word.isupper() and len(word) > 1]
    if not capitals or words[0] != capitals[0] or not any(word.islower() or word.istitle() for word in words[1:]):
        return False
    if len(capitals[0]) < 4 and len(capitals) < 2:
        return False  # "PHP in practice"
    used = re.compile(rf"\b{re.escape(capitals[0])}\b")
    return not any(used.search(item.text) for item in article.blocks if item.kind in ("paragraph", "list", "code"))
