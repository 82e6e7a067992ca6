"""Two tabs at one project: no edit disappears without a word, and the person sees both texts before one goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import ChangedElsewhere
from core.model.script import Line
from core.studio.film import templates
from core.studio.machine import stock_rules
from core.studio.project import brand, lexicon, projects
from core.studio.publish import posts
from core.studio.script import edits as script_edits
from core.studio.script import write
from core.studio.visuals import shots, storyboard
from core.studio.voice import line_speech, narrate
from core.studio.workspace.workspace import Workspace
from tests.pages.conftest import said

Open = Callable[..., AppTest]


@pytest.fixture
def written(workspace: Workspace, project: int) -> int:
    write.write(workspace, project)
    return project


def lines(workspace: Workspace, project: int) -> tuple[Line, ...]:
    text = projects.view(workspace, project).script
    assert text is not None
    return text.lines


def kept(at: AppTest) -> bool:
    return "Yours is not saved yet" in said(at)


def type_into(at: AppTest, project: int, line: Line, text: str) -> None:
    at.text_area(key=f"line-{project}-{line.id}").set_value(text)
    at.run()
    assert not at.exception, at.exception


def test_two_tabs_on_one_line(workspace: Workspace, written: int, page: Open) -> None:
    line = lines(workspace, written)[0]
    first, second = page("script", written), page("script", written)
    type_into(first, written, line, "The first tab wrote this.")
    type_into(second, written, line, "The second tab wrote this.")
    words = said(second)
    assert kept(second) and "Line 1 was changed elsewhere" in words
    assert "The first tab wrote this" in words and "The second tab wrote this" in words
    assert lines(workspace, written)[0].text == "The first tab wrote this."
    second.button(key="mine-page-0").click().run()
    assert not kept(second) and lines(workspace, written)[0].text == "The second tab wrote this."
    type_into(first, written, line, "The first tab goes on.")
    first.button(key="theirs-page-0").click().run()
    assert not kept(first) and lines(workspace, written)[0].text == "The second tab wrote this."
    assert first.text_area(key=f"line-{written}-{line.id}").value == "The second tab wrote this."


def test_a_third_change_is_noticed_while_both_are_looked_at(workspace: Workspace, written: int, page: Open) -> None:
    line = lines(workspace, written)[0]
    at = page("script", written)
    script_edits.edit_line(workspace, written, line.id, "A program wrote this.")
    type_into(at, written, line, "The tab wrote this.")
    script_edits.edit_line(workspace, written, line.id, "The program wrote more.")
    at.button(key="mine-page-0").click().run()
    assert kept(at) and "The program wrote more" in said(at)
    assert lines(workspace, written)[0].text == "The program wrote more."
    at.button(key="mine-page-0").click().run()
    assert lines(workspace, written)[0].text == "The tab wrote this."


def test_two_tabs_on_two_lines(workspace: Workspace, written: int, page: Open) -> None:
    item, two, *_ = lines(workspace, written)
    first, second = page("script", written), page("script", written)
    type_into(first, written, item, "The first tab wrote this.")
    type_into(second, written, two, "The second tab wrote this.")
    assert not kept(second)
    assert [line.text for line in lines(workspace, written)[:2]] == [
        "The first tab wrote this.", "The second tab wrote this.",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["The tab wrote this.", ""])
def test_a_line_that_one_tab_deletes_and_another_changes(
    workspace: Workspace, written: int, page: Open, typed: str
) -> None:
    """Typed: changed here, deleted there; nothing typed: deleted here, changed there."""
    before = lines(workspace, written)
    at = page("script", written)
    if typed:
        script_edits.delete_line(workspace, written, before[1].id)
    else:
        script_edits.edit_line(workspace, written, before[1].id, "A program wrote this.")
    type_into(at, written, before[1], typed)
    assert kept(at) and "Deleted" in said(at)
    at.button(key="mine-page-0").click().run()
    after = lines(workspace, written)
    assert (after[1].text == typed) if typed else (before[1].id not in {line.id for line in after})
    assert len(after) == (len(before) if typed else len(before) - 1)


def test_undo_takes_back_nothing_that_another_tab_changed(workspace: Workspace, written: int, page: Open) -> None:
    line = lines(workspace, written)[0]
    at = page("script", written)
    type_into(at, written, line, "The tab wrote this.")
    script_edits.edit_line(workspace, written, line.id, "A program wrote this.")
    at.button(key="undo").click().run()
    assert "changed elsewhere" in said(at) and lines(workspace, written)[0].text == "A program wrote this."


def test_two_tabs_on_one_choice(workspace: Workspace, written: int, page: Open) -> None:
    narrate.narrate(workspace, written)
    storyboard.plan(workspace, written)
    at = page("content", written)
    projects.set_options(workspace, written, language="de")
    at.selectbox(key=f"language-{written}").set_value("fr").run()
    words = said(at)
    assert kept(at) and "de" in words and "fr" in words and projects.options(workspace, written).language == "de"
    at.button(key="mine-page-0").click().run()
    assert projects.options(workspace, written).language == "fr"


def test_ticks_of_two_tabs_are_both_there(workspace: Workspace, written: int, page: Open) -> None:
    first, second = page("content", written), page("content", written)
    pictures = [box.key for box in first.checkbox if str(box.key).startswith(f"use-{written}-")]
    first.checkbox(key=pictures[0]).uncheck().run()
    second.checkbox(key=pictures[1]).uncheck().run()
    gone = {int(str(key).rpartition("-")[2]) for key in pictures[:2]}
    assert gone <= set(projects.options(workspace, written).excluded_blocks)


def test_two_tabs_on_one_post(workspace: Workspace, written: int, page: Open) -> None:
    from core.studio.publish import posts

    preset = projects.options(workspace, written).platforms[0]
    seen = posts.to_post(workspace, written, preset)
    posts.say(workspace, written, preset, title="The first tab wrote this")
    with pytest.raises(ChangedElsewhere) as raised:
        posts.say(workspace, written, preset, title="The second tab wrote this", seen=seen)
    assert raised.value.current == {"title": "The first tab wrote this"}
    posts.say(workspace, written, preset, tags=["bread"], seen=seen)
    after = posts.to_post(workspace, written, preset)
    assert (after.title, after.tags) == ("The first tab wrote this", ("bread",))


@pytest.mark.parametrize("slider", ["speed", "pause_line_s", "pause_section_s", "pause_comma_s"])
def test_two_tabs_on_how_it_is_spoken(workspace: Workspace, written: int, page: Open, slider: str) -> None:
    narrate.narrate(workspace, written)
    at = page("voice", written)
    values = {
        "speed": (1.2, 0.8),
        "pause_line_s": (0.1, 0.5),
        "pause_section_s": (0.3, 1.0),
        "pause_comma_s": (0.3, 0.5),
    }
    theirs, mine = values[slider]
    projects.set_options(workspace, written, **{slider: theirs})
    at.select_slider(key=f"{slider}-{written}").set_value(mine).run()
    assert kept(at) and getattr(projects.options(workspace, written), slider) == theirs
    at.button(key="mine-page-0").click().run()
    assert getattr(projects.options(workspace, written), slider) == mine


def test_two_tabs_on_the_length(workspace: Workspace, written: int, page: Open) -> None:
    at = page("content", written)
    projects.set_options(workspace, written, project_type="long", platforms=("youtube_long",))
    at.radio(key=f"project_type-{written}").set_value("medium").run()
    assert kept(at) and projects.options(workspace, written).project_type == "long"
    at.button(key="mine-page-0").click().run()
    assert projects.options(workspace, written).project_type == "medium"


def test_another_sentence_does_not_take_the_place_of_words_that_came_since(workspace: Workspace, written: int) -> None:
    from pages.parts.script import lines as part

    line = lines(workspace, written)[1]
    script_edits.edit_line(workspace, written, line.id, "A program wrote this.")
    acts = (part.anew, script_edits.shorten, script_edits.use_passage, script_edits.keep_line)
    for act in acts:
        with pytest.raises(ChangedElsewhere):
            act(workspace, written, line.id, seen=line.text)
    assert lines(workspace, written)[1].text == "A program wrote this."


def _table(project: int, version: int, edits: dict[str, object]) -> None:
    """The script page's table saved by a tab that shows an older version."""
    import streamlit as st

    from pages.parts import elsewhere
    from pages.parts.script import lines as part

    if "edits" not in st.session_state:
        st.session_state["edits"] = edits
        part.save_table(project, "edits", version)
    elsewhere.show(project, "page")


def test_a_table_of_an_older_version_loses_nothing(workspace: Workspace, written: int) -> None:
    before, version = lines(workspace, written), projects.view(workspace, written).script_version
    script_edits.edit_line(workspace, written, before[0].id, "A program wrote this.")
    script_edits.delete_line(workspace, written, before[1].id)
    added = script_edits.add_line(workspace, written, before[0].id, "A program added this.").lines[1].id
    edits = {
        "edited_rows": {"2": {"Line": "The table has this."}},
        "deleted_rows": [3],
        "added_rows": [{"Line": "And this."}],
    }
    at = AppTest.from_function(_table, kwargs={"project": written, "version": version, "edits": edits}).run()
    assert not at.exception and not kept(at)
    after = {line.id: line.text for line in lines(workspace, written)}
    assert (after[before[0].id], after[added]) == ("A program wrote this.", "A program added this.")
    assert after[before[2].id] == "The table has this." and "And this." in after.values()
    assert before[1].id not in after and before[3].id not in after
    assert [after[line.id] for line in before[4:]] == [line.text for line in before[4:]]


@pytest.mark.parametrize("edits", [{"edited_rows": {"0": {"Line": "The table has this."}}}, {"deleted_rows": [0]}])
def test_a_table_that_clashes_waits_for_a_word(workspace: Workspace, written: int, edits: dict[str, object]) -> None:
    before, version = lines(workspace, written), projects.view(workspace, written).script_version
    script_edits.edit_line(workspace, written, before[0].id, "A program wrote this.")
    at = AppTest.from_function(_table, kwargs={"project": written, "version": version, "edits": edits}).run()
    assert kept(at) and "A program wrote this" in said(at)
    assert lines(workspace, written)[0].text == "A program wrote this."
    at.button(key="mine-page-0").click().run()
    after = {line.id: line.text for line in lines(workspace, written)}
    assert after.get(before[0].id) == ("The table has this." if "edited_rows" in edits else None)


@pytest.fixture
def pictured(workspace: Workspace, written: int) -> int:
    narrate.narrate(workspace, written)
    storyboard.plan(workspace, written)
    return written


def test_two_tabs_on_the_look(workspace: Workspace, pictured: int, page: Open) -> None:
    theirs, mine = [template.name for template in templates.templates()][-2:]
    at = page("visuals", pictured)
    templates.apply(workspace, pictured, theirs)
    at.button(key=f"style-look-{pictured}-{mine}").click().run()
    assert kept(at) and projects.options(workspace, pictured).template == theirs
    at.button(key="mine-page-0").click().run()
    assert not kept(at) and projects.options(workspace, pictured).template == mine


def test_two_tabs_on_what_the_look_decides(workspace: Workspace, pictured: int, page: Open) -> None:
    projects.set_options(workspace, pictured, transition="push")
    at = page("visuals", pictured)
    projects.set_options(workspace, pictured, style="boxed")
    at.button(key=f"let-go-{pictured}").click().run()
    assert kept(at) and projects.options(workspace, pictured).style == "boxed"
    at.button(key="theirs-page-0").click().run()
    assert not kept(at) and projects.options(workspace, pictured).by_hand == ("transition", "style")


def test_two_tabs_on_all_pictures(workspace: Workspace, pictured: int, page: Open) -> None:
    at = page("visuals", pictured)
    shots.set_shot(workspace, pictured, 1, fit="contain")
    at.selectbox(key=f"all-fit-{pictured}").set_value("blur").run()
    board = projects.view(workspace, pictured).storyboard
    assert kept(at) and board is not None and board.shots[1].fit == "contain"
    at.button(key="mine-page-0").click().run()
    board = projects.view(workspace, pictured).storyboard
    assert not kept(at) and board is not None and {shot.fit for shot in board.shots} == {"blur"}


def test_two_tabs_on_the_settings(workspace: Workspace, page: Open) -> None:
    at = page("settings")
    stock_rules.set_rules(workspace, clips=3)
    at.number_input(key="stock-results").set_value(7).run()
    assert not kept(at) and stock_rules.rules(workspace).values["clips"] == 3
    stock_rules.set_rules(workspace, clips=5)
    at.number_input(key="stock-clips").set_value(8).run()
    assert kept(at) and stock_rules.rules(workspace).values["clips"] == 5
    at.button(key="mine-page-0").click().run()
    assert not kept(at) and stock_rules.rules(workspace).values["clips"] == 8
    at.checkbox(key="brand-has-colour").check().run()
    brand.set_brand(workspace, accent="#112233")
    at.checkbox(key="brand-has-colour").uncheck().run()
    assert kept(at) and brand.brand(workspace).accent == "#112233"


def test_two_tabs_on_a_computed_title(workspace: Workspace, pictured: int, page: Open) -> None:
    preset = projects.options(workspace, pictured).platforms[0]
    posts.say(workspace, pictured, preset, title="Typed first")
    body = "from core.studio.project import projects; from pages.parts import elsewhere\n"
    body += "from pages.parts.publish import posts\nfrom pages.parts.workspace import workspace\n"
    body += f"view = projects.view(workspace(), {pictured})\n"
    body += f"elsewhere.show({pictured}, 'page')\nposts.edit(view, {preset!r})"
    at = AppTest.from_string(body, default_timeout=300).run()
    posts.say(workspace, pictured, preset, title="Typed anew")
    at.button(key=f"computed-title-{pictured}-{preset}").click().run()
    assert kept(at) and posts.to_post(workspace, pictured, preset).title == "Typed anew"


def test_two_tabs_on_how_one_line_is_spoken(workspace: Workspace, pictured: int) -> None:
    line = lines(workspace, pictured)[0].id
    body = f"from pages.parts.speech import line\nline._body({pictured}, {line})"
    at = AppTest.from_string(body, default_timeout=300).run()
    for _ in range(2):
        line_speech.again(workspace, pictured, line)
    at.button(key=f"again-{line}").click().run()
    assert kept(at) and line_speech.of_line(workspace, pictured, line).take == 2
    at.button(key="mine-line-0").click().run()
    assert not kept(at) and line_speech.of_line(workspace, pictured, line).take == 3


@pytest.mark.parametrize("where", ["In this video", "In every video"])
def test_two_tabs_on_one_word(workspace: Workspace, pictured: int, where: str) -> None:
    line = lines(workspace, pictured)[0]
    place = pictured if where == "In this video" else None
    body = f"from pages.parts.speech import line\nline._body({pictured}, {line.id})"
    at = AppTest.from_string(body, default_timeout=300)
    at.session_state[f"line-part-{pictured}"] = "A word"
    key = f"{pictured}-{line.id}"
    at.session_state[f"where-{key}"] = where
    at.run()
    word = str(at.selectbox(key=f"word-{key}").value)
    lexicon.keep(workspace, place, word, "theirs")
    at.text_input(key=f"said-{key}").set_value("mine")
    at.button(key=f"keep-{key}").click().run()
    assert kept(at) and [entry.said for entry in lexicon.kept_pronunciations(workspace, place)] == ["theirs"]
    at.button(key="mine-line-0").click().run()
    assert not kept(at) and [item.said for item in lexicon.kept_pronunciations(workspace, place)] == ["mine"]
