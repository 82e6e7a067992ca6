"""The data folder: settings in their order, scratch that is swept, one store for all threads."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import config
from core.errors import StorageError
from core.store import settings
from core.studio.workspace.workspace import Workspace, open_workspace


def test_the_environment_wins_over_what_was_stored(tmp_path: Path) -> None:
    env = {"REELWRIGHT_DATA": str(tmp_path), "REELWRIGHT_OPENAI_API_KEY": "from-env"}
    workspace = open_workspace(config.load(env, tmp_path / "none"))
    settings.put(workspace.store, "openai_api_key", "stored")
    settings.put(workspace.store, "pexels_api_key", "stored")
    again = open_workspace(config.load(env, tmp_path / "none"))
    assert again.settings.get("openai_api_key") == "from-env"
    assert again.settings.get("pexels_api_key") == "stored"


def test_opening_twice_shares_the_store(workspace: Workspace) -> None:
    assert open_workspace(workspace.settings).store is workspace.store


def test_scratch_of_the_dead_is_swept_and_of_the_living_is_not(workspace: Workspace) -> None:
    mine = workspace.scratch
    code = "from core.studio.workspace.workspace import open_workspace; print(open_workspace().scratch)"
    env = {**os.environ, "REELWRIGHT_DATA": str(workspace.data)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=config.ROOT, env=env, capture_output=True, text=True, check=True
    )
    dead = Path(done.stdout.strip())
    assert dead.is_dir()
    elsewhere, old = mine.with_name("0badcafe-1-1"), mine.with_name("0badcafe-2-1")
    for folder in (elsewhere, old):
        folder.mkdir()
    os.utime(old, (time.time() - 10**6,) * 2)
    workspace.sweep()
    assert mine.is_dir()
    assert elsewhere.is_dir(), "another container's, perhaps in use"
    assert not dead.exists()
    assert not old.exists()
    workspace.leave()
    assert not mine.exists()


def test_a_data_folder_in_an_impossible_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "file" / "data")}, tmp_path / "none"))


def test_a_store_that_was_deleted_is_made_anew(workspace: Workspace) -> None:
    workspace.store.path.unlink()
    again = open_workspace(workspace.settings)
    assert again.store.rows("select * from projects") == []


def test_leaving_makes_no_folder(workspace: Workspace) -> None:
    workspace.leave()
    assert not (workspace.data / "scratch").exists()
