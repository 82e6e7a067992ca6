"""Stretches of a scene in which its card shows the very words that are spoken: captions would only repeat them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from core.language.spacing import is_unspaced
from core.language.stop_words import stop_words
from core.model.moving import MovingCard
from core.model.storyboard import Card
from core.model.timeline import Cue, Token
from core.timeline.layout import ending

SMALL = 30  # pixels of ink from top to bottom at 1080
_LARGE = ("text", "number", "list")  # kinds whose letters grow with the room
KINDS = ("title", "text", "quote", "list", "number", "end")  # whose words are read as running text


def captionless(
    cues: Sequence[Cue], start_frame: int, n_frames: int, card: Card | None, language: str
) -> tuple[tuple[int, int], ...]:
    """The stretches `[first, end)` of a scene, in its own frames, whose sentences its card shows whole.

    `cues` are the film's. A sentence counts by the words of it that are spoken in the scene; of one that the card shows
    in part all captions stay, so that they never come and go within a sentence.
    """
    if card is None or card.kind not in KINDS:
        return ()
    end_frame = start_frame + n_frames
    shown, joiners = words_of(card), stop_words(language) if card.kind == "list" else frozenset[str]()
    out: list[tuple[int, int]] = []
    for sentence in _sentences([cue for cue in cues if cue.start_frame < end_frame and cue.end_frame > start_frame]):
        spoken = [
            token
            for cue in sentence
            for line in cue.lines
            for token in line
            if start_frame <= token.start_frame < end_frame
        ]
        if spoken and _is_shown(_units([token.text for token in _joined(spoken)]), shown, joiners):
            first = max(sentence[0].start_frame - start_frame, 0)
            end = min(sentence[-1].end_frame, end_frame) - start_frame
            if out and first <= out[-1][1]:
                out[-1] = (out[-1][0], end)
            else:
                out.append((first, end))
    return tuple(out)


def shows_all(cards: Sequence[Card], n_shots: int, text: str) -> bool:
    """Whether cards, which all of so many shots show, have every word of a text in its order, in large letters."""
    if not cards or len(cards) < n_shots or any(card.kind not in _LARGE or card.footer for card in cards):
        return False
    shown = [unit for card in cards for unit in words_of(card)]
    spoken = units(text)
    if len(cards) == 1 and cards[0].kind == "list":
        return _is_shown(spoken, shown, stop_words(cards[0].language))
    return len(matched(spoken, shown)) == len(spoken)


def words_of(card: Card) -> list[str]:
    """The words that a scene's card shows, in the order in which they are read, as units to compare with captions."""
    texts = [card.title, *card.body]  # not the footer: it is set in small letters
    if card.kind == "number" and len(card.body) > 1:
        texts = [card.body[0], card.title, *card.body[1:]]
    return _units(texts)


def is_small(parts: MovingCard | None) -> bool:
    """Whether most words of a card are set much smaller than captions, which then stay."""
    if parts is None:
        return False
    # Lines reach from ascenders to descenders; most single words have not both.
    heights = sorted(
        part.h if part.what == "word" else 0.75 * part.h for part in parts.parts if part.text and part.what != "art"
    )
    return bool(heights) and heights[len(heights) // 2] < SMALL * min(parts.width, parts.height) / 1080


def matched(spoken: Sequence[str], shown: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of the words of a card and of captions, as pairs of places in order.

    Of several the last is chosen: a statement counts rather than the same words in the heading above it.
    """
    rows, columns = len(spoken), len(shown)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            same = spoken[i] == shown[j]
            best[i + 1][j + 1] = best[i][j] + 1 if same else max(best[i][j + 1], best[i + 1][j])
    out: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if spoken[i - 1] == shown[j - 1]:
            i, j = i - 1, j - 1
            out.append((i, j))
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return out[::-1]


def units(text: str) -> list[str]:
    """Words of a card or caption as they are compared, without case and punctuation; letter by letter where a script
    sets no spaces.
    """
    out: list[str] = []
    goes_on = False
    for char in text.casefold():
        if char.isalnum() or unicodedata.category(char).startswith("M"):
            joins = goes_on and not is_unspaced(char)
            out[-1:] = [out[-1] + char] if joins else [*out[-1:], char]
            goes_on = not is_unspaced(char)
        elif char.isspace():
            goes_on = False
    return out


def _units(texts: Sequence[str]) -> list[str]:
    return [unit for text in texts for unit in units(text)]


def _sentences(cues: Sequence[Cue]) -> list[list[Cue]]:
    """Captions in a row up to one whose last word ends a sentence."""
    out: list[list[Cue]] = [[]]
    for cue in cues:
        out[-1].append(cue)
        if cue.lines and cue.lines[-1] and ending(cue.lines[-1][-1].text) == "strong":
            out.append([])
    return [sentence for sentence in out if sentence]


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the pieces of cut words put together again."""
    out: list[Token] = []
    for token in tokens:
        if token.joint == "piece" and out:
            out[-1] = out[-1].model_copy(update={"text": out[-1].text + token.text})
        else:
            out.append(token)
    return out


def _is_shown(spoken: Sequence[str], shown: Sequence[str], joiners: frozenset[str]) -> bool:
    """Whether all that is spoken stands on the card in this order, but for the "and" before a list's last item."""
    there = {n for n, _ in matched(spoken, shown)}
    missing = [n for n in range(len(spoken)) if n not in there]
    if not missing:
        return bool(spoken)
    (first, *others) = missing
    return not others and 0 < first < len(spoken) - 1 and spoken[first] in joiners
