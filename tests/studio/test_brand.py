"""The brand kit: laid over every film that wants it, nowhere else, and never in the way of words."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from core.config import ROOT
from core.errors import BadInput
from core.lettering import font_files
from core.lettering.woff import sfnt
from core.media.ffmpeg import file, run
from core.render import frame, keyed
from core.studio.film import build, frames
from core.studio.project import brand, length, projects
from core.studio.project.project import Project
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace, open_workspace
from core.timeline import captions
from tests.damage import WAYS
from tests.studio.conftest import picture


def logo() -> bytes:
    image = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    image.paste((255, 0, 255, 255), (40, 20, 360, 180))
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def clip(folder: Path, seconds: float = 2.0) -> Path:
    path = folder / "hello.mp4"
    run(["-v", "error", "-f", "lavfi", "-i", f"testsrc2=s=320x180:d={seconds}:r=30", "-f", "lavfi", "-i",
         f"sine=440:d={seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac",
         "-y", file(path)])  # fmt: skip
    return path


@pytest.fixture
def ready(workspace: Workspace, short: int) -> int:
    narrate.narrate(workspace, short)
    storyboard.plan(workspace, short)
    return short


def film(workspace: Workspace, project_id: int, preset: str = "youtube_short"):
    return build.timeline(Project(workspace, project_id), preset, Run())


def test_without_a_brand_kit_nothing_changes(workspace: Workspace, ready: int) -> None:
    before, mark = film(workspace, ready), Project(workspace, ready).render_hash("youtube_short")
    brand.set_brand(workspace, accent="#3366CC")
    assert Project(workspace, ready).render_hash("youtube_short") != mark
    brand.set_brand(workspace, accent="")
    assert Project(workspace, ready).render_hash("youtube_short") == mark
    brand.set_logo(workspace, logo(), "logo.png")
    projects.set_options(workspace, ready, brand=False)
    assert film(workspace, ready) == before


def test_the_logo_stands_in_the_corner_but_not_where_the_platform_forbids_it(workspace: Workspace, ready: int) -> None:
    brand.set_logo(workspace, logo(), "logo.png")
    assert [item.title for item in brand.logos(workspace)] == ["logo"]
    result = film(workspace, ready)
    assert all(len(scene.overlays) >= 1 for scene in result.scenes)
    with Image.open(frames.frame(workspace, ready, "youtube_short", result.n_frames // 2)) as shown:
        pixels = np.asarray(shown.convert("RGB")).astype(int)
    ours = (pixels[..., 0] > 200) & (pixels[..., 1] < 80) & (pixels[..., 2] > 200)
    rows, columns = np.flatnonzero(ours.any(axis=1)), np.flatnonzero(ours.any(axis=0))
    safe = result.safe
    assert rows.min() >= safe.top and columns.max() < result.width - safe.right
    assert 40 < len(rows) < 120
    tiktok = film(workspace, ready, "tiktok")
    assert {o.asset for s in tiktok.scenes for o in s.overlays}.isdisjoint({result.scenes[-1].overlays[-1].asset})


def test_intro_and_outro_move_everything_and_count(workspace: Workspace, ready: int, tmp_path: Path) -> None:
    bare = film(workspace, ready)
    brand.set_end(workspace, "intro", clip(tmp_path), "hello.mp4")
    brand.set_end(workspace, "outro", seconds=2.0)
    result = film(workspace, ready)
    kit = brand.brand(workspace)
    assert kit.intro is not None and kit.intro.sound
    assert result.n_frames == bare.n_frames + kit.around_frames
    shift = kit.intro.n_frames
    assert [scene.start_frame for scene in result.scenes[1:-1]] == [item.start_frame + shift for item in bare.scenes]
    assert result.audio.speech[0].start_frame == 0
    assert [element.start_frame for element in result.audio.speech[1:]] == [
        o.start_frame + shift for o in bare.audio.speech
    ]
    assert [at for at, _ in result.chapters[1:]] == [at + shift for at, _ in bare.chapters[1:]]
    first, moved = bare.cues[0], result.cues[0]
    assert moved.start_frame == first.start_frame + shift
    assert "-->" in captions.srt(result)


def test_colours_of_the_brand_reach_cards_and_captions(workspace: Workspace, ready: int) -> None:
    before = film(workspace, ready)
    brand.set_brand(workspace, accent="#00AA55")
    after = film(workspace, ready)
    assert after.caption_style.highlight != before.caption_style.highlight
    assert any(a.asset != b.asset for a, b in zip(after.scenes, before.scenes, strict=True))
    with pytest.raises(BadInput, match="no colour"):
        brand.set_brand(workspace, accent="blue")


def test_a_font_of_ones_own_is_used_and_a_wrong_file_refused(workspace: Workspace, ready: int) -> None:
    data = sfnt((ROOT / "data" / "fonts" / "JetBrainsMono-Bold.woff").read_bytes())
    kit = brand.set_font(workspace, data, "mine.ttf")
    assert kit.font is not None and kit.font.family == "JetBrains Mono"
    assert film(workspace, ready).caption_style.font == "JetBrains Mono"
    brand.set_brand(workspace, font=None)
    assert film(workspace, ready).caption_style.font != "JetBrains Mono"
    with pytest.raises(BadInput, match=r"mine\.ttf is not a font"):
        brand.set_font(workspace, b"no font at all", "mine.ttf")
    with pytest.raises(BadInput, match=r"not a \.ttf"):
        brand.set_font(workspace, data, "mine.exe")


def named(family: str) -> bytes:
    """A font of that name with the letters of a shipped one."""
    font = TTFont(io.BytesIO(sfnt((ROOT / "data" / "fonts" / "JetBrainsMono-Bold.woff").read_bytes())))
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def test_a_brand_font_is_the_films_alone(workspace: Workspace, ready: int) -> None:
    plain = frames.frame(workspace, ready, "youtube_short", 20).read_bytes()
    before, files = keyed(film(workspace, ready)), font_files()
    kit = brand.set_font(workspace, named("House Letters"), "house.ttf")
    assert kit.font is not None
    other = projects.create(workspace, Project(workspace, ready).row["content_id"], Project(workspace, ready).options)
    projects.set_options(workspace, other, brand=False)
    dressed = film(workspace, ready)
    assert dressed.caption_style.font == "House Letters"
    assert kit.font.sha256 in dressed.fonts.values()
    assert frames.frame(workspace, ready, "youtube_short", 20).read_bytes() != plain
    assert font_files() == files
    projects.set_options(workspace, ready, brand=False)
    assert keyed(film(workspace, ready)) == before
    assert frames.frame(workspace, ready, "youtube_short", 20).read_bytes() == plain


def test_two_films_in_two_fonts_do_not_meet(workspace: Workspace, ready: int) -> None:
    brand.set_font(workspace, named("House Letters"), "house.ttf")
    first = film(workspace, ready)
    brand.set_font(workspace, sfnt((ROOT / "data" / "fonts" / "NotoSansThai-Bold.woff").read_bytes()), "other.ttf")
    film(workspace, ready)
    drawn = frame(first, 20, workspace.context())
    brand.set_brand(workspace, font=None)
    film(workspace, ready)
    assert frame(first, 20, workspace.context()).tobytes() == drawn.tobytes()


def test_a_brand_font_that_is_damaged_is_named_and_the_usual_one_used(workspace: Workspace, ready: int) -> None:
    data = named("House Letters")
    kit = brand.set_font(workspace, data, "house.ttf")
    assert kit.font is not None
    for damage in WAYS.values():
        damage(workspace.blobs.path(kit.font.sha256))
        run_ = Run()
        result = build.timeline(Project(workspace, ready), "youtube_short", run_)
        assert result.caption_style.font != "House Letters"
        assert any("house.ttf is gone or damaged" in warning for warning in run_.warnings)
        frame(result, 20, workspace.context())
        brand.set_font(workspace, data, "house.ttf")
        assert film(workspace, ready).caption_style.font == "House Letters"


def test_own_fonts_are_read_when_the_house_is_opened(workspace: Workspace, ready: int) -> None:
    place = workspace.data / "fonts" / "mine.ttf"
    place.parent.mkdir()
    place.write_bytes(named("Mine"))
    open_workspace(workspace.settings)
    run_ = Run()
    assert "mine.ttf" in build.timeline(Project(workspace, ready), "youtube_short", run_).fonts
    assert not any("mine.ttf" in warning for warning in run_.warnings)
    for damage in (WAYS["cut"], WAYS["emptied"]):
        damage(place)
        open_workspace(workspace.settings)
        assert "mine.ttf" not in build.timeline(Project(workspace, ready), "youtube_short", run_).fonts
        assert any("mine.ttf cannot be read" in item for item in run_.warnings)
        place.write_bytes(named("Mine"))


def test_what_is_no_logo_or_too_long_is_refused_in_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="SVG"):
        brand.set_logo(workspace, b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "logo.svg")
    with pytest.raises(BadInput, match="also holds a script"):
        brand.set_logo(workspace, logo() + b"<script>alert(1)</script>", "logo.png")
    with pytest.raises(BadInput, match="10 s are the most"):
        brand.set_end(workspace, "intro", clip(tmp_path, 12.0), "hello.mp4")
    brand.set_end(workspace, "outro", picture((9, 9, 99)), "bye.png", seconds=2.5)
    kept = brand.brand(workspace)
    assert kept.outro is not None and kept.outro.seconds == 2.5 and kept.logo is None


def test_the_script_leaves_room_for_intro_and_outro(workspace: Workspace, project: int) -> None:
    options = Project(workspace, project).options
    plain = length.window(options)
    brand.set_end(workspace, "outro", seconds=3.0)
    assert length.window_of(Project(workspace, project)) == (plain[0] - 3.0, plain[1] - 3.0)
    projects.set_options(workspace, project, brand=False)
    assert length.window_of(Project(workspace, project)) == plain
