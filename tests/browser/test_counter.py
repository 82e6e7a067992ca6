"""The line under a field counts at every key, in the platform's own unit, as the server does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from core.model.platforms import UNIT_WORDS, size, size_of_tags
from tests.browser.conftest import ROOT, free_port, wait_for
from tests.browser.waiting import PATIENCE_S

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-counter")]

APP = """
import streamlit as st
from core.model.presets import PRESETS
from pages.parts.publish import counter
st.text_area("Text", key="text-1", value="ж")
counter.show("text-1", "ж", 10, st.query_params["unit"], PRESETS["youtube_long"])
st.text_input("Tags", key="tags-1", value="a")
counter.show("tags-1", "a", 500, "tags", PRESETS["youtube_long"])
"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An application of one page with two fields; its address, to which the unit of the first is added."""
    folder = tmp_path_factory.mktemp("counter")
    (folder / "app.py").write_text(APP, encoding="utf-8")
    port = free_port()
    options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "app.py"), *options]
    running = subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"})
    address = f"http://127.0.0.1:{port}"
    wait_for(address, running)
    yield f"{address}/?unit="
    running.terminate()
    running.wait(PATIENCE_S)


@pytest.mark.parametrize("unit", ["bytes", "utf16", "characters"])
def test_what_is_typed_is_counted_as_the_server_counts(page: Page, app: str, unit: str) -> None:
    from playwright.sync_api import expect

    page.goto(app + unit)
    notes = page.locator("p[role=status]")
    notes.nth(1).wait_for()
    text = "жé漢😀 <b"
    page.get_by_label("Text").fill(text)
    expect(notes.first).to_have_text(
        f"{size(text, unit)} of 10 {UNIT_WORDS[unit]} · YouTube takes no <"  # type: ignore[arg-type]
    )
    expect(notes.first).to_have_class("over")
    page.get_by_label("Tags").fill("a, tide mill, #A, b")
    n = size_of_tags(("a", "tide mill", "b"))
    expect(notes.nth(1)).to_have_text(f"{n} of 500 characters with commas and quotes")
