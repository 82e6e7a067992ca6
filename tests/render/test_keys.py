"""A scene's key: everything that decides its pixels, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from unittest import mock

import pytest

from core.errors import BadInput, ReelwrightError
from core.media import complaints, ended, ffmpeg, toolchain, versions
from core.model.timeline import CaptionStyle, Clip, Footage, Rect
from core.render import audio, frame, frame_key, keyed
from core.render.encoder import engine, rate
from core.render.qa import letters
from tests.render.films import clip, film, picture, scene, still, words

A, B, C = "a" * 64, "b" * 64, "c" * 64


def three(middle: str = B, *, kind: str = "dissolve", overlap: int = 6, text: str = "some words"):
    return film(
        scene(still(A), 24, "cut", 0, words("hello there")),
        scene(still(middle), 24, kind, overlap, words(text)),
        scene(still(C), 24, "dissolve", 6),
    )


def keys(timeline, quality: str = "standard") -> list[str]:
    return [item.key for item in keyed(timeline, quality).scenes]


def upgraded() -> None:
    """As a process sees it that starts after an upgrade."""
    versions._version.cache_clear()
    engine.cache_clear()


def changed(before, after) -> list[bool]:
    return [a != b for a, b in zip(keys(before), keys(after), strict=True)]


def test_a_new_word_changes_only_its_scene() -> None:
    assert changed(three(), three(text="other words")) == [False, True, False]


def test_a_new_picture_changes_its_scene_and_the_transition_out_of_it() -> None:
    assert changed(three(), three(middle="d" * 64)) == [False, True, True]


def test_a_longer_transition_changes_the_scene_whose_motion_goes_on_under_it() -> None:
    assert changed(three(), three(overlap=8)) == [True, True, False]


def test_a_cut_leaves_neighbours_alone() -> None:
    before = film(scene(still(A)), scene(still(B)), scene(still(C)))
    after = film(scene(still(A)), scene(still("d" * 64)), scene(still(C)))
    assert changed(before, after) == [False, True, False]


def test_the_place_in_the_film_and_the_preset_name_do_not_count() -> None:
    item = film(scene(still(A)), scene(still(B)))
    moved = film(scene(still(C), 60), scene(still(A)), scene(still(B)))
    assert keys(moved)[1:] == keys(item)
    assert keys(item.model_copy(update={"preset": "tiktok", "title": "Other"})) == keys(item)


@pytest.mark.parametrize(
    "change",
    [
        {"caption_style": CaptionStyle(size=70)},
        {"fonts": {"NotoSans-Bold.woff": "1" * 64}},
        {"captions_on": False},
        {"width": 200},
    ],
)
def test_what_decides_captions_or_size_counts(change: dict) -> None:
    item = film(scene(still(A), 24, "cut", 0, words("hello there")))
    assert keys(item) != keys(item.model_copy(update=change))


def test_quality_and_motion_count() -> None:
    item = film(scene(still(A)))
    assert keys(item) != keys(item, "high")
    assert keys(item) != keys(film(scene(still(A, end=Rect(x=0.2, y=0.2, w=0.6, h=0.6)))))


def test_unknown_choices_are_refused() -> None:
    with pytest.raises(BadInput, match="draft, standard, high"):
        keyed(film(scene(still(A))), "ultra")
    with pytest.raises(BadInput, match="no clip factory"):
        keyed(film(scene(Clip(factory="nothing"))))
    with pytest.raises(BadInput, match="version"):
        keyed(film(scene(Clip(factory="number", version=99))))
    with pytest.raises(BadInput, match="parameter"):
        keyed(film(scene(Clip(factory="number", params={"colr": "red"}))))


def test_the_ceiling_keeps_the_longest_tiktok_under_its_cap_for_all_vertical_outputs() -> None:
    limit = rate(1080, 1920, 30)
    assert (limit.maxrate * 180 + 0.9 * limit.bufsize) / 8 < 72_000_000
    assert limit.maxrate > 2_800_000
    assert rate(1920, 1080, 30).maxrate > limit.maxrate
    assert rate(1080, 1920, 30, 1).maxrate < limit.maxrate


@pytest.mark.parametrize(
    "name", ["av", "numpy", "opencv-python-headless", "pillow", "moviepy", "freetype-py", "uharfbuzz"]
)
def test_another_version_of_a_library_that_decides_pixels_is_another_key(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = film(scene(still(A)))
    before = keys(item)
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "99.9" if asked == name else real(asked))
    upgraded()
    assert keys(item) != before
    monkeypatch.undo()
    upgraded()
    assert keys(item) == before


def test_another_x264_in_this_process_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    item = film(scene(still(A)))
    before = keys(item)
    monkeypatch.setattr("core.render.encoder.encoder_in_process", lambda: "x264 - core 999")
    engine.cache_clear()
    assert keys(item) != before
    monkeypatch.undo()
    engine.cache_clear()
    assert keys(item) == before


def test_a_font_counts_where_a_clip_of_ours_draws_letters() -> None:
    figures = film(scene(Clip(factory="number", params={"value": 7.0})), scene(still(A)))
    before = keys(figures)
    after = keys(figures.model_copy(update={"fonts": {"NotoSans-Bold.woff": "1" * 64}}))
    assert [a != b for a, b in zip(before, after, strict=True)] == [True, False]


@pytest.mark.parametrize("name", ["numpy", "av", "pydub"])
def test_another_version_of_a_library_that_decides_samples_is_another_sound(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = film(scene(still(A)))
    before = audio.sound_key(item)
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda asked: "99.9" if asked == name else real(asked))
    upgraded()
    assert audio.sound_key(item) != before
    monkeypatch.undo()
    upgraded()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Uses a program that does what the shipped one does, with other words about the libraries inside."""
    sed = shutil.which("sed")
    shipped = ffmpeg.ffmpeg_path()

    def use(change: str) -> None:
        program = tmp_path / "ffmpeg"
        message = f'{{ "{shipped}" "$@" 2>&1 1>&4 | {sed} "{change}" >&3; }} 4>&1'
        program.write_text(f"#!/bin/bash\nset -o pipefail\nexec 3>&2\n{message}\n")
        program.chmod(0o755)
        ffmpeg.use_binary(str(program))

    yield use
    ffmpeg.use_binary("")


def test_another_ffmpeg_is_another_key_of_pictures_and_of_sound(tmp_path: Path, another: Callable[[str], None]) -> None:
    item = film(scene(still(A)))
    before = keys(item), audio.sound_key(item), frame_key(item, 3)
    program = tmp_path / "other"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = "-version" ] && echo "ffmpeg version 0" && exit 0\nexec "{ffmpeg.ffmpeg_path()}" "$@"\n'
    )
    program.chmod(0o755)
    ffmpeg.use_binary(str(program))
    after = keys(item), audio.sound_key(item), frame_key(item, 3)
    assert all(a != b for a, b in zip(before, after, strict=True))
    ffmpeg.use_binary("")
    assert (keys(item), audio.sound_key(item), frame_key(item, 3)) == before


def test_an_ffmpeg_of_the_same_version_with_another_libass_inside_is_another_key(
    another: Callable[[str], None],
) -> None:
    item = film(scene(still(A)))
    before = keys(item)
    another("s/Raster: FreeType .*/Raster: FreeType 1.0/")
    assert keys(item) != before
    another("s/nothing/nothing/")  # the very same libraries
    assert keys(item) == before


def test_where_captions_lie_and_clips_that_go_on_are_found_again_with_another_ffmpeg(
    ctx, tmp_path: Path, another: Callable[[str], None]
) -> None:
    footage = clip(ctx, tmp_path, "testsrc2=s=90x160:d=0.5:r=30", "-c:v", "libx264", "-pix_fmt", "yuv420p")
    captioned = film(
        scene(still(picture(ctx, 1)), 24, "cut", 0, words("hello there")), scene(Footage(asset=footage), 60)
    )

    def made() -> tuple[int, int]:
        assert letters.box(captioned, 0, ctx) is not None
        frame(captioned, 70, ctx)
        boxes = sum(name.startswith("render.captions/") for name in ctx.cache.values)
        return boxes, len(list(ctx.scratch.glob("loop-*-head.mp4")))

    assert made() == made() == (1, 1)
    another("s/Raster: FreeType .*/Raster: FreeType 1.0/")
    assert made() == made() == (2, 2)


def test_a_program_is_asked_once_for_all_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    item = film(scene(still(A)))
    keys(item)
    monkeypatch.setattr(toolchain.subprocess, "run", lambda *a, **k: pytest.fail("asked again"))
    keys(item)


def test_libraries_keep_their_names_when_threads_of_the_program_talk_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = toolchain._libraries()
    late = "Stream mapping:\n[vf @ 0x2] Starting[ass @ 0x3] Raster: Free[in @ 0x4] Type 2\n"
    messages = f"[ass @ 0x1] Raster: FreeType 2\n%s{late}"
    for early in ("[ass @ 0x1] Shaper: HarfBuzz-ng 14\n", ""):
        monkeypatch.setattr(toolchain, "run", lambda *a, early=early, **k: ffmpeg.Ran(messages % early, b""))
        assert toolchain._libraries() == ["Raster: FreeType 2", *(["Shaper: HarfBuzz-ng 14"] if early else [])]
    assert libraries


@pytest.mark.parametrize("ending", [ended.out_of_memory("ffmpeg"), complaints.disk_full()])
def test_a_program_that_could_not_answer_is_not_taken_for_one_without_libraries(
    monkeypatch: pytest.MonkeyPatch, ending: ReelwrightError
) -> None:
    item = film(scene(still(A)))
    before = keys(item)
    toolchain._of.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(toolchain, "run", mock.Mock(side_effect=ending))
        with pytest.raises(ReelwrightError, match=re.escape(ending.message)):
            keys(item)
    assert keys(item) == before, "it was asked again"


def test_a_frame_has_the_key_of_its_scene() -> None:
    item = three()
    assert frame_key(item, 30) == frame_key(item, 30) != frame_key(item, 31)
    changed = three(text="other words")
    assert frame_key(item, 5) == frame_key(changed, 5)
    assert frame_key(item, 30) != frame_key(changed, 30)
