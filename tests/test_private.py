"""Permissions of files: the data folder is its owner's alone; what is saved elsewhere is as the person's files are."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

from core.config import ROOT

_CODE = """
import os, subprocess, sys
from pathlib import Path
from core import config, private
from core.studio.workspace.workspace import open_workspace
from core.store.blobs import copy_atomic, write_atomic
root = Path(sys.argv[1])
private.own_process()
workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(root / "data")}, root / "none"))
workspace.blobs.put(b"x", ".png"); workspace.cache.put("a", 1)
(workspace.scratch / "of-mine").write_text("x")
subprocess.run(["/bin/sh", "-c", "mkdir child; echo > child/file"], cwd=workspace.scratch, check=True)
write_atomic(root / "out" / "films" / "a.mp4", b"x")
copy_atomic(workspace.blobs.path(workspace.blobs.put(b"y")), root / "out" / "b.mp4")
"""


def run(root: Path) -> None:
    subprocess.run([sys.executable, "-c", _CODE, str(root)], check=True, cwd=ROOT, preexec_fn=lambda: os.umask(0o022))


def open_to_others(folder: Path) -> list[str]:
    found = [path for path in [folder, *folder.rglob("*")] if stat.S_IMODE(path.lstat().st_mode) & 0o077]
    return [str(path.relative_to(folder)) for path in found]


def test_all_of_the_data_folder_is_shut_to_others_and_what_is_saved_elsewhere_is_not(tmp_path: Path) -> None:
    run(tmp_path)
    assert open_to_others(tmp_path / "data") == []
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "reelwright.sqlite3").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "out" / "films").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "out" / "films" / "a.mp4").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "out" / "b.mp4").stat().st_mode) == 0o644


def test_a_folder_of_the_version_before_is_shut_when_it_is_opened(tmp_path: Path) -> None:
    run(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("not ours")
    elsewhere.chmod(0o644)
    for path in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    (tmp_path / "data" / "blobs" / "link").symlink_to(elsewhere)
    run(tmp_path)
    (tmp_path / "data" / "blobs" / "link").unlink()
    assert open_to_others(tmp_path / "data") == []
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644


def test_a_program_that_uses_the_code_keeps_its_modes_and_the_folder_is_shut(tmp_path: Path) -> None:
    """No call of ours decides how open another part of the process leaves its files."""
    code = _CODE.replace("private.own_process()\n", "") + '(root / "theirs").write_text("x")\n'
    usual = lambda: os.umask(0o022)  # noqa: E731 - run between fork and exec
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=ROOT, preexec_fn=usual)
    assert stat.S_IMODE((tmp_path / "theirs").stat().st_mode) == 0o644
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert [
        other for other in open_to_others(tmp_path / "data") if other.startswith("blobs/") and other.endswith(".png")
    ] == []
