"""The front door: the wizard, the API and the media files on one port. `make run`, or `streamlit run app.py`.

Streamlit finds `app` below. Its lifespan runs once a process: it opens the workspace and supervises the worker process,
which does all slow work, so that a page may be closed at any time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount

from core import private
from core.api import media, v1
from core.api.guard import Guard
from core.config import Kept, load
from core.errors import ReelwrightError, UsageError
from core.studio.project import cards
from core.studio.workspace import logs
from pages.parts.problems import on_script_error
from pages.parts.workspace import workspace

ROOMS = tuple(f"core.{name}" for name in ("content", "script", "voice", "visuals", "timeline", "render", "publish"))
CARDS_S = 3.0  # the first page waits no longer than this for the list of projects to be made ready
_log = logging.getLogger(__name__)
_settings = Kept(lambda: load())
logs.redact(_settings)


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Open the workspace, keep one worker running, and stop it with the server."""
    from core import worker
    from core.studio import work  # noqa: F401 - every kind of job is known before the first page asks for one

    private.own_process()
    for room in ROOMS:  # two threads that import a room and a part of it at the same moment would get half a room
        import_module(room)
    logs.open_log(workspace().settings)
    making = threading.Thread(target=_cards_ready, name="cards", daemon=True)
    making.start()
    making.join(CARDS_S)
    with worker.supervise(workspace().settings):
        yield


def _cards_ready() -> None:
    """Make the list of projects ready: after an update every card is made anew, and no two requests should wait."""
    try:
        cards.renew(workspace())
    except ReelwrightError as error:  # the page that asks for the list says it
        _log.warning("The list of projects: %s", error)


def extra_hosts() -> tuple[str, ...]:
    """Names besides this machine's own that the server may be reached by."""
    try:
        names = _settings().get("allowed_hosts").split(",")
    except UsageError:  # the page says it, and this machine's own names get there
        return ()
    return tuple(filter(None, (name.strip().lower() for name in names)))


app = st.App(
    Path(__file__).resolve().parent / "pages" / "wizard.py",
    lifespan=lifespan,
    routes=[Mount(v1.PREFIX, app=v1.build(workspace)), Mount(media.PREFIX, app=media.build(workspace))],
    middleware=[Middleware(Guard, extra_hosts=extra_hosts)],
    on_script_error=on_script_error,
)
