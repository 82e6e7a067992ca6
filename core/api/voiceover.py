"""/voiceover/: the voices there are, a sample of one, and the whole narration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from core.api.files import send
from core.api.projects import voice_name
from core.studio import projects, voice, work
from core.studio.house import House


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


def router(house: Callable[[], House]) -> APIRouter:
    """The routes."""
    routes = APIRouter(prefix="/voiceover", tags=["voiceover"])

    @routes.get("/voices/")
    def voices(language: str = "") -> dict[str, Any]:
        """Every voice, or those of a language."""
        found = [{"id": one.id, **asdict(one)} for one in voice.voices(house(), language)]
        return {"count": len(found), "results": found}

    @routes.post("/generate/", status_code=202)
    def generate(body: Generate) -> dict[str, Any]:
        """Speak the script, as a job; a voice given here becomes the project's."""
        changes: dict[str, Any] = {}
        if body.voice_id:
            changes["voice"] = voice_name(body.voice_id, body.provider)
        if body.speed is not None:
            changes["speed"] = body.speed
        if changes:
            projects.set_options(house(), body.project_id, **changes)
        projects.view(house(), body.project_id)
        return {"project_id": body.project_id, "job_id": work.start(house(), "voice", body.project_id)}

    @routes.post("/preview/", response_class=Response)
    def preview(request: Request, body: Preview) -> Response:
        """A short sample, answered as the sound itself (audio/wav)."""
        name = voice_name(body.voice_id, body.provider)
        return send(request, voice.preview(house(), name, body.text, body.language, body.speed))

    return routes
