"""The words of a film as a text to read: its title, its chapters with their times, and who speaks where several do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby

from core.model.timeline import Cue, Timeline


def transcript(timeline: Timeline, speakers: Mapping[str, str] | None = None) -> str:
    """The transcript of a film. `speakers` are names by the sha256 of what they said; one who speaks alone is not
    named.
    """
    names = _speakers(timeline, speakers or {})
    several = len(set(names)) > 1
    parts = [timeline.title] if timeline.title else []
    chapter = -1
    for (number, name), group in groupby(zip(timeline.cues, names, strict=True), lambda item: _part(timeline, *item)):
        if number > chapter:  # a chapter is marked where its first words are
            parts += [_heading(timeline, at) for at in range(chapter + 1, number + 1)]
            chapter = number
        text = _text([cue for cue, _ in group])
        parts.append(f"{name}: {text}" if several and name else text)
    return "\n\n".join(parts) + "\n"


def _part(timeline: Timeline, cue: Cue, name: str) -> tuple[int, str]:
    """The number of the chapter that a caption is in (-1: before the first), and who says it."""
    return bisect_right([at for at, _ in timeline.chapters], cue.start_frame) - 1, name


def _speakers(timeline: Timeline, speakers: Mapping[str, str]) -> list[str]:
    """The name of who says each caption; "" where nobody is known."""
    clips = sorted(timeline.audio.speech, key=lambda clip: clip.start_frame)
    starts = [clip.start_frame for clip in clips]
    found = [bisect_right(starts, cue.start_frame) - 1 for cue in timeline.cues]
    return [speakers.get(clips[at].audio, "") if at >= 0 else "" for at in found]


def _heading(timeline: Timeline, number: int) -> str:
    frame, title = timeline.chapters[number]
    seconds = frame // timeline.fps
    hours = f"{seconds // 3600}:" if seconds >= 3600 else ""
    return f"[{hours}{seconds // 60 % 60:02d}:{seconds % 60:02d}] {title}"


def _text(cues: Sequence[Cue]) -> str:
    """Captions as running text: a word that was cut is whole again, and scripts without spaces get none."""
    text = ""
    for token in (token for cue in cues for line in cue.lines for token in line):
        text += (" " if text and token.joint == "space" else "") + token.text.removesuffix("\u00ad")
    return text
