"""Waiting for a page as a person does: until what is expected is there, however long a busy machine takes for it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE_S = 240  # a wait that is met costs nothing; a server beside six busy programs has taken 25 s to send a file
PATIENCE_MS = PATIENCE_S * 1000
FILM_MS = 3 * PATIENCE_MS  # what the background worker makes, which steps back for everything else
# What is folded away is loaded when it is opened.
LOADED = """() => [...document.querySelectorAll('[data-testid=stSkeleton]')]
  .every(one => one.closest('[inert]') || !one.checkVisibility())"""


def until(
    true: Callable[[], Any], page: Page, otherwise: str = "it never came to be", patience_ms: int = PATIENCE_MS
) -> None:
    """Wait until something is so: what the page does has arrived in the store, or what is there in the page."""
    end = time.monotonic() + patience_ms / 1000
    while not true():
        if time.monotonic() > end:
            pytest.fail(otherwise)
        page.wait_for_timeout(100)


def settle(page: Page) -> None:
    """Wait until the page stands still: nothing runs, every part that is seen has been loaded, nothing has failed."""
    for _ in range(2):
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        page.wait_for_function(LOADED)
        page.wait_for_timeout(300)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the first button of a name."""
    page.get_by_role("button", name=name).first.click()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait for a heading."""
    page.get_by_role("heading", name=text).first.wait_for()
