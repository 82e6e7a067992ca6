"""An article as text again, to be edited by a person and taken in anew."""

from __future__ import annotations

from core.model.article import Article, Block


def as_text(article: Article) -> str:
    """The article as Markdown: what it says, in order. Pictures are left out unless the web has them."""
    parts = [f"# {article.title}", *(_block(one) for one in article.blocks)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _block(one: Block) -> str:
    if one.kind == "heading":
        return f"{'#' * min(max(one.level, 2), 6)} {one.text}"
    if one.kind == "list":
        return "\n".join(f"{f'{n}.' if one.ordered else '-'} {item}" for n, item in enumerate(one.items, 1))
    if one.kind == "quote":
        return "\n".join(f"> {line}" for line in one.text.splitlines())
    if one.kind == "code":
        return f"```{one.language}\n{one.text}\n```"
    if one.kind == "table":
        rows = [one.header or ("",) * len(one.rows[0]), *one.rows] if one.rows else [one.header]
        lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
    if one.kind == "image":
        return f"![{one.text}]({one.location})" if one.location.startswith(("http://", "https://")) else ""
    return one.text
