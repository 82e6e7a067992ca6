"""Projects, scripts and work over HTTP, with the specification's fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import ARTICLE
from tests.content.test_doors import book

V1 = "/api/v1/video"


def problem(answer: object) -> tuple[int, str]:
    body = answer.json()  # type: ignore[attr-defined]
    assert set(body) == {"error"} and set(body["error"]) == {"code", "message", "hint"}, body
    assert body["error"]["message"].endswith((".", "!", "?"))
    return answer.status_code, body["error"]["code"]  # type: ignore[attr-defined]


def test_from_a_text_to_a_project(client: TestClient, drain: Callable[[], None]) -> None:
    job = client.post(f"{V1}/contents/", json={"text": ARTICLE}).json()["job_id"]
    assert client.get(f"{V1}/jobs/{job}/").json()["status"] == "queued"
    drain()
    found = client.get(f"{V1}/jobs/{job}/").json()
    assert found["status"] == "done"
    content_id = found["result"]["content_id"]
    assert client.get(f"{V1}/contents/{content_id}/").json()["title"] == "Bread at home"

    result = client.post(
        f"{V1}/projects/",
        json={"content_id": content_id, "project_type": "short", "target_platforms": ["youtube_short", "tiktok"]},
    )
    assert result.status_code == 201
    body = result.json()
    assert (body["content_id"], body["project_type"], body["status"]) == (content_id, "short", "draft")
    assert body["target_platforms"] == ["youtube_short", "tiktok"]
    assert body["script"] is None and body["assets"] == [] and body["renders"] == []
    assert isinstance(body["id"], int)

    listed = client.get(f"{V1}/projects/", params={"site_id": 1, "status": "draft"}).json()
    assert [item["id"] for item in listed["results"]] == [body["id"]]
    assert client.get(f"{V1}/projects/", params={"project_type": "long"}).json()["count"] == 0


def test_an_uploaded_file_is_a_content(client: TestClient) -> None:
    files = {"file": ("bread.md", ARTICLE.encode(), "text/markdown")}
    answer = client.post(f"{V1}/contents/upload/", files=files)
    assert answer.status_code == 201 and isinstance(answer.json()["content_id"], int)


def test_the_chapter_of_an_uploaded_book_is_chosen(client: TestClient) -> None:
    files = {"file": ("tides.epub", book(2400), "application/epub+zip")}
    found = client.post(f"{V1}/contents/chapters/", files=files).json()
    assert found == {"chapters": ["Copyright", "The harbour", "The storm", "The calm"], "usual": 2}
    answer = client.post(f"{V1}/contents/upload/", files=files, data={"chapter": "4"})
    assert client.get(f"{V1}/contents/{answer.json()['content_id']}/").json()["title"] == "The calm"
    assert problem(client.post(f"{V1}/contents/upload/", files=files, data={"chapter": "x"})) == (422, "no_chapter")


def test_settings_have_the_specifications_names(client: TestClient, project: int) -> None:
    settings = {"voice_provider": "espeak", "voice_id": "en-us", "music_track": "none", "transition_style": "cut"}
    body = client.patch(f"{V1}/projects/{project}/", json={"settings": settings, "title": "Bread"}).json()
    assert body["title"] == "Bread"
    assert {name: body["settings"][name] for name in settings} == settings


def test_a_project_can_be_removed(client: TestClient, project: int) -> None:
    assert client.delete(f"{V1}/projects/{project}/").status_code == 204
    assert problem(client.get(f"{V1}/projects/{project}/")) == (404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("GET", "/projects/999/", None, (404, "not_found")),
        ("GET", "/projects/x/", None, (422, "usage")),
        ("GET", "/nowhere/", None, (404, "not_found")),
        ("POST", "/projects/", {"content_id": 999}, (404, "not_found")),
        ("POST", "/projects/", {}, (422, "usage")),
        ("POST", "/projects/", {"content_id": 1, "colour": "red"}, (422, "usage")),
        ("POST", "/projects/", {"content_id": 1, "target_platforms": ["vine"]}, (422, "unknown_platform")),
        ("POST", "/contents/", {}, (422, "usage")),
        ("POST", "/contents/", {"url": "http://a.example", "text": "both"}, (422, "usage")),
        ("POST", "/scripts/generate/", {"project_id": 999}, (404, "not_found")),
        ("GET", "/scripts/999/", None, (404, "not_found")),
        ("POST", "/voiceover/generate/", {"project_id": 999}, (404, "not_found")),
        ("POST", "/voiceover/preview/", {"text": "x" * 201, "voice_id": "a"}, (422, "usage")),
        ("GET", "/assets/999/", None, (404, "not_found")),
        ("POST", "/render/", {"project_id": 999}, (404, "not_found")),
        ("GET", "/render/999/status/", None, (404, "not_found")),
        ("GET", "/rendered/999/", None, (404, "not_found")),
        ("GET", "/jobs/999/", None, (404, "not_found")),
        ("POST", "/jobs/999/cancel/", None, (404, "not_found")),
    ],
)
def test_what_cannot_be_is_one_sentence(
    client: TestClient, method: str, path: str, body: object, expected: tuple[int, str]
) -> None:
    assert problem(client.request(method, V1 + path, json=body)) == expected


def test_broken_json_is_one_sentence(client: TestClient) -> None:
    answer = client.post(f"{V1}/projects/", content=b"{", headers={"content-type": "application/json"})
    assert problem(answer) == (422, "usage")


def test_a_link_that_is_none_fails_as_a_job(client: TestClient, drain: Callable[[], None]) -> None:
    job = client.post(f"{V1}/contents/", json={"url": "http://127.0.0.1/secret"}).json()["job_id"]
    drain()
    found = client.get(f"{V1}/jobs/{job}/").json()
    assert found["status"] == "failed" and found["error"]["hint"]
    assert client.get(f"{V1}/projects/").json()["count"] == 0


def test_work_that_waits_can_be_stopped(client: TestClient, project: int) -> None:
    job = client.post(f"{V1}/scripts/generate/", json={"project_id": project}).json()["job_id"]
    assert [item["id"] for item in client.get(f"{V1}/jobs/", params={"project_id": project}).json()["results"]] == [job]
    assert client.post(f"{V1}/jobs/{job}/cancel/").json()["status"] == "cancelled"
    assert client.get(f"{V1}/jobs/").json()["count"] == 0


def test_health_and_the_description_of_the_api(client: TestClient) -> None:
    assert client.get(f"{V1}/health/").json() == {"status": "ok", "worker": False}
    paths = client.get(f"{V1}/openapi.json").json()["paths"]
    for path in (
        "/projects/", "/projects/{project_id}/", "/scripts/generate/", "/scripts/{project_id}/",
        "/voiceover/generate/", "/voiceover/preview/", "/assets/{project_id}/", "/render/",
        "/render/{render_id}/status/", "/rendered/{project_id}/",
    ):  # fmt: skip
        assert path in paths


def test_a_long_list_comes_in_pages(client: TestClient, project: int) -> None:
    for _ in range(2):
        body = client.get(f"{V1}/projects/{project}/").json()
        client.post(f"{V1}/projects/", json={"content_id": body["content_id"]})
    seen, address = [], f"{V1}/projects/?limit=2"
    while address:
        answer = client.get(address).json()
        assert answer["count"] == 3
        seen += [row["id"] for row in answer["results"]]
        address = answer["next"]
    assert sorted(seen) == sorted(set(seen)) and len(seen) == 3
    assert answer["previous"] and client.get(answer["previous"]).json()["next"]
    assert client.get(f"{V1}/projects/?limit=0").status_code in (400, 422)
