"""The words laid over a film's pictures: decided by the timeline room, drawn by visuals, each drawn once ever."""

from __future__ import annotations

from core.blob_cache import cached_blob
from core.media.encoded import png
from core.media.versions import CARDS, versions
from core.model.presets import PRESETS
from core.model.storyboard import Storyboard
from core.model.timeline import Timeline
from core.studio.film import look as film_look
from core.studio.project import inputs
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.timeline import overlays as timeline_overlays
from core.timeline.overlays import Words


def with_overlays(project: Project, board: Storyboard, film: Timeline, run: Run) -> Timeline:
    """The project's film with the overlays its options ask for, drawn; `board` is what the film shows. Raises
    `MissingSetup` for a letter no font has.
    """
    from core import visuals

    script, narration, options = project.script, project.narration, project.options
    if script is None or narration is None:
        return film
    chosen = timeline_overlays.progress_bar(film) if options.progress_bar else []
    if options.overlays:
        chosen += timeline_overlays.wanted_overlays(film, script, narration, board, visuals.site(project.article))
    assets: dict[Words, str] = {}
    for request in chosen:
        run.check()
        if request.words not in assets:
            assets[request.words] = _drawn(project, film, request.words)
    return timeline_overlays.with_overlays(film, chosen, assets)


def _drawn(project: Project, film: Timeline, words: Words) -> str:
    """The sha256 of the drawn overlay."""
    from core import lettering, visuals

    workspace = project.workspace
    said_in_it = f"{words.text}\n{words.small}"
    lettering.require_glyphs(said_in_it, film.language)
    look = film_look.project_theme(project, "dark")
    safe = film_look.safe_zone(project, PRESETS[film.preset])
    top = timeline_overlays.at_top(words.kind, film.width, film.height)
    bar = project.options.progress_bar
    parts = [words.kind, words.text, words.small, film.language, top, bar]
    frame = [film.width, film.height, safe.model_dump()]
    drawn_by = [visuals.OVERLAYS_VERSION, versions(*CARDS), film_look.font_digests(project)]
    key = "studio.overlay/" + inputs.digest([*drawn_by, parts, frame, str(look)])

    def drawn() -> bytes:
        with film_look.in_brand_font(project, said_in_it):
            image = visuals.draw_overlay(
                words.kind, words.text, words.small, film.width, film.height,
                safe=safe, top=top, bar=bar, theme=look, language=film.language,
            )  # fmt: skip
        return png(image)

    return cached_blob(workspace.cache, workspace.blobs, key, drawn, ".png")
