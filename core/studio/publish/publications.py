"""Publications: a film that goes to a target once, whatever happens on the way.

The intent is a row, committed with its job before anything is sent. The row holds what the target saved on the way, so
that the next try goes on where the last one ended. Once the target has said that its irreversible step comes next,
nothing sends again: what became of it is asked for, and where nobody can tell, the publication is "unknown" until a
person says what they see there. The same film goes to the same account again only on a person's second, explicit word.

    publishing -> processing -> published | scheduled     publishing -> failed (nothing is there)     -> unknown
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal

from core import digests
from core.errors import BadInput, Cancelled, ChangedElsewhere, ReelwrightError
from core.jobs import queue
from core.jobs.reporter import Interrupted
from core.model.coded import Notice
from core.model.presets import PRESETS
from core.net.retry import pause
from core.publish import limits
from core.publish.target import Desk, Field, Post, Sent, Target
from core.store import publications as rows
from core.store.db import Row
from core.store.locks import KeyLock
from core.studio.film import outdated
from core.studio.project import choices, rights
from core.studio.project.project import Project
from core.studio.project.render_view import finished
from core.studio.project.views import RenderView
from core.studio.publish import approval, publication_view, stored_post
from core.studio.publish.posts import posted
from core.studio.publish.remarks import Remark, remarks
from core.studio.workspace import accounts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

KIND = "publish"
Privacy = Literal["private", "unlisted", "public"]
_THERE = ("processing", "scheduled", "published")
_ASKED_S, _ASKED_TIMES = 5.0, 12  # how often, and how many times, the target is asked whether it is ready


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
    name, account_id, account = _place(workspace, to, problems)
    post = _post_of(project, preset, chosen or Choices(), problems)
    target = accounts.target(workspace, name)
    if post is None:
        return Preview(target.label, account, (), tuple(problems))
    problems += [*target.problems(post), *_misfits(target, post)]
    before = _there(workspace, name, account_id, post.sha256)
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
    post = _post_of(project, preset, Choices(older=older), problems)
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
    _place(workspace, to, problems)
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
    name, account_id, account = _place(workspace, to, problems)
    post = _post_of(project, preset, chosen or Choices(), problems)
    if post is not None:
        target = accounts.target(workspace, name)
        problems += [*target.problems(post), *_misfits(target, post)]
    if problems or post is None:
        raise problems[0]
    _require_as_seen(target, post, seen)
    with workspace.store.write():
        before = _there(workspace, name, account_id, post.sha256)
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


def perform(workspace: Workspace, publication_id: int, run: Run, *, last: bool) -> str:
    """Send a project's film, as its publication says, or find out what became of it; its status.

    `last`: no further try follows, so a failure is its outcome. Raises what the target raises.
    """
    with alone(workspace, publication_id, run) as row:
        if row["status"] != "publishing":  # told by a person, or done by a try that was taken for dead
            return str(row["status"])
        target, tools = accounts.target(workspace, row["target"]), desk(workspace, row, run)
        status, notices = _send(workspace, row, target, tools, last=last)
    for _ in range(_ASKED_TIMES if status == "processing" else 0):  # it is there by now, whatever ends this
        run.progress(1.0, f"{target.label} is working on the video")
        pause(_ASKED_S, run.check)
        try:
            status = _confirmed(workspace, publication_id, run, ("processing",), notices)
        except Cancelled:
            raise
        except ReelwrightError:  # it can be asked again from the page
            break
        if status != "processing":
            break
    return status


def _send(workspace: Workspace, row: Row, target: Target, tools: Desk, *, last: bool) -> tuple[str, tuple[Notice, ...]]:
    """Send a publication's film or settle what became of it; its status, and what did not come along."""
    state: dict[str, Any] = json.loads(row["state"])
    try:
        if state.get("committed") and not target.idempotent:
            tools.progress(0.5, f"Asking {target.label} what became of it")
            sent = target.settle(stored_post.stored(row), state, tools)
        else:
            post = stored_post.approved(row)
            stored_post.require_whole(workspace, row, post)
            sent = target.send(post, state, tools)
    except Interrupted:
        raise
    except (ReelwrightError, Cancelled) as error:
        if last or not error.retryable or isinstance(error, Cancelled):
            lost = bool(state.get("committed")) and not target.idempotent
            _end(workspace, row["id"], "unknown" if lost else "failed", error)
        raise
    if sent is None:
        _end(workspace, row["id"], "unknown", _unsettled(target))
        return "unknown", ()
    return keep_outcome(workspace, row["id"], sent), sent.notices


@contextmanager
def alone(workspace: Workspace, publication_id: int, run: Run) -> Iterator[Row]:
    """Hold a project's publication within the block; its row as it is then.

    Who sends it, asks for it, changes it or takes it back waits for whoever does: an answer that was on its way while
    the film was taken back would say that it is there. Raises `NotFound`, `Cancelled`.
    """
    lock = KeyLock(workspace.data / "locks", f"publication/{publication_id}")
    lock.acquire(run.check)
    try:
        yield rows.get(workspace.store, publication_id)
    finally:
        lock.release()


def refresh(workspace: Workspace, publication_id: int, run: Run | None = None) -> str:
    """Ask the target how a project's accepted publication stands now; its status. Raises what the target raises."""
    row = rows.get(workspace.store, publication_id)
    if row["status"] not in _THERE or not json.loads(row["state"]):
        return str(row["status"])
    return _confirmed(workspace, publication_id, run or Run(), _THERE)


def _confirmed(
    workspace: Workspace,
    publication_id: int,
    run: Run,
    standing: tuple[str, ...],
    notices: tuple[Notice, ...] = (),
) -> str:
    """Ask the target for a publication that still stands so, and keep its answer with earlier notices; its status."""
    with alone(workspace, publication_id, run) as row:
        if row["status"] not in standing:
            return str(row["status"])
        target = accounts.target(workspace, row["target"])
        sent = target.confirm(json.loads(row["state"]), desk(workspace, row, run))
        return keep_outcome(workspace, publication_id, replace(sent, notices=(*notices, *sent.notices)))


def tell(workspace: Workspace, publication_id: int, *, is_there: bool, url: str = "") -> None:
    """Take a person's word on a project's publication that nobody could settle. Raises `BadInput` where it is not in
    doubt.
    """
    changes = {"status": "published", "url": url} if is_there else {"status": "failed"}
    with workspace.store.write():
        if publication_view.get(workspace, publication_id).status != "unknown":
            raise BadInput("What became of this publication is known.", "Look at it on the Publish page.", code="known")
        rows.update(workspace.store, publication_id, error="", **changes)


def keep_outcome(workspace: Workspace, publication_id: int, sent: Sent) -> str:
    """Write the answer of a target about a project's publication into its row; its status."""
    status = "failed" if sent.status == "absent" else sent.status
    notices = [notice.model_dump(mode="json") for notice in dict.fromkeys(sent.notices)]
    rows.update(
        workspace.store,
        publication_id,
        status=status,
        remote_id=sent.remote_id,
        url=sent.url,
        notices=notices,
        error="",
    )
    return status


def _end(workspace: Workspace, publication_id: int, status: str, error: ReelwrightError) -> None:
    rows.update(workspace.store, publication_id, status=status, error=json.dumps(error.as_dict()))


def desk(workspace: Workspace, row: Row, run: Run) -> Desk:
    """Return the tools that a target is handed for a project's publication."""

    def save(state: dict[str, Any]) -> None:
        rows.update(workspace.store, row["id"], state=dict(state))

    if not row["account_id"]:
        return Desk(save=save, progress=run.progress, check=run.check)
    account = accounts.opened(workspace, row["account_id"])
    token = accounts.token_of(workspace, account.id, run.check)
    return Desk(account, token, save, run.progress, run.check)


def _place(workspace: Workspace, to: str, problems: list[ReelwrightError]) -> tuple[str, int, str]:
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


def _post_of(project: Project, preset: str, chosen: Choices, problems: list[ReelwrightError]) -> Post | None:
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


def _misfits(target: Target, post: Post) -> list[BadInput]:
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


def _there(workspace: Workspace, target: str, account_id: int, film: str) -> ReelwrightError | None:
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


def _unsettled(target: Target) -> ReelwrightError:
    return ReelwrightError(
        f"{target.label} took the video, or did not: its answer was lost, and it cannot be found there.",
        "Look there, then say what you see.",
        code="unknown_outcome",
    )
