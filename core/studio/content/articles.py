"""Step 1: a URL, a file, an upload or pasted text becomes an article in the store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.errors import BadInput, UsageError
from core.language.graphemes import start
from core.model.article import Article
from core.model.coded import Notice
from core.model.limits import TEXT_BYTES
from core.model.options import Options
from core.model.text import clean, one_line
from core.store import contents
from core.studio.content import topic as content_topic
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

_MOST_ADDRESS, _SHOWN_CHARS = 8000, 120
TITLE_CHARS = 200  # as many as a project's name may have


def import_article(
    workspace: Workspace,
    *,
    url: str | None = None,
    path: Path | None = None,
    data: bytes | None = None,
    name: str = "",
    text: str | None = None,
    title: str = "",
    topic: str | None = None,
    chapter: str = "",
    run: Run | None = None,
) -> int:
    """Take exactly one source into the data folder and return the content's id; nothing is kept unless all of it was
    understood.

    Raises `BadInput` (with what to do), `ProviderFailed`, `UsageError`, `StorageError`.
    """
    run = run or Run()
    given = [item for item in (url, path, data, text, topic) if item is not None]
    if len(given) != 1:
        raise UsageError("Give exactly one of a link, a file, a text, or a topic.", "Leave the others empty.")
    before = len(run.notices)
    article = read(
        workspace, run, url=url, path=path, data=data, name=name, text=text, title=title, topic=topic, chapter=chapter
    )
    run.check()
    return keep(workspace, article, run.notices[before:])


def keep(workspace: Workspace, article: Article, notices: Sequence[Notice] = ()) -> int:
    """Keep an article that was read, with what is to be known of the reading; return the content's id."""
    return contents.add(workspace.store, article, list(notices))


def read(
    workspace: Workspace,
    run: Run,
    *,
    url: str | None = None,
    path: Path | None = None,
    data: bytes | None = None,
    name: str = "",
    text: str | None = None,
    title: str = "",
    topic: str | None = None,
    chapter: str = "",
) -> Article:
    """Understand one source, of a book one chapter; no row is written (its pictures become blobs)."""
    from core import content

    if topic is not None:
        return content_topic.topic_article(topic)
    ctx, title = workspace.context(run), start(one_line(title), TITLE_CHARS)
    if url is not None:
        article = content.read_url(url.strip(), ctx, chapter)
    elif path is not None:
        article = content.read_file(path, ctx, chapter)
    elif data is not None:
        article = content.read_bytes(data, name, ctx, chapter=chapter)
    else:
        article = content.read_text(text or "", ctx, title=title)
    if title and article.title != title:
        article = article.model_copy(update={"title": title})
    return article


def chapters(workspace: Workspace, data: bytes, name: str) -> tuple[tuple[str, ...], int]:
    """The titles of a book's chapters and the number from 1 of that read unasked (0: all). Raises `BadInput`."""
    from core import content

    return content.chapters(data, name, workspace.context(Run()))


def payload(
    workspace: Workspace, *, url: str | None = None, text: str | None = None, title: str = "", chapter: str = ""
) -> dict[str, Any]:
    """Return the payload of a job that reads a link or a text: of the text only where it lies. Raises `BadInput`.

    What can be refused at once is, before anything is kept.
    """
    from core.content import sniff
    from core.net.urls import target

    if url is not None:
        if "://" in url:
            target(url)
        elif len(url) > _MOST_ADDRESS:
            raise BadInput("That is no address of a page.", "Give the address of a web page, or paste its text.")
        return {"url": url.strip()} | ({"chapter": chapter} if chapter else {})
    text = clean(text or "")
    if not text.strip():
        raise BadInput("The text is empty.", "Paste some paragraphs.", code="empty")
    if len(text) > TEXT_BYTES:
        raise sniff.too_large("The text", len(text), TEXT_BYTES)
    shown = start(one_line(title), TITLE_CHARS) or one_line(start(text, _SHOWN_CHARS))
    return {
        "text_sha256": workspace.blobs.put(text.encode(), ".txt"),
        "title": start(one_line(title), TITLE_CHARS),
        "shown": shown,
    }


def kept_text(workspace: Workspace, sha256: str) -> str:
    """The text that a job's `payload` kept. Raises `NotFound`."""
    return workspace.blobs.path(sha256).read_text(encoding="utf-8")


def sample(workspace: Workspace, run: Run | None = None) -> int:
    """Take in the article that is shipped; return the content's id."""
    folder = workspace.settings.sample
    found = next((path for path in sorted(folder.glob("*")) if path.suffix in (".html", ".htm", ".md")), None)
    if found is None:
        raise BadInput("The sample article is not installed.", "Paste a link or the text of an article instead.")
    return import_article(workspace, path=found, run=run)


def article(workspace: Workspace, content_id: int) -> Article:
    """The article of a stored content. Raises `NotFound`."""
    return contents.article(workspace.store, content_id)


def set_excluded(
    workspace: Workspace, project_id: int, blocks: Sequence[int], *, seen: Sequence[int] | None = None
) -> None:
    """Tick blocks of the article away (pictures, sections); these numbers replace those before.

    `seen` are the numbers that the person changed: what was ticked elsewhere since stays.
    """
    from core.studio.project import changes

    after = {int(number) for number in blocks}

    def edit(now: Options) -> dict[str, Any]:
        before = set(now.excluded_blocks)
        known = before if seen is None else set(seen)
        return {"excluded_blocks": tuple(sorted((before - (known - after)) | (after - known)))}

    changes.change_options(workspace, project_id, edit)
