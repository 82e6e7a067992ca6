"""The captions of one spoken line: where to break it, and how long each part stays.

Breaks are chosen for the whole line at once (dynamic programming) by what a reader needs: enough time to read, ends
at punctuation and pauses, few short flashes. Limits follow the usual subtitling guides (BBC, Netflix): 20 characters
a second at most where the speech allows it, not under 0.7 s, not over 6 s, no gaps short enough to flicker.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence

from core.model.timeline import CaptionStyle, Cue, Token
from core.timeline.layout import MIN_SCALE, Layout, Width, ending, halves, joined, layout

MAX_CPS = 20.0
MIN_S = 0.7
MAX_S = 6.0
LINGER_S = 0.6  # stays this long after its last word, if nothing else comes
LEND_S = 0.1  # a caption that is too fast to read may begin or end this much beside its words
FLICKER_S = 0.4  # a shorter gap is closed
PAUSE_S = 0.12
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
) -> list[Cue]:
    """The captions of one line, in order, never overlapping, none after `end_frame` (the end of the line's take)."""
    if style.max_lines > 1 and style.mode != "pop":
        wide = width_px / MIN_SCALE
        tokens = [piece for token in tokens for piece in (halves(token) if measure(token.text) > wide else [token])]
    n = len(tokens)
    if n == 0:
        return []
    known = {text: measure(text) for text in {token.text for token in tokens}}
    widths = [known[token.text] for token in tokens]
    shape = _shaper(tokens, widths, measure("n n") - measure("nn"), width_px, style.max_lines)
    least_costs = _least_costs(tokens, end_frame, widths=widths, width_px=width_px, style=style, fps=fps)
    best = [0.0] + [_FAR] * n
    back = [0] * (n + 1)
    for j in range(1, n + 1):
        if j < n and tokens[j].joint == "piece":
            continue  # the pieces of a word stay in one caption
        stop = tokens[j].start_frame if j < n else end_frame
        least = least_costs(j)
        for i in range(j - 1, -1, -1):
            px, least_cost = next(least)
            crowded = tokens[i].start_frame >= stop
            # Far more than fits need not be tried, unless the words have no time apart from each other.
            if px > 2.5 * style.max_lines * width_px and j - i > 1 and not crowded:
                break
            # Laying it out is what takes time.
            if best[i] + least_cost > best[j] + _ROUNDING or (crowded and best[i] + least_cost >= best[j]):
                continue
            cost = best[i] + _cost(
                tokens,
                i,
                j,
                widths=widths,
                width_px=width_px,
                end_frame=end_frame,
                style=style,
                shape=shape(i, j),
                fps=fps,
            )
            if cost < best[j]:
                best[j], back[j] = cost, i
    cuts = [n]
    while cuts[-1] > 0:
        cuts.append(back[cuts[-1]])
    cuts.reverse()
    parts = list(itertools.pairwise(cuts))
    return _timed(parts, tokens, end_frame, shape=shape, width_px=width_px, measure=measure, fps=fps)


def _shaper(
    tokens: Sequence[Token], widths: Sequence[float], space_px: float, width_px: float, max_lines: int
) -> Callable[[int, int], Layout]:
    """The layout of tokens i..j, made once."""
    results: dict[tuple[int, int], Layout] = {}

    def shape(i: int, j: int) -> Layout:
        if (i, j) not in results:
            results[i, j] = layout(tokens[i:j], widths[i:j], space_px, width_px, max_lines)
        return results[i, j]

    return shape


def _least_costs(
    tokens: Sequence[Token],
    end_frame: int,
    *,
    widths: Sequence[float],
    width_px: float,
    style: CaptionStyle,
    fps: int,
) -> Callable[[int], Iterator[tuple[float, float]]]:
    """For captions that end before token j and begin ever earlier: how wide they are, what they cost at the least.

    What can be said of `_cost` without laying the tokens out; each token more is told in the same short time.
    """
    n = len(tokens)
    strong = [ending(token.text) == "strong" for token in tokens]

    def from_end(j: int) -> Iterator[tuple[float, float]]:
        stop = tokens[j].start_frame if j < n else end_frame
        after = _break_cost(tokens[j - 1], tokens[j], fps) if j < n else 0.0
        px, widest, letters, words, stops = 0.0, 0.0, 0, 0, 0
        for i in range(j - 1, -1, -1):
            token = tokens[i]
            px, widest = px + widths[i], max(widest, widths[i])
            stops += strong[i] and i < j - 1
            words += token.joint == "space"
            seconds = (stop - token.start_frame) / fps
            if seconds <= 0:
                cost = 1e6
            else:
                too_fast = (letters + len(token.text)) / seconds - MAX_CPS
                cost = 6.0 + after + 14.0 * stops + 12.0 * max(0, words - style.max_words)
                cost += 12.0 * too_fast + 40.0 if too_fast > 0 else 0.0
                cost += 60.0 * max(0.0, (MIN_S - seconds) / MIN_S) + 10.0 * max(0.0, seconds - MAX_S)
                # The widest line is no shorter than the lines are on average.
                cost += 400.0 * max(0.0, px / style.max_lines / max(widest, width_px) - 1) if widest > 0 else 0.0
            yield px, cost
            letters += len(token.text) + (token.joint == "space")

    return from_end


def _cost(
    tokens: Sequence[Token],
    i: int,
    j: int,
    *,
    widths: Sequence[float],
    width_px: float,
    end_frame: int,
    style: CaptionStyle,
    shape: Layout,
    fps: int,
) -> float:
    part = tokens[i:j]
    n_words = sum(1 for t in part if t.joint == "space") or 1
    stop = tokens[j].start_frame if j < len(tokens) else end_frame
    seconds = (stop - part[0].start_frame) / fps
    if seconds <= 0:
        return 1e6
    cost = 6.0 + 3.0 * shape.raggedness
    if shape.scale < 1.0:
        # Small letters are the words' fault where one is too wide by itself, else the fault of putting them together.
        alone = min(1.0, width_px / max(widths[i:j]))
        cost += 20 * (1 / alone - 1) + 400 * max(0.0, alone / shape.scale - 1)
    too_fast = max(0.0, len(joined(part)) / seconds - MAX_CPS)
    cost += 12.0 * too_fast + (40.0 if too_fast else 0.0)
    cost += 60.0 * max(0.0, (MIN_S - seconds) / MIN_S)
    cost += 10.0 * max(0.0, seconds - MAX_S)
    cost += 12.0 * max(0, n_words - style.max_words)
    if len(part) == 1 and len(tokens) > 1:
        cost += 5.0
    cost += 14.0 * sum(1 for t in part[:-1] if ending(t.text) == "strong")
    if j < len(tokens):
        cost += _break_cost(part[-1], tokens[j], fps)
    return cost


def _break_cost(before: Token, after: Token, fps: int) -> float:
    """Score how badly a reader takes a new caption between these two tokens."""
    kind = ending(before.text)
    if kind == "strong":
        return 0.0
    if kind == "weak":
        return 1.5
    pause = (after.start_frame - before.end_frame) / fps
    cost = 4.0 if pause >= PAUSE_S else 9.0
    if before.joint == "space" and after.joint == "space" and len(before.text) <= 3:
        cost += 4.0  # "of", "the", "und", "de": they belong to what follows
    return cost


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
        stop = max(spoken + round(LINGER_S * fps), start + round(max(MIN_S, read) * fps))
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
    """The caption with the scale at which its widest single token fits."""
    widest = max((measure(token.text) for line in cue.lines for token in line), default=0.0)
    return cue.model_copy(update={"scale": _down(min(1.0, width_px / widest) if widest > 0 else 1.0)})


def _down(scale: float) -> float:
    """Rounded down, so that what fits still fits."""
    return int(scale * 1000) / 1000 if scale < 1.0 else 1.0
