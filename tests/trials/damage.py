"""Every kind of file of a really rendered project, damaged in every way: healed or named, never a torn film as done.

A project is rendered once a process; each seed damages one kind of file in one way in a copy of its data folder, asks
for the film as a person would, and makes it again.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core import config, digests
from core.errors import ReelwrightError
from core.media.ffmpeg import file, run
from core.model.options import Options
from core.store.db import FILE
from core.studio.content import articles
from core.studio.film import ask, frames, music, render
from core.studio.machine import backup
from core.studio.project import brand, projects, rights
from core.studio.project.project import Project
from core.studio.publish import bundle
from core.studio.script import edits, write
from core.studio.visuals import storyboard
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from tests.damage import WAYS

PRESET = "youtube_short"
LINES = ("Bees talk by dancing.", "The longer she waggles, the farther the flowers.", "Now you can read it, too.")
HEALED, NAMED = "healed", "named"


@dataclass(frozen=True)
class Kind:
    """A kind of file: which ones it is, and what has to come of damage. `again` is what a person brings in anew."""

    name: str
    files: Callable[[Workspace], list[Path]]
    outcome: str
    again: Callable[[Workspace], object] | None = None


def _blobs(workspace: Workspace, shas: list[str]) -> list[Path]:
    return [workspace.blobs.path(sha) for sha in shas if workspace.blobs.has(sha)]


def _sounds(workspace: Workspace) -> list[Path]:
    narration = Project(workspace, 1).narration
    return _blobs(workspace, [take.audio for take in narration.takes]) if narration else []


def _upload(workspace: Workspace) -> list[Path]:
    board = Project(workspace, 1).board
    return _blobs(workspace, [asset.sha256 for asset in board.assets if asset.source == "uploaded"]) if board else []


def _cards(workspace: Workspace) -> list[Path]:
    board = Project(workspace, 1).board
    timeline = frames.film(Project(workspace, 1), PRESET)
    pictures = {shot.picture for shot in board.shots} if board else set()
    return _blobs(workspace, [scene.asset for scene in timeline.scenes if scene.asset and scene.asset not in pictures])


def _font(workspace: Workspace) -> list[Path]:
    kit = brand.brand(workspace)
    return _blobs(workspace, [kit.font.sha256]) if kit.font else []


def _music(workspace: Workspace) -> list[Path]:
    return _blobs(workspace, [Project(workspace, 1).options.music.removeprefix("sha256:")])


def _under(pattern: str) -> Callable[[Workspace], list[Path]]:
    return lambda workspace: sorted(path for path in workspace.data.glob(pattern) if path.is_file())


def _put_back(workspace: Workspace) -> None:
    backup.restore(workspace, _base() / "backup.tar")


KINDS = (
    Kind("sound of a line", _sounds, HEALED),
    Kind(
        "every sound, the engine's own too", _under("blobs/*/*.wav"), HEALED, lambda workspace: _bring_music(workspace)
    ),
    Kind(
        "picture of one's own", _upload, NAMED, lambda workspace: storyboard.upload(workspace, 1, _picture(), "red.png")
    ),
    Kind("card", _cards, HEALED),
    Kind("font of the brand", _font, HEALED, lambda workspace: brand.set_font(workspace, _letters(), "mine.woff")),
    Kind("music of one's own", _music, NAMED, lambda workspace: _bring_music(workspace)),
    Kind("scene", lambda workspace: [max(_scenes(workspace), key=lambda path: path.stat().st_size)], HEALED),
    Kind("notes of scenes", lambda workspace: [path.with_suffix(".json") for path in _scenes(workspace)], HEALED),
    Kind("sound track", _under("scenes/sound-*"), HEALED),
    Kind("joined film", _under("scenes/film-*"), HEALED),
    Kind("finished film", _under("renders/*/*/*.mp4"), NAMED),
    Kind("captions", _under("renders/*/*/*.srt"), NAMED),
    Kind("bundle", _under("bundles/*.zip"), HEALED),
    Kind("small preview", _under("animatics/*/*.mp4"), HEALED),
    Kind("notes of the cache", _under("cache/*/*.json"), HEALED),
    Kind("database", _under(FILE), NAMED, _put_back),
)
COUNT = len(KINDS) * len(WAYS)


def trial(seed: int, folder: Path) -> str:
    """Damage one kind in one way and make the film again; returns what came of it."""
    kind, way = KINDS[seed // len(WAYS)], list(WAYS)[seed % len(WAYS)]
    data = folder / "data"
    shutil.copytree(_base() / "data", data, symlinks=True)
    workspace = _workspace(data, folder)
    whole = (_base() / "film.mp4").read_bytes()
    damaged = kind.files(workspace)
    assert damaged, f"there is no {kind.name}"
    workspace.store.close()
    for path in damaged:
        WAYS[way](path)
    _as_a_new_process()
    text = _asked(data, folder, whole)
    if kind.outcome == NAMED:
        assert text, f"{kind.name}, {way}: nothing was said"
    if kind.again is not None:
        _as_a_new_process()
        kind.again(_workspace(data, folder, sound=False))
        text += _asked(data, folder, whole, last=True)
    else:
        _asked(data, folder, whole, last=True)
    return f"{kind.name}, {way}: {f'named ({text[0]}), then ' if text else ''}whole again"


def _asked(data: Path, folder: Path, whole: bytes, *, last: bool = False) -> list[str]:
    """Take what is said to be done, then make it again; the sentences that named something. The film is never torn."""
    parts: list[str] = []
    try:
        workspace = _workspace(data, folder)
        parts += _handed_out(workspace, whole)
        work = Run()
        view = render.render(workspace, ask.request(workspace, 1, (PRESET,))[0], work)
        parts += [warning for warning in work.warnings if "damaged" in warning]
        assert view.status == "completed" and view.path is not None
        _require_whole(view.path, folder)
        assert last is False or view.path.read_bytes() == whole, "the film is another than before"
        _handed_out(workspace, whole)
    except ReelwrightError as error:
        assert not last, error
        assert error.message and error.hint, error
        parts.append(str(error))
    return parts


def _handed_out(workspace: Workspace, whole: bytes) -> list[str]:
    """Everything that a person may download now: it is whole, or it is not there and said so."""
    parts: list[str] = []
    view = projects.view(workspace, 1).renders[0]
    parts += [warning for warning in (view.error or "", *view.warnings) if "damaged" in warning]
    if view.status == "completed":
        assert view.path is not None
        assert view.path.read_bytes() == whole or not parts
    try:
        with zipfile.ZipFile(bundle.bundle_zip(workspace, 1)) as archive:
            assert archive.testzip() is None
            film = next(name for name in archive.namelist() if name.endswith(".mp4"))
            if view.status == "completed":
                assert archive.read(film) == view.path.read_bytes()  # type: ignore[union-attr]
    except ReelwrightError as error:
        parts.append(str(error))
    render.animatic(workspace, 1, PRESET)
    preview = workspace.data / "animatics" / "1" / f"{PRESET}.mp4"
    _require_whole(preview, workspace.scratch)
    frames.frame(workspace, 1, PRESET, 10)
    return parts


def _require_whole(path: Path, scratch: Path) -> None:
    """The film decodes to its end without a word."""
    ran = run(["-v", "warning", "-xerror", "-i", file(path), "-f", "null", "-"], scratch=scratch)
    assert ran.messages.strip() == "", ran.messages


def _as_a_new_process() -> None:
    """Forget what a process remembers of files."""
    digests.forget()
    frames._films.clear()


def _workspace(data: Path, folder: Path, *, sound: bool = True) -> Workspace:
    from core.studio.workspace.workspace import unopened_workspace

    settings = config.load({"REELWRIGHT_DATA": str(data)}, folder / "none")
    return open_workspace(settings) if sound else unopened_workspace(settings)


# ---------------------------------------------------------------------- the project
@cache
def _base() -> Path:
    """A folder with a finished project, its film and a backup of it."""
    folder = Path(tempfile.mkdtemp(prefix="trial-damage-"))
    workspace = _workspace(folder / "data", folder)
    text = "# How bees talk\n\n" + "\n\n".join(LINES)
    project = projects.create(
        workspace, articles.import_article(workspace, text=text), Options(quality="draft", music="none")
    )
    lines = write.write(workspace, project).lines
    rows = [{"id": lines[n].id if n < len(lines) else None, "text": text} for n, text in enumerate(LINES)]
    edits.save_rows(workspace, project, [{k: v for k, v in row.items() if v is not None} for row in rows])
    brand.set_font(workspace, _letters(), "mine.woff")
    _bring_music(workspace)
    storyboard.plan(workspace, project)
    added = storyboard.upload(workspace, project, _picture(), "red.png")
    storyboard.swap(workspace, project, 0, added.sha256)
    rights.say_all_own(workspace, project)
    view = render.render(workspace, ask.request(workspace, project, (PRESET,))[0])
    assert view.path is not None
    shutil.copyfile(view.path, folder / "film.mp4")
    bundle.bundle_zip(workspace, project)
    render.animatic(workspace, project, PRESET)
    frames.frame(workspace, project, PRESET, 10)
    backup.backup(workspace, folder / "backup.tar")
    workspace.leave()
    workspace.store.close()
    return folder


def _scenes(workspace: Workspace) -> list[Path]:
    return [path for path in workspace.scenes.glob("*.mp4") if not path.name.startswith(("film-", "animatic-"))]


def _picture() -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (900, 700), (200, 30, 30))
    ImageDraw.Draw(image).ellipse((200, 200, 500, 500), fill=(250, 240, 60))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _letters() -> bytes:
    return (config.ROOT / "data" / "fonts" / "NotoSans-Regular.woff").read_bytes()


def _bring_music(workspace: Workspace) -> None:
    path = Path(tempfile.mkdtemp(prefix="music-", dir=workspace.scratch)) / "song.wav"
    run(["-v", "error", "-f", "lavfi", "-i", "sine=440:d=12", "-c:a", "pcm_s16le", "-bitexact", "-y", file(path)])
    projects.set_options(workspace, 1, music=music.import_song(workspace, path, "song.wav"))
