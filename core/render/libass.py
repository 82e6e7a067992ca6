"""libass, which draws captions: the document's name, the filter, our fonts and no others, letters that it lacks."""

from __future__ import annotations

from collections.abc import Iterable

from core.errors import MissingSetup
from core.lettering import fontconfig_file
from core.media.complaints import missing_glyphs
from core.ports import Context

FILE = "captions.ass"
FILTER = f"ass={FILE}"


def environment(fonts: Iterable[tuple[str, str]], ctx: Context) -> dict[str, str]:
    """Return the environment in which libass finds our fonts and no others; `fonts` are the film's, names and digests.

    A font that only this film has is a blob, and named by its digest. Raises `NotFound` where it is gone.
    """
    more = [ctx.blobs.path(sha) for name, sha in fonts if name.startswith(sha)]
    return {"FONTCONFIG_FILE": str(fontconfig_file(ctx.scratch, more=more))}


def require_letters(messages: str) -> None:
    """Raise `MissingSetup` where libass found no font for a character: ffmpeg itself ends with 0."""
    missing = missing_glyphs(messages)
    if missing:
        named = ", ".join(f"{item} (U+{ord(item):04X})" for item in missing[:8])
        raise MissingSetup(
            f"No font has the caption characters {named}.",
            "Put a font with them into the folder of your own fonts, or take the characters out of the script.",
            code="missing_font",
        )
