"""The line under a field counts at every key, in the platform's own unit, as the server does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.model.platforms import UNIT_WORDS, size, size_of_tags
from tests.browser.conftest import ROOT, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser

APP = """
import streamlit as st
from core.model.presets import PRESETS
from pages.parts.publish import counter
st.text_area("Text", key="text-1", value="ж")
counter.show("text-1", "ж", 10, "{unit}", PRESETS["youtube_long"])
st.text_input("Tags", key="tags-1", value="a")
counter.show("tags-1", "a", 500, "tags", PRESETS["youtube_long"])
"""


@pytest.fixture(params=["bytes", "utf16", "characters"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A page with two fields; the unit of the first and its address."""
    (tmp_path / "app.py").write_text(APP.format(unit=request.param), encoding="utf-8")
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command = [sys.executable, "-m", "streamlit", "run", str(tmp_path / "app.py"), *options]
    running = subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"})
    yield request.param, f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(20)


def test_what_is_typed_is_counted_as_the_server_counts(browser: Browser, page: tuple[str, str]) -> None:
    unit, address = page
    shown = browser.new_page()
    for _ in range(100):
        try:
            shown.goto(address)
            break
        except Exception:  # noqa: BLE001 - the server is not there yet
            shown.wait_for_timeout(200)
    notes = shown.locator("p[role=status]")
    notes.nth(1).wait_for()
    text = "жé漢😀 <b"
    shown.get_by_label("Text").fill(text)
    assert notes.first.text_content() == (
        f"{size(text, unit)} of 10 {UNIT_WORDS[unit]} · YouTube takes no <"  # type: ignore[arg-type]
    )
    assert notes.first.get_attribute("class") == "over"
    shown.get_by_label("Tags").fill("a, tide mill, #A, b")
    n = size_of_tags(("a", "tide mill", "b"))
    assert notes.nth(1).text_content() == f"{n} of 500 characters with commas and quotes"
    shown.close()
