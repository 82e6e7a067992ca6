"""The bodies of all kinds of jobs: ordinary studio calls, fenced so that who lost its claim writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.errors import UsageError
from core.jobs import queue, registry
from core.jobs.queue import Claim
from core.model.storyboard import Shot
from core.studio import chain
from core.studio.content import articles, newer
from core.studio.film import ask, render, thumbnails
from core.studio.project import asked, projects
from core.studio.publish import delivery, publications, titles, watch
from core.studio.script import rewrite
from core.studio.script import write as script_write
from core.studio.visuals import search, storyboard
from core.studio.voice import choose, doubts, fit, install, narrate, recording
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


# ---------------------------------------------------------------------- bodies
@registry.body("content", "default")
def _content(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: one of `url`, `path`, `text`, `text_sha256`, with `title` and a book's `chapter`; `options` if a project
    is to be made, too.
    """
    given = claim.payload
    text = articles.kept_text(workspace, given["text_sha256"]) if given.get("text_sha256") else given.get("text")
    path = Path(given["path"]) if given.get("path") else None
    content_id = articles.import_article(
        workspace, url=given.get("url"), path=path, text=text, title=given.get("title", ""),
        chapter=given.get("chapter", ""), run=run,
    )  # fmt: skip
    result: dict[str, Any] = {"content_id": content_id}
    if "options" in given:
        result["project_id"] = projects.create_with(workspace, content_id, given["options"])
    return result


@registry.body(newer.KIND, "default")
def _read_again(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """The page of the project's article once more; `content_id` is 0 where it says what it said."""
    return {"content_id": newer.read_again(workspace, _project(claim), run), **run.kept()}


@registry.body("script", "default")
def _script(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    return {"lines": len(script_write.write(workspace, _project(claim), run, at=asked.version(claim.payload)).lines)}


@registry.body("voice", "default")
def _voice(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    narration = narrate.narrate(workspace, _project(claim), run)
    return {"duration_s": narration.duration_s, **run.counts.get("voice", {}), **_figures(run)}


@registry.body("fit", "default")
def _fit(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `seconds`, the length that the narration is to have."""
    given = claim.payload
    narration = fit.fit_to(workspace, _project(claim), float(given["seconds"]), run, at=asked.version(given))
    return {"duration_s": narration.duration_s if narration else 0.0, **run.kept()}


@registry.body("rewrite", "default")
def _rewrite(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `lines`, their ids, and a `wish`; a chat model writes them anew."""
    given = claim.payload
    wish, at = str(given.get("wish", "")), asked.version(given)
    return {"lines": len(rewrite.again(workspace, _project(claim), given["lines"], wish, run, at=at).lines)}


@registry.body(install.KIND, "default")
def _voice_install(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `voice`, the name of one that can be downloaded."""
    return install.install(workspace, str(claim.payload.get("voice", "")), run) | run.kept()


@registry.body(choose.KIND, "default")
def _natural(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `voice`; it is installed, chosen, and speaks the script."""
    given = claim.payload
    seen = asked.choice(given, "voice")
    return choose.install_and_use(workspace, _project(claim), str(given["voice"]), run, seen=seen)


@registry.body(recording.KIND, "default")
def _recording(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `sha256` and `name` of a recording of the whole script."""
    given = claim.payload
    name, seen = str(given.get("name", "")), asked.speech(given)
    result = recording.import_recording(workspace, _project(claim), str(given["sha256"]), name, run, seen=seen)
    return {"differences": len(result.differences), "duration_s": result.duration_s}


@registry.body(doubts.KIND, "default")
def _listen(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """A recogniser listens to what is spoken, for the list of doubtful words."""
    return {**doubts.listen(workspace, _project(claim), run), **run.kept()}


@registry.body("titles", "default")
def _titles(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `preset`; a chat model suggests titles and texts for it."""
    return {"titles": titles.suggest_titles(workspace, _project(claim), str(claim.payload["preset"]), run)}


@registry.body("visuals", "default")
def _visuals(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    return {"shots": len(storyboard.plan(workspace, _project(claim), run).shots), **run.kept()}


@registry.body("picture", "default")
def _picture(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `shot`, `scene` (what it is), `prompt`, and `source` (empty: the first that can); the picture made takes
    the scene's place.
    """
    given = claim.payload
    prompt, source = str(given.get("prompt", "")), str(given.get("source", ""))
    seen = Shot.model_validate(given["scene"]) if "scene" in given else None
    search.generate(workspace, _project(claim), int(given["shot"]), prompt, source, run, seen=seen)
    return {"shot": int(given["shot"]), **run.kept()}


@registry.body(thumbnails.KIND, "default")
def _thumbnail(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `prompt` and `source`, both may be empty; the picture made is put under the thumbnail's title."""
    given = claim.payload
    prompt, source, seen = str(given.get("prompt", "")), str(given.get("source", "")), asked.choice(given, "thumbnail")
    result = thumbnails.make(workspace, _project(claim), prompt, source, run, seen=seen)
    return {"sha256": result, **run.kept()}


@registry.body("render", "video")
def _render(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    view = render.render(workspace, claim.payload["render_id"], run)
    return {"render_id": view.id, "stages": list(view.stages), **run.kept()}


@registry.body(publications.KIND, "default")
def _publish(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `publication_id`, whose row says what goes where."""
    number = int(claim.payload["publication_id"])
    status = delivery.perform(workspace, number, run, last=claim.attempts >= queue.MAX_ATTEMPTS)
    return {"publication_id": number, "status": status}


@registry.body(watch.KIND, "default")
def _publication(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `publication_id`, whose target is asked how it stands."""
    number = int(claim.payload["publication_id"])
    return {"publication_id": number, "status": watch.ask(workspace, number, run)}


@registry.body("animatic", "default")
def _animatic(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Payload: `preset`, by default the project's first."""
    project_id = _project(claim)
    preset = claim.payload.get("preset") or projects.options(workspace, project_id).platforms[0]
    path = render.animatic(workspace, project_id, preset, run)
    return {"preset": preset, "path": str(path), **run.kept()}


@registry.body("make", "default")
def _make(workspace: Workspace, claim: Claim, run: Run) -> dict[str, Any]:
    """Every step up to the videos, which are then jobs of their own."""
    project = chain.prepare_steps(workspace, _project(claim), run, at=asked.version(claim.payload))
    return {"renders": ask.requested(project, tuple(claim.payload.get("presets") or ())), **_figures(run)}


def _figures(run: Run) -> dict[str, Any]:
    """Figures and notices of a run, for who follows the job from another process."""
    return {"stages": [{"name": name, **figures} for name, figures in run.counts.items()], **run.kept()}


def _project(claim: Claim) -> int:
    if claim.project_id is None:
        raise UsageError(f"A job of kind {claim.kind} needs a project.", "Give its number.")
    return claim.project_id
