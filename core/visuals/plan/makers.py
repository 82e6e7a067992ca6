"""Blocks and lines of script as cards."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.language.graphemes import short_words
from core.model.article import Article, ListBlock, Quote, Table
from core.model.script import Line, Script
from core.model.storyboard import Card
from core.visuals.figures.pairs import of_lists, of_table
from core.visuals.figures.tables import series
from core.visuals.plan.figure import figure
from core.visuals.plan.headings import heading_above, without_number
from core.visuals.plan.phrase import LONGEST, items, sayings

MAX_ITEMS = 6
ASKED_MOST = 90  # letters
MAX_QUOTE = 320  # characters; a longer quotation is shown up to the sentence that ends before


def title_card(article: Article, script: Script) -> Card:
    """The title card of a film: its title and the author; the site stands on the end card."""
    title = script.title or article.title
    by = tuple(part for part in (_short(article.author, 60),) if part)
    return Card(kind="title", title=_short(title, 140), body=by, language=script.language)


def end_card(article: Article, script: Script, spoken: str = "") -> Card:
    """Return the end card: what is asked of the viewer in large letters where it is brief (`spoken`), the title, the
    credits, and the site with more to read.
    """
    title = _short(script.title or article.title, 140)
    if spoken and len(spoken) <= ASKED_MOST:
        credits = tuple(part for part in (title, _short(article.author, 80), _short(article.licence, 80)) if part)
        return Card(kind="end", title=spoken, body=credits, footer=site(article), language=script.language)
    credits = tuple(part for part in (_short(article.author, 80), _short(article.licence, 80)) if part)
    return Card(kind="end", title=title, body=credits, footer=site(article), language=script.language)


def site(article: Article) -> str:
    """The name on cards of the site an article comes from, else its host; empty where neither is known."""
    if article.site_name:
        return _short(article.site_name, 60)
    host = urlsplit(article.url).hostname or "" if article.url.startswith(("http://", "https://")) else ""
    return host.removeprefix("www.")


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
    heading, language = _short(heading, 70), script.language
    kicker = heading if heading.casefold() != (script.title or "").casefold() else ""
    out: list[Card] = []
    opens = bool(heading) and heading.casefold() not in used
    parts = [saying for saying in sayings(line.text, language) if saying.text.casefold() not in used]
    number = figure(line.text, language)
    overlay = line.overlay.casefold()
    if overlay and overlay not in used and not heading.casefold().endswith(overlay) and not _is_figure(overlay):
        out.append(Card(kind="text", title=kicker, body=(_short(line.overlay, 90),), language=language))
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
    words = heading or script.title or _short(line.text, LONGEST)
    return Words((Card(kind="text", body=(words,), language=language),), False, new=False)


def _is_figure(text: str) -> bool:
    """Whether words laid over a picture are a bare figure: without its noun it is no card."""
    return len(text) <= 24 and text.strip()[:1] in "0123456789$€£¥₹"


def _speaks(heading: str, sentence: str) -> bool:
    """Whether a sentence is the heading itself, at most with its number before it: "Number one: ..."."""
    name, words = (re.findall(r"\w+", text.casefold()) for text in (without_number(heading), sentence))
    return 0 < len(name) <= len(words) <= len(name) + 2 and words[-len(name) :] == name


def quote_card(block: Quote, language: str) -> Card:
    """A card of a quotation of the article."""
    words = " ".join(block.text.split())
    if len(words) > MAX_QUOTE:
        ends = [n + 1 for n, char in enumerate(words[:MAX_QUOTE]) if char in ".!?。！？؟।"]
        words = words[: ends[-1]] if ends and ends[-1] > 60 else _short(words, MAX_QUOTE)
    return Card(kind="quote", body=(words.strip('"“”„«»「」 '),), footer=_short(block.cite, 80), language=language)


def list_card(block: ListBlock, heading: str, language: str) -> Card | None:
    """A card of up to six items of a list; None where there are fewer than two or they are whole paragraphs."""
    items = [" ".join(item.split()) for item in block.items if item.strip()]
    if len(items) < 2 or sum(len(item) for item in items) / len(items) > 160:
        return None
    shown = tuple(_short(item, 90) for item in items[:MAX_ITEMS])
    footer = "ordered" if block.ordered else ""
    return Card(kind="list", title=_short(heading, 80), body=shown, footer=footer, language=language)


def chart_card(block: Table, title: str, language: str, spoken: str = "") -> Card | None:
    """A table as a chart of labels and figures, each as the table writes it; None where a chart would mislead.

    `spoken` are the words spoken over it: of two columns of figures they choose one.
    """
    found = series(block, language, spoken)
    if found is None:
        return None
    rows = (found.names, *zip(found.labels, found.cells, strict=True))
    return Card(kind="chart", title=_short(title, 80), rows=rows, chart=found.kind, language=language)


def comparison_card(article: Article, at: int) -> Card | None:
    """A table of two compared things, or two lists side by side, as pairs; None where the article compares nothing."""
    block = article.blocks[at]
    if block.kind == "table":
        title = block.caption or heading_above(article, at)
        rows = of_table(block, title, article.language)
        return Card(kind="comparison", title=_short(title, 80), rows=rows, language=article.language) if rows else None
    pair = of_lists(article, at) if block.kind == "list" else None
    if pair is None:
        return None
    title = heading_above(article, pair[1] - 2) if pair[1] >= 2 else ""
    return Card(kind="comparison", title=_short(title, 80), rows=pair[0], language=article.language)


def command_card(command: str, title: str, language: str) -> Card:
    """A card of a command out of a sentence, as code."""
    return Card(kind="code", title=_short(title, 80), body=(command,), code_language="bash", language=language)


def other_ways(card: Card) -> tuple[Card, ...]:
    """The same content as other kinds of card, to choose instead: a chart or a comparison as a table."""
    if card.kind in ("chart", "comparison"):
        return (card.model_copy(update={"kind": "table", "design": ""}),)
    if card.kind == "table" and len(card.rows) > 1:
        block = Table(header=card.rows[0], rows=card.rows[1:])
        chart = chart_card(block, card.title, card.language)
        return (chart,) if chart else ()
    return ()


def _short(text: str, most: int) -> str:
    """Return the first whole words of a text."""
    return short_words(" ".join(text.split()), most, least=0.6)
