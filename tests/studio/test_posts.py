"""Posts: computed whenever they are asked for, but for what a person typed, field by field."""

from __future__ import annotations

import json
import sqlite3
from importlib import import_module
from pathlib import Path

import pytest

from core import config, script
from core.errors import BadInput
from core.model.article import Article, Heading, Paragraph
from core.model.hashtags import hashtags
from core.model.options import Options
from core.model.presets import PRESETS
from core.model.script import Chapter, Override, Script, SeoMetadata
from core.model.timeline import SCHEMA
from core.publish import post
from core.script.post import overrides
from core.store import contents, renders, scripts
from core.store.db import open_store
from core.studio.project import projects
from core.studio.project.project import Project
from core.studio.publish import posts
from core.studio.script import saving, write
from core.studio.workspace.workspace import Workspace, _stores, open_workspace

TIMES = (Chapter(time=0.0, title="Bees"), Chapter(time=30.0, title="Dance"), Chapter(time=70.5, title="Winter"))
LATER = tuple(chapter.model_copy(update={"time": chapter.time * 2}) for chapter in TIMES)
PARTS = ("Dance", "Nectar", "Winter")
WORDS = "The bees of this hive weigh about {n} kilograms together, and they fly out on every warm morning of the year."


def bees() -> Article:
    blocks: list[Heading | Paragraph] = [Heading(text="How bees live", level=1), Paragraph(text=WORDS.format(n=3))]
    for n, name in enumerate(PARTS):
        blocks += [Heading(text=name, level=2)]
        blocks += [
            Paragraph(text=WORDS.format(n=10 * n + k + 4).replace("hive", f"{name.lower()} hive")) for k in range(6)
        ]
    return Article(
        title="How bees live", author="Maja", url="https://bees.example/live", language="en",
        keywords=("bees", "hive", "honey"), blocks=tuple(blocks),
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(config.load({"REELWRIGHT_DATA": str(tmp_path / "data")}, tmp_path / "none"))


@pytest.fixture
def project(workspace: Workspace) -> int:
    content = contents.add(workspace.store, bees())
    result = projects.create(workspace, content, Options(project_type="long", platforms=("youtube_long", "tiktok")))
    write.write(workspace, result)
    return result


@pytest.fixture
def newer_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that says other things than the one that was there before."""
    seo = import_module("core.script.post.seo")
    monkeypatch.setattr(seo, "_tags", lambda words, most: ("newer",))
    monkeypatch.setattr(seo, "_credit", lambda article, title: ["By the newer writer"])


def changed(workspace: Workspace, project: int) -> Script:
    current = Project(workspace, project).script
    assert current is not None
    return current


def test_nothing_typed_is_nothing_kept(workspace: Workspace, project: int) -> None:
    shown = posts.to_post(workspace, project, "youtube_long")
    assert shown.title and "https://bees.example/live" in shown.description and shown.tags
    again = {"title": shown.title, "description": shown.description, "tags": shown.tags}
    assert posts.say(workspace, project, "youtube_long", **again) == shown  # type: ignore[arg-type]
    assert (
        changed(workspace, project).overrides == {} and posts.typed(Project(workspace, project), "youtube_long") == ()
    )
    assert changed(workspace, project) == changed(workspace, project)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_field_that_was_typed_freezes_no_other(
    workspace: Workspace, project: int, preset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posts, "chapters", lambda *_, **__: TIMES)
    before = posts.to_post(workspace, project, preset)
    after = posts.say(workspace, project, preset, title="My own title")
    assert after.title == "My own title" and after.tags == before.tags
    caption = PRESETS[preset].platform.caption
    expected = before.description.replace(before.title, "My own title", int(caption))
    assert after.description == expected.replace(
        "\n\nMaja", "\n\nHow bees live · Maja"
    )  # named, as it is no longer above
    monkeypatch.setattr(posts, "chapters", lambda *_, **__: LATER)
    later = posts.to_post(workspace, project, preset).description
    assert ("1:00 Dance" in later) == (preset == "youtube_long") and "0:30 Dance" not in later
    posts.say(workspace, project, preset, tags=["One tag", "one tag", "#two"])
    shown = posts.to_post(workspace, project, preset)
    assert shown.tags == ("One tag", "two") and shown.title == "My own title"
    assert ("#OneTag #two" in shown.description) == PRESETS[preset].platform.caption


def test_a_text_that_was_edited_keeps_the_times_of_the_newest_film(
    workspace: Workspace, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posts, "chapters", lambda *_, **__: TIMES)
    shown = posts.to_post(workspace, project, "youtube_long")
    typed = "I filmed my own bees.\n\n" + shown.description
    assert posts.say(workspace, project, "youtube_long", description=typed).description == typed
    monkeypatch.setattr(posts, "chapters", lambda *_, **__: LATER)
    after = posts.to_post(workspace, project, "youtube_long").description
    assert after == typed.replace("0:30 Dance", "1:00 Dance").replace("1:10 Winter", "2:21 Winter")
    without = "\n\n".join(part for part in after.split("\n\n") if not part.startswith("0:00"))
    assert posts.say(workspace, project, "youtube_long", description=without).description == without


def test_chapters_come_where_there_were_none_when_the_text_was_typed() -> None:
    article, current = bees(), script.write(bees(), project_type="long", presets=("youtube_long",))
    shown = overrides.applied(article, current, "youtube_long", ())
    body = overrides.typed(article, current, "youtube_long", (), "Hello.\n\n" + shown.description)
    after = overrides.applied(article, current, "youtube_long", TIMES, Override(body=body)).description
    assert after.startswith("Hello.\n\n") and "0:30 Dance" in after
    assert overrides.typed(article, current, "youtube_long", TIMES, after, Override(body=body)) == body


def test_a_newer_writer_speaks_for_what_nobody_typed(workspace: Workspace, project: int, newer_writer: None) -> None:
    posts.say(workspace, project, "youtube_long", title="Mine")
    shown = posts.to_post(workspace, project, "youtube_long")
    assert shown.title == "Mine" and shown.tags == ("newer",) and "By the newer writer" in shown.description


def test_words_are_computed_again_on_request(workspace: Workspace, project: int) -> None:
    before = posts.to_post(workspace, project, "tiktok")
    posts.say(workspace, project, "tiktok", title="Mine", description="Only this.", tags=["mine"])
    assert posts.typed(Project(workspace, project), "tiktok") == ("title", "description", "tags")
    posts.compute(workspace, project, "tiktok", ("description",))
    assert posts.typed(Project(workspace, project), "tiktok") == ("title", "tags")
    assert posts.compute(workspace, project, "tiktok") == before and changed(workspace, project).overrides == {}


def test_what_was_typed_outlives_a_script_written_again(workspace: Workspace, project: int) -> None:
    posts.say(workspace, project, "tiktok", title="Mine")
    projects.set_options(workspace, project, project_type="medium", platforms=("tiktok",))
    write.write(workspace, project)
    assert posts.to_post(workspace, project, "tiktok").title == "Mine"


def test_words_beside_a_video_are_no_edit_of_its_script(workspace: Workspace, project: int) -> None:
    posts.say(workspace, project, "tiktok", title="Mine")
    assert not Project(workspace, project).edited and Project(workspace, project).is_fresh("script")


def test_what_is_too_long_is_refused_and_a_line_that_grows_stays_within_the_limit(
    workspace: Workspace, project: int
) -> None:
    for given in ({"title": "x" * 101}, {"description": "é" * 2201}, {"tags": ["x" * 501]}):
        with pytest.raises(BadInput):
            posts.say(workspace, project, "tiktok", **given)  # type: ignore[arg-type]
    posts.say(workspace, project, "tiktok", description="x" * 2195)
    for name in PRESETS:
        override = Override(body="y " * 900 + "\n\n{title}\n\n{text}\n\n{chapters}\n\n{source}\n\n{hashtags}")
        shown = overrides.applied(bees(), changed(workspace, project), name, TIMES, override)
        assert len(shown.description.encode()) <= PRESETS[name].description_chars * 2


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("own", [Override(), Override(title="Mine"), Override(tags=("Bees", "bees", "honey"))])
def test_nothing_stands_twice_in_the_text_of_a_platform(preset: str, own: Override) -> None:
    current = script.write(bees(), project_type="long", presets=("youtube_long",))
    seo = overrides.applied(bees(), current, preset, TIMES, own)
    text = post(seo, PRESETS[preset])
    assert text.count(f"{seo.title}\n") == 1
    for tag in hashtags(seo.tags).split():
        assert text.split().count(tag) == 1
    assert text.count("https://bees.example/live") == 1


def test_the_bundle_s_text_of_a_caption_is_the_caption(workspace: Workspace, project: int) -> None:
    shown = posts.to_post(workspace, project, "tiktok")
    assert post(shown, PRESETS["tiktok"]) == shown.description + "\n"


def former(
    tmp_path: Path, change: dict[str, dict[str, object]], texts: dict[str, SeoMetadata] | None = None
) -> tuple[Workspace, int, dict[str, SeoMetadata]]:
    """A data folder as a former version left it: whole texts kept with each version, the second one edited."""
    data = tmp_path / "former"
    workspace = open_workspace(config.load({"REELWRIGHT_DATA": str(data)}, tmp_path / "none"))
    result = projects.create(
        workspace, contents.add(workspace.store, bees()), Options(platforms=("youtube_long", "tiktok"))
    )
    write.write(workspace, result)
    current = changed(workspace, result)
    texts = texts or script.seo(bees(), current, ("youtube_long", "tiktok"))
    scripts.add(workspace.store, result, current, edited=True)
    old = {name: text.model_dump(mode="json") for name, text in texts.items()}
    new = {name: {**item, **change.get(name, {})} for name, item in old.items()}
    workspace.store.close()
    _stores.pop(data)
    db = sqlite3.connect(data / "reelwright.sqlite3")
    for version, kept in ((1, old), (2, new)):
        db.execute("update scripts set seo_metadata = ? where version = ?", (json.dumps(kept), version))
    db.execute("delete from _sqlite_migrations where name = '0009_posts'")
    db.commit()
    db.close()
    return open_workspace(config.load({"REELWRIGHT_DATA": str(data)}, tmp_path / "none")), result, texts


def test_texts_of_a_former_version_that_nobody_typed_are_computed(tmp_path: Path) -> None:
    workspace, project, _ = former(tmp_path, {})
    assert changed(workspace, project).overrides == {}
    assert workspace.store.row("select 1 from sqlite_master where name = 'posts_before'") is None


def test_a_text_of_a_former_version_is_kept_where_somebody_typed_it(tmp_path: Path) -> None:
    workspace, project, texts = former(
        tmp_path, {"youtube_long": {"title": "Mine"}, "tiktok": {"description": "Just this."}}
    )
    current = changed(workspace, project).overrides
    assert current == {"youtube_long": Override(title="Mine"), "tiktok": Override(body=current["tiktok"].body)}
    assert posts.to_post(workspace, project, "tiktok").description == "Just this."
    assert posts.to_post(workspace, project, "youtube_long").tags == texts["youtube_long"].tags
    assert saving.script_at(workspace, project, 1).overrides == {}


def test_a_former_text_stays_computed_though_the_writer_has_changed_since(tmp_path: Path) -> None:
    oldest = SeoMetadata(title="As it was", description="What another writer said.", tags=("oldest",))
    workspace, project, _ = former(tmp_path, {"tiktok": {"title": "Mine"}}, {"tiktok": oldest, "youtube_long": oldest})
    assert changed(workspace, project).overrides == {"tiktok": Override(title="Mine")}


def test_a_store_alone_loses_nothing_before_it_is_decided(tmp_path: Path) -> None:
    workspace, *_ = former(tmp_path, {"tiktok": {"title": "Mine"}})
    assert open_store(workspace.data).row("select 1 from scripts where seo_metadata like '%Mine%'") is not None


def test_every_preset_s_bundle_is_free_of_doubles(workspace: Workspace, project: int, tmp_path: Path) -> None:
    for name, preset in PRESETS.items():
        text = post(posts.to_post(workspace, project, name), preset)
        rows = [row for row in text.splitlines() if len(row) > 12]
        assert len(rows) == len(set(rows)), name


@pytest.mark.parametrize("blank", ["\x00", "\u200b", "\u2060 \u00ad", "\u3164", "\x1b"])
def test_a_title_that_nobody_can_see_is_none(workspace: Workspace, project: int, blank: str) -> None:
    computed = posts.to_post(workspace, project, "youtube_long").title
    assert posts.say(workspace, project, "youtube_long", title=blank).title == computed
    assert posts.say(workspace, project, "youtube_long", tags=[blank, f"#{blank}", "sea"]).tags == ("sea",)
    with pytest.raises(BadInput):
        projects.rename(workspace, project, blank)


def test_chapters_are_the_film_s_until_the_script_changes_and_then_the_script_s(
    workspace: Workspace, project: int
) -> None:
    film = {
        "schema_number": SCHEMA,
        "fps": 30,
        "scenes": [],
        "chapters": [[at * 30, f"Part {at}"] for at in (0, 40, 90)],
    }
    path = workspace.data / "film.json"
    path.write_text(json.dumps(film), encoding="utf-8")
    render = renders.add(workspace.store, project, "youtube_long", "draft")
    renders.update(workspace.store, render, timeline_path=path.name, render_completed_at="2026-11-30T12:00:00Z")
    shown = posts.chapters(Project(workspace, project), "youtube_long")
    assert [(chapter.time, chapter.title) for chapter in shown] == [(0, "Part 0"), (40, "Part 40"), (90, "Part 90")]
    assert "0:40 Part 40" in posts.to_post(workspace, project, "youtube_long").description
    renders.update(workspace.store, render, input_hash="of an older script")
    later = posts.chapters(Project(workspace, project), "youtube_long")
    assert {chapter.title for chapter in later} >= set(PARTS)
    assert "Part 40" not in posts.to_post(workspace, project, "youtube_long").description
    own = posts.chapters(Project(workspace, project), "youtube_long", of_film=True)
    assert own == shown  # an older film that goes out all the same has its own


def test_more_hashtags_than_a_platform_takes_do_not_go_out(workspace: Workspace, project: int) -> None:
    tags = tuple(f"mill{n}" for n in range(9))  # as an older version kept them
    current = changed(workspace, project)
    shown = overrides.applied(bees(), current, "tiktok", (), Override(tags=tags))
    assert shown.description.count("#") == 5
    with pytest.raises(BadInput, match="9 hashtags"):
        posts.say(workspace, project, "tiktok", tags=tags)
