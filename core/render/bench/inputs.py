"""Inputs of our own: pictures with the texture of photographs, moving footage, a voice-like sound. Seeded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from core.media.audio import write_wav
from core.media.ffmpeg import file, run
from core.model.narration import SAMPLES_PER_FRAME
from core.model.presets import PRESETS
from core.model.timeline import (
    Audio,
    Cue,
    Footage,
    Music,
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
from core.render.planes import Array

SCENE_FRAMES = 150
DISSOLVE_FRAMES = 15
WORD_FRAMES = 10
_TEXT = (
    "the desktop you choose decides how your day feels because every window every menu and every shortcut is there "
    "all the time so it pays to look at more than one before you settle and none of them costs anything to try"
)


_CODE = (
    "def windows(source, width, height, aspect):",
    "    out = []",
    "    for rect in (source.start, source.end):",
    "        w, h = rect.w * width, rect.h * height",
    "        if w / h > aspect:",
    "            w = h * aspect",
    "        out.append((rect.x, rect.y, w, h))",
    "    return out[0], out[1]",
)


def photograph(width: int, height: int, seed: int) -> Array:
    """A picture for the render benchmark: RGB with detail at every scale, hard edges and a little grain, as a camera
    would give.
    """
    import cv2

    rng = np.random.default_rng(seed)
    out = np.zeros((height, width, 3), np.float32)
    for cell in (2, 5, 14, 40, 120, 400):
        grid = rng.standard_normal((max(2, height // cell), max(2, width // cell), 1)).astype(np.float32)
        tint = rng.standard_normal((max(2, height // cell // 6), max(2, width // cell // 6), 3)).astype(np.float32)
        for layer, weight in ((grid, 1.0), (tint, 0.5)):
            big = cv2.resize(layer, (width, height), interpolation=cv2.INTER_CUBIC)
            out += weight * cell**0.75 * (big[..., None] if big.ndim == 2 else big)
    out = 128 + out * (48 / float(out.std()))
    for _ in range(24):
        middle = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        axes = (int(rng.integers(20, width // 4)), int(rng.integers(20, height // 4)))
        colour = [float(c) for c in rng.integers(20, 236, 3)]
        shape = cv2.ellipse(out.copy(), middle, axes, float(rng.integers(0, 180)), 0, 360, colour, -1, cv2.LINE_AA)
        out = out * 0.55 + np.asarray(shape, np.float32) * 0.45
    out += rng.standard_normal((height, width, 1)).astype(np.float32) * 1.2
    return np.clip(out, 0, 255).astype(np.uint8)


def put_photograph(ctx: Context, seed: int, width: int = 2400, height: int = 3200) -> str:
    """A JPEG for the render benchmark as a blob."""
    import cv2

    bgr = np.ascontiguousarray(photograph(width, height, seed)[..., ::-1])
    _, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, 90])
    return ctx.blobs.put(data.tobytes(), ".jpg")


def put_footage(ctx: Context, seed: int, seconds: float = 6.0) -> str:
    """Footage for the render benchmark: a slow pan and turn over a photograph, with grain: 1080p, 30 frames/s,
    H.264.
    """
    path = ctx.scratch / f"footage-{seed}.mp4"
    n_frames = int(seconds * 30)
    run(
        ["-v", "error", "-f", "rawvideo", "-pixel_format", "bgr24", "-video_size", "1920x1080", "-framerate", "30",
         "-i", "pipe:0", "-vf", "scale=out_color_matrix=bt709", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18",
         "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
         "-y", file(path)],
        stdin=_moving(seed, n_frames), scratch=ctx.scratch, check=ctx.check,
    )  # fmt: skip
    return ctx.blobs.put_file(path, move=True)


def _moving(seed: int, n_frames: int) -> Iterator[Array]:
    import cv2

    rng = np.random.default_rng(seed)
    scene = photograph(2600, 1700, seed)
    grain = [rng.integers(0, 7, (1080, 1920, 3), np.uint8) for _ in range(4)]
    for n in range(n_frames):
        p = n / n_frames
        matrix = cv2.getRotationMatrix2D((1300.0, 850.0), 8 * p - 4, 1.0 + 0.1 * p)
        matrix[:, 2] -= np.array([340 + 250 * (p - 0.5), 310 + 120 * (p - 0.5)])
        moved = cv2.warpAffine(scene, matrix, (1920, 1080), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        yield cv2.add(moved, grain[n % 4])


def put_voice(ctx: Context, seed: int, n_frames: int) -> SpokenClip:
    """A voice for the render benchmark: something with the envelope and the spectrum of speech."""
    rng = np.random.default_rng(seed)
    n = n_frames * SAMPLES_PER_FRAME - 6_000
    t = np.arange(n) / 48_000
    tone = sum(np.sin(2 * np.pi * 120 * k * t) / k for k in range(1, 12))
    beat = np.clip(np.sin(2 * np.pi * 3.3 * t + rng.random() * 6), 0, 1) ** 0.6
    samples = (tone + rng.standard_normal(n) * 0.2) * beat * 5_000
    asset = ctx.blobs.put(write_wav(np.clip(samples, -32_000, 32_000).astype(np.int16)), ".wav")
    return SpokenClip(audio=asset, start_frame=0, n_samples=n)


def film(
    ctx: Context,
    sources: list[Source],
    preset: str = "youtube_short",
    *,
    kind: str = "dissolve",
    changed_word: int = -1,
) -> Timeline:
    """A timeline for the render benchmark: scenes of five seconds, captions, voice and music; scene `changed_word`
    has another word in it.
    """
    chosen = PRESETS[preset]
    scenes, speech = [], []
    cues: list[Cue] = []
    for n, source in enumerate(sources):
        scenes.append(
            Scene(
                start_frame=n * SCENE_FRAMES,
                n_frames=SCENE_FRAMES,
                source=source,
                asset=source.asset,
                transition=Transition(kind=kind, n_frames=DISSOLVE_FRAMES) if n else Transition(),  # type: ignore[arg-type]
            )
        )
        cues += _cues(n, changed=n == changed_word)
        voice = put_voice(ctx, n if n != changed_word else 1000 + n, SCENE_FRAMES)
        speech.append(voice.model_copy(update={"start_frame": n * SCENE_FRAMES}))
    return Timeline(
        preset=preset,
        width=chosen.width,
        height=chosen.height,
        safe=chosen.safe,
        scenes=tuple(scenes),
        cues=tuple(cues),
        audio=Audio(speech=tuple(speech), music=Music()),
    )


def stills(assets: list[str], n: int) -> list[Source]:
    """Sources for the render benchmark: Ken Burns in and out over the pictures, taken in turn."""
    near = [Rect(x=0.08 + 0.02 * (k % 3), y=0.06 + 0.02 * (k % 2), w=0.8, h=0.8) for k in range(n)]
    far = Rect(x=0.0, y=0.0, w=1.0, h=1.0)
    return [
        Still(asset=assets[k % len(assets)], start=far if k % 2 else near[k], end=near[k] if k % 2 else far)
        for k in range(n)
    ]


def code(ctx: Context, seed: int, width: int, height: int) -> Still:
    """A source for the render benchmark: a listing as a card shows it: small letters on a dark ground, and it
    stands.
    """
    import io

    from PIL import Image

    from core.lettering import draw_text

    image = Image.new("RGB", (width, height), (24, 26, 32))
    for n, line in enumerate(_CODE * 4):
        at = (60 + 28 * (len(line) - len(line.lstrip())), 120 + 44 * n)
        colour = ((214, 222, 235), (130, 170, 255), (195, 232, 141))[(n + seed) % 3]
        draw_text(image, at, line.strip() + (f"  # {seed}" if n == 0 else ""), size=30, colour=colour, language="en")
    out = io.BytesIO()
    image.save(out, "PNG")
    whole = Rect(x=0.0, y=0.0, w=1.0, h=1.0)
    return Still(asset=ctx.blobs.put(out.getvalue(), ".png"), fit="exact", start=whole, end=whole)


def footage(assets: list[str], n: int) -> list[Source]:
    """Sources for the render benchmark: the clips in turn."""
    return [Footage(asset=assets[k % len(assets)], focus=(0.3 + 0.1 * (k % 4), 0.5)) for k in range(n)]


def _cues(scene: int, *, changed: bool) -> list[Cue]:
    """The captions of a scene, at the film's frames."""
    text = _TEXT.split()
    words = [text[(scene * 11 + k) % len(text)] for k in range(SCENE_FRAMES // WORD_FRAMES - 1)]
    if changed:
        words[2] = "really"
    starts = [scene * SCENE_FRAMES + n * WORD_FRAMES for n in range(len(words))]
    spoken = [
        Token(text=word, start_frame=start, end_frame=start + WORD_FRAMES)
        for word, start in zip(words, starts, strict=True)
    ]
    cues = []
    for first in range(0, len(spoken), 6):
        tokens = tuple(spoken[first : first + 6])
        lines = tuple(part for part in (tokens[:3], tokens[3:]) if part)
        cues.append(Cue(start_frame=tokens[0].start_frame, end_frame=tokens[-1].end_frame, lines=lines))
    return cues
