"""The tour: one article on its way to an mp4, one room after another, as `core/__init__.py` tells it.

Every step here is the call that a page, the command line and the API make, too. Read it from top to bottom.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core import config
from core.model.options import Options
from core.studio import work
from core.studio.content import articles
from core.studio.film import ask, render
from core.studio.project import projects, render_view
from core.studio.publish import bundle
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import open_workspace
from tests.studio.conftest import TEXT, picture

pytestmark = pytest.mark.slow


def test_an_article_becomes_a_film(tmp_path: Path) -> None:
    # A workspace is a data folder with its rows and blobs. Nothing else is shared between calls.
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "no-secrets"))
    (tmp_path / "bees.md").write_text(TEXT)
    (tmp_path / "bee.png").write_bytes(picture((20, 120, 40)))
    (tmp_path / "hive.png").write_bytes(picture((120, 60, 20)))

    # 1. Content: a file becomes an article of ordered blocks; its pictures are blobs.
    content_id = articles.import_article(workspace, path=tmp_path / "bees.md")
    article = articles.article(workspace, content_id)
    assert (article.title, article.language) == ("How bees talk", "en")
    assert [block.kind for block in article.blocks].count("image") == 2
    assert all(workspace.blobs.has(block.sha256 or "") for block in article.blocks if block.kind == "image")

    project = projects.create(workspace, content_id, Options(platforms=("instagram_reel",), quality="draft"))

    # 2. Script: lines in the article's own words, each with the passage it rests on.
    written = write.write(workspace, project)
    assert written.lines[0].section == "hook"
    for line in written.lines:
        if line.span is not None:
            assert set(line.text.lower().split()) & set(article.passage(line.span).lower().split())
    short = [{"id": line.id, "text": line.text} for line in written.lines[:2]]
    written = edits.save_rows(workspace, project, short)  # two lines make a film of seconds

    # 3. Voice: one take a line, with the times of its words, padded to whole frames.
    narration = narrate.narrate(workspace, project)
    assert [take.text for take in narration.takes] == [line.text for line in written.lines]
    for take in narration.takes:
        assert [word.word for word in take.words] == take.text.split()

    # 4. Visuals: each line has something to be seen with it.
    board = storyboard.plan(workspace, project)
    assert {line for shot in board.shots for line in shot.lines} == {line.id for line in written.lines}

    # 5. Timeline: decisions only. Scenes touch, and every spoken word is in a caption.
    film = render.prepare(workspace, project, "instagram_reel")
    assert [scene.start_frame for scene in film.scenes[1:]] == [
        scene.start_frame + scene.n_frames for scene in film.scenes[:-1]
    ]
    assert film.n_frames >= narration.n_frames

    # 6. Render: a row and a job; here this process does the job, elsewhere a worker does.
    (render_id,) = ask.request(workspace, project)
    run = Run()
    work.finish_here(workspace, render_view.view(workspace, render_id).job_id or 0, run)
    view = render_view.view(workspace, render_id)
    assert view.status == "completed"
    assert view.path is not None
    assert run.counts["render"]["done"] == len(film.scenes)

    # What came out is what was decided: PyAV, which has its own decoder, sees every frame.
    import av

    with av.open(str(view.path)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, stream.codec_context.name) == (1080, 1920, "h264")
        assert sum(1 for _ in container.decode(video=0)) == film.n_frames
    assert view.qa is not None

    # 7. Publish: a folder that any platform's upload form takes.
    folder = bundle.bundle(workspace, project, tmp_path / "bundle")
    assert {path.suffix for path in folder.iterdir()} == {".mp4", ".m4a", ".srt", ".vtt", ".jpg", ".json", ".txt"}
    assert projects.view(workspace, project).status == "review"
