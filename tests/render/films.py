"""Small films for tests: pictures with texture, words, timelines."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from core.media.audio import write_wav
from core.media.ffmpeg import file, run
from core.model.timeline import (
    Audio,
    Cue,
    Footage,
    Overlay,
    Rect,
    Scene,
    Source,
    SpokenClip,
    Still,
    Timeline,
    Token,
    Transition,
)
from core.ports import Context
from core.timeline.pieces import moved

WIDTH, HEIGHT = 180, 320
FAR = Rect(x=0.0, y=0.0, w=1.0, h=1.0)
NEAR = Rect(x=0.1, y=0.1, w=0.8, h=0.8)


def texture(width: int, height: int, seed: int) -> Image.Image:
    """A picture in which every place looks different."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 255, (8, 8, 3), np.uint8)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    fine = rng.integers(-20, 20, (height // 2 + 1, width // 2 + 1, 1)).repeat(2, 0).repeat(2, 1)[:height, :width]
    return Image.fromarray(np.clip(np.asarray(coarse).astype(int) + fine, 0, 255).astype(np.uint8))


def put(ctx: Context, image: Image.Image) -> str:
    out = io.BytesIO()
    image.save(out, "PNG")
    return ctx.blobs.put(out.getvalue(), ".png")


def picture(ctx: Context, seed: int, width: int = 300, height: int = 420) -> str:
    return put(ctx, texture(width, height, seed))


def plain(ctx: Context, colour: tuple[int, int, int]) -> str:
    return put(ctx, Image.new("RGB", (WIDTH, HEIGHT), colour))


def clip(ctx: Context, folder: Path, source: str, *options: str, name: str = "clip.mp4") -> str:
    """A film made by ffmpeg's own pattern `source` (such as `testsrc2=s=320x180:d=1`)."""
    path = folder / name
    run(["-v", "error", "-f", "lavfi", "-i", source, *(options or ("-pix_fmt", "yuv420p")), "-y", file(path)])
    return ctx.blobs.put_file(path)


def still(asset: str, start: Rect = FAR, end: Rect = NEAR, fit: str = "crop") -> Still:
    return Still(asset=asset, start=start, end=end, fit=fit)  # type: ignore[arg-type]


def words(text: str, first: int = 0, step: int = 6) -> Cue:
    tokens = tuple(
        Token(text=word, start_frame=first + n * step, end_frame=first + (n + 1) * step)
        for n, word in enumerate(text.split())
    )
    return Cue(start_frame=first, end_frame=first + len(tokens) * step, lines=(tokens,))


class Captioned(Scene):
    """A scene with captions of its own, at its own frames; `film` makes them the film's."""

    cues: tuple[Cue, ...] = ()


def scene(
    source: Source,
    n_frames: int = 24,
    kind: str = "cut",
    overlap: int = 0,
    *cues: Cue,
    overlays: tuple[Overlay, ...] = (),
) -> Captioned:
    return Captioned(
        start_frame=0,
        n_frames=n_frames,
        source=source,
        asset=source.asset,
        transition=Transition(kind=kind, n_frames=overlap),  # type: ignore[arg-type]
        cues=cues,
        overlays=overlays,
    )


def film(*scenes: Scene, speech: tuple[SpokenClip, ...] = (), width: int = WIDTH, height: int = HEIGHT) -> Timeline:
    at = 0
    placed: list[Scene] = []
    cues: list[Cue] = []
    for item in scenes:
        placed.append(Scene.model_validate({**item.model_dump(exclude={"cues"}), "start_frame": at}))
        cues += [moved(cue, at) for cue in getattr(item, "cues", ())]
        at += item.n_frames
    return Timeline(
        preset="", width=width, height=height, scenes=tuple(placed), cues=tuple(cues), audio=Audio(speech=speech)
    )


def beep(ctx: Context, frame: int, n_frames: int = 3) -> SpokenClip:
    samples = (np.sin(np.arange(1600 * n_frames) * 2 * np.pi * 1000 / 48_000) * 20_000).astype(np.int16)
    return SpokenClip(audio=ctx.blobs.put(write_wav(samples), ".wav"), start_frame=frame, n_samples=len(samples))


__all__ = [
    "FAR", "HEIGHT", "NEAR", "WIDTH", "Footage", "Overlay", "Rect", "beep", "clip", "film", "picture", "plain", "put",
    "scene", "still", "texture", "words",
]  # fmt: skip
