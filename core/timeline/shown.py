"""Stretches of a scene in which its card shows the very words that are spoken: captions would only repeat them."""

from __future__ import annotations

from collections.abc import Sequence

from core.language.stop_words import stop_words
from core.model.moving import MovingCard
from core.model.script import Script
from core.model.storyboard import Card, Storyboard
from core.model.timeline import Cue, Token
from core.timeline.layout import ending
from core.timeline.matching import matched, units

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


def roomy_shots(script: Script | None, storyboard: Storyboard, *, captions: bool) -> frozenset[int]:
    """The shots whose cards show every word that is spoken meanwhile, in large letters: captions stand back, and the
    words take their room. None where there are no captions.
    """
    if script is None or not captions:
        return frozenset()
    shots = storyboard.shots
    out: set[int] = set()
    for lines in dict.fromkeys(shot.lines for shot in shots):
        numbers = [n for n, shot in enumerate(shots) if shot.lines == lines and not _closes(shot.card)]
        spoken = [line.text for line in script.lines if line.id in lines]
        if spoken and _show_all([shots[n].card for n in numbers], " ".join(spoken)):
            out.update(numbers)
    return frozenset(out)


def _closes(card: Card | None) -> bool:
    return card is not None and card.kind == "end"


def _show_all(cards: Sequence[Card | None], text: str) -> bool:
    """Whether cards have every word of a text in its order, in large letters; None is a shot without one."""
    large = [card for card in cards if card is not None and card.kind in _LARGE and not card.footer]
    if not large or len(large) < len(cards):
        return False
    shown = [unit for card in large for unit in words_of(card)]
    spoken = units(text)
    if len(large) == 1 and large[0].kind == "list":
        return _is_shown(spoken, shown, stop_words(large[0].language))
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
