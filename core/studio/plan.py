"""Cards drawn, letters checked, music chosen, and the timeline built of it all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from core.errors import BadInput
from core.media.versions import CARDS, versions
from core.model.brand import Brand
from core.model.coded import Notice
from core.model.narration import FPS, Narration
from core.model.presets import PRESETS, Preset
from core.model.script import Chapter, Script
from core.model.storyboard import Card, Storyboard
from core.model.timeline import Music, Timeline
from core.store.blobs import write_atomic
from core.studio import branded, inputs, overlays
from core.studio import music as music_step
from core.studio.run import Run
from core.studio.state import Project

THUMBNAIL_QUALITY = 90


def timeline(project: Project, preset_name: str, run: Run) -> Timeline:
    """The film of one preset. Script, narration and storyboard have to be there. Raises `BadInput`, `MissingSetup`."""
    from core import lettering

    script, narration, board = project.script, project.narration, project.board
    if script is None or narration is None or board is None:
        raise BadInput("Script, voice and pictures have to be there first.", "Make them, then render.")
    preset, kit = PRESETS[preset_name], project.kit
    lettering.require_glyphs(script.script_text, script.language)
    if unread := lettering.unreadable():
        run.warn(Notice.of("fonts_unread", fonts=", ".join(unread)))
    with branded.lettered(project, script.script_text, run):
        return _timeline(project, script, narration, board, preset, kit, run)


def _timeline(
    project: Project, script: Script, narration: Narration, board: Storyboard, preset: Preset, kit: Brand, run: Run
) -> Timeline:
    from core import lettering
    from core import timeline as room

    run.progress(0.1, "Drawing cards")
    cards = draw_cards(project, preset, run)
    options = project.options
    film = room.build(
        article_title=project.row["title"],
        script=script,
        narration=narration,
        storyboard=board,
        preset=preset,
        style=options.style,
        transition="cut" if options.transition == "none" else options.transition,
        captions=options.captions,
        music=music(project, script),
        card_assets=cards,
        measure=lettering.measure,
        segment=lettering.segment,
        font_family=lettering.family_for(script.script_text, script.language),
        fonts=branded.fonts(project),
        chapters=chapters(script, narration),
        motion=options.motion,
        around_frames=kit.around_frames,
    )
    return branded.dressed(project, overlays.laid(project, film, run), preset, run)


def chapters(script: Script, narration: Narration) -> tuple[Chapter, ...]:
    """Chapters at the measured starts of their first lines."""
    from core import script as room

    starts = {line: frame / FPS for line, frame in narration.starts().items()}
    return room.chapters(script, starts, total=narration.duration_s)


def music(project: Project, script: Script) -> Music | None:
    """The music asked for; the generated bed is seeded by the title, so that two films differ and one repeats."""
    options = project.options
    if options.music == "none":
        return None
    seed = music_step.bed_seed(project)
    if options.music.startswith("sha256:"):
        return Music(asset=options.music.removeprefix("sha256:"), level=options.music_level, seed=seed)
    return Music(level=options.music_level, seed=seed, mood=options.mood or "calm")


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


def card(project: Project, one: Card, preset: Preset) -> str:
    """The sha256 of a card's picture in a preset's frame, in the project's design and colours.

    Raises `MissingSetup` for a letter no font has.
    """
    from core import lettering
    from core import visuals as room

    one = room.designed(room.tidy(one), project.options.cards)
    words = "\n".join((one.title, *one.body, *(cell for row in one.rows for cell in row), one.footer))
    lettering.require_glyphs(words, one.language)
    house, look, safe = project.house, branded.theme(project), branded.safe(project, preset, card=True)
    frame = [preset.width, preset.height, safe.model_dump()]
    drawn_by = [room.VERSION, versions(*CARDS), branded.fonts(project)]
    decides = [*drawn_by, one.model_dump(mode="json"), *frame, str(look)]
    key = "studio.card/" + inputs.digest(decides)
    held = house.cache.get(key)
    if isinstance(held, str) and house.blobs.has(held):
        return held
    with branded.lettered(project, words):
        image = room.draw(one, preset.width, preset.height, safe=safe, theme=look)
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    sha = house.blobs.put(data.getvalue(), ".png")
    house.cache.put(key, sha)
    return sha


def thumbnail(project: Project, film: Timeline, out: Path) -> None:
    """The title over the picture chosen for it, else the film's first, as a JPEG of the frame's size."""
    write_atomic(out, thumbnail_of(project, film.width, film.height, film.language), durable=False)


def thumbnail_of(project: Project, width: int, height: int, language: str) -> bytes:
    """The thumbnail of a frame of that size, as a JPEG file."""
    from core import visuals as room

    board, chosen = project.board, project.options.thumbnail
    shown = [shot.picture for shot in board.shots if shot.picture] if board else []
    if chosen and project.house.blobs.has(chosen):
        shown = [chosen]
    asset = board.asset(shown[0]) if board and shown else None
    if asset is not None and asset.kind == "footage":
        shown = [room.about_footage(asset.sha256, project.house.context())[0]]
    picture = project.house.blobs.path(shown[0]) if shown else None
    title = project.script.title if project.script else project.row["title"]
    return jpeg(room.thumbnail(title, picture, width, height, language), THUMBNAIL_QUALITY)


def jpeg(image: Any, quality: int = 85) -> bytes:
    """A picture as JPEG bytes."""
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=quality, optimize=True)
    return data.getvalue()
