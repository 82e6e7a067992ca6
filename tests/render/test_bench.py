"""The figures' shape; the measuring itself is `python -m core bench`."""

from __future__ import annotations

import numpy as np
import pytest

from core.errors import UsageError
from core.render.bench import measure_rendering
from core.render.bench.cases import Case
from core.render.bench.inputs import photograph
from core.render.bench.limit import cost
from core.render.bench.memory import peak_mb


def test_a_case_is_its_median_against_its_bar() -> None:
    case = Case("stills", "x limit", 1.18, runs=[1.1, 1.3, 1.15], limit_s=[10.0, 10.1, 9.9])
    assert case.as_dict() == {
        "name": "stills", "value": 1.15, "unit": "x limit", "bar": 1.18, "ok": True, "runs": [1.1, 1.3, 1.15],
        "limit_s": [10.0, 10.1, 9.9],
    }  # fmt: skip
    assert not Case("moviepy", "x", 6.0, more_is_better=True, runs=[5.0]).as_dict()["ok"]


def test_an_unknown_case_is_refused(ctx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.render.bench.inputs.put_photograph", lambda *_: "a" * 64)
    with pytest.raises(UsageError, match="stills, footage"):
        measure_rendering(ctx, ["speed of light"])


def test_inputs_are_the_same_each_time() -> None:
    assert np.array_equal(photograph(120, 90, 3), photograph(120, 90, 3))
    assert photograph(120, 90, 3).std() > 20


def test_costs_and_memory_are_measured() -> None:
    spent = cost(lambda: sum(n * n for n in range(200_000)))
    assert spent.cpu_s > 0
    assert spent.wall_s > 0
    assert peak_mb(lambda: cost(lambda: np.ones(30_000_000).sum() + sum(range(8_000_000)))) > 10
