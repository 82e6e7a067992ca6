"""Two programs at one project over HTTP: an older revision is refused with both at hand, or both changes stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from core.config import load
from core.studio.content import articles
from core.studio.project import projects
from core.studio.script import edits, write
from core.studio.visuals import shots, storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.api.conftest import ARTICLE
from tests.prepared import Prepared

V1 = "/api/v1/video"
OPTIONS, SCRIPT, BOARD = "options", "script", "storyboard"


@pytest.fixture
def workspace(prepared: Prepared, tmp_path: Path) -> Workspace:
    """A workspace of one project with a script, a voice and pictures."""
    prepared.copy(planned, tmp_path / "data")
    return open_workspace(load())


def planned(folder: Path) -> None:
    """Fill a data folder."""
    workspace = open_workspace(load({"REELWRIGHT_DATA": str(folder)}, folder / "none"))
    project = projects.create(workspace, articles.import_article(workspace, text=ARTICLE))
    write.write(workspace, project)
    narrate.narrate(workspace, project)
    storyboard.plan(workspace, project)
    workspace.leave()


@pytest.fixture
def scripted(workspace: Workspace) -> int:
    return 1


def address(part: str, project: int) -> str:
    return f"{V1}/{ {OPTIONS: 'projects', SCRIPT: 'scripts', BOARD: 'storyboard'}[part] }/{project}/".replace(" ", "")


CHANGES = [
    (OPTIONS, "PATCH", "", {"settings": {"speed": 1.2}}),
    (OPTIONS, "PATCH", "", {"title": "Another name"}),
    (SCRIPT, "PUT", "", {"hook": "Bread is easy to make."}),
    (SCRIPT, "POST", "versions/1/restore/", {}),
    (BOARD, "PATCH", "", {"transition": "push"}),
    (BOARD, "PATCH", "shots/1/", {"motion": "in"}),
    (BOARD, "POST", "shots/1/move/", {"to": 2}),
]


@pytest.mark.parametrize(("part", "method", "path", "body"), CHANGES)
def test_an_older_revision_is_refused_and_the_newest_is_taken(
    client: TestClient, workspace: Workspace, scripted: int, part: str, method: str, path: str, body: dict[str, object]
) -> None:
    at = address(part, scripted)
    old = client.get(at).headers["etag"]
    someone_else(workspace, scripted, part)
    before = client.get(at)
    assert before.headers["etag"] != old
    refused = client.request(method, at + path, json=body, headers={"If-Match": old})
    message = refused.json()
    assert refused.status_code == 409 and message["error"]["code"] == "changed_elsewhere" and message["error"]["hint"]
    assert message["given"] == (body or {"version": 1})
    for name, value in message["current"].items():
        assert before.json()[name] == value, "what is there now, in the shape it is read in"
    after = client.get(at)
    assert after.json() == before.json() and after.headers["etag"] == before.headers["etag"], "nothing was written"
    taken = client.request(method, at + path, json=body, headers={"If-Match": before.headers["etag"]})
    assert taken.status_code == 200 and taken.headers["etag"] == client.get(at).headers["etag"]
    assert taken.headers["etag"] != old


def someone_else(workspace: Workspace, project: int, part: str) -> None:
    if part == OPTIONS:
        projects.set_options(workspace, project, style="pop")
    elif part == SCRIPT:
        text = projects.view(workspace, project).script
        assert text is not None
        edits.edit_line(workspace, project, text.lines[-1].id, "Somebody else wrote this.")
    else:
        shots.set_shot(workspace, project, 0, zoom=1.5)


def test_without_a_revision_choices_are_merged_by_name(client: TestClient, workspace: Workspace, scripted: int) -> None:
    at = address(OPTIONS, scripted)
    client.get(at)
    projects.set_options(workspace, scripted, style="pop")
    message = client.patch(at, json={"settings": {"speed": 1.2}}).json()["settings"]
    assert (message["speed"], message["style"]) == (1.2, "pop")


def test_without_a_revision_what_is_given_of_a_scene_is_merged(
    client: TestClient, workspace: Workspace, scripted: int
) -> None:
    shots.set_shot(workspace, scripted, 1, zoom=2.0)
    message = client.patch(f"{address(BOARD, scripted)}shots/1/", json={"motion": "in"}).json()["shots"][1]
    assert (message["zoom"], message["motion"]) == (2.0, "in")


@pytest.mark.parametrize("whole", [True, False])
def test_two_programs_that_read_the_same_script_lose_no_line(client: TestClient, scripted: int, whole: bool) -> None:
    """Whole: the body as it was read, changed; else its lines alone, which do not say of which version they are."""
    at = address(SCRIPT, scripted)
    first, second = client.get(at).json(), client.get(at).json()
    first["lines"][0]["text"] = "The first program wrote this."
    second["lines"][1]["text"] = "The second program wrote this."
    assert client.put(at, json={"lines": first["lines"]}).status_code == 200
    answer = client.put(at, json=second if whole else {"lines": second["lines"]})
    now = [line["text"] for line in client.get(at).json()["lines"]]
    assert now[0] == "The first program wrote this."
    if whole:
        assert answer.status_code == 200 and now[1] == "The second program wrote this."
    else:
        assert answer.status_code == 409 and answer.json()["given"]["lines"][1]["text"] == second["lines"][1]["text"]
        assert answer.json()["current"]["lines"][0]["text"] == "The first program wrote this."


def as_read(line: dict[str, Any]) -> dict[str, Any]:
    return line


def words_alone(line: dict[str, Any]) -> dict[str, Any]:
    return {"id": line["id"], "text": line["text"]}


ROWS = pytest.mark.parametrize("row", [as_read, words_alone])
Send = Callable[[dict[str, Any]], dict[str, Any]]


@ROWS
def test_the_line_that_a_person_changed_last_is_not_written_over(
    client: TestClient, workspace: Workspace, scripted: int, row: Send
) -> None:
    """The program had read it with other words of the person's, as long, and says nothing of a version."""
    at = address(SCRIPT, scripted)
    number = client.get(at).json()["lines"][1]["id"]
    edits.edit_line(workspace, scripted, number, "Bread needs four things (2).")
    read = client.get(at).json()["lines"]
    edits.edit_line(workspace, scripted, number, "Bread needs four things (3).")
    read[1]["text"] = "The program wrote this."
    answer = client.put(at, json={"lines": [row(line) for line in read]})
    assert answer.status_code == 409 and answer.json()["error"]["hint"]
    assert answer.json()["current"]["lines"][1]["text"] == "Bread needs four things (3)."
    assert answer.json()["given"]["lines"][1]["text"] == "The program wrote this."
    assert client.get(at).json()["lines"][1]["text"] == "Bread needs four things (3)."


@ROWS
def test_what_a_person_moved_or_took_out_since_stays_so(
    client: TestClient, workspace: Workspace, scripted: int, row: Send
) -> None:
    at = address(SCRIPT, scripted)
    read = client.get(at).json()["lines"]
    read[1]["text"] = "The program wrote this."
    edits.move(workspace, scripted, read[-1]["id"], len(read) - 2)
    order = [line["id"] for line in client.get(at).json()["lines"]]
    assert client.put(at, json={"lines": [row(line) for line in read]}).status_code == 409
    assert [line["id"] for line in client.get(at).json()["lines"]] == order
    read = client.get(at).json()["lines"]
    read[1]["text"] = "The program wrote that."
    edits.delete_line(workspace, scripted, read[1]["id"])
    assert client.put(at, json={"lines": [row(line) for line in read]}).status_code == 409
    assert "The program wrote that." not in [line["text"] for line in client.get(at).json()["lines"]]


@ROWS
@pytest.mark.parametrize("again", [True, False])
def test_a_program_changes_the_same_line_over_and_over(
    client: TestClient, scripted: int, row: Send, again: bool
) -> None:
    """Again: it reads the script before each change."""
    at = address(SCRIPT, scripted)
    read = client.get(at).json()["lines"]
    for text in ("The program wrote this.", "The program wrote that.", "Nobody wrote this before."):
        read = client.get(at).json()["lines"] if again else read
        read[1]["text"] = text
        answer = client.put(at, json={"lines": [row(line) for line in read]})
        assert answer.status_code == 200 and answer.json()["lines"][1]["text"] == text
    for hook in ("First.", "Second."):
        assert client.put(at, json={"hook": hook}).json()["hook"] == hook


def test_what_a_program_wrote_over_knowingly_it_may_write_again(
    client: TestClient, workspace: Workspace, scripted: int
) -> None:
    at = address(SCRIPT, scripted)
    number = client.get(at).json()["lines"][1]["id"]
    edits.edit_line(workspace, scripted, number, "A person wrote this.")
    read = client.get(at).json()["lines"]
    read[1]["text"] = "The program wrote this."
    assert client.put(at, json={"lines": read}).status_code == 200
    read[1]["text"] = "The program wrote that."
    alone = [words_alone(line) for line in read]
    assert client.put(at, json={"lines": alone}).json()["lines"][1]["text"] == "The program wrote that."


def test_rows_as_they_were_read_tell_which_they_are(client: TestClient, workspace: Workspace, scripted: int) -> None:
    at = address(SCRIPT, scripted)
    old = client.get(at).json()["lines"]
    edits.edit_line(workspace, scripted, old[1]["id"], "A person wrote this.")
    new = client.get(at).json()["lines"]
    old[1]["text"] = new[1]["text"] = "The program wrote this."
    assert client.put(at, json={"lines": old}).status_code == 409
    assert client.put(at, json={"lines": new}).status_code == 200


def test_both_texts_of_one_line_are_in_the_answer(client: TestClient, scripted: int) -> None:
    at = address(SCRIPT, scripted)
    first, second = client.get(at).json(), client.get(at).json()
    first["lines"][0]["text"] = "The first program wrote this."
    second["lines"][0]["text"] = "The second program wrote this."
    client.put(at, json=first)
    answer = client.put(at, json=second)
    assert answer.status_code == 409
    assert answer.json()["clashes"] == [
        {"line": first["lines"][0]["id"], "name": "text", "current": "The first program wrote this.",
         "given": "The second program wrote this."}
    ]  # fmt: skip
    assert answer.json()["revision"] == answer.json()["current"]["version"] == 2


def test_sections_and_single_lines_of_an_older_script_are_merged_or_refused(client: TestClient, scripted: int) -> None:
    at = address(SCRIPT, scripted)
    old = client.get(at).json()
    client.put(at, json={"hook": "Somebody else wrote the hook."})
    assert client.put(at, json={"cta": "Bake it."}).json()["hook"] == "Somebody else wrote the hook."
    whole = {name: old[name] for name in ("hook", "intro", "points", "cta")}
    refused = client.put(at, json={**whole, "cta": "Eat it."})
    assert refused.status_code == 409 and client.get(at).json()["cta"] == "Bake it."
    assert client.put(at, json={"version": 2, "hook": "Mine."}).status_code == 200
    number = old["lines"][1]["id"]
    assert client.post(f"{at}lines/{number}/lock/", headers={"If-Match": '"script-1"'}).status_code == 409
    locked = client.post(f"{at}lines/{number}/lock/").json()
    assert locked["hook"] == "Mine."


@pytest.mark.parametrize("header", ['"script-1"', 'W/"script-1"', "1", '"script-9", "script-1"', "*"])
def test_ways_to_write_the_revision(client: TestClient, scripted: int, header: str) -> None:
    at = address(SCRIPT, scripted)
    assert client.put(at, json={"hook": "Bread."}, headers={"If-Match": header}).status_code == 200
    assert client.put(at, json={"hook": "Rolls."}, headers={"If-Match": header}).status_code == (
        200 if header == "*" else 409
    )
    assert client.put(at, json={"hook": "Cake."}, headers={"If-Match": "nonsense"}).status_code == 409


WORK: list[tuple[str, str, dict[str, Any]]] = [
    (SCRIPT, "scripts/generate/", {"project_id": 1, "tone": "calm"}),
    (SCRIPT, "scripts/1/fit/", {"seconds": 40}),
    (SCRIPT, "scripts/1/rewrite/", {"lines": [1], "wish": "shorter"}),
    (SCRIPT, "scripts/1/seo/youtube_short/", {}),
    (SCRIPT, "voiceover/generate/", {"project_id": 1, "speed": 1.1}),
    (OPTIONS, "voiceover/generate/", {"project_id": 1, "speed": 1.1}),
    (BOARD, "storyboard/1/plan/", {}),
    (BOARD, "storyboard/1/shots/1/generate/", {"prompt": "bread"}),
    (BOARD, "render/", {"project_id": 1}),
    (SCRIPT, "render/", {"project_id": 1}),
    (OPTIONS, "render/", {"project_id": 1}),
]


@pytest.mark.parametrize(("part", "path", "body"), WORK)
def test_work_is_asked_for_of_what_was_read_or_refused(
    client: TestClient, workspace: Workspace, scripted: int, part: str, path: str, body: dict[str, Any]
) -> None:
    old = client.get(address(part, scripted)).headers["etag"]
    someone_else(workspace, scripted, part)
    now = client.get(address(part, scripted))
    refused = client.post(f"{V1}/{path}", json=body, headers={"If-Match": old})
    message = refused.json()
    assert refused.status_code == 409 and message["error"]["code"] == "changed_elsewhere" and message["error"]["hint"]
    for name, value in message["current"].items():
        assert now.json()[name] == value, "what is there now, in the shape it is read in"
    assert client.get(f"{V1}/jobs/").json()["count"] == 0 and projects.view(workspace, scripted).renders == ()
    assert projects.options(workspace, scripted).speed == 1.0 and projects.options(workspace, scripted).tone == ""
    both = f'{now.headers["etag"]}, "{OPTIONS if part != OPTIONS else SCRIPT}-999"'
    other = client.post(f"{V1}/{path}", json=body, headers={"If-Match": both})
    assert other.status_code == 409, "each part that is named has to be the newest"
    taken = client.post(f"{V1}/{path}", json=body, headers={"If-Match": now.headers["etag"]})
    assert taken.status_code == 202 and client.get(f"{V1}/jobs/").json()["count"] == 1


def test_work_takes_the_revision_as_a_header_that_the_schema_names(client: TestClient) -> None:
    calls = client.get(f"{V1}/openapi.json").json()["paths"]
    for path in ("/scripts/generate/", "/storyboard/{project_id}/plan/", "/render/", "/voiceover/generate/"):
        call = next(value for name, value in calls.items() if name.endswith(path))["post"]
        assert "if-match" in {item["name"] for item in call["parameters"]} and "409" in call["responses"]


def test_how_a_line_is_spoken_is_changed_for_the_choices_that_were_read(
    client: TestClient, workspace: Workspace, scripted: int
) -> None:
    old = client.get(address(OPTIONS, scripted)).headers["etag"]
    someone_else(workspace, scripted, OPTIONS)
    line = f"{V1}/voiceover/{scripted}/lines/1/"
    assert client.patch(line, json={"again": True}, headers={"If-Match": old}).status_code == 409
    assert projects.options(workspace, scripted).line_speech == {}
    now = client.get(address(OPTIONS, scripted)).headers["etag"]
    assert client.patch(line, json={"again": True}, headers={"If-Match": now}).json()["take"] == 1
