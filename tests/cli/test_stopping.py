"""Ctrl-C in the middle: exit code 6, nothing half made in sight, and the next call goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import config

PATIENCE_S = 600.0


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_make_that_is_stopped(article: Path, tmp_path: Path, number: signal.Signals) -> None:
    out, scenes = tmp_path / "out", Path(os.environ["REELWRIGHT_DATA"]) / "scenes"
    argv = [sys.executable, "-m", "core", "make", article, "--quality", "draft", "--out", out, "--json"]
    process = subprocess.Popen(argv, cwd=config.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    limit = time.monotonic() + PATIENCE_S
    while not scenes.is_dir() or not any(scenes.iterdir()):
        assert time.monotonic() < limit
        assert process.poll() is None
        time.sleep(0.05)
    began = time.monotonic()
    process.send_signal(number)
    text, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 6, errors
    assert time.monotonic() - began < 60
    assert json.loads(text)["error"]["code"] == "cancelled"
    assert "Traceback" not in errors
    assert list(out.iterdir()) == []
    assert not list((scenes.parent / "renders").rglob("*.mp4"))
