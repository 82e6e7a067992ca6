"""Captions as they come out of libass: all letters there, inside the safe zone, in every style and script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import lettering
from core.media.complaints import missing_glyphs
from core.media.ffmpeg import run
from core.model.presets import PRESETS
from core.model.storyboard import Shot, Storyboard
from core.model.timeline import Cue, Timeline
from core.timeline import build_timeline
from core.timeline.burnt import burnt_into
from core.timeline.layout import joined
from core.timeline.place import place
from core.timeline.styles import STYLES
from tests.timeline.making import PICTURES, narration, script

TEXTS = {
    "en": "Gypsy {jogging} \\N quickly, which many people love, comes in all shapes & sizes.",
    "ar": "بيئات سطح المكتب كثيرة، ولكل منها طريقتها الخاصة في العمل مع Debian 12.",
    "fr": "L’été dernier, Noël et garçon étaient déjà à côté, où ça s’arrête.",
    "ru": "Рабочий стол выбирают по тому, как удобно в нём работать каждый день.",
    "el": "Το περιβάλλον εργασίας που διαλέγεις αλλάζει την κάθε σου μέρα.",
    "zh": "自由软件让每个人都可以使用、研究、修改和分发程序。",
    "ko": "자유 소프트웨어는 누구나 쓰고 고치고 나눌 수 있습니다.",
    "emoji": "Good morning 😀 and a rocket 🚀 for everybody.",
    "he": "סביבות שולחן העבודה של Debian הן רבות, ולכל אחת דרך משלה.",
    "hi": "डेस्कटॉप वातावरण बहुत सारे हैं, और उनमें से प्रत्येक का अपना तरीका है।",
    "ja": "自由なソフトウェアを志向するオペレーティングシステムです。",
    "th": "สภาพแวดล้อมเดสก์ท็อปของเดเบียนมีมากมายและแต่ละตัวมีวิธีการทำงาน",
    "de": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz heißt ein langes Wort.",
}


def _film(language: str, style: str, preset: str, text: str = "") -> Timeline:
    text = text or TEXTS[language]
    language = "en" if language == "emoji" else language
    return build_timeline(
        article_title="A film",
        script=script([text], language),
        narration=narration([text], language),
        storyboard=Storyboard(shots=(Shot(lines=(0,), picture=PICTURES[0].sha256),), assets=PICTURES),
        preset=PRESETS[preset],
        style=style,
        transition="cut",
        captions=True,
        music=None,
        card_assets={},
        measure=lettering.measure,
        segment=lettering.segment,
        font_family=lettering.family_for(text, language),
        fonts={},
    )


def _picture(timeline: Timeline, frame: int, folder: Path, scale: int = 1) -> np.ndarray[Any, Any]:
    """Return a mask of the pixels that the captions of one frame cover."""
    pixels = _pixels(timeline, frame, folder, scale)
    return np.abs(pixels - pixels[0, 0]).max(-1) > 24


def _pixels(timeline: Timeline, frame: int, folder: Path, scale: int = 1) -> np.ndarray[Any, Any]:
    """Return one frame with its captions as red, green and blue."""
    document = folder / "captions.ass"
    scene = next(scene for scene in timeline.scenes if frame < scene.start_frame + scene.n_frames)
    document.write_text(burnt_into(timeline, scene).text, encoding="utf-8")
    frame -= scene.start_frame
    # The frame's moment is set behind the input, which always starts at zero.
    source = f"color=c=0x204060:s={timeline.width // scale}x{timeline.height // scale}:r=30:d=1"
    args = ["-v", "warning", "-f", "lavfi", "-i", source, "-vf", f"setpts=N+{frame},ass=filename={document}"]
    ran = run(
        [*args, "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
        scratch=folder,
        env={"FONTCONFIG_FILE": str(lettering.fontconfig_file(folder))},
        capture=True,
    )
    assert missing_glyphs(ran.messages) == []
    shape = (timeline.height // scale, timeline.width // scale, 3)
    return np.frombuffer(ran.stdout, np.uint8).reshape(shape).astype(int)


def _half(timeline: Timeline, frame: int, folder: Path) -> np.ndarray[Any, Any]:
    """The same at half the size, four times as quick."""
    return _picture(timeline, frame, folder, scale=2)


def _check(timeline: Timeline, cue: Cue, folder: Path) -> None:
    inked = _picture(timeline, (cue.start_frame + cue.end_frame) // 2, folder)
    rows, columns = np.where(inked.any(1))[0], np.where(inked.any(0))[0]
    assert len(rows), "nothing was drawn"
    assert columns[0] >= timeline.safe.left
    assert columns[-1] < timeline.width - timeline.safe.right
    assert rows[0] >= timeline.safe.top
    assert rows[-1] < timeline.height - timeline.safe.bottom


@pytest.mark.parametrize("preset", ["tiktok", "youtube_long"])
@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_stays_inside_the_safe_zone(style: str, preset: str, tmp_path: Path) -> None:
    result = _film("en", style, preset)
    widest = max(result.cues, key=lambda cue: max(len(line) for line in cue.text.split("\n")))
    _check(result, widest, tmp_path)


@pytest.mark.parametrize("language", sorted(set(TEXTS) - {"en"}))
def test_every_script_has_its_letters_and_stays_inside(language: str, tmp_path: Path) -> None:
    result = _film(language, "karaoke", "tiktok")
    _check(result, result.cues[0], tmp_path)


def test_a_caption_is_there_from_its_first_frame_and_gone_at_its_end(tmp_path: Path) -> None:
    result = _film("en", "classic", "tiktok")
    cues = result.cues
    last = cues[-1]
    assert _picture(result, cues[0].start_frame, tmp_path).any()
    assert _picture(result, last.end_frame - 1, tmp_path).any()
    assert not _picture(result, last.end_frame, tmp_path).any()
    before, after = (_picture(result, cues[1].start_frame + n, tmp_path) for n in (-1, 0))
    assert (before != after).any()


def test_commands_in_the_text_are_letters_on_the_screen(tmp_path: Path) -> None:
    result = _film("en", "classic", "youtube_long", "A {b1} \\N c")
    rows = np.where(_picture(result, 3, tmp_path).any(1))[0]
    columns = np.where(_picture(result, 3, tmp_path).any(0))[0]
    assert rows[-1] - rows[0] < 80, "the text was broken where it only says so"
    expected = lettering.measure("A {b1} \\N c", place(result.caption_style, 1920, 1080, result.safe).fontsize)
    assert columns[-1] - columns[0] == pytest.approx(expected, abs=14)


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("style", sorted(STYLES))
def test_each_style_in_each_script_has_its_place_and_its_ink(style: str, language: str, tmp_path: Path) -> None:
    result = _film(language, style, "tiktok")
    look = result.caption_style
    room = place(look, result.width, result.height, result.safe)
    cue = result.cues[0]
    inked = _half(result, cue.end_frame - 2, tmp_path)
    rows, columns = (np.flatnonzero(inked.any(axis)) * 2 for axis in (1, 0))
    assert len(rows), "nothing was drawn"
    low, high = rows[0], rows[-1] + 2
    left, right = columns[0], columns[-1] + 2
    # A full stop of Chinese or Japanese is mostly blank.
    blank = 0.4 * room.em_px if language in ("ja", "zh") else 8
    # Position: within the zone, at the style's own place.
    assert left >= result.safe.left - 2
    assert right <= result.width - result.safe.right + 2
    if look.position == "middle":
        assert (low + high) / 2 == pytest.approx((room.top + result.height - room.bottom) / 2, abs=0.4 * room.em_px)
    else:
        bottom = result.height - result.safe.bottom
        assert bottom - 0.75 * room.em_px - 2 * room.padding_px <= high <= bottom + 2
    if look.position == "lower_third":
        beside = result.width - result.safe.right - right if language in ("ar", "he") else left - result.safe.left
        assert beside <= room.padding_px + room.em_px * 0.4
    else:
        assert (left + right) / 2 == pytest.approx((room.left + result.width - room.right) / 2, abs=blank)
    # Coverage: as wide and as high as its lines are, neither empty nor a block of boxes.
    if look.mode == "pop":
        lines = [[token for line in cue.lines for token in line][-1].text]
    else:
        lines = [joined(line) for line in cue.lines]
    size = room.fontsize * cue.scale
    shown = [line.upper() if look.uppercase else line for line in lines]
    spoken = result.language
    width = max(lettering.measure(line, size, bold=look.bold, language=spoken) for line in shown)
    around = 2 * (room.padding_px + room.outline_px)
    assert right - left == pytest.approx(width + around, abs=0.05 * width + 0.5 * room.em_px)
    assert high - low <= (len(lines) * 1.75 + 0.4) * room.em_px + around
    share = inked[low // 2 : high // 2, left // 2 : right // 2].mean()
    assert share > 0.9 if look.box else 0.2 < share < 0.85


@pytest.mark.parametrize("style", ["pop", "classic"])
@pytest.mark.parametrize("sign", ["1️⃣", "❤️‍🔥", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩🏽‍🌾"])
def test_an_emoji_of_several_signs_is_one_picture(sign: str, style: str, tmp_path: Path) -> None:
    result = _film("en", style, "tiktok", f"{sign} {sign}")
    inked = _half(result, 1, tmp_path)
    columns = np.flatnonzero(inked.any(0)) * 2
    room = place(result.caption_style, result.width, result.height, result.safe)
    shown = sign if style == "pop" else f"{sign} {sign}"
    width = lettering.measure(shown, room.fontsize * result.cues[0].scale, bold=True)
    assert columns[-1] - columns[0] <= width + 2 * room.outline_px + 0.2 * room.em_px


@pytest.mark.parametrize("style", ["classic", "karaoke", "pop", "boxed"])
def test_words_of_the_second_speaker_have_a_colour_of_their_own(style: str, tmp_path: Path) -> None:
    timeline = _film("en", style, "youtube_long")
    answers = timeline.model_copy(
        update={"cues": tuple(cue.model_copy(update={"by_guest": True}) for cue in timeline.cues)}
    )
    colour = [int(timeline.caption_style.guest_colour[n : n + 2], 16) for n in (1, 3, 5)]

    def shows(film: Timeline) -> bool:
        pixels = _pixels(film, film.cues[0].start_frame + 8, tmp_path, scale=2)
        return bool((np.abs(pixels - colour).max(-1) < 30).sum() > 50)

    assert shows(answers) and not shows(timeline)
