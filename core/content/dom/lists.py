"""Items of lists: which there are, how an item tells those under it, neighbouring lists made one."""

from __future__ import annotations

from lxml.html import HtmlElement

from core.content.dom.tree import tag, text_of
from core.model.article import Block, ListBlock


def folds(item: HtmlElement) -> bool:
    """Whether the list inside an item is told with it: one in a numbered list, whose numbers it would upset."""
    return tag(item) == "li" and tag(item.getparent()) == "ol"


def folded(text: str, items: tuple[str, ...]) -> str:
    """An item with those under it: as sentences where they are some, else as words after a colon."""
    if any(item[-1:] in ".!?。！？।" for item in items) or not text:
        whole = [part if part[-1:] in ".!?。！？।:：" else part + "." for part in (text, *items)]
        return " ".join(whole).strip()
    return f"{text.rstrip(' .:：')}: " + ("; " if any("," in item for item in items) else ", ").join(items)


def items_of(element: HtmlElement) -> list[HtmlElement]:
    """The items of a list; what stands in it without an <li> counts, too."""
    return [
        child
        for child in element
        if isinstance(child.tag, str) and (text_of(child).strip() or next(child.iter("img"), None) is not None)
    ]


def gathered(blocks: list[Block], ordered: bool) -> list[Block]:
    """Neighbouring lists made one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock):
            out[-1] = _together(last, block)
        elif isinstance(block, ListBlock):
            leads = block.leads if any(block.leads) else ()
            out.append(block.model_copy(update={"ordered": ordered, "leads": leads}))
        else:
            out.append(block)
    return out


def _together(first: ListBlock, second: ListBlock) -> ListBlock:
    """Two lists as one; a list without leads has an empty one for each item."""
    leads = tuple(lead for block in (first, second) for lead in block.leads or ("",) * len(block.items))
    code = tuple(dict.fromkeys(first.code + second.code))
    return first.model_copy(
        update={"items": first.items + second.items, "leads": leads if any(leads) else (), "code": code}
    )
