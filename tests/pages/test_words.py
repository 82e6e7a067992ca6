"""Plain words: numbers as people read them, foreign texts that stay text, and none of our own shop talk."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pages.parts import words

PAGES = Path(__file__).resolve().parents[2] / "pages"
SHOP_TALK = re.compile(r"\b(assets?|tts|llm|presets?|bitrate|codec|tokens?|render(s|ed|ing)?|crf|mux)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.4, "0 s"), (58.2, "58 s"), (119, "119 s"), (120, "2 min"), (312, "5 min 12 s")]
)
def test_lengths(value: float, shown: str) -> None:
    assert words.seconds(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (2, "a few seconds left"),
        (42, "about 40 s left"),
        (310, "about 5 min left"),
        (200, "about 3 min 30 s left"),
    ],
)
def test_what_is_left_is_not_falsely_exact(value: float | None, shown: str) -> None:
    assert words.left(value) == shown


def test_how_long_ago() -> None:
    now = datetime(2026, 3, 12, 12, tzinfo=UTC)
    for past, shown in (
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(hours=30), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=30), "10 February 2026"),
    ):
        assert words.ago(now - past, now) == shown


def test_a_long_text_is_cut_between_words() -> None:
    assert words.quoted("short") == "short"
    assert words.quoted("one two three four", 12) == "one two…"
    assert len(words.quoted("無" * 200, 90)) == 91


def test_foreign_text_is_never_markup() -> None:
    for text in (
        "**bold**",
        "[a](http://b)",
        ":red[x]",
        ":material/bolt:",
        "<script>",
        "$x$",
        "# head",
        "- a",
        "1. a",
        "`c`",
    ):
        plain = words.plain(text)
        assert re.sub(r"\\(.)", r"\1", plain) == text
        assert not re.search(r"(?<!\\)[*_`\[\]()<>#$:]", plain), plain
    assert words.plain("a\n\nb") == "a b"


def test_no_page_speaks_shop() -> None:
    """Every sentence that a page shows is in plain words; names of fields, files and icons are not shown."""
    wrong = []
    for path in sorted(PAGES.rglob("*.py")):
        tree = ast.parse(path.read_text())
        docs = {id(node.body[0].value) for node in ast.walk(tree)
                if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
                and isinstance(node.body[0], ast.Expr)}  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                is_sentence = " " in node.value.strip() and not node.value.strip().startswith("<style>")
                if is_sentence and SHOP_TALK.search(node.value):
                    wrong.append(f"{path.name}:{node.lineno}: {node.value!r}")
    assert wrong == []


def test_html_of_our_own_comes_from_one_place() -> None:
    for path in sorted(PAGES.rglob("*.py")):
        text = path.read_text()
        assert "unsafe_allow_html" not in text and "unsafe_allow_javascript" not in text, path.name
        assert ("st.html(" in text) == (path.name == "style.py"), path.name


def test_pages_ask_only_studio() -> None:
    """A page shows state, gathers options and calls studio: no SQL, HTTP, subprocess or byte loops in it."""
    for path in sorted(PAGES.rglob("*.py")):
        for name in re.findall(
            r"^\s*(?:from|import) (core[.\w]*|sqlite\w*|httpx|subprocess|socket)", path.read_text(), re.M
        ):
            known = (
                "core.studio",
                "core.model",
                "core.errors",
                "core.config",
                "core.voice",
                "core.wording",
                "core.language",
            )
            assert name.startswith(known), f"{path.name} imports {name}"
