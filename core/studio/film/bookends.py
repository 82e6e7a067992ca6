"""A film in a person's own look: logo in the corner, intro and outro, colours and letters."""

from __future__ import annotations

from core.blob_cache import cached_blob
from core.language.graphemes import start
from core.media.encoded import png
from core.media.versions import CARDS, versions
from core.model.brand import Bookend, Brand
from core.model.presets import Preset
from core.model.storyboard import Card, Shot
from core.model.timeline import Overlay, Timeline
from core.studio.film import cards
from core.studio.film.look import logo_size, project_theme
from core.studio.project import inputs
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.timeline.bookends import End, enclosed

VERSION = 1


def with_bookends(project: Project, film: Timeline, preset: Preset, run: Run) -> Timeline:
    """The timeline of a project's film with the logo over its own scenes, between its intro and its outro; as it is
    without any.

    Raises `BadInput` where an intro can't be shown, `MissingSetup` for a letter no font has.
    """
    kit = project.kit
    if kit == Brand():
        return film
    size = logo_size(project, preset)
    if size is not None and kit.logo is not None:
        film = _with_logo(film, _logo(project.workspace, kit.logo.sha256, size, preset))
    if kit.accent:
        style = film.caption_style.model_copy(
            update={"highlight": "#{:02X}{:02X}{:02X}".format(*project_theme(project, "dark").accent)}
        )
        film = film.model_copy(update={"caption_style": style})
    way = "cut" if project.options.transition == "none" else project.options.transition
    return enclosed(
        film,
        _end(project, kit.intro, "title", preset, run),
        _end(project, kit.outro, "end", preset, run),
        way,
    )


def _with_logo(film: Timeline, sha256: str) -> Timeline:
    scenes = [
        scene.model_copy(
            update={
                "overlays": (
                    *scene.overlays,
                    Overlay(asset=sha256, start_frame=0, end_frame=scene.n_frames, fade_frames=0),
                )
            }
        )
        for scene in film.scenes
    ]
    return film.model_copy(update={"scenes": tuple(scenes)})


def _logo(workspace: Workspace, sha256: str, size: tuple[int, int], preset: Preset) -> str:
    """The sha256 of a transparent frame with the logo in the upper right of the safe zone."""
    from PIL import Image

    key = "studio.logo/" + inputs.digest(
        [VERSION, versions(*CARDS), sha256, size, preset.width, preset.height, preset.safe.model_dump()]
    )

    def drawn() -> bytes:
        with Image.open(workspace.blobs.path(sha256), formats=("PNG", "JPEG", "WEBP")) as opened:
            logo = opened.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        frame = Image.new("RGBA", (preset.width, preset.height), (0, 0, 0, 0))
        frame.paste(logo, (preset.width - preset.safe.right - size[0], preset.safe.top))
        return png(frame)

    return cached_blob(workspace.cache, workspace.blobs, key, drawn, ".png")


def _end(project: Project, end: Bookend | None, kind: str, preset: Preset, run: Run) -> End | None:
    from core.model.narration import FPS
    from core.timeline.motion import footage, still

    if end is None:
        return None
    if end.kind == "card" or end.asset is None:
        card = _card(project, kind)
        sha = cards.card(project, card, preset)
        shot = Shot(lines=(), card=card)
        return End(still(shot, sha, None, preset.width, preset.height, end.n_frames, FPS), end.n_frames)
    run.check()
    shot = Shot(lines=(), picture=end.asset.sha256, motion="still")
    name, size = start(end.asset.title, 80), (preset.width, preset.height)
    if end.asset.kind == "footage":
        return End(footage(shot, end.asset, *size), end.n_frames, name, end.sound, end.n_samples)
    return End(still(shot, end.asset.sha256, end.asset, *size, end.n_frames, FPS), end.n_frames, name)


def _card(project: Project, kind: str) -> Card:
    """The film's title before it, where to read on after it."""
    from core import visuals

    title = project.script.title if project.script and project.script.title else project.article.title
    language = project.script.language if project.script else project.article.language
    return Card.model_validate(
        {"kind": kind, "title": start(title, 140), "footer": visuals.site(project.article), "language": language}
    )
