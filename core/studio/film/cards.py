"""Cards drawn as pictures, each once."""

from __future__ import annotations

from typing import Any

from core.blob_cache import cached_blob
from core.media import pictures
from core.media.encoded import png
from core.media.versions import CARDS, versions
from core.model.moving import MovingCard
from core.model.presets import Preset
from core.model.storyboard import Card, Storyboard
from core.studio.film import look as film_look
from core.studio.project import inputs
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

PARTS_VERSION = 4  # part of the key of a card in parts: raise it when their division changes


def draw_cards(project: Project, board: Storyboard, preset: Preset, run: Run, roomy: frozenset[int]) -> dict[int, str]:
    """The drawn card of each shot that shows one, at the preset's frame size, each drawn once ever."""
    out: dict[int, str] = {}
    shots = board.shots
    for n, shot in enumerate(shots):
        run.check()
        if shot.card is not None:
            out[n] = card(project, shot.card, preset, roomy=n in roomy)
            run.progress(0.1 + 0.8 * n / len(shots))
    return out


def draw_parts(
    project: Project, board: Storyboard, preset: Preset, run: Run, roomy: frozenset[int]
) -> dict[int, MovingCard]:
    """The cards of the shots in parts, which build up with the speech, each divided once ever."""
    out: dict[int, MovingCard] = {}
    for n, shot in enumerate(board.shots):
        run.check()
        if shot.card is not None:
            out[n] = _parts(project, shot.card, preset, n in roomy)
    return out


def _parts(project: Project, item: Card, preset: Preset, roomy: bool) -> MovingCard:
    from core import visuals

    item, workspace = visuals.designed(visuals.tidy(item), project.options.cards), project.workspace
    around = _around(project, preset, roomy)
    key = f"studio.card-parts/{PARTS_VERSION}/" + _decides(project, item, preset, around)
    known = workspace.cache.get(key)
    if known is not None and all(workspace.blobs.has(known[name]) for name in ("ground", "sheet")):
        return MovingCard.model_validate(known)
    with film_look.in_brand_font(project, _words(item)):
        drawn = visuals.draw_parts(item, preset.width, preset.height, **around, **_pictures(workspace, item))
    ground, sheet = (workspace.blobs.put(png(image), ".png") for image in (drawn.ground, drawn.sheet))
    parts = MovingCard(
        ground=ground, sheet=sheet, width=preset.width, height=preset.height, rtl=drawn.rtl, parts=drawn.parts
    )
    workspace.cache.put(key, parts.model_dump(mode="json"))
    return parts


def _pictures(workspace: Workspace, item: Card) -> dict[str, Any]:
    """The pictures that a card names: `art` beside its words, `backdrop` behind them."""
    out: dict[str, Any] = {}
    if item.art is not None:
        out["art"] = pictures.load_rgba(workspace.blobs.path(item.art.picture), at_least=(1080, 1080))
    if item.backdrop:
        out["backdrop"] = pictures.load(workspace.blobs.path(item.backdrop), at_least=(1920, 1920))
    return out


def _words(item: Card) -> str:
    return "\n".join((item.title, *item.body, *(cell for row in item.rows for cell in row), item.footer))


def _around(project: Project, preset: Preset, roomy: bool) -> dict[str, Any]:
    """The project's look that a card is drawn in, and the room that it has."""
    safe = film_look.safe_zone(project, preset, card=True)
    return {"safe": safe, "theme": film_look.project_theme(project), "roomy": roomy}


def _decides(project: Project, item: Card, preset: Preset, around: dict[str, Any]) -> str:
    """A digest of all that decides how a card is drawn."""
    from core import visuals

    drawn_by = [visuals.VERSION, versions(*CARDS), film_look.font_digests(project)]
    frame = [preset.width, preset.height, around["safe"].model_dump()]
    more = ["roomy"] if around["roomy"] else []
    return inputs.digest([*drawn_by, item.model_dump(mode="json"), *frame, str(around["theme"]), *more])


def card(project: Project, item: Card, preset: Preset, *, roomy: bool = False) -> str:
    """The sha256 of a card's picture in a preset's frame, in the project's design and colours.

    Raises `MissingSetup` for a letter no font has.
    """
    from core import lettering, visuals

    item = visuals.designed(visuals.tidy(item), project.options.cards)
    words = _words(item)
    lettering.require_glyphs(words, item.language)
    workspace, around = project.workspace, _around(project, preset, roomy)
    key = "studio.card/" + _decides(project, item, preset, around)

    def drawn() -> bytes:
        with film_look.in_brand_font(project, words):
            drawn = visuals.draw_card(item, preset.width, preset.height, **around, **_pictures(workspace, item))
            return png(drawn)

    return cached_blob(workspace.cache, workspace.blobs, key, drawn, ".png")
