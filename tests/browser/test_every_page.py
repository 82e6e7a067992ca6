"""Every page and main dialog with a finished film: reached by a mouse and readable."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.looks import SIZES
from tests.browser.mouse import covered, settled_faults
from tests.browser.waiting import settle
from tests.finished import FILM, finished
from tests.prepared import Prepared

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-pages")]
STEPS = ("content", "script", "voice", "pictures", "video", "publish")
PAGES = ["/", "/settings", "/accounts", *(f"/{step}?project={FILM}" for step in STEPS)]
AXE = """() => axe.run(document, {resultTypes: ['violations'], %s}).then(found => found.violations
  .filter(fault => /serious|critical/.test(fault.impact))
  .map(fault => `${fault.id}, ${fault.nodes.length} times: ` + fault.nodes.slice(0, 5)
    .map(node => `${node.html.slice(0, 160)}: ${node.failureSummary.slice(0, 200)}`).join(' | ')))"""
# Everything once, and what depends on colours in the other scheme again.
RULES = {"light": "", "dark": "runOnly: ['color-contrast', 'link-in-text-block']"}


@pytest.fixture(scope="module")
def data(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared.copy(finished, tmp_path_factory.mktemp("pages") / "data")


def _button(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name).first.click()


def _scene(number: int, part: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.locator(f".st-key-change-{FILM}-{number} button").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name=part).click()

    return act


def _delete(page: Page) -> None:
    page.locator(f".st-key-more-{FILM} button").click()
    page.get_by_text("Delete", exact=True).last.click()
    page.get_by_role("dialog").wait_for()


DIALOGS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "rename": (f"/script?project={FILM}", lambda page: page.locator(".st-key-project-name button:visible").click()),
    "delete": ("/", _delete),
    "scene": (f"/pictures?project={FILM}", _scene(0, "Words")),
    "scene of a picture": (f"/pictures?project={FILM}", _scene(1, "Others")),
    "for all pictures": (f"/pictures?project={FILM}", _button("For all pictures")),
    "voices": (f"/voice?project={FILM}", lambda page: page.get_by_role("button", name=re.compile("voices")).click()),
    "line": (f"/voice?project={FILM}", lambda page: page.locator("[class*='st-key-alter-'] button").first.click()),
    "thumbnail": (f"/publish?project={FILM}", _button("Change")),
    "more files": (f"/video?project={FILM}", _button("More files")),
}
PLACES = {path: (path, None) for path in PAGES} | DIALOGS


def opened(page: Page, app: str, place: str) -> None:
    path, act = PLACES[place]
    page.goto(f"{app}{path}")
    page.locator("h1, h2").first.wait_for()
    settle(page)
    if act is not None:
        act(page)
        settle(page)


@pytest.mark.parametrize("place", list(PLACES))
def test_every_control_lies_under_the_mouse_and_everything_can_be_read(page: Page, app: str, place: str) -> None:
    from axe_playwright_python.base import AXE_FILE_PATH

    script = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
    for n, (width, height) in enumerate(SIZES.values()):
        page.set_viewport_size({"width": width, "height": height})
        if n == 0 or place in PAGES:
            opened(page, app, place)
        else:  # a dialog stays open in a window that is made narrower
            page.wait_for_timeout(700)
            settle(page)
        assert covered(page) == [], width
        page.mouse.move(0, 0)  # what is hovered has other colours
        page.evaluate(script)
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_timeout(500)
            assert settled_faults(page, AXE % rules) == [], scheme
        page.emulate_media(color_scheme="light")
