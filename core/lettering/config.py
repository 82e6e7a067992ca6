"""The fontconfig file that ffmpeg's libass is given, so that no system font gets in by accident."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from core import digests, whole_files
from core.lettering.coverage import LAST_RESORT
from core.lettering.fonts import DEFAULT, FOLDER, SHIPPED, carried, font_files, own_folder

_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'


def fontconfig_file(scratch: Path, extra: Path | None = None, more: Sequence[Path] = ()) -> Path:
    """Write a file of `scratch/fontconfig` and return it: the value for ffmpeg's `FONTCONFIG_FILE`.

    It names our font folder, the user's folder `extra` where there is one, the fonts `more`, a writable cache beside
    the file, and for each family whom to ask next for a glyph it lacks. The file is named by its content, so that two
    films with different fonts do not meet in one.
    """
    folder = scratch / "fontconfig"
    cache = folder / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    own = extra or own_folder()
    dirs = [FOLDER, *(_alone(path, folder) for path in more), *([own] if own is not None and own.is_dir() else [])]
    lines = [_HEAD]
    lines += [f"  <dir>{escape(str(item.resolve()), quote=False)}</dir>\n" for item in dirs]
    lines.append(f"  <cachedir>{escape(str(cache.resolve()), quote=False)}</cachedir>\n")
    lines += [_alias(family) for family, _ in SHIPPED.values()]
    known = {family for family, _ in SHIPPED.values()}
    token = carried.set(tuple(more))
    try:
        lines += [_alias(text) for text in sorted({font.family for font in font_files(own)} - known)]
    finally:
        carried.reset(token)
    lines.append("</fontconfig>\n")
    data = "".join(lines).encode()
    path = folder / f"fonts-{digests.of_bytes(data)[:16]}.conf"
    if not path.is_file() or path.read_bytes() != data:
        whole_files.write(path, data, durable=False)
    return path


def _alone(font: Path, folder: Path) -> Path:
    """A folder with a copy of a font and nothing else: fontconfig is given folders."""
    data = font.read_bytes()
    place = folder / digests.of_bytes(data) / font.name
    place.parent.mkdir(exist_ok=True)
    if not place.is_file() or place.read_bytes() != data:
        whole_files.write(place, data, durable=False)
    return place.parent


def _alias(family: str) -> str:
    """`family`, then Noto Sans, then the others: fontconfig's own order would be that of the folder."""
    after = [name for name in (DEFAULT, *LAST_RESORT) if name != family]
    names = "".join(f"<family>{escape(name, quote=False)}</family>" for name in dict.fromkeys(after))
    return f'  <alias binding="same"><family>{escape(family, quote=False)}</family><accept>{names}</accept></alias>\n'
