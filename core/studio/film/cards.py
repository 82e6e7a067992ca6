"""Cards drawn as pictures, each once."""

from __future__ import annotations

import io
from typing import Any

from core.blob_cache import cached_blob
from core.media.versions import CARDS, versions
from core.model.presets import Preset
from core.model.storyboard import Card
from core.studio.film import look as film_look
from core.studio.project import inputs
from core.studio.project.project import Project
from core.studio.workspace.run import Run


def draw_cards(project: Project, preset: Preset, run: Run) -> dict[int, str]:
    """The drawn card of each shot that shows one, at the preset's frame size, each drawn once ever."""
    board = project.board
    out: dict[int, str] = {}
    shots = board.shots if board else ()
    for n, shot in enumerate(shots):
        run.check()
        if shot.card is not None:
            out[n] = card(project, shot.card, preset)
            run.progress(0.1 + 0.8 * n / len(shots))
    return out


def card(project: Project, item: Card, preset: Preset) -> str:
    """The sha256 of a card's picture in a preset's frame, in the project's design and colours.

    Raises `MissingSetup` for a letter no font has.
    """
    from core import lettering, visuals

    item = visuals.designed(visuals.tidy(item), project.options.cards)
    words = "\n".join((item.title, *item.body, *(cell for row in item.rows for cell in row), item.footer))
    lettering.require_glyphs(words, item.language)
    workspace, look, safe = (
        project.workspace,
        film_look.project_theme(project),
        film_look.safe_zone(project, preset, card=True),
    )
    frame = [preset.width, preset.height, safe.model_dump()]
    drawn_by = [visuals.VERSION, versions(*CARDS), film_look.font_digests(project)]
    decides = [*drawn_by, item.model_dump(mode="json"), *frame, str(look)]
    key = "studio.card/" + inputs.digest(decides)

    def drawn() -> bytes:
        with film_look.in_brand_font(project, words):
            return png(visuals.draw_card(item, preset.width, preset.height, safe=safe, theme=look))

    return cached_blob(workspace.cache, workspace.blobs, key, drawn, ".png")


def png(image: Any) -> bytes:
    """A project's drawn card as PNG, encoded fast rather than small."""
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    return data.getvalue()


def jpeg(image: Any, quality: int = 85) -> bytes:
    """A frame or card of a project as JPEG bytes."""
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=quality, optimize=True)
    return data.getvalue()
