"""One process that publishes: its state is a file, so that the next goes on where it was killed."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import whole_files
from core.net import retry
from core.publish.target import Account, Post, State
from tests.publish.desks import Clerk
from tests.publish.stages import STAGES, deliver, small_chunks


class Filed(Clerk):
    """A clerk that saves into a file, as the database would."""

    def __init__(self, file: Path, account: Account, token: str) -> None:
        super().__init__(account, lambda: token, token)
        self._file = file
        self.state = json.loads(file.read_text()) if file.is_file() else {}

    def _save(self, state: State) -> None:
        super()._save(state)
        whole_files.write(self._file, json.dumps(state).encode())


def publish(name: str, address: str, post: Post, folder: Path) -> None:
    """See a publication through, going on from the folder's state, and write its outcome there."""
    (folder / "pid").write_text(str(os.getpid()))
    patch = pytest.MonkeyPatch()
    small_chunks(patch)
    patch.setattr(retry, "_BACKOFF_S", (0.0, 0.0, 0.0))
    stage, server = STAGES[name], SimpleNamespace(address=address)
    clerk = Filed(folder / "state.json", Account(1, name.partition("-")[0], stage.account, "Bees", {}, {}), stage.token)
    outcome = deliver(stage, server, clerk, post)
    found = {"status": outcome.status, "codes": [error.code for error in outcome.errors], "at": time.time()}
    whole_files.write(folder / "outcome.json", json.dumps(found).encode())
