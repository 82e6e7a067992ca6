"""/publish/ and /accounts/: finished videos to where they are seen, and the accounts they go with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.errors import BadInput, UsageError
from core.studio.project import render_view
from core.studio.publish import by_hand, changing, delivery, drafts, publication_view, publications
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace


class Publish(BaseModel):
    """The specification's body; `target` for one that needs no account. Private, unless asked otherwise.

    `approve` is a person's word that they have seen this very video and it may go out, `again` their explicit word that
    the same video is to be posted once more.
    """

    model_config = ConfigDict(extra="forbid")
    rendered_video_id: int
    social_account_id: int | None = None
    target: str = Field(default="", max_length=60)
    privacy: Literal["private", "unlisted", "public"] = "private"
    publish_at: datetime | None = None
    made_for_kids: bool = False
    synthetic: bool = False
    older: bool = False
    made_with_ai: bool = True
    options: dict[str, bool | str] = Field(default_factory=dict, max_length=20)
    approve: bool = False
    again: bool = False
    dry_run: bool = False


class Posted(BaseModel):
    """The link under which a person posted a video themselves."""

    model_config = ConfigDict(extra="forbid")
    rendered_video_id: int
    url: str = Field(max_length=2000)


class Word(BaseModel):
    """The word of a person who has looked at the target."""

    model_config = ConfigDict(extra="forbid")
    is_there: bool
    url: str = Field(default="", max_length=2000, pattern=r"^(https?://\S+)?$")


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for accounts and publications."""
    routes = APIRouter(tags=["publish"])

    @routes.post("/publish/", status_code=202)
    def publish(body: Publish) -> dict[str, Any]:
        """Publish one video, as a job. With `dry_run` only what would be sent and what stands in the way."""
        opened = workspace()
        video = render_view.view(opened, body.rendered_video_id)
        given = opened, video.project_id, _to(opened, body), video.preset, _choices(body)
        if publications.newest(opened, video.project_id, video.preset) != video.id:
            raise BadInput("There is a newer video for this platform.", "Publish that one.", code="older_video")
        if body.dry_run:
            preview = publications.preview(*given)
            return {
                "target": preview.target, "account": preview.account, "approved": preview.approved,
                "fields": {field.name: field.value for field in preview.fields},
                "problems": [error.as_dict() for error in preview.problems],
                "remarks": [remark.message for remark in preview.remarks],
            }  # fmt: skip
        number = publications.ask(
            *given,
            again=body.again,
            approves=publications.digest(opened, video.project_id, video.preset) if body.approve else "",
        )
        return _shape(publication_view.get(opened, number))

    @routes.post("/publish/posted/", status_code=201)
    def posted(body: Posted) -> dict[str, Any]:
        """Keep the link of a video that was posted by hand."""
        opened = workspace()
        video = render_view.view(opened, body.rendered_video_id)
        number = by_hand.note(opened, video.project_id, video.preset, body.url)
        return _shape(publication_view.get(opened, number))

    @routes.get("/publish/")
    def listed(project_id: int) -> dict[str, Any]:
        """Everything of a project that was, or was to be, published."""
        found = [_shape(view) for view in publication_view.of_project(workspace(), project_id)]
        return {"count": len(found), "results": found}

    @routes.get("/publish/{publication_id}/")
    def one(publication_id: int) -> dict[str, Any]:
        """One publication."""
        return _shape(publication_view.get(workspace(), publication_id))

    @routes.post("/publish/{publication_id}/refresh/")
    def refresh(publication_id: int) -> dict[str, Any]:
        """Ask the target how the publication stands."""
        delivery.refresh(workspace(), publication_id)
        return _shape(publication_view.get(workspace(), publication_id))

    @routes.post("/publish/{publication_id}/settle/")
    def settle(publication_id: int, body: Word) -> dict[str, Any]:
        """Say of a publication in doubt whether it is there."""
        delivery.tell(workspace(), publication_id, is_there=body.is_there, url=body.url)
        return _shape(publication_view.get(workspace(), publication_id))

    @routes.post("/publish/{publication_id}/update/")
    def update(publication_id: int) -> dict[str, Any]:
        """Have the target show the words as they are now."""
        changing.update(workspace(), publication_id)
        return _shape(publication_view.get(workspace(), publication_id))

    @routes.delete("/publish/{publication_id}/")
    def take_back(publication_id: int) -> dict[str, Any]:
        """Take the publication back there."""
        changing.remove(workspace(), publication_id)
        return _shape(publication_view.get(workspace(), publication_id))

    @routes.get("/accounts/")
    def connected() -> dict[str, Any]:
        """The connected accounts; never their tokens."""
        found = [view.model_dump() for view in accounts.accounts(workspace())]
        return {"count": len(found), "results": found}

    @routes.delete("/accounts/{account_id}/")
    def disconnect(account_id: int) -> dict[str, Any]:
        """Disconnect an account, here and there."""
        return {"removed": account_id, "revoked": accounts.disconnect(workspace(), account_id)}

    return routes


def _to(workspace: Workspace, body: Publish) -> str:
    if body.social_account_id is None:
        if not body.target:
            raise UsageError("Neither an account nor a target is named.", "Give social_account_id, or target.")
        return body.target
    view = next((item for item in accounts.accounts(workspace) if item.id == body.social_account_id), None)
    if view is None:
        raise BadInput(
            f"There is no account {body.social_account_id}.", "GET /accounts/ lists them.", code="no_account"
        )
    return f"{view.target}:{view.id}"


def _choices(body: Publish) -> drafts.Choices:
    return drafts.Choices(
        body.privacy, body.publish_at, body.made_for_kids, body.synthetic, body.older, body.made_with_ai, body.options
    )


def _shape(view: publication_view.PublicationView) -> dict[str, Any]:
    """A publication with the specification's names."""
    fields = view.model_dump(exclude={"notices", "url"})
    return {**fields, "rendered_video_id": view.render_id, "published_url": view.url, "warnings": list(view.warnings)}
