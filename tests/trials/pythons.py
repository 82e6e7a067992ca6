"""The suite on every Python that is supported: seed 0 is the oldest of them. Each sets up an environment of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from core.studio.machine.doctor import PYTHONS

COUNT = len(PYTHONS)
ROOT = Path(__file__).parent.parent.parent


def trial(seed: int, folder: Path) -> dict[str, str]:
    """Run the suite, without a browser, on the Python of a seed; its last line. Raises where a test fails."""
    major, minor = PYTHONS[seed]
    _run([f"python{major}.{minor}", "-m", "venv", str(folder / "venv")])
    python = str(folder / "venv" / "bin" / "python")
    _run([python, "-m", "pip", "install", "-q", "-r", "requirements.txt", "-r", "tests/requirements.txt"])
    tests = ["tests", "-m", "not browser", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    *_, last = _run([python, "-m", "pytest", *tests]).splitlines()
    return {"python": f"{major}.{minor}", "tests": last}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout[-20_000:]}\n{done.stderr[-5_000:]}")
    return done.stdout
