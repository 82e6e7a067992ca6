"""Overlays on pictures and their times: names of chapters, key figures, notes, the source, a progress bar.

Decided from the built film; `core.visuals.draw.overlays` draws them. One at a time, never over a card (it has words
of its own), never while a transition runs, and nothing twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from core.language.tag import base, right_to_left
from core.model.narration import Narration, Take
from core.model.script import Line, Script
from core.model.storyboard import Storyboard
from core.model.timeline import Overlay, Scene, Timeline

Kind = Literal["chapter", "figure", "lower_third", "source", "rail", "fill"]

LEAST_S = 1.2  # shorter than this nobody reads it
CHAPTER_S, CHAPTER_WORD_S, CHAPTER_MOST_S = 2.5, 0.45, 4.0
FIGURE_S, NOTE_S, SOURCE_S = 2.6, 3.5, 3.0
SOURCE_WITHIN_S = 20.0
GAP_S = 0.3  # between one overlay and the next
FADE_FRAMES = 8
SLIDE = 24  # pixels at 1080 on the short side
FIGURE_CHARS = 18

_COUNTS = re.compile(r"\W*(?:[^\W\d_]+\s)?\d{1,3}(?!\d)")  # "7 ways", "Top 10", "Tip 2"

_SOURCE_WORDS = {
    "en": "Source", "de": "Quelle", "fr": "Source", "es": "Fuente", "it": "Fonte", "pt": "Fonte", "nl": "Bron",
    "pl": "Źródło", "cs": "Zdroj", "sk": "Zdroj", "sv": "Källa", "da": "Kilde", "nb": "Kilde", "nn": "Kjelde",
    "fi": "Lähde", "hu": "Forrás", "ro": "Sursă", "tr": "Kaynak", "el": "Πηγή", "ru": "Источник", "uk": "Джерело",
    "bg": "Източник", "ar": "المصدر", "fa": "منبع", "he": "מקור", "hi": "स्रोत", "th": "ที่มา", "ja": "出典",
    "zh": "来源", "ko": "출처", "vi": "Nguồn", "id": "Sumber",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The words of one overlay: `text` large, `small` beside or under it."""

    kind: Kind
    text: str = ""
    small: str = ""


@dataclass(frozen=True)
class Wanted:
    """An overlay in scene `scene`, seen in `[start_frame, end_frame)` of it."""

    scene: int
    start_frame: int
    end_frame: int
    words: Words
    reveal: tuple[float, float] | None = None


def wanted_overlays(film: Timeline, script: Script, narration: Narration, board: Storyboard, site: str) -> list[Wanted]:
    """The overlays that a timeline should have, in order of time. `site` is the name of the article's source, may be
    empty.
    """
    desk = _OverlayPlacer(film, board)
    starts = narration.starts()
    takes = {take.line_id: take for take in narration.takes}
    parts = [line for line in script.lines if line.id in takes]
    for first, words in _chapters(parts, script):
        lasts = min(max(CHAPTER_S, CHAPTER_WORD_S * len(words.text.split())), CHAPTER_MOST_S)
        desk.put(starts[first.id], lasts, words)
    names = {_plain(name) for name in (*script.headings, script.title)}
    for line in parts:
        note = _note(line.overlay)
        if note is None or _plain(line.overlay) in names:
            continue
        at, take = starts[line.id], takes[line.id]
        if note.kind == "figure":
            placed = desk.put(at + _spoken_at(take, note.text, film.fps), FIGURE_S, note, until=at + take.n_frames)
        else:
            placed = desk.put(at, NOTE_S, note)
        names |= {_plain(line.overlay)} if placed else set()
    _cite(desk, script.language, site)
    return sorted(desk.placed, key=lambda item: (item.scene, item.start_frame))


def progress_bar(film: Timeline) -> list[Wanted]:
    """A progress bar as an overlay over the whole film: a rail, and what fills it. Every scene then depends on the
    film's length.
    """
    out = []
    for n, scene in enumerate(film.scenes):
        share = (scene.start_frame / film.n_frames, (scene.start_frame + scene.n_frames) / film.n_frames)
        out += [
            Wanted(n, 0, scene.n_frames, Words("rail")),
            Wanted(n, 0, scene.n_frames, Words("fill"), share),
        ]
    return out


def with_overlays(film: Timeline, overlays: Iterable[Wanted], assets: Mapping[Words, str]) -> Timeline:
    """The timeline with its overlays; `assets` are the drawn pictures (sha256) of their words."""
    by_scene: dict[int, list[Overlay]] = {}
    for overlay in overlays:
        by_scene.setdefault(overlay.scene, []).append(_overlay(overlay, assets[overlay.words], film))
    scenes = [
        scene.model_copy(update={"overlays": (*scene.overlays, *by_scene.get(n, ()))})
        for n, scene in enumerate(film.scenes)
    ]
    return film.model_copy(update={"scenes": tuple(scenes)})


def _overlay(request: Wanted, asset: str, film: Timeline) -> Overlay:
    stays = request.words.kind in ("rail", "fill")
    rise = round(SLIDE * min(film.width, film.height) / 1080)
    # From the middle of the frame towards its edge: on its way it stays inside the safe zone, too.
    way = rise if at_top(request.words.kind, film.width, film.height) else -rise
    return Overlay(
        asset=asset,
        start_frame=request.start_frame,
        end_frame=request.end_frame,
        fade_frames=0 if stays else FADE_FRAMES,
        slide=(0, 0) if stays else (0, way),
        reveal=request.reveal,
        from_right=right_to_left(film.language),
    )


def at_top(kind: str, width: int, height: int) -> bool:
    """Whether an overlay stands at the top of the frame; else above the captions."""
    return kind in ("chapter", "figure", "rail", "fill") or (kind == "source" and height > width)


class _OverlayPlacer:
    """Places overlays one by one; what comes first has the better right."""

    def __init__(self, film: Timeline, board: Storyboard) -> None:
        self.film, self.board = film, board
        self.placed: list[Wanted] = []

    def put(self, frame: int, seconds: float, words: Words, until: int | None = None) -> bool:
        """Show the words from about that frame of the film on, for so long or as long as their picture is seen."""
        found = next((n for n, item in enumerate(self.film.scenes) if item.start_frame <= frame < _end(item)), None)
        if found is None or not self.on_picture(found):
            return False
        scene, fps = self.film.scenes[found], self.film.fps
        start = max(frame, scene.start_frame + scene.transition.n_frames)
        end = min(start + round(seconds * fps), _end(scene), until if until is not None else _end(scene))
        for request in sorted(self.placed, key=lambda element: self._begins(element)):
            begins, ends = self._begins(request), self.film.scenes[request.scene].start_frame + request.end_frame
            gap = round(GAP_S * fps)
            if begins - gap < end and start < ends + gap:
                if start < begins - gap - round(LEAST_S * fps):
                    end = begins - gap
                else:
                    start = ends + gap
        if end - start < round(LEAST_S * fps):
            return False
        self.placed.append(Wanted(found, start - scene.start_frame, end - scene.start_frame, words))
        return True

    def on_picture(self, scene: int) -> bool:
        """Whether the scene shows a picture or footage; cards have words of their own."""
        number = self.film.scenes[scene].shot
        return 0 <= number < len(self.board.shots) and self.board.shots[number].picture is not None

    def shown_on_cards(self, until_s: float) -> set[str]:
        """The words of the cards that begin within the first seconds."""
        out: set[str] = set()
        for scene in self.film.scenes:
            if scene.shot >= 0 and scene.start_frame < until_s * self.film.fps:
                card = self.board.shots[scene.shot].card
                out |= {_plain(words) for words in (card.title, card.footer, *card.body)} if card else set()
        return out

    def _begins(self, request: Wanted) -> int:
        return self.film.scenes[request.scene].start_frame + request.start_frame


def _end(scene: Scene) -> int:
    return scene.start_frame + scene.n_frames


def _chapters(spoken_lines: list[Line], script: Script) -> list[tuple[Line, Words]]:
    """The first spoken line of each point that has a name; the film's own title is no chapter.

    They are counted unless the article counts itself ("7 ways to ...", "2. Close the window").
    """
    out = []
    seen = {_plain(script.title)}
    numbered = any(_COUNTS.match(name) for name in (*script.headings, script.title))
    count = 0 if numbered else len(script.headings)
    opened: set[int] = set()
    for line in spoken_lines:
        if line.section != "point" or line.point in opened or not 0 <= line.point < len(script.headings):
            continue
        opened.add(line.point)
        name = " ".join(script.headings[line.point].split())
        if name and _plain(name) not in seen:
            seen.add(_plain(name))
            out.append((line, Words("chapter", name, f"{line.point + 1} / {count}" if count > 1 else "")))
    return out


def _note(text: str) -> Words | None:
    """A line's overlay: a short figure large, other words as a lower third; "Name | what she is" has two lines."""
    head, _, rest = (" ".join(part.split()) for part in re.sub(r"[\r\n]+", "|", text.strip()).partition("|"))
    if not head:
        return None
    short = not rest and len(head) <= FIGURE_CHARS and any(char.isdigit() for char in head)
    return Words("figure" if short else "lower_third", head, rest)


def _cite(desk: _OverlayPlacer, language: str, site: str) -> None:
    """Name the source on the first picture it fits on, unless a card early in the film does."""
    site = " ".join(site.split())
    if not site or any(_plain(site) in words for words in desk.shown_on_cards(SOURCE_WITHIN_S)):
        return
    label = _SOURCE_WORDS.get(base(language), "")
    for scene in desk.film.scenes:
        if scene.start_frame >= SOURCE_WITHIN_S * desk.film.fps:
            return
        if desk.put(scene.start_frame, SOURCE_S, Words("source", site, label)):
            return


def _spoken_at(take: Take, text: str, fps: int) -> int:
    """The frame of the take at which the words of `text` begin to be spoken; 0 where they are not."""
    letters, owners = "", []
    for n, word in enumerate(take.words):
        plain = _plain(word.word)
        letters += plain
        owners += [n] * len(plain)
    at = letters.find(_plain(text)) if _plain(text) else -1
    return round(take.words[owners[at]].start * fps) if at >= 0 else 0


def _plain(text: str) -> str:
    """Letters and digits only, folded: how words are compared."""
    return "".join(char for char in text.casefold() if char.isalnum() or char in "%€$£¥")
