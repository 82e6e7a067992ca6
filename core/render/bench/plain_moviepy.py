"""The same stills as MoviePy's documentation shows it: resized by a function, cross-fades, text clips, a composite."""

from __future__ import annotations

from pathlib import Path

from core.model.timeline import Timeline
from core.ports import Context
from core.render.bench.inputs import DISSOLVE_FRAMES, SCENE_FRAMES


def write(timeline: Timeline, n_scenes: int, ctx: Context, out: Path) -> int:
    """Write the first scenes of a stills timeline with plain MoviePy and no sound, to be timed against ours; how many
    frames that were.
    """
    from moviepy import CompositeVideoClip, ImageClip, TextClip, vfx

    from core.lettering import font_files

    font = str(next(f.path for f in font_files() if f.family == "Noto Sans" and f.weight == 700))
    size, fps = (timeline.width, timeline.height), timeline.fps
    length, overlap = SCENE_FRAMES / fps, DISSOLVE_FRAMES / fps
    layers = []
    for n, scene in enumerate(timeline.scenes[:n_scenes]):
        picture = ImageClip(str(ctx.blobs.path(str(scene.asset)))).with_duration(length + overlap)
        picture = picture.resized(height=timeline.height * 1.05).resized(lambda t: 1 + 0.04 * t).with_position("center")
        shown = picture.with_start(n * length)
        layers.append(shown.with_effects([vfx.CrossFadeIn(overlap)]) if n else shown)
    for cue in timeline.cues:
        if cue.start_frame >= n_scenes * SCENE_FRAMES:
            break
        text = TextClip(
            font=font, text=cue.text, font_size=62, color="white", stroke_color="black", stroke_width=4,
            text_align="center", margin=(10, 20),
        )  # fmt: skip
        shown_s = (cue.end_frame - cue.start_frame) / fps
        start_s = cue.start_frame / fps
        layers.append(text.with_start(start_s).with_duration(shown_s).with_position(("center", 0.7), relative=True))
    whole = CompositeVideoClip(layers, size=size).with_duration(n_scenes * length)
    whole.write_videofile(str(out), fps=fps, codec="libx264", preset="veryfast", audio=False, logger=None)
    whole.close()
    return n_scenes * SCENE_FRAMES
