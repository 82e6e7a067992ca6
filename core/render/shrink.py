"""A film made small: the same decisions with 360 pixels on the short side and 15 frames a second. Pure."""

from __future__ import annotations

from core.model.timeline import Cue, Scene, Timeline

LINES = 360
FPS = 15


def small(timeline: Timeline) -> Timeline:
    """The same film, small. Every position is rounded as a frame of the film, so that nothing drifts."""
    k = LINES / min(timeline.width, timeline.height)
    sides = {side: round(value * k) for side, value in timeline.safe.model_dump().items()}
    scenes = [_scene(one, timeline.fps, k) for one in timeline.scenes]
    return timeline.model_copy(
        update={
            "preset": "",
            "fps": FPS,
            "width": 2 * round(timeline.width * k / 2),
            "height": 2 * round(timeline.height * k / 2),
            "safe": timeline.safe.model_copy(update=sides),
            "scenes": tuple(one for one in scenes if one.n_frames),
        }
    )


def _scene(one: Scene, fps: int, k: float) -> Scene:
    start = _at(one.start_frame, fps)

    def ends(first: int, end: int) -> dict[str, int]:
        origin = one.start_frame
        return {"start_frame": _at(origin + first, fps) - start, "end_frame": _at(origin + end, fps) - start}

    def cue(each: Cue) -> Cue:
        lines = tuple(
            tuple(word.model_copy(update=ends(word.start_frame, word.end_frame)) for word in line)
            for line in each.lines
        )
        return each.model_copy(update={**ends(each.start_frame, each.end_frame), "lines": lines})

    overlays = []
    for each in one.overlays:
        slide = (round(each.slide[0] * k), round(each.slide[1] * k))
        times = {**ends(each.start_frame, each.end_frame), "fade_frames": _at(each.fade_frames, fps)}
        overlays.append(each.model_copy(update={**times, "slide": slide}))
    return one.model_copy(
        update={
            "start_frame": start,
            "n_frames": _at(one.start_frame + one.n_frames, fps) - start,
            "transition": one.transition.model_copy(update={"n_frames": _at(one.transition.n_frames, fps)}),
            "cues": tuple(cue(each) for each in one.cues),
            "overlays": tuple(one for one in overlays if one.end_frame > one.start_frame),
        }
    )


def _at(frame: int, fps: int) -> int:
    return round(frame * FPS / fps)


def as_one(film: Timeline) -> Scene:
    """One scene with the captions of all, at the film's frames."""

    def moved(one: Cue, by: int) -> Cue:
        def later(of: int) -> int:
            return of + by

        lines = tuple(
            tuple(
                word.model_copy(update={"start_frame": later(word.start_frame), "end_frame": later(word.end_frame)})
                for word in line
            )
            for line in one.lines
        )
        ends = {"start_frame": later(one.start_frame), "end_frame": later(one.end_frame)}
        return one.model_copy(update={**ends, "lines": lines})

    cues = tuple(moved(one, scene.start_frame) for scene in film.scenes for one in scene.cues)
    return film.scenes[0].model_copy(update={"start_frame": 0, "n_frames": film.n_frames, "cues": cues})
