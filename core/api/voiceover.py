"""/voiceover/: the voices there are, samples, what speaking costs, and one line at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from core.api.files import send
from core.api.projects import voice_name
from core.api.reads import in_turn
from core.api.revisions import Revised
from core.errors import UsageError
from core.studio import work
from core.studio.project import projects
from core.studio.voice import choose, line_speech, prices, sound
from core.studio.workspace.workspace import Workspace


class Generate(BaseModel):
    model_config = ConfigDict(extra="forbid")
    project_id: int
    voice_id: str = ""
    provider: str = ""
    speed: float | None = Field(default=None, ge=0.5, le=2.0)


class Preview(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=200)
    voice_id: str
    provider: str = ""
    language: str = Field(default="", max_length=12)
    speed: float = Field(default=1.0, ge=0.5, le=2.0)


class Sample(BaseModel):
    model_config = ConfigDict(extra="forbid")
    voice_id: str
    provider: str = ""


class Star(BaseModel):
    model_config = ConfigDict(extra="forbid")
    voice_id: str = Field(max_length=200)
    favourite: bool


class LineChange(BaseModel):
    """Only what is given changes; `again` has the line spoken anew, an empty `voice_id` takes the video's voice."""

    model_config = ConfigDict(extra="forbid")
    voice_id: str | None = Field(default=None, max_length=200)
    language: str | None = Field(default=None, max_length=12)
    again: bool = False


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for voices and narrations."""
    routes = APIRouter(prefix="/voiceover", tags=["voiceover"])

    @routes.get("/voices/")
    @in_turn
    def voices(
        language: str = "",
        gender: str = "",
        engine: str = "",
        free: bool = False,
        offline: bool = False,
        favourites: bool = False,
        search: str = "",
        characters: int = 0,
    ) -> dict[str, Any]:
        """The voices that fit, favourites first; with `characters` each has the price of a text of that length."""
        requested = choose.Wanted(language, gender, engine, free, offline, favourites, search)
        found = [
            {"id": entry.voice.id, **vars(entry.voice), "favourite": entry.favourite, "offline": entry.terms.offline,
             "price": round(entry.terms.price, 4), "currency": entry.terms.currency, "restricts": entry.terms.restricts}
            for entry in choose.entries(workspace(), requested, max(0, characters))
        ]  # fmt: skip
        return {"count": len(found), "results": found}

    @routes.put("/favourites/")
    def favourite(body: Star) -> dict[str, Any]:
        """Give a voice a star or take it away."""
        choose.set_favourite(workspace(), body.voice_id, body.favourite)
        return {"results": list(choose.favourites(workspace()))}

    @routes.post("/generate/", status_code=202)
    def generate(body: Generate, revised: Revised) -> dict[str, Any]:
        """Speak the script, as a job; a voice given here becomes the project's. What is paid is paid by this call.

        With `If-Match` only where what it names (the script, the choices) is as it was read (409 otherwise).
        """
        changes: dict[str, Any] = {}
        if body.voice_id:
            changes["voice"] = voice_name(body.voice_id, body.provider)
        if body.speed is not None:
            changes["speed"] = body.speed
        with revised.asking(workspace(), body.project_id, "script", body.model_dump()):
            if changes:
                projects.set_options(workspace(), body.project_id, **changes)
            return {"project_id": body.project_id, "job_id": work.start(workspace(), "voice", body.project_id)}

    @routes.post("/preview/", response_class=Response)
    def preview(request: Request, body: Preview) -> Response:
        """A short sample, answered as the sound itself (audio/wav)."""
        name = voice_name(body.voice_id, body.provider)
        return send(request, sound.preview(workspace(), name, body.text, body.language, body.speed))

    @routes.post("/{project_id}/sample/", response_class=Response)
    def sample(request: Request, project_id: int, body: Sample) -> Response:
        """The voice saying the script's first words, answered as the sound itself (audio/wav) and kept."""
        return send(request, sound.sample(workspace(), project_id, voice_name(body.voice_id, body.provider)))

    @routes.get("/{project_id}/cost/")
    def cost(project_id: int, voice_id: str = "") -> dict[str, Any]:
        """Return the price of speaking the script now, or with another voice; lines already spoken are free."""
        due = prices.quote(workspace(), project_id, **({"voice": voice_id} if voice_id else {}))
        spent = [
            {"currency": name, "amount": round(value, 6)} for name, value in _spent(workspace(), project_id).items()
        ]
        return {"project_id": project_id, **asdict(due), "spent": spent}

    @routes.patch("/{project_id}/lines/{line_id}/")
    def line(project_id: int, line_id: int, body: LineChange, revised: Revised) -> dict[str, Any]:
        """Another voice or language for one line, or the same words said anew; /generate/ then speaks that line.

        `If-Match`: as for /generate/.
        """
        if body.voice_id is None and body.language is None and not body.again:
            raise UsageError("There is nothing to change in the request.", "Give voice_id, language or again.")
        with revised.asking(workspace(), project_id, "options", body.model_dump()):
            if body.language is not None and body.voice_id is not None:
                line_speech.speak_as(workspace(), project_id, line_id, body.language, body.voice_id)
            elif body.language is not None:
                line_speech.set_language(workspace(), project_id, line_id, body.language)
            elif body.voice_id is not None:
                line_speech.set_voice(workspace(), project_id, line_id, body.voice_id)
            if body.again:
                line_speech.again(workspace(), project_id, line_id)
        return _line(workspace(), project_id, line_id)

    @routes.post("/{project_id}/lines/{line_id}/take/", status_code=201)
    def take(project_id: int, line_id: int, file: UploadFile) -> dict[str, Any]:
        """A person's recording of the line (multipart `file`), until its words change."""
        line_speech.upload_take(workspace(), project_id, line_id, file.file.read(), file.filename or "")
        return _line(workspace(), project_id, line_id)

    @routes.delete("/{project_id}/lines/{line_id}/take/")
    def untake(project_id: int, line_id: int) -> dict[str, Any]:
        """Leave the line to the voice again."""
        line_speech.drop_take(workspace(), project_id, line_id)
        return _line(workspace(), project_id, line_id)

    return routes


def _spent(workspace: Workspace, project_id: int) -> dict[str, float]:
    return prices.spent(workspace, project_id)


def _line(workspace: Workspace, project_id: int, line_id: int) -> dict[str, Any]:
    speech = line_speech.of_line(workspace, project_id, line_id)
    return {"line_id": line_id, "voice_id": speech.voice, "language": speech.language, "take": speech.take,
            "recorded": bool(speech.own)}  # fmt: skip
