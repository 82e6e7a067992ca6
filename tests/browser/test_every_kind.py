"""Each kind of control, pressed once with a mouse at both widths; what destroys is pressed on copies made for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import config
from core.studio.project import projects
from core.studio.workspace.workspace import open_workspace
from tests.browser.looks import SIZES
from tests.browser.mouse import push
from tests.browser.waiting import settle, until
from tests.finished import FILM, finished
from tests.prepared import Prepared

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser-kinds")]
COPIES = {"desk": 2, "phone": 3}  # by size
MORE = 23  # so that there is a second page of videos
LOOKS = "one => (at => at.outerHTML + getComputedStyle(at).backgroundColor)(one.closest('button'))"


@pytest.fixture(scope="module")
def data(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the film, a copy of its project to be spoilt at each width, and more than a page of others."""
    folder = prepared.copy(finished, tmp_path_factory.mktemp("pages") / "data")
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(folder)}, folder / "none"))
    for number in COPIES.values():
        assert projects.duplicate(workspace, FILM) == number
    for _ in range(MORE):
        projects.duplicate(workspace, FILM)
    workspace.leave()
    return folder


@pytest.mark.parametrize("size", list(SIZES))
def test_each_kind_of_control_does_something_under_a_mouse(page: Page, app: str, size: str) -> None:
    from playwright.sync_api import expect

    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    copy = COPIES[size]

    def step(name: str) -> None:
        page.goto(f"{app}/{name}?project={copy}")
        page.locator("h1, h2").first.wait_for()
        settle(page)

    step("script")
    page.locator("textarea").first.wait_for()
    push(page, page.locator("[class*='st-key-row-']").first.get_by_role("button", name="Change"))
    push(page, page.get_by_text("Lock", exact=True).last)  # an entry of a menu
    page.get_by_role("button", name="Undo").wait_for()
    settle(page)
    field = page.locator("textarea").first
    push(page, field)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(f"Typed at a {size}.")
    push(page, page.get_by_role("heading", name="The script"))
    settle(page)
    push(page, page.get_by_role("radio", name="Table"))  # one of several beside each other
    page.get_by_test_id("stDataFrame").first.wait_for()
    settle(page)
    push(page, page.locator(".st-key-project-name button:visible"))  # a popover and a field in it
    push(page, page.get_by_role("textbox", name="Name of the video"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(f"Spoilt on a {size}")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-project-name button:visible")).to_contain_text(f"Spoilt on a {size}")
    settle(page)

    wide = size == "desk"  # a phone shows the step it is at alone
    steps = page.locator(".st-key-steps a").filter(has_text="Content").first
    push(page, steps if wide else page.get_by_role("button", name="Back"))
    page.wait_for_url(re.compile("/content"))
    page.get_by_role("checkbox").first.wait_for()
    settle(page)
    tick = page.get_by_role("checkbox").first
    ticked = tick.is_checked()
    push(page, page.locator("label").filter(has=tick).first)
    expect(tick).to_be_checked(checked=not ticked)
    choice = page.get_by_role("radio", name="Medium")
    push(page, page.locator("label").filter(has=choice).first)
    expect(choice).to_be_checked()
    settle(page)
    pill = page.get_by_test_id("stButtonGroup").get_by_text("TikTok")
    seen = pill.evaluate(LOOKS)
    push(page, pill)
    page.mouse.move(0, 0)
    until(lambda: pill.evaluate(LOOKS) != seen, page)
    settle(page)
    push(page, page.locator("summary").filter(has_text="More").first)  # what opens
    select = page.get_by_role("combobox", name=re.compile("Language"))
    push(page, select)
    other = page.get_by_role("option").nth(2)
    name = other.inner_text()
    push(page, other)
    expect(select).to_have_value(name)
    settle(page)

    page.goto(f"{app}/pictures?project={FILM}")
    page.locator(f".st-key-change-{FILM}-0 button").wait_for()
    settle(page)
    push(page, page.locator(f".st-key-change-{FILM}-0 button"))  # a button
    page.get_by_role("dialog").get_by_role("button", name="Done").wait_for()
    settle(page)
    push(page, page.get_by_role("dialog").get_by_role("button", name="Close", exact=True))
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.goto(f"{app}/voice?project={FILM}")
    speed = page.get_by_role("slider", name="Speed")
    speed.wait_for()
    settle(page)
    before = speed.input_value()
    track = speed.locator("xpath=ancestor-or-self::*[@data-testid='stSlider']")
    push(page, track, across=0.2 if int(before) > 3 else 0.8, down=speed)  # the other width moved it already
    expect(speed).not_to_have_value(before)

    page.goto(app)
    page.get_by_role("heading", name="Your videos").wait_for()
    settle(page)
    with page.expect_file_chooser():
        push(page, page.get_by_test_id("stFileUploader").locator("button").first)
    first = page.locator("[class*='st-key-titled-']").first.inner_text()
    pages = page.locator(".st-key-videos-page")
    push(page, pages.get_by_role("button", name=re.compile("2$")).first)
    expect(page.locator("[class*='st-key-titled-']").first).not_to_have_text(first)
    push(page, pages.get_by_role("button", name=re.compile("1$")).first)
    gone = page.locator(f".st-key-card-project-{copy}")
    gone.wait_for()
    settle(page)
    push(page, page.locator(f".st-key-more-{copy} button"))
    push(page, page.get_by_text("Delete", exact=True).last)
    settle(page)
    push(page, page.get_by_role("dialog").get_by_role("button", name="Delete"))
    expect(gone).to_have_count(0)
    settle(page)
