"""The publish page sends a video to a connected channel, once; settings connect and disconnect it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from core.config import load
from core.store import accounts as account_rows
from core.studio.project import projects
from core.studio.publish import publication_view, publications
from core.studio.script import edits
from core.studio.workspace import accounts
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.pages.conftest import said
from tests.prepared import Prepared
from tests.publish.serving import serving
from tests.publish.tiktok_server import TikTok
from tests.publish.youtube_server import YouTube, youtube_here
from tests.studio.conftest import filmed
from tests.studio.test_publications import CLIENT, allowed, done

Page = Callable[..., AppTest]


@pytest.fixture
def server(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[YouTube]:
    """A data folder with a finished video, and a YouTube on this machine."""
    with youtube_here(prepared.copy(filmed, tmp_path / "data"), monkeypatch) as state:
        yield state


@pytest.fixture
def workspace(server: YouTube) -> Workspace:
    return open_workspace(load())


@pytest.fixture
def channel(workspace: Workspace, server: YouTube) -> int:
    begun = accounts.begin(workspace, "youtube", CLIENT)
    return accounts.finish(workspace, "youtube", CLIENT, begun, allowed(server, begun.url))[0].id


def keys(at: AppTest) -> set[str | None]:
    return {element.key for element in at.button}


def test_without_an_account_the_page_says_how_to_come_to_one(page: Page, workspace: Workspace) -> None:
    at = page("publish", 1)
    assert not at.exception
    assert {"set-up-youtube", "set-up-webdav"} <= keys(at)
    assert "publish" not in keys(at)


def test_a_video_is_published_by_one_press_and_again_only_after_a_tick(
    page: Page, workspace: Workspace, channel: int, server: YouTube
) -> None:
    at = page("publish", 1)
    assert not at.exception
    assert any("snippet" in str(table.value) for table in at.table)
    at.button_group(key="privacy-1").set_value("unlisted").run()
    assert "approves this very video" in said(at)
    at.button(key="publish").click().run()
    (publication,) = publication_view.of_project(workspace, 1)
    assert publication.status == "publishing" and server.videos == {}
    done(workspace, publication.id)

    at = page("publish", 1)
    assert "You approved this video" in said(at)
    assert "Published" in said(at) and "watch?v=video-0" in said(at)
    assert server.videos["video-0"]["status"]["privacyStatus"] == "unlisted"
    assert at.button(key="publish").disabled
    at.checkbox(key="again-1-youtube_short").check().run()
    assert not at.button(key="publish").disabled


def test_a_video_from_before_the_last_change_wants_a_tick(
    page: Page, workspace: Workspace, channel: int, server: YouTube
) -> None:
    script = projects.view(workspace, 1).script
    assert script is not None
    edits.save_rows(workspace, 1, [{"id": line.id, "text": "Bees dance and dance."} for line in script.lines[:1]])
    at = page("publish", 1)
    assert not at.exception
    assert at.button(key="publish").disabled
    at.button(key="take-older").click().run()
    assert not at.exception and not at.button(key="publish").disabled


def test_a_question_is_answered_by_the_person(page: Page, workspace: Workspace, channel: int, server: YouTube) -> None:
    film = publications.digest(workspace, 1, "youtube_short")
    number = publications.ask(workspace, 1, "youtube", "youtube_short", approves=film)
    workspace.store.execute("update publications set status = 'unknown'")
    workspace.store.execute("update jobs set status = 'failed'")
    at = page("publish", 1)
    assert "Nobody knows yet" in said(at)
    at.button(key=f"settle-{number}-False").click().run()
    assert publication_view.get(workspace, number).status == "failed"


def test_a_channel_is_connected_and_disconnected_in_settings(page: Page, workspace: Workspace, server: YouTube) -> None:
    at = page("accounts")
    assert not at.exception
    file = json.dumps({"installed": {"client_id": "client", "client_secret": "very-secret"}})
    at.file_uploader(key="client-file-0").set_value(("client_secret.json", file.encode(), "application/json")).run()
    assert not at.exception
    (url,) = [element.proto.url for element in at.get("link_button") if "code_challenge" in element.proto.url]
    assert "very-secret" not in url
    assert parse_qs(urlsplit(url).query)["code_challenge_method"] == ["S256"]
    at.text_input(key="sign-in-address").set_value(allowed(server, url))
    at.button(key="connect").click().run()
    assert [element.value for element in at.success] == ["Connected: Bees"]
    (view,) = accounts.accounts(workspace)
    at.button(key=f"disconnect-{view.id}").click().run()
    assert accounts.accounts(workspace) == [] and server.revoked == ["refresh-1"]


@pytest.fixture
def tiktok(prepared: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TikTok]:
    """A finished video for TikTok, an account there, and direct posts switched on."""
    platform = TikTok()
    platform.polls = 0
    with serving(platform):
        monkeypatch.setenv("REELWRIGHT_DATA", str(prepared.copy(filmed, tmp_path / "data")))
        monkeypatch.setenv("REELWRIGHT_TIKTOK_ACCOUNT_BASE_URL", platform.address)
        monkeypatch.setenv("REELWRIGHT_TIKTOK_ACCOUNT_MODE", "direct")
        here = open_workspace(load())
        here.store.execute("update renders set preset = 'tiktok'")
        begun = accounts.begin(here, "tiktok", CLIENT)
        query = {name: values[-1] for name, values in parse_qs(urlsplit(begun.url).query).items()}
        platform.codes["once"] = query["code_challenge"]
        accounts.finish(here, "tiktok", CLIENT, begun, f"{begun.redirect}?code=once&state={begun.state}")
        yield platform
        assert platform.wrong == []


def test_a_direct_post_on_tiktok_is_asked_for_as_its_audit_wants(page: Page, tiktok: TikTok) -> None:
    at = page("publish", 1)
    assert not at.exception
    seen_by = at.selectbox(key="seen-by-1-tiktok")
    assert seen_by.value is None and seen_by.options == ["Everybody", "Only you"]
    boxes = {name: at.checkbox(key=f"allow-{name}-1-tiktok") for name in ("comment", "duet", "stitch")}
    assert not any(box.value for box in boxes.values()) and boxes["duet"].disabled
    assert "Posts as **Bees** :gray[@bees]" in said(at)
    assert at.button(key="publish").disabled

    at.selectbox(key="seen-by-1-tiktok").set_value("SELF_ONLY").run()
    at.toggle(key="promotes-1-tiktok").set_value(True).run()
    assert at.button(key="publish").disabled
    at.checkbox(key="own-brand-1-tiktok").check().run()
    assert "Promotional content" in said(at)
    at.checkbox(key="branded-1-tiktok").check().run()
    assert "Paid partnership" in said(at)
    assert at.selectbox(key="seen-by-1-tiktok").value is None  # branded content cannot be private
    assert at.selectbox(key="seen-by-1-tiktok").options == ["Everybody"]
    at.selectbox(key="seen-by-1-tiktok").set_value("PUBLIC_TO_EVERYONE").run()
    assert at.button(key="publish").disabled
    at.checkbox(key="consent-1-tiktok").check().run()
    at.button(key="take-older").click().run()  # the film is of another platform than the project's
    assert not at.exception and not at.button(key="publish").disabled
    at.button(key="publish").click().run()
    here = open_workspace(load())
    (publication,) = publication_view.of_project(here, 1)
    assert done(here, publication.id).status == "published"
    (upload,) = tiktok.uploads.values()
    assert upload.info["brand_content_toggle"] and upload.info["disable_comment"]


def test_an_app_at_meta_is_entered_by_id_and_secret(page: Page, workspace: Workspace) -> None:
    at = page("accounts")
    at.text_input(key="client-id-instagram-0").set_value("client")
    at.text_input(key="client-secret-instagram-0").set_value("very-secret")
    [button for button in at.button if button.label == "Begin the sign-in"][1].click().run()
    assert not at.exception
    urls = [element.proto.url for element in at.get("link_button") if "/dialog/oauth" in element.proto.url]
    assert len(urls) == 1 and "very-secret" not in urls[0] and "instagram_content_publish" in urls[0]


def test_a_post_is_taken_back_from_the_page_and_home_shows_one_that_failed(
    page: Page, workspace: Workspace, channel: int, server: YouTube
) -> None:
    film = publications.digest(workspace, 1, "youtube_short")
    number = publications.ask(workspace, 1, "youtube", "youtube_short", approves=film)
    done(workspace, number)
    at = page("publish", 1)
    assert f"update-{number}" in keys(at)
    at.button(key=f"remove-{number}").click().run()
    assert not at.exception and server.videos == {} and "Taken back" in said(at)
    workspace.store.execute("update publications set status = 'failed', publish_at = '2026-11-30T09:00:00+00:00'")
    home = page("home")
    assert not home.exception and "A scheduled post did not appear on **YouTube**" in said(home)


def test_a_sign_in_that_ends_soon_is_said_before_it_bites(
    page: Page, workspace: Workspace, channel: int, server: YouTube
) -> None:
    def lasting(seconds: float) -> tuple[str, str]:
        token = {**accounts.opened(workspace, channel).token, "ends_at": time.time() + seconds}
        account_rows.set_token(workspace.store, workspace.settings, channel, token)
        return said(page("accounts")), said(page("publish", 1))

    assert not any("in ends on" in text or "in has ended" in text for text in lasting(30 * 86_400))
    assert all("in ends on" in text for text in lasting(2 * 86_400))
    assert all("in has ended" in text for text in lasting(-60))
    assert "set-up-youtube" in keys(page("publish", 1))
