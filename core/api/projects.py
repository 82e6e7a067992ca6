"""/projects/: make, list, look at, change and remove video projects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict

from core.api import shapes
from core.api.newest import newest_options
from core.api.reads import at_once, in_turn
from core.api.revisions import Precondition, Revised
from core.errors import UsageError
from core.model.voice_id import VoiceId
from core.studio.project import cards, choices, projects
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.workspace.workspace import Workspace

MOST_LISTED = 200  # projects in one answer
RENAMED = {"target_platforms": "platforms", "music_track": "music", "transition_style": "transition"}


class New(BaseModel):
    """The specification's body, with `settings` as it has them."""

    model_config = ConfigDict(extra="forbid")
    content_id: int
    project_type: str = "short"
    target_platforms: list[str] | None = None
    settings: dict[str, Any] = {}


class Change(BaseModel):
    """Only what is given changes."""

    model_config = ConfigDict(extra="forbid")
    title: str | None = None
    project_type: str | None = None
    target_platforms: list[str] | None = None
    settings: dict[str, Any] = {}


def options(given: dict[str, Any]) -> dict[str, Any]:
    """Our options from the fields of a request, which has the specification's names: voice_provider and voice_id
    become one voice.
    """
    given = dict(given)
    provider, voice = given.pop("voice_provider", None), given.pop("voice_id", None)
    if voice:
        given["voice"] = voice_name(str(voice), str(provider or ""))
    elif provider:
        raise UsageError("A voice_provider needs a voice_id.", "See /api/v1/video/voiceover/voices/.")
    return {RENAMED.get(name, name): value for name, value in given.items() if value is not None}


def voice_name(voice_id: str, provider: str) -> str:
    """ "ENGINE:VOICE" from the two fields of a request; a voice_id that has both is taken as it is."""
    return voice_id if not provider or voice_id.startswith(provider + ":") else str(VoiceId(provider, voice_id))


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for projects."""
    routes = APIRouter(prefix="/projects", tags=["projects"])

    @routes.post("/", status_code=201)
    def create(body: New) -> dict[str, Any]:
        """Make a project of a content."""
        chosen = choices.checked(
            project_type=body.project_type, platforms=body.target_platforms, **options(body.settings)
        )
        number = projects.create(workspace(), body.content_id, chosen)
        return shapes.project(projects.view(workspace(), number), {})

    @routes.get("/")
    async def listed(
        request: Request,
        status: str = "",
        project_type: str = "",
        site_id: str = "",
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = MOST_LISTED,
        offset: Annotated[int, Query(ge=0, le=2**53)] = 0,
    ) -> dict[str, Any]:
        """Projects, the latest first: `count` of them in all, `limit` at once, `next` and `previous` being addresses.

        `site_id` is taken for compatibility: there is one site.
        """
        kept = partial(cards.kept_page, workspace(), limit=limit, offset=offset, project_type=project_type)
        found = None if status else at_once(workspace(), kept)
        if found is None:  # cards that are out of date are made anew
            making = partial(cards.page, status=status, pictures=False)
            found = await run_in_threadpool(making, workspace(), limit=limit, offset=offset, project_type=project_type)

        def address(start: int) -> str:
            return str(request.url.include_query_params(limit=limit, offset=start))

        return {
            "count": found.n_all,
            "next": address(offset + limit) if offset + limit < found.n_all else None,
            "previous": address(max(0, offset - limit)) if offset else None,
            "results": [shapes.card(card) for card in found.cards],
        }

    @routes.get("/{project_id}/")
    @in_turn
    def detail(project_id: int, revised: Revised) -> dict[str, Any]:
        """One project with its script, pictures and videos. The `ETag` is of what PATCH changes: title and choices."""
        return _told(workspace(), project_id, revised)

    @routes.patch("/{project_id}/")
    def change(project_id: int, body: Change, revised: Revised) -> dict[str, Any]:
        """Change the title or choices: what is given changes, all else stays as it is by then.

        With `If-Match` only where nobody has changed title or choices since they were read (409 otherwise).
        """
        given = options({"project_type": body.project_type, "target_platforms": body.target_platforms, **body.settings})
        asked = body.model_dump(exclude_unset=True)
        with revised.change(workspace(), project_id, "options", asked, newest_options):
            if given:
                projects.set_options(workspace(), project_id, **given)
            if body.title is not None:
                projects.rename(workspace(), project_id, body.title)
        return _told(workspace(), project_id, revised)

    @routes.delete("/{project_id}/", status_code=204)
    def delete(project_id: int) -> None:
        """Remove a project and its videos."""
        projects.delete(workspace(), project_id)

    return routes


def _told(workspace: Workspace, project_id: int, revised: Precondition) -> dict[str, Any]:
    project = Project(workspace, project_id)
    view = projects.view_of(project)
    revised.tag("options", view.revision)
    return shapes.project(view, posts.all_words(project))
