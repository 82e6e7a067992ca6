"""Songs that are silent, clipped or short: said before the work."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import BadInput
from core.media.audio import write_wav
from core.media.soundness import is_clipped, require_sound
from core.model.options import Options
from core.studio.film import music
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace
from core.wording import words

RATE = 48_000
TONE = np.sin(np.arange(RATE * 12) / 20.0)


def written(path: Path, samples: np.ndarray) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_wav(np.clip(samples, -32_768, 32_767).astype(np.int16)))
    return path


def test_a_silent_song_is_refused_by_its_name(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path / "silence.wav", np.zeros(RATE * 20))
    with pytest.raises(BadInput, match=r"silence\.wav is silent"):
        music.with_song_kept(workspace, Options(music=str(path)), "x", Run().warn)
    with pytest.raises(BadInput, match=r"hush\.wav is silent"):
        music.upload(workspace, 1, written(tmp_path / "s.wav", TONE * 20).read_bytes(), "hush.wav")


def test_a_folder_with_a_silent_song_plays_another(workspace: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "songs"
    for n in range(5):
        written(place / f"silence{n}.wav", np.zeros(RATE))
    written(place / "tune.wav", TONE * 8000)
    for seed in "abc":
        run = Run()
        chosen = music.with_song_kept(workspace, Options(music=str(place)), seed, run.warn)
        assert music.music_title(workspace, chosen.music) == "tune"


def test_a_clipped_or_short_song_is_used_and_said(workspace: Workspace, tmp_path: Path) -> None:
    run = Run()
    clipped = written(tmp_path / "loud.wav", TONE * 90_000)
    chosen = music.with_song_kept(workspace, Options(music=str(clipped)), "x", run.warn)
    assert any("loud.wav was recorded too loud" in text for text in map(words, run.notices))
    assert [notice.code for notice in music.song_notices(workspace, chosen.music)] == ["sound_clipped"]
    run = Run()
    music.with_song_kept(
        workspace, Options(music=str(written(tmp_path / "jingle.wav", TONE[: RATE * 3] * 8000))), "x", run.warn
    )
    assert any("jingle.wav lasts 3 s and is repeated" in text for text in map(words, run.notices))


def test_music_that_touches_full_scale_is_not_clipped() -> None:
    assert not is_clipped((TONE * 32_767).astype(np.int16))
    assert not is_clipped((TONE * 8000).astype(np.int16))
    assert is_clipped(np.clip(TONE * 60_000, -32_768, 32_767).astype(np.int16))
    require_sound((TONE * 100).astype(np.int16), "quiet.wav")
    with pytest.raises(BadInput, match="nothing"):
        require_sound(np.zeros(0, np.int16), "nothing")
