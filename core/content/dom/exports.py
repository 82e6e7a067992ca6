"""Pages that Notion and Google Docs export: all of it is article, in lists, toggles and notes of their own manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from core.content.dom.tree import drop, tag, text_of
from core.content.letters import one_line

_LEVEL = re.compile(r"lst-(kix_\w+)-(\d)")
_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_NOTION_GONE = ("properties", "page-header-icon", "page-cover-image", "table_of_contents", "link-to-page", "bookmark")
_PROPERTIES = {
    "author": "author", "by": "author", "writer": "author", "autor": "author", "date": "date", "published": "date",
    "publish date": "date", "created": "date", "datum": "date", "tags": "keywords", "keywords": "keywords",
    "topics": "keywords", "schlagwörter": "keywords",
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SHORT = 200  # letters of what stands at the head or the foot of every page


def settle_exports(root: HtmlElement) -> bool:
    """Change an exported page into plain HTML; whether it is one."""
    if next(_with_class(root, "page-body"), None) is not None:
        _settle_notion(root)
        return True
    body = root.body
    classes = set((body.get("class") or "").split())
    listed = any(_LEVEL.search(e.get("class") or "") for e in body.iter("ul", "ol"))
    linked = any(re.match(r"(?:cmnt|ftnt)(?:_ref)?\d", e.get("id") or "") for e in body.iter("a"))
    if "doc-content" in classes or listed or linked:
        _settle_google(root)
        return True
    return False


def _with_class(root: HtmlElement, name: str) -> Iterator[HtmlElement]:
    yield from (e for e in root.iter() if isinstance(e.tag, str) and name in (e.get("class") or "").split())


# --- Notion


def _settle_notion(root: HtmlElement) -> None:
    for table in list(_with_class(root, "properties")):
        _take_properties(root, table)
    for name in _NOTION_GONE:
        for element in list(_with_class(root, name)):
            around = element.getparent()
            drop(around if name == "bookmark" and around is not None and tag(around) == "figure" else element)
    for figure in list(_with_class(root, "callout")):
        for icon in list(_with_class(figure, "icon")):
            drop(icon)
        figure.tag = "div"
    for details in list(root.iter("details")):
        for summary in details.findall("summary"):
            summary.tag = "h3" if "font-size" in (summary.get("style") or "") else "p"
        details.tag = "div"
    for toggle in list(_with_class(root, "toggle")):
        toggle.tag = "div"
        for item in toggle.findall("li"):
            item.tag = "div"
    for source in list(_with_class(root, "source")):  # a file that hangs on the page
        if next(source.iter("img"), None) is None:
            drop(source)
    for name in ("numbered-list", "bulleted-list", "to-do-list"):
        for part in list(_with_class(root, name)):
            before = part.getprevious()
            if before is None or tag(before) != tag(part) or (before.tail or "").strip():
                continue
            if name in (before.get("class") or "").split():
                before.extend(list(part))
                drop(part)


def _take_properties(root: HtmlElement, table: HtmlElement) -> None:
    """Keep the author, the day and the tags of a page's properties as its metadata."""
    for row in table.iter("tr"):
        cells = [c for c in row if tag(c) in ("th", "td")]
        if len(cells) != 2 or (name := _PROPERTIES.get(one_line(text_of(cells[0])).casefold())) is None:
            continue
        chosen = [one_line(text_of(e)) for e in _with_class(cells[1], "selected-value")]
        value = ", ".join(chosen) or one_line(text_of(cells[1])).lstrip("@")
        meta = root.makeelement("meta", {"name": name, "content": _iso(value) if name == "date" else value})
        root.head.append(meta)


def _iso(value: str) -> str:
    """A day as "January 5, 2024" in figures; other forms as they are."""
    match = re.match(r"([A-Za-z]+) (\d{1,2}), (\d{4})", value)
    if not match or match.group(1).lower() not in _MONTHS:
        return value
    return f"{match.group(3)}-{_MONTHS.index(match.group(1).lower()) + 1:02}-{int(match.group(2)):02}"


# --- Google Docs


def _settle_google(root: HtmlElement) -> None:
    body = root.body
    _drop_running(body)
    for link in list(body.iter("a")):
        name, href = link.get("id") or "", link.get("href") or ""
        if re.match(r"(?:cmnt|ftnt|edn)_ref\d", name):
            around = link.getparent()
            drop(around if around is not None and tag(around) == "sup" else link)
        elif re.match(r"(?:cmnt|ftnt|edn)\d", name):
            _drop_note(link, body)
        elif href.startswith(("https://www.google.com/url?", "http://www.google.com/url?")):
            link.set("href", parse_qs(urlsplit(href).query).get("q", [href])[0])
    for paragraph in list(body.iter("p")):
        if "title" in (paragraph.get("class") or "").split():
            paragraph.tag = "h1"
        links = list(paragraph.iter("a"))
        if links and all((a.get("href") or "").startswith("#h.") for a in links):
            rest = text_of(paragraph).replace("".join(text_of(a) for a in links), "")
            if not re.search(r"[^\W\d]", rest):
                drop(paragraph)  # a line of the table of contents
    _settle_classes(root)
    _nest_lists(body)


def _drop_note(link: HtmlElement, body: HtmlElement) -> None:
    """Drop a note or comment: the box that its mark stands in, with the rule above the first."""
    box = link
    while (around := box.getparent()) is not None and around is not body and tag(box) != "div":
        box = around
    before = box.getprevious()
    if before is not None and tag(before) == "hr":
        drop(before)
    if box.getparent() is not None:
        drop(box)


def _drop_running(body: HtmlElement) -> None:
    """The head and the foot of every page stand once, in a box of their own, around the text that stands in none."""
    children = [e for e in body if isinstance(e.tag, str)]
    if sum(tag(e) != "div" for e in children) < 3:
        return
    notes = re.compile(r"(?:cmnt|ftnt|edn)\d")
    boxes = [e for e in children if tag(e) == "div" and not any(notes.match(a.get("id") or "") for a in e.iter("a"))]
    for box in (e for e in boxes if e in (children[0], boxes[-1])):
        last = not any(tag(e) != "div" and tag(e) != "hr" for e in children[children.index(box) + 1 :])
        if (box is children[0] or last) and len(one_line(text_of(box))) <= _SHORT:
            drop(box)


def _settle_classes(root: HtmlElement) -> None:
    """Make elements of what the style sheet says of classes: struck out, raised, bold."""
    css = "".join(style.text or "" for style in root.iter("style"))[:500_000]
    kinds: dict[str, str] = {}
    for name, rule in _RULE.findall(css):
        kind = "del" if "line-through" in rule else ""
        kind = kind or ("sup" if re.search(r"vertical-align:\s*super", rule) else "")
        kind = kind or ("sub" if re.search(r"vertical-align:\s*sub(?!\w)", rule) else "")
        kind = kind or ("b" if re.search(r"font-weight:\s*(?:bold|[6-9]00)", rule) else "")
        if kind:
            kinds[name] = kind
    for span in list(root.body.iter("span")):
        found = [kinds[name] for name in (span.get("class") or "").split() if name in kinds]
        if found and next(span.iter("img"), None) is None and one_line(text_of(span)):
            span.tag = min(found, key=("del", "sup", "sub", "b").index)


def _nest_lists(body: HtmlElement) -> None:
    """Put each list of a deeper level into the item before it; those of one level that follow are one list."""
    open_lists: list[tuple[int, HtmlElement]] = []
    last: HtmlElement | None = None
    for part in [e for e in body.iter("ul", "ol") if _LEVEL.search(e.get("class") or "")]:
        match = _LEVEL.search(part.get("class") or "")
        level = int(match.group(2)) if match else 0
        before = part.getprevious()
        if last is None or before is not last or (last.tail or "").strip():
            open_lists, last = [], None
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level and tag(open_lists[-1][1]) == tag(part):
            items, tail = list(part), part.tail
            open_lists[-1][1].extend(items)
            part.tail = tail
            drop(part)
            continue
        if last is not None and open_lists and open_lists[-1][0] < level and len(open_lists[-1][1]):
            behind, part.tail = part.tail, None
            open_lists[-1][1][-1].append(part)
            last.tail = behind
            open_lists.append((level, part))
            continue
        open_lists = [(level, part)]
        last = part
