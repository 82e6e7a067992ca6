"""The tree under the article's element, walked once, in order, into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml.html import HtmlElement

from core.content.dom import code as codes
from core.content.dom import tables
from core.content.dom.emphasis import marked, typed
from core.content.dom.figures import (
    all_emphasised,
    caption_of,
    credit_in,
    decorative,
    figure_like,
    is_about,
    is_caption,
)
from core.content.dom.lazy import CANDIDATES
from core.content.dom.lists import folded, folds, gathered, items_of
from core.content.dom.sidebars import is_box, with_boxes_last
from core.content.dom.tree import BLOCKS, has_block, inline_text, tag, text_of, tokens
from core.content.dom.vocabulary import LABELS, TITLES
from core.content.letters import one_line, paragraphs
from core.content.titles import is_numbered_caption, without_figure_number
from core.model.article import Block, Code, Heading, Image, ListBlock, Paragraph, Quote, Table

_DEEPEST = 70  # levels of nesting walked; deeper down only the text is taken
_TASK = re.compile(r"^\[[ xX]\]\s+")
_POINTER = re.compile(r"^[\W_]*(?:https?://|www\.)\S+[\W_]*$")


@dataclass
class Walker:
    """Collects blocks; `base` resolves addresses. Use `walk`, then read `blocks` and `candidates`."""

    base: str = ""
    blocks: list[Block] = field(default_factory=list)
    candidates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)
    _images: list[Image] = field(default_factory=list)
    _depth: int = 0
    _boxes: list[tuple[int, int]] = field(default_factory=list)  # blocks that stand in a box with a title of its own
    _definitions_end: int = -1  # where the last definition list ended: one that follows at once continues it

    def walk(self, element: HtmlElement) -> None:
        """Take in everything under the element."""
        self._depth += 1
        self._add(element.text)
        for child in element:
            if self._depth >= _DEEPEST:
                self._add(text_of(child))
            else:
                self._visit(child)
            self._add(child.tail)
        self._depth -= 1
        if self._depth == 0:
            self.flush()
            self.blocks = with_boxes_last(self.blocks, self._boxes)
            self._boxes = []

    def flush(self) -> None:
        """End the paragraph that is being collected, and place the pictures that stood in it behind it."""
        text, self._text = "".join(self._text), []
        images, self._images = self._images, []
        for found in map(typed, paragraphs(text)):
            line = found.text
            if _POINTER.match(line) or LABELS.match(line) or not any(ch.isalnum() for ch in line):
                continue
            if self._takes_as_caption(line):
                continue
            self.blocks.append(Paragraph(text=line, lead=found.lead, italic=found.italic, code=found.code))
        self.blocks += images

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _visit(self, element: HtmlElement) -> None:
        name = tag(element)
        if name == "img":
            self._image(element)
        elif name not in BLOCKS and name != "picture" and not has_block(element):
            self._inline(element)
        elif name not in BLOCKS:
            self.walk(element)
        else:
            self.flush()
            self._block(element, name)
            self.flush()

    def _inline(self, element: HtmlElement) -> None:
        listing = codes.standalone(element)
        if listing:
            self.flush()
            self._emit(listing)
            return
        text = inline_text(element)
        if text.startswith("→") and _POINTER.match(one_line(text)):
            return
        self._add(marked(element))
        for img in element.iter("img"):
            self._image(img)

    def _block(self, element: HtmlElement, name: str) -> None:
        words = tokens(element)
        if re.fullmatch(r"h[1-6]", name) or element.get("role") == "heading":
            self._heading(element, int(name[1]) if name[0] == "h" and name[1:].isdigit() else 3)
        elif name == "pre" or codes.is_listing(element):
            self._emit(codes.listing(element))
        elif name in ("ul", "ol", "dir", "menu"):
            self._list(element, ordered=name == "ol")
        elif name == "dl":
            self._definitions(element)
        elif name == "table":
            self._table(element)
        elif figure_like(element):
            self._figure(element)
        elif name == "blockquote":
            self._quote(element)
        elif name == "summary" or words & TITLES or (words & {"title"} and (name == "p" or _is_label(element))):
            self._label(element)
        else:
            pictured = self._bare_picture() or next(element.iter("img"), None) is not None
            italics = name == "p" and pictured and all_emphasised(element)
            caption = is_caption(element) or (italics and is_about(one_line(text_of(element))))
            before = len(self.blocks) + sum(1 for _ in element.iter("img"))
            start = len(self.blocks)
            self.walk(element)
            if caption:
                self.flush()
                self._join_caption(min(before, len(self.blocks)))
            elif is_box(element):
                self.flush()
                if isinstance(next(iter(self.blocks[start:]), None), Heading):
                    self._boxes.append((start, len(self.blocks)))

    # --- blocks

    def _heading(self, element: HtmlElement, level: int) -> None:
        text = one_line(inline_text(element))
        images = list(element.iter("img"))
        if text and not LABELS.match(text):
            self.blocks.append(Heading(text=text, level=level))
        for img in images:
            self._image(img)

    def _label(self, element: HtmlElement) -> None:
        """A title without a heading's tag: of a sidebar, a rubric, a disclosure. Mere labels ("Note") go."""
        text = one_line(inline_text(element))
        if text and not LABELS.match(text) and len(text) <= 120:
            self.blocks.append(Heading(text=text, level=6))
        elif len(text) > 120:
            self.blocks.append(Paragraph(text=text))

    def _image(self, img: HtmlElement, caption: str = "") -> None:
        found = [urljoin(self.base, c) if not c.startswith("data:") else c for c in (img.get(CANDIDATES) or "").split()]
        if not found or decorative(img, found[0], bool(caption)):
            return
        alt = one_line(img.get("alt") or "")
        image = Image(location=found[0], alt=alt, caption=caption or one_line(img.get("data-caption") or ""))
        self.candidates[found[0]] = tuple(found)
        if any(ch.isalnum() for ch in "".join(self._text)):
            self._images.append(image)  # inside a sentence: it follows the paragraph
        else:
            self.blocks.append(image)

    def _figure(self, element: HtmlElement) -> None:
        """A figure of pictures, code, a table or a quotation, with its caption."""
        caption_element, caption = caption_of(element)
        credit = ""
        if caption_element is not None:
            credit = credit_in(caption_element)
            caption = one_line(text_of(caption_element)) if credit else caption
            caption_element.getparent().remove(caption_element)
        caption = without_figure_number(caption)
        start = len(self.blocks)
        self.walk(element)
        self.flush()
        if caption or credit:
            self._give_caption(start, caption, credit)

    def _give_caption(self, start: int, caption: str, credit: str) -> None:
        for i in range(start, len(self.blocks)):
            block = self.blocks[i]
            if isinstance(block, Quote) and not block.cite:
                self.blocks[i] = block.model_copy(update={"cite": caption.lstrip("—–-― ")})
                return
            if isinstance(block, Image | Table | Code) and not block.caption:
                more = {"credit": credit} if credit and isinstance(block, Image) else {}
                self.blocks[i] = block.model_copy(update={"caption": caption, **more})
                return

    def _quote(self, element: HtmlElement) -> None:
        cite = ""
        for part in list(element.iter("cite", "footer", "figcaption")):
            if part.getparent() is not None and part is not element and len(text_of(part)) < 200:
                whole = one_line(inline_text(part)) == one_line(text_of(part.getparent()))
                cite = cite or one_line(inline_text(part)).lstrip("—–-― ")
                node = part.getparent() if whole and part.getparent() is not element else part
                node.getparent().remove(node) if tag(part) != "cite" or whole or _last(part) else None
        inner = Walker(self.base)
        inner._depth = min(self._depth, _DEEPEST)
        inner.walk(element)
        inner.flush()
        if any(b.kind in ("code", "table", "heading") for b in inner.blocks):
            self._take(inner, inner.blocks)
            return
        texts = [b.text for b in inner.blocks if b.kind != "image"]
        match = re.match(r"^(.*[.!?…。！？\"”»])\s+[—–―]\s*([^.!?]{2,80})$", texts[-1]) if texts and not cite else None
        if match:
            texts[-1], cite = match.group(1), match.group(2).strip()
        if len(texts) > 1 and not cite and re.match(r"^[—–―-]{1,2}\s*\S.{1,120}$", texts[-1]):
            cite = texts.pop().lstrip("—–-― ")
        if texts:
            self.blocks.append(Quote(text=" ".join(texts), cite=cite))
        self._take(inner, [b for b in inner.blocks if b.kind == "image"])

    def _table(self, element: HtmlElement) -> None:
        listing = codes.in_table(element)
        if listing:
            self._emit(listing)
        elif tables.is_layout(element):
            self.walk(element)
        else:
            found = tables.table(element)
            if found:
                self.blocks.append(found)

    def _list(self, element: HtmlElement, *, ordered: bool) -> None:
        inner = Walker(self.base)
        for item in items_of(element):
            self._item(item, inner)
        self._take(inner, gathered(inner.blocks, ordered))

    def _item(self, item: HtmlElement, into: Walker) -> None:
        """One item as a list of its own, followed by the blocks in it that are no text."""
        walker = Walker(self.base)
        walker._depth = min(self._depth + 3, _DEEPEST)
        walker.walk(item)
        walker.flush()
        texts: list[str] = []
        leads: list[str] = []
        code: list[str] = []
        whole = folds(item)

        def end() -> None:
            if texts:
                text = _TASK.sub("", " ".join(texts))
                lead = leads[0] if leads and text.startswith(leads[0]) else ""
                into.blocks.append(ListBlock(items=(text,), leads=(lead,), code=tuple(dict.fromkeys(code))))
            for part in (texts, leads, code):
                part.clear()

        for block in walker.blocks:
            if isinstance(block, Paragraph | Quote) or (isinstance(block, Heading) and block.level > 3):
                texts.append(block.text)
                leads.append(block.lead if isinstance(block, Paragraph) else "")
                code += block.code if isinstance(block, Paragraph) else ()
            elif whole and texts and isinstance(block, ListBlock):
                texts[:] = [folded(" ".join(texts), block.items)]
            else:
                end()
                into.blocks.append(block)
        end()
        into.candidates |= walker.candidates

    def _definitions(self, element: HtmlElement) -> None:
        """Terms with their explanations: `term: explanation` as items of a list, other blocks in their place."""
        inner = Walker(self.base)
        terms: list[str] = []
        for part in element.iter("dt", "dd"):
            around = next(part.iterancestors("dl"), None)
            if around is not element:
                continue
            if tag(part) == "dt":
                terms.append(one_line(inline_text(part)))
                continue
            at = len(inner.blocks)
            self._item(part, inner)
            self._prefix(inner.blocks, at, terms)
            terms = []
        if terms:
            inner.blocks.append(ListBlock(items=tuple(filter(None, terms))))
        found = gathered(inner.blocks, ordered=False)
        if self._definitions_end == len(self.blocks) and self.blocks:
            found = gathered([self.blocks.pop(), *found], ordered=False)
        self._take(inner, found)
        self._definitions_end = len(self.blocks)

    def _prefix(self, blocks: list[Block], at: int, terms: list[str]) -> None:
        term = ", ".join(filter(None, terms)).rstrip(":：")
        if not term:
            return
        first = blocks[at] if at < len(blocks) else None
        if isinstance(first, ListBlock):
            items, leads = (f"{term}: {first.items[0]}", *first.items[1:]), (f"{term}:", *first.leads[1:])
            blocks[at] = first.model_copy(update={"items": items, "leads": leads})
        else:
            blocks.insert(at, ListBlock(items=(term,)))

    # --- joining

    def _emit(self, block: Block | None) -> None:
        if block is not None:
            self.flush()
            self.blocks.append(block)

    def _take(self, inner: Walker, blocks: list[Block]) -> None:
        self.blocks += blocks
        self.candidates |= inner.candidates

    def _takes_as_caption(self, line: str) -> bool:
        """ "Figure 3. ..." right behind a picture without caption is its caption, not a paragraph."""
        last = self.blocks[-1] if self.blocks else None
        if isinstance(last, Image) and not last.caption and len(line) < 300 and is_numbered_caption(line):
            self.blocks[-1] = last.model_copy(update={"caption": without_figure_number(line)})
            return True
        return False

    def _bare_picture(self) -> bool:
        """Whether the last block is a picture without caption."""
        last = self.blocks[-1] if self.blocks else None
        return isinstance(last, Image) and not last.caption

    def _join_caption(self, before: int) -> None:
        """Paragraphs marked as a caption belong to the picture or table they stand behind."""
        texts = [b.text for b in self.blocks[before:] if isinstance(b, Paragraph)]
        last = self.blocks[before - 1] if before else None
        if texts and isinstance(last, Image | Table | Code) and not last.caption:
            rest = [b for b in self.blocks[before:] if not isinstance(b, Paragraph)]
            caption = without_figure_number(" ".join(texts))
            self.blocks[before - 1 :] = [last.model_copy(update={"caption": caption}), *rest]


def _is_label(element: HtmlElement) -> bool:
    return bool(LABELS.match(one_line(inline_text(element))))


def _last(element: HtmlElement) -> bool:
    """Whether nothing but white space follows inside its parent."""
    return not (element.tail or "").strip() and element.getnext() is None
