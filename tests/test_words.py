"""The words of the code: docstrings begin with a verb or a noun of the field, variables are nouns."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = [
    ROOT / "app.py",
    *(file for name in ("core", "pages", "tests", "docs") for file in (ROOT / name).rglob("*.py")),
]
ASKING = {"What", "Whatever", "Where", "Which", "Who", "Whose", "How", "When", "Why", "That"}
VAGUE = {"one", "told", "held", "said", "wanted", "made"}
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _documented(tree: ast.AST) -> list[tuple[Documented, str]]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, Documented)]
    return [(node, text) for node in nodes if (text := ast.get_docstring(node))]


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def test_no_docstring_begins_with_a_question_word(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{name}:{getattr(node, 'lineno', 1)} {text.splitlines()[0]}"
        for name, tree in trees.items()
        for node, text in _documented(tree)
        if text.split()[0] in ASKING
    ]
    assert found == []


def test_whether_is_said_of_what_is_true_or_false(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node, text in _documented(tree)
        if text.split()[0] == "Whether" and isinstance(node, ast.FunctionDef) and "bool" not in _returned(node)
    ]
    assert found == []


def _returned(node: ast.FunctionDef) -> str:
    return ast.unparse(node.returns) if node.returns else ""


def test_variables_and_parameters_have_names_of_things(trees: dict[str, ast.Module]) -> None:
    found = []
    for name, tree in trees.items():
        fields = {
            id(line.target)
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for line in node.body
            if isinstance(line, ast.AnnAssign)
        }
        found += [
            f"{name}:{node.lineno} {_name(node)}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Name | ast.arg)
            and _name(node) in VAGUE
            and id(node) not in fields
            and not isinstance(getattr(node, "ctx", None), ast.Load)
        ]
    assert found == []


def _name(node: ast.Name | ast.arg) -> str:
    return node.id if isinstance(node, ast.Name) else node.arg


def test_no_module_is_imported_under_the_name_of_a_room(trees: dict[str, ast.Module]) -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.asname in ("room", *VAGUE) for alias in node.names)
    ]
    assert found == []
