"""Publications: a film that goes to a target once, whatever happens on the way.

The intent is a row, committed with its job before anything is sent. The row holds what the target saved on the way, so
that the next try goes on where the last one ended. Once the target has said that its irreversible step comes next,
nothing sends again: what became of it is asked for, and where nobody can tell, the publication is "unknown" until a
person says what they see there. The same film goes to the same account again only on a person's second, explicit word.

    publishing -> processing -> published | scheduled     publishing -> failed (nothing is there)     -> unknown
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from core import digests
from core.errors import BadInput, ChangedElsewhere, ReelwrightError
from core.jobs import queue
from core.model.presets import PRESETS
from core.publish import limits
from core.publish.target import Field, Post, Target
from core.store import publications as rows
from core.studio.project.project import Project
from core.studio.project.render_view import finished
from core.studio.publish import approval, stored_post
from core.studio.publish.drafts import Choices, film, misfits, place_of, post_of, standing
from core.studio.publish.remarks import Remark, remarks
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace

KIND = "publish"


@dataclass(frozen=True)
class Preview:
    """The fields that would be sent, everything that stands in the way, and what is worth knowing. `film` is the digest
    of the video, `outgoing` of all that goes out.
    """

    target: str
    account: str
    fields: tuple[Field, ...]
    problems: tuple[ReelwrightError, ...]
    film: str = ""
    approved: bool = False
    remarks: tuple[Remark, ...] = ()
    outgoing: str = ""


def preview(workspace: Workspace, project_id: int, to: str, preset: str, chosen: Choices | None = None) -> Preview:
    """List what publishing a project's video would send, field by field, and all that stands in its way; nothing is
    sent.

    `to` is "TARGET" or "TARGET:ACCOUNT". Raises `BadInput` for an unknown platform, `Unknown`, `NotFound`.
    """
    project, problems = Project(workspace, project_id), list[ReelwrightError]()
    name, account_id, account = place_of(workspace, to, problems)
    post = post_of(project, preset, chosen or Choices(), problems)
    target = accounts.target(workspace, name)
    if post is None:
        return Preview(target.label, account, (), tuple(problems))
    problems += [*target.problems(post), *misfits(target, post)]
    before = standing(workspace, name, account_id, post.sha256)
    problems += [before] if before else []
    approved = approval.is_approved(workspace, project_id, post.sha256)
    known = remarks(project, post, target, name, account_id)
    outgoing = stored_post.digest(post)
    return Preview(target.label, account, target.fields(post), tuple(problems), post.sha256, approved, known, outgoing)


def by_hand(workspace: Workspace, project_id: int, preset: str, *, older: bool = False) -> Preview:
    """List what stands in the way of posting a project's video by hand, and what is worth knowing. Raises `BadInput`,
    `NotFound`.
    """
    project, problems = Project(workspace, project_id), list[ReelwrightError]()
    post = post_of(project, preset, Choices(older=older), problems)
    if post is None:
        return Preview("", "", (), tuple(problems))
    problems += limits.film_problems(post.title, post.description, post.tags, post.seconds, post.size, PRESETS[preset])
    return Preview("", "", (), tuple(problems), post.sha256, remarks=remarks(project, post, None))


def platforms(workspace: Workspace, project_id: int, to: str) -> tuple[str, ...]:
    """The finished videos of a project, by platform, that the target takes. Raises `BadInput` where there are none."""
    takes = accounts.target(workspace, to.partition(":")[0]).platform
    views = finished(Project(workspace, project_id))
    names = tuple(view.preset for view in views if takes in ("", PRESETS[view.preset].platform.name))
    if not names:
        raise BadInput("There is no finished video for it.", "Make the video first.", code="no_render")
    return names


def require_place(workspace: Workspace, to: str, presets: tuple[str, ...]) -> None:
    """Raises `BadInput`, `Unknown` or `MissingSetup` where the target or its account is not there, or takes none of
    the platforms that a project is made for.
    """
    problems = list[ReelwrightError]()
    place_of(workspace, to, problems)
    if problems:
        raise problems[0]
    target = accounts.target(workspace, to.partition(":")[0])
    if not any(target.platform in ("", PRESETS[name].platform.name) for name in presets):
        raise BadInput(f"{target.label} takes no videos of these platforms.", "Add one: --platform.", code="no_render")


def newest(workspace: Workspace, project_id: int, preset: str) -> int:
    """The id of a project's newest finished video of a platform, to publish. Raises `BadInput` where there is none."""
    return film(Project(workspace, project_id), preset).id


def digest(workspace: Workspace, project_id: int, preset: str) -> str:
    """The digest of a project's newest finished video of a platform, to approve. Raises `BadInput` where there is
    none.
    """
    view = film(Project(workspace, project_id), preset)
    return digests.of_file(view.path) if view.path is not None else ""


def ask(
    workspace: Workspace,
    project_id: int,
    to: str,
    preset: str,
    chosen: Choices | None = None,
    *,
    again: bool = False,
    approves: str = "",
    seen: Preview | None = None,
) -> int:
    """Have a project's finished video of a platform published, as a job; the publication's id.

    `again` is the person's explicit word that the same film is to be posted once more; `approves` the digest
    (`Preview.film`) of the film that they approve by asking, needed where it was not approved before; `seen` is the
    preview that was in front of them. Raises the first of `preview`'s problems, `ChangedElsewhere` where by now
    something else would be sent than that showed, and as `approval` does.
    """
    project, problems = Project(workspace, project_id), list[ReelwrightError]()
    name, account_id, account = place_of(workspace, to, problems)
    post = post_of(project, preset, chosen or Choices(), problems)
    if post is not None:
        target = accounts.target(workspace, name)
        problems += [*target.problems(post), *misfits(target, post)]
    if problems or post is None:
        raise problems[0]
    _require_as_seen(target, post, seen)
    with workspace.store.write():
        before = standing(workspace, name, account_id, post.sha256)
        if before is not None and not again:
            raise before
        if approves:
            approval.approve(workspace, project_id, post.sha256, approves)
        approval.require(workspace, project_id, post.sha256)
        view = film(project, preset)
        publication_id = rows.add(
            workspace.store, key=post.key, project_id=project_id, render_id=view.id, preset=preset, target=name,
            account_id=account_id, account=account, film_sha256=post.sha256, words=json.dumps(stored_post.kept(post)),
            publish_at=post.publish_at.isoformat() if post.publish_at else None,
        )  # fmt: skip
        job_id = queue.enqueue(
            workspace.store, KIND, lane="default", project_id=project_id, payload={"publication_id": publication_id}
        )
        rows.update(workspace.store, publication_id, job_id=job_id)
    return publication_id


def _require_as_seen(target: Target, post: Post, seen: Preview | None) -> None:
    if seen is not None and seen.outgoing != stored_post.digest(post):
        now, then = ({field.name: field.value for field in fields} for fields in (target.fields(post), seen.fields))
        raise ChangedElsewhere("What is sent was changed elsewhere in the meantime.", current=now, given=then)
