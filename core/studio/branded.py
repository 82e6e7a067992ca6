"""A film in a person's own look: logo in the corner, intro and outro, colours and letters."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.graphemes import start
from core.media.versions import CARDS, versions
from core.model.brand import Bookend, Brand, BrandFont
from core.model.coded import Notice
from core.model.presets import Preset, SafeZone
from core.model.storyboard import Card, Shot
from core.model.timeline import Overlay, Timeline
from core.studio import inputs
from core.studio.house import House
from core.studio.run import Run
from core.studio.state import Project
from core.timeline.bookends import End, enclosed

if TYPE_CHECKING:
    from core.visuals.theme import Theme

NO_LOGO = ("tiktok",)  # its rules for uploads forbid watermarks and logos laid over
LOGO_HIGH, LOGO_WIDE = 88, 230  # pixels at 1080 on the short side
GAP = 20
LEAST_COVERED = 0.8  # share of a text's letters that a font of one's own must have to be used for it
VERSION = 1


def theme(project: Project, ground: str = "") -> Theme:
    """The colours of a project's cards and overlays: of the brand, else of the article's title."""
    from core import visuals as room

    kit = project.kit
    return room.theme(ground or project.options.ground, kit.accent or room.accent_for(project.article.title))


def safe(project: Project, preset: Preset, *, card: bool = False) -> SafeZone:
    """Where words may stand beside the logo: below it on cards, at its left above pictures."""
    size = _logo_size(project, preset)
    if size is None:
        return preset.safe
    unit = min(preset.width, preset.height) / 1080
    if card:
        return preset.safe.model_copy(update={"top": preset.safe.top + size[1] + round(GAP * unit)})
    return preset.safe.model_copy(update={"right": preset.safe.right + size[0] + round(GAP * unit)})


def _logo_size(project: Project, preset: Preset) -> tuple[int, int] | None:
    """The logo's size in this frame; None where there is none or the platform forbids it."""
    logo = project.kit.logo
    if logo is None or preset.name in NO_LOGO or logo.width < 1 or logo.height < 1:
        return None
    unit = min(preset.width, preset.height) / 1080
    k = min(LOGO_WIDE * unit / logo.width, LOGO_HIGH * unit / logo.height)
    return max(2, round(logo.width * k)), max(2, round(logo.height * k))


def dressed(project: Project, film: Timeline, preset: Preset, run: Run) -> Timeline:
    """The finished film with the logo over its own scenes, between its intro and its outro; as it is without any.

    Raises `BadInput` where an intro can't be shown, `MissingSetup` for a letter no font has.
    """
    kit = project.kit
    if kit == Brand():
        return film
    size = _logo_size(project, preset)
    if size is not None and kit.logo is not None:
        film = _with_logo(film, _logo(project.house, kit.logo.sha256, size, preset))
    if kit.accent:
        style = film.caption_style.model_copy(
            update={"highlight": "#{:02X}{:02X}{:02X}".format(*theme(project, "dark").accent)}
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
        one.model_copy(
            update={
                "overlays": (*one.overlays, Overlay(asset=sha256, start_frame=0, end_frame=one.n_frames, fade_frames=0))
            }
        )
        for one in film.scenes
    ]
    return film.model_copy(update={"scenes": tuple(scenes)})


def _logo(house: House, sha256: str, size: tuple[int, int], preset: Preset) -> str:
    """The sha256 of a transparent frame with the logo in the upper right of the safe zone."""
    from PIL import Image

    key = "studio.logo/" + inputs.digest(
        [VERSION, versions(*CARDS), sha256, size, preset.width, preset.height, preset.safe.model_dump()]
    )
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return held
    with Image.open(house.blobs.path(sha256), formats=("PNG", "JPEG", "WEBP")) as opened:
        logo = opened.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    frame = Image.new("RGBA", (preset.width, preset.height), (0, 0, 0, 0))
    frame.paste(logo, (preset.width - preset.safe.right - size[0], preset.safe.top))
    data = io.BytesIO()
    frame.save(data, "PNG", compress_level=1)
    sha = house.blobs.put(data.getvalue(), ".png")
    house.cache.put(key, sha)
    return sha


def _end(project: Project, end: Bookend | None, kind: str, preset: Preset, run: Run) -> End | None:
    from core.model.narration import FPS
    from core.timeline.motion import footage, still

    if end is None:
        return None
    if end.kind == "card" or end.asset is None:
        from core.studio import plan

        card = _card(project, kind)
        sha = plan.card(project, card, preset)
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
    from core import visuals as room

    title = project.script.title if project.script and project.script.title else project.article.title
    language = project.script.language if project.script else project.article.language
    return Card.model_validate(
        {"kind": kind, "title": start(title, 140), "footer": room.site(project.article), "language": language}
    )


@contextmanager
def lettered(project: Project, text: str, run: Run | None = None) -> Iterator[None]:
    """Within the block letters are drawn in the brand's own font where it has most letters of a text.

    What it lacks is drawn by the usual fonts, with a word of warning.
    """
    from core import lettering

    font = project.kit.font
    path = _font_path(project.house, font)
    if font is not None and path is None and run is not None:
        run.warn(Notice.of("font_lost", font=font.name))
    if font is None or path is None:
        yield
        return
    with lettering.preferring("", path):
        family = _suiting(font, text, run)
    with lettering.preferring(family, path):
        yield


def _suiting(font: BrandFont, text: str, run: Run | None) -> str:
    """The font's family where it has most letters of the text; else ""."""
    from core import lettering

    letters = [char for char in dict.fromkeys(text) if char.isalnum()]
    missing = lettering.lacking(font.family, letters)
    if letters and len(missing) > (1 - LEAST_COVERED) * len(letters):
        if run is not None:
            run.warn(Notice.of("font_useless", font=font.name))
        return ""
    if missing and run is not None:
        run.warn(Notice.of("font_lacks", font=font.name, letters=" ".join(missing[:6])))
    return font.family


def fonts(project: Project) -> dict[str, str]:
    """The digests of the fonts that a project's letters may be drawn with: the brand's own only where it is used."""
    from core import lettering

    font = project.kit.font
    path = _font_path(project.house, font)
    with lettering.preferring("", *([path] if path is not None else [])):
        return lettering.digests()


def _font_path(house: House, font: BrandFont | None) -> Path | None:
    """Where the brand's font lies; None where there is none, or its file is gone or damaged."""
    return house.blobs.path(font.sha256) if font is not None and house.blobs.has(font.sha256) else None
