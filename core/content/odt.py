"""OpenDocument texts (.odt) into a draft: lxml reads their XML, which becomes the page that the page reader knows."""

from __future__ import annotations

import zipfile
from html import escape
from typing import Any

from core.content.archive import FAILURES, Media, attribute, local, opened, require_plain_xml, xml_root
from core.content.dom.vocabulary import words
from core.content.draft import Draft, Hints
from core.content.letters import one_line
from core.content.odt_styles import Styles
from core.content.office import draft_of
from core.content.sniff import shown
from core.errors import BadInput

_DEEPEST = 60
_MOST_REPEATED = 40
_NOTHING = words(
    "tracked-changes annotation annotation-end note table-of-content alphabetical-index illustration-index "
    "table-index object-index user-index bibliography page-number page-count variable-decls sequence-decls "
    "user-field-decls forms title-template custom-shape-event soft-page-break hidden-text desc title scripts "
    "event-listeners"
)


def read_odt(data: bytes, name: str) -> Draft:
    """The draft of an OpenDocument text. Raises `BadInput` for what is none, is locked, or unpacks without end."""
    with opened(data, name, _no_odt(name)) as archive:
        names = set(archive.namelist())
        if "content.xml" not in names:
            raise _no_odt(name)
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise BadInput(
                f"{shown(name)} is locked with a password.", "Save it without one, or paste its text.", code="encrypted"
            )
        require_plain_xml(archive, name, _no_odt(name))
        content = xml_root(archive.read("content.xml"))
        roots = [content, *([xml_root(archive.read("styles.xml"))] if "styles.xml" in names else [])]
        hints = _properties(archive.read("meta.xml") if "meta.xml" in names else b"")
        body = next((e for e in content.iter() if local(e) == "text" and local(e.getparent()) == "body"), None)
        if body is None:
            raise _no_odt(name)
        media = Media(archive)
        try:
            html = _Writer(archive, media, Styles(roots)).children(body)
        except RecursionError as error:
            raise _no_odt(name) from error
    return draft_of(html, media.found, hints)


class _Writer:
    """Writes the elements of a text as HTML."""

    def __init__(self, archive: zipfile.ZipFile, media: Media, styles: Styles) -> None:
        self._archive, self._media, self._styles = archive, media, styles
        self._depth = 0

    def children(self, element: Any) -> str:
        """The element's words and children, hidden ones and those of other programs left out."""
        if self._depth > _DEEPEST:
            return escape("".join(element.itertext()))
        self._depth += 1
        out = [escape(element.text or "")]
        for child in element:
            out.append(self._one(child))
            out.append(escape(child.tail or ""))
        self._depth -= 1
        return "".join(out)

    def _one(self, element: Any) -> str:
        name = local(element)
        if not name or name in _NOTHING or attribute(element, "is-hidden") == "true":
            return ""
        if attribute(element, "display") == "none" and attribute(element, "condition") == "":
            return ""  # a section that is hidden whatever happens
        write = getattr(self, "_" + name.replace("-", "_"), None)
        return str(write(element)) if write is not None else self.children(element)

    # --- paragraphs

    def _p(self, element: Any) -> str:
        style = self._styles.of(attribute(element, "style-name"))
        if style.hidden or any(local(e) == "hidden-paragraph" and attribute(e, "is-hidden") == "true" for e in element):
            return ""
        return style.paragraph(self.children(element))

    def _h(self, element: Any) -> str:
        style = self._styles.of(attribute(element, "style-name"))
        level = attribute(element, "outline-level", "1")
        number = min(6, int(level)) if level.isdigit() else 2
        return "" if style.hidden else f"<h{number}>{self.children(element)}</h{number}>"

    def _span(self, element: Any) -> str:
        style = self._styles.of(attribute(element, "style-name"))
        return "" if style.hidden else style.span(self.children(element))

    def _s(self, element: Any) -> str:
        count = attribute(element, "c", "1")
        return " " * min(200, int(count) if count.isdigit() else 1)

    def _tab(self, element: Any) -> str:
        return "\t"

    def _line_break(self, element: Any) -> str:
        return "<br>"

    def _ruby(self, element: Any) -> str:
        return "".join(self.children(e) for e in element if local(e) == "ruby-base")

    def _a(self, element: Any) -> str:
        return self.children(element)

    # --- lists

    def _list(self, element: Any) -> str:
        level = sum(local(e) == "list" for e in element.iterancestors())
        around = [element, *(e for e in element.iterancestors() if local(e) == "list")]
        style = next((s for e in around if (s := attribute(e, "style-name"))), "")
        kind = "ol" if self._styles.is_numbered(style, level) else "ul"
        items = []
        for item in element:
            if local(item) == "list-header" or local(item) == "list-item":
                items.append(f"<li>{self.children(item)}</li>")
        return f"<{kind}>{''.join(items)}</{kind}>" if not self._is_headings(element) else self.children(element)

    def _is_headings(self, element: Any) -> bool:
        """Whether a list is only the numbers of headings."""
        inner = [local(e) for e in element.iter() if local(e) in ("p", "h")]
        return bool(inner) and "p" not in inner

    # --- pictures, boxes, tables

    def _frame(self, element: Any) -> str:
        parts = {local(child): child for child in reversed(element)}
        formula = self._formula(parts.get("object"))
        if formula:
            return formula
        if "text-box" in parts:
            inner = self.children(parts["text-box"])
            return f"<figure>{inner}</figure>" if "<img" in inner else f"<div>{inner}</div>"
        image = next((child for child in element if local(child) == "image" and self._is_shown(child)), None)
        if image is None:
            return ""
        alt = next((one_line(e.text or "") for e in element if local(e) in ("desc", "title") and e.text), "")
        place = self._media.place(attribute(image, "href").removeprefix("./"))
        return f'<img src="{place}" alt="{escape(alt, quote=True)}">'

    def _is_shown(self, image: Any) -> bool:
        return not attribute(image, "href").lower().endswith((".svm", ".wmf", ".emf"))

    def _formula(self, reference: Any | None) -> str:
        """The MathML of a formula that lies in the archive as a document of its own."""
        from lxml import etree

        if reference is None:
            return ""
        inner = next((e for e in reference.iter() if local(e) == "math"), None)
        if inner is None:
            try:
                path = attribute(reference, "href").removeprefix("./")
                inner = xml_root(self._archive.read(f"{path}/content.xml"))
            except FAILURES:
                return ""
        if local(inner) != "math":
            return ""
        for element in inner.iter():
            if isinstance(element.tag, str):
                element.tag = local(element)
        etree.cleanup_namespaces(inner)
        inner.tail = None
        return etree.tostring(inner, encoding="unicode")

    def _custom_shape(self, element: Any) -> str:
        return f"<div>{self.children(element)}</div>"

    def _table(self, element: Any) -> str:
        return f"<table>{self._rows(element, head=False)}</table>"

    def _rows(self, element: Any, *, head: bool) -> str:
        out = []
        for child in element:
            name = local(child)
            if name in ("table-header-rows", "table-rows", "table-row-group"):
                out.append(self._rows(child, head=head or name == "table-header-rows"))
            elif name == "table-row" and attribute(child, "visibility") not in ("collapse", "filter"):
                out.append(f"<tr>{self._cells(child, 'th' if head else 'td')}</tr>")
        return "".join(out)

    def _cells(self, row: Any, kind: str) -> str:
        out = []
        for cell in row:
            if local(cell) != "table-cell":
                continue
            spans = "".join(
                f' {html}="{count}"'
                for html, name in (("colspan", "number-columns-spanned"), ("rowspan", "number-rows-spanned"))
                if (count := attribute(cell, name)).isdigit() and count != "1"
            )
            repeated = attribute(cell, "number-columns-repeated", "1")
            times = min(_MOST_REPEATED, int(repeated) if repeated.isdigit() else 1)
            out += [f"<{kind}{spans}>{self.children(cell)}</{kind}>"] * times
        return "".join(out)


def _properties(meta: bytes) -> Hints:
    if not meta:
        return Hints()
    values: dict[str, list[str]] = {}
    for element in xml_root(meta).iter():
        if text := one_line(getattr(element, "text", "") or ""):
            values.setdefault(local(element), []).append(text)

    def value(*names: str) -> str:
        return next((values[name][0] for name in names if name in values), "")

    return Hints(
        title=value("title"),
        author=value("creator", "initial-creator"),
        date=value("creation-date", "date")[:10],
        language=value("language"),
        meta_description=value("description"),
        keywords=tuple(dict.fromkeys(values.get("keyword", [])))[:20],
    )


def _no_odt(name: str) -> BadInput:
    return BadInput(
        f"{shown(name)} is not an OpenDocument text, or it is damaged.",
        "Open it in LibreOffice and save it again as .odt, or paste its text.",
        code="not_odt",
    )
