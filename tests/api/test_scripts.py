"""The script over HTTP: wishes, versions compared and taken back, single lines, a length, titles to choose from."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from core.model.presets import PRESETS
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.workspace.workspace import Workspace
from tests.llm.servers import Say, serving

V1 = "/api/v1/video"


@pytest.fixture
def written(workspace: Workspace, project: int) -> int:
    write.write(workspace, project)
    return project


def test_wishes_are_kept_and_told(client: TestClient, project: int) -> None:
    wishes = {"tone": "dry", "audience": "bakers", "point_of_view": "we", "paragraphs": 3, "custom_prompt": "Write."}
    answer = client.post(f"{V1}/scripts/generate/", json={"project_id": project, "language": "de", **wishes})
    assert answer.status_code == 202
    message = client.get(f"{V1}/projects/{project}/").json()["settings"]
    assert {name: message[name] for name in wishes} == wishes and message["language"] == "de"
    again = client.post(f"{V1}/scripts/generate/", json={"project_id": project, "tone": "warm"})
    assert again.status_code == 202
    assert client.get(f"{V1}/projects/{project}/").json()["settings"]["audience"] == "bakers"
    assert client.post(f"{V1}/scripts/generate/", json={"project_id": project, "paragraphs": 99}).status_code == 422
    assert client.post(f"{V1}/scripts/generate/", json={"project_id": project, "writer": "nobody"}).status_code == 422


def test_versions_are_listed_compared_word_by_word_and_taken_back(client: TestClient, written: int) -> None:
    first = client.get(f"{V1}/scripts/{written}/").json()
    changed = [{**row, "text": f"{row['text'][:-1]} today." if n == 1 else row["text"]} for n, row in
               enumerate(first["lines"])]  # fmt: skip
    client.put(f"{V1}/scripts/{written}/", json={"lines": changed[:-1]})
    listed = client.get(f"{V1}/scripts/{written}/versions/").json()["results"]
    assert [row["version"] for row in listed] == [2, 1]
    assert [row["edited"] for row in listed] == [True, False] and all(row["seconds"] > 5 for row in listed)
    compared = client.get(f"{V1}/scripts/{written}/compare/", params={"before": 1}).json()["changes"]
    kinds = [item["kind"] for item in compared]
    assert kinds.count("changed") == 1 and kinds.count("removed") == 1
    pieces = next(element["words"] for element in compared if element["kind"] == "changed")
    assert any(kind == "added" and "today." in text for kind, text in pieces)
    assert client.get(f"{V1}/scripts/{written}/versions/1/").json()["lines"] == first["lines"]
    back = client.post(f"{V1}/scripts/{written}/versions/1/restore/").json()
    assert back["lines"] == first["lines"] and back["version"] == 3
    assert client.get(f"{V1}/scripts/{written}/versions/9/").status_code == 404
    assert client.get(f"{V1}/scripts/999/versions/").status_code == 404


def test_a_line_is_put_at_another_place(client: TestClient, written: int) -> None:
    lines = client.get(f"{V1}/scripts/{written}/").json()["lines"]
    moved = client.post(f"{V1}/scripts/{written}/lines/{lines[2]['id']}/move/", json={"to": 0}).json()["lines"]
    assert [item["id"] for item in moved] == [lines[2]["id"], lines[0]["id"], lines[1]["id"]] + [
        line["id"] for line in lines[3:]
    ]
    assert client.post(f"{V1}/scripts/{written}/lines/999/move/", json={"to": 0}).status_code == 404
    assert client.post(f"{V1}/scripts/{written}/lines/{lines[2]['id']}/move/", json={"to": -1}).status_code == 422


def test_single_lines_are_locked_kept_and_put_in_the_articles_words(client: TestClient, written: int) -> None:
    lines = client.get(f"{V1}/scripts/{written}/").json()["lines"]
    at = lines[1]["id"]
    wrong = {**lines[1], "text": lines[1]["text"].rstrip(".") + " and 77 spoons."}
    doubtful = client.put(f"{V1}/scripts/{written}/", json={"lines": [lines[0], wrong, *lines[2:]]}).json()["lines"][1]
    assert "77" in doubtful["flag"]
    path = f"{V1}/scripts/{written}/lines/{at}"
    assert "kept as it is" in client.post(f"{path}/keep/").json()["lines"][1]["flag"]
    assert client.post(f"{path}/passage/").json()["lines"][1]["text"] == lines[1]["text"]
    assert client.post(f"{path}/lock/").json()["lines"][1]["locked"] is True
    assert client.post(f"{path}/unlock/").json()["lines"][1]["locked"] is False
    assert client.post(f"{path}/explode/").status_code == 422
    assert client.post(f"{V1}/scripts/{written}/lines/999/lock/").status_code == 404


def test_a_length_is_met(client: TestClient, written: int, drain: Callable[[], None]) -> None:
    answer = client.post(f"{V1}/scripts/{written}/fit/", json={"seconds": 30})
    assert answer.status_code == 202
    drain()
    assert abs(client.get(f"{V1}/projects/{written}/").json()["narration"]["duration"] - 30) <= 1
    assert client.post(f"{V1}/scripts/{written}/fit/", json={"seconds": "x"}).status_code == 422


def test_a_line_is_rewritten_with_a_wish_and_titles_are_suggested_by_a_model(
    client: TestClient, workspace: Workspace, written: int, drain: Callable[[], None]
) -> None:
    anew = {"lines": [{"text": "Flour, water, salt and yeast: bread needs nothing else.", "sources": [1, 2]}]}
    titles = {"options": [
        {"title": "Four things make a loaf", "description": "Flour, water, salt and yeast."},
        {"title": "See www.evil.example", "description": "Now."},
        {"title": "**Why so hot?**", "description": "Visit http://evil.example or @evil"},
    ]}  # fmt: skip
    with serving("openai", [Say(json.dumps(anew)), Say(json.dumps(titles))]) as server:
        workspace.settings.values.update(server.values)
        chosen = {"settings": {"writer": "openai:small"}}
        assert client.patch(f"{V1}/projects/{written}/", json=chosen).status_code == 200
        first = client.get(f"{V1}/scripts/{written}/").json()["lines"][0]["id"]
        body = {"lines": [first], "wish": "shorter"}
        assert client.post(f"{V1}/scripts/{written}/rewrite/", json=body).status_code == 202
        drain()
        assert client.get(f"{V1}/scripts/{written}/").json()["lines"][0]["text"].startswith("Flour, water")
        assert "shorter" in server.prompt()
        client.post(f"{V1}/scripts/{written}/seo/youtube_short/")
        drain()
    found = client.get(f"{V1}/scripts/{written}/seo/youtube_short/").json()["results"]
    assert [item["title"] for item in found[1:3]] == ["Four things make a loaf", "Why so hot?"]
    assert "evil" not in json.dumps(found)


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_there_are_titles_and_texts_to_choose_from_without_a_model(
    client: TestClient, written: int, preset: str
) -> None:
    found: list[dict[str, Any]] = client.get(f"{V1}/scripts/{written}/seo/{preset}/").json()["results"]
    limits = PRESETS[preset]
    assert len({element["title"] for element in found}) == len(found) >= 3
    assert len({entry["description"] for entry in found}) >= 3
    for item in found:
        assert 0 < len(item["title"]) <= limits.title_chars
        assert len(item["description"]) <= limits.description_chars and len(item["description"].encode()) <= 5000
        assert not any(sign in item["title"] + item["description"] for sign in ("<", ">", "@", "http"))
    assert client.get(f"{V1}/scripts/{written}/seo/nowhere/").status_code == 422


def test_a_post_is_changed_field_by_field_and_computed_again(client: TestClient, written: int) -> None:
    address = f"{V1}/scripts/{written}/seo/youtube_short/"
    before = client.get(address).json()
    assert before["typed"] == []
    result = client.put(address, json={"title": "Mine"}).json()
    assert result["title"] == "Mine" and result["typed"] == ["title"] and result["tags"] == before["results"][0]["tags"]
    current = client.get(f"{V1}/scripts/{written}/").json()
    assert current["seo_metadata"]["youtube_short"]["title"] == "Mine"
    assert current["seo_overrides"] == {"youtube_short": {"title": "Mine"}}
    assert client.put(address, json={"title": None}).json()["typed"] == []
    client.put(address, json={"title": "Mine", "tags": ["a"]})
    assert client.delete(address).json()["title"] == before["results"][0]["title"]
    assert client.put(address, json={}).status_code in (400, 422)
    assert client.put(address, json={"title": "x" * 500}).status_code == 422


@pytest.mark.parametrize("text", ["\\ud800", "\\u0000", "\\ufffe\\uffff", "\\u001b[31m", "\\u200b"])
def test_half_letters_and_controls_break_no_answer(
    client: TestClient, workspace: Workspace, written: int, text: str
) -> None:
    """Given twice, as the second time meets what the first one left."""
    for _ in range(2):
        for body in (f'{{"hook": "{text}"}}', f'{{"lines": [{{"text": "{text}"}}, {{"text": "Seen."}}]}}'):
            answer = client.put(f"{V1}/scripts/{written}/", content=body, headers={"content-type": "application/json"})
            assert answer.status_code in (200, 409, 422), answer.text
    assert all(line.text.strip() for line in Project(workspace, written).script.lines)  # type: ignore[union-attr]
    for path in (f"voiceover/{written}/sample/",):
        answer = client.post(
            f"{V1}/{path}", content=f'{{"voice_id": "{text}"}}', headers={"content-type": "application/json"}
        )
        assert answer.status_code in (404, 409, 422), answer.text
