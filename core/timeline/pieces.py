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
    """Cut captions to the frames in which a scene draws them, and leave out those that it does not show."""
    cut = []
    for cue in cues:
        for start, stop in _drawing(scene):
            first, end = max(cue.start_frame, start), min(cue.end_frame, stop)
            if first < end:
                cut.append(cue.model_copy(update={"start_frame": first, "end_frame": end}))
    return tuple(cut)


def _drawing(scene: Scene) -> list[tuple[int, int]]:
    """The stretches of the film in which a scene has captions drawn: all but those of its card's own words."""
    edges = [0, *(edge for stretch in scene.captionless for edge in stretch), scene.n_frames]
    starts, stops = edges[::2], edges[1::2]
    return [(scene.start_frame + a, scene.start_frame + b) for a, b in zip(starts, stops, strict=True) if a < b]


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
