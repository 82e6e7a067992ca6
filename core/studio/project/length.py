"""The window of seconds a film should land in, by how much a narration misses it, and what is refused."""

from __future__ import annotations

from core.errors import BadInput
from core.model.coded import Notice
from core.model.narration import Narration
from core.model.options import Options
from core.model.presets import PRESETS, SPARE_S, window_s
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.wording.lengths import length as lasting


def window(options: Options, around_s: float = 0.0) -> tuple[float, float]:
    """The seconds a project's film may last; a platform too short for the type leaves its own minimum.

    `around_s` is what an intro and an outro take of it.
    """
    low, high = window_s(options.project_type, options.platforms)
    if low >= high:
        low = min(high - 1, *(PRESETS[name].min_s for name in options.platforms))
    return max(low - around_s, 1.0), max(high - around_s, 2.0)


def window_of(project: Project) -> tuple[float, float]:
    """The seconds between a project's intro and outro, where its look has any."""
    return window(project.options, project.kit.around_s)


def miss(narration: Narration, low: float, high: float) -> float:
    """The seconds by which a narration misses the window of a project's film."""
    film = film_s(narration)
    return max(low - film, film - (high - SPARE_S), 0.0)


def film_s(narration: Narration) -> float:
    """The seconds of a project's film: the speech, and the last picture after it."""
    from core.timeline.build import TAIL_S

    return narration.duration_s + TAIL_S


def require(project: Project, name: str, run: Run) -> None:
    """Refuse a film above the preset's maximum, warn of one below its minimum."""
    preset, narration = PRESETS[name], project.narration
    if narration is None:
        return
    around = project.kit.around_s
    if narration.duration_s > preset.max_s - around:
        most = f"{lasting(preset.max_s)} at most" + (f", {around:g} s of them for intro and outro" if around else "")
        raise BadInput(
            f"Videos for {preset.label} last {most} here; the speech lasts {lasting(narration.duration_s)}.",
            "Shorten the script, speak faster, or choose another platform.",
            code="too_long",
        )
    if film_s(narration) + around < preset.min_s:
        seconds = round(narration.duration_s, 2)
        run.warn(Notice.of("too_short", seconds=seconds, platform=preset.label, least=preset.min_s))
