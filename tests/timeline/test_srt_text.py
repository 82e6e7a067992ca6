"""Tests of SubRip text: what is spoken is what a reader of the file shows, whatever signs are in it."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path

import imageio_ffmpeg
import pytest

from core.timeline.captions import srt, vtt
from tests.timeline.making import film


def shown(text: str, path: Path) -> str:
    """Return the words ffmpeg, as a reader, shows of the captions of a film that says the text."""
    path.write_text(srt(film([text])), encoding="utf-8")
    argv = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-f", "ass", "-"]
    out = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    words = [line.split(",", 9)[-1] for line in out.splitlines() if line.startswith("Dialogue")]
    out = " ".join(re.sub(r"\{[^}]*\}", "", word).replace("\\N", " ").replace("\\h", " ") for word in words)
    return " ".join(unicodedata.normalize("NFKC", out.replace("\u2060", "")).split())


@pytest.mark.parametrize(
    "text",
    [
        r"The label reads {fine} and {\b1}coarse{\b0} here.",
        r"It stands {\an8} on top {y:i} of all.",
        r"The path C:\New\notes\house has \N and \h in it.",
        "A formula is a<b and b>c at once.",
        "The tag <i>flour</i> is <font size=90>meant</font>.",
        "A range 00:00:00,000 --> 00:01:00,000 is said.",
        "One is }{ less <3 than & two > all.",
    ],
)
def test_a_reader_shows_the_words_of_the_film(tmp_path: Path, text: str) -> None:
    assert shown(text, tmp_path / "a.srt") == text


def test_an_arrow_makes_no_caption_of_its_own() -> None:
    result = film(["A range 00:00:00,000 --> 00:01:00,000 is said."])
    assert len(re.findall(r"(?m)^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$", srt(result))) == srt(result).count(
        "-->"
    )
    assert all("," not in line or "-->" not in line for line in vtt(result).splitlines())


def test_what_no_reader_takes_for_markup_stays() -> None:
    text = "Is 3 < 4 > 2 & {open or \\ and } -> => 100 % #1?"
    assert " ".join(" ".join(srt(film([text.replace("}", "")])).split("\n")[2:]).split()).count("\u2060") == 0
