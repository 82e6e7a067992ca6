"""Costs of captions: what a reader minds about one that begins and ends between given words.

Limits follow the usual subtitling guides (BBC, Netflix): 20 characters a second at most where the speech allows it,
not under 0.7 s, not over 6 s, ends at punctuation and pauses, and words that belong together in one caption.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language.ties import Tie
from core.model.timeline import CaptionStyle, Token
from core.timeline.layout import MIN_SCALE, Layout, ending, joined

MAX_CPS = 20.0
MIN_S = 0.7
MAX_S = 6.0
LONE_S = 0.8  # a single word is shown so long, or joins its neighbours
PAUSE_S = 0.12
_LEANS = 60.0  # a caption that ends after "the"
_FAST = 1e5  # one that ends after "Mr."
_TORN = 40.0  # one that ends inside a word which is too wide for its lines


class Costs:
    """The costs of captions of one line's tokens. `end_frame` is the end of the line, `tied` the tokens' ties."""

    def __init__(
        self,
        tokens: Sequence[Token],
        end_frame: int,
        *,
        tied: Sequence[Tie],
        widths: Sequence[float],
        width_px: float,
        style: CaptionStyle,
        fps: int,
    ) -> None:
        n = len(tokens)
        self._tokens, self._widths, self._width_px, self._style, self._fps = tokens, widths, width_px, style, fps
        self._stops = [*(token.start_frame for token in tokens[1:]), end_frame]
        fast = [*(tie is Tie.FAST for tie in tied[1:]), False]
        self._strong = [ending(tokens[k].text) == "strong" and not fast[k] for k in range(n)]
        self._breaks = [*(self._break_cost(k, tied[k + 1]) for k in range(n - 1)), 0.0]

    def least(self, j: int) -> Iterator[tuple[float, float]]:
        """For captions that end before token j and begin ever earlier: how wide they are, what they cost at the least.

        What can be said of `of` without laying the tokens out; each token more is told in the same short time.
        """
        max_lines, width_px = self._style.max_lines, self._width_px
        px, widest, letters, words, stops = 0.0, 0.0, 0, 0, 0
        for i in range(j - 1, -1, -1):
            token = self._tokens[i]
            px, widest = px + self._widths[i], max(widest, self._widths[i])
            stops += self._strong[i] and i < j - 1
            words += token.joint == "space"
            seconds = (self._stops[j - 1] - token.start_frame) / self._fps
            if seconds <= 0:
                cost = 1e6
            else:
                too_fast = (letters + len(token.text)) / seconds - MAX_CPS
                cost = 6.0 + self._breaks[j - 1] + 14.0 * stops + 12.0 * max(0, words - self._style.max_words)
                cost += 12.0 * too_fast + 40.0 if too_fast > 0 else 0.0
                cost += 60.0 * max(0.0, (MIN_S - seconds) / MIN_S) + 10.0 * max(0.0, seconds - MAX_S)
                # The widest line is no shorter than the lines are on average.
                cost += 400.0 * max(0.0, px / max_lines / max(widest, width_px) - 1) if widest > 0 else 0.0
            yield px, cost
            letters += len(token.text) + (token.joint == "space")

    def of(self, i: int, j: int, shape: Layout) -> float:
        """Return the cost of a caption of tokens i..j laid out so."""
        part = self._tokens[i:j]
        seconds = (self._stops[j - 1] - part[0].start_frame) / self._fps
        if seconds <= 0:
            return 1e6
        cost = 6.0 + 3.0 * shape.raggedness + _LEANS * shape.torn + self._breaks[j - 1]
        if shape.scale < MIN_SCALE:
            cost += 10 * _FAST * (MIN_SCALE - shape.scale)  # too small to read: rather apart
        if shape.scale < 1.0:
            # Small letters are the words' fault where one is too wide by itself, else that of putting them together.
            alone = min(1.0, self._width_px / max(self._widths[i:j]))
            cost += 20 * (1 / alone - 1) + 400 * max(0.0, alone / shape.scale - 1)
        too_fast = max(0.0, len(joined(part)) / seconds - MAX_CPS)
        cost += 12.0 * too_fast + (40.0 if too_fast else 0.0)
        cost += 60.0 * max(0.0, (MIN_S - seconds) / MIN_S)
        cost += 10.0 * max(0.0, seconds - MAX_S)
        cost += 12.0 * max(0, sum(token.joint == "space" for token in part) - self._style.max_words)
        if n_words(part) == 1 and len(part) < len(self._tokens):
            cost += 5.0 if seconds >= LONE_S else _LEANS
        return cost + 14.0 * sum(self._strong[i : j - 1])

    def _break_cost(self, k: int, tie: Tie) -> float:
        """Score how badly a reader takes a new caption behind token k."""
        before, after = self._tokens[k], self._tokens[k + 1]
        if after.joint == "piece":
            return _TORN
        if tie is Tie.FAST:
            return _FAST
        if tie is Tie.LEANS:
            return _LEANS
        kind = ending(before.text)
        if kind:
            return 0.0 if kind == "strong" else 1.5
        return 4.0 if (after.start_frame - before.end_frame) / self._fps >= PAUSE_S else 9.0


def n_words(part: Sequence[Token]) -> int:
    """Count the words, or phrases of a script without spaces."""
    return sum(token.joint != "piece" for token in part)
