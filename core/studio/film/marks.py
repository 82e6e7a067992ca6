"""The marks that a project's finished film gets: how it was made, as people's programs and checkers read it."""

from __future__ import annotations

from pathlib import Path

from core.media import marking
from core.media.marking import Source
from core.providers import is_on
from core.store.trouble import as_storage_error
from core.studio.project.project import Project

SETTING, FOLDER = "marking", "credentials"
BY_DEFAULT = "1"  # off only by choice: REELWRIGHT_MARKING=0
_OWN, _ALGORITHM = "recording", "espeak"  # voices that no model was trained for


def mark(project: Project, film: Path) -> None:
    """Mark a project's finished film, which is replaced, unless that is switched off. Raises `StorageError`."""
    settings = project.workspace.settings
    if not is_on(settings.get(SETTING, BY_DEFAULT)):
        return
    title = project.row["title"]
    marking.mark(film, settings.data / FOLDER, source(project), title, complaints=as_storage_error)


def source(project: Project) -> Source:
    """The digital source type of a project's film: a composite, never "fully generated"; of what is said by its voice
    and its pictures.
    """
    generated = any(asset.source == "ai_generated" for asset in (project.board.assets if project.board else ()))
    narration = project.narration
    takes = narration.takes if narration is not None else ()
    usual = narration.engine if narration is not None else ""
    engines = {take.voice.partition(":")[0] or usual for take in takes}
    if generated or engines - {_OWN, _ALGORITHM}:
        return "compositeWithTrainedAlgorithmicMedia"
    return "compositeSynthetic" if _ALGORITHM in engines else "composite"
