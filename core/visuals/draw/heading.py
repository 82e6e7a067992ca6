"""The heading of cards that show data: the accent bar, the title, and what is measured beneath it."""

from __future__ import annotations

from dataclasses import dataclass

from core.visuals.draw.canvas import SMALLEST, Canvas
from core.visuals.draw.fit import Fitted, fit


@dataclass(frozen=True)
class Heading:
    """A title and a quieter line, either of which may be missing; `height` includes the room below them."""

    title: Fitted | None
    below: Fitted | None
    lead: float
    space: float

    @property
    def height(self) -> float:
        return self.lead + sum(line.height for line in (self.title, self.below) if line) + self.space

    def draw(self, sheet: Canvas, y: float) -> float:
        """Draw from y down; return where what it heads begins."""
        sheet.bar(y)
        y += self.lead
        if self.title:
            y = sheet.text(sheet.edge(), y, self.title, sheet.theme.ink)
        if self.below:
            y = sheet.text(sheet.edge(), y, self.below, sheet.theme.muted)
        return y + self.space


def heading(sheet: Canvas, title: str, below: str = "") -> Heading:
    """The heading of a card that shows data, at the largest sizes that leave most of the sheet to them."""

    def fitted(text: str, largest: float, bold: bool) -> Fitted | None:
        if not text.strip():
            return None
        return fit(
            text, (sheet.width, sheet.height * 0.17), largest=sheet.px(largest), smallest=sheet.px(SMALLEST),
            bold=bold, language=sheet.language, max_lines=2,
        )  # fmt: skip

    same = " ".join(title.split()).casefold() == " ".join(below.split()).casefold()
    return Heading(fitted(title, 60, True), None if same else fitted(below, 38, False), sheet.px(44), sheet.px(36))
