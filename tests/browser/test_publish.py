"""Posting by hand on a phone's width: words copied, the film saved, the platform's page opened, the link kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import look
from tests.browser.waiting import settle, until
from tests.finished import FILM, finished
from tests.prepared import Prepared

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-publish")]
LINK = "https://youtu.be/abc"


@pytest.fixture(scope="module")
def data(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one finished film."""
    return prepared.copy(finished, tmp_path_factory.mktemp("publish") / "data")


def test_a_film_is_posted_by_hand(page: Page, app: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("https://www.youtube.com/**", lambda route: route.fulfill(body="Studio"))
    page.goto(f"{app}/publish?project={FILM}")
    settle(page)
    look(page, "publish-card")
    page.set_viewport_size({"width": 390, "height": 844})
    title = page.get_by_label("Title", exact=True).input_value()
    page.get_by_role("button", name="Copy title").click()
    until(lambda: page.evaluate("navigator.clipboard.readText()") == title, page)
    page.get_by_role("button", name="Copy all").click()
    until(lambda: page.evaluate("navigator.clipboard.readText()").startswith(f"{title}\n\n"), page)
    with page.expect_download() as saved, page.context.expect_page() as desk:
        page.get_by_role("button", name="Download and open YouTube Studio").click()
    assert saved.value.suggested_filename.endswith("-youtube_short.mp4")
    assert desk.value.url.startswith("https://www.youtube.com/") or desk.value.url == "about:blank"
    page.get_by_label("Posted it? Its link on YouTube").fill(LINK)
    page.get_by_role("button", name="Mark as posted").click()
    page.locator(f'a[href="{LINK}"]').wait_for()
