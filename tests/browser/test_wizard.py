"""The whole wizard in a real browser: from the sample to a video that plays, by clicks alone, on a desk and a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import config
from core.studio.project import projects
from core.studio.workspace.workspace import open_workspace
from tests.browser.looks import look
from tests.browser.waiting import FILM_MS, heading, press, settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
FILM = "video[src*='/render/']"


def test_six_presses_from_the_sample_to_a_video_that_plays(page: Page, app: str, data: Path) -> None:
    page.goto(app)
    heading(page, "Turn an article into a video")
    settle(page)
    look(page, "1-home")

    press(page, "Try the sample")  # 1
    page.wait_for_url(re.compile(r"/content\?project=\d+"))
    page.get_by_role("radiogroup").first.wait_for()
    settle(page)
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(data)}, data / "none"))
    projects.set_options(workspace, 1, quality="draft")  # as large, and made in a fraction of the time
    workspace.leave()
    look(page, "2-content")

    press(page, "Next: Script")  # 2
    page.locator("textarea").first.wait_for()
    settle(page)
    look(page, "3-script")

    press(page, "Next: Voice")  # 3
    page.locator("audio").first.wait_for()
    settle(page)
    page.wait_for_function("document.querySelector('audio').readyState >= 1")
    assert page.evaluate("document.querySelector('audio').duration") > 20
    page.locator("[class*='st-key-play-'] button").nth(1).click()  # a line is heard by itself
    page.wait_for_function("document.querySelector('audio').src.includes('/line/')")
    page.wait_for_function("document.querySelector('audio').currentTime > 0.3")
    look(page, "4-voice")

    press(page, "Next: Pictures")  # 4
    page.locator("[class*='st-key-change-'] button").first.wait_for()
    settle(page)
    pictures = page.locator("[class*='st-key-shot-'] img")
    until(lambda: pictures.count() >= 4, page)
    page.wait_for_function(
        "[...document.querySelectorAll(\"[class*='st-key-shot-'] img\")].every(one => one.complete && one.naturalWidth)"
    )
    look(page, "5-pictures")
    press(page, "Change")
    page.get_by_role("dialog").wait_for()
    settle(page)
    look(page, "5-pictures-change")
    press(page, "Done")
    settle(page)

    press(page, "Next: Video")  # 5
    heading(page, "The video")
    page.get_by_role("button", name="Make the video").wait_for()
    settle(page)
    page.wait_for_function("[...document.querySelectorAll('main img, section img')].every(one => one.complete)")
    look(page, "6-video-before")

    press(page, "Make the video")  # 6
    page.get_by_role("button", name="Stop").first.wait_for()
    look(page, "6-video-making")
    page.reload()  # closing the page loses nothing
    page.locator(FILM).first.wait_for(timeout=FILM_MS)
    settle(page)
    page.evaluate("film => { const one = document.querySelector(film); one.muted = true; one.play() }", FILM)
    page.wait_for_function(
        "film => (one => one.readyState >= 2 && one.currentTime > 0.5)(document.querySelector(film))", arg=FILM
    )
    video = page.evaluate(
        "film => (one => [one.videoWidth, one.videoHeight, one.duration])(document.querySelector(film))", FILM
    )
    assert video[:2] == [1080, 1920] and 30 <= video[2] <= 60
    look(page, "6-video")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Video").last.click()
    assert saved.value.path().stat().st_size > 100_000

    press(page, "Next: Publish")
    heading(page, "Publish")
    settle(page)
    look(page, "7-publish")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download (.zip)").click()
    assert saved.value.suggested_filename.endswith(".zip")

    press(page, "Done")
    heading(page, "Your videos")
    settle(page)
    look(page, "8-home-with-a-video")


def test_a_pasted_link_is_read_and_its_lines_can_be_changed(page: Page, app: str, site: str) -> None:
    page.goto(app)
    page.get_by_label("Paste a link or the text of an article").fill(site)
    press(page, "Make a video")
    page.wait_for_url(re.compile(r"/content\?project=\d+"))
    press(page, "Next: Script")
    line = page.locator("textarea").first
    line.wait_for()
    settle(page)
    line.fill("Bread is easier than it looks.")
    line.blur()
    page.get_by_role("button", name="Undo").wait_for()
    settle(page)
    page.reload()
    page.locator("textarea").first.wait_for()
    page.wait_for_function("document.querySelector('textarea').value === 'Bread is easier than it looks.'")


def test_a_link_that_leads_nowhere_is_one_sentence(page: Page, app: str) -> None:
    page.goto(app)
    page.get_by_label("Paste a link or the text of an article").fill("http://127.0.0.1:1/nothing")
    press(page, "Make a video")
    page.locator("[data-testid=stAlertContentError]").wait_for()
    assert page.locator("[data-testid=stAlertContentError]").count() == 1
    assert "Traceback" not in page.content()


def test_settings_and_a_missing_project(page: Page, app: str) -> None:
    page.goto(f"{app}/settings")
    heading(page, "Settings")
    settle(page)
    look(page, "9-settings")
    page.goto(f"{app}/voice?project=999999")
    heading(page, "No video is open")
    settle(page)
    look(page, "9-nothing-open")
