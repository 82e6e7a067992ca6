"""The pieces of the film's captions that one scene draws."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.timeline import Cue, Scene, Timeline


def pieces(timeline: Timeline, scene: Scene) -> tuple[Cue, ...]:
    """Cut the film's captions to a scene; frames are relative to it. Tokens keep their own times.

    A token of a piece may therefore begin before the scene or end after it.
    """
    return tuple(moved(cue, -scene.start_frame) for cue in within(timeline.cues, scene))


def within(cues: Sequence[Cue], scene: Scene) -> tuple[Cue, ...]:
    """Cut captions to the frames of a scene, and leave out those that it does not show."""
    cut = []
    for cue in cues:
        first = max(cue.start_frame, scene.start_frame)
        end = min(cue.end_frame, scene.start_frame + scene.n_frames)
        if first < end:
            cut.append(cue.model_copy(update={"start_frame": first, "end_frame": end}))
    return tuple(cut)


def moved(cue: Cue, frames: int) -> Cue:
    """Show a caption so many frames later, its words with it."""
    if not frames:
        return cue

    def later(start_frame: int, end_frame: int) -> dict[str, int]:
        return {"start_frame": start_frame + frames, "end_frame": end_frame + frames}

    lines = tuple(
        tuple(token.model_copy(update=later(token.start_frame, token.end_frame)) for token in line)
        for line in cue.lines
    )
    return cue.model_copy(update={**later(cue.start_frame, cue.end_frame), "lines": lines})
