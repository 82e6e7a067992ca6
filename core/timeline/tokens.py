"""A take's words as caption tokens with frames of the film."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.language.graphemes import clusters
from core.model.narration import Take
from core.model.timeline import Token

Segment = Callable[[str, str], Sequence[str]]

# Scripts written without spaces, as code point ranges: Thai, kana, Han with its extensions, fullwidth forms.
_THAI = ((0x0E00, 0x0E7F),)
_KANA = ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D))
_HAN = ((0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3134F))
_NO_SEGMENTER = ((0x0E80, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))  # Lao, Burmese, Khmer
_GROUP = 6  # letters with their marks in a token of a script nobody segments for us


def _inside(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


def unspaced(word: str, language: str) -> str:
    """The language to segment a word by if it is of a script without spaces, else ""."""
    if any(_inside(c, _KANA) for c in word):
        return "ja"
    if any(_inside(c, _HAN) for c in word):
        return language if language.lower().startswith(("ja", "zh", "yue")) else "zh"
    return "th" if any(_inside(c, _THAI) for c in word) else ""


def phrases(word: str, language: str, segment: Segment) -> list[str]:
    """The caption tokens of one whitespace-separated word; joined without spaces they are the word again."""
    by = unspaced(word, language)
    if not by and not any(_inside(c, _NO_SEGMENTER) for c in word):
        return [word]
    if not by:
        return _grouped(word)
    found = [part for part in ("".join(p.split()) for p in segment(word, by)) if part]
    # A segmenter that changes letters would put words on the screen that nobody speaks.
    return found if "".join(found) == word else _grouped(word)


def _grouped(word: str) -> list[str]:
    parts = clusters(word)
    return ["".join(parts[n : n + _GROUP]) for n in range(0, len(parts), _GROUP)]


def tokens(take: Take, start_frame: int, *, language: str, fps: int, segment: Segment) -> list[Token]:
    """The take's caption tokens, in order, none overlapping; frames count from the start of the film.

    A token begins at the frame nearest to its first sound, so a caption is at most half a frame early or late.
    """
    timed: list[tuple[str, float, float, str]] = []
    for word in take.words:
        at = 0
        for n, part in enumerate(phrases(word.word, language, segment)):
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
