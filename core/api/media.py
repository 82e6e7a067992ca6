"""Media files at /app/static/media: only what the workspace knows by its number or its sha256, never a path.

Streamlit passes addresses below /app/static through to the browser untouched, so players and pictures stream from
disk here instead of being loaded into the server's memory. Pictures of shots and voice samples are made (and cached
by studio) when the browser asks for them, so that no page waits for them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from core.api.files import ASK, FOREVER, send
from core.api.problems import install
from core.errors import NotFound
from core.model.presets import PRESETS
from core.publish import names
from core.studio.film import frames, music, previews, stills
from core.studio.project import projects, render_view
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.publish import bundle as publish_bundle
from core.studio.voice import sound
from core.studio.workspace.workspace import Workspace

PREFIX = "/app/static/media"
SHA256 = re.compile(r"[0-9a-f]{64}")
# The sizes a picture may be asked for, so that no foreign number fills the disk.
CARD_WIDTH = 480
WIDTHS = (160, 320, 640, 960)
SHAPES = {"tall": (360, 640), "wide": (640, 360), "tall-large": (540, 960), "wide-large": (960, 540)}


def build(workspace: Callable[[], Workspace]) -> FastAPI:
    """The application that serves media files, to mount at `PREFIX`. `workspace` is called at each request."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    install(app)
    serve = partial(app.api_route, methods=["GET", "HEAD"])

    @serve("/render/{render_id}/{name}")
    def rendered(request: Request, render_id: int, name: str) -> Response:
        """A file of a finished render: video.mp4, captions.srt, captions.vtt, contact.jpg, thumbnail.jpg or .png."""
        view = render_view.view(workspace(), render_id)
        files: dict[str, Any] = {"video.mp4": view.path, "captions.srt": view.srt, "captions.vtt": view.vtt}
        files["contact.jpg"] = view.contact_sheet
        path = view.thumbnail if name.startswith("thumbnail.") else files.get(name)
        if path is None:
            raise NotFound("This video has no such file.", "Make the video first.")
        return send(request, path, cache=_cache(request), download=_save_as(request, workspace(), view, path))

    @serve("/bundle/{project_id}.zip")
    def bundle(request: Request, project_id: int, older: bool = False) -> Response:
        """Every finished video of a project with its captions, thumbnail and texts, zipped.

        Videos from before the project's last change are refused unless `older` says that they are wanted.
        """
        path = publish_bundle.bundle_zip(workspace(), project_id, older=older)
        return send(request, path, download=path.name)

    @serve("/project/{project_id}.jpg")
    def project(request: Request, project_id: int) -> Response:
        """A project's picture: of its newest video, else of its storyboard or article."""
        home = workspace()
        path = render_view.thumbnail(Project(home, project_id))
        if path is None:
            raise NotFound("This project has no picture yet.")
        small = stills.small_picture(home, home.blobs.put_file(path), CARD_WIDTH)
        return send(request, small, cache=_cache(request))

    @serve("/blob/{sha256}")
    def blob(request: Request, sha256: str) -> Response:
        """A stored picture or sound as it is."""
        return send(request, workspace().blobs.path(_sha(sha256)), cache=FOREVER)

    @serve("/picture/{sha256}/{width}.jpg")
    def picture(request: Request, sha256: str, width: int) -> Response:
        """A stored picture, made small."""
        return send(request, stills.small_picture(workspace(), _sha(sha256), _width(width)), cache=FOREVER)

    @serve("/shot/{project_id}/{shot}/{shape}.jpg")
    def shot_picture(request: Request, project_id: int, shot: int, shape: str) -> Response:
        """A shot of the storyboard as it will be framed."""
        if shape not in SHAPES:
            raise NotFound("There is no such size.", f"Ask for one of {', '.join(SHAPES)}.")
        path = stills.shot_picture(workspace(), project_id, shot, *SHAPES[shape])
        return send(request, path, cache=_cache(request))

    @serve("/frame/{project_id}/{preset}/{number}.jpg")
    def frame(request: Request, project_id: int, preset: str, number: int) -> Response:
        """One frame of the film to be, captions and all."""
        return send(request, frames.frame(workspace(), project_id, preset, number), cache=_cache(request))

    @serve("/exact/{project_id}/{preset}/{shot}.jpg")
    def exact(request: Request, project_id: int, preset: str, shot: int) -> Response:
        """A shot's telling frame exactly as in the film, captions and all."""
        return send(request, frames.shot_frame(workspace(), project_id, preset, shot), cache=_cache(request))

    @serve("/design/{project_id}/{shot}/{shape}/{design}.jpg")
    def design(request: Request, project_id: int, shot: int, shape: str, design: str) -> Response:
        """The words that a shot shows in one of the designs of cards, small; "own" is the kind's own."""
        if shape not in SHAPES:
            raise NotFound("There is no such size.", f"Ask for one of {', '.join(SHAPES)}.")
        path = stills.designed(workspace(), project_id, shot, design, *SHAPES[shape])
        return send(request, path, cache=_cache(request))

    @serve("/style/{project_id}/{preset}/{style}.jpg")
    def style(request: Request, project_id: int, preset: str, style: str) -> Response:
        """One frame of the film to be with its captions in a style, small."""
        return send(request, previews.style_still(workspace(), project_id, preset, style), cache=_cache(request))

    @serve("/template/{project_id}/{preset}/{name}/{shot}.jpg")
    def template(request: Request, project_id: int, preset: str, name: str, shot: int) -> Response:
        """A shot's frame of the film to be in a template's look, small."""
        if preset not in PRESETS:
            raise NotFound("There is no such platform.", f"Ask for one of {', '.join(PRESETS)}.")
        path = previews.template_still(workspace(), project_id, preset, name, shot)
        return send(request, path, cache=_cache(request))

    @serve("/preview/{project_id}/{preset}.mp4")
    def preview(request: Request, project_id: int, preset: str) -> Response:
        """The quick preview of the whole film."""
        path = previews.preview(workspace(), project_id, preset).path if preset in PRESETS else None
        if path is None:
            raise NotFound("There is no preview yet.", "Make it first.")
        return send(request, path, cache=_cache(request))

    @serve("/music/{project_id}/{mood}.wav")
    def bed(request: Request, project_id: int, mood: str) -> Response:
        """Ten seconds of the project's music in a mood; "own" is the music it has."""
        path = music.music_preview(workspace(), project_id, "" if mood == "own" else mood)
        return send(request, path, cache=_cache(request))

    @serve("/song/{project_id}/{name}")
    def song(request: Request, project_id: int, name: str) -> Response:
        """Ten seconds of a song of the folder of one's own music."""
        return send(request, music.music_preview(workspace(), project_id, song=name), cache=_cache(request))

    @serve("/line/{project_id}/{line_id}.wav")
    def line(request: Request, project_id: int, line_id: int) -> Response:
        """Send the sound of one line."""
        return send(request, sound.line_audio(workspace(), project_id, line_id), cache=_cache(request))

    @serve("/narration/{project_id}")
    def narration(request: Request, project_id: int) -> Response:
        """All lines in one sound."""
        return send(request, sound.whole_audio(workspace(), project_id), cache=_cache(request))

    @serve("/sample/{project_id}/{voice_id}.wav")
    def sample(request: Request, project_id: int, voice_id: str) -> Response:
        """A voice saying the first line of a project, of a paid one what was bought by POST."""
        return send(request, sound.sample(workspace(), project_id, voice_id, buy=False), cache=_cache(request))

    return app


def _sha(text: str) -> str:
    if not SHA256.fullmatch(text):
        raise NotFound("There is no such file.")
    return text


def _width(value: int) -> int:
    """The nearest allowed width."""
    return min(WIDTHS, key=lambda width: abs(width - value))


def _cache(request: Request) -> str:
    """Addresses with a version (`?v=`) never change; the rest are asked about again."""
    return FOREVER if request.query_params.get("v") else ASK


def _save_as(request: Request, workspace: Workspace, view: RenderView, path: Path) -> str:
    """The name that a video's file is saved under, of the title as it is now; none where it is only shown."""
    if "download" not in request.query_params:
        return ""
    return f"{names.slug(projects.title(workspace, view.project_id))}-{view.preset}{path.suffix}"
