"""Which container formats a file may be opened as: those its first bytes speak for, else all harmless ones.

ffmpeg guesses by scores and can be wrong (a pure tone of 1 kHz in a WAV file passes for an MPEG transport stream); and
a playlist or a concat script posing as a film would make it read other files.
"""

from __future__ import annotations

from pathlib import Path

FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,wav,w64,aiff,mp3,flac,aac,ac3,"
    "gif,apng,webp_anim,amr,caf,h264,hevc,ivf,mxf,dv,rm,nut"
)


def formats_of(path: Path) -> str:
    """A comma-separated list for ffmpeg's `format_whitelist`."""
    try:
        with path.open("rb") as handle:
            head = handle.read(16)
    except OSError:
        return FORMATS  # opening it says what is wrong
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"):
        return "mov,mp4,m4a,3gp,3g2,mj2"
    for magic, names in _MAGIC.items():
        if head.startswith(magic):
            return names
    return FORMATS


_MAGIC = {
    b"\x1aE\xdf\xa3": "matroska,webm",
    b"OggS": "ogg",
    b"fLaC": "flac",
    b"FORM": "aiff",
    b"GIF8": "gif",
    b"FLV": "flv",
}
