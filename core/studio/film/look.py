"""The look of a project's own: colours, letters, where words may stand beside the logo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.brand import BrandFont
from core.model.coded import Notice
from core.model.presets import Preset, SafeZone
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.visuals.draw.theme import Theme


LOGO_HIGH, LOGO_WIDE = 88, 230  # pixels at 1080 on the short side


GAP = 20


LEAST_COVERED = 0.8  # share of a text's letters that a font of one's own must have to be used for it


def project_theme(project: Project, ground: str = "") -> Theme:
    """The colours of a project's cards and overlays: of the brand, else of the article's title."""
    from core import visuals

    kit = project.kit
    return visuals.theme(ground or project.options.ground, kit.accent or visuals.accent_for(project.article.title))


def safe_zone(project: Project, preset: Preset, *, card: bool = False) -> SafeZone:
    """The safe zone of a project's words beside the logo: below it on cards, at its left above pictures."""
    size = logo_size(project, preset)
    if size is None:
        return preset.safe
    unit = min(preset.width, preset.height) / 1080
    if card:
        return preset.safe.model_copy(update={"top": preset.safe.top + size[1] + round(GAP * unit)})
    return preset.safe.model_copy(update={"right": preset.safe.right + size[0] + round(GAP * unit)})


def logo_size(project: Project, preset: Preset) -> tuple[int, int] | None:
    """The size of the project's logo in this frame; None where there is none or the platform forbids it."""
    logo = project.kit.logo
    if logo is None or not preset.platform.logo or logo.width < 1 or logo.height < 1:
        return None
    unit = min(preset.width, preset.height) / 1080
    k = min(LOGO_WIDE * unit / logo.width, LOGO_HIGH * unit / logo.height)
    return max(2, round(logo.width * k)), max(2, round(logo.height * k))


@contextmanager
def in_brand_font(project: Project, text: str, run: Run | None = None) -> Iterator[None]:
    """Within the block letters are drawn in the brand's own font where it has most letters of a text.

    What it lacks is drawn by the usual fonts, with a word of warning.
    """
    from core import lettering

    font = project.kit.font
    path = _font_path(project.workspace, font)
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


def font_digests(project: Project) -> dict[str, str]:
    """The digests of the fonts that a project's letters may be drawn with: the brand's own only where it is used."""
    from core import lettering

    font = project.kit.font
    path = _font_path(project.workspace, font)
    with lettering.preferring("", *([path] if path is not None else [])):
        return lettering.digests()


def _font_path(workspace: Workspace, font: BrandFont | None) -> Path | None:
    """Return the path of the brand's font; None where there is none, or its file is gone or damaged."""
    return workspace.blobs.path(font.sha256) if font is not None and workspace.blobs.has(font.sha256) else None
