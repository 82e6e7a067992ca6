"""A film made small: the same decisions with 360 pixels on the short side and 15 frames a second. Pure."""

from __future__ import annotations

from core.model.timeline import Cue, Moving, Scene, Timeline, Token, Track

LINES = 360
FPS = 15


def small(timeline: Timeline) -> Timeline:
    """A timeline of the same film, small. Every position is rounded as a frame of the film, so that nothing drifts."""
    k = LINES / min(timeline.width, timeline.height)
    sides = {side: round(value * k) for side, value in timeline.safe.model_dump().items()}
    scenes = [_scene(scene, timeline.fps, k) for scene in timeline.scenes]
    cues = [_cue(cue, timeline.fps) for cue in timeline.cues]
    return timeline.model_copy(
        update={
            "preset": "",
            "fps": FPS,
            "width": 2 * round(timeline.width * k / 2),
            "height": 2 * round(timeline.height * k / 2),
            "safe": timeline.safe.model_copy(update=sides),
            "scenes": tuple(item for item in scenes if item.n_frames),
            "cues": tuple(cue for cue in cues if cue.start_frame < cue.end_frame),
        }
    )


def _cue(cue: Cue, fps: int) -> Cue:
    def times(item: Cue | Token) -> dict[str, int]:
        return {"start_frame": _at(item.start_frame, fps), "end_frame": _at(item.end_frame, fps)}

    lines = tuple(tuple(token.model_copy(update=times(token)) for token in line) for line in cue.lines)
    return cue.model_copy(update={**times(cue), "lines": lines})


def _scene(scene: Scene, fps: int, k: float) -> Scene:
    start = _at(scene.start_frame, fps)

    def ends(first: int, end: int) -> dict[str, int]:
        origin = scene.start_frame
        return {"start_frame": _at(origin + first, fps) - start, "end_frame": _at(origin + end, fps) - start}

    def moved(track: Track) -> Track:
        times = ends(track.start_frame, track.start_frame + track.n_frames)
        n_frames = max(1, times["end_frame"] - times["start_frame"])
        return track.model_copy(update={"start_frame": times["start_frame"], "n_frames": n_frames})

    source = scene.source
    if isinstance(source, Moving):
        sprites = [
            sprite.model_copy(update={"tracks": tuple(moved(track) for track in sprite.tracks)})
            for sprite in source.sprites
        ]
        source = source.model_copy(update={"sprites": tuple(sprites)})
    overlays = []
    for each in scene.overlays:
        slide = (round(each.slide[0] * k), round(each.slide[1] * k))
        times = {**ends(each.start_frame, each.end_frame), "fade_frames": _at(each.fade_frames, fps)}
        overlays.append(each.model_copy(update={**times, "slide": slide}))
    return scene.model_copy(
        update={
            "start_frame": start,
            "source": source,
            "n_frames": _at(scene.start_frame + scene.n_frames, fps) - start,
            "captionless": tuple(tuple(ends(*stretch).values()) for stretch in scene.captionless),
            "transition": scene.transition.model_copy(update={"n_frames": _at(scene.transition.n_frames, fps)}),
            "overlays": tuple(overlay for overlay in overlays if overlay.end_frame > overlay.start_frame),
        }
    )


def _at(frame: int, fps: int) -> int:
    return round(frame * FPS / fps)
