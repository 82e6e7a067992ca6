"""Small scripts, narrations and storyboards for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.model.asset import Asset
from core.model.narration import SAMPLES_PER_FRAME, Narration, Take, Word
from core.model.presets import PRESETS
from core.model.script import Line, Script
from core.model.storyboard import Card, Shot, Storyboard
from core.model.timeline import Timeline
from core.timeline import build_timeline

PICTURES = (
    Asset(sha256="a" * 64, width=1600, height=900, title="A harbour"),
    Asset(sha256="b" * 64, width=1200, height=1800, title="A tower"),
    Asset(sha256="c" * 64, width=1280, height=1024, title="Screenshot of a desktop"),
)


def measure(text: str, size: float, *, bold: bool = True, language: str = "en") -> float:
    """Every letter 0.45 of the size wide, wide ones 0.72."""
    return sum(0.72 if ord(char) > 0x2E80 else 0.45 for char in text) * size


def segment(text: str, language: str) -> list[str]:
    """Three letters a phrase where there are no spaces."""
    if language in ("ja", "zh", "th"):
        return [text[n : n + 3] for n in range(0, len(text), 3)]
    return text.split()


def take(line_id: int, text: str, *, letter_s: float = 0.06, pause_s: float = 0.3, gaps: Sequence[float] = ()) -> Take:
    """A take in which every letter takes as long, with a breath after punctuation."""
    words, at = [], 0.0
    for n, word in enumerate(text.split()):
        length = letter_s * len(word) + 0.03
        words.append(Word(word=word, start=at, end=at + length))
        at += length + (gaps[n] if n < len(gaps) else 0.2 if word[-1] in ".,;" else 0.02)
    n_samples = round(words[-1].end * 48_000) if words else 4800
    n_frames = -(-(n_samples + round(pause_s * 48_000)) // SAMPLES_PER_FRAME)
    return Take(
        line_id=line_id,
        text=text,
        audio=f"{line_id:064x}",
        n_samples=n_samples,
        n_frames=n_frames,
        words=tuple(words),
    )


def narration(texts: Sequence[str], language: str = "en", **how: float) -> Narration:
    takes = tuple(take(n, text, **how) for n, text in enumerate(texts))
    return Narration(engine="test", voice="test", language=language, takes=takes)


def script(texts: Sequence[str], language: str = "en") -> Script:
    lines = tuple(Line(id=n, section="point", point=0, text=text) for n, text in enumerate(texts))
    return Script(language=language, title="A film", lines=lines)


def storyboard(n_lines: int) -> Storyboard:
    """Every line a shot: pictures and cards in turn."""
    shots = []
    for n in range(n_lines):
        if n % 4 == 3:
            shots.append(Shot(lines=(n,), card=Card(kind="text", body=("A card",))))
        else:
            shots.append(Shot(lines=(n,), picture=PICTURES[n % 3].sha256))
    return Storyboard(shots=tuple(shots), assets=PICTURES)


def film(
    texts: Sequence[str],
    *,
    language: str = "en",
    preset: str = "tiktok",
    style: str = "classic",
    board: Storyboard | None = None,
    spoken: Narration | None = None,
    transition: str = "dissolve",
    roomy: Collection[int] = (),
) -> Timeline:
    board = board or storyboard(len(texts))
    cards = {n: f"{n:064x}" for n, shot in enumerate(board.shots) if shot.card}
    return build_timeline(
        article_title="A film",
        script=script(texts, language),
        narration=spoken or narration(texts, language),
        storyboard=board,
        preset=PRESETS[preset],
        style=style,
        transition=transition,
        captions=True,
        music=None,
        card_assets=cards,
        roomy=roomy,
        measure=measure,
        segment=segment,
        font_family="Noto Sans",
        fonts={},
    )


TEXTS = (
    "Desktop environments come in all shapes, and every one of them has its own way of doing things.",
    "GNOME is the default; KDE Plasma is the other large one.",
    "Smaller ones start faster.",
    "Choose the one whose way of working is nearest to yours, and change it whenever you like.",
)
