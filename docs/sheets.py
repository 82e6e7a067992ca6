"""Draws the contact sheets of this folder by the product's own code: `.venv/bin/python docs/sheets.py`.

captions.png: the six caption styles, and eleven languages in one of them · cards.png: every kind of card ·
overlays.png: what is laid over pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

from core import lettering, render, timeline, visuals  # noqa: E402
from core.model.asset import Asset  # noqa: E402
from core.model.narration import SAMPLES_PER_FRAME, Narration, Take, Word  # noqa: E402
from core.model.presets import PRESETS  # noqa: E402
from core.model.script import Line, Script  # noqa: E402
from core.model.storyboard import Card, Shot, Storyboard  # noqa: E402
from core.model.timeline import Timeline  # noqa: E402
from core.ports import Context  # noqa: E402
from core.render.stills import over_blur  # noqa: E402
from core.store.blobs import FolderBlobs  # noqa: E402
from core.store.cache import FolderCache  # noqa: E402
from core.timeline.overlays import at_top  # noqa: E402
from core.timeline.styles import STYLES  # noqa: E402

GROUND = (92, 96, 104)
GAP = 12
PICTURE = ROOT / "data" / "sample" / "pictures"
SAID = "The Moon pulls the water towards itself, twice every day."
LANGUAGES = {
    "en": "The Moon 🌙 pulls the sea 🌊 twice a day.",
    "ru": "Луна притягивает море дважды в день.",
    "el": "Η Σελήνη τραβά τη θάλασσα δύο φορές τη μέρα.",
    "ar": "القمر يجذب البحر مرتين كل يوم.",
    "he": "הירח מושך את הים פעמיים ביום.",
    "hi": "चंद्रमा दिन में दो बार समुद्र को खींचता है।",
    "th": "ดวงจันทร์ดึงน้ำทะเลวันละสองครั้ง",
    "zh": "月亮每天两次牵引着大海。",
    "ja": "月は一日に二度、海を引き寄せます。",
    "ko": "달은 하루에 두 번 바다를 끌어당깁니다.",
    "vi": "Mặt Trăng kéo nước biển hai lần mỗi ngày.",
}
CARDS = (
    Card(kind="title", title="How the tides work", body=("A. Writer",), footer="example.org"),
    Card(kind="text", title="The Moon pulls the ocean", body=("Two gentle bulges",)),
    Card(kind="number", title="46 %", body=("as hard as the Moon",)),
    Card(kind="quote", footer="Newton", body=(
        "The flux and reflux of the sea arise from the actions of the Sun and Moon.",)),
    Card(kind="list", title="What you need", body=("A tide table", "Boots that keep water out", "An eye on the clock")),
    Card(kind="table", title="Highest tides", rows=(("Place", "Range"), ("Bay of Fundy", "16 m"), ("Severn", "14 m"))),
    Card(kind="code", title="How hard they pull", code_language="python", body=(
        "moon = 7.35e22 / 3.84e8 ** 3", "sun = 1.99e30 / 1.496e11 ** 3", "print(f'{sun / moon:.0%}')")),
    Card(kind="end", title="How the tides work", body=("A. Writer",), footer="example.org"),
)  # fmt: skip
OVERLAYS = (
    ("chapter", "Why the Moon pulls the sea", "2 / 4"), ("figure", "46 %", ""),
    ("lower_third", "Ada Lovelace", "Mathematician"), ("source", "example.org", "Source"),
)  # fmt: skip


def film(ctx: Context, picture: Path, text: str, language: str, style: str) -> Timeline:
    """A film of one spoken line over one picture."""
    words, at = [], 0.0
    for word in text.split():
        length = 0.06 * len(word) + 0.06
        words.append(Word(word=word, start=at, end=at + length))
        at += length
    n_samples = round(at * 48_000)
    n_frames = -(-n_samples // SAMPLES_PER_FRAME) + 8
    take = Take(line_id=1, text=text, audio="0" * 64, n_samples=n_samples, n_frames=n_frames, words=tuple(words))
    sha = ctx.blobs.put_file(picture)
    width, height = Image.open(picture).size
    board = Storyboard(
        shots=(Shot(lines=(1,), picture=sha, motion="still"),), assets=(Asset(sha256=sha, width=width, height=height),)
    )
    return timeline.build(
        article_title="Tides",
        script=Script(language=language, title="Tides", lines=(Line(id=1, section="hook", text=text),)),
        narration=Narration(engine="", voice="", language=language, takes=(take,)), storyboard=board,
        preset=PRESETS["tiktok"], style=style, transition="cut", captions=True, music=None, card_assets={},
        measure=lettering.measure, segment=lettering.segment, font_family=lettering.family_for(text, language),
        fonts=lettering.digests(),
    )  # fmt: skip


def captions(ctx: Context) -> Iterator[Image.Image]:
    """The styles as whole frames; then the languages, cut to the captions' band."""
    shown = sorted(PICTURE.glob("*.png"))
    for n, style in enumerate(STYLES):
        yield render.frame(film(ctx, shown[n % len(shown)], SAID, "en", style), 40, ctx).resize((270, 480))
    for n, (language, text) in enumerate(LANGUAGES.items()):
        style = "karaoke" if n % 2 else "classic"
        whole = render.frame(film(ctx, shown[0], text, language, style), 24, ctx)
        yield whole.crop((0, 1180, 1080, 1500)).resize((411, 122))


def cards() -> Iterator[Image.Image]:
    """Every kind, tall; some of them wide."""
    for name, size, some in (("tiktok", (270, 480), CARDS), ("youtube_long", (552, 310), CARDS[5:7])):
        preset = PRESETS[name]
        for card in some:
            drawn = visuals.draw(card, preset.width, preset.height, safe=preset.safe)
            yield drawn.resize(size, Image.Resampling.LANCZOS)


def overlays() -> Iterator[Image.Image]:
    """Every kind on a picture, tall and wide, with the progress bar on some."""
    for name, size in (("tiktok", (270, 480)), ("youtube_long", (552, 310))):
        preset = PRESETS[name]
        for n, (kind, text, small) in enumerate(OVERLAYS):
            picture = Image.open(sorted(PICTURE.glob("*.png"))[n % 3]).convert("RGB")
            whole = over_blur(np.asarray(picture), preset.width, preset.height)
            frame = Image.fromarray(whole).convert("RGBA")
            top = at_top(kind, preset.width, preset.height)
            for one in (("rail", "", ""), ("fill", "", "")) if n == 0 else ():
                frame.alpha_composite(visuals.draw_overlay(*one, preset.width, preset.height, safe=preset.safe))
            layer = visuals.draw_overlay(
                kind, text, small, preset.width, preset.height, safe=preset.safe, top=top, bar=n == 0
            )
            frame.alpha_composite(layer)
            yield frame.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def sheet(cells: list[Image.Image], width: int, out: Path) -> None:
    """The pictures in rows, left to right; a new row begins where the height changes."""
    rows: list[list[Image.Image]] = [[]]
    for cell in cells:
        full = sum(one.width + GAP for one in rows[-1]) + cell.width + GAP > width
        if rows[-1] and (full or rows[-1][-1].height != cell.height):
            rows.append([])
        rows[-1].append(cell)
    image = Image.new("RGB", (width, GAP + sum(row[0].height + GAP for row in rows)), GROUND)
    y = GAP
    for row in rows:
        x = GAP
        for cell in row:
            image.paste(cell, (x, y))
            x += cell.width + GAP
        y += row[0].height + GAP
    image.quantize(256, dither=Image.Dither.NONE).save(out, optimize=True)


def main() -> None:
    """Draw all sheets into this folder."""
    with tempfile.TemporaryDirectory() as name:
        temp = Path(name)
        ctx = Context(FolderBlobs(temp / "blobs"), FolderCache(temp / "cache"), scratch=temp, scenes=temp)
        here = Path(__file__).parent
        sheet(list(captions(ctx)), 6 * 270 + 7 * GAP, here / "captions.png")
        sheet(list(cards()), 4 * 270 + 5 * GAP, here / "cards.png")
        sheet(list(overlays()), 4 * 270 + 5 * GAP, here / "overlays.png")


if __name__ == "__main__":
    main()
