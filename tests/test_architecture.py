"""The rules of the house that import-linter cannot see, and that it sees those it should."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _rooms():
    spec = importlib.util.spec_from_file_location("rooms", ROOT / "docs" / "rooms.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rooms = _rooms()
KNOWN = rooms.modules()


@pytest.fixture(scope="module")
def graph():
    """Each module with those it imports."""
    return rooms.graph()


def test_the_picture_of_the_rooms_is_the_code() -> None:
    assert rooms.page() == rooms.PAGE.read_text(encoding="utf-8"), "run: python docs/rooms.py"


def test_no_files_import_each_other_in_a_circle_not_even_inside_functions(graph) -> None:
    assert [name for name in graph if name in rooms.reachable(graph, name)] == []


def test_no_function_imports_a_file_of_its_own_room() -> None:
    found = []
    for name, path in KNOWN.items():
        functions = (node for node in ast.walk(ast.parse(path.read_text())) if _is_function(node))
        for node in (inner for function in functions for inner in ast.walk(function)):
            if isinstance(node, ast.ImportFrom) and node.module:
                targets = {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
                room = rooms.room_of(name)
                found += [
                    f"{name}:{node.lineno} imports {target}"
                    for target in targets & KNOWN.keys()
                    if room not in ("pages", target) and rooms.room_of(target) == room
                ]
    assert found == []


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def test_no_package_exports_a_function_under_the_name_of_a_file_of_its_own() -> None:
    found = []
    for name, path in KNOWN.items():
        if path.name == "__init__.py":
            files = {other.removeprefix(f"{name}.") for other in KNOWN if other.rpartition(".")[0] == name}
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ImportFrom) and node.module != name:
                    found += [f"{name}.{alias.name}" for alias in node.names if (alias.asname or alias.name) in files]
                if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in files:
                    found.append(f"{name}.{node.name}")
    assert found == []


PACKAGES = {name: path for name, path in KNOWN.items() if path.name == "__init__.py"}
NAMED = re.compile(r"(?<![\w/.])(?:[a-z_]\w*/)*[a-z_]\w*(?:\.py\b|/(?![\w*]))")
EXAMPLES = {"xx.py"}  # a file that is yet to be written


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_and_folder_that_a_package_names_is_there(package: str) -> None:
    named = set(NAMED.findall(_docstring(PACKAGES[package]))) - EXAMPLES
    folder = PACKAGES[package].parent
    assert [name for name in sorted(named) if not _is_there(folder, name)] == []


def _is_there(folder: Path, name: str) -> bool:
    from_above = (ROOT, ROOT / "core") if "/" in name.rstrip("/") else ()
    return any((place / name).exists() for place in (folder, *from_above))


@pytest.mark.parametrize(
    "room", ["core.content", "core.render", "core.script", "core.studio", "core.visuals", "core.voice"]
)
def test_every_room_inside_a_room_is_on_its_map(room: str) -> None:
    inside = {name.rpartition(".")[2] for name in PACKAGES if name.rpartition(".")[0] == room}
    named = {name.rstrip("/") for name in NAMED.findall(_docstring(PACKAGES[room]))}
    assert inside - named == set()


def test_every_module_that_the_page_names_is_there() -> None:
    text = rooms.PAGE.read_text(encoding="utf-8").partition(rooms.BEGIN)[0]
    names = re.findall(r"`((?:core\.|pages\.)?[a-z_]+(?:\.[a-z_]+)+)`", text)
    missing = [name for name in names if not {name, f"core.{name}", f"core.studio.{name}"} & KNOWN.keys()]
    assert [name for name in missing if not (ROOT / name).exists()] == []


def _docstring(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


PLANTED = {
    "Each layer may use those below it": ("core/model/script.py", "from core.store import db"),
    "In studio a step knows the steps before it": (
        "core/studio/project/views.py",
        "from core.studio.film import render",
    ),
    "No files in circles": ("core/lettering/fonts.py", "from core.lettering.paint import paint"),
    "The core knows nothing of Streamlit": ("core/studio/make.py", "import streamlit"),
    "Data and decisions have no effects": ("core/timeline/place.py", "import subprocess"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory) -> str:
    """The report on a copy of the code with one violation planted of each kind."""
    folder = tmp_path_factory.mktemp("planted")
    for name in ("core", "pages"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for path, line in PLANTED.values():
        file = folder / path
        file.write_text(
            file.read_text().replace(
                "from __future__ import annotations\n", f"from __future__ import annotations\n{line}\n", 1
            )
        )
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("contract", PLANTED)
def test_each_contract_fails_on_a_planted_violation(verdicts: str, contract: str) -> None:
    assert f"{contract} BROKEN" in verdicts.replace("\n", " ")
