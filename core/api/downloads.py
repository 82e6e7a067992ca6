"""/voiceover/downloads/: voices that can be brought to this machine, as jobs, and removed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.studio.voice import install as voice_install
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import told


class Install(BaseModel):
    """`voice`: ENGINE:VOICE, VOICE, an engine with a single download, or a language for its best voice."""

    model_config = ConfigDict(extra="forbid")
    voice: str = Field(min_length=2, max_length=100)


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for voices to download."""
    routes = APIRouter(prefix="/voiceover/downloads", tags=["voiceover"])

    @routes.get("/")
    def listed(language: str = "", ask: bool = True) -> dict[str, Any]:
        """List the voices that can be downloaded, the best first; `ask=false` asks nobody for a newer list."""
        run = Run()
        found = [asdict(offer) for offer in voice_install.available(workspace(), language[:12], run, ask=ask)]
        return {"count": len(found), "results": found, **told.notices(run.notices)}

    @routes.post("/", status_code=202)
    def install(body: Install) -> dict[str, Any]:
        """Download a voice, as a job."""
        return {"job_id": voice_install.start_install(workspace(), body.voice)}

    @routes.delete("/{voice}/")
    def remove(voice: str) -> dict[str, Any]:
        """Delete an installed voice."""
        return {"removed": voice, "freed_bytes": voice_install.remove(workspace(), voice)}

    return routes
