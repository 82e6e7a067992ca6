"""Art on a card: an icon in the card's own colour, or a small photo with round corners, in a box of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_DARK = 0.62  # of a backdrop's light is taken where words stand: white reads on what is left of white
_CORNER = 0.06  # of a photo's shorter side


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture (RGBA) to draw on a card; of a `tinted` one only the shape. `word` is the one it comes with."""

    image: Image.Image
    word: str = ""
    tinted: bool = True
    whole: bool = False

    def size_in(self, wide: float, high: float) -> tuple[int, int]:
        """The size at which it is drawn in a room: an icon and a whole picture as they are, a photo cut between 4:5 and
        2:1 to fill it.
        """
        ratio = self.image.width / max(1, self.image.height)
        if not self.tinted and not self.whole:
            ratio = min(max(ratio, 0.8, wide / high if ratio > 1 else 0.0), 2.0)
        across = min(wide, high * ratio)
        return max(2, round(across)), max(2, round(across / ratio))

    def mask(self, size: tuple[int, int]) -> Any:
        """Its coverage (uint8) at a size: the alpha channel, for a photo with round corners."""
        import numpy as np
        from PIL import Image, ImageDraw

        alpha = self._fitted(size).getchannel("A")
        if not self.tinted:
            scale = 4
            large = Image.new("L", (size[0] * scale, size[1] * scale), 0)
            radius = _CORNER * min(size) * scale
            ImageDraw.Draw(large).rounded_rectangle((0, 0, large.width - 1, large.height - 1), radius=radius, fill=255)
            round_one = np.asarray(large.resize(size, Image.Resampling.BOX), np.uint16)
            return (np.asarray(alpha, np.uint16) * round_one // 255).astype(np.uint8)
        return np.asarray(alpha)

    def pixels(self, size: tuple[int, int]) -> Any:
        """Its colours (uint8, three channels) at a size."""
        import numpy as np

        return np.asarray(self._fitted(size).convert("RGB"))

    def _fitted(self, size: tuple[int, int]) -> Image.Image:
        from PIL import Image, ImageOps

        return ImageOps.fit(self.image.convert("RGBA"), size, Image.Resampling.LANCZOS)


def darkened(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A picture that fills a card's frame, dark enough for light words, a little lighter at its foot."""
    import numpy as np
    from PIL import Image, ImageOps

    filled = np.asarray(ImageOps.fit(picture.convert("RGB"), size, Image.Resampling.LANCZOS), np.float32)
    down = np.linspace(0.0, 1.0, size[1], dtype=np.float32)
    light = 1.0 - _DARK + 0.35 * np.clip((down - 0.7) / 0.3, 0.0, 1.0)
    return Image.fromarray(np.round(filled * light[:, None, None]).astype(np.uint8))
