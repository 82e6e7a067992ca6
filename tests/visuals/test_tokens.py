"""No line of a listing is lost on its way to the frame."""

from __future__ import annotations

import pytest

from core.visuals.draw.tokens import coloured


@pytest.mark.parametrize("name", ["console", "pycon", "python", "bash", "text", "html", "c"])
@pytest.mark.parametrize("lines", [("# apt install one two-",), (">>> 1 + 1", "2"), ("$ ls", "", "a  b"), ("x = 1",)])
def test_every_line_keeps_its_words(name, lines):
    assert tuple("".join(text for text, _ in line) for line in coloured(lines, name)) == lines
