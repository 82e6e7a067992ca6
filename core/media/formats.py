"""Container formats that files are opened as: the one the first bytes speak for, else any harmless one.

ffmpeg guesses by scores and can be wrong (a pure tone of 1 kHz in a WAV file passes for an MPEG transport stream); and
a playlist or a concat script posing as a film would make it read other files.
"""

from __future__ import annotations

from pathlib import Path

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,wav,w64,aiff,mp3,flac,aac,ac3,"
    "gif,apng,webp_anim,amr,caf,h264,hevc,ivf,mxf,dv,rm,nut"
)


_MAGIC = {
    b"\x1aE\xdf\xa3": "matroska",
    b"OggS": "ogg",
    b"fLaC": "flac",
    b"FORM": "aiff",
    b"GIF8": "gif",
    b"FLV": "flv",
}
_MOV = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip")


def format_of(path: Path) -> str:
    """The name of ffmpeg's demuxer by the file's first bytes; "" where they do not tell (or there is no file)."""
    try:
        with path.open("rb") as handle:
            head = handle.read(16)
    except OSError:
        return ""  # opening it says what is wrong
    if head[:4] in (b"RIFF", b"RF64"):
        return {b"WAVE": "wav", b"AVI ": "avi"}.get(head[8:12], "")
    if head[4:8] in _MOV:
        return "mov"
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")
