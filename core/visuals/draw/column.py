"""A column of words: a card's roles one below the other, at the largest sizes that fit a region."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.lettering import text_box, width
from core.visuals.draw.art import Drawing
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.roles import Inks, Roles
from core.visuals.draw.theme import RGB

ART_GAP = 44.0  # between a picture and the words, at 1080


@dataclass(frozen=True)
class Region:
    """Rectangle in which words may stand: (left, top, right, bottom) in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def inset(self, by: float, down: float = -1.0) -> Region:
        """The region less a margin on every side (`down` above and below, where that differs)."""
        down = by if down < 0 else down
        return Region(self.left + by, self.top + down, self.right - by, self.bottom - down)


def capped(roles: Roles, most: float) -> float:
    """The size at 1080 of a card's large words in a design whose shapes ask for smaller ones; a figure stays large."""
    return roles.largest if roles.figure else min(roles.largest, most)


def whole(sheet: Canvas) -> Region:
    """The region of a card's words that is all of the sheet's content box."""
    return Region(*sheet.box)


def centred(sheet: Canvas) -> Region:
    """The region of a card's words that stands in the middle of the frame, as large as the box allows."""
    left, top, right, bottom = sheet.box
    margin = max(left, sheet.image.width - right)
    return Region(margin, top, sheet.image.width - margin, bottom)


@dataclass(frozen=True)
class Block:
    """Words of one role, with the room above them; `marker` stands before an item."""

    fitted: Fitted
    colour: RGB
    gap: float
    role: str
    marker: str = ""
    indent: float = 0.0
    item: int = -1  # number of the list's item


@dataclass(frozen=True)
class Beside:
    """The picture of a column and its size: above the words, or `aside` where lines end."""

    drawing: Drawing
    size: tuple[int, int]
    aside: bool


@dataclass(frozen=True)
class Column:
    """Blocks that fit their region; `mark` is a quotation mark above them, with its size."""

    blocks: tuple[Block, ...]
    ink: Inks
    mark: str = ""
    mark_size: float = 0.0
    lead: float = 0.0  # the room the quotation mark takes, and a picture above the words
    art: Beside | None = None

    @property
    def height(self) -> float:
        words = self.lead + sum(block.fitted.height + block.gap for block in self.blocks)
        return words if self.art is None or not self.art.aside else max(words, self.art.size[1])

    def width(self) -> float:
        """The widest line in pixels, with its indent."""
        words = max((block.fitted.width() + block.indent for block in self.blocks), default=0.0)
        return (
            words if self.art is None else self.art.size[0] + words if self.art.aside else max(words, self.art.size[0])
        )

    def draw(self, sheet: Canvas, region: Region, y: float, *, middle: bool = False) -> float:
        """Draw from y down, at the side where reading begins or in the middle; return where it ends."""
        if middle and any(block.marker for block in self.blocks):  # items keep a common edge, in the middle as a whole
            half, middle = self.width() / 2, False
            region = Region(region.middle - half, region.top, region.middle + half, region.bottom)
        side = "m" if middle else "r" if sheet.rtl else "l"
        edge = region.middle if middle else region.right if sheet.rtl else region.left
        top, y = y, self.crown(sheet, region, y, middle=middle)
        for block in self.blocks:
            y += block.gap
            if block.marker:
                _marker(sheet, edge, y, block, self.ink.kicker, side)
            x = edge + (-block.indent if side == "r" else block.indent)
            y = sheet.text(x, y, block.fitted, block.colour, align=side, item=block.item)
        return max(y, top + self.height)

    def crown(self, sheet: Canvas, region: Region, y: float, *, middle: bool = False) -> float:
        """Draw the picture and the quotation mark of a column that begins at y; return where its words begin."""
        side = "m" if middle else "r" if sheet.rtl else "l"
        edge = region.middle if middle else region.right if sheet.rtl else region.left
        words = sum(block.fitted.height + block.gap for block in self.blocks)
        start, taken = y, 0.0
        if self.art is not None:
            (wide, high), aside = self.art.size, self.art.aside
            left = region.middle - wide / 2 if middle else region.right - wide if sheet.rtl != aside else region.left
            top = y + max(0.0, (self.height - high) / 2) if aside else y
            sheet.art(self.art.drawing, left, top, self.art.size, self.ink.kicker)
            start += max(0.0, (high - self.lead - words) / 2) if aside else 0.0
            taken = 0.0 if aside else high + sheet.px(ART_GAP)
        if self.mark:
            _quote_mark(sheet, edge, start + taken, self.mark, self.mark_size, self.ink.kicker, side)
        return start + self.lead


def column(
    sheet: Canvas,
    roles: Roles,
    region: Region,
    ink: Inks,
    *,
    largest: float = 0.0,
    kicker: float = 46.0,
    aside: bool = True,
) -> Column:
    """The words of a card one below the other at the largest sizes at which all fit: small ones take what they need,
    the head what is left.

    `largest` overrides the head's size and `kicker` that of the kicker, both at 1080. A picture stands above the words,
    and beside them where the region is wide and that is allowed (`aside`).
    """
    if roles.art is not None:
        return _pictured(sheet, roles, roles.art, region, ink, largest, kicker, aside)
    size = sheet.large(largest or roles.largest)
    if roles.items:
        return _listed(sheet, roles, region, ink, min(size, sheet.large(84)))
    wide, room = region.width, region.height
    mark = min(sheet.px(180), room * 0.3) if roles.mark else 0.0
    ink_of_mark = text_box(roles.mark, mark, language=sheet.language) if roles.mark else (0.0, 0.0, 0.0, 0.0)
    lead = min(ink_of_mark[3] - ink_of_mark[1] + 0.2 * mark, 0.8 * mark)
    room -= lead
    above = (
        _fitted(sheet, roles.kicker, wide, min(sheet.px(130), room * 0.2), kicker, lines=2) if roles.kicker else None
    )
    room -= above.height + sheet.px(26) if above else 0.0
    foot = _fitted(sheet, roles.foot, wide, room * 0.2, 44, lines=3) if roles.foot else None
    room -= foot.height + sheet.px(36) if foot else 0.0
    below, share, largest_sub = [], 0.46 if len(roles.subs) == 1 and not roles.counts else 0.17, 58.0
    if roles.figure:
        largest_sub = 72.0
    elif roles.counts or len(roles.subs) > 1 or roles.mark or (roles.subs and len(roles.subs[0]) < 40):
        largest_sub, share = 46.0, min(share, 0.2)
    for n, text in enumerate(roles.subs):
        line = _fitted(sheet, text, wide, region.height * share, largest_sub, bold=False, lines=8)
        below.append(Block(line, ink.head if roles.figure else ink.sub, sheet.px(36 if n == 0 else 10), "sub"))
    room -= sum(block.fitted.height + block.gap for block in below)
    blocks = [Block(above, ink.kicker, 0.0, "kicker")] if above else []
    if roles.lead:
        leading = _fitted(sheet, roles.lead, wide, room * 0.36, 72, bold=False, lines=4)
        blocks.append(Block(leading, ink.head, sheet.px(26) if above else 0.0, "sub"))
        room -= leading.height + sheet.px(26)
    if roles.head:
        high = min(room, sheet.px(420)) if roles.figure else room
        lines = 2 if roles.figure else 99
        head = _fitted(sheet, roles.head, wide, high, size, bold=roles.bold, lines=lines)
        colour = ink.kicker if roles.figure else ink.head
        blocks.append(Block(head, colour, sheet.px(26) if blocks else 0.0, "head"))
    elif below:
        below[0] = Block(below[0].fitted, below[0].colour, 0.0, "sub")
    blocks += below
    if foot:
        blocks.append(Block(foot, ink.kicker, sheet.px(36) if blocks else 0.0, "foot"))
    return Column(tuple(blocks), ink, roles.mark, mark, lead)


def _pictured(
    sheet: Canvas, roles: Roles, art: Drawing, region: Region, ink: Inks, largest: float, kicker: float, aside: bool
) -> Column:
    """The column of words that is left room by a picture, with it."""
    aside = aside and region.width > 1.8 * region.height
    gap = sheet.px(ART_GAP)
    if not aside and len(roles.items) > 4 and region.height < sheet.px(700):  # words would be small beneath it
        return column(sheet, replace(roles, art=None), region, ink, largest=largest, kicker=kicker)
    if aside:
        size = art.size_in(
            region.width * (0.26 if art.tinted else 0.58 if art.whole else 0.4),
            region.height * (0.8 if art.tinted else 1.0),
        )
        taken = size[0] + 1.5 * gap
        room = Region(region.left + (taken if sheet.rtl else 0), region.top, region.right - (0 if sheet.rtl else taken),
                      region.bottom)  # fmt: skip
    else:
        share = 0.34 if region.width < region.height * 1.5 else 0.26
        share = min(share, 0.24) if len(roles.items) > 4 else share  # many items are read, not looked at
        size = art.size_in(
            region.width, region.height * (share if art.tinted else share + (0.34 if art.whole else 0.12))
        )
        room = Region(region.left, region.top + size[1] + gap, region.right, region.bottom)
    words = column(sheet, replace(roles, art=None), room, ink, largest=largest, kicker=kicker)
    return replace(words, lead=words.lead + (0.0 if aside else size[1] + gap), art=Beside(art, size, aside))


def _fitted(
    sheet: Canvas, text: str, wide: float, high: float, largest: float, *, bold: bool = True, lines: int = 99
) -> Fitted:
    least = sheet.px(SMALLEST)
    return fit(
        text, (wide, max(high, least * 1.6)), largest=max(sheet.px(largest), least), smallest=least, bold=bold,
        language=sheet.language, max_lines=lines,
    )  # fmt: skip


def _listed(sheet: Canvas, roles: Roles, region: Region, ink: Inks, largest: float) -> Column:
    """A heading and items of one size: the largest at which all fit whole, else the smallest and as many as fit."""
    head = _fitted(sheet, roles.head, region.width, region.height * 0.28, largest, lines=3) if roles.head else None
    gap, space = sheet.px(20), sheet.px(34)
    room = region.height - (head.height + space if head else 0.0)
    items = roles.items
    short = len(items) <= 4 and max(len(item) for item in items) <= 40
    low, high, most = 0, 24, sheet.large(84.0 if short else 64.0)
    lines = _items(sheet, items, region, SMALLEST, room)
    if _high(lines, gap) > room or any(element.cut for element in lines):
        high = -1  # no larger size can fit
    while low <= high:  # the largest of 25 sizes
        step = (low + high) // 2
        tried = _items(sheet, items, region, SMALLEST + (most - SMALLEST) * step / 24, room)
        if _high(tried, gap) <= room and not any(entry.cut for entry in tried):
            lines, low = tried, step + 1
        else:
            high = step - 1
    while len(lines) > 1 and _high(lines, gap) > room:
        lines.pop()
    blocks = [Block(head, ink.head, 0.0, "head")] if head else []
    indent = _indent(sheet, lines[0].size, len(items) if roles.ordered else 0)
    for n, line in enumerate(lines):
        marker = str(n + 1) if roles.ordered else "–"
        above = gap if n else space if head else 0.0
        blocks.append(Block(line, ink.head, above, "item", marker, indent, n))
    return Column(tuple(blocks), ink)


def _indent(sheet: Canvas, size: float, n: int) -> float:
    return max(sheet.px(58), width(f"{n} ", size, bold=True, language="en") if n else 0.0)


def _high(fitteds: list[Fitted], gap: float) -> float:
    return sum(line.height + gap for line in fitteds) - gap


def _items(sheet: Canvas, items: tuple[str, ...], region: Region, size: float, room: float) -> list[Fitted]:
    px, lines = sheet.px(size), 4 if len(items) <= 4 else 2
    wide = region.width - _indent(sheet, px, len(items))
    return [
        fit(item, (wide, room), largest=px, smallest=px, bold=False, language=sheet.language, max_lines=lines)
        for item in items
    ]


def _marker(sheet: Canvas, edge: float, y: float, block: Block, colour: RGB, side: str) -> None:
    fitted = block.fitted
    if block.marker != "–":
        baseline = y + fitted.leading * 0.5 + fitted.size * 0.36
        sheet.line(
            (edge, baseline), block.marker, fitted.size, colour, bold=True, side=side, what="marker", group=block.item
        )
        return
    middle, length, thick = y + fitted.leading * 0.52, sheet.px(28), max(2.0, sheet.px(6))
    left = edge - length if side == "r" else edge
    box = (left, middle - thick / 2, left + length, middle + thick / 2)
    sheet.rounded(box, thick / 2, colour, "marker", block.item)


def _quote_mark(sheet: Canvas, edge: float, y: float, mark: str, size: float, colour: RGB, side: str) -> None:
    """The mark with the top of its ink at y: some hang at the baseline, others stand at the height of capitals."""
    ink = text_box(mark, size, language=sheet.language)
    bearing = ink[0] if side == "l" else ink[2] - width(mark, size, language=sheet.language) if side == "r" else 0.0
    sheet.line((edge - bearing, y - ink[1]), mark, size, colour, bold=True, side=side)
