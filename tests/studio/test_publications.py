"""Finished videos that go out: once, whatever happens on the way, and again only on a person's word."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from core import config
from core.api import v1
from core.errors import BadInput, ReelwrightError
from core.jobs import queue
from core.net import retry
from core.publish.targets import youtube
from core.publish.targets.youtube import YouTube as YouTubeTarget
from core.store import accounts as account_rows
from core.store import film_approvals as rows_of_approvals
from core.store import publications as rows
from core.store import secrets
from core.studio import work
from core.studio.machine import backup
from core.studio.project import projects
from core.studio.publish import changing, delivery, drafts, posts, publication_view, publications, watch
from core.studio.workspace import accounts
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.prepared import Prepared
from tests.publish.youtube_server import YouTube, youtube_server
from tests.studio.conftest import filmed

PRESET = "youtube_short"
CLIENT = {"id": "client", "secret": "very-secret"}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[YouTube]:
    monkeypatch.setattr(youtube, "CHUNK", 262_144)
    monkeypatch.setattr(youtube, "_BACKOFF_S", (0.0,) * 5)
    monkeypatch.setattr(retry, "_STEP_S", 0.0)
    monkeypatch.setattr(delivery, "_ASKED_S", 0.0)
    with youtube_server() as state:
        yield state
        assert state.wrong == []


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path, server: YouTube) -> Workspace:
    """A finished video, and settings that lead to the local server."""
    data = prepared.copy(filmed, tmp_path / "data")
    values = {"REELWRIGHT_YOUTUBE_BASE_URL": server.address, "REELWRIGHT_YOUTUBE_SIGN_IN_URL": server.address}
    return approved(open_workspace(config.load({"REELWRIGHT_DATA": str(data), **values}, data.parent / "none")))


def approved(workspace: Workspace) -> Workspace:
    """The workspace, its video approved by a person."""
    rows_of_approvals.put(workspace.store, 1, publications.digest(workspace, 1, PRESET))
    return workspace


@pytest.fixture
def account(workspace: Workspace, server: YouTube) -> int:
    """An account whose sign-in was done in a browser."""
    begun = accounts.begin(workspace, "youtube", CLIENT)
    return accounts.finish(workspace, "youtube", CLIENT, begun, allowed(server, begun.url))[0].id


def allowed(server: YouTube, url: str) -> str:
    """The address that the browser is sent to when a person allows what is asked for."""
    query = {name: values[-1] for name, values in parse_qs(urlsplit(url).query).items()}
    assert (query["code_challenge_method"], query["client_id"]) == ("S256", "client")
    code = f"code-{len(server.codes)}"
    server.codes[code] = query["code_challenge"]
    return f"{query['redirect_uri']}/?state={query['state']}&code={code}"


def done(workspace: Workspace, number: int) -> publication_view.PublicationView:
    """See a publication's job through, however often it is to be tried."""
    job = publication_view.get(workspace, number).job_id
    assert job is not None
    while queue.get(workspace.store, job)["status"] in queue.ACTIVE:
        workspace.store.execute("update jobs set not_before = 0 where id = ?", (job,))
        claim = queue.claim(workspace.store, job_id=job)
        assert claim is not None
        work.perform(workspace, claim)
    return publication_view.get(workspace, number)


def test_a_video_is_published_with_its_words_and_known_from_then_on(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    view = done(workspace, publications.ask(workspace, 1, "youtube", PRESET))
    assert (view.status, view.account, view.url) == ("published", "Bees", "https://www.youtube.com/watch?v=video-0")
    film = projects.view(workspace, 1).renders[0].path
    assert film is not None
    assert server.digests == {"video-0": hashlib.sha256(film.read_bytes()).hexdigest()}
    assert server.videos["video-0"]["snippet"]["title"]
    assert [item.id for item in publication_view.of_project(workspace, 1)] == [view.id]


def test_the_same_video_goes_there_again_only_on_an_explicit_word(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    first = publications.ask(workspace, 1, "youtube", PRESET)
    with pytest.raises(BadInput, match="being published"):
        publications.ask(workspace, 1, "youtube", PRESET)
    done(workspace, first)
    with pytest.raises(BadInput, match="published there already"):
        publications.ask(workspace, 1, "youtube", PRESET)
    assert len(server.videos) == 1
    done(workspace, publications.ask(workspace, 1, "youtube", PRESET, again=True))
    assert len(server.videos) == 2
    assert changing.able(workspace, first) == {"update", "remove"}  # a video of its own


@pytest.mark.parametrize("seed", range(12))
def test_faults_anywhere_on_the_way_never_make_two_videos(
    workspace: Workspace, account: int, server: YouTube, seed: int
) -> None:
    chance = random.Random(seed)
    server.lose = chance.random() < 0.5
    server.cut = chance.randrange(500_000) if chance.random() < 0.7 else None
    places = ("PUT", "POST /upload", "GET /youtube/v3/videos", "captions", "thumbnails")
    for _ in range(chance.randrange(8)):
        server.refusals.append((chance.choice(places), chance.choice((500, 503, 401)), "backendError"))
    view = done(workspace, publications.ask(workspace, 1, "youtube", PRESET))
    while view.status == "failed":
        assert server.videos == {}
        server.refusals.clear()
        view = done(workspace, publications.ask(workspace, 1, "youtube", PRESET))
    assert view.status in ("published", "processing")
    assert len(server.videos) == 1


def test_a_process_that_is_killed_anywhere_leaves_one_video_or_a_question(
    workspace: Workspace, account: int, server: YouTube, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    real, saves, most = rows.update, [0], [0]

    def update(*args: object, **changes: object) -> None:
        real(*args, **changes)  # type: ignore[arg-type]
        if "state" in changes:
            saves[0] += 1
            if saves[0] == most[0]:
                raise Killed

    monkeypatch.setattr(rows, "update", update)
    for kill in range(1, 6):
        server.videos.clear()
        saves[0], most[0] = 0, kill
        number = publications.ask(workspace, 1, "youtube", PRESET, again=True)
        job = queue.claim(workspace.store)
        assert job is not None
        with pytest.raises(Killed):
            delivery.perform(workspace, number, Run(), last=False)
        most[0] = 0
        queue.requeue(workspace.store, job.id, job.fence, "killed")
        assert done(workspace, number).status == "published", kill
        assert len(server.videos) == 1, kill


def test_what_nobody_can_settle_is_a_question_to_the_person(
    workspace: Workspace, account: int, server: YouTube, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(youtube, "TRIES", 1)
    server.lose = True
    number = publications.ask(workspace, 1, "youtube", PRESET)
    claim = queue.claim(workspace.store)
    assert claim is not None
    with pytest.raises(ReelwrightError):
        delivery.perform(workspace, number, Run(), last=False)
    server.sessions_gone = True
    server.videos.clear()  # not yet in any list
    assert delivery.perform(workspace, number, Run(), last=True) == "unknown"
    queue.finish(workspace.store, claim.id, claim.fence, {})
    with pytest.raises(BadInput, match="may be there already"):
        publications.ask(workspace, 1, "youtube", PRESET)
    delivery.tell(workspace, number, is_there=True, url="https://youtu.be/x")
    view = publication_view.get(workspace, number)
    assert (view.status, view.url) == ("published", "https://youtu.be/x")


def test_a_dry_run_sends_nothing_and_names_all_that_stands_in_the_way(workspace: Workspace, server: YouTube) -> None:
    preview = publications.preview(workspace, 1, "youtube", PRESET)
    assert [problem.code for problem in preview.problems] == ["no_account"]
    assert {"snippet.title", "status.privacyStatus", "video"} <= {field.name for field in preview.fields}
    assert server.sessions == {} and publication_view.of_project(workspace, 1) == []
    with pytest.raises(BadInput, match="No account"):
        publications.ask(workspace, 1, "youtube", PRESET)


def test_a_time_that_is_over_or_that_a_target_cannot_keep_is_refused(
    workspace: Workspace, account: int, server: YouTube, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = drafts.Choices(publish_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert [error.code for error in publications.preview(workspace, 1, "youtube", PRESET, over).problems] == ["past"]
    later = drafts.Choices(publish_at=datetime.now(UTC) + timedelta(days=1))
    assert publications.preview(workspace, 1, "youtube", PRESET, later).problems == ()
    monkeypatch.setattr(YouTubeTarget, "capabilities", YouTubeTarget.capabilities - {"schedule"})
    with pytest.raises(BadInput, match="cannot publish later"):
        publications.ask(workspace, 1, "youtube", PRESET, later)


def test_a_film_that_was_changed_after_it_was_approved_is_not_sent(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    number = publications.ask(workspace, 1, "youtube", PRESET)
    path = Path(json.loads(rows.get(workspace.store, number)["words"])["film"])
    path.write_bytes(path.read_bytes() + b"\0")
    view = done(workspace, number)
    assert (view.status, view.message) == ("failed", "The video is no longer the one that was to be published.")
    assert server.videos == {}


def test_secrets_of_an_account_are_nowhere_in_the_clear(
    workspace: Workspace, account: int, server: YouTube, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    done(workspace, publications.ask(workspace, 1, "youtube", PRESET))
    saved = tmp_path / "saved.tar"
    backup.backup(workspace, saved)
    files = [saved, *(path for path in workspace.data.rglob("*") if path.is_file())]
    found = b"".join(path.read_bytes() for path in files) + caplog.text.encode()
    begun = accounts.begin(workspace, "youtube", CLIENT)
    for secret in ("very-secret", "access-1", "refresh-1", begun.verifier, begun.state):
        assert secret.encode() not in found
    assert "very-secret" not in begun.url and begun.verifier not in begun.url + repr(begun)
    assert accounts.opened(workspace, account).token["refresh_token"] == "refresh-1"


def test_a_token_that_has_ended_is_renewed_once_for_all(workspace: Workspace, account: int, server: YouTube) -> None:
    token = {**accounts.opened(workspace, account).token, "expires_at": 0}
    account_rows.set_token(workspace.store, workspace.settings, account, token)
    before = server.refreshed
    first, second = (accounts.token_of(workspace, account, lambda: None) for _ in range(2))
    assert first("") == second("") == first("") == "access-2"
    assert server.refreshed == before + 1
    assert first("access-2") == second("access-2") == "access-3"
    assert server.refreshed == before + 2


@pytest.mark.parametrize("change", ["state=other&", "", "late"])
def test_a_sign_in_of_somebody_else_or_of_long_ago_is_not_taken(
    workspace: Workspace, server: YouTube, change: str
) -> None:
    begun = accounts.begin(workspace, "youtube", CLIENT)
    address = allowed(server, begun.url)
    if change == "late":
        begun = type(begun)(**{**vars(begun), "at": begun.at - 601})
    else:
        address = address.replace(f"state={begun.state}&", change)
    with pytest.raises(BadInput):
        accounts.finish(workspace, "youtube", CLIENT, begun, address)
    assert accounts.accounts(workspace) == []


def test_an_answer_that_is_sent_twice_or_to_another_sign_in_is_not_taken(workspace: Workspace, server: YouTube) -> None:
    first, second = (accounts.begin(workspace, "youtube", CLIENT) for _ in range(2))
    address = allowed(server, first.url)
    with pytest.raises(BadInput, match="another sign-in"):
        accounts.finish(workspace, "youtube", CLIENT, second, address)
    assert accounts.accounts(workspace) == [] and server.refreshed == 0
    accounts.finish(workspace, "youtube", CLIENT, first, address)
    again = address.replace("code-0", "code-9")  # a code that the service would take
    server.codes["code-9"] = parse_qs(urlsplit(first.url).query)["code_challenge"][0]
    for replayed in (address, again):
        with pytest.raises(BadInput, match="used already"):
            accounts.finish(workspace, "youtube", CLIENT, first, replayed)
    assert "code-9" in server.codes


def test_of_answers_that_come_at_once_one_is_taken(workspace: Workspace, server: YouTube) -> None:
    begun = accounts.begin(workspace, "youtube", CLIENT)
    addresses = [allowed(server, begun.url) for _ in range(6)]

    def finish(address: str) -> str:
        try:
            accounts.finish(open_workspace(workspace.settings), "youtube", CLIENT, begun, address)
        except BadInput as error:
            return error.code
        return "taken"

    with ThreadPoolExecutor(6) as pool:
        found = sorted(pool.map(finish, addresses))
    assert found == ["taken", *["used_state"] * 5]
    assert len(accounts.accounts(workspace)) == 1


def test_a_code_is_worth_nothing_without_the_verifier(workspace: Workspace, server: YouTube) -> None:
    begun = accounts.begin(workspace, "youtube", CLIENT)
    stolen = type(begun)(**{**vars(begun), "verifier": "another"})
    with pytest.raises(ReelwrightError):
        accounts.finish(workspace, "youtube", CLIENT, stolen, allowed(server, begun.url))


def test_an_account_is_disconnected_there_too(workspace: Workspace, account: int, server: YouTube) -> None:
    assert accounts.disconnect(workspace, account)
    assert server.revoked == ["refresh-1"]
    assert accounts.accounts(workspace) == []


def test_a_key_that_was_changed_is_said(workspace: Workspace, account: int, tmp_path: Path) -> None:
    secrets.key_file(workspace.settings).write_text("")
    with pytest.raises(ReelwrightError, match="Connect the account again"):
        accounts.opened(workspace, account)


def test_the_api_publishes_a_rendered_video_with_an_account(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    client = TestClient(v1.build(lambda: workspace), base_url="http://127.0.0.1")
    body = {"rendered_video_id": 1, "social_account_id": account}
    dry = client.post("/publish/", json={**body, "dry_run": True}).json()
    assert dry["problems"] == [] and dry["fields"]["status.privacyStatus"] == "private"
    answer = client.post("/publish/", json=body)
    assert answer.status_code == 202
    number = answer.json()["id"]
    done(workspace, number)
    shown = client.get(f"/publish/{number}/").json()
    assert (shown["status"], shown["published_url"]) == ("published", "https://www.youtube.com/watch?v=video-0")
    assert client.get("/publish/", params={"project_id": 1}).json()["count"] == 1
    assert client.post("/publish/", json=body).status_code == 422
    assert client.post(f"/publish/{number}/refresh/").json()["status"] == "published"
    assert client.post(f"/publish/{number}/settle/", json={"is_there": True}).status_code == 422
    listed = client.get("/accounts/").json()
    assert listed["results"][0]["name"] == "Bees" and "token" not in json.dumps(listed)
    assert client.delete(f"/accounts/{account}/").json() == {"removed": account, "revoked": True}


def test_what_is_there_can_be_put_right_and_taken_back(workspace: Workspace, account: int, server: YouTube) -> None:
    number = publications.ask(workspace, 1, "youtube", PRESET)
    with pytest.raises(BadInput, match="not there"):
        changing.update(workspace, number)
    done(workspace, number)
    posts.say(workspace, 1, PRESET, title="Bees dance")
    assert changing.able(workspace, number) == {"update", "remove"}
    assert changing.update(workspace, number) == "published"
    assert server.videos["video-0"]["snippet"]["title"] == "Bees dance"
    changing.remove(workspace, number)
    assert server.videos == {} and publication_view.get(workspace, number).status == "removed"
    assert changing.able(workspace, number) == frozenset()
    done(workspace, publications.ask(workspace, 1, "youtube", PRESET))  # it is not there: no second word is needed
    assert len(server.videos) == 1


def test_a_scheduled_post_that_fails_is_found_until_it_is_published(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    at = datetime.now(UTC) + timedelta(hours=1)
    number = publications.ask(workspace, 1, "youtube", PRESET, drafts.Choices(publish_at=at))
    assert done(workspace, number).status == "scheduled"
    assert watch.look(workspace) == 0 and watch.failed(workspace) == []
    server.videos["video-0"]["status"] |= {"uploadStatus": "rejected", "rejectionReason": "claim"}
    assert watch.look(workspace, at + timedelta(minutes=6)) == 1
    claim = queue.claim(workspace.store, kinds=(watch.KIND,))
    assert claim is not None
    work.perform(workspace, claim)
    (view,) = watch.failed(workspace)
    assert view.id == number and "claim" in view.warnings[0]
    server.videos.clear()
    done(workspace, publications.ask(workspace, 1, "youtube", PRESET))
    assert watch.failed(workspace) == []


def test_a_sign_in_that_was_refused_is_known_as_ended_from_then_on(
    workspace: Workspace, account: int, server: YouTube
) -> None:
    assert accounts.accounts(workspace)[0].ending == ""
    token = {**accounts.opened(workspace, account).token, "expires_at": 0, "refresh_token": "taken back"}
    account_rows.set_token(workspace.store, workspace.settings, account, token)
    assert done(workspace, publications.ask(workspace, 1, "youtube", PRESET)).status == "failed"
    assert "has ended" in accounts.accounts(workspace)[0].ending
    begun = accounts.begin(workspace, "youtube", CLIENT)
    (again,) = accounts.finish(workspace, "youtube", CLIENT, begun, allowed(server, begun.url))
    assert again.ending == ""
