"""A film with something before and after it: every position moves on, nothing of the film itself changes."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.timeline import Scene, Source, SpokenClip, Timeline
from core.timeline.pieces import moved
from core.timeline.scenes import transition as entering


@dataclass(frozen=True)
class End:
    """A scene without words: what is seen, for how long, its name, and a sound of its own (WAV blob, samples)."""

    source: Source
    n_frames: int
    name: str = ""
    sound: str = ""
    n_samples: int = 0


def enclosed(film: Timeline, before: End | None, after: End | None, transition: str) -> Timeline:
    """The timeline of a film between its intro and its outro. Captions, chapters and speech move with their scenes.

    Without either the film comes back as it is.
    """
    if before is None and after is None:
        return film
    shift = before.n_frames if before is not None else 0
    scenes = [scene.model_copy(update={"start_frame": scene.start_frame + shift}) for scene in film.scenes]
    speech = [
        spoken_clip.model_copy(update={"start_frame": spoken_clip.start_frame + shift})
        for spoken_clip in film.audio.speech
    ]
    if before is not None:
        first = scenes[0]
        way = entering(transition, first.n_frames, before.n_frames, film.fps)
        scenes = [_scene(before, 0), first.model_copy(update={"transition": way}), *scenes[1:]]
        speech = [*_sound(before, 0, film.fps), *speech]
    if after is not None:
        start = shift + film.n_frames
        way = entering(transition, after.n_frames, scenes[-1].n_frames, film.fps)
        scenes.append(_scene(after, start).model_copy(update={"transition": way}))
        speech += _sound(after, start, film.fps)
    return film.model_copy(
        update={
            "scenes": tuple(scenes),
            "cues": tuple(moved(cue, shift) for cue in film.cues),
            "audio": film.audio.model_copy(update={"speech": tuple(speech)}),
            "chapters": tuple((0 if n == 0 else at + shift, title) for n, (at, title) in enumerate(film.chapters)),
        }
    )


def _scene(end: End, start: int) -> Scene:
    return Scene(start_frame=start, n_frames=end.n_frames, source=end.source, asset=end.source.asset, name=end.name)


def _sound(end: End, start: int, fps: int) -> list[SpokenClip]:
    """Its sound, no longer than it is seen."""
    if not end.sound:
        return []
    most = end.n_frames * 48_000 // fps
    return [SpokenClip(audio=end.sound, start_frame=start, n_samples=min(end.n_samples, most))]
