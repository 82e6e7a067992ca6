"""Pages under a hand: one sound at a time, a hasty second press, captions as a track, Back and forms."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import config
from core.model.options import Options
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.browser.waiting import FILM_MS, heading, press, settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-manners")]
TEXT = """# How bees talk

Bees tell each other where the food is by dancing. The dance was read for the first time a hundred years ago.

A bee that has found many flowers runs in a straight line and waggles her body.

Other bees follow her closely in the dark of the hive and fly out to look.
"""
LINES = ("Bees talk by dancing.", "The longer she waggles, the farther the flowers.", "Now you can read it, too.")
AGAIN_MS = 600  # as in manners.js
HEAR_PRESSES = """() => {
  if (!window.presses) addEventListener('pointerdown', (event) => window.presses.push(event.timeStamp), true);
  window.presses = [];
}"""
# Writes down what begins to sound and the most that sound at once: a line is short, and over before a busy machine
# asks what is to be heard.
HEAR = """() => {
  window.begun = [];
  window.atOnce = 0;
  const sounding = () => [...document.querySelectorAll('audio, video')].filter(one => !one.paused && !one.muted);
  document.addEventListener('playing', (event) => setTimeout(() => {
    window.begun.push(event.target.src);
    window.atOnce = Math.max(window.atOnce, sounding().length);
  }), true);
}"""


def _begins(page: Page, address: str) -> None:
    """Wait until a sound of such an address has begun, and forget what began before."""
    page.wait_for_function("address => window.begun.some(one => one.includes(address))", arg=address)
    page.evaluate("window.begun = []")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one project of three lines whose pictures are chosen."""
    folder = tmp_path_factory.mktemp("manners") / "data"
    workspace = _workspace(folder)
    project = projects.create(
        workspace, articles.import_article(workspace, text=TEXT), Options(quality="draft", music="auto")
    )
    written = write.write(workspace, project)
    rows = [{"id": line.id, "text": text} for line, text in zip(written.lines, LINES, strict=False)]
    edits.save_rows(workspace, project, rows)
    narrate.narrate(workspace, project)
    storyboard.plan(workspace, project)
    workspace.leave()
    return folder


def _workspace(folder: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(folder)}, folder.parent / "none"))


def test_no_two_sounds_are_heard_at_once_and_another_mood_goes_on(page: Page, app: str) -> None:
    page.goto(f"{app}/voice?project=1")
    page.locator("audio").first.wait_for()
    settle(page)
    page.evaluate(HEAR)
    page.evaluate("document.querySelector('audio').play()")
    _begins(page, "/narration/")
    press(page, "Listen")
    _begins(page, "/sample/")
    press(page, "Hear ten seconds")
    _begins(page, "/music/")
    before = page.locator("audio[src*='/music/']").get_attribute("src")
    page.get_by_role("radio", name=re.compile("bright", re.IGNORECASE)).first.click()
    page.wait_for_function(
        "before => ![...document.querySelectorAll('audio')].some(one => one.getAttribute('src') === before)", arg=before
    )
    _begins(page, "/music/")  # the new mood, not silence
    settle(page)
    page.evaluate("document.querySelector('audio').play()")
    _begins(page, "/narration/")
    assert page.evaluate("window.atOnce") == 1


def test_captions_in_the_picture_are_a_track_that_is_off_and_else_one_that_is_on(
    page: Page, app: str, data: Path
) -> None:
    tracks = "() => [...document.querySelector('video').textTracks].map(one => [one.kind, one.mode])"
    page.goto(f"{app}/video?project=1")
    page.locator("video").first.wait_for(timeout=FILM_MS)  # the quick preview, made unasked
    settle(page)
    until(lambda: page.evaluate(tracks) == [["captions", "disabled"]], page)
    page.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")
    projects.set_options(_workspace(data), 1, captions=False)
    page.reload()
    page.locator("video").first.wait_for(timeout=FILM_MS)
    page.wait_for_function("document.querySelector('video')?.textTracks[0]?.cues?.length > 0", timeout=FILM_MS)
    until(lambda: page.evaluate(tracks) == [["captions", "showing"]], page)
    projects.set_options(_workspace(data), 1, captions=True)


def hasty(page: Page) -> bool:
    """Whether the presses since `HEAR_PRESSES` followed each other at once; a press that is taken for the second of
    two is not heard there.
    """
    presses = page.evaluate("window.presses")
    return len(presses) < 2 or max(b - a for a, b in itertools.pairwise(presses)) < AGAIN_MS - 50


def test_the_second_press_of_a_hasty_hand_presses_nothing_that_came_since(page: Page, app: str, data: Path) -> None:
    page.goto(f"{app}/video?project=1")
    make = page.get_by_role("button", name="Make the video")
    for _ in range(10):  # a busy machine may part the presses so far that the last is one of its own
        make.wait_for()
        settle(page)
        page.evaluate(HEAR_PRESSES)
        begun = len(projects.view(_workspace(data), 1).renders)
        make.click(click_count=3, delay=40)
        if hasty(page):
            break
        page.get_by_role("button", name="Stop").or_(make).first.wait_for()
        settle(page)
        if page.get_by_role("button", name="Stop").count():
            page.get_by_role("button", name="Stop").first.click()
    page.get_by_role("button", name="Stop").first.wait_for()
    page.wait_for_timeout(1500)
    assert "/video" in page.url and page.get_by_role("heading", name="The video").count() == 1
    assert len(projects.view(_workspace(data), 1).renders) == begun + 1
    page.get_by_role("button", name="Stop").first.click()
    make.wait_for()

    # Two presses on one spot, and between them another button takes the place of the first.
    page.goto(f"{app}/settings")
    heading(page, "Settings")
    settle(page)
    for _ in range(20):  # a busy machine may part the two presses so far that they are two
        page.evaluate(HEAR_PRESSES)
        page.evaluate(
            """() => {
              const place = 'position:fixed;left:300px;top:300px;width:120px;height:40px;z-index:99999';
              document.querySelectorAll('.planted').forEach((button) => button.remove());
              window.hits = [];
              const make = (name, gone) => {
                const button = document.createElement('button');
                button.textContent = name; button.className = 'planted'; button.style.cssText = place;
                button.onclick = () => {
                  window.hits.push(name);
                  if (gone) { button.remove(); make('second', false); }
                };
                document.body.append(button);
              };
              make('first', true);
            }"""
        )
        page.mouse.dblclick(350, 320, delay=30)
        if hasty(page):
            break
        page.wait_for_timeout(800)
    assert page.evaluate("window.hits") == ["first"]
    page.wait_for_timeout(800)
    page.mouse.click(350, 320)  # a press of its own is one
    page.wait_for_function("window.hits.join() === 'first,second'")


def test_a_missing_key_leads_to_its_form_and_back_to_the_scene(page: Page, app: str) -> None:
    page.goto(f"{app}/pictures?project=1")
    page.locator("[class*='st-key-change-'] button").nth(1).click()
    page.get_by_role("dialog").get_by_role("button", name="2. Enter it in Settings").first.click()
    heading(page, "Settings")
    page.get_by_role("button", name="Back to scene 2").wait_for()
    field = page.locator("[class*='st-key-set-'] input[type=password]").first
    field.wait_for()
    settle(page)
    field.fill("not a key of theirs")
    page.get_by_role("button", name="Save and test").first.click()  # at once, without leaving the field
    page.locator("[data-testid=stAlert]").filter(has_text="blank").first.wait_for()
    page.go_back()
    page.get_by_role("heading", name="The pictures").wait_for()
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    page.get_by_role("dialog").wait_for(state="detached")
    settle(page)
    until(lambda: "project=1" in page.url and "scene" not in page.url, page)
    page.reload()
    page.get_by_role("heading", name="The pictures").wait_for()


def test_back_from_everywhere_keeps_the_project(page: Page, app: str) -> None:
    for name, title in (("script", "The script"), ("video", "The video"), ("pictures", "The pictures")):
        page.goto(f"{app}/{name}?project=1")
        heading(page, title)
        settle(page)
        for link in ("Settings", "Videos"):
            page.get_by_role("link", name=link).first.click()
            page.wait_for_url(re.compile("/settings|/$|/videos|/\\?"))
            settle(page)
            page.go_back()
            heading(page, title)
            until(lambda: "project=1" in page.url, page)
            settle(page)
    page.reload()
    heading(page, "The pictures")
