"""Articles as they were taken in. A content is written once, whole, and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from core.errors import NotFound
from core.model.article import Article
from core.model.coded import Notice
from core.store.coded import notices_json
from core.store.db import Row, Store
from core.store.when import now


def add(store: Store, article: Article, notices: Sequence[Notice] = ()) -> int:
    """Insert the row of an article; return its id. What was left out of it decides nothing that is made from it."""
    text, decides = article.model_dump_json(), article.model_dump_json(exclude={"left_out"})
    with store.write() as db:
        table = db.table("contents").insert(
            {
                "title": article.title,
                "url": article.url,
                "sha256": hashlib.sha256(decides.encode()).hexdigest(),
                "article": text,
                "warnings": notices_json(notices),
                "created_at": now(),
            }
        )
        return int(table.last_pk or 0)


def get(store: Store, content_id: int) -> Row:
    """The row of an article. Raises `NotFound`."""
    row = store.row("select * from contents where id = ?", (content_id,))
    if row is None:
        raise NotFound(f"There is no article {content_id}.", "Take the article in again.")
    return row


def article(store: Store, content_id: int) -> Article:
    """The article of a row. Raises `NotFound`."""
    return Article.model_validate_json(get(store, content_id)["article"])


def exists(store: Store, content_id: int) -> bool:
    """Whether there is the row of an article."""
    return store.row("select 1 from contents where id = ?", (content_id,)) is not None


def remove_unused(store: Store, content_id: int) -> None:
    """Delete the row of an article that no project is of; any other stays."""
    store.execute(
        "delete from contents where id = ? and not exists (select 1 from projects where content_id = ?)",
        (content_id, content_id),
    )
