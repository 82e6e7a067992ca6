"""The words of a post: computed whenever they are asked for, but for what a person typed."""

from __future__ import annotations

from typing import Any, Literal

from core import publish
from core.errors import BadInput
from core.language.graphemes import start
from core.model.narration import FPS
from core.model.presets import PRESETS
from core.model.script import Chapter, Override, Script, SeoMetadata
from core.model.text import clean, one_line
from core.studio.film import build
from core.studio.project import changes, choices, film_files, inputs, rights, steps
from core.studio.project.project import Project
from core.studio.project.seen import require_unchanged
from core.studio.workspace.purchases import receipts
from core.studio.workspace.workspace import Workspace
from core.timeline import documents

Field = Literal["title", "description", "tags"]
FIELDS: tuple[Field, ...] = ("title", "description", "tags")


def words(project: Project, preset: str, override: Override | None = None, *, of_film: bool = False) -> SeoMetadata:
    """The words of a project's post on one platform, without the credits: title, description and tags; `override` in
    the place of what is kept.

    `of_film`: with the chapters of the finished film, even if it is from before the project's last change.
    """
    from core.script.post.overrides import applied

    script = project.script
    if script is None:
        title = start(project.row["title"], PRESETS[preset].title_chars)
        return SeoMetadata(title=title, description=project.article.meta_description)
    current = override or script.overrides.get(preset)
    marks = chapters(project, preset, of_film=of_film)
    return applied(project.article, script, preset, marks, current)


def all_words(project: Project, script: Script | None = None) -> dict[str, SeoMetadata]:
    """The words of a project's posts on each of its platforms, of one of its versions where that is given."""
    current = project.with_(script=script) if script else project
    return {name: words(current, name) for name in current.options.platforms} if current.script else {}


def chapters(project: Project, preset: str, *, of_film: bool = False) -> tuple[Chapter, ...]:
    """The chapters in a project's post: of the finished film of a preset, else those that a film of the script would
    have.

    A film from before the project's last change has others than the script: only with `of_film` they are its own.
    """
    jobs = {job["id"]: job for job in project.jobs}
    for row in project.renders:
        if row["preset"] == preset and steps.render_status(row, jobs.get(row["job_id"])) == "completed":
            path = film_files.whole_file(project.workspace, row, "timeline_path")
            if path is not None and (of_film or not steps.is_stale(project, row)):
                film = documents.document(path.read_bytes())
                fps = film.get("fps", FPS)
                return tuple(Chapter(time=at / fps, title=title) for at, title in film.get("chapters", ()))
            break
    if project.script is None:
        return ()
    if project.narration is None or not project.is_fresh("voice"):
        from core import script as core_script

        return core_script.chapters(project.script)
    intro = project.kit.intro
    later = intro.n_frames / FPS if intro else 0.0
    found = build.chapters(project.script, project.narration)
    return tuple(
        chapter.model_copy(update={"time": chapter.time + later if n else 0.0}) for n, chapter in enumerate(found)
    )


def to_post(workspace: Workspace, project_id: int, preset: str) -> SeoMetadata:
    """The words of a project's post as they go out: title, text with the credits, and tags. Raises `BadInput` where
    the credits do not fit.
    """
    choices.checked(platforms=(preset,))
    return posted(Project(workspace, project_id), preset)


def posted(project: Project, preset: str, *, of_film: bool = False) -> SeoMetadata:
    """Return the post of a platform: its words, and under them the credits of what the film shows and plays.

    `of_film`: as for `words`.
    """
    post = publish.within_limits(words(project, preset, of_film=of_film), PRESETS[preset])
    return publish.credited(post, rights.credits(project), PRESETS[preset])


def typed(project: Project, preset: str) -> tuple[Field, ...]:
    """The fields of a project's post that a person typed."""
    override = project.script.overrides.get(preset, Override()) if project.script else Override()
    kept = {"title": override.title, "description": override.body, "tags": override.tags}
    return tuple(name for name in FIELDS if kept[name] is not None)


def say(
    workspace: Workspace,
    project_id: int,
    preset: str,
    *,
    title: str | None = None,
    description: str | None = None,
    tags: tuple[str, ...] | list[str] | None = None,
    seen: SeoMetadata | None = None,
) -> SeoMetadata:
    """Keep what a person typed of a post, and nothing else of it: the other fields stay computed.

    Parts of the description that are left as they were computed (chapters, source, hashtags, credits) stay computed,
    too; marks such as `{chapters}` stand for them. A field that is as it is computed is no longer kept. `seen` is the
    post as the person saw it: a field that is otherwise by now is not written over. Raises `BadInput` for what is
    longer than the platform takes, `NotFound`, `ChangedElsewhere`.
    """
    choices.checked(platforms=(preset,))

    def edit(project: Project) -> changes.Change:
        override = _script(project).overrides.get(preset, Override())
        if seen is not None:
            given = {"title": title, "description": description, "tags": None if tags is None else tuple(tags)}
            _require_unchanged(posted(project, preset), seen, given)
        if title is not None:
            override = _titled(project, preset, override, title)
        if tags is not None:
            override = _tagged(project, preset, override, tags)
        if description is not None:
            override = _described(project, preset, override, description)
        return _kept(project, preset, override)

    return posted(changes.change(workspace, project_id, edit), preset)


def _require_unchanged(now: SeoMetadata, seen: SeoMetadata, given: dict[str, Any]) -> None:
    """Raises `ChangedElsewhere` for fields that are by now neither as they were seen nor as they are given."""
    require_unchanged(dict(now), dict(seen), {name: value for name, value in given.items() if value is not None})


def compute(
    workspace: Workspace,
    project_id: int,
    preset: str,
    fields: tuple[Field, ...] = FIELDS,
    *,
    seen: SeoMetadata | None = None,
) -> SeoMetadata:
    """Go back to the computed words of a project's post; `seen`: as for `say`. Raises `NotFound`, `BadInput`,
    `ChangedElsewhere`.
    """
    choices.checked(platforms=(preset,))
    names = {"body" if name == "description" else name: None for name in fields}

    def edit(project: Project) -> changes.Change:
        override = _script(project).overrides.get(preset, Override())
        after = _kept(project, preset, override.model_copy(update=names))
        if seen is not None:
            then = posted(project.with_(script=after.script), preset)
            _require_unchanged(posted(project, preset), seen, {name: getattr(then, name) for name in fields})
        return after

    return posted(changes.change(workspace, project_id, edit), preset)


def options(workspace: Workspace, project_id: int, preset: str) -> list[SeoMetadata]:
    """Titles and texts for a project's post to choose from: what is in use first, then at least two others.

    What a chat model suggested for this very script (`writing.suggest_titles`) stands before what the script's own
    words give. Every one keeps the platform's limits. Raises `BadInput`, `NotFound`.
    """
    from core.script.post import seo_options

    choices.checked(platforms=(preset,))
    project = Project(workspace, project_id)
    script = _script(project)
    in_use = words(project, preset)
    current = receipts(workspace).get(titles_key(script, preset))
    suggested = [(str(title), str(text)) for title, text in current] if isinstance(current, list) else []
    marks = chapters(project, preset)
    found = seo_options.options(project.article, script, preset, chapters=marks, suggested=suggested)
    return [in_use, *(post for post in found if post.title.casefold() != in_use.title.casefold())]


def titles_key(script: Script, preset: str) -> str:
    """Return the key under which a model's titles for a script are kept."""
    return "studio.titles/" + inputs.digest([script.language, script.script_text, preset])


def _titled(project: Project, preset: str, override: Override, title: str) -> Override:
    text = one_line(title)
    publish.require_title(text, PRESETS[preset])
    free = override.model_copy(update={"title": None})
    return free if text in ("", words(project, preset, free).title) else override.model_copy(update={"title": text})


def _tagged(project: Project, preset: str, override: Override, tags: tuple[str, ...] | list[str]) -> Override:
    kept: dict[str, str] = {}
    for tag in (one_line(one_line(tag).lstrip("#")) for tag in tags):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    found = tuple(kept.values())
    publish.require_tags(found, PRESETS[preset])
    free = override.model_copy(update={"tags": None})
    return free if found == words(project, preset, free).tags else override.model_copy(update={"tags": found})


def _described(project: Project, preset: str, override: Override, text: str) -> Override:
    from core.script.post.overrides import typed as marked

    script, text = _script(project), clean(text.replace("\r\n", "\n"))
    credits = rights.credits(project)
    publish.require_text(text, PRESETS[preset], credits)
    body = marked(
        project.article, script, preset, chapters(project, preset), text, override, publish.owed_credits(credits)
    )
    override = override.model_copy(update={"body": body})
    publish.require_text(words(project, preset, override).description, PRESETS[preset])  # the marks filled in
    return override


def _kept(project: Project, preset: str, current: Override) -> changes.Change:
    script = _script(project)
    others = {name: override for name, override in script.overrides.items() if name != preset}
    overrides = others if current == Override() else {**others, preset: current}
    return changes.Change(script=script.model_copy(update={"overrides": overrides}), edited=None)


def _script(project: Project) -> Script:
    if project.script is None:
        raise BadInput("There is no script yet.", "Write the script first.", code="no_script")
    return project.script
