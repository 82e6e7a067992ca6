"""Tests of SubRip text: what is spoken is what a reader of the file shows, whatever signs are in it."""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg
import pysrt
import pysubs2
import pytest
import srt as readers_srt
import webvtt

from core.timeline.captions import srt, vtt
from tests.timeline.making import film

ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def by_ffmpeg(path: Path) -> str:
    argv = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-f", "ass", "-"]
    out = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    words = [line.split(",", 9)[-1] for line in out.splitlines() if line.startswith("Dialogue")]
    return " ".join(re.sub(r"\{[^}]*\}", "", word).replace("\\N", " ").replace("\\h", " ") for word in words)


READERS: dict[str, Callable[[Path], str]] = {
    "ffmpeg": by_ffmpeg,
    "pysrt": lambda path: " ".join(item.text_without_tags for item in pysrt.open(str(path), encoding="utf-8")),
    "pysubs2": lambda path: " ".join(event.plaintext for event in pysubs2.load(str(path))),
    "srt": lambda path: " ".join(item.content for item in readers_srt.parse(path.read_text(encoding="utf-8"))),
    "webvtt": lambda path: " ".join(caption.text for caption in webvtt.from_srt(str(path))),
}


def words_of(text: str) -> str:
    """The words without what has no width, wide signs as their usual forms."""
    return " ".join(unicodedata.normalize("NFKC", ZERO_WIDTH.sub("", text)).split())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        r"The label reads {fine} and {\b1}coarse{\b0} here.",
        r"It stands {\an8} on top {y:i} of all.",
        r"The path C:\New\notes\house has \N and \h in it.",
        "A formula is a<b && b>c at once.",
        "The tag <i>flour</i> is <font size=90>meant</font> as &lt;i&gt;flour&lt;/i&gt; &amp; &copy;.",
        "A range 00:00:00,000 --> 00:01:00,000 is said.",
        "One is }{ less <3 than & two > all.",
        "<v Bob> says <c.x> <00:00:01.000> <!-- no --> {<b>} <{x}> <> {} all.",
        "Quotes 'one' \"two\" `three`, 100% of 50%_off.txt; # and = are all there.",
        "5",
        "WEBVTT NOTE STYLE",
    ],
)
def test_every_reader_shows_the_words_of_the_film(tmp_path: Path, text: str, reader: str) -> None:
    path = tmp_path / "a.srt"
    path.write_text(srt(film([text])), encoding="utf-8")
    assert words_of(READERS[reader](path)) == text
    other = tmp_path / "a.vtt"
    other.write_text(vtt(film([text])), encoding="utf-8")
    assert words_of(html.unescape(" ".join(caption.text for caption in webvtt.read(str(other))))) == text


def test_an_arrow_makes_no_caption_of_its_own() -> None:
    result = film(["A range 00:00:00,000 --> 00:01:00,000 is said."])
    assert len(re.findall(r"(?m)^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$", srt(result))) == srt(result).count(
        "-->"
    )
    assert all("," not in line or "-->" not in line for line in vtt(result).splitlines())


def test_what_no_reader_takes_for_markup_stays() -> None:
    text = "Is 3 < 4 > 2 & {open or \\ and } -> => 100 % #1?"
    assert " ".join(" ".join(srt(film([text.replace("}", "")])).split("\n")[2:]).split()).count("\u2060") == 0
