"""Voices that can be downloaded: which ones there are, the one to offer for a language, installing and removing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import BadInput, NotFound, ProviderFailed
from core.model.coded import Notice
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.voice.install.find import Found

KIND = "voice_install"  # the job's


@dataclass(frozen=True)
class Offer:
    """A voice that can be downloaded, as a page shows it.

    `ready` is false where its engine's program is missing: then `reason` says so and `command` brings it.
    """

    id: str
    engine: str
    label: str
    languages: tuple[str, ...]
    quality: str
    gender: str
    size_bytes: int
    licence: str
    restricts: str
    installed: bool
    ready: bool
    reason: str
    command: str

    @property
    def size(self) -> str:
        """The size of the download, in words: "63 MB"."""
        return f"{self.size_bytes / 1e6:,.0f} MB"


def available(workspace: Workspace, language: str = "", run: Run | None = None, *, ask: bool = True) -> list[Offer]:
    """The voices that can be downloaded, as the page shows them, the best first; `ask` asks for the newest lists over
    the network.

    Where a list cannot be had, `run` is warned, and there is what was last heard or what ships with the program.
    """
    from core.voice.install import known

    run = run or Run()
    workspace = open_workspace(workspace.settings)
    found = None
    if ask:
        try:
            found = known(workspace.settings, language, workspace.net)
        except (ProviderFailed, BadInput) as error:
            run.warn(Notice.of("voices_outdated", error=error.message))
    if found is None:
        found = known(workspace.settings, language)
    return [_offer(workspace, pair) for pair in found]


def offer(workspace: Workspace, language: str) -> Offer | None:
    """The natural voice that the page offers for a language; None where one is installed or none is known. Asks
    nothing.
    """
    from core.voice.install import offered

    found = offered(open_workspace(workspace.settings).settings, language or "en")
    return _offer(workspace, found) if found is not None else None


def start_install(workspace: Workspace, name: str) -> int:
    """The id of the job that installs the voice; asked for twice, it is one job. Raises `BadInput`."""
    from core.studio.jobs import ask as jobs_ask
    from core.voice.install import by_name

    try:
        name = by_name(open_workspace(workspace.settings).settings, name)[0].id
    except BadInput:
        if "-" not in name:  # the job asks whether the newest list has it
            raise
    return jobs_ask.start(workspace, KIND, {"voice": name})


def install(workspace: Workspace, name: str, run: Run | None = None) -> dict[str, Any]:
    """Bring a voice here; from then on it is among the voices. `{"installed", "label", "size_bytes", "licence"}`.

    `name` is ENGINE:VOICE, VOICE, an engine with a single download, or a language's code.
    Raises `BadInput`, `ProviderFailed`, `StorageError`, `Cancelled`; what has come is kept for the next attempt.
    """
    from core.voice import install as core_install

    run = run or Run()
    item, engine = core_install.newest(open_workspace(workspace.settings).settings, name, workspace.net)
    core_install.install(item, replace(workspace.context(run), voices=_folder(workspace)))
    message = _offer(workspace, (item, engine))
    if not message.ready:
        run.warn(Notice.of("engine_missing", engine=engine.label, error=message.reason, command=message.command))
    if message.restricts:
        run.warn(Notice.of("voice_restricts", voice=message.label, restricts=message.restricts))
    return {"installed": item.id, "label": item.label, "size_bytes": item.size_bytes, "licence": message.licence}


def remove(workspace: Workspace, name: str) -> int:
    """Delete an installed voice; how many bytes that freed. Raises `NotFound`."""
    from core.voice import install as core_install

    files = core_install.files_of(open_workspace(workspace.settings).settings, name)
    if not files:
        raise NotFound(f"No voice {name[:60]!r} was installed here.", "List the voices with: python -m core voices")
    return core_install.remove(files)


def _folder(workspace: Workspace) -> Path:
    """Return the folder where voices are installed: the data folder's, or the one that was set."""
    from core.voice import catalogue
    from core.voice.local import FOLDER

    return Path(catalogue.stored(workspace.settings)[FOLDER])


def _offer(workspace: Workspace, pair: Found) -> Offer:
    from core.voice.install import cards

    item, engine = pair
    home = _folder(workspace) / item.engine
    card = ""
    for extra in item.extras:
        path = home / extra.name
        card += path.read_text(encoding="utf-8", errors="replace")[:20_000] if path.is_file() else ""
    return Offer(
        id=item.id,
        engine=item.engine,
        label=item.label,
        languages=item.languages,
        quality=item.quality,
        gender=item.gender,
        size_bytes=item.size_bytes,
        licence=cards.licence(card) or item.licence,
        restricts=cards.restricts(card) or item.restricts,
        installed=all((home / file.name).is_file() for file in item.files),
        ready=engine.available,
        reason=engine.reason,
        command=engine.command,
    )
