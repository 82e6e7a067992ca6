"""Cards of the article: its blocks, and the ends of the film; `line_cards.py` has those of spoken lines."""

from __future__ import annotations

from urllib.parse import urlsplit

from core.model.article import Article, ListBlock, Quote, Table
from core.model.script import Script
from core.model.storyboard import Card
from core.visuals.figures.pairs import of_lists, of_table
from core.visuals.figures.tables import series
from core.visuals.plan.headings import heading_above
from core.visuals.plan.lengths import shortened

MAX_ITEMS = 6
ASKED_MOST = 90  # letters
MAX_QUOTE = 320  # characters; a longer quotation is shown up to the sentence that ends before


def title_card(article: Article, script: Script) -> Card:
    """The title card of a film: its title and the author; the site stands on the end card."""
    title = script.title or article.title
    by = tuple(part for part in (shortened(article.author, 60),) if part)
    return Card(kind="title", title=shortened(title, 140), body=by, language=script.language)


def end_card(article: Article, script: Script, spoken: str = "") -> Card:
    """Return the end card: what is asked of the viewer in large letters where it is brief (`spoken`), the title, the
    credits, and the site with more to read.
    """
    title = shortened(script.title or article.title, 140)
    if spoken and len(spoken) <= ASKED_MOST:
        credits = tuple(part for part in (title, shortened(article.author, 80), shortened(article.licence, 80)) if part)
        return Card(kind="end", title=spoken, body=credits, footer=site(article), language=script.language)
    credits = tuple(part for part in (shortened(article.author, 80), shortened(article.licence, 80)) if part)
    return Card(kind="end", title=title, body=credits, footer=site(article), language=script.language)


def site(article: Article) -> str:
    """The name on cards of the site an article comes from, else its host; empty where neither is known."""
    if article.site_name:
        return shortened(article.site_name, 60)
    host = urlsplit(article.url).hostname or "" if article.url.startswith(("http://", "https://")) else ""
    return host.removeprefix("www.")


def quote_card(block: Quote, language: str) -> Card:
    """A card of a quotation of the article."""
    words = " ".join(block.text.split())
    if len(words) > MAX_QUOTE:
        ends = [n + 1 for n, char in enumerate(words[:MAX_QUOTE]) if char in ".!?。！？؟।"]
        words = words[: ends[-1]] if ends and ends[-1] > 60 else shortened(words, MAX_QUOTE)
    return Card(kind="quote", body=(words.strip('"“”„«»「」 '),), footer=shortened(block.cite, 80), language=language)


def list_card(block: ListBlock, heading: str, language: str) -> Card | None:
    """A card of up to six items of a list; None where there are fewer than two or they are whole paragraphs."""
    items = [" ".join(item.split()) for item in block.items if item.strip()]
    if len(items) < 2 or sum(len(item) for item in items) / len(items) > 160:
        return None
    shown = tuple(shortened(item, 90) for item in items[:MAX_ITEMS])
    footer = "ordered" if block.ordered else ""
    return Card(kind="list", title=shortened(heading, 80), body=shown, footer=footer, language=language)


def chart_card(block: Table, title: str, language: str, spoken: str = "") -> Card | None:
    """A table as a chart of labels and figures, each as the table writes it; None where a chart would mislead.

    `spoken` are the words spoken over it: of two columns of figures they choose one.
    """
    found = series(block, language, spoken)
    if found is None:
        return None
    rows = (found.names, *zip(found.labels, found.cells, strict=True))
    return Card(kind="chart", title=shortened(title, 80), rows=rows, chart=found.kind, language=language)


def comparison_card(article: Article, at: int) -> Card | None:
    """A table of two compared things, or two lists side by side, as pairs; None where the article compares nothing."""
    block = article.blocks[at]
    if block.kind == "table":
        title = block.caption or heading_above(article, at)
        rows = of_table(block, title, article.language)
        return (
            Card(kind="comparison", title=shortened(title, 80), rows=rows, language=article.language) if rows else None
        )
    pair = of_lists(article, at) if block.kind == "list" else None
    if pair is None:
        return None
    title = heading_above(article, pair[1] - 2) if pair[1] >= 2 else ""
    return Card(kind="comparison", title=shortened(title, 80), rows=pair[0], language=article.language)


def other_ways(card: Card) -> tuple[Card, ...]:
    """The same content as other kinds of card, to choose instead: a chart or a comparison as a table."""
    if card.kind in ("chart", "comparison"):
        return (card.model_copy(update={"kind": "table", "design": ""}),)
    if card.kind == "table" and len(card.rows) > 1:
        block = Table(header=card.rows[0], rows=card.rows[1:])
        chart = chart_card(block, card.title, card.language)
        return (chart,) if chart else ()
    return ()
