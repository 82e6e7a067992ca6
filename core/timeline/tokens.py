"""A take's words as caption tokens with frames of the film."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.language.emoji import without_emoji
from core.language.graphemes import clusters
from core.language.spacing import segmentable, segmented_as
from core.model.narration import Take
from core.model.timeline import Token

Segment = Callable[[str, str], Sequence[str]]

_GROUP = 6  # letters with their marks in a token of a script nobody segments for us


def phrases(word: str, language: str, segment: Segment) -> list[str]:
    """The caption tokens of one whitespace-separated word of a take; joined without spaces they are the word again."""
    by = segmented_as(word, language)
    if not by:
        return [word]
    if not segmentable(by):
        return _grouped(word)
    found = [part for part in ("".join(p.split()) for p in segment(word, by)) if part]
    # A segmenter that changes letters would put words on the screen that nobody speaks.
    return found if "".join(found) == word else _grouped(word)


def _grouped(word: str) -> list[str]:
    parts = clusters(word)
    return ["".join(parts[n : n + _GROUP]) for n in range(0, len(parts), _GROUP)]


def tokens(
    take: Take,
    start_frame: int,
    *,
    language: str,
    fps: int,
    segment: Segment,
    emoji: Callable[[str], bool] = lambda emoji: True,
) -> list[Token]:
    """The caption tokens of a take, in order, none overlapping; frames count from the start of the film.

    `emoji` says whether an emoji can be shown whole; others are left out.
    A token begins at the frame nearest to its first sound, so a caption is at most half a frame early or late.
    """
    timed: list[tuple[str, float, float, str]] = []
    for word in take.words:
        at = 0
        shown = without_emoji(word.word, emoji).strip()
        for n, part in enumerate(phrases(shown, language, segment) if shown else ()):
            begin, end = word.time_at(at), word.time_at(at + len(part))
            timed.append((part, begin, end, "phrase" if n else "space"))
            at += len(part)
    last = start_frame + max(take.n_frames - 1, 0)
    starts = [min(start_frame + round(begin * fps), last) for _, begin, _, _ in timed]
    out = []
    for n, (text, _, end, joint) in enumerate(timed):
        limit = starts[n + 1] if n + 1 < len(starts) else last + 1
        stop = min(max(start_frame + round(end * fps), starts[n] + 1), max(limit, starts[n]))
        out.append(Token.model_validate({"text": text, "start_frame": starts[n], "end_frame": stop, "joint": joint}))
    return out
