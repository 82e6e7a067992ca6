"""Tests of a group share one worker, and with it the browser, the server or the film that they look at."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("together")
def test_a_group_is_known_to_what_hands_out_the_tests(request: pytest.FixtureRequest) -> None:
    grouped = getattr(request.config.option, "loadgroup", False)  # by pytest-xdist, where it hands them out by groups
    assert request.node.nodeid.endswith("@together") == grouped
