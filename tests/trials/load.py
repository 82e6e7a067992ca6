"""Thirty clients read the API of a folder of 200 projects while a film is rendered: errors, and how long they wait."""

from __future__ import annotations

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from core import config
from core.model.options import Options
from core.studio.content import articles
from core.studio.film import ask
from core.studio.project import projects
from core.studio.visuals import storyboard
from core.studio.workspace.workspace import Workspace, open_workspace

COUNT = 1
N_PROJECTS, N_CLIENTS, MOST_REQUESTS, MOST_S = 200, 30, 6000, 40.0
ROOT = Path(__file__).resolve().parents[2]
V1 = "/api/v1/video"


def trial(seed: int, folder: Path) -> str:
    """Percentiles of the answers' times, of the list of projects and of six other paths."""
    env = {"REELWRIGHT_DATA": str(folder / "data")}
    workspace = open_workspace(config.load(env, folder / "none"))
    project = _fill(workspace)
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("REELWRIGHT_", "STREAMLIT_"))}
    with (folder / "log").open("wb") as log:
        app = subprocess.Popen(command, cwd=ROOT, env={**outer, **env}, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(port)
            ask.request(workspace, project, ("youtube_short",))
            times, errors, lasted = _load(port, project, seed)
        finally:
            app.send_signal(signal.SIGTERM)
            app.wait(60)
    assert not errors, errors[:5]
    listed = times.pop(f"{V1}/projects/")
    others = sorted(t for part in times.values() for t in part)
    n = len(listed) + len(others)
    return f"{n / lasted:.0f} requests/s; list of projects {_figures(sorted(listed))}; others {_figures(others)}"


def _fill(workspace: Workspace) -> int:
    """200 projects with a script, a voice and pictures each; the number of the first."""
    source = next((ROOT / "data" / "sample").glob("*.md"))
    project = projects.create(workspace, articles.import_article(workspace, path=source), Options(quality="standard"))
    storyboard.plan(workspace, project)
    for _ in range(N_PROJECTS - 1):
        projects.duplicate(workspace, project)
    return project


def _load(port: int, project: int, seed: int) -> tuple[dict[str, list[float]], list[str], float]:
    paths = [
        f"{V1}/projects/", f"{V1}/projects/{project}/", f"{V1}/jobs/", f"{V1}/health/",
        f"/app/static/media/project/{project}.jpg", f"{V1}/voiceover/voices/", "/",
    ]  # fmt: skip
    times: dict[str, list[float]] = {path: [] for path in paths}
    errors: list[str] = []
    began = time.monotonic()

    def client(number: int) -> None:
        chance = random.Random(seed * 1000 + number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(MOST_REQUESTS // N_CLIENTS):
            if time.monotonic() - began > MOST_S:
                break
            path = chance.choice(paths)
            at = time.monotonic()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
            except OSError as error:
                errors.append(f"{path}: {error!r}")
                connection.close()
                continue
            times[path].append(time.monotonic() - at)
            if answer.status >= 400:
                errors.append(f"{path}: {answer.status}")
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(N_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, errors, time.monotonic() - began


def _figures(times: list[float]) -> str:
    at = [times[min(len(times) - 1, int(len(times) * share))] * 1000 for share in (0.5, 0.99)]
    return f"p50 {at[0]:.0f} p99 {at[1]:.0f} max {times[-1] * 1000:.0f} ms"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(240):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.25)
    raise AssertionError("the application doesn't answer")
