"""The workspace: settings, rows, blobs and the way out, opened once and handed to every studio function."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core import config, lettering, private
from core.buying import Till
from core.config import Settings
from core.jobs import owner
from core.media import ffmpeg
from core.ports import Context, Fetched, Net
from core.store import secrets
from core.store.blobs import FolderBlobs
from core.store.cache import FolderCache
from core.store.db import Guard, Store
from core.store.trouble import as_storage_error
from core.studio.workspace import purchases, upgrade
from core.studio.workspace.run import Run


@dataclass(frozen=True)
class Workspace:
    """The settings and the store of one data folder. Safe to share between threads; `fenced` has its writes guarded."""

    settings: Settings
    store: Store

    @property
    def data(self) -> Path:
        return self.settings.data

    @cached_property
    def blobs(self) -> FolderBlobs:
        return FolderBlobs(self.data / "blobs")

    @cached_property
    def cache(self) -> FolderCache:
        return FolderCache(self.data / "cache")

    @property
    def net(self) -> Net:
        """The one way out to URLs that a user or a document named."""
        from core.net import SafeNet

        return SafeNet(allow_private=self.settings.allow_private)

    @property
    def scratch(self) -> Path:
        """This process's own folder for files that may vanish."""
        folder = self._own_scratch
        with as_storage_error(self.data):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def _own_scratch(self) -> Path:
        return self.data / "scratch" / _scratch_name(owner.this_process())

    @property
    def scenes(self) -> Path:
        folder = self.data / "scenes"
        with as_storage_error(self.data):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def context(self, run: Run | None = None, at: Till | None = None) -> Context:
        """Return the context that a room is handed; without a till it buys for no project."""
        run = run or Run()
        return Context(
            blobs=self.blobs,
            cache=self.cache,
            scratch=self.scratch,
            scenes=self.scenes,
            net=self.net,
            progress=run.progress,
            check=run.check,
            warn=run.warn,
            voices=self.data / "voices",
            browse=self._browse(run),
            till=at or purchases.WorkspaceTill(self),
        )

    def _browse(self, run: Run) -> Callable[[str], Fetched] | None:
        from core.net import SafeNet, browser

        program = browser.program(self.settings.get("browser"))
        net = SafeNet(allow_private=self.settings.allow_private)
        return (lambda url: browser.built(net, program, url, run.check)) if program else None

    def values_now(self) -> Mapping[str, str]:
        """The settings' values as they are by now: what was stored since the workspace was opened, too."""
        return open_workspace(self.settings).settings.values

    def fenced(self, guard: Guard) -> Workspace:
        """The same workspace, every write of rows checked by `guard` first."""
        return Workspace(self.settings, self.store.guarded(guard))

    def leave(self) -> None:
        """Remove this process's own scratch folder."""
        shutil.rmtree(self._own_scratch, ignore_errors=True)

    def sweep(self) -> None:
        """Remove the scratch folders that ended processes left behind: of this place those whose process is gone,
        of other places (a container that shares the data folder) those that are a week old.
        """
        here = _scratch_name(owner.this_process()).partition("-")[0]
        for folder in (self.data / "scratch").glob("*-*-*"):
            place, pid, _ = folder.name.split("-", 2)
            if place == here and pid.isdigit():
                gone = folder.name != _scratch_name(owner.this_process(int(pid)))
            else:
                gone = time.time() - folder.stat().st_mtime > _OLD_S
            if gone:
                shutil.rmtree(folder, ignore_errors=True)


def _scratch_name(current: str) -> str:
    """A folder's name for a process as `owner.this_process` names it."""
    place, pid, started = current.split("|")
    return f"{hashlib.sha256(place.encode()).hexdigest()[:8]}-{pid}-{started or 0}"


_OLD_S = 7 * 24 * 3600
_lock = threading.Lock()
_stores: dict[Path, Store] = {}


def _drop_copies(fonts: Path) -> None:
    """Remove the copies of brands' fonts that former versions laid among a person's own: the blobs are used now."""
    for copy in fonts.glob("brand-*"):
        copy.unlink(missing_ok=True)


def unopened_workspace(settings: Settings) -> Workspace:
    """The workspace of a data folder whose database may be damaged, to put a backup in its place."""
    with as_storage_error(settings.data):
        private.keep(settings.data)
    return Workspace(settings, _stores.get(settings.data) or Store(settings.data))


def open_workspace(settings: Settings | None = None) -> Workspace:
    """Open the data folder, making and updating it if need be; what was stored since is seen. Raises `StorageError`."""
    settings = settings or config.load()
    with _lock:
        store = _stores.get(settings.data)
        if store is None or not store.path.exists():
            with as_storage_error(settings.data):
                private.keep(settings.data)
            store = _stores[settings.data] = upgrade.opened_store(settings.data)
            _drop_copies(settings.data / "fonts")
            purchases.note_dead(Workspace(settings, store))
    lettering.use_folder(settings.data / "fonts")
    given = {name: value for name, value in settings.values.items() if name not in settings.stored}
    ffmpeg.use_binary(given.get("ffmpeg", ""))  # of the environment only: no page may name a program
    kept, _ = secrets.all_values(store, dataclasses.replace(settings, values=given))
    names = frozenset(kept.keys() - given.keys())
    settings = dataclasses.replace(settings, values={**kept, **given}, stored=names)
    return Workspace(settings, store)
