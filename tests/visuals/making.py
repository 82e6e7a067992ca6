"""Articles, scripts and pictures for the tests of this room."""

from __future__ import annotations

import hashlib
import io

import numpy as np
from PIL import Image as Pillow

from core.model.article import Article, Block, Code, Heading, Image, ListBlock, Paragraph, Quote, Span, Table
from core.model.narration import Narration, Take
from core.model.script import CueKind, Line, Script, Section, VisualCue
from core.ports import Context


def photo(seed: int, width: int = 640, height: int = 480, spot: tuple[float, float] = (0.5, 0.5)) -> bytes:
    """A noisy picture with one bright disc: its subject."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    pixels = chance.normal(70 + seed % 40, 5, (height, width, 3))
    disc = (x - spot[0] * width) ** 2 + (y - spot[1] * height) ** 2 < (0.11 * min(width, height)) ** 2
    pixels[disc] = (250, 230, 60)
    out = io.BytesIO()
    Pillow.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def screenshot(seed: int = 0, width: int = 800, height: int = 600) -> bytes:
    """A drawn picture: flat areas, sharp edges."""
    image = Pillow.new("RGB", (width, height), (40 + seed % 50, 60, 90))
    image.paste((240, 240, 240), (width // 10, height // 10, width // 2, height // 2))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def image(ctx: Context, seed: int, caption: str = "") -> Image:
    """An image block whose picture is in the blobs."""
    sha256 = ctx.blobs.put(photo(seed), ".png")
    return Image(location=f"{seed}.png", caption=caption, sha256=sha256, width=640, height=480)


def sections(ctx: Context, n: int = 5, per: int = 1) -> Article:
    """A title and `n` sections, each with a paragraph and `per` pictures whose captions are told apart by a word."""
    blocks: list[Block] = [Heading(text="Birds of the shore", level=1), Paragraph(text="Many birds live there.")]
    names = ["Plover", "Heron", "Gannet", "Osprey", "Curlew", "Puffin", "Dunlin", "Fulmar", "Avocet", "Godwit"]
    at = 0
    for part in range(n):
        blocks += [Heading(text=f"Part {part}", level=2), Paragraph(text=f"Passage {part} tells of the sea.")]
        for _ in range(per):
            blocks.append(image(ctx, at, f"Figure {at}. A {names[at % len(names)]}"))
            at += 1
    return Article(
        title="Birds of the shore", blocks=tuple(blocks), author="A. Writer", url="https://example.org/birds"
    )


def line(
    number: int,
    text: str,
    block: int | None,
    *,
    section: Section = "point",
    point: int = -1,
    cue: CueKind = "auto",
    cue_block: int | None = None,
    seconds: float = 5.0,
) -> Line:
    span = Span(block=block, start=0, end=4) if block is not None else None
    seen = VisualCue(kind=cue, block=cue_block)
    return Line(id=number, section=section, point=point, text=text, span=span, cue=seen, estimate_s=seconds)


def script(*lines: Line, language: str = "en", headings: tuple[str, ...] = ()) -> Script:
    return Script(language=language, title="Birds of the shore", lines=lines, headings=headings)


def one_line_a_part(article: Article, seconds: float = 5.0) -> Script:
    """A hook, one uncued line for each passage, a call to action."""
    passages = [n for n, block in enumerate(article.blocks) if block.kind == "paragraph"]
    lines = [line(1, "Many birds live on the shore.", passages[0], section="hook", seconds=seconds)]
    for point, block in enumerate(passages[1:]):
        lines.append(line(point + 2, f"Passage {point} tells of the sea.", block, point=point, seconds=seconds))
    lines.append(line(len(lines) + 1, "Read the whole story.", None, section="cta", seconds=3.0))
    return script(*lines, headings=tuple(f"Part {n}" for n in range(len(passages) - 1)))


def narration(result: Script, seconds: dict[int, float]) -> Narration:
    takes = tuple(
        Take(
            line_id=item.id,
            text=item.text,
            audio="0" * 64,
            n_samples=48000,
            n_frames=round(seconds[item.id] * 30),
            words=(),
        )
        for item in result.lines
    )
    return Narration(engine="test", voice="test", language="en", takes=takes)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


__all__ = [
    "Article", "Code", "Heading", "Image", "ListBlock", "Paragraph", "Quote", "Table", "digest", "image", "line",
    "narration", "one_line_a_part", "photo", "screenshot", "script", "sections",
]  # fmt: skip
