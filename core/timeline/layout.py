"""The display lines of one caption: balanced, broken where a reader would breathe, never wider than the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from core.model.timeline import Token
from core.timeline.tokens import clusters

Width = Callable[[str], float]

MIN_SCALE = 0.7  # letters may shrink to this before a word is cut in two
_CLOSERS = "\"'”’»›)]}」』）】"
_STRONG = ".!?…。！？؟।॥።"
_WEAK = ",;:،؛、，；：—–"


@dataclass(frozen=True)
class Layout:
    """Lines of token numbers' tokens, how unequal they are (0..1), and the scale that makes them fit (<= 1)."""

    lines: tuple[tuple[Token, ...], ...]
    raggedness: float
    scale: float


def ending(text: str) -> str:
    """What a token's end says: "strong" after a sentence, "weak" after a clause, else ""."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(tuple(_STRONG)):
        return "strong"
    return "weak" if bare.endswith(tuple(_WEAK)) else ""


def joined(line: Sequence[Token]) -> str:
    """The text of one display line."""
    return "".join((" " if n and t.joint == "space" else "") + t.text for n, t in enumerate(line))


def halves(token: Token) -> list[Token]:
    """A word cut in two pieces at the letter nearest its middle; both light up together."""
    parts = clusters(token.text)
    if len(parts) < 2:
        return [token]
    middle = (len(parts) + 1) // 2
    second = {"text": "".join(parts[middle:]), "joint": "piece"}
    return [token.model_copy(update={"text": "".join(parts[:middle])}), token.model_copy(update=second)]


def layout(
    tokens: Sequence[Token], width_px: float, wide: Callable[[Sequence[Token]], float], max_lines: int
) -> Layout:
    """The best lines for these tokens; always succeeds, by smaller letters where nothing else helps.

    `wide` gives the pixels of a display line of tokens.
    """
    best: tuple[float, Layout] | None = None
    for n_lines in range(1, min(max_lines, len(tokens)) + 1):
        for cuts in combinations(range(1, len(tokens)), n_lines - 1):
            edges = (0, *cuts, len(tokens))
            lines = tuple(tuple(tokens[a:b]) for a, b in pairwise(edges))
            widths = [wide(line) for line in lines]
            widest = max(widths)
            scale = min(1.0, width_px / widest) if widest > 0 else 1.0
            ragged = (widest - min(widths)) / widest if widest > 0 else 0.0
            cost = ragged + 50 * (1 / scale - 1) + 0.45 * (n_lines - 1)
            cost += sum(0.0 if ending(line[-1].text) else 0.12 for line in lines[:-1])
            cost += sum(0.12 for line in lines[:-1] if len(line[-1].text) <= 3 and line[-1].joint == "space")
            cost += sum(2.0 for line in lines[1:] if line[0].joint == "piece")
            if best is None or cost < best[0]:
                best = (cost, Layout(lines, ragged, scale))
        if best and best[1].scale == 1.0 and n_lines == 1:
            break  # what fits on one line stands on one line
    if best is None:
        return Layout((), 0.0, 1.0)
    return best[1]
