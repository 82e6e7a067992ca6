"""The approval of a finished film: nothing is published that nobody approved, and what was approved is what is sent.

A film is approved by the digest of its file with its marks in it, so a film that was made anew wants approval again.
Pressing Publish on a page counts as approval, because the page plays that very video beside the button and says so
under it; a second tick for the same thing would soon be ticked unread. The digest goes with the press: where the video
was made anew while the page stood open, the press is refused. A command's `--yes`, or its question answered, approves
the video it named, and the API's `approve` the video of `rendered_video_id`. What runs by itself may be let publish
without: `REELWRIGHT_PUBLISH_UNAPPROVED=1`.
"""

from __future__ import annotations

from core.errors import BadInput
from core.providers import is_on
from core.store import film_approvals as rows
from core.studio.workspace.workspace import Workspace, open_workspace

SETTING = "publish_unapproved"


def is_approved(workspace: Workspace, project_id: int, film_sha256: str) -> bool:
    """Whether a person approved this very film of a project."""
    return rows.has(workspace.store, project_id, film_sha256)


def is_needed(workspace: Workspace) -> bool:
    """Whether a film must be approved before the workspace publishes it."""
    return not is_on(open_workspace(workspace.settings).settings.get(SETTING))


def approve(workspace: Workspace, project_id: int, film_sha256: str, seen: str) -> None:
    """Keep a person's word that a project's film may go out. `seen` is the digest of the film that was in front of
    them. Raises `BadInput` where that is another one.
    """
    if seen != film_sha256:
        raise BadInput("The video was made anew meanwhile.", "Look at the new one, then publish it.", code="changed")
    rows.put(workspace.store, project_id, film_sha256)


def require(workspace: Workspace, project_id: int, film_sha256: str) -> None:
    """Raises `BadInput` where a project's film needs approval and has none."""
    if is_needed(workspace) and not is_approved(workspace, project_id, film_sha256):
        raise BadInput(
            "Nobody has approved this video yet.",
            "Watch it, then approve it: the Publish page's button does, --yes, or “approve” in the API.",
            code="not_approved",
        )
