"""/contents/: an article by link, text or file, from which projects are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form, UploadFile
from pydantic import BaseModel, ConfigDict

from core.errors import UsageError
from core.model.documents import SUFFIX_WORDS
from core.studio import work
from core.studio.content import articles
from core.studio.workspace.workspace import Workspace


class Source(BaseModel):
    """Exactly one of a link and a text."""

    model_config = ConfigDict(extra="forbid")
    url: str | None = None
    text: str | None = None
    title: str = ""
    chapter: str = ""  # of a book behind a link: its number, words of its title, or "all"


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for articles."""
    routes = APIRouter(prefix="/contents", tags=["contents"])

    @routes.post("/", status_code=202)
    def take_in(source: Source) -> dict[str, Any]:
        """Read a link or a text, as a job whose result names the `content_id`."""
        if (source.url is None) == (source.text is None):
            raise UsageError("Give exactly one of url and text.", "Leave the other out.")
        home = workspace()
        payload = articles.payload(home, url=source.url, text=source.text, title=source.title, chapter=source.chapter)
        return {"job_id": work.start(home, "content", payload)}

    @routes.post("/upload/", status_code=201, description=f"Read an uploaded file ({SUFFIX_WORDS}).")
    def upload(file: UploadFile, chapter: Annotated[str, Form()] = "") -> dict[str, Any]:
        """Read an uploaded file; `chapter` is a book's: its number, words of its title, or "all"."""
        data, name = file.file.read(), file.filename or ""
        return {"content_id": articles.import_article(workspace(), data=data, name=name, chapter=chapter)}

    @routes.post("/chapters/")
    def chapters(file: UploadFile) -> dict[str, Any]:
        """The titles of an uploaded book's chapters, and the number of that read unasked (0: all). Nothing is kept."""
        titles, usual = articles.chapters(workspace(), file.file.read(), file.filename or "")
        return {"chapters": titles, "usual": usual}

    @routes.get("/{content_id}/")
    def article(content_id: int) -> dict[str, Any]:
        """The article as understood."""
        return {"id": content_id, **articles.article(workspace(), content_id).model_dump()}

    return routes
