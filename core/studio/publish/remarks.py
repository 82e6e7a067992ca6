"""Remarks on a post before it goes out, though nothing keeps it back: claims on music, the label of AI, the quota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.model.presets import PRESETS
from core.model.rights import OWN
from core.publish.target import Post, Target
from core.store import publications as rows
from core.studio.project import rights
from core.studio.project.project import Project

CLAIMED_S = 60.0  # YouTube Help 15424877: a longer Short with any claim of Content ID is blocked everywhere


@dataclass(frozen=True)
class Remark:
    """One sentence about a post before it goes out; `warns` where a person should look twice."""

    code: str
    message: str
    warns: bool = False


def remarks(
    project: Project, post: Post, target: Target | None, name: str = "", account_id: int = 0
) -> tuple[Remark, ...]:
    """The remarks on a project's post to a target of that id; without a target it is posted by hand."""
    found = [_music(project, post), _disclosure(post, target), _quota(project, target, name, account_id)]
    return tuple(remark for remark in found if remark is not None)


def _music(project: Project, post: Post) -> Remark | None:
    """A Short over a minute with music of somebody else, on which Content ID may hold a claim."""
    if post.preset != "youtube_short" or post.seconds <= CLAIMED_S:
        return None
    if not any(item.kind == "music" and item.rights.licence != OWN for item in rights.ledger(project)):
        return None
    message = (
        "YouTube blocks a Short over 60 s whose music somebody has claimed. Make sure that yours is free of claims."
    )
    return Remark("music_claim", message, warns=True)


def _disclosure(post: Post, target: Target | None) -> Remark | None:
    """The label about AI that goes with the post."""
    if target is None:
        label = PRESETS[post.preset].platform.label
        return Remark("disclosure", f"The voice is synthetic: set {label}'s label for AI when you post.")
    if "made_with_ai" in target.capabilities:
        return Remark(
            "disclosure", "Labelled as made with AI." if post.made_with_ai else "Not labelled as made with AI."
        )
    if "ai_label" in target.capabilities:
        return Remark("disclosure", f"{'Labelled' if post.synthetic else 'Not labelled'} as altered or synthetic.")
    return None


def _quota(project: Project, target: Target | None, name: str, account_id: int) -> Remark | None:
    """The posts that the target still takes of the account today, as far as they went out from here."""
    if target is None or not target.daily:
        return None
    since = datetime.now(UTC) - timedelta(days=1)
    used = rows.begun_since(project.store, name, account_id, since.isoformat())
    left = max(0, target.daily - used)
    return Remark("quota", f"{left} of {target.daily} posts left today.", warns=left == 0)
