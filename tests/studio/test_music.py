"""Music: made in moods, of one's own, out of a folder by the project's seed; heard beforehand; never a traceback."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput, NotFound
from core.media.audio import write_wav
from core.model.options import Options
from core.studio import make
from core.studio.content import articles
from core.studio.film import build, music
from core.studio.project import cards, projects
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def song(path: Path, pitch: float = 20.0, seconds: int = 12) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_wav((np.sin(np.arange(48_000 * seconds) / pitch) * 8000).astype(np.int16)))
    return path


def heard(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (48_000, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def test_every_mood_can_be_heard_for_ten_seconds_and_sounds_its_own_way(workspace: Workspace, project: int) -> None:
    found = [music.music_preview(workspace, project, mood.name) for mood in music.moods()]
    assert len(set(found)) == len(found) >= 4
    sound = heard(found[0])
    assert len(sound) == 480_000
    assert 1_000 < np.sqrt((sound.astype(float) ** 2).mean()) < 12_000
    assert abs(int(sound[0].max())) < 200 and abs(int(sound[-1].max())) < 200  # neither end clicks
    assert music.music_preview(workspace, project, music.moods()[0].name) == found[0]


def test_the_mood_that_was_chosen_is_what_the_film_has(workspace: Workspace, short: int) -> None:
    projects.set_options(workspace, short, music="auto", mood="warm", music_level=0.3)
    project = Project(workspace, short)
    assert project.script is not None
    bed = build.music(project, project.script)
    assert bed is not None and (bed.mood, bed.level) == ("warm", 0.3)
    with pytest.raises(BadInput, match="no music mood called 'gloomy'"):
        projects.set_options(workspace, short, mood="gloomy")


def test_a_song_of_the_folder_is_one_by_the_seed_and_stays(workspace: Workspace, source: Path) -> None:
    for n in range(6):
        song(music.song_folder(workspace) / f"song-{n}.wav", 15.0 + n)
    results = [
        projects.create(workspace, articles.import_article(workspace, path=source), Options(music="none"))
        for _ in range(8)
    ]
    chosen = [music.from_folder(workspace, result).music for result in results]
    assert len(set(chosen)) > 1
    assert [music.from_folder(workspace, item).music for item in results] == chosen
    assert music.music_title(workspace, chosen[0]).startswith("song-")


def test_without_songs_the_film_goes_on_without_music_and_says_so(workspace: Workspace, project: int) -> None:
    run = Run()
    assert music.from_folder(workspace, project, run=run).music == "none"
    assert len(run.warnings) == 1 and "no music in" in run.warnings[0]


def test_a_broken_song_is_passed_over_with_a_word(workspace: Workspace, project: int) -> None:
    folder = music.song_folder(workspace)
    folder.mkdir(parents=True)
    (folder / "broken.mp3").write_bytes(b"no music at all")
    run = Run()
    assert music.from_folder(workspace, project, run=run).music == "none"
    assert run.warnings[0].startswith("broken.mp3 cannot be read")
    song(folder / "whole.wav")
    assert music.music_title(workspace, music.from_folder(workspace, project, run=Run()).music) == "whole"


def test_a_file_that_is_named_and_cannot_be_played_is_refused_in_one_sentence(
    workspace: Workspace, project: int
) -> None:
    with pytest.raises(BadInput, match=r"silence\.mp3") as refused:
        music.upload(workspace, project, b"RIFF nothing", "../silence.mp3")
    assert "Traceback" not in str(refused.value)
    with pytest.raises(NotFound):
        music.from_folder(workspace, project, "../../etc/passwd")
    with pytest.raises(NotFound):
        music.music_preview(workspace, project, song="../reelwright.sqlite3")
    assert projects.options(workspace, project).music == "none"


def test_a_song_can_be_heard_before_it_is_used_and_afterwards(workspace: Workspace, project: int) -> None:
    song(music.song_folder(workspace) / "mine.wav")
    before = music.music_preview(workspace, project, song="mine.wav")
    assert len(heard(before)) == 480_000
    music.from_folder(workspace, project, "mine.wav")
    assert music.music_preview(workspace, project) == before
    assert projects.options(workspace, project).music.startswith("sha256:")


def test_make_takes_a_song_of_the_folder(workspace: Workspace, source: Path, tmp_path: Path) -> None:
    song(music.song_folder(workspace) / "mine.wav")
    run = Run()
    chosen = music.with_song_kept(workspace, Options(music="folder"), str(source), run.warn)
    assert music.music_title(workspace, chosen.music) == "mine" and run.warnings == []
    with pytest.raises(BadInput, match=r"no music file .*none\.mp3"):
        make.make(workspace, str(source), {"music": str(tmp_path / "none.mp3")})
    assert cards.cards(workspace) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\x00b.w\x00av", "ab"),
        ("", "your file"),
        ("../../x\n.wav", "x"),
        ("🇩🇪" * 100, "🇩🇪" * 60),
        ("a." + "y" * 300, "yyy"),
    ],
)
def test_no_name_of_a_song_is_a_fault(
    workspace: Workspace, project: int, tmp_path: Path, name: str, shown: str
) -> None:
    data = song(tmp_path / "song.wav").read_bytes()
    assert music.music_title(workspace, music.upload(workspace, project, data, name).music).startswith(shown)
    with pytest.raises(BadInput, match=f"{shown}.* cannot be read"):
        music.upload(workspace, project, b"#EXTM3U\n", name)
