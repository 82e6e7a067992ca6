"""The storyboard in a real browser: swap, crop by a click and by keys, keep, undo, upload with rights, search, clips,
and a second video that makes again only what changed.
"""

from __future__ import annotations

import functools
import io
import os
import re
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from PIL import Image, ImageDraw

from core import config
from core.model.options import Options
from core.model.storyboard import Shot
from core.studio.content import articles
from core.studio.project import projects, rights
from core.studio.project.views import RenderView
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.browser import stock
from tests.browser.looks import look
from tests.browser.mouse import push
from tests.browser.waiting import FILM_MS, PATIENCE_S, press, settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-storyboard")]
TEXT = """# How bees talk

Bees tell each other where the food is by dancing. The dance was read for the first time a hundred years ago.

![A bee on a flower](bee.png)

A bee that has found many flowers runs in a straight line and waggles her body.

![The inside of a hive](hive.png)

Other bees follow her closely in the dark of the hive and fly out to look.
"""
LARGE = "document.querySelector('.st-key-scene-tall img')"
THREE_KEYS = """box => { for (let n = 0; n < 3; n++)
  box.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", shiftKey: true, bubbles: true})); }"""
LINES = ("Bees talk by dancing.", "The longer she waggles, the farther the flowers.", "Now you can read it, too.")


def halves(left: tuple[int, int, int], right: tuple[int, int, int]) -> bytes:
    """A wide picture with a colour on each side, red on the left and blue on the right."""
    image = Image.new("RGB", (1600, 1200), left)
    draw = ImageDraw.Draw(image)
    draw.rectangle((800, 0, 1600, 1200), fill=right)
    for n in range(0, 1600, 7):  # so that it doesn't count as drawn
        draw.line((n, 0, n + 40, 1200), fill=tuple(min(255, item + n % 50) for item in (left if n < 780 else right)))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one project of three lines whose pictures are chosen."""
    folder = tmp_path_factory.mktemp("storyboard")
    article = folder / "article"
    article.mkdir()
    (article / "bees.md").write_text(TEXT)
    (article / "bee.png").write_bytes(halves((200, 30, 30), (30, 60, 200)))
    (article / "hive.png").write_bytes(halves((170, 60, 20), (10, 20, 140)))
    workspace = _workspace(folder / "data")
    project = projects.create(
        workspace, articles.import_article(workspace, path=article / "bees.md"), Options(quality="draft", music="none")
    )
    written = write.write(workspace, project)
    rows = [{"id": line.id, "text": text} for line, text in zip(written.lines, LINES, strict=False)]
    edits.save_rows(workspace, project, rows)
    narrate.narrate(workspace, project)
    storyboard.plan(workspace, project)
    workspace.leave()
    return folder / "data"


def _workspace(folder: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(folder)}, folder / "none"))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with stock.pexels(tmp_path_factory.mktemp("stock")) as address:
        yield {
            "REELWRIGHT_PEXELS_API_KEY": stock.KEY,
            "REELWRIGHT_PEXELS_BASE_URL": address,
            "REELWRIGHT_A1111_URL": address,
            "REELWRIGHT_ALLOW_PRIVATE": address.split("/")[2],
        }


@pytest.fixture
def board(data: Path) -> Callable[[], tuple[Shot, ...]]:
    """The shots as they are stored now."""

    def shots() -> tuple[Shot, ...]:
        found = projects.view(_workspace(data), 1).storyboard
        assert found is not None
        return found.shots

    return shots


def opened(page: Page, app: str, number: int, part: str = "") -> Locator:
    """The dialog of a scene, at one of its parts."""
    if "/pictures" not in page.url:
        page.goto(f"{app}/pictures?project=1")
    page.get_by_role("button", name="Change").nth(number).wait_for()
    settle(page)
    page.locator(f".st-key-change-1-{number} button").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Done").wait_for()
    if part:
        show(page, part)
    settle(page)
    return dialog


def show(page: Page, part: str | re.Pattern[str]) -> None:
    """Choose one of the parts of a scene's dialog."""
    from playwright.sync_api import expect

    radio = page.get_by_role("dialog").get_by_role("radio", name=part)
    radio.click()
    expect(radio).to_be_checked()
    settle(page)


def done(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    page.get_by_role("dialog").wait_for(state="detached")
    settle(page)


def kept(page: Page, name: str) -> None:
    """A picture of what is much like something already looked at, where pictures are kept."""
    if os.environ.get("WIZARD_SHOTS"):
        look(page, name)


def middle(page: Page, source: str) -> tuple[int, int, int]:
    """The colour in the middle of a picture that the page shows."""
    with (
        urllib.request.urlopen(urljoin(page.url, source), timeout=PATIENCE_S) as answer,
        Image.open(io.BytesIO(answer.read())) as image,
    ):
        colour = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(colour, tuple)
    return colour  # type: ignore[return-value]


def test_a_scene_is_swapped_cropped_kept_and_taken_back(
    page: Page,
    app: str,
    board: Callable[[], tuple[Shot, ...]],
) -> None:
    began = board()
    number = next(n for n, shot in enumerate(began) if shot.picture and shot.candidates)
    dialog = opened(page, app, number, "Others")
    kept(page, "sb-1-others")
    sha256 = began[number].candidates[0].sha256
    dialog.locator(f".st-key-swap-1-{number}-{sha256[:12]} button").click()
    until(lambda: board()[number].picture == sha256 and board()[number].locked, page)

    settle(page)
    show(page, "Framing")
    shown = dialog.locator(".st-key-scene-tall img")
    box = dialog.locator(".aim")

    def aimed(share: float) -> bool:
        return abs((board()[number].focus or (0, 0))[0] - share) < 0.02

    seen = []
    for share in (0.9, 0.1):
        for picture in (shown, box.locator("img")):
            until(functools.partial(picture.evaluate, "one => one.complete && one.naturalWidth"), page)
        before = shown.get_attribute("src")
        push(page, box, across=share)
        until(functools.partial(aimed, share), page)
        until(lambda before=before: shown.get_attribute("src") != before, page)  # type: ignore[misc]
        settle(page)
        seen.append(middle(page, shown.get_attribute("src") or ""))
    (right, left) = seen
    assert left[0] > left[2] + 60 and right[2] > right[0] + 60, seen  # red on the left, blue on the right
    box.focus()
    page.keyboard.press("Shift+ArrowRight")
    until(functools.partial(aimed, 0.2), page)
    settle(page)
    box.evaluate(THREE_KEYS)
    until(functools.partial(aimed, 0.5), page)
    settle(page)
    look(page, "sb-2-framing")
    assert dialog.locator(".aim .first").is_visible()  # the frame lies over the picture

    dialog.get_by_text("Exactly as in the video").click()
    page.wait_for_function(
        f"(one => one && one.src.includes('/exact/') && one.complete && one.naturalWidth === 1080)({LARGE})"
    )
    kept(page, "sb-3-exactly")
    dialog.get_by_text("Exactly as in the video").click()
    settle(page)
    dialog.get_by_text("Keep this one").click()
    until(lambda: not board()[number].locked, page)
    dialog.get_by_role("button", name=f"Undo: keeping scene {number + 1}").click()
    until(lambda: board()[number].locked, page)
    settle(page)
    done(page)
    assert aimed(0.5)
    press(page, f"Undo: framing of scene {number + 1}")  # the three quick keys at once, on the page this time
    until(functools.partial(aimed, 0.2), page)


def test_a_picture_of_mine_is_shown_at_once_and_its_origin_asked(
    page: Page,
    app: str,
    data: Path,
    board: Callable[[], tuple[Shot, ...]],
) -> None:
    before = board()[0].picture
    dialog = opened(page, app, 0, "Mine")
    dialog.locator("input[type=file]").set_input_files(
        {"name": "garden.jpg", "mimeType": "image/jpeg", "buffer": stock.photo(99)}
    )
    until(lambda: board()[0].picture not in (None, before) and board()[0].locked, page)
    dialog.get_by_text("Where is this from?").wait_for()
    shown = board()[0].picture
    assert board()[0].card is None
    assert [
        element["known"] for element in rights.rights_json(_workspace(data), 1)["assets"] if element["sha256"] == shown
    ] == [False]
    dialog.get_by_role("radio", name="It has a free licence").click()
    dialog.get_by_label("Made by").fill("Carla Weber")
    dialog.get_by_label("Page it is from").fill("https://example.org/garden")
    dialog.get_by_label("Page it is from").blur()
    settle(page)
    look(page, "sb-5-mine")
    dialog.get_by_role("button", name="Keep", exact=True).click()
    dialog.get_by_text("Carla Weber · CC BY 4.0").wait_for()
    (message,) = (item for item in rights.rights_json(_workspace(data), 1)["assets"] if item["sha256"] == shown)
    assert (
        message["known"] and message["author"] == "Carla Weber" and message["page_url"] == "https://example.org/garden"
    )
    done(page)


def test_pictures_and_clips_are_searched_and_fetched(
    page: Page,
    app: str,
    data: Path,
    board: Callable[[], tuple[Shot, ...]],
) -> None:
    dialog = opened(page, app, 1, "Others")
    field = dialog.get_by_label("Search for")
    field.fill("nothing at all")
    dialog.get_by_role("button", name="Search", exact=True).click()
    dialog.get_by_text("Nothing was found for these words").wait_for()
    settle(page)
    field.fill("honey bee")
    dialog.get_by_role("button", name="Search", exact=True).click()
    until(lambda: any(candidate.found for candidate in board()[1].candidates), page)
    dialog.get_by_text("Pexels").first.wait_for()
    settle(page)
    offered = [candidate for candidate in board()[1].candidates if candidate.found is not None]
    assert {element.found.kind for element in offered if element.found} == {"image", "footage"}
    assert (
        re.search(r"https?://[^\"']*(pexels\.com|/photo/|clip\.mp4)[^\"']*\.?(jpe?g|mp4|/photo/\d)", page.content())
        is None
    )
    look(page, "sb-6-search")
    clip = next(item for item in offered if item.found and item.found.kind == "footage")
    dialog.locator(f".st-key-swap-1-1-{clip.sha256[:12]} button").click()
    dialog.locator("video").wait_for()
    page.wait_for_function("(one => one.currentTime > 0.1 && one.muted)(document.querySelector('video'))")
    view = projects.view(_workspace(data), 1)
    assert view.storyboard is not None
    asset = view.storyboard.asset(view.storyboard.shots[1].picture or "")
    assert asset is not None and (asset.kind, asset.source, asset.rights.author) == (
        "footage",
        "stock_pexels",
        "Ben Miller",
    )
    settle(page)
    show(page, "Framing")
    dialog.get_by_role("slider", name="Begin the clip at").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    until(lambda: abs(board()[1].in_s - 2.0) < 0.05, page)
    settle(page)
    kept(page, "sb-7-clip")
    done(page)


def test_a_picture_is_made_of_a_description_and_the_scene_stays_open(
    page: Page,
    app: str,
    data: Path,
    board: Callable[[], tuple[Shot, ...]],
) -> None:
    dialog = opened(page, app, 2, "Make one")
    assert "Now you can read it" in dialog.get_by_label("Describe the picture").input_value()
    dialog.get_by_text("Stable Diffusion: no charge").wait_for()
    look(page, "sb-8-make")
    dialog.get_by_role("button", name="Make it").click()
    until(lambda: board()[2].locked, page)
    dialog.get_by_text("Made · Chosen by you.").wait_for()  # the scene is open again, with the picture
    view = projects.view(_workspace(data), 1)
    assert view.storyboard is not None
    asset = view.storyboard.asset(board()[2].picture or "")
    assert asset is not None and asset.source == "ai_generated"
    done(page)
    press(page, "For all pictures")
    page.get_by_role("combobox", name=re.compile("How each comes in")).click()
    page.get_by_role("option", name="Wipe").click()
    until(lambda: {shot.transition for shot in board()} == {"wipe"}, page)
    settle(page)
    kept(page, "sb-9-all")


def test_only_what_changed_is_made_again(
    page: Page,
    app: str,
    data: Path,
    board: Callable[[], tuple[Shot, ...]],
) -> None:
    last = len(board()) - 1

    def renders() -> tuple[RenderView, ...]:
        return tuple(projects.view(_workspace(data), 1).renders)

    page.goto(f"{app}/video?project=1")
    press(page, "Make the video")
    page.locator("video[src*='/render/']").first.wait_for(timeout=FILM_MS)
    dialog = opened(page, app, last)
    show(page, re.compile("Words|Framing"))
    dialog.get_by_role("combobox", name=re.compile("Movement")).click()
    page.get_by_role("option", name="No movement").click()
    until(lambda: board()[last].motion == "still", page)
    done(page)
    page.goto(f"{app}/video?project=1")
    press(page, "Update 1 video")
    until(
        lambda: [render.status for render in renders()][:1] == ["completed"] and len(renders()) == 2,
        page,
        patience_ms=FILM_MS,
    )
    (stage,) = (item for item in renders()[0].stages if item["name"] == "render")
    assert (stage["done"], stage["reused"]) == (1, last), renders()[0].stages
