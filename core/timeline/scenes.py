"""Transitions between scenes."""

from __future__ import annotations

from core.errors import Unknown
from core.model.timeline import Transition

TRANSITIONS: dict[str, float] = {  # seconds each takes at most
    "cut": 0.0,
    "dissolve": 0.5,
    "fade": 0.6,
    "slide": 0.4,
    "push": 0.4,
    "wipe": 0.4,
    "zoom": 0.4,
}
MIN_TRANSITION_FRAMES = 4
MELTS = ("dissolve", "zoom")  # both scenes are seen at once, one through the other


def transition_between(kind: str, before_is_card: bool, is_card: bool) -> str:
    """Decide the transition between two scenes of the timeline: the one asked for, or a push where it would melt a
    card's words into what comes before or after.
    """
    return "push" if kind in MELTS and (before_is_card or is_card) else kind


def transition(kind: str, n_frames: int, n_before: int | None, fps: int) -> Transition:
    """Decide the transition into a scene of `n_frames` from one of `n_before`: never over a third of either.

    The first scene has none before it and begins with a cut. Captions are drawn over the transition, so that no word
    is lost. Raises `BadInput` for an unknown kind.
    """
    if kind not in TRANSITIONS:
        known = ", ".join(TRANSITIONS)
        raise Unknown(f"There is no transition {kind!r}.", f"Choose one of: {known}.", code="transition")
    if n_before is None:
        return Transition()
    n = min(round(TRANSITIONS[kind] * fps), n_frames // 3, n_before // 3)
    return Transition.model_validate({"kind": kind, "n_frames": n}) if n >= MIN_TRANSITION_FRAMES else Transition()
