"""Names of files made of titles: safe on Windows, macOS and Linux, and of their title."""

from __future__ import annotations

import re

import pytest

from core.publish.names import slug

TITLES = [
    "Introduction", "CON", "con", "Nul", "COM1", "lpt9", "AUX", "prn", "../../etc/passwd", "a/b\\c:d*e?f\"g<h>i|j",
    ". .",
    "...", "", "x", "  trailing. ", "Ünïcödé Straße", "靠潮水转动的磨坊", "दिल्ली की चक्की", "😀😀", "a" * 400,
    "con.txt", "\x00\x1f", "-rf", "~", "NUL: a story",
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_name_is_safe_everywhere(title: str) -> None:
    name = slug(title)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,65}", name) and not name.endswith("-")
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", name)


def test_titles_in_other_scripts_have_names_of_their_own() -> None:
    assert len({slug(title) for title in ("靠潮水", "转动的", "磨坊")}) == 3
