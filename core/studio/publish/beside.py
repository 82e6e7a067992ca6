"""Files made of a finished film for those who read or listen: its transcript, and its sound for a podcast."""

from __future__ import annotations

from pathlib import Path

from core import whole_files
from core.media import sound_alone
from core.store.blobs import write_atomic
from core.store.trouble import as_storage_error
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.timeline import documents
from core.timeline.transcript import transcript

_RECORDING = "recording"


def names(view: RenderView) -> list[str]:
    """The names of the files that `write` makes of a project's film; none where its words are not known any more."""
    return list(_names(view.path)) if view.path and view.timeline else []


def write(project: Project, view: RenderView, folder: Path) -> None:
    """Write transcript and sound of a project's finished film into a folder. Raises `StorageError`."""
    if not (view.path and view.timeline):
        return
    text, sound = _names(view.path)
    words, about = contents(project, view)
    write_atomic(folder / text, words.encode())
    with whole_files.placed(folder / sound, complaints=as_storage_error) as half:
        sound_alone.write(view.path, half, about, project.workspace.scratch)


def contents(project: Project, view: RenderView) -> tuple[str, str]:
    """Return the words that `write` writes of a project's film: its transcript, and what its sound says of itself."""
    if not (view.path and view.timeline):
        return "", ""
    film = documents.read(view.timeline.read_bytes())
    article, chapters = project.article, [(at / film.fps, title) for at, title in film.chapters]
    values = {
        "title": film.title, "artist": article.author or article.site_name, "genre": "Podcast",
        "comment": " ".join(filter(None, ("Made with AI.", article.url))),
    }  # fmt: skip
    return transcript(film, _speakers(project)), sound_alone.tags(values, chapters, view.duration)


def _names(film: Path) -> tuple[str, str]:
    return f"{film.stem}.transcript.txt", f"{film.stem}.m4a"


def _speakers(project: Project) -> dict[str, str]:
    """The names of a project's voices by the sha256 of each take, where there are several."""
    from core.voice import catalogue

    narration = project.narration
    if narration is None:
        return {}
    usual = str(narration.voice_id)
    spoken = {take.audio: take.voice or usual for take in narration.takes}
    if len(set(spoken.values())) < 2:
        return {}
    labels = {voice.id: voice.label for voice in catalogue.voices(settings=project.workspace.settings, free=True)}
    labels[_RECORDING] = "Own recording"
    return {audio: labels.get(voice, voice.partition(":")[2] or voice) for audio, voice in spoken.items()}
