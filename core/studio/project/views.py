"""Views for pages and the API: read-only pictures of a project, its steps, renders and jobs.

Nothing here is stored. A view is built from rows each time it is asked for, so it cannot disagree with them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from core.model.article import Article
from core.model.base import Model
from core.model.coded import Notice
from core.model.narration import Narration
from core.model.options import Options
from core.model.script import Script
from core.model.storyboard import Storyboard
from core.wording import words

StepName = Literal["content", "script", "voice", "visuals", "render", "publish"]
STEPS: tuple[StepName, ...] = ("content", "script", "voice", "visuals", "render", "publish")

State = Literal["todo", "running", "ready", "stale", "failed"]
ProjectStatus = Literal["draft", "scripting", "voiceover", "composing", "rendering", "review", "published", "failed"]
RenderStatus = Literal["queued", "rendering", "completed", "failed", "cancelled"]
JobStatus = Literal["queued", "running", "done", "failed", "cancelled"]


class StepState(Model):
    """The state of one step. `note` is one plain sentence, e.g. what makes it stale and what that will cost.

    `again` says of one that failed whether trying it once more may help: not where what was given cannot be used.
    """

    name: StepName
    state: State
    note: str = ""
    again: bool = True


class JobView(Model):
    """A job row. `progress` is 0..1, `eta_s` seconds left; `error` is `{code, message, hint}` once it failed."""

    id: int
    kind: str
    project_id: int | None = None
    render_id: int | None = None
    lane: str
    status: JobStatus
    progress: float = 0.0
    message: str = ""
    eta_s: float | None = None
    error: dict[str, str] | None = None
    attempts: int = 0
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None
    result: dict[str, Any] | None = None
    log: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it still waits or works."""
        return self.status in ("queued", "running")


class RenderView(Model):
    """One rendered video. Paths are None until the render has completed; `stale` once the project moved on."""

    id: int
    project_id: int
    preset: str
    status: RenderStatus
    progress: float = 0.0
    message: str = ""
    eta_s: float | None = None
    error: str | None = None
    hint: str = ""
    path: Path | None = None
    srt: Path | None = None
    vtt: Path | None = None
    thumbnail: Path | None = None
    timeline: Path | None = None
    contact_sheet: Path | None = None
    qa: dict[str, Any] | None = None
    width: int = 0
    height: int = 0
    fps: int = 30
    duration: float = 0.0
    size: int = 0
    quality: str = "standard"
    stale: bool = False
    started_at: datetime | None = None
    completed_at: datetime | None = None
    job_id: int | None = None
    stages: tuple[dict[str, Any], ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notices as sentences."""
        return tuple(words(notice) for notice in self.notices)


PublicationStatus = Literal["publishing", "processing", "published", "scheduled", "failed", "unknown", "removed"]


class PublicationView(Model):
    """A film that was to be sent to a target. "unknown": it may be there, and only a person can tell."""

    id: int
    project_id: int | None
    render_id: int | None
    preset: str
    target: str
    account: str = ""
    status: PublicationStatus
    url: str = ""
    message: str = ""
    hint: str = ""
    progress: float = 0.0
    job_id: int | None = None
    publish_at: datetime | None = None
    created_at: datetime
    notices: tuple[Notice, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notices as sentences."""
        return tuple(words(notice) for notice in self.notices)


class ProjectCard(Model):
    """A project on the home page. `step` is where it reopens, `next_action` what to do there, in plain words."""

    id: int
    title: str
    status: ProjectStatus
    step: StepName
    next_action: str
    thumbnail: Path | None = None
    updated_at: datetime
    project_type: str
    platforms: tuple[str, ...]
    job: JobView | None = None


class ProjectView(Model):
    """Everything about a project."""

    id: int
    title: str
    options: Options
    status: ProjectStatus
    steps: tuple[StepState, ...]
    article: Article
    script: Script | None = None
    script_version: int = 0
    narration: Narration | None = None
    storyboard: Storyboard | None = None
    board_revision: int = 0
    revision: int = 1  # of the title and the choices
    renders: tuple[RenderView, ...] = ()
    jobs: tuple[JobView, ...] = ()
    notices: tuple[Notice, ...] = ()
    content_id: int
    created_at: datetime
    updated_at: datetime

    def step(self, name: str) -> StepState:
        """The state of one step."""
        return next(state for state in self.steps if state.name == name)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The notices as sentences."""
        return tuple(words(notice) for notice in self.notices)
