"""Files that are not what their names say are named for what they are."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput
from core.media.audio import write_wav
from core.media.kinds import kind_of
from core.media.pictures import require_picture
from core.media.probe import decode_audio

WAV = write_wav((np.sin(np.arange(48_000) / 20) * 8000).astype(np.int16))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "a PDF document"), (b"PK\x03\x04\x14", "a ZIP archive or an Office document"),
        (WAV, "a sound file"),
        (b"ID3\x04", "a sound file"), (b"\xff\xfb\x90", "a sound file"), (b"\0\0\0\x20ftypisom", "a video"),
        (b"\0\0\0\x20ftypM4A ", "a sound file"), (b"\x89PNG\r\n", "a picture"), (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
        (b"  <!DOCTYPE HTML><p>", "a web page"), ("Tide mill – ж".encode(), "a text"), (b"", ""), (b"\0\1\2\3", ""),
        ("ж".encode()[:1], ""), (("é" * 40).encode()[:63], "a text"),
    ],
)  # fmt: skip
def test_the_first_bytes_tell_what_a_file_is(head: bytes, kind: str) -> None:
    assert kind_of(head[:64]) == kind


def test_a_wrong_name_is_said_with_what_the_file_is(tmp_path: Path) -> None:
    for data, words in ((WAV, "a sound file, not a picture"), (b"%PDF-1.7 x", "a PDF document, not a picture")):
        with pytest.raises(BadInput, match=f"mill.png is {words}"):
            require_picture(data, "mill.png")
    for data, words in ((b"Tide mill", "it is a text"), (b"%PDF-1.7 x", "it is a PDF document")):
        path = tmp_path / "mill.mp3"
        path.write_bytes(data)
        with pytest.raises(BadInput, match=f"mill.mp3 cannot be read as a video or sound: {words}"):
            decode_audio(path, name="mill.mp3")
