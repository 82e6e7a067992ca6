"""Costs on the command line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.buying import Order
from core.cli.wiring import workspace
from core.studio.workspace.purchases import WorkspaceTill
from tests.cli.conftest import Said
from tests.studio.test_voice import TALE, of_lines

Call = Callable[..., Said]


def test_maybe_paid_stands_apart_and_is_asked_for_again(call: Call) -> None:
    project = of_lines(workspace(), TALE[:3])
    for key, lost in (("a", False), ("b", True)):
        order = Order(key, "speech", "openai", "OpenAI", 100, "character", 0.5)
        with WorkspaceTill(workspace(), project).buying(order, lambda: None) as sale:
            sale.sent()
            sale.doubtful() if lost else sale.answered()
    out = call("costs", str(project)).out
    assert "0.50 USD in all." in out and "Maybe 0.50 USD more" in out
    assert f"python -m core costs {project} --ask-again" in out
    asked = call("costs", str(project), "--json").json
    assert (asked["total_usd"], asked["maybe_usd"], asked["in_doubt"]) == (0.5, 0.5, 1)
    assert "1 of them will be sent again" in call("costs", str(project), "--ask-again").out
    after = call("costs", str(project), "--json").json
    assert (after["in_doubt"], after["maybe_usd"]) == (0, 0.5)


@pytest.mark.parametrize("given", [(), ("--json",)])
def test_nothing_paid_is_said_so(call: Call, given: tuple[str, ...]) -> None:
    text = call("costs", *given)
    assert text.code == 0 and "aybe" not in text.out.replace("maybe_usd", "")
