"""An article as text again, to be edited by a person and taken in anew."""

from __future__ import annotations

from core.model.article import Article, Block


def as_text(article: Article) -> str:
    """The article as Markdown: what it says, in order. Pictures are left out unless the web has them."""
    parts = [f"# {article.title}", *(_block(block) for block in article.blocks)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _block(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 2), 6)} {block.text}"
    if block.kind == "list":
        return "\n".join(f"{f'{n}.' if block.ordered else '-'} {item}" for n, item in enumerate(block.items, 1))
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in block.text.splitlines())
    if block.kind == "code":
        return f"```{block.language}\n{block.text}\n```"
    if block.kind == "table":
        rows = [block.header or ("",) * len(block.rows[0]), *block.rows] if block.rows else [block.header]
        lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])
    if block.kind == "image":
        return f"![{block.text}]({block.location})" if block.location.startswith(("http://", "https://")) else ""
    return block.text
