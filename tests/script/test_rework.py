"""Editing on the script, and two versions side by side."""

from __future__ import annotations

import pytest

from core.errors import BadInput, NotFound
from core.model.article import Article
from core.model.script import Script
from core.script.edit import rework
from core.script.edit.compare import compare
from core.script.extract.write import write


@pytest.fixture
def script(bridges: Article) -> Script:
    return write(bridges, project_type="short", presets=("youtube_short",))


def texts(script: Script) -> list[str]:
    return [line.text for line in script.lines]


def test_a_line_is_split_and_merged_again(script: Script) -> None:
    line = next(element for element in script.lines if "," in element.text or " and " in element.text)
    at = line.text.index(" ", len(line.text) // 2)
    two = rework.split(script, line.id, at)
    n = two.lines.index(two.line(line.id))  # type: ignore[arg-type]
    assert len(two.lines) == len(script.lines) + 1
    first, second = two.lines[n], two.lines[n + 1]
    assert second.id not in {entry.id for entry in script.lines}
    assert (first.span, first.section, first.point) == (second.span, second.section, second.point)
    assert first.text.endswith(".")
    assert second.text[0].isupper()
    item = rework.merge(two, line.id)
    assert len(item.lines) == len(script.lines)
    assert item.lines[n].text == f"{first.text} {second.text}"
    assert item.lines[n].span == line.span


def test_a_line_of_two_sentences_is_split_between_them(script: Script) -> None:
    two = rework.add(script, script.lines[1].id, "Cables sing in the wind. Towers do not, e.g. in Rome.")
    new = max(two.lines, key=lambda line: line.id)
    assert texts(rework.split(two, new.id))[2:4] == ["Cables sing in the wind.", "Towers do not, e.g. in Rome."]


def test_lines_move_and_join_the_section_they_come_to(script: Script) -> None:
    last_point = [line for line in script.lines if line.section == "point"][-1]
    moved = rework.move(script, last_point.id, 1)
    assert moved.lines[1].text == last_point.text
    assert moved.lines[1].section in ("hook", "intro")
    points = [line.point for line in moved.lines if line.section == "point"]
    assert points == sorted(points)
    assert set(points) == set(range(len(moved.headings)))
    assert sorted(texts(moved)) == sorted(texts(script))


def test_add_delete_and_lock(script: Script) -> None:
    more = rework.add(script, None, "A first line of my own.")
    assert more.lines[0].text == "A first line of my own."
    assert more.lines[0].flag
    assert rework.delete(more, more.lines[0].id) == script
    locked = rework.lock(script, script.lines[2].id)
    assert [line.locked for line in locked.lines].count(True) == 1
    assert rework.lock(locked, script.lines[2].id, False) == script
    with pytest.raises(NotFound):
        rework.delete(script, 999)
    with pytest.raises(BadInput):
        rework.add(script, None, "  ")
    with pytest.raises(BadInput):
        rework.merge(script, script.lines[-1].id)


@pytest.mark.parametrize(("language", "text", "short"), [
    ("en", "Xfce is light (and old), which suits small machines.", "Xfce is light, which suits small machines."),
    ("en", "Xfce is light and quick to start, which suits small machines.", "Xfce is light and quick to start."),
    ("en", "The tool – a small script – works well.", "The tool works well."),
    ("en", "It works for most people. Try it.", "It works for most people."),
    ("en", "When it rains hard outside, the bridge closes.", None),
    ("en", "It runs on many old machines, but not on this one.", None),
    ("en", "It holds 1,200 files.", None),
    ("de", "Der Editor ist klein und schnell, was viele Nutzer schätzen.", "Der Editor ist klein und schnell."),
    ("ja", "このエディタはとても小さくて速い、そして無料です。", None),
    ("zh", "这个编辑器非常小巧快速，而且完全免费。", "这个编辑器非常小巧快速。"),
])  # fmt: skip
def test_a_line_is_shortened_to_a_whole_sentence_or_left(language: str, text: str, short: str | None) -> None:
    assert rework.shorter(text, language) == short


def test_alternatives_are_unsaid_sentences_of_the_same_section(bridges: Article, script: Script) -> None:
    text = set(texts(script))
    found_any = False
    for line in script.lines:
        if line.section != "point":
            continue
        for other in rework.alternatives(bridges, script, line.id):
            found_any = True
            assert other.id == line.id
            assert other.text not in text
            assert other.span is not None
            assert bridges.passage(other.span)
            assert not other.flag
            after = rework.replace(script, other)
            assert after.line(line.id) == other
    assert found_any


def test_versions_are_compared_line_by_line(script: Script) -> None:
    assert compare(script, script) == []
    a, b, c = script.lines[1].id, script.lines[2].id, script.lines[3].id
    changed = script.model_copy(
        update={
            "lines": tuple(
                line.model_copy(update={"text": line.text.replace(" ", " very ", 1)}) if line.id == a else line
                for line in script.lines
                if line.id != b
            )
        }
    )
    changed = rework.add(changed, c, "Something entirely new is said here.")
    found = {change.kind: change for change in compare(script, changed)}
    assert set(found) == {"changed", "removed", "added"}
    assert ("added", "very") in found["changed"].words
    assert found["removed"].line_id == b
    assert found["added"].after == "Something entirely new is said here."
    whole = compare(script, changed, all_lines=True)
    assert [change.after for change in whole if change.kind != "removed"] == texts(changed)


def test_one_moved_line_is_the_only_change(script: Script) -> None:
    line = script.lines[2]
    moved = rework.move(script, line.id, 5)
    (change,) = compare(script, moved)
    assert (change.kind, change.line_id) == ("moved", line.id)


def test_another_writer_with_other_ids_is_still_compared_by_words(script: Script) -> None:
    renumbered = script.model_copy(
        update={"lines": tuple(line.model_copy(update={"id": line.id + 100}) for line in script.lines)}
    )
    assert compare(script, renumbered) == []
