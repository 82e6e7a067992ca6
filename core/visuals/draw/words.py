"""Cards made of words: title, text, quote, number, list and end."""

from __future__ import annotations

import hashlib

from core.language.quotes import opening_quote
from core.lettering import text_box, width
from core.model.storyboard import Card
from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.column import Region, column
from core.visuals.draw.fit import Fitted, fit
from core.visuals.draw.roles import Roles, around, inks

Block = tuple[Fitted, tuple[int, int, int], float]
MIDDLE = 0.5  # where a block stands in its free area: 0 at its top, 1 at its bottom


def _fit(
    sheet: Canvas, text: str, high: float, largest: float, *, bold: bool = True, max_lines: int = 99, inset: float = 0.0
) -> Fitted:
    """Fit into the width of the content (less `inset`) and a height in pixels."""
    return fit(
        text,
        (sheet.width - inset, max(high, sheet.px(SMALLEST) * 1.6)),
        largest=sheet.px(largest),
        smallest=sheet.px(SMALLEST),
        bold=bold,
        language=sheet.language,
        max_lines=max_lines,
    )


def _stack(
    sheet: Canvas, blocks: list[Block], lead: float, variant: str = "bar", inset: float = 0.0, rule_after: int = -1
) -> None:
    """Draw blocks (text, colour, gap above) in the middle of the box.

    The accent is a short bar above them, one below block `rule_after`, or ("side") a rule beside all of them.
    """
    high = lead + sum(block.height + gap for block, _, gap in blocks)
    y = top = sheet.box[1] + max(0.0, (sheet.height - high) * MIDDLE)
    if variant == "bar":
        sheet.bar(y)
        y += lead
    x = sheet.edge() + (-inset if sheet.rtl else inset)
    for n, (block, colour, gap) in enumerate(blocks):
        y = sheet.text(x, y + gap, block, colour)
        if n == rule_after:
            sheet.bar(y + lead * 0.42)
            y += lead
    if variant == "side":
        _side_rule(sheet, top, y)


def pictured(sheet: Canvas, roles: Roles) -> None:
    """Draw a card's words with the picture that stands with them, under the accent bar."""
    left, top, right, bottom = sheet.box
    lead = sheet.px(50)
    region = Region(left, top + lead, right, bottom)
    words = column(sheet, roles, region, inks(sheet.theme))
    y = top + max(0.0, (sheet.height - lead - words.height) * MIDDLE)
    sheet.bar(y)
    words.draw(sheet, region, y + lead)


def _side_rule(sheet: Canvas, top: float, bottom: float) -> None:
    """An upright accent rule where lines begin."""
    wide = sheet.px(10)
    left = sheet.edge() - wide if sheet.rtl else sheet.edge()
    box = (left, top + sheet.px(10), left + wide, max(bottom, top + sheet.px(26)) - sheet.px(6))
    sheet.rounded(box, wide / 2, sheet.theme.accent, "rule")


def _variant(card: Card) -> str:
    """Choose the layout of a statement: the same for the same words, varied from card to card."""
    digest = hashlib.sha256(" ".join((card.title, *card.body)).encode()).digest()
    return ("bar", "side", "below")[digest[0] % 3] if card.title else ("bar", "side")[digest[0] % 2]


def text(sheet: Canvas, card: Card) -> None:
    """Draw the card of a statement in big type with the point it belongs to as a kicker; or a part's name, what is
    said of it below.
    """
    theme, lead = sheet.theme, sheet.px(50)
    tall = sheet.image.height > sheet.image.width
    variant = "bar" if card.footer else _variant(card)
    inset = sheet.px(52) if variant == "side" else 0.0
    below = sheet.px(92)  # what the rule between a statement and the kicker under it takes
    room = sheet.height - {"side": 0.0, "below": below}.get(variant, lead)
    spoken = " ".join(card.body)
    kicker = _fit(sheet, card.title, sheet.px(130), 48, max_lines=2, inset=inset) if card.title else None
    room -= kicker.height + sheet.px(28) if kicker else 0.0
    foot = None
    if card.footer:
        counts = len(card.footer) <= 9
        foot = _fit(sheet, card.footer, room * (0.2 if counts else 0.46), 46 if counts else 58, bold=False, max_lines=6)
        room -= foot.height + sheet.px(40)
    largest = (168 if tall else 180) if len(spoken) <= 48 else (124 if tall else 132)
    big = _fit(sheet, spoken, room, sheet.large(largest), inset=inset)
    if kicker and variant == "below":
        _stack(sheet, [(big, theme.ink, 0.0), (kicker, theme.accent, 0.0)], below, variant, rule_after=0)
        return
    blocks: list[Block] = [(kicker, theme.accent, 0.0)] if kicker else []
    blocks.append((big, theme.ink, sheet.px(28) if kicker else 0.0))
    if foot:
        blocks.append((foot, theme.muted, sheet.px(40)))
    _stack(sheet, blocks, 0.0 if variant == "side" else lead, variant, inset)


def title(sheet: Canvas, card: Card) -> None:
    """Draw the title card: the film's title, with author or site beneath."""
    theme, lead = sheet.theme, sheet.px(52)
    below = " · ".join((*card.body, *([card.footer] if card.footer else [])))
    foot = _fit(sheet, below, sheet.px(140), 46, bold=False, max_lines=2) if below else None
    room = sheet.height - lead - (foot.height + sheet.px(44) if foot else 0.0)
    head = _fit(sheet, card.title, room, 176 if sheet.image.height > sheet.image.width else 190)
    blocks = [(head, theme.ink, 0.0)]
    if foot:
        blocks.append((foot, theme.muted, sheet.px(44)))
    _stack(sheet, blocks, lead)


def end(sheet: Canvas, card: Card) -> None:
    """Draw the end card, the film's source: the title once more, the credits, the address."""
    theme, lead = sheet.theme, sheet.px(52)
    foot = _fit(sheet, card.footer, sheet.px(170), 46, max_lines=3) if card.footer else None
    room = sheet.height - lead - (foot.height + sheet.px(40) if foot else 0.0)
    credits = [_fit(sheet, line, room * 0.2, 50, bold=False, max_lines=2) for line in card.body[:4]]
    room -= sum(item.height + sheet.px(10) for item in credits) + sheet.px(40)
    blocks = [(_fit(sheet, card.title, room, 124), theme.ink, 0.0)]
    for n, credit in enumerate(credits):
        blocks.append((credit, theme.muted, sheet.px(40 if n == 0 else 10)))
    if foot:
        blocks.append((foot, theme.accent, sheet.px(40)))
    _stack(sheet, blocks, lead)


def number(sheet: Canvas, card: Card) -> None:
    """Draw the card of one figure, very large, and what it counts: below it, or around it where the body has two parts.

    The footer names the part of the film, as a kicker.
    """
    theme, lead = sheet.theme, sheet.px(46)
    before, after = around(card.body)
    above = _fit(sheet, before, sheet.height * 0.3, 72, bold=False) if before else None
    below = _fit(sheet, after, sheet.height * (0.3 if before else 0.46), 72, bold=False) if after else None
    kicker = _fit(sheet, card.footer, sheet.px(130), 48, max_lines=2) if card.footer else None
    room = sheet.height - lead - sum(block.height + sheet.px(28) for block in (kicker, above, below) if block)
    blocks = [(kicker, theme.accent, 0.0)] if kicker else []
    if above:
        blocks.append((above, theme.ink, sheet.px(28) if blocks else 0.0))
    head = _fit(sheet, card.title, min(room, sheet.px(sheet.large(420))), sheet.large(320), max_lines=2)
    blocks.append((head, theme.accent, sheet.px(20) if blocks else 0.0))
    if below:
        blocks.append((below, theme.ink, sheet.px(28)))
    _stack(sheet, blocks, lead)


def quote(sheet: Canvas, card: Card) -> None:
    """Draw the card of a quotation under a large mark, and who said it."""
    theme = sheet.theme
    mark_size = sheet.px(200)
    foot = _fit(sheet, "— " + card.footer, sheet.px(120), 44, bold=False, max_lines=2) if card.footer else None
    lead = mark_size * 0.62
    room = sheet.height - lead - (foot.height + sheet.px(34) if foot else 0.0)
    line = _fit(sheet, " ".join(card.body), room, sheet.large(100), bold=False)
    high = lead + line.height + (foot.height + sheet.px(34) if foot else 0.0)
    y = sheet.box[1] + max(0.0, (sheet.height - high) * MIDDLE)
    mark = opening_quote(sheet.language)
    # Low marks („) hang at the baseline, high ones at the cap height: both end up in the space above the words.
    baseline = y + (mark_size * (0.42 if mark in "„«「" else 0.74))
    side = "r" if sheet.rtl else "l"
    ink = text_box(mark, mark_size, language=sheet.language)
    bearing = ink[0] if side == "l" else ink[2] - width(mark, mark_size, language=sheet.language)
    sheet.line((sheet.edge() - bearing, baseline), mark, mark_size, theme.accent, bold=True, side=side)
    y = sheet.text(sheet.edge(), y + lead, line, theme.ink)
    if foot:
        sheet.text(sheet.edge(), y + sheet.px(34), foot, theme.muted)


def listing(sheet: Canvas, card: Card) -> None:
    """Draw the card of a heading and its items, each behind an accent marker; all items of one size. Footer "ordered"
    numbers them.
    """
    theme, lead = sheet.theme, sheet.px(46)
    head = _fit(sheet, card.title, sheet.height * 0.28, 84, max_lines=3) if card.title else None
    top = lead + (head.height + sheet.px(34) if head else 0.0)
    inset, gap, room = sheet.px(58), sheet.px(20), sheet.height - top
    items = [item for item in card.body if item.strip()]
    few = len(items) <= 4 and max((len(item) for item in items), default=0) <= 40
    largest = sheet.large(84 if few else 64)
    fitted = [_item(sheet, item, SMALLEST, inset, room, len(items)) for item in items]
    hopeless = sum(line.height + gap for line in fitted) - gap > room or any(line.cut for line in fitted)
    for step in range(0 if hopeless else 25):
        size = largest - (largest - SMALLEST) * step / 24
        fitted = [_item(sheet, item, size, inset, room, len(items)) for item in items]
        high = sum(line.height + gap for line in fitted) - gap
        if high <= room and (step == 24 or not any(line.cut for line in fitted)):
            break
    while len(fitted) > 1 and sum(line.height + gap for line in fitted) - gap > room:
        fitted.pop()
    high = top + sum(line.height + gap for line in fitted) - gap
    y = sheet.box[1] + max(0.0, (sheet.height - high) * MIDDLE)
    sheet.bar(y)
    y += lead
    if head:
        y = sheet.text(sheet.edge(), y, head, theme.ink) + sheet.px(34)
    for n, line in enumerate(fitted):
        _marker(sheet, y, line, n, str(n + 1) if card.footer == "ordered" else "")
        y = sheet.text(sheet.edge() + (-inset if sheet.rtl else inset), y, line, theme.ink, item=n) + gap


def _item(sheet: Canvas, item: str, size: float, inset: float, room: float, n_items: int) -> Fitted:
    px = sheet.px(size)
    lines = 4 if n_items <= 4 else 2
    return fit(
        item, (sheet.width - inset, room), largest=px, smallest=px, bold=False, language=sheet.language, max_lines=lines
    )


def _marker(sheet: Canvas, y: float, item: Fitted, n: int, number_text: str) -> None:
    side = "r" if sheet.rtl else "l"
    if number_text:
        baseline = y + item.leading * 0.5 + item.size * 0.36
        sheet.line(
            (sheet.edge(), baseline), number_text, item.size, sheet.theme.accent, bold=True, side=side, what="marker",
            group=n,
        )  # fmt: skip
        return
    middle, length, thick = y + item.leading * 0.52, sheet.px(28), max(2.0, sheet.px(6))
    left = sheet.edge() - length if sheet.rtl else sheet.edge()
    box = (left, middle - thick / 2, left + length, middle + thick / 2)
    sheet.rounded(box, thick / 2, sheet.theme.accent, "marker", n)
