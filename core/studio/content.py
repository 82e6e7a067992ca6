"""Step 1: a URL, a file, an upload or pasted text becomes an article in the store."""

from __future__ import annotations

from pathlib import Path

from core.errors import BadInput, UsageError
from core.model.article import Article
from core.model.text import one_line
from core.store import contents
from core.studio.house import House
from core.studio.run import Run

TITLE_CHARS = 200  # as many as a project's name may have


def take_in(
    house: House,
    *,
    url: str | None = None,
    path: Path | None = None,
    data: bytes | None = None,
    name: str = "",
    text: str | None = None,
    title: str = "",
    topic: str | None = None,
    run: Run | None = None,
) -> int:
    """Take in exactly one source and return the content's id; nothing is kept unless all of it was understood.

    Raises `BadInput` (with what to do), `ProviderFailed`, `UsageError`, `StorageError`.
    """
    run = run or Run()
    given = [one for one in (url, path, data, text, topic) if one is not None]
    if len(given) != 1:
        raise UsageError("Give exactly one of a link, a file, a text, or a topic.", "Leave the others empty.")
    before = len(run.notices)
    article = read(house, run, url=url, path=path, data=data, name=name, text=text, title=title, topic=topic)
    run.check()
    return contents.add(house.store, article, run.notices[before:])


def read(
    house: House,
    run: Run,
    *,
    url: str | None = None,
    path: Path | None = None,
    data: bytes | None = None,
    name: str = "",
    text: str | None = None,
    title: str = "",
    topic: str | None = None,
) -> Article:
    """Understand one source; no row is written (its pictures become blobs)."""
    from core import content

    if topic is not None:
        from core.studio import writing

        return writing.topic_article(topic)
    ctx, title = house.context(run), one_line(title)[:TITLE_CHARS]
    if url is not None:
        article = content.read_url(url.strip(), ctx)
    elif path is not None:
        article = content.read_file(path, ctx)
    elif data is not None:
        article = content.read_bytes(data, name, ctx)
    else:
        article = content.read_text(text or "", ctx, title=title)
    if title and article.title != title:
        article = article.model_copy(update={"title": title})
    return article


def sample(house: House, run: Run | None = None) -> int:
    """Take in the article that is shipped; return the content's id."""
    folder = house.settings.sample
    found = next((one for one in sorted(folder.glob("*")) if one.suffix in (".html", ".htm", ".md")), None)
    if found is None:
        raise BadInput("The sample article is not installed.", "Paste a link or the text of an article instead.")
    return take_in(house, path=found, run=run)


def article(house: House, content_id: int) -> Article:
    """The article of a content. Raises `NotFound`."""
    return contents.article(house.store, content_id)


def set_excluded(house: House, project_id: int, blocks: tuple[int, ...] | list[int]) -> None:
    """Tick blocks of the article away (pictures, sections); these numbers replace those before."""
    from core.studio import projects

    projects.set_options(house, project_id, excluded_blocks=tuple(sorted({int(one) for one in blocks})))
