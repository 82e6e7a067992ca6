"""`python -m core bench script`: what the writer makes of other people's articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

TEXT = """# The mill on the Lauter

The old mill by the river Lauter was built in 1782 and ground rye for eleven villages. Its wheel measures 5.4 metres
across and turns four times a minute when the water is high. A flood carried the first weir away in the spring of 1829,
and the miller rebuilt it in stone. Visitors can watch the gears at work on the first Sunday of every month.

## Today

A turbine of 30 kilowatts stands where the second pair of stones once turned. The cooperative sells the current to the
village and pays for the upkeep of the roof with it. Oak, hornbeam and iron each have their place in the drive.
The miller dresses the stones by hand, a work that takes two days for each pair. The mill feeds two families.
"""


def test_it_writes_speaks_and_judges_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Callable[..., Said]
) -> None:
    monkeypatch.setenv("REELWRIGHT_DATA", str(tmp_path / "data"))
    (tmp_path / "mill.md").write_text(TEXT)
    (tmp_path / "empty.md").write_text("")
    json = call("bench", "script", tmp_path / "mill.md", "--json").json
    row = json["articles"][0]
    assert json["window_s"] == [30, 60] and json["total"]["ok"]
    assert row["in_window"] and 30 <= row["seconds"] <= 60
    assert row["language"] == "en" and row["spans_verified"] == row["spans"] >= row["lines"] - 1
    assert not any(row["faults"].values()) and row["without_terms"] == 0
    assert call("projects", "--json").json["projects"] == []
    shown = call("bench", "script", tmp_path).out
    assert "mill.md" in shown and "IN WINDOW" in shown and "empty.md" in shown
    assert call("bench", "script", tmp_path / "none").code == 3
