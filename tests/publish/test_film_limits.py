"""Length and size of a film just below, at and just above what each platform takes."""

import re

import pytest

from core.model.presets import PRESETS
from core.publish.limits import film_problems


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
@pytest.mark.parametrize("field", ["length", "size"])
@pytest.mark.parametrize("step", [-1, 0, 1])
def test_only_a_film_above_the_limit_is_refused(preset, field, step):
    length = preset.max_s + (step * 0.01 if field == "length" else 0)
    size = preset.max_bytes + (step if field == "size" else 0)
    found = film_problems("Tide", "A mill.", (), length, size, preset)
    assert [error.code for error in found] == ([field] if step > 0 else [])
    for error in found:  # the sentence never says "at most 180; this one has 180"
        most, there = re.findall(r"([\d,.]+) (?:s|MB)", error.message)[-2:]
        assert float(there.replace(",", "")) > float(most.replace(",", ""))
