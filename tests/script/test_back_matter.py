"""Nothing of the page behind an article's end is spoken, and nothing of the author's end is lost."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from core.content.markdown import read_markdown
from core.model.article import Article
from core.script.read.candidates import gather
from core.script.read.tail import tail

PAGES = tomllib.loads((Path(__file__).parent / "back_matter.toml").read_text(encoding="utf-8"))["page"]


def article(page: dict[str, str], behind: str = "") -> Article:
    """A page as its Markdown is read."""
    draft = read_markdown(f"# {page['title']}\n{page['text']}\n{behind}")
    return Article(title=page["title"], author=page["author"], language=page["language"], blocks=tuple(draft.blocks))


def read(found: Article) -> list[str]:
    """All sentences of an article that may be spoken, as they are written."""
    return [item.source.strip() for item in gather(found, found.language).sentences]


@pytest.mark.parametrize("page", [page for page in PAGES if "behind" in page], ids=lambda page: page["title"])
def test_nothing_that_a_site_puts_behind_the_end_is_spoken(page: dict[str, str]) -> None:
    assert read(article(page, page["behind"])) == read(article(page))


@pytest.mark.parametrize("page", [page for page in PAGES if "behind" not in page], ids=lambda page: page["title"])
def test_an_author_s_end_that_looks_like_a_site_s_box_is_spoken(page: dict[str, str]) -> None:
    found = article(page)
    lost = [found.blocks[n].text for n in tail(found, found.language)]
    assert lost in ([], [found.author])
    assert read(found)[-1] in page["text"].split("\n")[-2].replace("**", "")
