"""Any frame of a timeline without rendering the film: the same pixels that the encoder would be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import BadInput
from core.model.timeline import Timeline
from core.ports import Context
from core.render.planes import Frame, to_rgb
from core.render.scene import captions_of, composer
from core.render.scene_plan import plan

if TYPE_CHECKING:
    from PIL import Image


def frame(timeline: Timeline, n: int, ctx: Context) -> Image.Image:
    """Frame `n` of the film as it will be rendered, RGB, captions and all. Raises `BadInput`, `MissingSetup`."""
    from PIL import Image

    index, local = scene_at(timeline, n)
    item = plan(timeline, index)
    drawn = Frame.blank(item.width, item.height)
    composer(item, ctx, local, 1).draw(local, drawn)
    captions = captions_of(item, ctx)
    layer = captions.only(local) if captions else None
    if layer is not None:
        layer.draw(drawn)
    return Image.fromarray(to_rgb(drawn))


def frame_key(timeline: Timeline, n: int) -> str:
    """The key of frame `n` of a preview: that of its scene, which holds everything that decides its pixels, and its
    place.

    Raises `BadInput` outside the film.
    """
    index, local = scene_at(timeline, n)
    return f"{plan(timeline, index).key}/{local}"


def scene_at(timeline: Timeline, n: int) -> tuple[int, int]:
    """The scene that shows frame `n` of the film, and the frame within it. Raises `BadInput` outside the film."""
    at = 0
    for index, scene in enumerate(timeline.scenes):
        if 0 <= n - at < scene.n_frames:
            return index, n - at
        at += scene.n_frames
    raise BadInput(f"The video has no frame {n}.", f"It has the frames 0 to {at - 1}.", code="no_frame")
