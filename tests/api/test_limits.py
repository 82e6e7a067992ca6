"""Limits: too much is refused before anything of it is kept, and every limit that is said can be reached."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from core.api import v1
from core.jobs import queue
from core.media import pictures
from core.model import limits
from core.studio import work
from core.studio.content import failed_imports as content_failed
from core.studio.film import music
from core.studio.project import brand, projects
from core.studio.voice import recording
from core.studio.workspace.workspace import Workspace
from core.visuals.files import footage
from core.visuals.stock import fetch
from tests.api.conftest import ARTICLE

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def api(workspace: Workspace) -> TestClient:
    return TestClient(v1.build(lambda: workspace))


def size(workspace: Workspace) -> int:
    return sum(path.stat().st_size for path in workspace.data.rglob("*") if path.is_file())


def test_no_limit_behind_is_larger_than_the_one_in_front() -> None:
    streamlit = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"]["maxUploadSize"]
    assert streamlit == limits.UPLOAD_MIB
    assert streamlit * limits.MIB < limits.BODY_BYTES
    behind = (
        pictures.MAX_BYTES, footage.MOST_BYTES, fetch.MOST_FOOTAGE_BYTES, music.MOST_BYTES, recording._MOST_BYTES,
        brand.MOST_LOGO_BYTES, limits.DOCUMENT_BYTES, limits.PAGE_BYTES, limits.TEXT_BYTES, limits.TAKE_BYTES,
        limits.FONT_BYTES, limits.SAMPLE_BYTES,
    )  # fmt: skip
    assert max(behind) <= streamlit * limits.MIB
    assert limits.TEXT_BYTES * 6 < limits.JSON_BYTES, "a text that may be read can be sent"


def test_a_text_that_is_too_long_is_refused_before_it_is_kept(api: TestClient, workspace: Workspace) -> None:
    before = size(workspace)
    answer = api.post("/contents/", json={"text": "x" * 6_000_000})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "too_large")
    assert queue.find(workspace.store) == [] and size(workspace) - before < 100_000


def test_a_long_text_waits_as_a_file_and_not_in_the_row(api: TestClient, workspace: Workspace) -> None:
    text = ARTICLE + "\n\nThe end, number one.\n\n" + "\n\n".join(f"This is paragraph {n} of it." for n in range(9000))
    job = api.post("/contents/", json={"text": text, "title": "Bread\x1b"}).json()["job_id"]
    row = queue.get(workspace.store, job)
    assert len(row["payload"]) < 500
    claim = queue.claim(workspace.store)
    assert claim is not None and work.perform(workspace, claim).status == "done"
    content_id = queue.get(workspace.store, job)["result"]
    assert "content_id" in content_id


def test_a_text_that_could_not_be_read_is_named_by_its_first_words(api: TestClient, workspace: Workspace) -> None:
    api.post("/contents/", json={"text": "Three short words"})
    claim = queue.claim(workspace.store)
    assert claim is not None and work.perform(workspace, claim).status == "failed"
    (failed,) = content_failed.unread(workspace)
    assert failed.source == "Three short words"
    content_failed.again(workspace, failed.job.id)
    assert queue.find(workspace.store, active=True)


def test_a_row_that_an_older_version_filled_is_not_read_for_the_list(workspace: Workspace) -> None:
    job = queue.enqueue(workspace.store, "content", lane="default", project_id=None, payload={"text": "y" * 2_000_000})
    claim = queue.claim(workspace.store)
    assert claim is not None
    queue.fail(workspace.store, claim.id, claim.fence, {"code": "x", "message": "No.", "hint": "", "kind": "bad_input"})
    (failed,) = content_failed.unread(workspace)
    assert (failed.job.id, failed.source) == (job, "A text")


def test_no_choice_card_or_wish_is_kept_that_is_far_too_long(
    api: TestClient, workspace: Workspace, project: int
) -> None:
    before = size(workspace)
    for method, path, body in (
        ("PUT", f"/projects/{project}/", {"options": {"custom_prompt": "x" * 3_000_000}}),
        ("POST", f"/scripts/{project}/rewrite/", {"lines": [0], "wish": "x" * 3_000_000}),
        ("POST", "/contents/", {"url": "https://example.org/" + "x" * 3_000_000}),
        ("POST", "/contents/", {"url": "x" * 3_000_000}),
    ):
        answer = api.request(method, path, json=body)
        assert answer.status_code in (404, 405, 409, 422), answer.text[:200]
    with pytest.raises(Exception, match="too long"):
        projects.set_options(workspace, project, tone="x" * 30_000)
    assert size(workspace) - before < 300_000


@pytest.mark.parametrize(
    "settings",
    [
        {"excluded_blocks": list(range(60_000))},
        {"lexicon": [{"word": "a", "said": "b"}] * 5000},
        {"line_speech": {str(number): {"take": 1} for number in range(20_000)}},
    ],
)
def test_no_choice_has_entries_without_end(client: TestClient, project: int, settings: dict[str, object]) -> None:
    """They lie in the project's row, which every page reads."""
    for answer in (
        client.patch(f"/api/v1/video/projects/{project}/", json={"settings": settings}),
        client.post("/api/v1/video/projects/", json={"content_id": 1, "settings": settings}),
    ):
        assert answer.status_code == 422 and answer.json()["error"]["code"] == "too_large"
