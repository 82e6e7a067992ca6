"""Every code has its sentence, and no code looks at sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.model.article import Article, Paragraph, Span
from core.model.coded import Coded, Flag, Notice, Reason
from core.model.script import Line
from core.model.storyboard import Card, Shot
from core.script.edit.rework import FLAG_KEPT
from core.script.extract.write import FLAG_ADDED, FLAG_TITLE
from core.script.faithful import check_line
from core.script.flags import FLAG_EDITED, FLAG_OWN
from core.script.model.lines import FLAG_NONE, FLAG_TOPIC, FLAG_WRONG
from core.studio.script.review_flags import reason
from core.visuals.plan.planner import AGAIN, WORDS
from core.visuals.stock.illustrate import replaceable
from core.wording import beside, flags, notices, reasons, told, words
from core.wording.lengths import length

ROOT = Path(__file__).parents[2]
SOURCES = [*sorted((ROOT / "core").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
TABLES: dict[str, dict[str, object]] = {"Flag": flags.TABLE, "Reason": reasons.TABLE, "Notice": notices.TABLE}  # type: ignore[dict-item]
LAST = tuple(".:…!?")
METHODS = {"startswith", "endswith", "removeprefix", "removesuffix", "partition", "split", "count", "find", "index"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in SOURCES:
        if "wording" not in path.parts and path.name != "old_sentences.py":
            yield path, ast.parse(path.read_text())


def test_every_code_that_is_made_has_a_sentence() -> None:
    seen: dict[str, set[str]] = {name: set() for name in TABLES}
    for path, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "of"):
                continue
            kind = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            if kind in TABLES and isinstance(node.args[0], ast.Constant):
                code = str(node.args[0].value)
                assert code in TABLES[kind], f"{path.name}: {kind} {code}"
                seen[kind].add(code)
    assert all(len(codes) > 10 for codes in seen.values())


def test_a_sentence_names_its_values() -> None:
    assert words(Notice.of("short_article", seconds=21.4, type="short", least=30)) == (
        "The article has words for about 21 s; a short video on these platforms should have at least 30 s."
    )
    assert words(Notice.of("left_out", name="Photo 3", error="Photo 3 is gone.")) == "Photo 3 is gone; it is left out."
    assert words(Notice.of("left_out", name="Photo 3", error="It is gone.")) == "Photo 3 is left out: It is gone."
    assert words(Notice.of("lines_recorded", lines=[1, 3, 9])) == (
        "Not all lines have the same voice: lines 1, 3 and 9 are recorded by a person."
    )
    assert words(Reason.of("named", title="A hive")) == "The line names what this picture shows. (A hive)"
    assert words(Flag.text("As it was.")) == "As it was." and words(None) == ""


@pytest.mark.parametrize(
    "unknown", [Flag.of("other"), Notice.of("short_model"), Reason.of("matches"), Notice.of("new_one")]
)
def test_a_value_or_a_code_that_is_not_known_is_no_failure(unknown: Coded) -> None:
    assert words(unknown)


@pytest.mark.parametrize("table", TABLES.values())
def test_rewording_every_sentence_changes_what_is_read_and_nothing_else(
    table: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        Line(id=n, section="point", text="x", flag=flag)
        for n, flag in enumerate((FLAG_ADDED, FLAG_TITLE, FLAG_TOPIC, FLAG_KEPT, FLAG_EDITED, FLAG_OWN, FLAG_NONE))
    ]
    shots = (
        Shot(lines=(1,), card=Card(kind="text"), reason=WORDS),
        Shot(lines=(1,), picture="a" * 64, reason=Reason.of(AGAIN.code, title="A hive")),
        Shot(lines=(1,), card=Card(kind="text"), reason=Reason.of("change")),
    )
    article = Article(title="Bees", blocks=(Paragraph(text="Bees dance."),))

    def decided() -> list[object]:
        free = [replaceable(shot, article, way) for shot in shots for way in ("auto", "stock")]
        return [*(bool(reason(line)) for line in lines), *free]

    before = decided()
    assert before == [False] * 6 + [True] + [True, True, False, True, False, True]
    for code in list(table):
        monkeypatch.setitem(table, code, f"Reworded {code}.")
    assert decided() == before
    assert FLAG_WRONG != FLAG_NONE


def test_a_line_changed_by_hand_shows_only_what_the_article_does_not_say() -> None:
    article = Article(title="Bees", language="en", blocks=(Paragraph(text="The hive weighs 12 kilograms in May."),))
    line = Line(id=1, section="point", text="The hive weighs 21 kilograms in May.", span=Span(block=0, start=0, end=36))
    found = check_line(line, article)
    assert found is not None
    marked = line.model_copy(update={"flag": FLAG_EDITED.model_copy(update={"about": found.flag})})
    assert reason(marked) == found.flag and "12" in words(reason(marked)) and "21" in words(reason(marked))
    assert reason(line.model_copy(update={"flag": FLAG_KEPT.model_copy(update={"about": found.flag})})) is None


def test_json_keeps_the_sentence_and_has_the_code_beside_it() -> None:
    flag = Flag.of("edited").model_copy(update={"about": Flag.of("other", theirs="12", ours="21")})
    current = told.line(Line(id=1, section="point", text="x", flag=flag))
    assert current["flag"] == "changed by hand: The article says 12, not 21." and current["flag_code"] == "edited"
    assert current["flag_data"]["about"] == {"code": "other", "data": {"theirs": "12", "ours": "21"}}
    assert told.line(Line(id=1, section="point", text="x"))["flag"] == ""
    shot = told.shot(Shot(lines=(1,), picture="a" * 64, reason=Reason.of("named", title="A hive")))
    assert (shot["reason"], shot["reason_code"], shot["reason_data"]) == (
        "The line names what this picture shows. (A hive)", "named", {"title": "A hive"},
    )  # fmt: skip
    both = told.notices([Notice.of("not_translated")])
    assert both["notices"] == [{"code": "not_translated"}] and both["warnings"][0].startswith("The script keeps")
    assert beside(None, "flag") == {"flag": "", "flag_code": "", "flag_data": {}}


def _sentences(node: ast.AST, constants: dict[str, str]) -> list[str]:
    """The texts a comparison looks for that read like a sentence of ours, constants of the module included."""
    found = []
    for unknown in ast.walk(node):
        if isinstance(unknown, ast.Constant) and isinstance(unknown.value, str):
            found.append(unknown.value)
        elif isinstance(unknown, ast.Name) and unknown.id in constants:
            found.append(constants[unknown.id])
    return [text for text in found if len(text.split()) >= (3 if text[-1:] in LAST else 5) and text[:1].isupper()]


def test_nothing_compares_sentences() -> None:
    wrong = []
    for path, tree in trees():
        constants = {
            str(getattr(node.targets[0], "id", "")): node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        }
        for node in ast.walk(tree):
            looked: list[ast.AST] = []
            if isinstance(node, ast.Compare):
                looked = [node.left, *node.comparators]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
                looked = list(node.args)
            elif isinstance(node, ast.Match):
                looked = [case.pattern for case in node.cases]
            for unknown in looked:
                wrong += [f"{path.relative_to(ROOT)}:{node.lineno}: {text}" for text in _sentences(unknown, constants)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("value", "expected"), [(0.4, "0 s"), (58.2, "58 s"), (119.4, "119 s"), (180, "3 min"), (236, "3 min 56 s")]
)
def test_a_length_is_said_in_one_way_everywhere(value: float, expected: str) -> None:
    from pages.parts.words import seconds

    assert length(value) == seconds(value) == expected
    assert expected in words(Notice.of("short_article", seconds=value, type="long", least=300))
