"""Identity of the ffmpeg and the x264 in use and of libraries that decide pixels and samples: part of products' keys.

A version line alone does not say which x264, libass, FreeType or HarfBuzz an ffmpeg was linked with, and they may be
replaced without it. So besides the line one tiny picture is encoded with a caption, and the libraries name themselves.
"""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
from functools import lru_cache
from pathlib import Path

from core.errors import MissingSetup, ReelwrightError
from core.media.ffmpeg import ffmpeg_path, run

_NAMED = re.compile(r"\] ((?:libass (?:API version|source)|Raster|Shaper).*)")
_X264 = re.compile(rb"x264 - core \w+(?: r\w+)?(?: [0-9a-f]{7,})?")  # as it signs what it encodes
_ASS = (
    "[Script Info]\nPlayResX: 64\nPlayResY: 64\n[V4+ Styles]\nFormat: Name, Fontsize\nStyle: Default,8\n"
    "[Events]\nFormat: Start, End, Style, Text\nDialogue: 0:00:00.00,0:00:01.00,Default,{\\p1}m 0 0 l 9 0 9 9\n"
)
_NO_FONTS = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig></fontconfig>\n'


def toolchain() -> tuple[str, ...]:
    """Return the version line of the ffmpeg in use, a digest of how it was built, and what its libraries call
    themselves; asked once a process for each program. Raises `MissingSetup`.
    """
    path = ffmpeg_path()
    try:
        facts = Path(path).stat()
    except OSError:
        return _of(path, 0, 0)
    return _of(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=8)
def _of(path: str, _mtime_ns: int, _size: int) -> tuple[str, ...]:
    try:
        ran = subprocess.run([path, "-version"], capture_output=True, timeout=30, check=False, env={"LC_ALL": "C"})
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingSetup(
            "The ffmpeg program cannot be started.",
            "Run `pip install --force-reinstall imageio-ffmpeg`, or set REELWRIGHT_FFMPEG to the path of an ffmpeg.",
        ) from error
    line = ran.stdout.decode("utf-8", "replace").partition("\n")[0].strip()
    return (line, hashlib.sha256(ran.stdout).hexdigest(), *_libraries())


@lru_cache(maxsize=1)
def encoder_in_process() -> str:
    """Return the release of the x264 that PyAV brings, as it signs a tiny picture; "" where there is none."""
    import av

    film = io.BytesIO()
    try:
        with av.open(film, "w", format="h264") as out:
            stream = out.add_stream("libx264", rate=30, options={"threads": "1"})
            stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
            out.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
            out.mux(stream.encode())
    except (av.FFmpegError, ValueError):
        return ""
    signed = _X264.search(film.getvalue())
    return signed[0].decode() if signed else ""


def _libraries() -> list[str]:
    try:
        ran = run(
            ["-v", "verbose", "-f", "lavfi", "-i", "color=s=64x64:r=30:d=0.04", "-vf", "ass=probe.ass",
             "-c:v", "libx264", "-f", "h264", "pipe:1"],
            capture=True,
            env={"FONTCONFIG_FILE": "fonts.conf"},
            files={"probe.ass": _ASS.encode(), "fonts.conf": _NO_FONTS.encode()},
            timeout_s=60,
        )  # fmt: skip
    except ReelwrightError as error:
        if error.code != "ffmpeg_failed":  # no memory, no disk: kept for a name, keys would not be found again
            raise
        return []  # one without x264 or libass: whoever needs them is told so
    signed = [match.decode() for match in _X264.findall(ran.stdout)]
    before = ran.messages.partition("Stream mapping:")[0]  # its threads talk in between each other's lines after it
    named = _NAMED.findall(before) or _NAMED.findall(ran.messages)
    return list(dict.fromkeys([*named, *signed]))
