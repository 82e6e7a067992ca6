"""/scripts/: have the script written, read it, and put an edited one in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.api import shapes
from core.api.newest import newest_script
from core.api.revisions import Precondition, Revised
from core.errors import NotFound, UsageError
from core.studio import work
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.script import edits as script_edits
from core.studio.script import open_questions, saving, unsaid
from core.studio.script import versions as script_versions
from core.studio.workspace.workspace import Workspace
from core.wording import words

LineChange = Literal["lock", "unlock", "keep", "passage", "shorten"]


class Generate(BaseModel):
    """The project, and the wishes that are to be kept with it; what is not given stays as it is."""

    model_config = ConfigDict(extra="forbid")
    project_id: int
    writer: str | None = None
    language: str | None = None
    tone: str | None = None
    audience: str | None = None
    point_of_view: str | None = None
    paragraphs: int | None = None
    custom_prompt: str | None = None


class Fit(BaseModel):
    """The length that the narration is to have."""

    model_config = ConfigDict(extra="forbid")
    seconds: float


class Rewrite(BaseModel):
    """Lines next to each other in one section, and what should be different about them."""

    model_config = ConfigDict(extra="forbid")
    lines: list[int]
    wish: str = ""


class Move(BaseModel):
    """The place a line is moved to, 0 being the first."""

    model_config = ConfigDict(extra="forbid")
    to: int = Field(ge=0)


class Post(BaseModel):
    """The fields of a post as they were typed; null for what is to be computed."""

    model_config = ConfigDict(extra="forbid")
    title: str | None = None
    description: str | None = None
    tags: list[str] | None = None


class Row(BaseModel):
    """A line; without an id it is a new one. What else is sent of it tells which version it was made of."""

    model_config = ConfigDict(extra="allow")
    id: int | None = None
    section: str | None = None
    point: int | None = None
    text: str
    overlay: str | None = None
    locked: bool | None = None


class Edit(BaseModel):
    """Either our `lines` (which win), or any of the specification's hook, intro, points and cta.

    `version` is the one that was read and changed, as GET has it.
    """

    model_config = ConfigDict(extra="ignore")
    version: int | None = None
    lines: list[Row] | None = None
    hook: str | None = None
    intro: str | None = None
    points: list[dict[str, Any]] | None = None
    cta: str | None = None


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for scripts."""
    routes = APIRouter(prefix="/scripts", tags=["scripts"])

    @routes.post("/generate/", status_code=202)
    def generate(body: Generate, revised: Revised) -> dict[str, Any]:
        """Write the script, as a job. With `If-Match` only where what it names is as it was read (409 otherwise)."""
        wishes = body.model_dump(exclude={"project_id"}, exclude_none=True)
        with revised.asking(workspace(), body.project_id, "script", body.model_dump(exclude_none=True)):
            projects.set_options(workspace(), body.project_id, **wishes)
            return {"project_id": body.project_id, "job_id": work.start(workspace(), "script", body.project_id)}

    @routes.get("/{project_id}/")
    def read(project_id: int, revised: Revised) -> dict[str, Any]:
        """The script as it stands."""
        return _script(workspace(), project_id, revised)

    @routes.put("/{project_id}/")
    def edit(project_id: int, body: Edit, revised: Revised) -> dict[str, Any]:
        """Put an edited script in place; text that didn't change keeps its source.

        With `If-Match` only where it is still the newest (409 otherwise). Without it, but with the `version` that was
        changed, the changes are brought together line by line: 409 where both changed the same line. With neither,
        a body that was made of an older version by its words is refused (409), since it would silently take back what
        was changed since; so are lines that may have been, where they would write over more than what requests with
        neither had changed. A section is set. Every 409 has `current`, `given` and, where known, `clashes`.
        """
        given = body.model_dump(exclude_none=True)
        edits = {name: value for name, value in given.items() if name != "version"}
        if not edits:
            raise UsageError("There is nothing to change in the request.", "Give lines, or hook, intro, points, cta.")
        with revised.change(workspace(), project_id, "script", given, newest_script) as project:
            at = None if revised.is_given else body.version
            is_unsaid = at is None and not revised.is_given
            if is_unsaid:
                unsaid.require_newest(project, edits.get("lines", edits))
            rows = edits["lines"] if "lines" in edits else _sections(project, edits, at)
            script_edits.save_rows(workspace(), project_id, rows, at=at, unsaid=is_unsaid)
        return _script(workspace(), project_id, revised)

    @routes.get("/{project_id}/versions/")
    def versions(project_id: int) -> dict[str, Any]:
        """Every version, the newest first: who wrote it, when, how long it is."""
        projects.options(workspace(), project_id)
        found = script_versions.versions(workspace(), project_id)
        return {"count": len(found), "results": found}

    @routes.get("/{project_id}/questions/")
    def questions(project_id: int) -> dict[str, Any]:
        """List the questions that somebody who has not read the article would ask, by line."""
        found = open_questions.open_questions_of(Project(workspace(), project_id))
        results = [
            {"line_id": number, "question": words(item), "code": item.code, "data": item.data}
            for number, asked in found.items()
            for item in asked
        ]
        return {"count": len(results), "results": results}

    @routes.get("/{project_id}/versions/{version}/")
    def one_version(project_id: int, version: int) -> dict[str, Any]:
        """The script as it was."""
        script = saving.script_at(workspace(), project_id, version)
        seo = posts.all_words(Project(workspace(), project_id), script)
        return {"project": project_id, "version": version, **shapes.lines(script, seo)}

    @routes.get("/{project_id}/compare/")
    def compare(project_id: int, before: int, after: int | None = None) -> dict[str, Any]:
        """Compare one version with another (by default the newest), line by line and word by word."""
        changes = script_versions.compare(workspace(), project_id, before, after)
        return {"before": before, "after": after, "changes": [item.model_dump() for item in changes]}

    @routes.post("/{project_id}/versions/{version}/restore/")
    def restore(project_id: int, version: int, revised: Revised) -> dict[str, Any]:
        """Make an old version the one in use again, as a new version; `If-Match` as for PUT."""
        with revised.change(workspace(), project_id, "script", {"version": version}, newest_script):
            script_versions.restore(workspace(), project_id, version)
        return _script(workspace(), project_id, revised)

    @routes.post("/{project_id}/fit/", status_code=202)
    def fit(project_id: int, body: Fit, revised: Revised) -> dict[str, Any]:
        """Make the narration so many seconds long, as a job: lines chosen, pauses and pace moved by at most 8 %.

        `If-Match`: as for /generate/.
        """
        with revised.asking(workspace(), project_id, "script", body.model_dump()) as project:
            _require_script(project)
            return {
                "project_id": project_id,
                "job_id": work.start(workspace(), "fit", project_id, seconds=body.seconds),
            }

    @routes.post("/{project_id}/rewrite/", status_code=202)
    def rewrite(project_id: int, body: Rewrite, revised: Revised) -> dict[str, Any]:
        """Have lines written anew by the project's chat model, as a job. `If-Match`: as for /generate/."""
        with revised.asking(workspace(), project_id, "script", body.model_dump()) as project:
            _require_script(project)
            job = work.start(workspace(), "rewrite", project_id, lines=body.lines, wish=body.wish[:300])
        return {"project_id": project_id, "job_id": job}

    @routes.post("/{project_id}/lines/{line_id}/move/")
    def move_line(project_id: int, line_id: int, body: Move, revised: Revised) -> dict[str, Any]:
        """Put a line at another place; it joins the section that is there. `If-Match` as for PUT."""
        with revised.change(workspace(), project_id, "script", {"line": line_id, **body.model_dump()}, newest_script):
            script_edits.move(workspace(), project_id, line_id, body.to)
        return _script(workspace(), project_id, revised)

    @routes.post("/{project_id}/lines/{line_id}/{change}/")
    def change_line(project_id: int, line_id: int, change: LineChange, revised: Revised) -> dict[str, Any]:
        """Lock a line, free it, keep a doubtful one knowingly, or say the article's own sentence in its place.

        The other lines stay as they are by then; `If-Match` as for PUT.
        """
        home = workspace()
        act = {
            "lock": lambda: script_edits.lock(home, project_id, line_id),
            "unlock": lambda: script_edits.lock(home, project_id, line_id, False),
            "keep": lambda: script_edits.keep_line(home, project_id, line_id),
            "passage": lambda: script_edits.use_passage(home, project_id, line_id),
            "shorten": lambda: script_edits.shorten(home, project_id, line_id),
        }
        with revised.change(home, project_id, "script", {"line": line_id, "change": change}, newest_script):
            act[change]()
        return _script(home, project_id, revised)

    @routes.get("/{project_id}/seo/{preset}/")
    def seo(project_id: int, preset: str) -> dict[str, Any]:
        """Titles and texts for a platform to choose from, the one in use first; `typed`: its fields of a person's."""
        found = posts.options(workspace(), project_id, preset)
        typed = posts.typed(Project(workspace(), project_id), preset)
        return {"count": len(found), "results": [post.model_dump() for post in found], "typed": list(typed)}

    @routes.put("/{project_id}/seo/{preset}/")
    def say(project_id: int, preset: str, body: Post, revised: Revised) -> dict[str, Any]:
        """Keep what was typed of a post: what is given; null goes back to what is computed, all else stays as it is.

        In the description `{chapters}`, `{source}`, `{hashtags}`, `{title}` and `{text}` stand for computed parts.
        Answers what goes out, credits included.
        """
        given = body.model_dump(exclude_unset=True)
        if not given:
            raise UsageError("There is nothing to change in the request.", "Give title, description or tags.")
        back = tuple(name for name in posts.FIELDS if name in given and given[name] is None)
        kept = {name: value for name, value in given.items() if value is not None}
        with revised.change(workspace(), project_id, "script", given, newest_script):
            if back:
                posts.compute(workspace(), project_id, preset, back)
            posts.say(workspace(), project_id, preset, **kept)
        return _post(workspace(), project_id, preset)

    @routes.delete("/{project_id}/seo/{preset}/")
    def compute(project_id: int, preset: str, revised: Revised) -> dict[str, Any]:
        """Go back to the computed words of a post."""
        with revised.change(workspace(), project_id, "script", None, newest_script):
            posts.compute(workspace(), project_id, preset)
        return _post(workspace(), project_id, preset)

    @routes.post("/{project_id}/seo/{preset}/", status_code=202)
    def suggest(project_id: int, preset: str, revised: Revised) -> dict[str, Any]:
        """Have the project's chat model suggest titles and texts, as a job; the list above then has them.

        `If-Match`: as for /generate/.
        """
        with revised.asking(workspace(), project_id, "script", None) as project:
            _require_script(project)
            return {"project_id": project_id, "job_id": work.start(workspace(), "titles", project_id, preset=preset)}

    return routes


def _post(workspace: Workspace, project_id: int, preset: str) -> dict[str, Any]:
    project = Project(workspace, project_id)
    return {**posts.posted(project, preset).model_dump(), "typed": list(posts.typed(project, preset))}


def _script(workspace: Workspace, project_id: int, revised: Precondition | None = None) -> dict[str, Any]:
    view = projects.view(workspace, project_id)
    if view.script is None:
        raise _none_yet()
    if revised is not None:
        revised.tag("script", view.script_version)
    return shapes.script(view, posts.all_words(Project(workspace, project_id)))


def _sections(project: Project, edits: dict[str, Any], at: int | None) -> dict[str, Any]:
    """The sections of the version that was changed, with the changes."""
    from core.script import as_seed_json

    if project.script is None:
        raise _none_yet()
    base = project.script if at is None else saving.at_version(project, at)
    return {**as_seed_json(base), **edits}


def _require_script(project: Project) -> None:
    if project.script is None:
        raise _none_yet()


def _none_yet() -> NotFound:
    return NotFound("The project has no script yet.", "POST /api/v1/video/scripts/generate/ writes one.")
