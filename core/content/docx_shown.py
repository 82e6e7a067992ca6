"""The body of a Word document as its reader sees it: changes accepted, nothing hidden, notes and contents left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from core.content.archive import attribute, local
from core.content.dom.vocabulary import words

_GONE = words(
    "del moveFrom rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange tblGridChange numberingChange "
    "footnoteReference endnoteReference commentReference commentRangeStart commentRangeEnd"
)
_KEPT_CONTENT = frozenset(("ins", "moveTo"))
_CONTENTS = re.compile(r"^(?:toc|table of (?:figures|authorities)|index) ?(?:heading|\d)?$", re.IGNORECASE)
_INVISIBLE_HALF_POINTS = 2  # letters of one point and less


def show(root: Any, styles: Any | None) -> None:
    """Change the document's tree into what is read of it."""
    _accept_changes(root)
    _drop_contents(root, styles)
    _drop_hidden(root, _Styles(styles))
    for ruby in list(_named(root, "ruby")):
        base = next(_named(ruby, "rubyBase"), None)
        _replace(ruby, list(base) if base is not None else [])
    for nested in [run for run in _named(root, "r") if local(run.getparent()) == "r"]:  # the base of a ruby
        _replace(nested, [child for child in nested if local(child) != "rPr"])


def _accept_changes(root: Any) -> None:
    for paragraph in list(_named(root, "p")):
        if _mark(paragraph, ("del", "moveFrom")):
            _join_next(paragraph)
    for row in list(_named(root, "tr")):
        if any(local(e) == "del" for e in _properties(row, "trPr")) or _is_on(_child(row, "trPr"), "hidden"):
            _remove(row)
    for cell in list(_named(root, "tc")):
        if any(local(e) == "cellDel" for e in _properties(cell, "tcPr")):
            _remove(cell)
    for element in [e for e in root.iter() if local(e) in _GONE]:
        if element.getparent() is not None:
            _remove(element)
    for element in [e for e in root.iter() if local(e) in _KEPT_CONTENT]:
        _replace(element, list(element))
    for table in list(_named(root, "tbl")):
        if next(_named(table, "tr"), None) is None:
            _remove(table)


def _join_next(paragraph: Any) -> None:
    """Put the content of a paragraph whose end was deleted in front of the next one's."""
    content = [child for child in paragraph if local(child) != "pPr"]
    after = paragraph.getnext()
    while after is not None and local(after) in ("bookmarkStart", "bookmarkEnd", "moveFromRangeEnd", "moveToRangeEnd"):
        after = after.getnext()
    if after is None or local(after) != "p":
        properties = _child(paragraph, "pPr")
        if all(local(child) in ("del", "moveFrom") for child in content) and local(paragraph.getparent()) != "tc":
            _remove(paragraph)
        elif properties is not None:
            mark = _child(properties, "rPr")
            for change in [e for e in mark if local(e) in ("del", "moveFrom")] if mark is not None else ():
                _remove(change)
        return
    at = 1 if _child(after, "pPr") is not None else 0
    for offset, child in enumerate(content):
        after.insert(at + offset, child)
    _remove(paragraph)


def _drop_contents(root: Any, styles: Any | None) -> None:
    """Tables of contents, lists of figures and prompts to fill a field go."""
    for part in list(_named(root, "sdt")):
        kinds = [attribute(e, "val") for e in _named(part, "docPartGallery")]
        prompt = any(True for _ in _named(_child(part, "sdtPr"), "showingPlcHdr")) if len(part) else False
        if prompt or "Table of Contents" in kinds:
            _remove(part)
    names = _style_names(styles)
    for paragraph in list(_named(root, "p")):
        style = _value(_child(paragraph, "pPr"), "pStyle")
        if _CONTENTS.match(names.get(style, style)) and paragraph.getparent() is not None:
            _remove(paragraph)


def _drop_hidden(root: Any, styles: _Styles) -> None:
    background = any(True for _ in _named(root, "background"))
    for drawing in [e for e in root.iter() if local(e) in ("inline", "anchor")]:
        properties = next((e for e in drawing if local(e) == "docPr"), None)
        if properties is not None and attribute(properties, "hidden").lower() in ("1", "true"):
            _remove(drawing)
    for shape in [e for e in root.iter() if local(e) in ("shape", "rect", "roundrect", "group")]:
        if re.search(r"visibility\s*:\s*hidden", attribute(shape, "style"), re.IGNORECASE):
            _remove(shape)
    for paragraph in list(_named(root, "p")):
        runs = [run for run in _named(paragraph, "r") if _around(run, "p") is paragraph]
        plain = not background and _around(paragraph, "tbl") is None and _around(paragraph, "txbxContent") is None
        for run in runs:
            if styles.hides(run, paragraph) or (plain and styles.is_white(run, paragraph)):
                _remove(run)
        if runs and not any(run.getparent() is not None for run in runs) and local(paragraph.getparent()) != "tc":
            after, before = paragraph.getnext(), paragraph.getprevious()
            if before is not None or after is not None:
                _remove(paragraph)


class _Styles:
    """The styles of a document, as far as they hide text."""

    def __init__(self, root: Any | None) -> None:
        self._by_id: dict[str, Any] = {}
        self._default = False
        self._normal = ""
        if root is None:
            return
        for style in _named(root, "style"):
            self._by_id[attribute(style, "styleId")] = style
            if attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph":
                self._normal = attribute(style, "styleId")
        defaults = next(_named(root, "rPrDefault"), None)
        self._default = _is_on(_child(defaults, "rPr"), "vanish")

    def hides(self, run: Any, paragraph: Any) -> bool:
        """Whether a run's text is not shown: hidden by itself or its styles, or too small to be seen."""
        properties = _child(run, "rPr")
        size = _value(properties, "sz")
        if size.isdigit() and int(size) <= _INVISIBLE_HALF_POINTS:
            return True
        direct = _child(properties, "vanish")
        if direct is not None:
            return _is_on(properties, "vanish")
        by_paragraph = self._chain(_value(_child(paragraph, "pPr"), "pStyle") or self._normal, "vanish")
        by_run = self._chain(_value(properties, "rStyle"), "vanish")
        return self._default or by_paragraph != by_run  # a toggle: hidden twice is shown

    def is_white(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is white on the white of the page."""
        properties = _child(run, "rPr")
        colours = (_child(properties, "shd"), _child(properties, "highlight"), _child(_child(paragraph, "pPr"), "shd"))
        style = self._by_id.get(_value(_child(paragraph, "pPr"), "pStyle"))
        shaded = style is not None and next(_named(style, "shd"), None) is not None
        return _value(properties, "color").upper() == "FFFFFF" and not shaded and all(e is None for e in colours)

    def _chain(self, style_id: str, name: str) -> bool:
        for _ in range(20):
            style = self._by_id.get(style_id)
            if style is None:
                return False
            properties = _child(style, "rPr")
            if _child(properties, name) is not None:
                return _is_on(properties, name)
            style_id = _value(style, "basedOn")
        return False


def _style_names(styles: Any | None) -> dict[str, str]:
    if styles is None:
        return {}
    return {attribute(style, "styleId"): _value(style, "name") for style in _named(styles, "style")}


def _mark(paragraph: Any, names: tuple[str, ...]) -> bool:
    """Whether a paragraph's end has one of these changes."""
    mark = _child(_child(paragraph, "pPr"), "rPr")
    return mark is not None and any(local(e) in names for e in mark)


def _properties(element: Any, name: str) -> list[Any]:
    found = _child(element, name)
    return [] if found is None else list(found)


def _is_on(properties: Any | None, name: str) -> bool:
    element = _child(properties, name)
    return element is not None and attribute(element, "val", "1").lower() not in ("0", "false", "off", "none")


def _value(properties: Any | None, name: str) -> str:
    element = _child(properties, name)
    return attribute(element, "val") if element is not None else ""


def _child(element: Any | None, name: str) -> Any | None:
    return None if element is None else next((e for e in element if local(e) == name), None)


def _named(root: Any | None, name: str) -> Iterator[Any]:
    if root is not None:
        yield from (e for e in root.iter() if local(e) == name)


def _around(element: Any, name: str) -> Any | None:
    return next((e for e in element.iterancestors() if local(e) == name), None)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: Any, others: list[Any]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, other in enumerate(others):
        parent.insert(at + offset, other)
