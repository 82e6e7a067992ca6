"""Real articles nobody wrote for this product (the folder `shared` beside the project), and the built-in sample."""

from __future__ import annotations

from pathlib import Path

from core.content import read_file
from core.model.article import Code, Heading, Image, ListBlock, Quote, Table
from core.ports import Context
from tests.conftest import shared
from tests.content.helpers import all_text, only


def test_desktops_has_its_seven_pictures_where_they_belong(ctx: Context) -> None:
    article = read_file(shared("articles", "desktops", "index.html"), ctx)
    assert article.title == "Graphical Desktops" and article.language == "en"
    assert article.keywords == ("Workstation", "Graphical desktop", "Office work", "X.org")
    pictures = [b for b in article.blocks if isinstance(b, Image)]
    assert [p.caption for p in pictures] == [
        f"The {name} desktop" for name in ("GNOME", "Plasma", "Xfce", "LXDE", "LXQT", "Cinnamon", "MATE")
    ]
    assert all(p.sha256 and (p.width, p.height) == (1024, 768) for p in pictures)
    assert [b.text for b in article.blocks if isinstance(b, Heading)] == [
        "GNOME", "KDE and Plasma", "Xfce and Others", "Other Desktop Environments",
    ]  # fmt: skip
    kinds = [b.kind for b in article.blocks]
    assert kinds[4:9] == ["heading", "paragraph", "paragraph", "image", "paragraph"]
    words = all_text(article)
    assert not any(
        noise in words for noise in ("Prev", "Next", "Download the ebook", "Figure 13", "13.3", "https://", "→")
    )


def test_lifecycle_keeps_its_side_notes(ctx: Context) -> None:
    article = read_file(shared("articles", "lifecycle", "index.html"), ctx)
    assert len(only(article, "image")) == 3 and "Compilation of a package" in all_text(article)
    assert "The term “release”, in the Debian project" in all_text(article)
    assert any(isinstance(b, ListBlock) and len(b.items) == 5 for b in article.blocks)


def test_datastructures_keeps_every_listing_with_its_prompts(ctx: Context) -> None:
    article = read_file(shared("articles", "datastructures", "index.html"), ctx)
    assert article.title == "Data Structures"
    listings = [b for b in article.blocks if isinstance(b, Code)]
    assert len(listings) == 35 and {c.language for c in listings} == {"python"}
    assert listings[0].text.startswith(">>> fruits = ['orange', 'apple'")
    loop = next(c for c in listings if "squares = []" in c.text)
    assert "...     squares.append(x**2)\n...\n>>> squares" in loop.text
    methods = next(b for b in article.blocks if isinstance(b, ListBlock))
    assert len(methods.items) == 11
    assert methods.items[0] == "list.append(x): Add an item to the end of the list. Equivalent to a[len(a):] = [x]."
    words = all_text(article)
    assert not any(
        noise in words for noise in ("¶", "[1]", "Table of Contents", "Previous topic", "Show Source", "5.1")
    )
    assert "Other languages may return the mutated object" not in words


def test_the_sample_is_whole(ctx: Context) -> None:
    folder = Path(__file__).resolve().parents[2] / "data" / "sample"
    article = read_file(folder / "article.md", ctx)
    assert article.title == "How the tides work" and article.licence == "CC0-1.0" and article.language == "en"
    assert 450 < article.n_words < 750
    pictures = [b for b in article.blocks if isinstance(b, Image)]
    assert len(pictures) == 5 and all(p.sha256 and p.alt and p.caption for p in pictures)
    assert all(p.width >= 1600 and p.height >= 1000 for p in pictures)
    assert all(p.stat().st_size < 250_000 for p in (folder / "pictures").iterdir())
    (table,), (code,), (quote,) = only(article, "table"), only(article, "code"), only(article, "quote")
    assert isinstance(table, Table) and len(table.rows) == 6
    assert isinstance(code, Code) and code.language == "python" and len(code.text.splitlines()) < 10
    assert isinstance(quote, Quote) and quote.cite.startswith("Isaac Newton")
    assert (folder / "LICENSE.txt").read_text(encoding="utf-8").startswith("CC0")
    assert not getattr(ctx, "warnings", [])
