"""Tables of data as rows of text; tables that only lay out a page are told apart."""

from __future__ import annotations

from lxml.html import HtmlElement

from core.content.dom.tree import inline_text, tag, text_of
from core.content.letters import key, one_line
from core.content.titles import without_figure_number
from core.model.article import Table

_MOST_COLUMNS = 40
_MOST_ROWS = 2000


def is_layout(table: HtmlElement) -> bool:
    """Whether a page's table arranges blocks instead of holding data."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    cells = list(table.iter("td", "th"))
    widths = [len(r.findall("td") + r.findall("th")) for r in table.iter("tr")]
    if len(cells) < 2 or max(widths, default=0) < 2:
        return True
    if next(table.iter("h1", "h2", "h3", "pre", "figure", "blockquote"), None) is not None:
        return True
    if next(table.iter("th"), None) is not None:
        return False
    longest = max(len(one_line(text_of(c))) for c in cells)
    return longest > (150 if len(widths) == 1 else 400) or any(len(c.findall(".//p")) > 2 for c in cells)


def table(element: HtmlElement) -> Table | None:
    """The data of a page's table with spanning cells repeated, empty rows and columns left out; None where nothing is
    left.
    """
    caption = next((one_line(text_of(c)) for c in element.iter("caption")), "")
    grid, heads = _grid(element)
    filled = [i for i in range(max(map(len, grid), default=0)) if any(i < len(r) and r[i] for r in grid)]
    rows = [tuple(r[i] if i < len(r) else "" for i in filled) for r in grid]
    kept = [(r, h) for r, h in zip(rows, heads, strict=True) if any(r)]
    if not kept or not filled:
        return None
    header: tuple[str, ...] = ()
    if kept[0][1] and len(kept) > 1:
        header = kept[0][0]
        kept = kept[1:]
        while len(kept) > 1 and kept[0][1]:  # two header rows: the lower one is nearer to the data
            header = tuple(
                low if low == high or not high else f"{high} {low}".strip()
                for high, low in zip(header, kept[0][0], strict=True)
            )
            kept = kept[1:]
    return Table(header=header, rows=tuple(r for r, _ in kept), caption=without_figure_number(caption))


def _grid(element: HtmlElement) -> tuple[list[list[str]], list[bool]]:
    """Rows of cell texts and whether each row is a header."""
    rows: list[list[str]] = []
    heads: list[bool] = []
    below: dict[tuple[int, int], str] = {}
    for y, row in enumerate(list(element.iter("tr"))[:_MOST_ROWS]):
        out: list[str] = []
        cells = [c for c in row if tag(c) in ("td", "th")]
        for cell in cells:
            while (y, len(out)) in below and len(out) < _MOST_COLUMNS:
                out.append(below.pop((y, len(out))))
            text = _cell(cell)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for i in range(wide):
                if len(out) >= _MOST_COLUMNS:
                    break
                for down in range(1, high):
                    below[(y + down, len(out))] = text
                out.append(text if i == 0 or tag(cell) == "th" else "")
        while (y, len(out)) in below and len(out) < _MOST_COLUMNS:
            out.append(below.pop((y, len(out))))
        rows.append(out)
        parent = row.getparent()
        in_head = parent is not None and tag(parent) == "thead"
        heads.append(in_head or (bool(cells) and all(tag(c) == "th" for c in cells)))
    return rows, heads


def _cell(cell: HtmlElement) -> str:
    """The words of a cell; the items of a list in it are parted like words in a sentence."""
    parts = [part for item in cell.iter("li") if (part := one_line(_own(item)).rstrip(",;:"))]
    if len(parts) < 2 or key("".join(parts)) != key(text_of(cell)):
        return one_line(inline_text(cell))
    return ("; " if any("," in part for part in parts) else ", ").join(part for part in parts if part)


def _own(item: HtmlElement) -> str:
    """The words of a list's item without those of a list in it."""
    below = (c for c in item if tag(c) not in ("ul", "ol"))
    return (item.text or "") + "".join(inline_text(c) + (c.tail or "") for c in below)


def _span(cell: HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _MOST_COLUMNS) if value.isdigit() and len(value) < 6 else 1
