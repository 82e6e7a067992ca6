"""Fixtures of every test: no network, no real data folder, and a `Context` on a temporary folder."""

from __future__ import annotations

import logging
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from core.ports import Context
from core.render.bench.ports import FolderBlobs, MemoryCache
from core.studio.film import marks
from core.voice import catalogue
from core.wording import words
from tests.prepared import Prepared

ROOM_BYTES = 6_000_000_000
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class RecordingContext(Context):
    """A context that keeps the sentences of the warnings it was given."""

    warnings: list[str] = field(default_factory=list)


@pytest.fixture
def ctx(tmp_path: Path) -> RecordingContext:
    warnings: list[str] = []
    for name in ("scratch", "scenes", "voices"):
        (tmp_path / name).mkdir()
    return RecordingContext(
        blobs=FolderBlobs(tmp_path / "blobs"),
        cache=MemoryCache(),
        scratch=tmp_path / "scratch",
        scenes=tmp_path / "scenes",
        voices=tmp_path / "voices",
        warn=lambda notice: warnings.append(words(notice)),
        warnings=warnings,
    )


def pytest_configure() -> None:
    """Put the tests' folders into memory where there is room: waiting for a disk is much of their time.

    Where no voice is chosen, the draft voice speaks, at once, here and in processes that tests start; a test that wants
    the natural one sets `draft_voice` to "0".
    """
    os.environ["REELWRIGHT_DRAFT_VOICE"] = "1"
    os.environ["REELWRIGHT_BROWSER"] = "off"
    os.environ["REELWRIGHT_MARKING"] = marks.BY_DEFAULT = "0"  # a signature is never the same twice
    stored = catalogue.stored
    catalogue.stored = lambda settings: {catalogue.DRAFT: "1", **stored(settings)}
    memory = Path("/dev/shm")
    if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM_BYTES:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_collection_modifyitems(config: pytest.Config, items: list[Any]) -> None:
    """Send the tests of an `xdist_group` to one worker, so that they share a browser, a server or a film.

    pytest-xdist 3.8 writes the group into an attribute that pytest 9.2 doesn't read any more: without this every worker
    sets up all of it for itself.
    """
    for item in items if getattr(config.option, "loadgroup", False) else ():
        mark = item.get_closest_marker("xdist_group")
        if mark is not None and "@" not in item.nodeid.rpartition("]")[2]:
            item._id = type(item._id).parse(f"{item.nodeid}@{mark.args[0]}")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Data folders that are made once for all tests, to be copied."""
    return Prepared.of(tmp_path_factory)


@pytest.fixture(autouse=True)
def _no_errors_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test if anything is logged as an error, unless it is marked `logs_errors`."""
    logged = _Errors(logging.ERROR)
    logging.getLogger().addHandler(logged)
    yield
    logging.getLogger().removeHandler(logged)
    if logged.texts and request.node.get_closest_marker("logs_errors") is None:
        pytest.fail("errors were logged:\n" + "\n".join(logged.texts), pytrace=False)


class _Errors(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anywhere but this machine fails the test that tried it."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOOPBACK:
            raise AssertionError(f"a test tried to connect to {address}")
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads or writes the real data folder or the developer's own keys."""
    for name in list(os.environ):
        if name.startswith("REELWRIGHT_") or name.endswith("_API_KEY"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("REELWRIGHT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("REELWRIGHT_DRAFT_VOICE", "1")
    monkeypatch.setenv("REELWRIGHT_BROWSER", "off")
    monkeypatch.setenv("REELWRIGHT_MARKING", "0")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def shared(*parts: str) -> Path:
    """A file of the folder `shared` beside the project; the test skips where there is none."""
    path = Path(__file__).resolve().parents[2].joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} of the folder shared, which is not here")
    return path


def needs(program: str) -> str:
    """The path of a program; the test skips with the reason where it is missing, and fails under REQUIRE_ALL."""
    path = shutil.which(program)
    if path is None:
        if os.environ.get("REQUIRE_ALL"):
            pytest.fail(f"{program} is missing")
        pytest.skip(f"needs {program}")
    return path


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under REQUIRE_ALL a skipped test is a failure, unless it is the folder `shared` that is not here."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("REQUIRE_ALL") or reporter is None:
        return
    skipped = [item for item in reporter.stats.get("skipped", []) if "folder shared" not in str(item.longrepr)]
    if skipped:
        reporter.write_line(f"REQUIRE_ALL is set, yet {len(skipped)} tests were skipped.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
