"""No secret is written to any log, whatever logs it and whenever it was entered."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest

from core import config, providers, redaction
from core.config import ROOT
from core.errors import ProviderFailed
from core.jobs import queue, registry
from core.model.coded import Notice
from core.studio import work
from core.studio.machine import services
from core.studio.workspace import logs
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace

KEY = "PLANTED+key/with=signs 1"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The log as it was before the test."""
    factory, root = logging.getLogRecordFactory(), logging.getLogger()
    hooks = threading.excepthook, sys.excepthook, sys.unraisablehook
    handlers, levels = list(root.handlers), (root.level, logging.getLogger("core").level)
    yield
    logging.setLogRecordFactory(factory)
    threading.excepthook, sys.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(False)
    for handler in root.handlers[:]:
        if handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(levels[0])
    logging.getLogger("core").setLevel(levels[1])


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("family", services.FAMILIES)
def test_every_secret_that_a_provider_declares_is_one(family: str) -> None:
    found = 0
    for listed in providers.discover(family):
        provider = listed.provider
        if provider is None:
            continue
        owned = [(listed.id, provider.settings)]
        if provider.connection is not None:
            owned.append((provider.connection.id, provider.connection.settings))
        for owner, settings in owned:
            for setting in settings:
                if setting.kind == "secret":
                    found += 1
                    assert redaction.is_secret(f"{owner}_{setting.name}")
                elif setting.kind in ("url", "choice", "bool", "number"):
                    assert not redaction.is_secret(f"{owner}_{setting.name}")
    assert found or family == services.TIMES


def test_the_names_that_providers_declare_are_read_from_their_files() -> None:
    assert {"api_key", "session_id", "password", "token"} <= redaction.declared()


@pytest.mark.logs_errors
def test_messages_tracebacks_and_escaped_forms_are_gone_through(written: io.StringIO) -> None:
    redaction.install(lambda: [KEY])
    log = logging.getLogger("core.x")
    log.warning("plain %s", KEY)
    log.warning("in an address ?key=%s", "PLANTED%2Bkey%2Fwith%3Dsigns%201")
    log.warning("%d is no number", KEY)
    try:
        raise ValueError(f"GET /?key={KEY}")
    except ValueError:
        log.exception("failed with %s", KEY, stack_info=True)
    text = written.getvalue()
    assert "PLANTED" not in text
    assert text.count("***") >= 5 and "Traceback" in text and "plain ***" in text


def test_short_secrets_are_hidden_where_they_stand_alone(written: io.StringIO) -> None:
    redaction.install(lambda: ["abcd", "ab"])
    logging.getLogger("core.x").warning("key=abcd, tabcdx, ab")
    assert written.getvalue() == "key=***, tabcdx, ab\n"


@pytest.mark.logs_errors
def test_a_key_that_is_entered_later_is_hidden_and_so_is_a_job_that_fails_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REELWRIGHT_TIKTOK_SESSION_ID", "PLANTED-session")
    settings = config.load()
    home = open_workspace(settings)
    logs.open_log(settings)
    services.save(home, "elevenlabs_api_key", "PLANTED-later")

    def fails(workspace: Workspace, claim: queue.Claim, run: object) -> dict[str, object]:
        raise ValueError("asked with PLANTED-later and PLANTED-session")

    monkeypatch.setitem(registry._BODIES, "boom", registry.Body("boom", "default", fails))  # type: ignore[arg-type]
    work.start(home, "boom", {"n": 1})
    claim = queue.claim(home.store)
    assert claim is not None
    work.perform(home, claim)
    text = logs.path_of(settings).read_text()
    assert "Traceback" in text and "asked with *** and ***" in text and "PLANTED" not in text


def test_the_web_process_hides_them_from_the_start(tmp_path: Path) -> None:
    code = (
        "import app, logging\n"
        "from core.api import problems\n"
        "logging.getLogger('core.x').error('web: PLANTED-pixabay')\n"
        "try: raise ValueError('?key=PLANTED-pixabay')\n"
        "except ValueError as e: problems.log.error('GET /x failed', exc_info=e)\n"
        "import threading; t = threading.Thread(target=lambda: [].index('PLANTED-pixabay')); t.start(); t.join()\n"
        "raise RuntimeError('PLANTED-pixabay')\n"
    )
    env = {
        "REELWRIGHT_DATA": str(tmp_path / "data"),
        "REELWRIGHT_PIXABAY_API_KEY": "PLANTED-pixabay",
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True)
    assert "PLANTED" not in done.stdout + done.stderr
    assert done.stderr.count("***") >= 4 and "GET /x failed" in done.stderr


def test_what_is_warned_of_or_ignored_is_logged_without_the_key() -> None:
    code = f"""
import logging, warnings
from core import redaction
logging.basicConfig()
redaction.install(lambda: [{KEY!r}])
class Falls:
    def __del__(self):
        raise ValueError({KEY!r})
Falls()
warnings.warn("asking " + {KEY!r})
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert KEY not in ran.stderr
    assert "asking ***" in ran.stderr and "ValueError: ***" in ran.stderr


def test_no_row_of_a_job_holds_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup has the rows, and who looks at a job sees them."""
    values = {"REELWRIGHT_DATA": str(tmp_path / "data"), "REELWRIGHT_PIXABAY_API_KEY": KEY}
    opened = open_workspace(config.load(values, tmp_path / "none"))

    def fails(workspace: Workspace, claim: queue.Claim, run: Run) -> dict[str, object]:
        run.progress(0.5, f"asking with {KEY}")
        run.warn(Notice.of("font_lacks", font=KEY, letters="x"))
        raise ProviderFailed(f"GET /?key={quote_plus(KEY)} failed.", f"Look at {KEY}.")

    monkeypatch.setitem(registry._BODIES, "leaks", registry.Body("leaks", "default", fails))
    job = work.start(opened, "leaks", {"x": 1})
    claim = queue.claim(opened.store)
    assert claim is not None and claim.id == job
    work.perform(opened, claim)
    rows = str(opened.store.rows("select * from jobs") + opened.store.rows("select * from job_log"))
    assert KEY not in rows and quote_plus(KEY) not in rows and "***" in rows
