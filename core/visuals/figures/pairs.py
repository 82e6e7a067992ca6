"""Two things compared point by point, where the article does so: a table of two, or two lists side by side."""

from __future__ import annotations

import re

from core.model.article import Article, ListBlock, Table
from core.visuals.figures.amounts import amounts, cell_text

LEAST, MOST = 2, 6  # points
MOST_NAME, MOST_CELL, MOST_ITEM = 32, 70, 90  # letters

_VERSUS = re.compile(
    r"^(?P<a>.{1,40}?)\s+(?:vs\.?|versus|v\.|gegen|compared (?:to|with)|im vergleich (?:zu|mit)|contre|contra|contro|"
    r"frente a|против)\s+(?P<b>.{1,40}?)\s*[:?!.]?$",
    re.I,
)
_ASPECTS = re.compile(
    r"^\W*(?:feature|features|aspect|property|criterion|criteria|attribute|category|topic|question|point|item|"
    r"merkmal|eigenschaft|aspekt|kriterium|funktion|thema|frage|critère|aspecto|característica|criterio|caratteristica|"
    r"kenmerk|критерий|свойство|特性|项目|項目|比较|比較)?\W*$",
    re.I,
)
_OPPOSITES = (
    ("pros", "cons"), ("pro", "contra"), ("pro", "con"), ("advantages", "disadvantages"), ("benefits", "drawbacks"),
    ("strengths", "weaknesses"), ("before", "after"), ("then", "now"), ("do", "don't"), ("dos", "don'ts"),
    ("do", "do not"), ("vorteile", "nachteile"), ("stärken", "schwächen"), ("vorher", "nachher"), ("früher", "heute"),
    ("avantages", "inconvénients"), ("avant", "après"), ("ventajas", "desventajas"), ("antes", "después"),
    ("vantaggi", "svantaggi"), ("prima", "dopo"), ("vantagens", "desvantagens"), ("antes", "depois"),
    ("voordelen", "nadelen"), ("плюсы", "минусы"), ("преимущества", "недостатки"), ("优点", "缺点"), ("優點", "缺點"),
    ("メリット", "デメリット"), ("장점", "단점"), ("المزايا", "العيوب"),
)  # fmt: skip

Rows = tuple[tuple[str, ...], ...]


def of_table(block: Table, above: str, language: str) -> Rows | None:
    """A table of two compared things as (their names, then label and pair) rows; None where it is another table.

    Its header has to name a column of aspects and two things, or what stands `above` it the two; two columns of figures
    in one unit are compared, too. Between two columns of different meaning (age and height) nothing is compared.
    """
    header = tuple(" ".join(cell.split()) for cell in block.header)
    rows = [tuple(cell_text(cell) for cell in row) for row in block.rows if any(cell.strip() for cell in row)]
    if len(header) not in (2, 3) or not LEAST <= len(rows) <= MOST or any(len(row) != len(header) for row in rows):
        return None
    first, second = header[-2:]
    if not _two_names(first, second) or not all(row[-1] and row[-2] for row in rows):
        return None
    if any(len(cell) > MOST_CELL for row in rows for cell in row):
        return None
    named = _names_both(above, first, second) or _opposed(first, second)
    if len(header) == 2:
        return ((first, second), *rows) if named else None
    aspects = bool(_ASPECTS.match(header[0]))
    figures = amounts([cell for row in rows for cell in row[1:]], language) is not None
    if not (named or aspects or figures):
        return None
    return (("", first, second), *rows)


def of_lists(article: Article, at: int) -> tuple[Rows, int] | None:
    """Two lists one after the other, each under its name, as rows of pairs, and the block of the first of them.

    `at` is either list. The names are opposites ("Pros", "Cons"), or the heading above them is "X vs Y".
    """
    for first in (at, _next_list(article, at, -1)):
        second = _next_list(article, first, 1) if first is not None else None
        if first is None or second is None:
            continue
        block, other = article.blocks[first], article.blocks[second]
        if not isinstance(block, ListBlock) or not isinstance(other, ListBlock):
            continue
        names = _name_above(article, first), _name_above(article, second)
        if not _two_names(*names) or not (_opposed(*names) or _names_both(_title(article, first), *names)):
            continue
        left, right = (
            [" ".join(item.split()) for item in items if item.strip()] for items in (block.items, other.items)
        )
        fits = min(len(left), len(right)) >= LEAST and max(len(left), len(right)) <= MOST
        if not fits or abs(len(left) - len(right)) > 2 or any(len(item) > MOST_ITEM for item in (*left, *right)):
            continue
        n_rows = max(len(left), len(right))
        left, right = (items + [""] * (n_rows - len(items)) for items in (left, right))
        return (names, *zip(left, right, strict=True)), first
    return None


def _two_names(first: str, second: str) -> bool:
    return (
        0 < len(first) <= MOST_NAME and 0 < len(second) <= MOST_NAME and first.casefold().strip() != second.casefold()
    )


def _opposed(first: str, second: str) -> bool:
    return (_bare(first), _bare(second)) in _OPPOSITES


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" :.…")


def _names_both(title: str, first: str, second: str) -> bool:
    """Whether a title is "X vs Y", or names both and says that they are compared."""
    title = " ".join(title.split())
    folded = title.casefold()
    both = _bare(first) in folded and _bare(second) in folded
    return both or (bool(_VERSUS.match(title)) and _half_named(title, first, second))


def _half_named(title: str, first: str, second: str) -> bool:
    words = set(re.findall(r"\w{3,}", title.casefold()))
    return all(words & set(re.findall(r"\w{3,}", name.casefold())) for name in (first, second))


def _next_list(article: Article, at: int | None, step: int) -> int | None:
    """The list at most two blocks further, with nothing but its name between."""
    if at is None:
        return None
    for distance in (1, 2):
        n = at + step * distance
        if 0 <= n < len(article.blocks) and article.blocks[n].kind == "list":
            return n
    return None


def _name_above(article: Article, at: int) -> str:
    """The heading or short line directly above a block."""
    above = article.blocks[at - 1] if at > 0 else None
    if above is None or above.kind not in ("heading", "paragraph"):
        return ""
    text = " ".join(above.text.split())
    return text.rstrip(" :") if above.kind == "heading" or text.endswith(":") or len(text.split()) <= 3 else ""


def _title(article: Article, first: int) -> str:
    """The heading above the name of the first list."""
    for n in range(first - 2, -1, -1):
        if article.blocks[n].kind == "heading":
            return article.blocks[n].text
    return article.title
