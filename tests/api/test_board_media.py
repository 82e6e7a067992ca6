"""Pictures of the storyboard over HTTP: a shot's own frame, its words in designs, the film in looks, clips."""

from __future__ import annotations

import io

from PIL import Image
from starlette.testclient import TestClient

from core.studio.film import templates
from core.studio.project import projects
from core.studio.script import write
from core.studio.visuals import framing, storyboard
from core.studio.voice import narrate
from core.studio.workspace.workspace import Workspace

MEDIA = "/app/static/media"


def _picture(client: TestClient, path: str) -> Image.Image:
    answer = client.get(f"{MEDIA}/{path}")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/jpeg", (path, answer.text[:200])
    return Image.open(io.BytesIO(answer.content))


def test_frames_designs_and_looks_are_served_and_nothing_else(
    workspace: Workspace, client: TestClient, project: int
) -> None:
    projects.set_options(workspace, project, music="none")
    write.write(workspace, project)
    narrate.narrate(workspace, project)
    board = storyboard.plan(workspace, project)
    number = next(n for n, shot in enumerate(board.shots) if n and shot.card and framing.designs(shot.card.kind))
    card = board.shots[number].card
    assert card is not None
    assert _picture(client, f"exact/{project}/youtube_short/{number}.jpg").size == (1080, 1920)
    seen = {
        name: _picture(client, f"design/{project}/{number}/tall/{name or 'own'}.jpg").tobytes()
        for name in ("", *list(framing.designs(card.kind))[:3])
    }
    assert len(set(seen.values())) == 4
    looks = [template.name for template in templates.templates()]
    some = [_picture(client, f"template/{project}/youtube_short/{name}/{number}.jpg") for name in looks[:3]]
    assert {item.size for item in some} == {(270, 480)} and len({element.tobytes() for element in some}) == 3
    assert storyboard.plan(workspace, project).shots == board.shots  # looking changes nothing
    for wrong in (
        f"exact/{project}/youtube_short/999.jpg",
        f"exact/{project}/nowhere/0.jpg",
        f"design/{project}/{number}/tall/nothing.jpg",
        f"design/{project}/{number}/huge/plain.jpg",
        f"design/{project}/999/tall/plain.jpg",
        f"template/{project}/youtube_short/nothing/0.jpg",
        f"template/{project}/nowhere/{looks[0]}/0.jpg",
        f"template/{project}/youtube_short/{looks[0]}/999.jpg",
        f"template/{project}/youtube_short/..%2f..%2fx/0.jpg",
    ):
        assert client.get(f"{MEDIA}/{wrong}").status_code in (400, 404, 422), wrong


def test_a_clip_is_served_in_pieces_as_a_film(workspace: Workspace, client: TestClient) -> None:
    for head, kind in ((b"\x1aE\xdf\xa3", "video/webm"), (b"\0\0\0\x18ftypmp42", "video/mp4")):
        sha = workspace.blobs.put(head + b"\0" * 400)
        answer = client.get(f"{MEDIA}/blob/{sha}", headers={"range": "bytes=0-9"})
        assert answer.status_code == 206 and answer.headers["content-type"] == kind and len(answer.content) == 10
        assert answer.headers["content-disposition"].startswith("inline")
