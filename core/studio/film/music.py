"""The music of a project: a bed made here in some mood, a file of the person's own, or one of their folder of songs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.code_digest import code_digest
from core.errors import BadInput, NotFound, ReelwrightError
from core.media.versions import SOUND, versions
from core.model.asset import Rights
from core.model.coded import Notice
from core.model.limits import MEDIA_BYTES
from core.model.options import Options
from core.model.text import file_name
from core.model.timeline import Music
from core.store import rights as rights_rows
from core.studio.project import inputs, projects
from core.studio.project.project import Project
from core.studio.workspace import kept
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

SOUNDS = (".aac", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav")
MOST_BYTES = MEDIA_BYTES
PREVIEW_S = 10
_FADE_S = 0.6
_RATE = 48_000


@dataclass(frozen=True)
class Mood:
    """A kind of generated music: `name` is what `Options.mood` holds."""

    name: str
    label: str


def moods() -> list[Mood]:
    """The moods in which music for a film can be made, the usual one first."""
    from core.render.audio.music import MOODS

    return [Mood(name, mood.label) for name, mood in MOODS.items()]


def song_folder(workspace: Workspace) -> Path:
    """The folder of the workspace where people put songs of their own."""
    return workspace.data / "music"


def songs(workspace: Workspace) -> list[Path]:
    """The sound files of the song folder, by name; whether they can be played is seen when one is used."""
    place = song_folder(workspace)
    found = place.iterdir() if place.is_dir() else ()
    return sorted(path for path in found if path.suffix.lower() in SOUNDS and path.is_file())


def with_song_kept(workspace: Workspace, chosen: Options, seed: str, warn: Callable[[Notice], None]) -> Options:
    """The project's options with a music file, or one of a folder, taken in as a blob.

    `seed` decides which one of a folder it is: the same seed, the same song. A folder without songs is a warning, and
    the film goes on without music; so is a song of it that cannot be played. Raises `BadInput` for a file that is
    named and cannot be.
    """
    music = chosen.music
    if music in ("auto", "none") or music.startswith("sha256:"):
        return chosen
    path = song_folder(workspace) if music == "folder" else Path(music).expanduser()
    if music == "folder" or path.is_dir():
        song = _one_of(workspace, path, seed, warn)
        return chosen.model_copy(update={"music": song or "none"})
    if not path.is_file():
        raise BadInput(f"There is no music file {path}.", "Name a file, a folder, auto or none.", code="no_music")
    song = import_song(workspace, path, path.name)
    for notice in song_notices(workspace, song):
        warn(notice)
    return chosen.model_copy(update={"music": song})


def _one_of(workspace: Workspace, place: Path, seed: str, warn: Callable[[Notice], None]) -> str:
    """A song of the folder by the seed; empty where there is none that can be played."""
    found = sorted(item for item in place.iterdir() if item.suffix.lower() in SOUNDS) if place.is_dir() else []
    order = sorted(found, key=lambda element: hashlib.sha256(f"{seed}|{element.name}".encode()).digest())
    for path in order:
        try:
            song = import_song(workspace, path, path.name)
        except ReelwrightError as error:
            if error.retryable:  # the machine's fault, not the file's
                raise
            warn(Notice.of("song_unplayable", error=error.message))
            continue
        for notice in song_notices(workspace, song):
            warn(notice)
        return song
    warn(Notice.of("no_song", folder=str(place)))
    return ""


def import_song(workspace: Workspace, path: Path, name: str) -> str:
    """Keep a person's sound file, decoded once to be sure; returns what `Options.music` holds.

    Raises `BadInput` naming it, also where it is silent.
    """
    from core.media import probe, soundness

    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadInput(f"The music file {name} cannot be read.", "Choose another one.", code="no_music") from error
    if size > MOST_BYTES:
        raise BadInput(f"{name} is larger than {MOST_BYTES // 10**6} MB.", "Choose a smaller file.")
    samples = probe.decode_audio(path, _RATE, name=name)
    soundness.require_length(samples, _RATE, name)
    soundness.require_sound(samples, name)
    sha = workspace.blobs.put_file(path, Path(name).suffix)
    _keep_notices(workspace, sha, soundness.faults(samples, _RATE, name))
    with workspace.store.write():
        if rights_rows.get(workspace.store, sha) is None:
            rights_rows.put(workspace.store, sha, Rights(provider="upload"), Path(name).stem)
    return f"sha256:{sha}"


def song_notices(workspace: Workspace, music: str) -> tuple[Notice, ...]:
    """The notices about the song that a project's options name: that it is short, or clipped; heard once and kept."""
    from core.media import probe, soundness

    sha = music.removeprefix("sha256:")
    known = workspace.cache.get(_notices_key(sha))
    if isinstance(known, list):
        return tuple(Notice.model_validate(row) for row in known)
    if not music.startswith("sha256:") or not workspace.blobs.has(sha):
        return ()
    name = music_title(workspace, music)
    try:
        samples = probe.decode_audio(workspace.blobs.path(sha), _RATE, name=name)
    except BadInput:
        return ()  # said where it is to be played
    found = soundness.faults(samples, _RATE, name)
    _keep_notices(workspace, sha, found)
    return found


def _keep_notices(workspace: Workspace, sha256: str, found: tuple[Notice, ...]) -> None:
    workspace.cache.put(_notices_key(sha256), [notice.model_dump(mode="json") for notice in found])


def _notices_key(sha256: str) -> str:
    from core.media import soundness

    return f"studio.song/{code_digest(soundness.faults, 'media/soundness.py')}/{sha256}"


def upload(
    workspace: Workspace, project_id: int, data: bytes, name: str, *, seen: Mapping[str, Any] | None = None
) -> Options:
    """Lay a file of the person's own under the voice; `seen` are choices as the person saw them.

    Raises `BadInput` naming the file, `ChangedElsewhere` where other music was chosen since.
    """
    name = file_name(name, "your file")
    path = workspace.scratch / f"music-{hashlib.sha256(data).hexdigest()[:16]}{Path(name).suffix.lower()[:6]}"
    path.write_bytes(data)
    try:
        music = import_song(workspace, path, name)
    finally:
        path.unlink(missing_ok=True)
    return projects.set_options(workspace, project_id, seen=seen, music=music)


def from_folder(
    workspace: Workspace,
    project_id: int,
    name: str = "",
    run: Run | None = None,
    *,
    seen: Mapping[str, Any] | None = None,
) -> Options:
    """Lay a song of the folder under the voice: the one of that name, else one at random by the project's seed.

    Where the folder has none that can be played the project has no music, with a warning. `seen`: as for `upload`.
    Raises `NotFound`, `ChangedElsewhere`.
    """
    run = run or Run()
    if name:
        path = next((song for song in songs(workspace) if song.name == name), None)
        if path is None:
            raise NotFound(f"There is no song {name[:60]} in the folder of your music.", "Look into the folder again.")
        return projects.set_options(workspace, project_id, seen=seen, music=import_song(workspace, path, path.name))
    project = Project(workspace, project_id)
    chosen = with_song_kept(
        workspace, project.options.model_copy(update={"music": "folder"}), song_seed(project), run.warn
    )
    return projects.set_options(workspace, project_id, seen=seen, music=chosen.music)


def song_seed(project: Project) -> str:
    """The seed of a project's song: its number and its article, so that it stays and another's differs."""
    return f"{project.id}|{project.article.title}"


def music_title(workspace: Workspace, music: str) -> str:
    """The title of the music that a project's options name: a song's name, or nothing for a bed."""
    return rights_rows.title(workspace.store, music.removeprefix("sha256:")) if music.startswith("sha256:") else ""


def bed_seed(project: Project) -> int:
    """The seed of the generated bed: of the title, so that two films differ and one repeats."""
    return int(hashlib.sha256(project.article.title.encode()).hexdigest()[:8], 16)


def music_preview(workspace: Workspace, project_id: int, mood: str = "", song: str = "") -> Path:
    """Ten seconds of the project's bed in a mood, or of a song of the folder, or of its own music; a WAV, made once.

    Raises `BadInput` for an unknown mood or a file that cannot be played, `NotFound` for a song that is not there.
    """
    from core.render.audio.music import VERSION

    project = Project(workspace, project_id)
    music = Music(mood=mood or project.options.mood or "calm", seed=bed_seed(project))
    if song:
        path = next((item for item in songs(workspace) if item.name == song), None)
        if path is None:
            raise NotFound(f"There is no song {song[:60]} in the folder of your music.", "Look into the folder again.")
        music = Music(asset=import_song(workspace, path, path.name).removeprefix("sha256:"))
    elif not mood and project.options.music.startswith("sha256:"):
        music = Music(asset=project.options.music.removeprefix("sha256:"))
    key = inputs.digest([VERSION, versions(*SOUND), music.asset or f"{music.mood}/{music.seed}"])
    return kept.kept_file(workspace, "studio.music/2", key, lambda: _cut(workspace, music), ".wav")


def _cut(workspace: Workspace, music: Music) -> bytes:
    """The first seconds, as loud as a listener expects, faded at both ends."""
    import numpy as np

    from core.media.audio import write_wav
    from core.render.audio.mix import loop

    sound = loop(music, workspace.context())[: PREVIEW_S * _RATE].astype(np.float32)
    peak = float(np.abs(sound).max()) if len(sound) else 0.0
    sound *= min(4.0, 20_000 / peak) if peak > 0 else 1.0
    n = min(round(_FADE_S * _RATE), len(sound) // 2)
    fade = np.linspace(0, 1, n, dtype=np.float32)[:, None]
    sound[:n] *= fade
    sound[len(sound) - n :] *= fade[::-1]
    return write_wav(np.round(sound).astype(np.int16), _RATE)
