"""The whole path over HTTP: a text becomes a script, a voice, pictures and a video whose files stream in parts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.testclient import TestClient

from core.api import media, v1
from core.api.guard import Guard
from core.config import Settings
from core.jobs import queue
from core.studio import work
from core.studio.film import previews
from core.studio.project import projects
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.api.conftest import ARTICLE

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("api-film")]
V1, MEDIA = v1.PREFIX, media.PREFIX


@dataclass
class Walk:
    """A client of a workspace, and the project it made."""

    client: TestClient
    workspace: Workspace
    project: int = 0

    def get(self, path: str) -> dict:  # type: ignore[type-arg]
        answer = self.client.get(V1 + path)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def post(self, path: str, body: object) -> dict:  # type: ignore[type-arg]
        answer = self.client.post(V1 + path, json=body)
        assert answer.status_code in (200, 201, 202), answer.text
        return dict(answer.json())

    def drain(self) -> None:
        while (claim := queue.claim(self.workspace.store)) is not None:
            outcome = work.perform(self.workspace, claim)
            assert outcome.status == "done", outcome


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """From a text to a video, each step asked for over HTTP."""
    workspace = open_workspace(Settings(data=tmp_path_factory.mktemp("film") / "data"))
    app = Starlette(
        routes=[Mount(V1, app=v1.build(lambda: workspace)), Mount(MEDIA, app=media.build(lambda: workspace))],
        middleware=[Middleware(Guard)],
    )
    walk = Walk(TestClient(app, base_url="http://127.0.0.1:8501"), workspace)
    job = walk.post("/contents/", {"text": ARTICLE})["job_id"]
    walk.drain()
    content_id = walk.get(f"/jobs/{job}/")["result"]["content_id"]
    settings = {"quality": "draft", "music_track": "none"}
    body = {"content_id": content_id, "target_platforms": ["youtube_short"], "settings": settings}
    walk.project = walk.post("/projects/", body)["id"]
    for path, more in (
        ("/scripts/generate/", {}),
        ("/voiceover/generate/", {"provider": "espeak", "voice_id": "en-gb", "speed": 1.1}),
        ("/render/", {"presets": ["youtube_short"]}),
    ):
        walk.post(path, {"project_id": walk.project, **more})
        walk.drain()
    yield walk


def test_the_script_has_the_specifications_shape_and_its_lines(walk: Walk) -> None:
    script = walk.get(f"/scripts/{walk.project}/")
    assert script["hook"] and script["cta"] is not None and script["points"]
    assert {"text", "duration_est", "visual_cue", "text_overlay"} <= set(script["points"][0])
    assert isinstance(script["chapter_markers"], list) and script["total_estimated_duration"] > 10
    assert script["seo_metadata"]["youtube_short"]["title"]
    assert script["script_text"].split() == [word for line in script["lines"] for word in line["text"].split()]


def test_the_voice_is_the_one_asked_for_and_its_words_are_timed(walk: Walk) -> None:
    project = walk.get(f"/projects/{walk.project}/")
    assert (project["settings"]["voice_provider"], project["settings"]["voice_id"]) == ("espeak", "en-gb")
    assert project["settings"]["speed"] == 1.1
    lines = {line["id"]: line["text"] for line in project["script"]["lines"]}
    for spoken in project["narration"]["lines"]:
        words = spoken["timestamps"]
        assert [word["word"] for word in words] == lines[spoken["line_id"]].split()
        assert all(item["start"] <= item["end"] for item in words)
        assert walk.client.get(spoken["audio_url"]).headers["content-type"] == "audio/wav"
    whole = walk.client.get(project["narration"]["audio_url"])
    assert whole.content[:4] == b"RIFF" and len(whole.content) > 48_000 * 2 * 20


def test_a_voice_can_be_heard_before_it_is_chosen(walk: Walk) -> None:
    voices = walk.get("/voiceover/voices/?language=de")["results"]
    assert voices and all(voice["id"].startswith("espeak:") for voice in voices)
    answer = walk.client.post(
        f"{V1}/voiceover/preview/",
        json={"text": "Guten Tag.", "voice_id": "de", "provider": "espeak", "language": "de"},
    )
    assert answer.status_code == 200 and answer.content[:4] == b"RIFF"
    assert walk.client.get(f"{MEDIA}/sample/{walk.project}/espeak%3Aen-us.wav").content[:4] == b"RIFF"


def test_the_video_is_complete_and_every_file_of_it_is_served(walk: Walk) -> None:
    (video,) = walk.get(f"/rendered/{walk.project}/")["results"]
    assert (video["status"], video["progress"], video["resolution"]) == ("completed", 1.0, "1080x1920")
    assert walk.get(f"/render/{video['id']}/status/") == video
    film = walk.client.get(video["file_url"])
    assert film.headers["content-type"] == "video/mp4" and len(film.content) == video["file_size"]
    assert film.content[4:8] == b"ftyp"
    for name, kind in (
        ("subtitle_url", "application/x-subrip"),
        ("vtt_url", "text/vtt"),
        ("thumbnail_url", "image/jpeg"),
    ):
        answer = walk.client.get(video[name])
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(kind), name


def test_the_video_streams_in_parts(walk: Walk) -> None:
    (video,) = walk.get(f"/rendered/{walk.project}/")["results"]
    url, size = video["file_url"], video["file_size"]
    whole = walk.client.get(url)
    part = walk.client.get(url, headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, whole.content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{size}" and part.headers["accept-ranges"] == "bytes"
    end = walk.client.get(url, headers={"range": "bytes=-50"})
    assert (end.status_code, end.content) == (206, whole.content[-50:])
    assert walk.client.get(url, headers={"range": f"bytes={size}-"}).status_code == 416
    assert walk.client.get(url, headers={"if-none-match": whole.headers["etag"]}).status_code == 304
    assert walk.client.head(url).headers["content-length"] == str(size)
    assert whole.headers["content-disposition"].startswith("inline")
    saved = walk.client.get(url + "?download=1")
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+-youtube_short\.mp4"', saved.headers["content-disposition"])
    assert "youtube_short-video" not in saved.headers["content-disposition"]


def test_the_bundle_is_one_file_with_everything(walk: Walk) -> None:
    answer = walk.client.get(f"{MEDIA}/bundle/{walk.project}.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert {name.rsplit(".", 1)[-1] for name in names} >= {"mp4", "srt", "vtt", "jpg", "json", "txt"}
        about = json.loads(archive.read(next(name for name in names if name.endswith("metadata.json"))))
    assert about["platform"] == "youtube" and about["title"]


def test_a_picture_of_ones_own_takes_a_shot(walk: Walk) -> None:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(data, "PNG")
    answer = walk.client.post(
        f"{V1}/assets/{walk.project}/", data={"shot": "1"}, files={"file": ("mine.png", data.getvalue(), "image/png")}
    )
    assert answer.status_code == 201, answer.text
    sha = answer.json()["sha256"]
    (mine,) = [item for item in answer.json()["results"] if item["sha256"] == sha]
    assert (mine["source"], mine["shots"], mine["width"], mine["height"]) == ("uploaded", [1], 1200, 800)
    assert walk.client.get(mine["file_url"]).headers["content-type"] == "image/png"
    small = walk.client.get(f"{MEDIA}/picture/{sha}/320.jpg")
    assert small.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(small.content)) as image:
        assert image.width == 320
    for shape, size in media.SHAPES.items():
        framed = walk.client.get(f"{MEDIA}/shot/{walk.project}/1/{shape}.jpg")
        with Image.open(io.BytesIO(framed.content)) as image:
            assert image.size == size, shape
    assert walk.get(f"/rendered/{walk.project}/")["results"][0]["stale"] is True


def test_what_is_no_picture_is_refused(walk: Walk) -> None:
    files = {"file": ("mine.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")}
    answer = walk.client.post(f"{V1}/assets/{walk.project}/", files=files)
    assert answer.status_code == 422 and answer.json()["error"]["hint"]
    assert walk.client.post(f"{V1}/assets/{walk.project}/", data={"sha256": "0" * 64, "shot": "0"}).status_code == 404


def test_an_edit_by_the_specifications_fields_keeps_the_rest(walk: Walk) -> None:
    before = walk.get(f"/scripts/{walk.project}/")
    answer = walk.client.put(f"{V1}/scripts/{walk.project}/", json={"hook": "Bread is easier than it looks."})
    assert answer.status_code == 200, answer.text
    after = answer.json()
    assert after["hook"] == "Bread is easier than it looks." and after["version"] == before["version"] + 1
    assert after["points"] == before["points"] and after["cta"] == before["cta"]
    assert walk.client.put(f"{V1}/scripts/{walk.project}/", json={}).status_code == 422
    lines = [{"id": line["id"], "text": line["text"]} for line in after["lines"]][1:]
    shorter = walk.client.put(f"{V1}/scripts/{walk.project}/", json={"lines": lines}).json()
    assert [line["id"] for line in shorter["lines"]] == [line["id"] for line in lines]
    assert walk.client.put(f"{V1}/scripts/{walk.project}/", json={"lines": []}).status_code == 422


def test_only_known_things_are_served(walk: Walk) -> None:
    for path in (
        "/blob/" + "0" * 64,
        "/blob/..%2f..%2freelwright.sqlite3",
        "/render/1/..%2f..%2f..%2freelwright.sqlite3",
        "/render/1/timeline.json",
        "/render/999/video.mp4",
        f"/shot/{walk.project}/999/tall.jpg",
        f"/shot/{walk.project}/0/huge.jpg",
        f"/line/{walk.project}/999.wav",
        "/narration/999",
        "/bundle/999.zip",
        "/project/999.jpg",
        "/",
        "/reelwright.sqlite3",
    ):
        answer = walk.client.get(MEDIA + path)
        assert answer.status_code == 404, (path, answer.status_code, answer.text)
        assert set(answer.json()) == {"error"}


def test_a_still_of_each_caption_style_and_the_quick_preview_are_served(walk: Walk) -> None:
    from PIL import Image

    stills = {}
    for name in previews.style_labels():
        answer = walk.client.get(f"{MEDIA}/style/{walk.project}/youtube_short/{name}.jpg")
        assert answer.status_code == 200 and answer.headers["content-type"] == "image/jpeg"
        with Image.open(io.BytesIO(answer.content)) as still:
            assert still.size == (270, 480)
        stills[name] = answer.content
    assert len(set(stills.values())) == len(stills) == 6
    for wrong in (f"style/{walk.project}/youtube_short/nothing.jpg", f"style/{walk.project}/nowhere/classic.jpg"):
        assert walk.client.get(f"{MEDIA}/{wrong}").status_code in (400, 404, 422)

    at = f"{MEDIA}/preview/{walk.project}/youtube_short.mp4"
    assert walk.client.get(at).status_code == 404
    assert walk.client.get(f"{MEDIA}/preview/{walk.project}/..%2f..%2fx.mp4").status_code == 404
    work.start(walk.workspace, "animatic", walk.project, preset="youtube_short")
    walk.drain()
    found = previews.preview(walk.workspace, walk.project, "youtube_short")
    assert found.fresh and found.job is not None and found.job.status == "done"
    answer = walk.client.get(at, headers={"range": "bytes=0-99"})
    assert answer.status_code == 206 and answer.headers["content-type"] == "video/mp4"
    assert answer.content[4:8] == b"ftyp"
    projects.set_options(walk.workspace, walk.project, style="pop")
    assert not previews.preview(walk.workspace, walk.project, "youtube_short").fresh
    projects.set_options(walk.workspace, walk.project, style="classic")
