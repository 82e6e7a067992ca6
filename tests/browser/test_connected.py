"""Publishing with connected accounts: the sign-in, what would be sent, one press, how it stands, and its link.

The platforms are servers on this machine that speak their wires.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from core.store.db import FILE
from tests.browser.looks import look
from tests.browser.waiting import press, settle, until
from tests.finished import FILM, finished
from tests.prepared import Prepared
from tests.publish.meta_server import Meta
from tests.publish.serving import serving
from tests.publish.tiktok_server import TikTok
from tests.publish.youtube_server import YouTube, youtube_server

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-connected")]
CONSENT = "<!doctype html><meta charset=utf-8><h1>Reelwright asks for access</h1><a href='{}'>Allow</a>"


@pytest.fixture(scope="module")
def data(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose finished film is there for three platforms."""
    folder = prepared.copy(finished, tmp_path_factory.mktemp("connected") / "data")
    with closing(sqlite3.connect(folder / FILE)) as store, store:
        store.execute("create temp table other as select * from renders where id = 1")
        for number, preset in enumerate(("tiktok", "instagram_reel"), start=2):
            store.execute("update other set id = ?, preset = ?, input_hash = ''", (number, preset))
            store.execute("insert into renders select * from other")
    return folder


@pytest.fixture(scope="module")
def youtube() -> Iterator[YouTube]:
    with youtube_server() as server:
        yield server
        assert server.wrong == []


@pytest.fixture(scope="module")
def tiktok() -> Iterator[TikTok]:
    server = TikTok()
    server.polls = 0
    with serving(server):
        yield server
        assert server.wrong == []


@pytest.fixture(scope="module")
def meta() -> Iterator[Meta]:
    server = Meta()
    server.polls = 0
    with serving(server):
        yield server
        assert server.wrong == []


@pytest.fixture(scope="module")
def given(youtube: YouTube, tiktok: TikTok, meta: Meta) -> dict[str, str]:
    """Settings that lead to the servers of this machine."""
    return {
        "REELWRIGHT_YOUTUBE_BASE_URL": youtube.address,
        "REELWRIGHT_YOUTUBE_SIGN_IN_URL": youtube.address,
        "REELWRIGHT_TIKTOK_ACCOUNT_BASE_URL": tiktok.address,
        "REELWRIGHT_TIKTOK_ACCOUNT_MODE": "direct",
        "REELWRIGHT_META_BASE_URL": meta.address,
    }


def sign_in(page: Page, label: str, name: str, server: YouTube | TikTok | Meta) -> None:
    """Allow what the sign-in's page asks for, and paste the address where the browser ends."""
    ended: list[str] = []

    def consent(route: object) -> None:
        url = route.request.url  # type: ignore[attr-defined]
        query = {key: values[-1] for key, values in parse_qs(urlsplit(url).query).items()}
        if "code" in query:
            ended.append(url)
            route.fulfill(body="Success", content_type="text/html")  # type: ignore[attr-defined]
            return
        if not isinstance(server, Meta):
            server.codes["once"] = query["code_challenge"]
        back = f"{query['redirect_uri']}?code=once&state={query['state']}"
        route.fulfill(body=CONSENT.format(back), content_type="text/html")  # type: ignore[attr-defined]

    page.context.route(re.compile(r"[?&]state="), consent)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=f"Sign in at {label}").click()
    opened.value.get_by_role("link", name="Allow").click()
    until(lambda: bool(ended), page)
    opened.value.close()
    page.context.unroute(re.compile(r"[?&]state="))
    look(page, f"sign-in-{name}")
    field = page.get_by_label("Address where the browser ended")
    field.fill(ended[0])
    page.get_by_role("button", name="Connect", exact=True).click()
    page.get_by_text(re.compile("Connected: ")).first.wait_for()
    settle(page)
    look(page, f"connected-{name}")


def open_card(page: Page, app: str, name: str) -> None:
    """Open the Publish page with the card of a platform."""
    page.goto(f"{app}/publish?project={FILM}")
    settle(page)
    button = page.locator(f".st-key-open-{name} button")
    if button.count():
        button.click()
        settle(page)


def enter_app(page: Page, name: str) -> None:
    """Enter id and secret of one's own app."""
    page.get_by_text(f"Connect {name}", exact=True).click()
    page.get_by_label("Id of the app (client key)").locator("visible=true").fill("client")
    page.get_by_label("Its secret").locator("visible=true").fill("very-secret")
    page.get_by_role("button", name="Begin the sign-in").locator("visible=true").click()


def test_youtube(page: Page, app: str, youtube: YouTube) -> None:
    open_card(page, app, "youtube_short")
    page.get_by_text("Connect an account, or another place").click()
    settle(page)
    look(page, "places")
    press(page, "Connect YouTube")
    settle(page)
    look(page, "settings-youtube")
    file = json.dumps({"installed": {"client_id": "client", "client_secret": "very-secret"}})
    page.locator("input[type=file][accept*=json]").first.set_input_files(
        {"name": "client_secret.json", "mimeType": "application/json", "buffer": file.encode()}
    )
    sign_in(page, "YouTube", "youtube", youtube)
    press(page, "Back to the video")
    settle(page)
    open_card(page, app, "youtube_short")
    look(page, "card-youtube")
    page.get_by_text("What is sent").click()
    settle(page)
    look(page, "dry-youtube")
    page.get_by_role("button", name="Publish to YouTube").click()
    page.get_by_text("Published").first.wait_for()
    settle(page)
    look(page, "published-youtube")
    assert page.locator('a[href*="watch?v=video-0"], a[href*="video-0"]').count()
    (video,) = youtube.videos.values()
    assert video["status"]["privacyStatus"] == "private"


def test_tiktok(page: Page, app: str, tiktok: TikTok) -> None:
    page.goto(f"{app}/accounts")
    settle(page)
    enter_app(page, "a TikTok account")
    sign_in(page, "TikTok", "tiktok", tiktok)
    open_card(page, app, "tiktok")
    page.get_by_text("Posts as Bees").wait_for()
    look(page, "card-tiktok")
    for word in ("comments", "duets", "stitches"):
        assert not page.get_by_role("checkbox", name=f"Allow {word}").is_checked()
    assert page.get_by_role("checkbox", name="Allow duets").is_disabled()
    page.get_by_label("Who can see it").click()
    page.get_by_role("option", name="Everybody").click()
    settle(page)
    page.get_by_text("It promotes a product, a brand or a service").click()
    page.get_by_text("Your brand: yourself").click()
    page.get_by_text("Promotional content").wait_for()
    page.get_by_text("By posting, I agree").click(position={"x": 5, "y": 5})
    settle(page)
    look(page, "answered-tiktok")
    page.get_by_role("button", name="Publish to TikTok").click()
    page.get_by_text("Published").first.wait_for()
    settle(page)
    look(page, "published-tiktok")
    (upload,) = tiktok.uploads.values()
    assert upload.info["privacy_level"] == "PUBLIC_TO_EVERYONE"
    assert upload.info["brand_organic_toggle"] and not upload.info["brand_content_toggle"]
    assert upload.info["disable_comment"] and upload.info["disable_duet"] and upload.info["disable_stitch"]


def test_instagram(page: Page, app: str, meta: Meta) -> None:
    page.goto(f"{app}/accounts")
    settle(page)
    enter_app(page, "an Instagram account")
    sign_in(page, "Instagram", "instagram", meta)
    open_card(page, app, "instagram_reel")
    look(page, "card-instagram")
    press(page, "Make it public")
    settle(page)
    look(page, "instagram-public")
    page.get_by_role("button", name="Publish to Instagram").click()
    page.get_by_text("Published").first.wait_for()
    settle(page)
    look(page, "published-instagram")
    page.locator('a[href="https://www.instagram.com/reel/media0/"]').first.wait_for()
