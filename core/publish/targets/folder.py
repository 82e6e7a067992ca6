"""A folder of this machine: the film with its captions, thumbnail and words. The reference of the contract.

Each file is written beside its place and then renamed, so that it is seen whole or not at all; the same film sent
twice is one film.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from core import whole_files
from core.errors import BadInput, MissingSetup, StorageError
from core.providers import Setting
from core.publish import files
from core.publish.target import Desk, Field, Post, Sent, State, Target


class Folder(Target):
    """A folder of the machine that Reelwright runs on."""

    label = "Folder"
    note = "Puts the video and everything beside it into a folder of this machine, such as one that is synchronised."
    settings = (Setting("path", "Folder", required=True, help="On the machine that Reelwright runs on."),)
    capabilities = frozenset({"captions", "thumbnail", "update", "remove"})
    idempotent = True

    def problems(self, post: Post) -> list[BadInput]:
        return []

    def fields(self, post: Post) -> tuple[Field, ...]:
        folder = f"{self.setting('path').rstrip('/')}/{files.folder(post)}/"
        return tuple(Field(name, folder + name) for name, _ in files.files(post))

    def send(self, post: Post, state: State, desk: Desk) -> Sent:
        state.setdefault("folder", files.folder(post))
        place, whole = self._root() / state["folder"], files.files(post)
        state |= {"names": [name for name, _ in whole], "film": post.film.name}
        desk.save(state)
        for at, (name, data) in enumerate(whole):
            desk.check()
            desk.progress(at / len(whole), f"Copying {name}")
            with whole_files.placed(place / name, complaints=_as_storage_error) as half, _as_storage_error(place):
                if isinstance(data, Path):
                    shutil.copyfile(data, half)
                else:
                    half.write_bytes(data)
        return self._sent(state)

    def settle(self, post: Post, state: State, desk: Desk) -> Sent | None:
        return self.send(post, state, desk)

    def confirm(self, state: State, desk: Desk) -> Sent:
        there = (self._root() / state["folder"] / state["film"]).is_file()
        return self._sent(state) if there else Sent("absent")

    def update(self, post: Post, state: State, desk: Desk) -> Sent:
        return self.send(post, state, desk)

    def remove(self, state: State, desk: Desk) -> None:
        place = self._root() / state["folder"]
        with _as_storage_error(place):
            for name in state["names"]:
                (place / name).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # somebody put something else into it, or it is gone
                place.rmdir()

    def greet(self, desk: Desk) -> str:
        root = self._root()
        with _as_storage_error(root):
            root.mkdir(parents=True, exist_ok=True)
        return "The folder is there."

    def _sent(self, state: State) -> Sent:
        path = self._root() / state["folder"] / state["film"]
        return Sent("published", f"{state['folder']}/{state['film']}", path.as_uri())

    def _root(self) -> Path:
        path = Path(self.setting("path")).expanduser()
        if not path.is_absolute():
            raise MissingSetup("The folder is not named from its root on.", "Write it as /home/me/Videos.")
        return path


@contextlib.contextmanager
def _as_storage_error(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise StorageError(f"{place} cannot be written to: {reason}.", "Choose another folder in Settings.") from error
