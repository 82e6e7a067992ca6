"""A post as it would go out: the finished film with its words, the account, and all that stands in its way."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from core import digests
from core.errors import BadInput, ReelwrightError
from core.model.presets import PRESETS
from core.publish.target import Post, Target
from core.store import publications as rows
from core.studio.film import outdated
from core.studio.project import choices, rights
from core.studio.project.project import Project
from core.studio.project.render_view import finished
from core.studio.project.views import RenderView
from core.studio.publish import publication_view
from core.studio.publish.posts import posted
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace

Privacy = Literal["private", "unlisted", "public"]


@dataclass(frozen=True)
class Choices:
    """The person's choices for one publication."""

    privacy: Privacy = "private"
    publish_at: datetime | None = None
    made_for_kids: bool = False
    synthetic: bool = False
    older: bool = False  # a film from before the project's last change
    made_with_ai: bool = True  # says that AI had a part, where the platform has a label for that
    options: Mapping[str, Any] = field(default_factory=dict)  # answers to what only one target asks


def place_of(workspace: Workspace, to: str, problems: list[ReelwrightError]) -> tuple[str, int, str]:
    """The target's id, the account's number and name; an account that is missing is a problem."""
    name, _, name_or_id = to.partition(":")
    if "account" not in accounts.target(workspace, name).capabilities:
        return name, 0, ""
    try:
        found = accounts.find(workspace, name, name_or_id)
    except BadInput as error:
        problems.append(error)
        return name, 0, ""
    return name, found.id, found.name


def post_of(project: Project, preset: str, chosen: Choices, problems: list[ReelwrightError]) -> Post | None:
    """The post as it would go out; what is missing for it is added to the problems."""
    choices.checked(platforms=(preset,))
    try:
        view = film(project, preset)
    except BadInput as error:
        problems.append(error)
        return None
    if not chosen.older:
        problems += _refused(lambda: outdated.require_current([view]))
    problems += _refused(lambda: rights.require_known(project))
    try:
        words = posted(project, preset, of_film=True)
    except BadInput as error:
        problems.append(error)
        return None
    assert view.path is not None  # noqa: S101 - of a finished film
    if chosen.publish_at is not None and chosen.publish_at.tzinfo is None:
        raise BadInput("The time to publish has no time zone.", "Write it as 2026-12-24T18:00+01:00.")
    return Post(
        key=secrets.token_hex(16), project=digests.of_bytes(f"{project.id}/{project.row['created_at']}".encode()),
        film=view.path, sha256=digests.of_file(view.path), size=view.path.stat().st_size, seconds=view.duration,
        width=view.width, height=view.height, preset=preset, title=words.title, description=words.description,
        tags=words.tags, language=project.script.language if project.script else "", captions=view.srt,
        track=view.vtt, source=project.article.url, thumbnail=view.thumbnail, privacy=chosen.privacy,
        publish_at=chosen.publish_at, made_for_kids=chosen.made_for_kids, made_with_ai=chosen.made_with_ai,
        options=dict(chosen.options), synthetic=chosen.synthetic,
    )  # fmt: skip


def _refused(require: Callable[[], None]) -> list[BadInput]:
    """The refusal that a rule raises, if it does."""
    try:
        require()
    except BadInput as error:
        return [error]
    return []


def misfits(target: Target, post: Post) -> list[BadInput]:
    """Refuse a time to publish that the target cannot keep."""
    if post.publish_at is None:
        return []
    if "schedule" not in target.capabilities:
        return [BadInput(f"{target.label} cannot publish later.", "Leave the time out.", code="no_schedule")]
    if post.publish_at <= datetime.now(UTC):
        return [BadInput("The time to publish is over.", "Choose a later one.", code="past")]
    return []


def film(project: Project, preset: str) -> RenderView:
    """The newest finished video of a project for a platform. Raises `BadInput` where there is none."""
    views = finished(project, (preset,))
    if not views:
        label = PRESETS[preset].label
        raise BadInput(f"There is no finished video for {label}.", "Make the video first.", code="no_render")
    return views[0]


def standing(workspace: Workspace, target: str, account_id: int, film: str) -> ReelwrightError | None:
    """The refusal of a film that is, or may be, at the target already."""
    found = rows.of_film(workspace.store, target, account_id, film)
    standing = [
        view for view in (publication_view.get(workspace, row["id"]) for row in found) if view.status != "failed"
    ]
    if not standing:
        return None
    newest = standing[0]
    if newest.status in ("publishing", "processing"):
        return BadInput("This video is being published there now.", "Wait until it is done.", code="publishing")
    if newest.status == "unknown":
        return BadInput(
            "This video may be there already: the answer of the last time was lost.",
            "Look there first, then say what you see.",
            code="maybe_published",
        )
    where = f" ({newest.url})" if newest.url else ""
    return BadInput(f"This video is published there already{where}.", "Say so if you want it twice.", code="published")
