"""Any decoded picture as plain sRGB: CMYK, 16 bits, palettes, profiles, transparency."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_LIGHT = (255, 255, 255)
_DARK = (30, 31, 36)
_BAND = 512  # rows


def to_rgb(image: Image.Image) -> Image.Image:
    """The picture as RGB; transparency is laid over white, or over near-black where what is visible is light."""
    if image.mode.startswith("I") or image.mode == "F":
        return _from_deep(image).convert("RGB")
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        whole = image if image.mode == "RGBA" else image.convert("RGBA")
        return _over_neutral(_in_srgb(whole, image.info.get("icc_profile")))
    return _in_srgb(image, image.info.get("icc_profile")).convert("RGB")


def _from_deep(image: Image.Image) -> Image.Image:
    """16-bit, 32-bit and float greys, scaled by their nominal range (16 bits, or 0..1 for float)."""
    import numpy as np
    from PIL import Image

    grey = np.asarray(image).astype(np.float32)
    top = float(grey.max(initial=0.0))
    if image.mode == "F":
        scale = 255.0 if top <= 1.0 else 255.0 / top
    else:
        scale = 1.0 if top <= 255 and image.mode == "I" else 255.0 / max(65535.0, top)
    return Image.fromarray(np.clip(np.nan_to_num(grey) * scale + 0.5, 0, 255).astype(np.uint8))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours through the embedded profile; a profile that does not fit the picture is left out."""
    if not profile:
        return image
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return turned if turned is not None else image


def _over_neutral(image: Image.Image) -> Image.Image:
    import numpy as np
    from PIL import Image

    small = np.asarray(image.resize((64, 64))).astype(np.float32)
    alpha = small[..., 3] / 255.0
    seen = float(alpha.sum())
    luma = float((small[..., :3] @ np.array([0.2126, 0.7152, 0.0722], np.float32) * alpha).sum()) / seen if seen else 0
    ground = _DARK if luma > 185 else _LIGHT
    out = Image.new("RGB", image.size)
    for top in range(0, image.height, _BAND):  # in bands: the picture is not held four times over
        band = image.crop((0, top, image.width, min(image.height, top + _BAND)))
        laid = Image.alpha_composite(Image.new("RGBA", band.size, (*ground, 255)), band)
        out.paste(laid.convert("RGB"), (0, top))
    return out
