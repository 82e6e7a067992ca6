"""The API at /api/v1/video: the specification's paths and field names over `core.studio`."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI

from core.api import (
    assets,
    contents,
    costs,
    downloads,
    jobs,
    newer,
    projects,
    publishing,
    rendering,
    scripts,
    speech,
    storyboard,
    voiceover,
)
from core.api.documented import document
from core.api.problems import install
from core.studio.workspace.workspace import Workspace

PREFIX = "/api/v1/video"


def build(workspace: Callable[[], Workspace]) -> FastAPI:
    """The application that serves the REST API, to mount at `PREFIX`. `workspace` is called at each request."""
    app = FastAPI(
        title="Reelwright",
        version="1",
        description="Articles into videos. Errors are `{error: {code, message, hint}}`; slow work is a job.",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    install(app)
    for module in (
        contents,
        projects,
        newer,
        scripts,
        downloads,
        voiceover,
        speech,
        assets,
        storyboard,
        rendering,
        publishing,
        jobs,
        costs,
    ):
        app.include_router(module.router(workspace))
    document(app)
    return app
