"""The captions of one spoken line: where to break it, and how long each part stays.

Breaks are chosen for the whole line at once (dynamic programming) by what a reader needs (`cue_costs.py`); a caption
stays long enough to be read, and no gap is short enough to flicker.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from core.language.hyphens import shown
from core.language.ties import Tie, ties
from core.model.timeline import CaptionStyle, Cue, Token
from core.timeline.cue_costs import LONE_S, MAX_CPS, MIN_S, Costs, n_words
from core.timeline.layout import Layout, Width, joined, layout

LINGER_S = 0.6  # stays this long after its last word, if nothing else comes
LEND_S = 0.1  # a caption that is too fast to read may begin or end this much beside its words
FLICKER_S = 0.4  # a shorter gap is closed
_FAR = 1e12
_ROUNDING = 1e-6


def cues(
    tokens: Sequence[Token],
    end_frame: int,
    *,
    style: CaptionStyle,
    width_px: float,
    measure: Width,
    fps: int,
    language: str = "en",
) -> list[Cue]:
    """The captions of one line, in order, never overlapping, none after `end_frame` (the end of the line's take)."""
    n = len(tokens)
    if n == 0:
        return []
    known = {text: measure(shown(text)) for text in {token.text for token in tokens}}
    widths = [known[token.text] for token in tokens]
    tied = _tied(tokens, language)
    shape = _shaper(tokens, widths, measure("n n") - measure("nn"), width_px, style.max_lines, tied)
    costs = Costs(tokens, end_frame, tied=tied, widths=widths, width_px=width_px, style=style, fps=fps)
    best = [0.0] + [_FAR] * n
    back = [0] * (n + 1)
    for j in range(1, n + 1):
        stop = tokens[j].start_frame if j < n else end_frame
        least = costs.least(j)
        for i in range(j - 1, -1, -1):
            px, least_cost = next(least)
            crowded = tokens[i].start_frame >= stop
            # Far more than fits need not be tried, unless the words have no time apart from each other.
            if px > 2.5 * style.max_lines * width_px and j - i > 1 and not crowded:
                break
            # Laying it out is what takes time.
            if best[i] + least_cost > best[j] + _ROUNDING or (crowded and best[i] + least_cost >= best[j]):
                continue
            cost = best[i] + costs.of(i, j, shape(i, j))
            if cost < best[j]:
                best[j], back[j] = cost, i
    cuts = [n]
    while cuts[-1] > 0:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    return _timed(
        list(itertools.pairwise(cuts)), tokens, end_frame, shape=shape, width_px=width_px, measure=measure, fps=fps
    )


def _tied(tokens: Sequence[Token], language: str) -> list[Tie]:
    """Return how each token belongs to the one before it; pieces of one word are read as the word."""
    heads = [n for n, token in enumerate(tokens) if token.joint != "piece"]
    words = [joined(tokens[a:b]) for a, b in itertools.pairwise([*heads, len(tokens)])]
    found = dict(zip(heads, ties(words, language), strict=True))
    return [found.get(n, Tie.NONE) for n in range(len(tokens))]


def _shaper(
    tokens: Sequence[Token],
    widths: Sequence[float],
    space_px: float,
    width_px: float,
    max_lines: int,
    tied: Sequence[Tie],
) -> Callable[[int, int], Layout]:
    """The layout of tokens i..j, made once."""
    results: dict[tuple[int, int], Layout] = {}

    def shape(i: int, j: int) -> Layout:
        if (i, j) not in results:
            results[i, j] = layout(tokens[i:j], widths[i:j], space_px, width_px, max_lines, tied[i:j])
        return results[i, j]

    return shape


def _timed(
    parts: list[tuple[int, int]],
    tokens: Sequence[Token],
    end_frame: int,
    *,
    shape: Callable[[int, int], Layout],
    width_px: float,
    measure: Width,
    fps: int,
) -> list[Cue]:
    out = []
    for n, (i, j) in enumerate(parts):
        limit = tokens[parts[n + 1][0]].start_frame if n + 1 < len(parts) else end_frame
        start, spoken = tokens[i].start_frame, tokens[j - 1].end_frame
        read = len(joined(tokens[i:j])) / MAX_CPS
        least = LONE_S if n_words(tokens[i:j]) == 1 else MIN_S
        stop = max(spoken + round(LINGER_S * fps), start + math.ceil(max(least, read) * fps))
        if limit - stop < FLICKER_S * fps:
            stop = limit
        lines = shape(i, j).lines
        widest = max(measure(joined(line)) for line in lines)  # shaped as one: what it really is
        scale = _down(min(1.0, width_px / widest)) if widest > 0 else 1.0
        out.append(Cue(start_frame=start, end_frame=max(min(stop, limit), start), lines=lines, scale=scale))
    return _lent(out, fps)


def _lent(result: list[Cue], fps: int) -> list[Cue]:
    """A caption that is a little too fast is lent a moment by its neighbours, where they can spare it."""
    out = list(result)
    for n, cue in enumerate(out):
        number = _missing(cue, fps)
        if not 0 < number <= LEND_S * fps:
            continue
        if n and _missing(out[n - 1], fps, cue.start_frame - number) <= 0:
            start = cue.start_frame - number
            out[n - 1] = out[n - 1].model_copy(update={"end_frame": min(out[n - 1].end_frame, start)})
            out[n] = cue.model_copy(update={"start_frame": start})
        elif n + 1 < len(out) and _missing(out[n + 1], fps, first=cue.end_frame + number) <= 0:
            end = cue.end_frame + number
            start = max(out[n + 1].start_frame, end)
            out[n + 1] = out[n + 1].model_copy(update={"start_frame": start})
            out[n] = cue.model_copy(update={"end_frame": end})
    return out


def _missing(cue: Cue, fps: int, end: int | None = None, first: int | None = None) -> int:
    """Frames that the caption lacks to be read in time, if it began or ended there."""
    start, stop = (cue.start_frame if first is None else first), (cue.end_frame if end is None else end)
    return math.ceil(max(len(cue.text) / MAX_CPS, MIN_S) * fps) - (stop - start)


def fitted(cue: Cue, width_px: float, measure: Width) -> Cue:
    """A caption with the scale at which its widest single token fits."""
    widest = max((measure(shown(token.text)) for line in cue.lines for token in line), default=0.0)
    return cue.model_copy(update={"scale": _down(min(1.0, width_px / widest) if widest > 0 else 1.0)})


def _down(scale: float) -> float:
    """Rounded down, so that what fits still fits."""
    return int(scale * 1000) / 1000 if scale < 1.0 else 1.0
