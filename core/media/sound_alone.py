"""The sound of a finished film as a file of its own, as players of podcasts take it: M4A with title and chapters.

The sound is copied as it is in the film, so nothing is lost, and it takes no longer than reading the film.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.media.ffmpeg import file, run

_TAGS = "tags.txt"


def arguments(film: Path, out: Path) -> list[str]:
    """The arguments of ffmpeg that copy the first sound of a film, with tags and chapters of a file beside."""
    return [
        "-i", file(film), "-f", "ffmetadata", "-i", file(_TAGS), "-map", "0:a:0", "-c", "copy",
        "-map_metadata", "1", "-map_chapters", "1", "-fflags", "+bitexact", "-movflags", "+faststart", "-f", "ipod",
        "-y", file(out),
    ]  # fmt: skip


def tags(values: Mapping[str, str], chapters: Sequence[tuple[float, str]], seconds: float) -> str:
    """Tags and chapters (start in seconds, title) of a sound so long, as FFMETADATA: ffmpeg.org/ffmpeg-formats.html,
    "Metadata".
    """
    rows = [";FFMETADATA1", *(f"{name}={_escaped(value)}" for name, value in values.items() if value)]
    ends = [*(at for at, _ in chapters[1:]), seconds]
    for (begin, title), end in zip(chapters, ends, strict=True) if chapters else ():
        rows += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={round(begin * 1000)}", f"END={round(end * 1000)}"]
        rows.append(f"title={_escaped(title)}")
    return "\n".join(rows) + "\n"


def write(film: Path, out: Path, about: str, scratch: Path) -> None:
    """Write the sound of a film as M4A with tags and chapters as `tags` gives them. Raises as `ffmpeg.run` does."""
    run(arguments(film, out), scratch=scratch, files={_TAGS: about.encode()}, name=film.name)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "=;#\\\n" else char for char in text)
