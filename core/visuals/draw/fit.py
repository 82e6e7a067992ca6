"""Text into a box: the largest size at which it fits, broken well; cut with an ellipsis only at the smallest."""

from __future__ import annotations

from dataclasses import dataclass

from core.language.hyphens import parts
from core.language.hyphens import shown as with_hyphen
from core.language.scripts import script_of
from core.language.sign_runs import breakable
from core.language.spacing import between_words, segmented_as
from core.lettering import break_lines, is_rtl, segment, width

LONG = 200  # letters
WORTH = 0.55  # words stay whole unless that makes the text smaller than this share of its size with words split
RLM = "\u200f"  # makes a line that starts with a Latin word read from the right in a right-to-left paragraph
_TALL = {"Deva", "Arab", "Thai", "Beng", "Taml", "Telu", "Knda", "Mlym", "Khmr", "Mymr", "Laoo", "Gujr", "Guru", "Sinh"}


@dataclass(frozen=True)
class Fitted:
    """Lines of one size. `size` is pixels per em, `leading` the distance of baselines, `height` that of the block."""

    lines: tuple[str, ...]
    size: float
    leading: float
    bold: bool
    language: str
    rtl: bool
    cut: bool = False

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    def width(self) -> float:
        """The widest line in pixels."""
        return max((width(line, self.size, bold=self.bold, language=self.language) for line in self.lines), default=0.0)


def leading_of(text: str, bold: bool) -> float:
    """The distance of baselines in ems for a card's text: scripts with marks above and below need more, headings less
    than running text.
    """
    scripts = {script_of(char) for char in text}
    if scripts & _TALL:
        return 1.5
    if scripts & {"Hani", "Hira", "Kana", "Hang"}:
        return 1.36
    return 1.18 if bold else 1.36


def fit(
    text: str,
    box: tuple[float, float],
    *,
    largest: float,
    smallest: float,
    bold: bool = True,
    language: str = "en",
    max_lines: int = 99,
) -> Fitted:
    """A card's text at the largest size from `largest` down to `smallest` (pixels per em) that fits `box` (width,
    height).

    A word is hyphenated (by the rules of its language, never inside a cluster) only where the whole text would be much
    smaller otherwise. What doesn't fit at the smallest size is cut and ends in an ellipsis; `cut` says so.
    """
    text = " ".join(text.split())
    by = _by(text, language)
    whole = _search(text, box, largest, smallest, False, bold, by, max_lines)
    if whole is not None and whole.size >= WORTH * largest:
        return _smoother(whole, text, box, max(smallest, 0.8 * whole.size), max_lines)
    split = _search(text, box, largest, smallest, True, bold, by, max_lines)
    if split is not None and (whole is None or whole.size < WORTH * split.size):
        return split
    return whole or _cut(text, box, smallest, bold, by, max_lines)


def _smoother(found: Fitted, text: str, box: tuple[float, float], least: float, max_lines: int) -> Fitted:
    """A little smaller where that saves a line and leaves no little word alone on one."""
    if len(found.lines) < 3 or not _ragged(found):
        return found
    for share in (0.95, 0.9, 0.85, 0.8):
        if found.size * share >= least:
            tried = _at(text, box, found.size * share, False, found.bold, found.language, max_lines)
            if tried is not None and len(tried.lines) < len(found.lines) and not _ragged(tried):
                return tried
    return found


def _ragged(fitted: Fitted) -> bool:
    """Whether a line is less than two fifths as wide as the widest."""
    widths = [width(line, fitted.size, bold=fitted.bold, language=fitted.language) for line in fitted.lines]
    return min(widths) < 0.4 * max(widths)


def _search(
    text: str,
    box: tuple[float, float],
    largest: float,
    smallest: float,
    hyphenate: bool,
    bold: bool,
    language: str,
    max_lines: int,
) -> Fitted | None:
    """The largest of 41 sizes that fits, found by halves."""
    low, high = 0, 40
    best: Fitted | None = None
    if len(text) > LONG and _at(text, box, smallest, hyphenate, bold, language, max_lines) is None:
        return None  # what does not fit at the smallest size is not tried at six larger ones
    while low <= high:
        middle = (low + high) // 2
        size = smallest + (largest - smallest) * middle / 40
        tried = _at(text, box, size, hyphenate, bold, language, max_lines)
        if tried is None:
            high = middle - 1
        else:
            best, low = tried, middle + 1
    return best


def _by(text: str, language: str) -> str:
    """The language to break by: the text's own where its script has no spaces, whatever the film's language is."""
    return segmented_as(text, language) or language


def _at(
    text: str, box: tuple[float, float], size: float, hyphenate: bool, bold: bool, language: str, max_lines: int
) -> Fitted | None:
    leading = size * leading_of(text, bold)
    rows = min(max_lines, int(box[1] // leading))
    if rows < 1:
        return None

    def measured(line: str) -> float:
        return width(line.strip(), size, bold=bold, language=language)

    tokens: list[str] = []
    for token in segment(text, language):
        if measured(token) <= box[0]:
            tokens.append(token)
        elif all(measured(part) <= box[0] for part in _natural(token)):
            tokens.extend(_natural(token))
        elif hyphenate:
            tokens.extend(map(with_hyphen, parts(token, box[0], measured, language)))
        else:
            return None
    lines = break_lines(tokens, box[0], measured, max_lines=rows, joiner=between_words(language))
    if len(lines) > rows:
        return None
    shown = tuple(_joined(line, language) for line in lines)
    rtl = is_rtl(text)
    if rtl:
        shown = tuple(line if is_rtl(line) else RLM + line for line in shown)
    return Fitted(shown, size, leading, bold, language, rtl)


def _natural(token: str) -> list[str]:
    """A Chinese or Japanese phrase where Katakana meets ideographs: breaks that nobody minds."""
    out: list[str] = []
    for piece in breakable(token):
        before, now = (script_of(out[-1][-1]) if out else ""), script_of(piece[0])
        if out and {before, now} != {"Hani", "Kana"}:
            out[-1] += piece
        else:
            out.append(piece)
    return out


def _joined(tokens: list[str], language: str) -> str:
    return between_words(language).join(tokens).strip()


def _cut(text: str, box: tuple[float, float], size: float, bold: bool, language: str, max_lines: int) -> Fitted:
    """As much of the text as fits at the smallest size, its last line ending in an ellipsis."""
    tokens = segment(text, language)
    low, high = 0, len(tokens)
    best = Fitted(("…",), size, size * leading_of(text, bold), bold, language, is_rtl(text), True)
    while low <= high:
        middle = (low + high) // 2
        shown = _joined(tokens[:middle], language).rstrip(" ,;:.，、。") + "…"
        tried = _at(shown, box, size, True, bold, language, max_lines)
        if tried is None:
            high = middle - 1
        else:
            best = Fitted(tried.lines, size, tried.leading, bold, language, tried.rtl, True)
            low = middle + 1
    return best
