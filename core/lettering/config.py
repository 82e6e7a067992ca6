"""The fontconfig file that ffmpeg's libass is given, so that no system font gets in by accident."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from core.lettering.coverage import LAST_RESORT
from core.lettering.fonts import DEFAULT, FOLDER, SHIPPED, font_files, own_folder

_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'


def fontconfig_file(scratch: Path, extra: Path | None = None) -> Path:
    """Write `scratch/fontconfig/fonts.conf` and return it: the value for ffmpeg's `FONTCONFIG_FILE`.

    It names our font folder, the user's folder `extra` where there is one, a writable cache beside the file, and for
    each family whom to ask next for a glyph it lacks.
    """
    folder = scratch / "fontconfig"
    cache = folder / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    own = extra or own_folder()
    dirs = [FOLDER, *([own] if own is not None and own.is_dir() else [])]
    lines = [_HEAD]
    lines += [f"  <dir>{escape(str(one.resolve()))}</dir>\n" for one in dirs]
    lines.append(f"  <cachedir>{escape(str(cache.resolve()))}</cachedir>\n")
    lines += [_alias(family) for family, _ in SHIPPED.values()]
    if own is not None:
        known = {family for family, _ in SHIPPED.values()}
        lines += [_alias(one) for one in sorted({font.family for font in font_files(own)} - known)]
    lines.append("</fontconfig>\n")
    path = folder / "fonts.conf"
    text = "".join(lines)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return path
    handle, name = tempfile.mkstemp(dir=folder, prefix="fonts", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(name).replace(path)
    return path


def _alias(family: str) -> str:
    """`family`, then Noto Sans, then the others: fontconfig's own order would be that of the folder."""
    after = [name for name in (DEFAULT, *LAST_RESORT) if name != family]
    names = "".join(f"<family>{escape(name)}</family>" for name in dict.fromkeys(after))
    return f'  <alias binding="same"><family>{escape(family)}</family><accept>{names}</accept></alias>\n'
