"""The script in a real browser: edit, lock, write a line anew with a chat model and without one, compare, take back,
and see what the article doesn't say beside what it says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from core import config
from core.model.script import Script
from core.studio.content import articles
from core.studio.project import choices, projects
from core.studio.script import write
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.browser.looks import look
from tests.browser.waiting import FILM_MS, settle, until
from tests.llm.servers import Say, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-script")]
TEXT = """# The mill on the Lauter

The old mill by the river Lauter was built in 1782 and ground rye for eleven villages. Its wheel measures 5.4 metres
across and turns four times a minute when the water is high. A flood carried the first weir away in the spring of 1829,
and the miller rebuilt it in stone. Visitors can watch the gears at work on the first Sunday of every month.

## Today

A turbine of 30 kilowatts stands where the second pair of stones once turned. The cooperative sells the current to the
village and pays for the upkeep of the roof with it. Oak, hornbeam and iron each have their place in the drive.
The miller dresses the stones by hand, a work that takes two days for each pair. The mill feeds two families.
"""
ANEW = "Eleven villages once brought their rye to the old mill."


def mill(body: dict[str, Any], n: int) -> Say:
    """A model that writes the article's sentences, one with a wrong year, and a line anew when asked to."""
    prompt = "\n".join(str(item["content"]) for item in body["messages"])
    if "Write the lines marked >> anew" in prompt:
        return Say(json.dumps({"lines": [{"text": ANEW, "sources": [1], "search_terms": ["old mill"]}]}))
    rows = [
        {"text": text.replace("1829", "1928"), "sources": [int(number)], "search_terms": ["water mill"]}
        for number, text in re.findall(r"^\[(\d+)\] (.+)$", prompt, re.M)
    ]
    points = [{"heading": "The wheel", "text": rows[2:5]}, {"heading": "Today", "text": rows[5:]}]
    cta = [{"text": "Come and see it turn."}]
    return Say(json.dumps({"title": "The mill", "hook": rows[:1], "intro": rows[1:2], "points": points, "cta": cta}))


@pytest.fixture(scope="module")
def model() -> Iterator[dict[str, str]]:
    """The settings of a chat model that answers on this machine."""
    with serving("ollama", mill) as server:
        yield {f"REELWRIGHT_{name.upper()}": value for name, value in server.values.items()}


@pytest.fixture(scope="module")
def given(model: dict[str, str]) -> dict[str, str]:
    return model


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, model: dict[str, str]) -> Path:
    """Two projects of one article: the first a model writes, the second is in the article's own words."""
    folder = tmp_path_factory.mktemp("script") / "data"
    home = _workspace(folder, model)
    for writer in ("ollama:small", "extractive"):
        number = projects.create(home, articles.import_article(home, text=TEXT), choices.checked(writer=writer))
        write.write(home, number)
    home.leave()
    return folder


def _workspace(folder: Path, settings: dict[str, str] | None = None) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(folder), **(settings or {})}, folder / "none"))


@pytest.fixture
def stored(data: Path) -> Callable[[int], Script]:
    """The script as it is kept now."""

    def text(project: int) -> Script:
        found = projects.view(_workspace(data), project).script
        assert found is not None
        return found

    return text


def opened(page: Page, app: str, project: int) -> None:
    page.goto(f"{app}/script?project={project}")
    page.locator("textarea").first.wait_for()
    settle(page)


def change(page: Page, line: int, what: str) -> None:
    """Choose something from a line's menu."""
    page.locator(f".st-key-row-{line}").get_by_role("button", name="Change").click()
    page.get_by_text(what, exact=True).last.click()


def test_a_claim_the_article_does_not_make_is_shown_beside_its_passage_and_mended_with_a_click(
    page: Page, app: str, stored: Callable[[int], Script]
) -> None:
    from playwright.sync_api import expect

    wrong = next(line for line in stored(1).lines if "1928" in line.text)
    opened(page, app, 1)
    row = page.locator(f".st-key-row-{wrong.id}")
    expect(row).to_contain_text("not 1928")
    expect(row).to_contain_text("A flood carried the first weir away in the spring of 1829")
    expect(row.get_by_role("button", name="Keep it")).to_be_visible()
    expect(row.get_by_role("button", name="Rewrite")).to_be_visible()
    look(page, "3-script-doubt")
    row.get_by_role("button", name="Use the article's sentence").click()
    until(lambda: "1829" in (stored(1).line(wrong.id) or wrong).text, page)
    expect(page.get_by_text("not 1928")).to_have_count(0)
    settle(page)


def test_a_line_is_written_anew_by_the_model_with_a_wish_then_compared_and_taken_back(
    page: Page, app: str, stored: Callable[[int], Script]
) -> None:
    from playwright.sync_api import expect

    before = stored(1)
    opened(page, app, 1)
    first = before.lines[0]
    change(page, first.id, "Rewrite with a wish")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What should be different?").fill("begin with the villages")
    look(page, "3-script-wish")
    dialog.get_by_role("button", name="Write").click()
    until(lambda: stored(1).lines[0].text == ANEW, page)
    expect(page.locator("textarea").first).to_have_value(ANEW)
    settle(page)
    assert [line.text for line in stored(1).lines[1:]] == [line.text for line in before.lines[1:]]

    page.get_by_role("radio", name="Versions").click()
    page.get_by_role("button", name="Use this one").wait_for()
    page.locator("del").first.wait_for()
    settle(page)
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert first.text.split()[1] in shown and "Eleven villages" in shown and "Written by small" in shown
    look(page, "3-script-versions")
    page.get_by_role("button", name="Use this one").click()
    until(lambda: stored(1).lines[0].text == first.text, page)


def test_lines_are_edited_locked_and_said_otherwise_without_a_model(
    page: Page, app: str, stored: Callable[[int], Script]
) -> None:
    from playwright.sync_api import expect

    before = stored(2)
    first, second, third = before.lines[:3]
    opened(page, app, 2)
    look(page, "3-script-lines")
    box = page.locator(f".st-key-row-{first.id} textarea")
    box.fill("The old mill by the river Lauter has 44 floors.")
    box.blur()
    until(lambda: "44" in stored(2).lines[0].text, page)
    page.get_by_role("button", name="Keep it").wait_for()
    expect(page.locator(f".st-key-row-{first.id}")).to_contain_text("not 44")
    settle(page)
    change(page, second.id, "Lock")
    until(lambda: stored(2).lines[1].locked, page)
    settle(page)
    change(page, third.id, "Another sentence")
    until(lambda: stored(2).lines[2].text != third.text, page)
    other = stored(2).lines[2]
    expect(page.locator(f".st-key-row-{other.id} textarea")).to_have_value(other.text)
    settle(page)
    assert other.text in " ".join(TEXT.split()) and stored(2).lines[1].text == second.text
    page.get_by_role("button", name="Undo").click()
    until(lambda: stored(2).lines[2].text == third.text, page)
    settle(page)
    page.get_by_role("radio", name="Versions").click()
    page.get_by_label("Before").wait_for()
    settle(page)
    page.get_by_label("Before").click()
    page.get_by_role("option", name=re.compile("Version 1,")).click()
    page.get_by_role("button", name="Use this one").first.wait_for()
    settle(page)
    page.get_by_role("button", name="Use this one").first.click()
    until(lambda: [line.text for line in stored(2).lines] == [line.text for line in before.lines], page)


def test_a_length_and_wishes_are_a_click_away(
    page: Page, app: str, stored: Callable[[int], Script], data: Path
) -> None:
    opened(page, app, 1)
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Tone").fill("dry")
    look(page, "3-script-more")
    page.get_by_role("button", name="Write it again with these").click()
    until(lambda: projects.options(_workspace(data), 1).tone == "dry", page)
    until(lambda: projects.view(_workspace(data), 1).step("script").state == "ready", page, patience_ms=FILM_MS)
    opened(page, app, 2)
    page.get_by_text("More", exact=True).click()
    requested = page.get_by_role("spinbutton", name="Make it this many seconds")
    requested.fill("33")
    requested.press("Enter")
    page.get_by_role("button", name="Fit").click()

    def spoken() -> bool:
        narration = projects.view(_workspace(data), 2).narration
        return narration is not None and abs(narration.duration_s - 33) <= 1

    until(spoken, page, patience_ms=FILM_MS)
