"""The voice page in a real browser: filter, hear, speed, a word, a line, a paid voice, a recording, and on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import config
from core.studio.voice import narrate
from core.studio.workspace.workspace import open_workspace
from tests.browser.looks import look
from tests.browser.waiting import FILM_MS, heading, press, settle, until
from tests.studio.test_voice import TALE, of_lines, reading
from tests.voice.engines.openai import answer
from tests.voice.wire import KEY, Wire

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SOUNDS = "(one => one.readyState >= 2 && one.duration > 0.5 && !one.error)"


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    result = Wire(answer)
    yield result
    result.close()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one project whose lines are spoken."""
    folder = tmp_path_factory.mktemp("app") / "data"
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(folder)}, folder / "none"))
    narrate.narrate(workspace, of_lines(workspace, TALE))
    return folder


@pytest.fixture(scope="module")
def given(wire: Wire) -> dict[str, str]:
    """A paid voice that counts its calls."""
    return {"REELWRIGHT_OPENAI_API_KEY": KEY, "REELWRIGHT_OPENAI_BASE_URL": wire.url + "/v1"}


def opened(page: Page, app: str) -> None:
    page.goto(f"{app}/voice?project=1")
    page.locator(".st-key-spoken button").first.wait_for()
    settle(page)


def dialog(page: Page, button: str | re.Pattern[str], at: int = 0) -> Locator:
    page.get_by_role("button", name=button, exact=isinstance(button, str)).nth(at).click()
    found = page.get_by_role("dialog")
    found.wait_for()
    settle(page)
    return found


def whole(page: Page) -> str:
    """The address of the narration that the player has."""
    return str(page.evaluate("document.querySelector('audio').src"))


def spoken_anew(page: Page, before: str) -> str:
    page.wait_for_function(
        "before => {const one = document.querySelector('audio'); return one && one.src && one.src !== before}",
        arg=before,
        timeout=FILM_MS,
    )
    settle(page)
    return whole(page)


def test_from_filtering_voices_to_the_pictures(page: Page, app: str, wire: Wire, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    opened(page, app)
    page.wait_for_function(f"{SOUNDS}(document.querySelector('audio'))")
    look(page, "4-voice-page")

    # filter, and hear a voice say the script's own words
    voices = dialog(page, re.compile(r"All \d+ voices"))
    voices.get_by_text("Woman", exact=True).click()
    settle(page)
    voices.get_by_text("Works offline", exact=True).click()
    voices.get_by_text("Coral (OpenAI)").wait_for(state="detached")
    settle(page)
    shown = voices.locator("[class*='st-key-voice-name-'] strong")
    until(lambda: 1 <= shown.count() <= 10, page)
    names = shown.all_inner_texts()
    assert 1 <= len(names) <= 10 and not any("OpenAI" in name or "Michael" in name for name in names)
    assert names[0] == "Heart, American English (Kokoro)" and any("woman (draft voice)" in name for name in names)
    voices.get_by_role("button", name="Listen").first.click()
    voices.locator("audio").wait_for()
    page.wait_for_function(f"{SOUNDS}(document.querySelector('[role=dialog] audio'))")
    page.wait_for_function("document.querySelector('[role=dialog] audio').currentTime > 0.3")
    settle(page)
    voices.locator("[class*='st-key-star-'] button:visible").nth(1).click()
    expect(shown.first).to_have_text(names[1])
    settle(page)
    look(page, "4-voice-list")
    voices.get_by_role("button", name="Close").click()
    page.get_by_role("dialog").wait_for(state="detached")
    settle(page)
    assert wire.asked == []

    # change the speed
    before = whole(page)
    page.get_by_role("slider", name="Speed").press("ArrowRight")
    faster = spoken_anew(page, before)

    # fix a pronunciation: heard before it is kept
    line = dialog(page, "Change", 4)
    line.get_by_role("radio", name="A word", exact=True).click()
    settle(page)
    line.get_by_role("textbox", name="How it sounds").fill("hyoo go")
    page.keyboard.press("Enter")
    settle(page)
    line.get_by_role("button", name="Hear it").click()
    page.wait_for_function("document.querySelectorAll('[role=dialog] audio').length === 2")
    page.wait_for_function(f"{SOUNDS}([...document.querySelectorAll('[role=dialog] audio')].at(-1))")
    settle(page)
    look(page, "4-voice-word")
    line.get_by_role("button", name="Say it like this").click()
    page.get_by_role("dialog").wait_for(state="detached")
    fixed = spoken_anew(page, faster)
    assert "/line/" in fixed, "the line is in the player"

    # one line once more
    line = dialog(page, "Change", 1)
    line.get_by_role("radio", name="Again", exact=True).click()
    settle(page)
    line.get_by_role("button", name="Say it again").click()
    page.locator(".st-key-spoken").get_by_text("take 2").wait_for(timeout=FILM_MS)
    settle(page)

    # a voice that costs money asks first
    voices = dialog(page, re.compile(r"All \d+ voices"))
    voices.get_by_role("textbox", name="Name").fill("nova")
    page.keyboard.press("Enter")
    settle(page)
    use = voices.get_by_role("button", name="Use", exact=True)
    expect(use).to_have_count(1)
    use.click()
    question = page.get_by_role("dialog", name="Before anything is paid")
    question.wait_for()
    settle(page)
    assert f"about 0.01 USD for {len(TALE)} lines" in question.inner_text() and wire.asked == []
    look(page, "4-voice-paid")
    question.get_by_role("button", name="Speak them").click()
    page.get_by_text("Spent on this video's voice so far").wait_for(timeout=FILM_MS)
    page.locator(".st-key-spoken button").first.wait_for()
    settle(page)
    assert len(wire.asked) == len(TALE)

    # a recording of the whole script
    path = tmp_path / "reading.wav"
    path.write_bytes(reading([TALE[0], TALE[1], TALE[3], TALE[3], *TALE[4:]], noise=50.0))
    page.get_by_text("My own voice").click()
    page.locator("input[type=file]").first.set_input_files(path)
    settle(page)
    page.wait_for_function(
        "[...document.querySelectorAll('button')].some(b => b.innerText.includes('Use this recording') && !b.disabled)"
    )
    press(page, "Use this recording")
    differs = page.locator(".st-key-differences")
    differs.wait_for(timeout=FILM_MS)
    settle(page)
    text = differs.inner_text()
    assert "You left this line out" in text and TALE[2] in text
    assert "more than once" in text and TALE[3] in text
    assert len(wire.asked) == len(TALE), "the line that was left out is there from before"
    look(page, "4-voice-recording")
    differs.get_by_role("button", name="Leave it to the voice").click()
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text("You left this line out")
    settle(page)

    press(page, "Next: Pictures")
    heading(page, "The pictures")
