"""The worker as a process: jobs done, crashes recovered from, cancels heard, nobody left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core import config, worker
from core.errors import StorageError
from core.jobs import queue
from core.store.db import Store
from core.studio import work
from core.studio.content import articles
from core.studio.workspace.workspace import Workspace, open_workspace

PAGE = "<html><title>Bees</title><body><article><h1>Bees</h1>" + "<p>Bees dance to tell where food is. </p>" * 8
PATIENCE_S = 300.0


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


class Server:
    """A page that answers only once the gate is open; `asked` is set with the first request."""

    def __init__(self) -> None:
        self.gate, self.asked = threading.Event(), threading.Event()
        self.requests = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.requests += 1
                outer.asked.set()
                outer.gate.wait(PATIENCE_S)
                body = PAGE.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.place = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    item = Server()
    yield item
    item.close()


@pytest.fixture
def start(workspace: Workspace, server: Server) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def run(*args: str) -> subprocess.Popen[bytes]:
        env = {**os.environ, "REELWRIGHT_DATA": str(workspace.data), "REELWRIGHT_ALLOW_PRIVATE": server.place}
        process = subprocess.Popen([sys.executable, "-m", "core", "worker", *args], cwd=config.ROOT, env=env)
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def until(happened: Callable[[], bool], what: str) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < limit, what
        time.sleep(0.05)


def ended(workspace: Workspace, job_id: int) -> bool:
    return not work.job(workspace, job_id).active


def children_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def stop(workspace: Workspace, *pids: int) -> None:
    """Stop processes where none of them is writing rows just then, which would keep everybody else from it."""
    while True:
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        with contextlib.closing(sqlite3.connect(workspace.store.path, timeout=0.2, isolation_level=None)) as connection:
            try:
                connection.execute("begin exclusive")
                return
            except sqlite3.OperationalError:
                for pid in pids:
                    os.kill(pid, signal.SIGCONT)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def test_waiting_jobs_are_done_and_then_the_worker_rests(
    workspace: Workspace, start: Callable[..., subprocess.Popen]
) -> None:
    good = work.start(workspace, "content", {"text": "Bees dance. They tell where the food is to be found today."})
    bad = work.start(workspace, "content", {"path": "/no/such/file.html"})
    assert start("--once").wait(PATIENCE_S) == 0
    done, failed = work.job(workspace, good), work.job(workspace, bad)
    assert done.status == "done", done.error
    assert done.result and articles.article(workspace, done.result["content_id"]).n_words == 12
    assert failed.status == "failed"
    assert failed.error and "file" in failed.error["message"]
    assert failed.attempts == 1, "what is wrong with the input is not tried again"


def test_a_killed_worker_s_job_is_done_by_the_next(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen]
) -> None:
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    first = start()
    assert server.asked.wait(PATIENCE_S)
    children = children_of(first.pid)
    assert children, "the job runs in a child"
    first.send_signal(signal.SIGKILL)
    first.wait()
    until(lambda: all(gone(pid) for pid in children), "the child dies with its worker")
    assert work.job(workspace, job).status == "running"
    server.gate.set()
    assert start("--once").wait(PATIENCE_S) == 0
    view = work.job(workspace, job)
    assert (view.status, view.attempts) == ("done", 1), view.error
    assert len(workspace.store.rows("select id from contents")) == 1


def test_a_crash_inside_a_job_does_not_end_the_worker(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen]
) -> None:
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    process = start()
    assert server.asked.wait(PATIENCE_S)
    (child,) = children_of(process.pid)
    server.gate.set()
    os.kill(child, signal.SIGSEGV)
    until(lambda: ended(workspace, job), "the job is tried again")
    view = work.job(workspace, job)
    assert view.status == "done"
    assert process.poll() is None
    assert view.attempts == 2
    assert "crashed" in " ".join(view.log)


def test_a_job_that_was_killed_is_done_again_and_says_so(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen]
) -> None:
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    process = start()
    assert server.asked.wait(PATIENCE_S)
    (child,) = children_of(process.pid)
    server.gate.set()
    os.kill(child, signal.SIGKILL)
    until(lambda: ended(workspace, job), "the job is tried again")
    view = work.job(workspace, job)
    assert (view.status, view.attempts) == ("done", 2)
    assert "memory" in " ".join(view.log)


def test_a_stopped_job_goes_on_as_if_nothing_had_been(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "LEASE_S", 0.0)
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    process = start()
    assert server.asked.wait(PATIENCE_S)
    (child,) = children_of(process.pid)
    stop(workspace, process.pid, child)
    for _ in range(3):
        assert queue.recover(workspace.store) == 0, "its processes live"
    for pid in (child, process.pid):
        os.kill(pid, signal.SIGCONT)
    server.gate.set()
    until(lambda: ended(workspace, job), "the job goes on")
    view = work.job(workspace, job)
    assert (view.status, queue.get(workspace.store, job)["fence"]) == ("done", 1)


def test_removing_a_project_ends_its_job_and_no_other(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "GRACE_S", 0.0)
    removed, other = (work.start(workspace, "content", {"text": f"Bees dance. {n}"}) for n in range(2))
    children = []
    for _ in range(2):
        claim = queue.claim(workspace.store)
        assert claim is not None
        process = subprocess.Popen(["sleep", "600"])
        children.append(worker._Child(claim, process, kills=0))
    workspace.store.execute("delete from jobs where id = ?", (removed,))
    until(lambda: worker._buried(workspace, children[0]), "its process is ended")
    assert not worker._buried(workspace, children[1])
    assert work.job(workspace, other).status == "running"
    worker._end(workspace, children)
    assert work.job(workspace, other).status == "queued"


def test_a_row_that_cannot_be_written_now_is_written_later(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = work.start(workspace, "content", {"text": "Bees dance."})
    claim = queue.claim(workspace.store)
    assert claim is not None
    process = subprocess.Popen([sys.executable, "-c", f"raise SystemExit({StorageError.exit_code})"])
    process.wait()
    child = worker._Child(claim, process, kills=0)
    with monkeypatch.context() as full:
        full.setattr(Store, "write", _full)
        assert not worker._buried(workspace, child)
    assert worker._buried(workspace, child)
    view = work.job(workspace, job)
    assert (view.status, view.error and view.error["code"]) == ("failed", "disk_full")


def test_a_job_for_which_no_process_can_be_started_waits(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    job = work.start(workspace, "content", {"text": "Bees dance."})
    claim = queue.claim(workspace.store)
    assert claim is not None
    with monkeypatch.context() as crowded:
        crowded.setattr(subprocess, "Popen", _no_process)
        child = worker._start(workspace, claim)
    assert worker._buried(workspace, child)
    assert (work.job(workspace, job).status, work.job(workspace, job).attempts) == ("queued", 0)


def test_a_job_that_was_removed_before_its_process_began_is_nothing(workspace: Workspace) -> None:
    assert worker.run_job(workspace.settings, 5, 1, os.getppid()) == 0


def _full(*given: object) -> None:
    raise StorageError("The disk is full.", code="disk_full")


def _no_process(*given: object, **more: object) -> None:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def test_an_orderly_shutdown_puts_the_job_back(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen]
) -> None:
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    process = start()
    assert server.asked.wait(PATIENCE_S)
    children = children_of(process.pid)
    process.terminate()
    assert process.wait(PATIENCE_S) == 0
    view = work.job(workspace, job)
    assert (view.status, view.attempts) == ("queued", 0)
    assert all(gone(pid) for pid in children)
    assert not work.worker_alive(workspace)


def test_a_job_that_does_not_listen_is_killed_when_cancelled(
    workspace: Workspace, server: Server, start: Callable[..., subprocess.Popen]
) -> None:
    job = work.start(workspace, "content", {"url": f"http://{server.place}/bees.html"})
    process = start()
    assert server.asked.wait(PATIENCE_S)
    (child,) = children_of(process.pid)
    stop(workspace, child)
    work.cancel(workspace, job)
    until(lambda: ended(workspace, job), "the job is cancelled")
    assert work.job(workspace, job).status == "cancelled"
    until(lambda: gone(child), "its process is killed")


def test_a_worker_is_seen_while_it_lives(workspace: Workspace, start: Callable[..., subprocess.Popen]) -> None:
    assert not work.worker_alive(workspace)
    process = start()
    until(lambda: work.worker_alive(workspace), "the worker is seen")
    process.kill()
    process.wait()
    assert not work.worker_alive(workspace)


def test_a_supervised_worker_comes_back_and_goes_with_the_app(workspace: Workspace) -> None:
    with worker.supervise(workspace.settings) as supervisor:
        until(lambda: work.worker_alive(workspace), "it starts")
        first = supervisor.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        until(lambda: supervisor.pid not in (None, first) and work.worker_alive(workspace), "it is started again")
    until(lambda: not work.worker_alive(workspace), "it stops with the app")


def test_two_apps_have_one_worker_at_work(workspace: Workspace) -> None:
    with worker.supervise(workspace.settings) as first, worker.supervise(workspace.settings) as second:
        until(lambda: work.worker_alive(workspace) and second.pid is not None, "both are started")
        jobs = [
            work.start(workspace, "content", {"text": f"Bees dance. Bee number {n} tells it all."}) for n in range(3)
        ]
        until(lambda: all(ended(workspace, job) for job in jobs), "the jobs are done")
        owners = {line for job in jobs for line in work.job(workspace, job).log if "attempt 2" in line}
        assert not owners
        assert first.pid != second.pid


def test_a_data_folder_the_worker_cannot_write_to_is_one_sentence(workspace: Workspace) -> None:
    (workspace.data / work.ALIVE).mkdir()
    with (
        pytest.raises(StorageError, match="cannot be written to"),
        worker._presence(workspace.data, False, threading.Event()),
    ):
        pass
