"""Rooms are loaded before anything runs side by side."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
from core.studio import rooms
rooms.load()
import core.visuals, core.visuals.draw, core.render, core.lettering
assert all(map(callable, (core.visuals.draw, core.visuals.designs, core.visuals.thumbnail, core.visuals.draw.theme)))
assert "streamlit" not in __import__("sys").modules
"""


def test_functions_are_functions_once_all_rooms_are_loaded() -> None:
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", CODE], cwd=root, check=True, timeout=60)
