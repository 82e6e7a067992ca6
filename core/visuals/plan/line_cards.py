"""Cards of what a line says: its words, figures, enumerations and commands."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from core.model.script import Line, Script
from core.model.storyboard import Card
from core.visuals.plan.figure import figure
from core.visuals.plan.headings import without_number
from core.visuals.plan.lengths import shortened
from core.visuals.plan.phrase import LONGEST, items, sayings


@dataclass(frozen=True)
class Words:
    """Cards that say a line, the best first, never none.

    `good` when the first is worth showing for its own sake, `new` when it says what no card has said.
    """

    cards: tuple[Card, ...]
    good: bool
    new: bool = True


def words_for(line: Line, script: Script, heading: str, used: Collection[str]) -> Words:
    """The cards that say a line: its overlay, a figure, an enumeration, a statement; else its heading, else all of it.

    `used` holds what cards have shown so far (casefolded): nothing is said twice. The name of a part stands as a label
    over what is said, which is large.
    """
    heading, language = shortened(heading, 70), script.language
    kicker = heading if heading.casefold() != (script.title or "").casefold() else ""
    out: list[Card] = []
    opens = bool(heading) and heading.casefold() not in used
    parts = [saying for saying in sayings(line.text, language) if saying.text.casefold() not in used]
    number = figure(line.text, language)
    overlay = line.overlay.casefold()
    if overlay and overlay not in used and not heading.casefold().endswith(overlay) and not _is_figure(overlay):
        out.append(Card(kind="text", title=kicker, body=(shortened(line.overlay, 90),), language=language))
    if number and number.shown.casefold() not in used:
        around = (number.before, number.after) if number.before else (number.after,)
        out.append(Card(kind="number", title=number.shown, body=around, footer=kicker, language=language))
        opens = False
    members = items(line.text, language)
    if members and members[0].casefold() not in used:
        out.append(Card(kind="list", title=heading, body=members, language=language))
    for part in parts:
        if not part.good and not (opens and not out):
            continue
        if opens and not out and _speaks(heading, part.text):
            out.append(Card(kind="text", body=(heading,), language=language))
        else:
            out.append(Card(kind="text", title=kicker, body=(part.text,), language=language))
        opens = False
    if opens and not out:
        out.append(Card(kind="text", body=(heading,), language=language))
    if out:
        return Words(tuple(out), True)
    for part in parts:
        out.append(Card(kind="text", title=kicker, body=(part.text,), language=language))
    if out:
        return Words(tuple(out), False)
    words = heading or script.title or shortened(line.text, LONGEST)
    return Words((Card(kind="text", body=(words,), language=language),), False, new=False)


def _is_figure(text: str) -> bool:
    """Whether words laid over a picture are a bare figure: without its noun it is no card."""
    return len(text) <= 24 and text.strip()[:1] in "0123456789$€£¥₹"


def _speaks(heading: str, sentence: str) -> bool:
    """Whether a sentence is the heading itself, at most with its number before it: "Number one: ..."."""
    name, words = (re.findall(r"\w+", text.casefold()) for text in (without_number(heading), sentence))
    return 0 < len(name) <= len(words) <= len(name) + 2 and words[-len(name) :] == name


def command_card(command: str, title: str, language: str) -> Card:
    """A card of a command out of a sentence, as code."""
    return Card(kind="code", title=shortened(title, 80), body=(command,), code_language="bash", language=language)
