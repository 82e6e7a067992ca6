"""The documents, held against the code."""

from __future__ import annotations

import re
from pathlib import Path

from core.studio.machine import supported

ROOT = Path(__file__).resolve().parents[1]


def test_the_readme_lists_everything_supported() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- supported:start -->\n(.*?)\n?<!-- supported:end -->", readme, re.S)
    assert shown is not None
    assert shown[1] == supported.table(), "run: python -m core providers --markdown, and put it into README.md"


def test_every_picture_of_the_readme_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
