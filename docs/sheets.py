"""Draws the contact sheets of this folder by the product's own code: `.venv/bin/python docs/sheets.py`.

captions.png: the six caption styles, and eleven languages in one of them · cards.png: every kind of card but maps ·
cards_designs.png: every design with the words that are hardest to set, and each kind in each design ·
cards_wide.png: the designs in a wide frame · cards_charts.png: charts and comparisons · overlays.png: what is laid
over pictures. With the names of sheets, only those are drawn; `--check` measures every design with every text in
every frame instead (some ten minutes), and says what overflows, is small or cannot be read.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
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
from core.visuals.draw.theme import ACCENTS, Theme  # noqa: E402

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
DESIGNED = (
    Card(kind="text", title="The Moon", body=("Calm and consistent",)),
    Card(kind="text", title="The coast decides", body=(
        "The Bay of Fundy narrows and grows shallow like a funnel, and water sloshes from one end of it to the other "
        "in nearly the same time as the tide, so that each new tide gives the water another push.",)),
    Card(kind="text", title="Verwaltung", body=("Donaudampfschifffahrtsgesellschaftskapitänsmütze",), language="de"),
    Card(kind="text", title="المد والجزر", body=("القمر يجذب مياه المحيط مرتين كل يوم",), language="ar"),
    Card(kind="text", title="潮汐", body=("月亮每天两次牵引着海水，形成高潮和低潮",), language="zh"),
    Card(kind="text", title="Tides", body=("Up and down 🌊 twice a day 🌙",)),
    CARDS[0], CARDS[2], CARDS[3], CARDS[4], CARDS[7],
)  # fmt: skip
RANGES = (("Place", "Largest range, about"), ("Burntcoat Head", "16 m"), ("Avonmouth", "14 m"), ("Saint-Malo", "13 m"))
VISITORS = ("1,204", "1,530", "1,498", "2,011", "2,377", "2,850")
CHARTED = (
    Card(kind="chart", title="The highest tides", rows=RANGES),
    Card(kind="chart", chart="line", title="A lighthouse", rows=(
        ("Year", "Visitors"), *((str(2019 + n), number) for n, number in enumerate(VISITORS)))),
    Card(kind="chart", chart="share", title="Wo das Süßwasser ist", language="de", rows=(
        ("", "Anteil"), ("Eis", "68,7 %"), ("Grundwasser", "30,1 %"), ("Seen, Flüsse, Luft", "1,2 %"))),
    Card(kind="chart", title="أعلى مد", language="ar", rows=(
        ("المكان", "المدى"), ("بيرنتكوت هيد", "16 م"), ("أفونماوث", "14 م"), ("سان مالو", "13 م"))),
    Card(kind="chart", title="城市人口", language="zh", rows=(
        ("城市", "人口"), ("重庆", "3205万"), ("上海", "2487万"), ("北京", "2189万"), ("深圳", "1756万"))),
    Card(kind="comparison", title="Spring tides and neap tides", rows=(
        ("", "Spring", "Neap"), ("Moon", "new or full", "at its quarters"), ("Pulls", "add up", "partly cancel"),
        ("Range", "largest", "smallest"))),
    Card(kind="comparison", title="Living by the sea", rows=(
        ("Pros", "Cons"), ("The harbour at the door", "Salt on every window"),
        ("Fish in the morning", "Two floods a winter"))),
)  # fmt: skip
SIZES = {"tiktok": (270, 480), "youtube_long": (552, 310)}
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
    return timeline.build_timeline(
        article_title="Tides",
        script=Script(language=language, title="Tides", lines=(Line(id=1, section="hook", text=text),)),
        narration=Narration(engine="", voice="", language=language, takes=(take,)), storyboard=board,
        preset=PRESETS["tiktok"], style=style, transition="cut", captions=True, music=None, card_assets={},
        measure=lettering.measure, segment=lettering.segment, font_family=lettering.family_for(text, language),
        fonts=lettering.digests(), emoji=lettering.whole_emoji,
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
            drawn = visuals.draw_card(card, preset.width, preset.height, safe=preset.safe)
            yield drawn.resize(size, Image.Resampling.LANCZOS)


def designed() -> Iterator[Image.Image]:
    """A row for each design, tall: the hard words, then the other kinds; every other design in the light theme."""
    for n, design in enumerate(visuals.all_designs()):
        look = visuals.theme("light" if n % 4 == 3 else "dark", ACCENTS[n % len(ACCENTS)])
        yield from (
            _card(card.model_copy(update={"design": design.name}), "tiktok", look, (162, 288)) for card in DESIGNED
        )


def wide() -> Iterator[Image.Image]:
    """Each design in a wide frame."""
    for n, design in enumerate(visuals.all_designs()):
        look = visuals.theme("dark", ACCENTS[n % len(ACCENTS)])
        for card in (DESIGNED[0], DESIGNED[1], CARDS[3]):
            yield _card(card.model_copy(update={"design": design.name}), "youtube_long", look, (400, 225))


def charts() -> Iterator[Image.Image]:
    """Charts and comparisons, tall and wide, dark and light."""
    for preset in SIZES:
        for n, card in enumerate(CHARTED[: 6 if preset == "youtube_long" else 7]):
            look = visuals.theme("light" if n in (2, 5) else "dark", ACCENTS[n % len(ACCENTS)])
            yield _card(card, preset, look, SIZES[preset] if preset == "tiktok" else (640, 360))


def _card(card: Card, name: str, look: Theme, size: tuple[int, int]) -> Image.Image:
    preset = PRESETS[name]
    drawn = visuals.draw_card(card, preset.width, preset.height, safe=preset.safe, theme=look)
    return drawn.resize(size, Image.Resampling.LANCZOS)


def check() -> int:
    """Measure every design, kind and text in every frame; print what must not be, and return how often it is."""
    from tests.visuals.measure import FRAMES, measure
    from tests.visuals.test_cards_designs import HOSTILE, WORDS, kinds

    n_faults = 0
    for words, (text, language) in {**WORDS, **HOSTILE}.items():
        for frame in FRAMES:
            for n, design in enumerate(visuals.all_designs()):
                for card in kinds(text, language):
                    look = visuals.theme("light" if n % 2 else "dark", ACCENTS[n % len(ACCENTS)])
                    measured = measure(card.model_copy(update={"design": design.name}), FRAMES[frame], look)
                    for fault in measured.faults():
                        n_faults += 1
                        sys.stdout.write(f"{design.name}, {card.kind}, {words}, {frame}: {fault}\n")
    return n_faults


def overlays() -> Iterator[Image.Image]:
    """Every kind on a picture, tall and wide, with the progress bar on some."""
    for name, size in (("tiktok", (270, 480)), ("youtube_long", (552, 310))):
        preset = PRESETS[name]
        for n, (kind, text, small) in enumerate(OVERLAYS):
            picture = Image.open(sorted(PICTURE.glob("*.png"))[n % 3]).convert("RGB")
            whole = over_blur(np.asarray(picture), preset.width, preset.height)
            frame = Image.fromarray(whole).convert("RGBA")
            top = at_top(kind, preset.width, preset.height)
            for bar in (("rail", "", ""), ("fill", "", "")) if n == 0 else ():
                frame.alpha_composite(visuals.draw_overlay(*bar, preset.width, preset.height, safe=preset.safe))
            layer = visuals.draw_overlay(
                kind, text, small, preset.width, preset.height, safe=preset.safe, top=top, bar=n == 0
            )
            frame.alpha_composite(layer)
            yield frame.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def sheet(cells: list[Image.Image], width: int, out: Path) -> None:
    """The pictures in rows, left to right; a new row begins where the height changes."""
    rows: list[list[Image.Image]] = [[]]
    for cell in cells:
        full = sum(picture.width + GAP for picture in rows[-1]) + cell.width + GAP > width
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


def main(names: list[str]) -> None:
    """Draw the sheets of these names, else all, into this folder."""
    with tempfile.TemporaryDirectory() as name:
        temp = Path(name)
        ctx = Context(FolderBlobs(temp / "blobs"), FolderCache(temp / "cache"), scratch=temp, scenes=temp)
        sheets: dict[str, tuple[Callable[[], Iterator[Image.Image]], int]] = {
            "captions": (lambda: captions(ctx), 6 * 270 + 7 * GAP),
            "cards": (cards, 4 * 270 + 5 * GAP),
            "cards_designs": (designed, len(DESIGNED) * (162 + GAP) + GAP),
            "cards_wide": (wide, 3 * 400 + 4 * GAP),
            "cards_charts": (charts, 7 * 270 + 8 * GAP),
            "overlays": (overlays, 4 * 270 + 5 * GAP),
        }
        for name in names or sheets:
            cells, width = sheets[name]
            sheet(list(cells()), width, Path(__file__).parent / f"{name}.png")


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(min(check(), 1))
    main(sys.argv[1:])
