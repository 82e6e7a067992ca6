"""Two changes of one script: both stand where they can, and where they cannot it is said which line and both texts."""

from __future__ import annotations

from core.model.script import Line, Override, Script
from core.script.edit.merge import merge

LINES = ("Open.", "First.", "Second.", "Third.", "End.")


def script(*texts: str, **changes: object) -> Script:
    sections = ["hook", *["point"] * (len(texts) - 2), "cta"]
    lines = tuple(
        Line(id=n, section=section, point=0 if section == "point" else -1, text=text)  # type: ignore[arg-type]
        for n, (text, section) in enumerate(zip(texts, sections, strict=True), 1)
    )
    return Script(language="en", title="T", lines=lines, headings=("A",)).model_copy(update=changes)


def having(base: Script, number: int, **changes: object) -> Script:
    lines = tuple(line.model_copy(update=changes) if line.id == number else line for line in base.lines)
    return base.model_copy(update={"lines": lines})


def without(base: Script, number: int) -> Script:
    return base.model_copy(update={"lines": tuple(line for line in base.lines if line.id != number)})


def added(base: Script, after: int, number: int, text: str) -> Script:
    at = next(n for n, line in enumerate(base.lines) if line.id == after) + 1
    new = base.lines[at - 1].model_copy(update={"id": number, "text": text})
    return base.model_copy(update={"lines": (*base.lines[:at], new, *base.lines[at:])})


def texts(found: Script) -> list[str]:
    return [line.text for line in found.lines]


BASE = script(*LINES)


def test_changes_of_different_lines_both_stand() -> None:
    found = merge(BASE, having(BASE, 2, text="Mine."), having(BASE, 3, text="Theirs.", locked=True))
    assert texts(found.script) == ["Open.", "Mine.", "Theirs.", "Third.", "End."]
    assert found.script.lines[2].locked and not found.clashes


def test_words_and_lock_of_one_line_both_stand() -> None:
    found = merge(BASE, having(BASE, 2, text="Mine."), having(BASE, 2, locked=True, overlay="Note"))
    assert (found.script.lines[1].text, found.script.lines[1].locked, found.script.lines[1].overlay) == (
        "Mine.", True, "Note",
    )  # fmt: skip


def test_two_texts_for_one_line_are_told_and_neither_is_chosen() -> None:
    mine, theirs = having(BASE, 2, text="Mine."), having(BASE, 2, text="Theirs.")
    (clash,) = merge(BASE, mine, theirs).clashes
    assert (clash.line, clash.name, clash.mine, clash.theirs) == (2, "text", "Mine.", "Theirs.")
    assert texts(merge(BASE, mine, theirs, "mine").script)[1] == "Mine."
    assert texts(merge(BASE, mine, theirs, "theirs").script)[1] == "Theirs."
    assert merge(BASE, mine, mine).script == mine


def test_a_line_deleted_here_and_changed_there_is_told() -> None:
    mine, theirs = without(BASE, 3), having(BASE, 3, text="Theirs.")
    (clash,) = merge(BASE, mine, theirs).clashes
    assert (clash.line, clash.mine, clash.theirs) == (3, "", "Theirs.")
    assert 3 not in {line.id for line in merge(BASE, mine, theirs, "mine").script.lines}
    assert texts(merge(BASE, mine, theirs, "theirs").script) == ["Open.", "First.", "Theirs.", "Third.", "End."]
    assert texts(merge(BASE, theirs, mine, "mine").script)[2] == "Theirs."
    quiet = merge(BASE, mine, having(BASE, 2, text="Theirs."))
    assert texts(quiet.script) == ["Open.", "Theirs.", "Third.", "End."] and not quiet.clashes


def test_lines_added_on_both_sides_stand_where_they_were_put() -> None:
    found = merge(BASE, added(BASE, 2, 9, "Mine."), added(BASE, 4, 10, "Theirs."))
    assert texts(found.script) == ["Open.", "First.", "Mine.", "Second.", "Third.", "Theirs.", "End."]
    assert not found.clashes


def test_an_order_and_an_edit_both_stand() -> None:
    moved = BASE.model_copy(update={"lines": tuple(BASE.lines[n] for n in (0, 3, 1, 2, 4))})
    found = merge(BASE, moved, having(BASE, 3, text="Theirs."))
    assert texts(found.script) == ["Open.", "Third.", "First.", "Theirs.", "End."]
    other = BASE.model_copy(update={"lines": tuple(BASE.lines[n] for n in (0, 2, 1, 3, 4))})
    assert [clash.name for clash in merge(BASE, moved, other).clashes] == ["order"]


def test_parts_that_one_side_takes_away_keep_their_names() -> None:
    parts = having(having(BASE, 3, point=1), 4, point=1).model_copy(update={"headings": ("A", "B")})
    fewer = without(parts, 2).model_copy(update={"headings": ("B",)})
    fewer = having(having(fewer, 3, point=0), 4, point=0)
    found = merge(parts, fewer, added(parts, 3, 9, "Theirs."))
    assert [(line.text, line.point) for line in found.script.lines[1:4]] == [
        ("Second.", 0), ("Theirs.", 0), ("Third.", 0),
    ]  # fmt: skip
    assert found.script.headings == ("B",) and not found.clashes


def test_titles_of_two_platforms_both_stand() -> None:
    def titled(**titles: str) -> Script:
        return BASE.model_copy(update={"overrides": {name: Override(title=title) for name, title in titles.items()}})

    base = titled(tiktok="T", youtube_short="Y")
    found = merge(base, titled(tiktok="Mine", youtube_short="Y"), titled(tiktok="T", youtube_short="Theirs"))
    assert {name: data.title for name, data in found.script.overrides.items()} == {
        "tiktok": "Mine", "youtube_short": "Theirs",
    }  # fmt: skip
    (clash,) = merge(base, titled(tiktok="M", youtube_short="Y"), titled(tiktok="N", youtube_short="Y")).clashes
    assert (clash.name, clash.mine, clash.theirs) == ("tiktok", "M", "N")
    tags = BASE.model_copy(update={"overrides": {"tiktok": Override(tags=("a",))}})
    both = merge(BASE, titled(tiktok="Mine"), tags)
    assert both.script.overrides == {"tiktok": Override(title="Mine", tags=("a",))} and not both.clashes
    assert merge(titled(tiktok="T"), BASE, titled(tiktok="T")).script.overrides == {}
