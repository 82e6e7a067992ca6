"""Parts of a Word document that mammoth passes over: text boxes, formulas, numbers in words, continued items."""

from __future__ import annotations

import copy
import re
from typing import Any

from core.content.archive import attribute, local

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_CONTINUING = 3  # paragraphs between two items that belong to the first
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


def settle_parts(root: Any, styles: Any | None, numbering: Any | None) -> None:
    """Change the document's tree so that these parts are paragraphs and runs like others."""
    _lift_boxes(root)
    for formula in [e for e in root.iter() if local(e) == "oMath"]:
        _formula(formula)
    numbers = _Numbers(styles, numbering)
    numbers.label(root)
    _continue_items(root, numbers)


def _lift_boxes(root: Any) -> None:
    """Put the paragraphs of text boxes behind the paragraph that they hang on, each once, in their order."""
    lifted: dict[Any, list[Any]] = {}
    for box in [e for e in root.iter() if local(e) == "txbxContent"]:
        ancestors = list(box.iterancestors())
        if any(local(e) == "txbxContent" for e in ancestors):
            continue  # lies in another box and is lifted with it
        fallback = next((e for e in ancestors if local(e) == "Fallback"), None)
        choice = fallback.getparent() if fallback is not None else None
        if choice is not None and any(local(e) == "txbxContent" for c in choice if c is not fallback for e in c.iter()):
            continue  # the same box once more, for old programs
        anchor = next((e for e in ancestors if local(e) == "p"), None)
        if anchor is not None:
            lifted.setdefault(anchor, []).append(box)
    for anchor, boxes in lifted.items():
        at = anchor
        for box in boxes:
            for child in [copy.deepcopy(e) for e in box]:
                at.addnext(child)
                at = child
    _settle_alternates(root)
    for box in [e for e in root.iter() if local(e) == "txbxContent"]:
        box.getparent().remove(box)
    if lifted:
        _lift_boxes(root)  # boxes in boxes


def _settle_alternates(root: Any) -> None:
    """Take of alternatives the newer one with pictures only where the older has none."""
    for alternate in [e for e in root.iter() if local(e) == "AlternateContent"]:
        parent = alternate.getparent()
        older = [e for e in alternate if local(e) == "Fallback"]
        newer = next((e for e in alternate if local(e) == "Choice"), None)
        if parent is None or newer is None or any(local(e) == "imagedata" for part in older for e in part.iter()):
            continue
        at = parent.index(alternate)
        for offset, child in enumerate(list(newer)):
            parent.insert(at + offset, child)
        parent.remove(alternate)


def _formula(formula: Any) -> None:
    """Replace a formula by a run with its signs in one line."""
    parent = formula.getparent()
    if parent is None:
        return
    if local(parent) == "oMathPara":
        formula, parent = parent, parent.getparent()
    run = formula.makeelement(f"{_W}r")
    text = run.makeelement(f"{_W}t")
    text.text = "".join(_linear(child) for child in formula)
    run.append(text)
    parent.replace(formula, run)
    if local(parent) not in ("p", "hyperlink"):
        paragraph = run.makeelement(f"{_W}p")
        parent.replace(run, paragraph)
        paragraph.append(run)


def _linear(element: Any) -> str:
    name = local(element)
    parts = {local(child): "".join(_linear(inner) for inner in child) for child in element if local(child)}
    if name == "t":
        return element.text or ""
    if name == "f":
        return f"{_bracketed(parts.get('num', ''))}/{_bracketed(parts.get('den', ''))}"
    if name in ("sSup", "sSub", "sSubSup"):
        raised, lowered = parts.get("sup", ""), parts.get("sub", "")
        high = raised.translate(_RAISED) if re.fullmatch(r"[-+−n\d]+", raised) else f"^{_bracketed(raised)}"
        low = f"_{_bracketed(lowered)}"
        return parts.get("e", "") + (low if lowered else "") + (high if raised else "")
    if name == "rad":
        return f"√{_bracketed(parts.get('e', ''))}"
    if name == "nary":
        sign = next((attribute(e, "val") for e in element.iter() if local(e) == "chr"), "∫")
        return f"{sign} {parts.get('e', '')}"
    if name == "d":
        inner = ", ".join("".join(_linear(i) for i in e) for e in element if local(e) == "e")
        return f"({inner})"
    return "".join(_linear(child) for child in element)


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"\w*[\w.]*", text) else f"({text})"


class _Numbers:
    """The numbers that Word writes in front of paragraphs, by its lists and levels."""

    def __init__(self, styles: Any | None, numbering: Any | None) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        self._headings: set[str] = set()
        self._counts: dict[str, dict[int, int]] = {}
        self._abstract: dict[str, str] = {}
        for number in (e for e in numbering if local(e) == "num") if numbering is not None else ():
            self._take(number, numbering)
        for style in (e for e in styles.iter() if local(e) == "style") if styles is not None else ():
            place = next((e for e in style.iter() if local(e) == "numPr"), None)
            name = next((attribute(e, "val") for e in style if local(e) == "name"), "")
            if re.match(r"heading \d|title", name, re.IGNORECASE):
                self._headings.add(attribute(style, "styleId"))
            if place is not None:
                self._by_style[attribute(style, "styleId")] = _place(place)

    def _take(self, number: Any, numbering: Any) -> None:
        num_id = attribute(number, "numId")
        abstract_id = next((attribute(e, "val") for e in number if local(e) == "abstractNumId"), "")
        found = (e for e in numbering if local(e) == "abstractNum" and attribute(e, "abstractNumId") == abstract_id)
        abstract = next(found, None)
        if abstract is None:
            return
        self._abstract[num_id] = abstract_id
        self._levels[num_id] = {int(attribute(e, "ilvl", "0")): e for e in abstract if local(e) == "lvl"}
        for change in (e for e in number if local(e) == "lvlOverride"):
            level = int(attribute(change, "ilvl", "0"))
            for inner in change:
                if local(inner) == "lvl":
                    self._levels[num_id][level] = inner
                elif local(inner) == "startOverride":
                    self._starts[num_id, level] = int(attribute(inner, "val", "1"))

    def place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph, None where it has no number; headings have theirs in their text."""
        properties = next((e for e in paragraph if local(e) == "pPr"), None)
        if properties is None:
            return None
        style = next((attribute(e, "val") for e in properties if local(e) == "pStyle"), "")
        direct = next((e for e in properties if local(e) == "numPr"), None)
        found = _place(direct) if direct is not None else self._by_style.get(style)
        return found if found and found[0] in self._levels and style not in self._headings else None

    def label(self, root: Any) -> None:
        """Write numbers that are words ("Article 3", "§ 4", "Step 2:") into the text, where no list would have them."""
        for paragraph in [e for e in root.iter() if local(e) == "p"]:
            place = self.place(paragraph)
            level = self._levels[place[0]].get(place[1]) if place else None
            if not place or level is None:
                continue
            self._count(*place)
            pattern = next((attribute(e, "val") for e in level if local(e) == "lvlText"), "")
            form = next((attribute(e, "val") for e in level if local(e) == "numFmt"), "")
            if form == "bullet" or not re.search(r"[^\W\d_]{2}|§", pattern):
                continue
            _begin_with(paragraph, self._words(place[0], pattern) + " ")

    def _words(self, num_id: str, pattern: str) -> str:
        return re.sub(r"%(\d)", lambda match: self._shown(num_id, int(match.group(1)) - 1), pattern).strip()

    def _count(self, num_id: str, level: int) -> None:
        """Go on to the next number of a level."""
        counts = self._counts.setdefault(self._abstract[num_id], {})
        start = self._starts.pop((num_id, level), None)
        if start is not None or level not in counts:
            first = next((attribute(e, "val") for e in self._levels[num_id][level] if local(e) == "start"), "1")
            counts[level] = start if start is not None else int(first)
        else:
            counts[level] += 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]

    def _shown(self, num_id: str, level: int) -> str:
        number = self._counts[self._abstract[num_id]].get(level, 1)
        element = self._levels[num_id].get(level)
        form = next((attribute(e, "val") for e in element if local(e) == "numFmt"), "") if element is not None else ""
        if form in ("lowerLetter", "upperLetter"):
            letter = chr(ord("a") + (number - 1) % 26)
            return letter.upper() if form == "upperLetter" else letter
        if form in ("lowerRoman", "upperRoman"):
            return _roman(number) if form == "upperRoman" else _roman(number).lower()
        return str(number)


def _begin_with(paragraph: Any, words: str) -> None:
    """Put words in front of a paragraph and take it out of its list."""
    properties = next(e for e in paragraph if local(e) == "pPr")
    for element in [e for e in properties if local(e) == "numPr"]:
        properties.remove(element)
    style = next((e for e in properties if local(e) == "pStyle"), None)
    if style is not None:  # its list may come with its style
        properties.remove(style)
    run = paragraph.makeelement(f"{_W}r")
    text = run.makeelement(f"{_W}t")
    text.text = words
    run.append(text)
    paragraph.insert(paragraph.index(properties) + 1, run)


def _continue_items(root: Any, numbers: _Numbers) -> None:
    """Join indented paragraphs between two items of a list to the item before them, so that its numbers go on."""
    last: Any | None = None
    place: tuple[str, int] | None = None
    between: list[Any] = []
    for element in list(root.iter()):
        name = local(element)
        if name == "tbl":
            last, between = None, []
        if name != "p" or any(local(e) == "tbl" for e in element.iterancestors()):
            continue
        here = numbers.place(element)
        if here is None:
            if last is not None and len(between) < _MOST_CONTINUING and _is_indented(element):
                between.append(element)
            else:
                last, between = None, []
            continue
        if last is not None and place is not None and here[0] == place[0] and last.getparent() is element.getparent():
            for paragraph in between:
                _join(last, paragraph)
        last, place, between = element, here, []


def _is_indented(paragraph: Any) -> bool:
    properties = next((e for e in paragraph if local(e) == "pPr"), None)
    if properties is None or not any(local(e) == "t" for e in paragraph.iter()):
        return False
    style = next((attribute(e, "val") for e in properties if local(e) == "pStyle"), "")
    indent = next((e for e in properties if local(e) == "ind"), None)
    left = (attribute(indent, "left") or attribute(indent, "start")) if indent is not None else ""
    return bool(re.match(r"List ?Continue|List ?Paragraph", style)) or (left.isdigit() and int(left) > 0)


def _join(item: Any, paragraph: Any) -> None:
    run = item.makeelement(f"{_W}r")
    text = run.makeelement(f"{_W}t")
    text.text, text.attrib["{http://www.w3.org/XML/1998/namespace}space"] = " ", "preserve"
    run.append(text)
    item.append(run)
    for child in [e for e in paragraph if local(e) != "pPr"]:
        item.append(child)
    paragraph.getparent().remove(paragraph)


def _place(properties: Any) -> tuple[str, int]:
    values = {local(e): attribute(e, "val") for e in properties}
    level = values.get("ilvl", "0")
    return values.get("numId", ""), int(level) if level.isdigit() else 0


def _roman(number: int) -> str:
    out = ""
    for value, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        while number >= value:
            out, number = out + sign, number - value
    return out
