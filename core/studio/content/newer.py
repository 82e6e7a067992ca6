"""An article that is no longer as it was taken in: read again where its page changed, or with a text put back.

The project gets the newer reading in the place of the old one, and everything that points into the article follows it:
the passages of lines, what was ticked away, pictures chosen by hand. The script is then out of date, and keeps its
locked and changed lines when it is written anew. A reading is never changed itself: other projects may be of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from core.errors import BadInput, ChangedElsewhere
from core.model.article import Article, Block, LeftOut, Paragraph
from core.model.coded import Notice
from core.store import contents, projects, scripts
from core.store.coded import notices_of
from core.store.db import Row
from core.studio.content import articles
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

KIND = "read_again"
_TELLING = 40  # letters that tell a paragraph


@dataclass(frozen=True)
class Difference:
    """A text that is new in an article, gone from it, or changed; the side that has none is empty."""

    kind: Literal["new", "gone", "changed"]
    before: str
    after: str


@dataclass(frozen=True)
class Reading:
    """The outcome of the last reading of a project's page: a newer one that waits to be taken (0: none), or the same
    text.
    """

    content_id: int = 0
    same: bool = False


def waiting(workspace: Workspace, project_id: int) -> Reading:
    """The newer reading of a project's article that was found and neither taken nor left yet."""
    project = Project(workspace, project_id)
    last = next((job for job in project.jobs if job["kind"] == KIND), None)
    if last is None or last["status"] != "done" or not last["result"]:
        return Reading()
    number = _number_of(last)
    if not number:
        return Reading(same=True)
    is_there = number != project.content_row["id"] and contents.exists(workspace.store, number)
    return Reading(number if is_there else 0)


def _number_of(job: Row) -> int:
    """The number of the newer reading that a job found; 0 where it found none."""
    return int(json.loads(job["result"]).get("content_id", 0)) if job["result"] else 0


def read_again(workspace: Workspace, project_id: int, run: Run | None = None) -> int:
    """Read the page of a project's article once more; return the number of the newer reading, 0 where it says the same.

    Nothing of the project changes before `take`. Raises `BadInput`, `ProviderFailed`, `NotFound`.
    """
    run = run or Run()
    project = Project(workspace, project_id)
    if not project.article.url:
        raise BadInput("This article was not read from a page.", "Take it in again with its newer text.")
    before = len(run.notices)
    article = articles.read(workspace, run, url=project.article.url)
    article = _kept_back(article, project.article)
    run.check()
    number = 0
    if differences(project.article, article):
        number = articles.keep(workspace, article, run.notices[before:])
    for past in {_number_of(job) for job in project.jobs if job["kind"] == KIND} - {0, number}:
        contents.remove_unused(workspace.store, past)  # it was neither taken nor left, and this one takes its place
    return number


def differences(before: Article, after: Article) -> list[Difference]:
    """The differences of an article's newer reading in words, in its order; those of pictures are not among them."""
    from core.script.edit.moved import blocks_moved

    moved = blocks_moved(before, after)
    came_from = {place: n for n, place in moved.items()}
    found: list[Difference] = []
    if before.title != after.title:
        found.append(Difference("changed", before.title, after.title))
    gone = [n for n in range(len(before.blocks)) if n not in moved]
    for place, block in enumerate(after.blocks):
        if block.kind == "image":
            continue
        origin = came_from.get(place)
        if origin is None:
            found.append(Difference("new", "", block.text))
            continue
        while gone and gone[0] < origin:
            found += _gone(before.blocks[gone.pop(0)])
        if before.blocks[origin].text != block.text:
            found.append(Difference("changed", before.blocks[origin].text, block.text))
    for n in gone:
        found += _gone(before.blocks[n])
    return found


def _gone(block: Block) -> list[Difference]:
    return [] if block.kind == "image" else [Difference("gone", block.text, "")]


def differences_of(workspace: Workspace, project_id: int, content_id: int) -> list[Difference]:
    """The differences of a newer reading to a project's article. Raises `NotFound`."""
    article = Project(workspace, project_id).article
    return differences(article, _kept_back(contents.article(workspace.store, content_id), article))


def take(workspace: Workspace, project_id: int, content_id: int, *, seen: int | None = None) -> None:
    """Give a project the newer reading that `read_again` found; `seen` is the number of the one it was compared with.

    Raises `BadInput` for a reading of another page, `ChangedElsewhere`, `NotFound`.
    """
    with workspace.store.write():
        project = _as_seen(workspace, project_id, seen)
        after = contents.article(workspace.store, content_id)
        if after.url != project.article.url:
            raise BadInput("That is the reading of another page.", "Read this project's page again.")
        whole = _kept_back(after, project.article)
        number = content_id if whole == after else contents.add(workspace.store, whole, _notices(workspace, content_id))
        _follow(workspace, project, number, whole)
        contents.remove_unused(workspace.store, content_id)


def _kept_back(article: Article, before: Article) -> Article:
    """A newer reading with the texts that a person has put back by now."""
    return _with_put_back(article, [item for item in before.left_out if item.back])


def _notices(workspace: Workspace, content_id: int) -> list[Notice]:
    return list(notices_of(contents.get(workspace.store, content_id)["warnings"]))


def put_back(workspace: Workspace, project_id: int, text: str, *, back: bool = True, seen: int | None = None) -> None:
    """Put a text that was left out of a project's article into it behind the words it followed; not `back`: take it out
    again. One that is there already, or is not, stays so. Raises `BadInput`, `ChangedElsewhere`, `NotFound`.
    """
    with workspace.store.write():
        project = _as_seen(workspace, project_id, seen)
        item = next((item for item in project.article.left_out if item.text == text), None)
        if item is None:
            raise BadInput("That text was not left out of the article.", "Look at the page again.")
        if item.back != back:
            after = _with_put_back(project.article, [item]) if back else _without(project.article, item)
            number = contents.add(workspace.store, after, notices_of(project.content_row["warnings"]))
            _follow(workspace, project, number, after)


def _as_seen(workspace: Workspace, project_id: int, seen: int | None) -> Project:
    project = Project(workspace, project_id)
    if seen is not None and project.content_row["id"] != seen:
        raise ChangedElsewhere(
            "The article was changed elsewhere in the meantime.", current=project.content_row["id"], given=seen
        )
    return project


def _follow(workspace: Workspace, project: Project, content_id: int, after: Article) -> None:
    """Have a project be of another reading of its article, with all that points into it."""
    from core.script.edit.moved import blocks_moved, script_moved
    from core.script.faithful import flag

    before, number = project.article, project.content_row["id"]
    moved = blocks_moved(before, after)
    projects.set_content(workspace.store, project.id, content_id)
    scripts.rewrite(workspace.store, project.id, lambda script: script_moved(script, before, after, moved))

    def edit(now: Project) -> changes.Change:
        excluded = tuple(sorted(moved[n] for n in now.options.excluded_blocks if n in moved))
        options = now.options.model_copy(update={"excluded_blocks": excluded})
        return changes.Change(options=options, script=flag(now.script, after) if now.script else None, edited=None)

    changes.change(workspace, project.id, edit)
    contents.remove_unused(workspace.store, number)


def leave(workspace: Workspace, content_id: int) -> None:
    """Forget a newer reading that is not taken; nothing happens where a project is of it."""
    contents.remove_unused(workspace.store, content_id)


def _with_put_back(article: Article, items: list[LeftOut]) -> Article:
    """The article with texts that were left out in it, as far as it was read without them."""
    for item in items:
        known = next((other for other in article.left_out if other.text == item.text), None)
        if known is None or known.back:
            continue
        blocks = list(article.blocks)
        blocks.insert(_place(article, item), Paragraph(text=item.text))
        article = _marked(article, item, True).model_copy(update={"blocks": tuple(blocks)})
    return article


def _without(article: Article, item: LeftOut) -> Article:
    """The article without a text that was put back."""
    blocks = list(article.blocks)
    at = next((n for n, block in enumerate(blocks) if block.kind == "paragraph" and block.text == item.text), None)
    if at is not None:
        del blocks[at]
    return _marked(article, item, False).model_copy(update={"blocks": tuple(blocks)})


def _marked(article: Article, item: LeftOut, back: bool) -> Article:
    texts = tuple(
        other.model_copy(update={"back": back}) if other.text == item.text else other for other in article.left_out
    )
    return article.model_copy(update={"left_out": texts})


def _place(article: Article, item: LeftOut) -> int:
    """The number of the block before which a text belongs: behind the one with the words it followed."""
    if not item.follows:
        return 0
    behind = (n + 1 for n, block in enumerate(article.blocks) if item.follows[:_TELLING] in block.text)
    return next(behind, len(article.blocks))
