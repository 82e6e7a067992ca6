"""/pronunciations/, /doubts/ and /recordings/: how words are said, and a person's own recording of the whole script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from core.studio import work
from core.studio.project import lexicon, projects
from core.studio.project.project import Project
from core.studio.voice import doubts, recording
from core.studio.workspace.workspace import Workspace
from core.wording.doubts import doubt_reason


class Word(BaseModel):
    """`said` in ordinary letters, or IPA between slashes; without `exact`, a word in capitals counts only so.

    `as_written` in its place: the word is right as the voice says it, and is no longer listed as doubtful.
    """

    model_config = ConfigDict(extra="forbid")
    word: str = Field(max_length=200)
    said: str = Field(default="", max_length=200)
    exact: bool | None = None
    language: str = Field(default="", max_length=12)
    as_written: bool = False


class Decision(BaseModel):
    """The decision about a line of the recording: accept it, use the voice, or change the script to `text`."""

    model_config = ConfigDict(extra="forbid")
    line_id: int
    use_voice: bool = False
    text: str = Field(default="", max_length=10_000)


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for pronunciations and recordings."""
    routes = APIRouter(tags=["voiceover"])

    @routes.get("/pronunciations/")
    def everywhere() -> dict[str, Any]:
        """The words said otherwise in every project."""
        return _words(workspace(), None)

    @routes.put("/pronunciations/")
    def keep_everywhere(body: Word) -> dict[str, Any]:
        """Say a word so in every project."""
        _keep(workspace(), None, body)
        return _words(workspace(), None)

    @routes.delete("/pronunciations/")
    def forget_everywhere(word: str, language: str = "") -> dict[str, Any]:
        """Say a word as it is written again."""
        lexicon.forget(workspace(), None, word, language)
        return _words(workspace(), None)

    @routes.get("/pronunciations/{project_id}/")
    def of_project(project_id: int) -> dict[str, Any]:
        """The words said otherwise in one project."""
        return _words(workspace(), project_id)

    @routes.put("/pronunciations/{project_id}/")
    def keep(project_id: int, body: Word) -> dict[str, Any]:
        """Say a word so in one project; only the lines that have it are spoken again."""
        _keep(workspace(), project_id, body)
        return _words(workspace(), project_id)

    @routes.delete("/pronunciations/{project_id}/")
    def forget(project_id: int, word: str, language: str = "") -> dict[str, Any]:
        """Say a word as it is written again in one project."""
        lexicon.forget(workspace(), project_id, word, language)
        return _words(workspace(), project_id)

    @routes.get("/doubts/{project_id}/")
    def doubtful(project_id: int) -> dict[str, Any]:
        """The words that the voice may say wrong, in the order of the script."""
        found = doubts.found(workspace(), project_id)
        results = [{**asdict(doubt), "message": doubt_reason(doubt.reason, doubt.heard)} for doubt in found]
        return {"count": len(results), "can_listen": doubts.can_listen(workspace()), "results": results}

    @routes.post("/doubts/{project_id}/", status_code=202)
    def listen(project_id: int) -> dict[str, Any]:
        """Have a recogniser listen to what is spoken, as a job."""
        return {"project_id": project_id, "job_id": work.start(workspace(), doubts.KIND, project_id)}

    @routes.post("/recordings/{project_id}/", status_code=202)
    def record(project_id: int, file: UploadFile) -> dict[str, Any]:
        """Take in a recording of the whole script (multipart `file`), as a job."""
        job = recording.start(workspace(), project_id, file.file.read(), file.filename or "")
        return {"project_id": project_id, "job_id": job}

    @routes.get("/recordings/{project_id}/")
    def recorded(project_id: int) -> dict[str, Any]:
        """The recording and where it differs from the script."""
        return _recording(workspace(), project_id)

    @routes.patch("/recordings/{project_id}/")
    def decide(project_id: int, body: Decision) -> dict[str, Any]:
        """Decide about one line that differs."""
        if body.text:
            recording.as_read(workspace(), project_id, body.line_id, body.text)
        elif body.use_voice:
            recording.use_voice(workspace(), project_id, body.line_id)
        else:
            recording.accept(workspace(), project_id, body.line_id)
        return _recording(workspace(), project_id)

    @routes.delete("/recordings/{project_id}/", status_code=204)
    def forget_recording(project_id: int) -> None:
        """Leave every line to the voice again."""
        recording.forget(workspace(), project_id)

    return routes


def _keep(workspace: Workspace, project_id: int | None, body: Word) -> None:
    lexicon.keep(
        workspace,
        project_id,
        body.word,
        body.said,
        exact=body.exact,
        language=body.language,
        as_written=body.as_written,
    )


def _words(workspace: Workspace, project_id: int | None) -> dict[str, Any]:
    found = lexicon.general(workspace) if project_id is None else projects.options(workspace, project_id).lexicon
    return {"count": len(found), "results": [entry.model_dump() for entry in found]}


def _recording(workspace: Workspace, project_id: int) -> dict[str, Any]:
    project = Project(workspace, project_id)
    current = project.options.recording
    texts = {line.id: line.text for line in project.script.lines} if project.script else {}
    return {
        "project_id": project_id,
        "recording": current.model_dump(exclude={"differences"}) if current else None,
        "differences": [
            {**difference.model_dump(), "text": texts.get(difference.line_id, "")}
            for difference in recording.differences(project)
        ],
    }
