"""The window of seconds a film should land in, and by how much a narration misses it."""

from __future__ import annotations

from core.model.narration import Narration
from core.model.options import Options
from core.model.presets import PRESETS, SPARE_S, window_s
from core.studio.project.project import Project


def window(options: Options, around_s: float = 0.0) -> tuple[float, float]:
    """The seconds a film may last; a platform too short for the type leaves its own minimum.

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
    """Seconds that the film lies outside the window."""
    film = film_s(narration)
    return max(low - film, film - (high - SPARE_S), 0.0)


def film_s(narration: Narration) -> float:
    """Seconds of the film: the speech, and the last picture after it."""
    from core.timeline.build import TAIL_S

    return narration.duration_s + TAIL_S
