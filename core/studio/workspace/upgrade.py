"""The decisions that the database cannot take by itself when it is brought up to date.

Former versions kept the whole text of every post, whether a person typed it or it was computed. Now only what was
typed is kept. Which of the old texts were typed is decided here, once: what a version of the script has that nobody
edited was computed, and so is what the writer would say of that version today; the rest a person typed.
"""

from __future__ import annotations

import json
from pathlib import Path

from core.model.article import Article
from core.model.presets import PRESETS
from core.model.script import Override, Script, SeoMetadata
from core.store import scripts
from core.store.db import Row, Store, open_store


def opened_store(folder: Path) -> Store:
    """Open a workspace's database, its old posts first sorted into typed and computed ones. Raises `StorageError`."""
    store = open_store(folder)
    if _waiting(store):
        with store.write():
            if _waiting(store):  # nobody else did it meanwhile
                _decide(store)
                store.execute("drop table posts_before")
    return store


def _waiting(store: Store) -> bool:
    return store.row("select 1 from sqlite_master where type = 'table' and name = 'posts_before'") is not None


def _decide(store: Store) -> None:
    for project in store.rows("select distinct s.project_id from posts_before p join scripts s on s.id = p.script_id"):
        number = project["project_id"]
        row = store.row(
            "select c.article from contents c join projects p on p.content_id = c.id where p.id = ?", (number,)
        )
        article = Article.model_validate_json(row["article"]) if row else Article(title="")
        computed: dict[str, list[SeoMetadata]] = {}
        versions = store.rows(
            "select s.*, p.texts from scripts s join posts_before p on p.script_id = s.id"
            " where s.project_id = ? order by s.version",
            (number,),
        )
        for version in versions:
            _decide_version(store, article, version, computed)


def _decide_version(store: Store, article: Article, row: Row, computed: dict[str, list[SeoMetadata]]) -> None:
    script = scripts.script(row)
    found: dict[str, Override] = {}
    for name, current in json.loads(row["texts"]).items():
        if name not in PRESETS:
            continue
        text = SeoMetadata.model_validate(current)
        known = computed.setdefault(name, [])
        if not row["edited"]:
            known.append(text)
        elif text not in known:
            override = typed(article, script, name, text, known)
            if override != Override():
                found[name] = override
    if found:
        fields = {name: item.model_dump(mode="json", exclude_none=True) for name, item in found.items()}
        text_ = json.dumps(fields, ensure_ascii=False)
        store.execute("update scripts set seo_metadata = ? where id = ?", (text_, row["id"]))


def typed(article: Article, script: Script, name: str, text: SeoMetadata, known: list[SeoMetadata]) -> Override:
    """The fields of a post's text from an older version that a person typed; `known` are texts that were computed."""
    from core.script import chapters, seo
    from core.script.post import overrides

    now = seo(article, script, (name,))[name]
    computed = [now, *known]
    if text in computed:
        return Override()
    title = None if any(text.title == item.title for item in computed) else text.title
    tags = None if any(text.tags == element.tags for element in computed) else text.tags
    override = Override(title=title, tags=tags)
    if any(text.description == post.description for post in computed):
        return override
    body = overrides.typed(article, script, name, chapters(script), text.description, override)
    return override.model_copy(update={"body": body})
