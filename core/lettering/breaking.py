"""Line breaking for captions and cards: as few lines as fit, and those as even as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def break_lines(
    tokens: Sequence[str],
    max_width: float,
    measure: Callable[[str], float],
    *,
    max_lines: int = 2,
    joiner: str = " ",
) -> list[list[str]]:
    """Words in lines no wider than `max_width`, balanced, the fewest lines that fit.

    `measure` gives the width in pixels of a line's text; tokens of a line are joined by `joiner` ("" where the script
    has no spaces). A token wider than the line stands alone on its line, too wide: shrink or split it. Where the text
    doesn't fit into `max_lines`, more lines are returned, so the caller can see it: never is a token dropped.
    """
    words = list(tokens)
    if not words:
        return []
    n = len(words)
    widths: dict[tuple[int, int], float] = {}

    def line(i: int, j: int) -> float:
        if (i, j) not in widths:
            widths[i, j] = measure(joiner.join(words[i:j]))
        return widths[i, j]

    # Fewest lines, greedily; then the same number of lines with the least squared slack.
    starts = [0]
    for j in range(1, n):
        if line(starts[-1], j + 1) > max_width:
            starts.append(j)
    n_lines = len(starts)
    if n_lines == 1 or n_lines > max(max_lines, 1) * 4:  # hopelessly long: the greedy lines will do
        ends = [*starts[1:], n]
        return [words[i:j] for i, j in zip(starts, ends, strict=True)]
    best: list[list[tuple[float, int]]] = [[(float("inf"), 0)] * (n + 1) for _ in range(n_lines + 1)]
    best[0][0] = (0.0, 0)
    for k in range(1, n_lines + 1):
        for j in range(k, n + 1):
            for i in range(j - 1, k - 2, -1):
                wide = line(i, j)
                if wide > max_width and j - i > 1:
                    break
                before = best[k - 1][i][0]
                cost = before + _cost(wide, max_width, words[j - 1] if j < n else "")
                if cost < best[k][j][0]:
                    best[k][j] = (cost, i)
    out: list[list[str]] = []
    j = n
    for k in range(n_lines, 0, -1):
        i = best[k][j][1]
        out.append(words[i:j])
        j = i
    return out[::-1]


def _cost(wide: float, max_width: float, last: str) -> float:
    """Squared slack; a break after punctuation reads better, one after a very short word reads worse."""
    slack = max(0.0, max_width - wide) / max_width
    cost = slack * slack
    if last:
        if last[-1] in ",;:.!?…，、。；：！？،؛؟।":
            cost -= 0.03
        elif len(last) <= 2:
            cost += 0.02
    return cost + 0.001
