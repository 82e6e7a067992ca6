"""Cards drawn, letters checked, music chosen, and the timeline built of it all."""

from __future__ import annotations

from core.errors import BadInput
from core.model.brand import Brand
from core.model.coded import Notice
from core.model.narration import FPS, Narration
from core.model.presets import PRESETS, Preset
from core.model.script import Chapter, Script
from core.model.storyboard import Storyboard
from core.model.timeline import Music, Timeline
from core.studio.film import bookends, overlays
from core.studio.film import look as film_look
from core.studio.film.cards import draw_cards, draw_parts
from core.studio.film.compositions import composed_board
from core.studio.film.music import bed_seed
from core.studio.project.project import Project
from core.studio.workspace.run import Run


def timeline(project: Project, preset_name: str, run: Run) -> Timeline:
    """The timeline of a project's film for one preset. Script, narration and storyboard have to be there. Raises
    `BadInput`, `MissingSetup`.
    """
    from core import lettering

    script, narration, board = project.script, project.narration, project.board
    if script is None or narration is None or board is None:
        raise BadInput("Script, voice and pictures have to be there first.", "Make them, then render.")
    preset, kit = PRESETS[preset_name], project.kit
    lettering.require_glyphs(script.script_text, script.language)
    if unread := lettering.unreadable():
        run.warn(Notice.of("fonts_unread", fonts=", ".join(unread)))
    with film_look.in_brand_font(project, script.script_text, run):
        return _timeline(project, script, narration, board, preset, kit, run)


def _timeline(
    project: Project, script: Script, narration: Narration, board: Storyboard, preset: Preset, kit: Brand, run: Run
) -> Timeline:
    from core import lettering
    from core.timeline import build_timeline, roomy_shots

    run.progress(0.1, "Drawing cards")
    board = composed_board(project, board, preset)
    roomy = roomy_shots(script, board, captions=project.options.captions)
    cards = draw_cards(project, board, preset, run, roomy)
    options = project.options
    film = build_timeline(
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
        roomy=roomy,
        cards=options.cards,
        card_parts=draw_parts(project, board, preset, run, roomy),
        measure=lettering.measure,
        segment=lettering.segment,
        font_family=lettering.family_for(script.script_text, script.language),
        fonts=film_look.font_digests(project),
        chapters=chapters(script, narration),
        motion=options.motion,
        around_frames=kit.around_frames,
        emoji=lettering.whole_emoji,
    )
    return bookends.with_bookends(project, overlays.with_overlays(project, board, film, run), preset, run)


def chapters(script: Script, narration: Narration) -> tuple[Chapter, ...]:
    """The chapters of a project's film at the measured starts of their first lines."""
    from core import script as core_script

    starts = {line: frame / FPS for line, frame in narration.starts().items()}
    return core_script.chapters(script, starts, total=narration.duration_s)


def music(project: Project, script: Script) -> Music | None:
    """The music that a project's film has; the generated bed is seeded by the title, so that two films differ and one
    repeats.
    """
    options = project.options
    if options.music == "none":
        return None
    seed = bed_seed(project)
    if options.music.startswith("sha256:"):
        return Music(asset=options.music.removeprefix("sha256:"), level=options.music_level, seed=seed)
    return Music(level=options.music_level, seed=seed, mood=options.mood or "calm")
