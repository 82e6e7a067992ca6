"""The display lines of one caption: balanced, broken where a reader would breathe, never wider than the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from core.language.hyphens import SOFT, parts, shown
from core.language.ties import CLOSERS, Tie
from core.model.timeline import Token

Width = Callable[[str], float]

_TORN = {Tie.NONE: 0.0, Tie.LEANS: 1.0, Tie.FAST: 20.0}
MIN_SCALE = 0.7  # letters may shrink to this before a word is cut in two
_STRONG = ".!?…。！？؟।॥።"
_WEAK = ",;:،؛、，；：—–"


@dataclass(frozen=True)
class Layout:
    """Lines of token numbers' tokens, how unequal they are (0..1), and the scale that makes them fit (<= 1).

    `torn` is what it costs that lines end where words belong together.
    """

    lines: tuple[tuple[Token, ...], ...]
    raggedness: float
    scale: float
    torn: float = 0.0


@lru_cache(maxsize=4096)
def ending(text: str) -> str:
    """The kind of break after a caption's token: "strong" after a sentence, "weak" after a clause, else ""."""
    bare = text.rstrip(CLOSERS)
    if bare.endswith(tuple(_STRONG)):
        return "strong"
    return "weak" if bare.endswith(tuple(_WEAK)) else ""


def joined(line: Sequence[Token]) -> str:
    """The text of one display line; a word that goes on in the next ends in a hyphen."""
    text = "".join((" " if n and t.joint == "space" else "") + t.text for n, t in enumerate(line))
    return shown(text).replace(SOFT, "")


def pieces_of(token: Token, room: float, measure: Width, language: str) -> list[Token]:
    """Cut a token that is much wider than the room into pieces that fit; each has its share of the time."""
    if measure(token.text) <= room / MIN_SCALE:
        return [token]
    texts = parts(token.text, room, measure, language)
    n_frames = token.end_frame - token.start_frame
    ends = [n_frames * at // len(token.text) for at in accumulate(len(text.removesuffix(SOFT)) for text in texts)]
    frames = [token.start_frame + at for at in (0, *ends[:-1], n_frames)]
    return [
        token.model_copy(
            update={"text": text, "start_frame": a, "end_frame": b, "joint": "piece" if n else token.joint}
        )
        for n, (text, (a, b)) in enumerate(zip(texts, pairwise(frames), strict=True))
    ]


def layout(
    tokens: Sequence[Token],
    widths: Sequence[float],
    space_px: float,
    width_px: float,
    max_lines: int,
    tied: Sequence[Tie] = (),
) -> Layout:
    """The best lines of a caption for these tokens; always succeeds, by smaller letters where nothing else helps.

    `widths` are the tokens' own, in pixels; a line is as wide as its tokens and the spaces between them. `tied` says
    how each belongs to the one before.
    """
    n = len(tokens)
    before = [space_px if token.joint == "space" else 0.0 for token in tokens]
    at = [0.0, *accumulate(w + b for w, b in zip(widths, before, strict=True))]
    torn = [_TORN[tie] for tie in tied or [Tie.NONE] * n]
    breaks = [0.0, *(_line_break_cost(a, b) for a, b in pairwise(tokens))]
    best: tuple[float, tuple[int, ...], float, float] | None = None
    for n_lines in range(1, min(max_lines, n) + 1):
        for cuts in combinations(range(1, n), n_lines - 1):
            edges = (0, *cuts, n)
            lengths = [at[b] - at[a] - before[a] for a, b in pairwise(edges)]
            widest = max(lengths)
            scale = min(1.0, width_px / widest) if widest > 0 else 1.0
            ragged = (widest - min(lengths)) / widest if widest > 0 else 0.0
            cost = ragged + 50 * (1 / scale - 1) + 0.45 * (n_lines - 1) + sum(breaks[cut] + torn[cut] for cut in cuts)
            if best is None or cost < best[0]:
                best = (cost, edges, ragged, scale)
        if best and best[3] == 1.0 and n_lines == 1:
            break  # what fits on one line stands on one line
    if best is None:
        return Layout((), 0.0, 1.0)
    lines = tuple(tuple(tokens[a:b]) for a, b in pairwise(best[1]))
    return Layout(lines, best[2], best[3], sum(torn[cut] for cut in best[1][1:-1]))


def _line_break_cost(before: Token, after: Token) -> float:
    cost = 0.0 if ending(before.text) else 0.12
    return cost + (2.0 if after.joint == "piece" else 0.0)
