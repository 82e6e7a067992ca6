"""The film for an editing program: read back by OpenTimelineIO itself, every frame and file accounted for."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import numpy as np
import opentimelineio as otio
import pytest

from core.media.audio import read_wav
from core.media.probe import probe
from core.model.timeline import Audio, Clip, Music, Overlay, Timeline
from core.ports import Context
from core.render.exchange import write_otio
from tests.render.films import Footage, beep, clip, film, picture, plain, scene, still, words


def made(ctx: Context, folder: Path) -> Timeline:
    short = clip(ctx, folder, "testsrc2=s=320x180:d=1:r=30")
    over = Overlay(asset=picture(ctx, 9), start_frame=4, end_frame=20)
    both = Overlay(asset=picture(ctx, 8), start_frame=10, end_frame=30)
    photo = picture(ctx, 1)
    timeline = film(
        scene(still(plain(ctx, (90, 20, 20)), fit="exact"), 40, "cut", 0, words("one two"), overlays=(over, both)),
        scene(still(photo), 36, "dissolve", 10),
        scene(Footage(asset=short), 70),
        scene(still(photo), 30, "wipe", 6),
        speech=(beep(ctx, 3, 4), beep(ctx, 50, 4)),
    )
    audio = Audio(speech=timeline.audio.speech, music=Music(seed=3))
    return timeline.model_copy(update={"audio": audio, "chapters": ((0, "Start"), (76, 'Middle, "quoted"'))})


def media(clip_of: Any, folder: Path) -> Path:
    url = clip_of.media_reference.target_url
    assert "://" not in url, "relative, so that the folder may be moved"
    path = folder / unquote(url)
    assert path.is_file(), url
    return path


@pytest.fixture
def written(ctx, tmp_path: Path) -> tuple[Timeline, Any, Path]:
    timeline = made(ctx, tmp_path)
    path = write_otio(timeline, ctx, tmp_path / "edit", "my film", "my film.srt")
    return timeline, otio.adapters.read_from_file(str(path)), path.parent


def test_every_frame_has_its_clip_and_every_clip_its_file(written) -> None:
    timeline, document, folder = written
    pictures = document.tracks[0]
    assert pictures.duration().value == timeline.n_frames
    assert document.duration().to_seconds() == pytest.approx(timeline.duration_s)
    starts = {int(pictures.range_of_child(element).start_time.value) for element in pictures.find_clips()}
    assert {each.start_frame for each in timeline.scenes} <= starts
    for item in document.find_clips():
        media(item, folder)
        available, used = item.media_reference.available_range, item.source_range
        assert available.start_time <= used.start_time
        assert used.end_time_exclusive() <= available.end_time_exclusive()
    names = [media(entry, folder).name for entry in pictures.find_clips()]
    assert names[1] == names[-1], "a picture shown twice is one file"


def test_transitions_lie_in_the_scene_that_enters_and_have_the_material(written) -> None:
    _, document, _ = written
    pictures = document.tracks[0]
    found = {n: item for n, item in enumerate(pictures) if isinstance(item, otio.schema.Transition)}
    assert [element.transition_type for element in found.values()] == ["SMPTE_Dissolve", "Custom_Transition"]
    assert [int(entry.out_offset.value) for entry in found.values()] == [10, 6]
    assert all(each.in_offset.value == 0 for each in found.values())
    before = pictures[next(iter(found)) - 1]
    spare = before.media_reference.available_range.end_time_exclusive() - before.source_range.end_time_exclusive()
    assert spare.value >= 10


def test_a_clip_that_starts_over_becomes_several(written) -> None:
    _, document, folder = written
    parts = [item for item in document.tracks[0].find_clips() if media(item, folder).suffix == ".mp4"]
    assert [int(part.source_range.duration.value) for part in parts] == [30, 30, 10]
    assert all(element.source_range.start_time.value == 0 for element in parts)


def test_overlays_that_are_seen_at_once_have_tracks_of_their_own(written) -> None:
    _, document, _ = written
    tracks = [track for track in document.video_tracks() if track.name.startswith("Overlays")]
    assert len(tracks) == 2
    ranges = [item.range_of_child(next(iter(item.find_clips()))) for item in tracks]
    assert [(int(r.start_time.value), int(r.duration.value)) for r in ranges] == [(4, 16), (10, 20)]


def test_the_sound_lies_where_it_is_heard(written) -> None:
    timeline, document, folder = written
    voice, music = document.audio_tracks()
    takes = list(voice.find_clips())
    assert [int(voice.range_of_child(item).start_time.value) for item in takes] == [3, 50]
    for take in takes:
        samples, rate = read_wav(media(take, folder))
        assert len(samples) == take.source_range.duration.value * rate / timeline.fps
        assert np.abs(samples.astype(int)).max() > 10_000
    (under,) = music.find_clips()
    with wave.open(str(media(under, folder))) as file:
        assert (file.getframerate(), file.getnchannels()) == (48_000, 2)
        assert file.getnframes() == timeline.n_frames * 1600
    samples, _ = read_wav(media(under, folder))
    level = np.sqrt(np.mean(samples.astype(float) ** 2))
    assert 20 < level < 4000, "there, and well below the voice"


def test_chapters_are_markers_and_framing_is_noted(written) -> None:
    timeline, document, _ = written
    found = [(int(marker.marked_range.start_time.value), marker.name) for marker in document.tracks.markers]
    assert found == list(timeline.chapters)
    first = next(iter(document.tracks[0].find_clips()))
    assert first.metadata["reelwright"]["fit"] == "exact"
    assert document.metadata["reelwright"]["captions"] == "my film.srt"


def test_slowed_footage_says_so(ctx, tmp_path: Path) -> None:
    short = clip(ctx, tmp_path, "testsrc2=s=320x180:d=1:r=30")
    timeline = film(scene(Footage(asset=short, when_short="slow"), 36))
    document = otio.adapters.read_from_file(str(write_otio(timeline, ctx, tmp_path / "edit", "slow")))
    (item,) = document.tracks[0].find_clips()
    assert item.source_range.duration.value == 36
    assert 0.5 <= item.effects[0].time_scalar < 1


@pytest.mark.slow
def test_a_computed_scene_takes_part_as_a_film(ctx, tmp_path: Path) -> None:
    timeline = film(scene(Clip(factory="number", params={}), 12))
    path = write_otio(timeline, ctx, tmp_path / "edit", "counted")
    (item,) = otio.adapters.read_from_file(str(path)).tracks[0].find_clips()
    info = probe(media(item, path.parent))
    assert info.video is not None
    assert info.duration_s == pytest.approx(0.4, abs=0.05)


def test_without_music_there_is_no_music_track(ctx, tmp_path: Path) -> None:
    timeline = film(scene(still(plain(ctx, (9, 9, 9)), fit="exact"), 30), speech=(beep(ctx, 0),))
    document = otio.adapters.read_from_file(str(write_otio(timeline, ctx, tmp_path, "quiet")))
    assert [track.name for track in document.audio_tracks()] == ["Voice"]
