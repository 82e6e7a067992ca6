"""The documents, held against the code."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from core.studio.machine import supported

ROOT = Path(__file__).resolve().parents[1]


def test_the_readme_lists_everything_supported() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- supported:start -->\n(.*?)\n?<!-- supported:end -->", readme, re.S)
    assert shown is not None
    assert shown[1] == supported.table(), "run: python -m core providers --markdown, and put it into README.md"


def test_the_table_of_limits_is_the_code() -> None:
    spec = importlib.util.spec_from_file_location("limits", ROOT / "docs/limits.py")
    assert spec is not None and spec.loader is not None
    limits = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(limits)
    assert limits.page() == limits.PAGE.read_text(encoding="utf-8"), "run: python docs/limits.py"


def test_the_kinds_of_documents_are_those_of_the_code() -> None:
    spec = importlib.util.spec_from_file_location("documents", ROOT / "docs/documents.py")
    assert spec is not None and spec.loader is not None
    documents = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documents)
    text = documents.PAGE.read_text(encoding="utf-8")
    assert text.partition(documents.MARK)[0] == documents.kinds(), "run: python docs/documents.py"
    assert text.count("| 1.000 |") >= 8, "figures of the trial: python -m tests.trials documents"


def test_every_picture_of_the_readme_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
